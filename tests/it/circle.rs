//! The circle without its drawing: moving somebody, looking for somebody, who else could be nearer.

use crate::support::{World, day};
use chrono::{Days, NaiveDate};
use ebb::app::command::{Command, Notice, Rejection};
use ebb::app::doc::Doc;
use ebb::app::view::people::{Fill, Filter, Row, STANDINGS, Since, Why, found, rows, who_else};
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, Id, PersonId};
use ebb::domain::person::{LastKnown, LastTime, Person, Ring};
use ebb::domain::plan::standing::Standing;
use ebb::domain::rhythm::Later;
use ebb::domain::safety::SafetyRoute;
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::text::Name;
use ebb::store::record::Record;
use std::collections::BTreeSet;
use std::sync::Arc;

fn today() -> NaiveDate {
    day("2026-11-22")
}

/// A circle under construction.
#[derive(Default)]
struct Circle(Vec<Record>);

impl Circle {
    fn id(&self) -> Id {
        Id::from_bits(self.0.len() as u64 + 1)
    }

    fn person(&mut self, name: &str, ring: Ring, change: impl FnOnce(&mut Person)) -> PersonId {
        let id = PersonId(self.id());
        let mut person = Person::new(id, Name::parse(name).expect("it is a name"), today() - Days::new(500));
        person.ring = ring;
        change(&mut person);
        self.0.push(Record::Person(Arc::new(person)));
        id
    }

    fn contact(&mut self, person: PersonId, days_ago: u64, kind: ContactKind) {
        let id = ContactId(self.id());
        let contact = Contact::new(id, person, today() - Days::new(days_ago), kind);
        self.0.push(Record::Contact(Arc::new(contact)));
    }

    fn doc(self) -> Doc {
        Doc::new(self.0)
    }
}

fn names(rows: &[Row], places: &[usize]) -> Vec<String> {
    places.iter().map(|&at| rows[at].name.clone()).collect()
}

// Moving somebody

#[test]
fn somebody_moves_to_another_ring_and_back() {
    let mut world = World::new();
    let maya = world.add_person("Maya");
    world.route = None;
    world.act(Command::SetRing(maya, Ring::Close));
    assert_eq!(world.said, Some(Notice::RingSet(Ring::Close)));
    assert!(Notice::RingSet(Ring::Close).can_undo());
    assert_eq!(world.route, None, "it stays on the page");
    world.close_and_reopen();
    assert_eq!(world.doc.person(maya).map(|person| person.ring), Some(Ring::Close));
    world.act(Command::SetRing(maya, Ring::Further));
    world.act(Command::Undo);
    assert_eq!(world.doc.person(maya).map(|person| person.ring), Some(Ring::Close));
}

#[test]
fn moving_somebody_to_where_they_are_says_and_saves_nothing() {
    let mut world = World::new();
    let maya = world.add_person("Maya");
    let writes = world.storage.writes();
    world.act(Command::SetRing(maya, Ring::Near));
    assert_eq!((world.said, world.storage.writes()), (None, writes));
    let nobody = PersonId(Id::from_bits(999));
    assert_eq!(world.dispatch(Command::SetRing(nobody, Ring::Near)), Err(Rejection::Gone));
}

// Looking for somebody

#[test]
fn rows_go_from_the_inner_ring_out_and_by_name_whatever_its_capitals_and_accents() {
    let mut circle = Circle::default();
    for (name, ring) in [("zoë", Ring::Near), ("Émile", Ring::Near), ("dan", Ring::Near), ("Zac", Ring::Close)] {
        circle.person(name, ring, |_| ());
    }
    let doc = circle.doc();
    let names: Vec<String> = rows(&doc, today()).into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["Zac", "dan", "Émile", "zoë"]);
}

#[test]
fn a_list_is_narrowed_by_each_of_its_filters() {
    let mut circle = Circle::default();
    let zoe = circle.person("Zoë Lee", Ring::Close, |_| ());
    circle.person("Émile", Ring::Near, |person| person.could_grow = true);
    let dan = circle.person("Dan", Ring::Near, |person| {
        person.safety = Some(SafetyRoute { stopped: true, ..SafetyRoute::default() });
    });
    circle.contact(zoe, 3, ContactKind::Met);
    circle.contact(dan, 30, ContactKind::Met);
    let doc = circle.doc();
    let rows = rows(&doc, today());
    let found = |filter: Filter| names(&rows, &found(&rows, &filter, today()));
    let typed = |text: &str| Filter { typed: text.to_owned(), ..Filter::default() };
    assert_eq!(found(Filter::default()), ["Zoë Lee", "Dan", "Émile"]);
    assert_eq!(found(typed("ZOE l")), ["Zoë Lee"]);
    assert_eq!(found(typed(" émi")), ["Émile"]);
    assert_eq!(found(typed("xyz")), [""; 0]);
    assert_eq!(found(Filter { ring: Some(Ring::Near), ..Filter::default() }), ["Dan", "Émile"]);
    assert_eq!(found(Filter { standing: Some(Standing::NoContact), ..Filter::default() }), ["Dan"]);
    assert_eq!(found(Filter { since: Some(Since::Recent), ..Filter::default() }), ["Zoë Lee"]);
    assert_eq!(found(Filter { since: Some(Since::AWhile), ..Filter::default() }), ["Dan"]);
    assert_eq!(found(Filter { since: Some(Since::Long), ..Filter::default() }), ["Émile"]);
    assert_eq!(found(Filter { could_grow: true, ..Filter::default() }), ["Émile"]);
    assert_eq!(found(Filter { could_grow: true, ring: Some(Ring::Close), ..Filter::default() }), [""; 0]);
}

#[test]
fn somebody_in_space_is_found_on_whatever_days() {
    let mut world = World::new();
    let id = world.begin(Situation::FriendPullingAway, "Maya");
    let maya = world.about(id);
    world.answer_safety(maya, &[ebb::domain::safety::SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(id, Choice::GiveSpace, Some("3w"), &[]);
    let plan = world.plan_from(id).expect("a plan is proposed").id;
    world.act(Command::AcceptPlan(plan));
    let rows = rows(&world.doc, world.today);
    assert_eq!(rows[0].fill, Fill::Space);
    for standing in STANDINGS {
        let filter = Filter { standing: Some(standing), ..Filter::default() };
        let is_space = matches!(standing, Standing::InSpace { .. });
        assert_eq!(found(&rows, &filter, world.today).len(), usize::from(is_space), "{standing:?}");
    }
}

#[test]
fn what_is_remembered_of_the_last_contact_counts_until_one_is_logged() {
    let mut circle = Circle::default();
    let remembers = |time| move |person: &mut Person| person.last_known = Some(LastKnown { time, said: today() });
    let dan = circle.person("Dan", Ring::Near, remembers(LastTime::Month));
    let jo = circle.person("Jo", Ring::Near, remembers(LastTime::Month));
    circle.person("Kit", Ring::Near, remembers(LastTime::Unknown));
    circle.person("Lena", Ring::Near, |person| person.died = true);
    circle.contact(jo, 2, ContactKind::Talked);
    let doc = circle.doc();
    let rows = rows(&doc, today());
    assert_eq!(rows[0].id, dan);
    let told: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.fill, row.is_about)).collect();
    let expected =
        [("Dan", Fill::Mid, true), ("Jo", Fill::Recent, false), ("Kit", Fill::Far, false), ("Lena", Fill::Far, false)];
    assert_eq!(told, expected);
}

// Who else could be nearer

/// A ring of steady people about whom nothing is known.
fn three_rings(each: usize) -> Circle {
    let mut circle = Circle::default();
    for at in 0..each {
        for ring in Ring::ALL {
            circle.person(&format!("{} {at}", ring.id()), ring, |_| ());
        }
    }
    circle
}

#[test]
fn one_of_each_ring_is_suggested_and_everybody_has_their_turn() {
    let doc = three_rings(7).doc();
    let mut seen = BTreeSet::new();
    for days in 0..7 {
        let others = who_else(&doc, today() + Days::new(days));
        assert_eq!(others.iter().map(|other| other.row.ring).collect::<Vec<_>>(), Ring::ALL);
        assert_eq!(others, who_else(&doc, today() + Days::new(days)), "the same all day");
        seen.extend(others.into_iter().map(|other| other.row.name));
    }
    assert_eq!(seen.len(), 21, "{seen:?}");
}

#[test]
fn nobody_is_suggested_about_whom_nothing_may_appear() {
    let mut circle = Circle::default();
    let closed = SafetyRoute { stopped: true, ..SafetyRoute::default() };
    circle.person("Away", Ring::Near, |person| person.archived = true);
    circle.person("Died", Ring::Near, |person| person.died = true);
    circle.person("Closed", Ring::Near, |person| person.safety = Some(closed));
    let careful = SafetyRoute { careful: true, ..SafetyRoute::default() };
    circle.person("Careful", Ring::Near, |person| person.safety = Some(careful));
    circle.person("Later", Ring::Near, |person| person.later = Some(Later::Until(today() + Days::new(1))));
    circle.person("Quiet", Ring::Near, |person| person.later = Some(Later::UntilTheyWrite));
    let waiting = circle.person("Waiting", Ring::Near, |_| ());
    circle.contact(waiting, 60, ContactKind::Met);
    circle.contact(waiting, 30, ContactKind::Wrote);
    circle.contact(waiting, 20, ContactKind::Wrote);
    let doc = circle.doc();
    for days in 0..14 {
        let on = today() + Days::new(days);
        let names: Vec<String> = who_else(&doc, on).into_iter().map(|other| other.row.name).collect();
        // "Later" is over on the day that was named.
        let expected: &[&str] = if days == 0 { &[] } else { &["Later"] };
        assert_eq!(names, expected, "after {days} days");
    }
}

#[test]
fn whoever_a_plan_is_about_is_nobody_else() {
    for choice in [Choice::GiveSpace, Choice::OneMessage] {
        let mut world = World::new();
        let id = world.begin(Situation::FriendPullingAway, "Maya");
        let maya = world.about(id);
        world.answer_safety(maya, &[ebb::domain::safety::SafetyAnswer::NoneOfThese]);
        world.walk_to_the_end(id, choice, Some("1w"), &[]);
        assert_eq!(who_else(&world.doc, world.today).len(), 1, "{choice:?}: nothing runs yet");
        let plan = world.plan_from(id).expect("a plan is proposed").id;
        world.act(Command::AcceptPlan(plan));
        assert_eq!(who_else(&world.doc, world.today), [], "{choice:?}");
    }
}

#[test]
fn whoever_was_met_this_week_gives_way_to_others_of_the_ring() {
    let mut circle = Circle::default();
    let dan = circle.person("Dan", Ring::Close, |_| ());
    let jo = circle.person("Jo", Ring::Close, |_| ());
    let kit = circle.person("Kit", Ring::Further, |_| ());
    circle.contact(dan, 2, ContactKind::Met);
    circle.contact(jo, 30, ContactKind::Met);
    circle.contact(kit, 2, ContactKind::Met);
    let doc = circle.doc();
    for days in 0..4 {
        let others = who_else(&doc, today() + Days::new(days));
        let names: Vec<&str> = others.iter().map(|other| other.row.name.as_str()).collect();
        assert_eq!(names, ["Jo", "Kit"], "after {days} days");
    }
}

#[test]
fn each_suggestion_has_its_reason() {
    let reason = |change: fn(&mut Person), days_ago: Option<u64>| {
        let mut circle = Circle::default();
        let dan = circle.person("Dan", Ring::Close, change);
        if let Some(days) = days_ago {
            circle.contact(dan, days, ContactKind::Met);
        }
        who_else(&circle.doc(), today()).first().map(|other| other.why)
    };
    let nothing: fn(&mut Person) = |_| ();
    assert_eq!(reason(nothing, None), Some(Why::Unknown));
    assert_eq!(reason(nothing, Some(10)), Some(Why::Easy));
    assert_eq!(reason(nothing, Some(30)), Some(Why::AWhile));
    assert_eq!(reason(nothing, Some(90)), Some(Why::Long));
    assert_eq!(reason(|person| person.could_grow = true, Some(90)), Some(Why::CouldGrow));
}
