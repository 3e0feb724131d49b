//! A person's card: edited, put away, made one with another; what it says and what its form reads.

use crate::support::{TODAY, World, day};
use ebb::app::command::{Command, Notice, PersonForm, Rejection};
use ebb::app::view::card::{DayForm, DayProblem, Next, comes, days_of, moves, round};
use ebb::app::view::people::{Fill, row};
use ebb::app::view::today::today;
use ebb::domain::calendar::CalendarItem;
use ebb::domain::contact::ContactKind;
use ebb::domain::id::{Id, PersonId, PlanId};
use ebb::domain::journal::EntryKind;
use ebb::domain::person::{LastKnown, LastTime, Milestone, MilestoneKind, Person, Relation};
use ebb::domain::plan::PlanState;
use ebb::domain::plan::standing::Standing;
use ebb::domain::reflection::answer::Answer;
use ebb::domain::rhythm::{Later, Rhythm};
use ebb::domain::safety::SafetyAnswer;
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::urge::UrgeEnd;
use ebb::domain::yearly::{LeapDay, Yearly};
use ebb::store::record::Record;

fn person(world: &World, id: PersonId) -> Person {
    (**world.doc.person(id).expect("the person is there")).clone()
}

/// Saves the card with a change.
fn edit(world: &mut World, id: PersonId, change: impl FnOnce(&mut Person)) {
    let mut card = person(world, id);
    let name = card.name.to_string();
    change(&mut card);
    world.act(Command::EditPerson(id, PersonForm { name, card: Box::new(card) }));
}

fn yearly(text: &str) -> Yearly {
    Yearly::parse(text).expect("a day of the year")
}

/// A guide walked to its end about somebody, and its plan accepted.
fn plan(world: &mut World, id: PersonId, choice: Choice, others: &[PersonId]) -> PlanId {
    if world.doc.safety(id).is_none() {
        world.answer_safety(id, &[SafetyAnswer::NoneOfThese]);
    }
    let reflection = world.begin_about(Situation::FriendPullingAway, id);
    world.walk_to_the_end(reflection, choice, Some("1w"), others);
    let plan = world.plan_from(reflection).expect("a plan is proposed").id;
    world.act(Command::AcceptPlan(plan));
    plan
}

/// Somebody of whom there is a record of every kind.
fn whole(world: &mut World, name: &str) -> PersonId {
    let id = world.add_person(name);
    edit(world, id, |card| {
        card.likes = "the sea in winter and everything that swims in it ".repeat(4);
        card.rhythm = Some(Rhythm::Month);
        card.milestones = vec![Milestone::birthday(yearly("--02-29"))];
    });
    edit(world, id, |card| card.likes = "tea".to_owned());
    plan(world, id, Choice::OneMessage, &[]);
    world.act(Command::LogContact(id, ContactKind::TheyWrote));
    world.act(Command::RodeUrge(id, UrgeEnd::RodeOut, String::new()));
    world.act(Command::WentToCalendar(vec![(id, CalendarItem::Rhythm), (id, CalendarItem::Milestone(0))]));
    world.act(Command::BeginEntry(EntryKind::Note, Some(id), None));
    let all = world.doc.all_about(id);
    let kinds =
        |of: fn(&Record) -> bool| all.iter().filter_map(|&id| world.doc.record(id)).filter(|one| of(one)).count();
    assert_eq!(kinds(|one| matches!(one, Record::Reflection(_))), 1);
    assert_eq!(kinds(|one| matches!(one, Record::Plan(_))), 1);
    assert_eq!(kinds(|one| matches!(one, Record::Urge(_))), 1);
    assert_eq!(kinds(|one| matches!(one, Record::InCalendar(_))), 2);
    assert!(kinds(|one| matches!(one, Record::Contact(_))) > 0);
    assert!(kinds(|one| matches!(one, Record::Version(_))) > 0);
    id
}

fn records(world: &World, ids: &[Id]) -> Vec<Option<Record>> {
    ids.iter().map(|&id| world.doc.record(id).cloned()).collect()
}

/// Everything about somebody but their card.
fn beside_the_card(world: &World, id: PersonId) -> Vec<Id> {
    world.doc.all_about(id).into_iter().filter(|&one| one != id.0).collect()
}

// Making two one

#[test]
fn a_merge_moves_every_kind_of_record_and_nothing_else() {
    let mut world = World::new();
    let (maya, tom) = (world.add_person("Maya"), whole(&mut world, "Tom"));
    let may = whole(&mut world, "May");
    let moving = beside_the_card(&world, may);
    let toms = world.doc.all_about(tom);
    let (before, counted) = (records(&world, &toms), moves(&world.doc, may));
    world.act(Command::Merge(maya, may));
    assert_eq!(world.said, Some(Notice::Merged));
    assert!(world.doc.person(may).is_none());
    assert_eq!(world.doc.all_about(may), [may.0], "nothing is about the second any more");
    assert_eq!(beside_the_card(&world, maya), moving);
    assert_eq!(moves(&world.doc, maya), counted);
    assert_eq!(records(&world, &toms), before, "somebody else's records are not touched");
    let entry = world.doc.entries().last().expect("the entry is there");
    assert_eq!(entry.people, [maya]);
    let card = person(&world, maya);
    assert_eq!((card.name.as_str(), &*card.likes, card.rhythm), ("Maya", "tea", Some(Rhythm::Month)));
    world.close_and_reopen();
    assert_eq!(beside_the_card(&world, maya), moving, "it is so after a restart too");
}

#[test]
fn a_merge_is_taken_back_byte_for_byte() {
    let mut world = World::new();
    let (maya, may) = (whole(&mut world, "Maya"), whole(&mut world, "May"));
    edit(&mut world, maya, |card| card.likes = "cake".to_owned());
    let before = world.storage.words();
    world.act(Command::Merge(maya, may));
    assert_ne!(world.storage.words(), before);
    world.act(Command::Undo);
    assert_eq!(world.storage.words(), before);
}

#[test]
fn a_merge_is_done_once_and_never_with_oneself() {
    let mut world = World::new();
    let (maya, may) = (world.add_person("Maya"), world.add_person("May"));
    assert_eq!(world.dispatch(Command::Merge(maya, maya)), Err(Rejection::Gone));
    world.act(Command::Merge(maya, may));
    assert_eq!(world.dispatch(Command::Merge(maya, may)), Err(Rejection::Gone));
    assert_eq!(world.dispatch(Command::Merge(may, maya)), Err(Rejection::Gone));
}

#[test]
fn the_stricter_safety_answer_wins_whichever_card_goes() {
    for first_is_strict in [true, false] {
        let mut world = World::new();
        let (maya, may) = (world.add_person("Maya"), world.add_person("May"));
        let (strict, mild) = if first_is_strict { (maya, may) } else { (may, maya) };
        plan(&mut world, maya, Choice::OneMessage, &[]);
        world.answer_safety(strict, &[SafetyAnswer::AskedToStop]);
        world.answer_safety(mild, &[SafetyAnswer::NoneOfThese]);
        world.act(Command::Merge(maya, may));
        assert!(person(&world, maya).safety.is_some_and(|safety| safety.stopped));
        let plan = world.doc.running_plan(maya).expect("the plan is there");
        assert_eq!(plan.open_steps().filter(|step| step.kind.rule().contact).count(), 0, "no contact is left in it");
    }
}

#[test]
fn a_strict_answer_that_was_left_unsaved_holds_and_is_not_stored() {
    let mut world = World::new();
    let (maya, may) = (world.add_person("Maya"), world.add_person("May"));
    world.answer_safety(maya, &[SafetyAnswer::NoneOfThese]);
    world.act(Command::AnswerSafety { person: may, answers: vec![SafetyAnswer::Afraid], keep: false });
    world.act(Command::Merge(maya, may));
    assert!(world.doc.safety(maya).is_some_and(|safety| safety.fear));
    assert_eq!(person(&world, maya).safety, None, "it is asked again another day");
}

#[test]
fn only_one_plan_runs_after_a_merge() {
    let mut world = World::new();
    let (maya, may) = (world.add_person("Maya"), world.add_person("May"));
    let (mayas, mays) =
        (plan(&mut world, maya, Choice::OneMessage, &[]), plan(&mut world, may, Choice::GiveSpace, &[]));
    world.act(Command::Merge(maya, may));
    assert_eq!(world.doc.running_plan(maya).map(|plan| plan.id), Some(mayas));
    assert_eq!(world.plan(mays).state, PlanState::Replaced(day(TODAY)));
    assert_eq!(world.doc.plans_about(maya).filter(|plan| plan.is_active()).count(), 1);
    let (leo, lee) = (world.add_person("Leo"), world.add_person("Lee"));
    let lees = plan(&mut world, lee, Choice::OneMessage, &[]);
    world.act(Command::Merge(leo, lee));
    assert_eq!(world.doc.running_plan(leo).map(|plan| plan.id), Some(lees), "where one runs, it goes on");
}

#[test]
fn steps_and_answers_that_name_the_second_name_the_first() {
    let mut world = World::new();
    let (tom, priya, pri) = (world.add_person("Tom"), world.add_person("Priya"), world.add_person("Pri"));
    let toms = plan(&mut world, tom, Choice::GiveSpace, &[pri]);
    let others =
        |world: &World, id| -> Vec<PersonId> { world.plan(id).steps.iter().filter_map(|one| one.other).collect() };
    assert!(others(&world, toms).contains(&pri), "the plan has a step with somebody else");
    world.act(Command::Merge(priya, pri));
    assert!(others(&world, toms).iter().all(|&other| other == priya) && !others(&world, toms).is_empty());
    let reflection = world.doc.reflections_about(tom).last().expect("the reflection is there");
    let named = reflection.answers.values().find_map(|answered| match &answered.answer {
        Answer::People(people) => Some(people.clone()),
        _ => None,
    });
    assert_eq!(named, Some(vec![priya]));
    world.act(Command::Merge(tom, priya));
    assert_eq!(others(&world, toms), [], "nobody is the other one in a plan about themselves");
}

#[test]
fn words_that_both_cards_hold_are_kept_as_an_earlier_version() {
    let mut world = World::new();
    let (maya, may) = (world.add_person("Maya"), world.add_person("May"));
    edit(&mut world, maya, |card| card.likes = "the lido".to_owned());
    edit(&mut world, may, |card| card.likes = "bad films".to_owned());
    world.act(Command::Merge(maya, may));
    assert_eq!(person(&world, maya).likes, "the lido");
    let kept: Vec<Record> = world.doc.versions_of(maya.0).map(|version| version.record.clone()).collect();
    assert!(matches!(&kept[..], [Record::Person(one)] if one.likes == "bad films" && one.id == maya));
    world.act(Command::ErasePerson(maya));
    assert_eq!(world.doc.versions().count(), 0, "deleting takes it along");
}

#[test]
fn days_in_the_calendar_stay_with_their_day() {
    let mut world = World::new();
    let (maya, may) = (world.add_person("Maya"), world.add_person("May"));
    edit(&mut world, maya, |card| card.milestones = vec![Milestone::birthday(yearly("--03-01"))]);
    let exam =
        Milestone { kind: MilestoneKind::Once, label: "Exam".into(), ..Milestone::birthday(yearly("2027-05-01")) };
    let both = vec![exam.clone(), Milestone::birthday(yearly("--03-01"))];
    edit(&mut world, may, |card| card.milestones = both);
    let items = [CalendarItem::Milestone(0), CalendarItem::Milestone(1)].map(|item| (may, item));
    world.act(Command::WentToCalendar(items.to_vec()));
    world.act(Command::Merge(maya, may));
    assert_eq!(person(&world, maya).milestones, [Milestone::birthday(yearly("--03-01")), exam]);
    let items: Vec<CalendarItem> = world.doc.in_calendar(maya).map(|event| event.item).collect();
    assert_eq!(items, [CalendarItem::Milestone(1), CalendarItem::Milestone(0)]);
}

#[test]
fn a_day_taken_away_leaves_the_calendar_notes_of_the_others_in_place() {
    let mut world = World::new();
    let maya = world.add_person("Maya");
    let [exam, trip] = ["Exam", "Trip"].map(|label| Milestone {
        kind: MilestoneKind::Once,
        label: label.into(),
        ..Milestone::birthday(yearly("2027-05-01"))
    });
    let birthday = Milestone::birthday(yearly("--03-01"));
    edit(&mut world, maya, |card| card.milestones = vec![birthday, exam.clone(), trip.clone()]);
    let items = [0, 1, 2].map(|at| (maya, CalendarItem::Milestone(at)));
    world.act(Command::WentToCalendar(items.to_vec()));
    let noted = |world: &World| world.doc.in_calendar(maya).map(|event| event.item).collect::<Vec<_>>();
    edit(&mut world, maya, |card| card.milestones = vec![exam.clone(), trip.clone()]);
    assert_eq!(noted(&world), [CalendarItem::Milestone(0), CalendarItem::Milestone(1)], "the birthday’s went with it");
    let later = Milestone { on: yearly("2027-06-02"), ..exam };
    edit(&mut world, maya, |card| card.milestones = vec![later.clone(), trip.clone()]);
    assert_eq!(noted(&world).len(), 2, "a day that moves keeps its note");
    edit(&mut world, maya, |card| card.milestones = vec![trip, later]);
    assert_eq!(noted(&world), [CalendarItem::Milestone(1), CalendarItem::Milestone(0)], "in another order");
}

// Put away, and died

/// Somebody about whom Today has something to say: rhythm, birthday, follow-up and plan.
fn talked_about(world: &mut World, name: &str, with_plan: bool) -> PersonId {
    let id = world.add_person(name);
    edit(world, id, |card| {
        card.rhythm = Some(Rhythm::Week);
        card.milestones = vec![Milestone::birthday(yearly("--12-02"))];
    });
    if with_plan {
        plan(world, id, Choice::OneMessage, &[]);
    } else {
        world.answer_safety(id, &[SafetyAnswer::NoneOfThese]);
        world.act(Command::LogContact(id, ContactKind::Wrote));
    }
    world.let_days_pass(10);
    id
}

#[test]
fn today_is_silent_about_somebody_put_away_or_dead() {
    for with_plan in [true, false] {
        for command in [|id, on| Command::Archive(id, on), |id, on| Command::Died(id, on)] {
            let mut world = World::new();
            let id = talked_about(&mut world, "Maya", with_plan);
            let loud = today(&world.doc, world.today).things;
            assert!(loud.len() > 1, "there is something to be silent about: {loud:?}");
            world.act(command(id, true));
            assert_eq!(today(&world.doc, world.today).things, []);
            world.let_days_pass(20);
            assert_eq!(today(&world.doc, world.today).things, []);
            world.today = day("2026-12-02");
            world.act(command(id, false));
            assert_eq!(today(&world.doc, world.today).things, loud, "it comes back as it was");
        }
    }
}

#[test]
fn putting_away_can_be_undone() {
    let mut world = World::new();
    let id = world.add_person("Maya");
    let before = world.storage.words();
    world.act(Command::Archive(id, true));
    assert!(person(&world, id).archived);
    world.act(Command::Undo);
    assert_eq!(world.storage.words(), before);
}

// The card

#[test]
fn editing_keeps_what_the_form_does_not_ask_for() {
    let mut world = World::new();
    let id = world.add_person("Maya");
    edit(&mut world, id, |card| card.card = "urn:uuid:1".to_owned());
    // The form was opened before all this happened.
    let form = PersonForm { name: "Maya B".to_owned(), card: Box::new(person(&world, id)) };
    world.answer_safety(id, &[SafetyAnswer::AskedToStop]);
    world.act(Command::Archive(id, true));
    world.act(Command::Died(id, true));
    world.act(Command::EditPerson(id, form));
    let card = person(&world, id);
    assert_eq!(card.name.as_str(), "Maya B");
    assert!(card.archived && card.died && card.safety.is_some_and(|safety| safety.stopped));
    assert_eq!(card.card, "urn:uuid:1");
    world.act(Command::SetLater(id, Some(Later::UntilTheyWrite)));
    edit(&mut world, id, |card| card.relation = Some(Relation::Friend));
    assert_eq!(person(&world, id).later, Some(Later::UntilTheyWrite));
}

#[test]
fn deleting_somebody_takes_urges_and_calendar_records_along() {
    let mut world = World::new();
    let id = whole(&mut world, "Maya");
    let all = world.doc.all_about(id);
    world.act(Command::ErasePerson(id));
    assert_eq!(records(&world, &all), vec![None; all.len()]);
    assert!(world.doc.urges(id).next().is_none() && world.doc.in_calendar(id).next().is_none());
}

#[test]
fn a_range_fills_the_pebble_where_nothing_is_logged() {
    for (time, fill) in [
        (LastTime::Week, Fill::Recent),
        (LastTime::TwoWeeks, Fill::Recent),
        (LastTime::Month, Fill::Mid),
        (LastTime::FewMonths, Fill::Far),
        (LastTime::HalfYear, Fill::Far),
        (LastTime::Unknown, Fill::Far),
    ] {
        let mut world = World::new();
        let id = world.add_person("Maya");
        let said = world.today;
        edit(&mut world, id, |card| card.last_known = Some(LastKnown { time, said }));
        assert_eq!(row(&world.doc, &person(&world, id), said).fill, fill, "{time:?}");
        world.act(Command::LogContact(id, ContactKind::Met));
        assert_eq!(row(&world.doc, &person(&world, id), said).fill, Fill::Recent, "what is logged comes first");
    }
}

// What the form reads

#[test]
fn a_day_of_the_form_is_read_or_needs_a_look() {
    let form = |day, month, year: &str| DayForm { day, month, year: year.to_owned(), ..DayForm::empty() };
    for (form, expected) in [
        (form(29, 2, ""), Ok("--02-29")),
        (form(29, 2, " 2000 "), Ok("2000-02-29")),
        (form(29, 2, "1999"), Err(DayProblem::NoSuchDay)),
        (form(31, 4, ""), Err(DayProblem::NoSuchDay)),
        (form(0, 4, ""), Err(DayProblem::NoDay)),
        (form(4, 0, "1990"), Err(DayProblem::NoDay)),
        (form(4, 4, "90"), Err(DayProblem::NoYear)),
        (form(4, 4, "2027"), Err(DayProblem::NoYear)),
        (form(4, 4, "2026"), Ok("2026-04-04")),
        (DayForm { kind: MilestoneKind::Anniversary, ..form(4, 4, "") }, Err(DayProblem::NoLabel)),
        (DayForm { kind: MilestoneKind::Once, ..form(4, 4, "") }, Err(DayProblem::NoDay)),
        (
            DayForm { kind: MilestoneKind::Once, once: "2027-01-08".into(), label: "Exam".into(), ..form(0, 0, "x") },
            Ok("2027-01-08"),
        ),
    ] {
        let read = form.read(day(TODAY)).map(|milestone| milestone.on.to_string());
        assert_eq!(read.as_deref().map_err(|&problem| problem), expected, "{form:?}");
    }
    assert!(DayForm::empty().is_blank() && !form(1, 0, "").is_blank());
}

#[test]
fn a_stored_day_reads_back_as_it_was() {
    let birthday = Milestone::birthday(yearly("--02-29"));
    for milestone in [
        Milestone { leap: LeapDay::After, lead: 5, answered: Some(2026), ..birthday.clone() },
        Milestone { kind: MilestoneKind::Anniversary, label: " The lake ".into(), ..birthday.clone() },
        Milestone { kind: MilestoneKind::Once, label: "Exam".into(), on: yearly("2030-01-01"), ..birthday.clone() },
        Milestone { on: yearly("2999-01-01"), ..birthday },
    ] {
        assert_eq!(DayForm::of(&milestone).read(day(TODAY)), Ok(milestone));
    }
    let answered = Milestone { answered: Some(2026), ..Milestone::birthday(yearly("--11-20")) };
    let moved = DayForm { day: 24, ..DayForm::of(&answered) }.read(day(TODAY));
    assert_eq!(moved.map(|day| day.answered), Ok(None), "another day has not been answered");
}

#[test]
fn a_rhythm_of_ones_own_is_a_number_of_days() {
    for (typed, days) in
        [("1", Some(1)), (" 45 ", Some(45)), ("999", Some(999)), ("0", None), ("1000", None), ("a", None)]
    {
        assert_eq!(days_of(typed), days, "{typed}");
    }
}

// What the page says

#[test]
fn a_rhythm_comes_round_after_the_last_contact_and_is_never_late() {
    let now = day(TODAY);
    let mut world = World::new();
    let id = world.add_person("Maya");
    edit(&mut world, id, |card| card.rhythm = Some(Rhythm::Month));
    let maya = person(&world, id);
    let steady = Standing::Steady;
    let around = |text| Some(Next::Around(day(text)));
    assert_eq!(round(&maya, steady, Some(day("2026-11-03")), now), around("2026-12-03"));
    assert_eq!(round(&maya, steady, Some(day("2026-01-03")), now), Some(Next::AnyDay));
    assert_eq!(round(&maya, steady, None, now), around("2026-12-22"), "since they were added");
    let known = Person { last_known: Some(LastKnown { time: LastTime::Week, said: now }), ..maya.clone() };
    let remembered = row(&world.doc, &known, now).last;
    assert_eq!(round(&known, steady, remembered, now), around("2026-12-18"));
    let later = Person { later: Some(Later::Until(day("2027-02-01"))), ..maya.clone() };
    assert_eq!(round(&later, steady, Some(now), now), around("2027-02-01"));
    let waits = Person { later: Some(Later::UntilTheyWrite), ..maya.clone() };
    assert_eq!(round(&waits, steady, Some(now), now), Some(Next::WhenTheyWrite));
    for standing in [Standing::NoContact, Standing::Died, Standing::Resting, Standing::LetGo] {
        assert_eq!(round(&maya, standing, Some(now), now), None, "{standing:?}");
    }
    assert_eq!(round(&Person { archived: true, ..maya }, steady, Some(now), now), None);
}

#[test]
fn an_age_is_said_only_where_the_year_is_known() {
    let now = day(TODAY);
    let of = |kind, on: &str| comes(&Milestone { kind, ..Milestone::birthday(yearly(on)) }, now);
    assert_eq!(of(MilestoneKind::Birthday, "1990-12-01"), (day("2026-12-01"), Some(36)));
    assert_eq!(of(MilestoneKind::Birthday, "1990-03-01"), (day("2027-03-01"), Some(37)));
    assert_eq!(of(MilestoneKind::Birthday, "--02-29"), (day("2027-02-28"), None));
    assert_eq!(of(MilestoneKind::Anniversary, "2026-11-22"), (now, None), "the first is no year yet");
    assert_eq!(of(MilestoneKind::Once, "2026-03-01"), (day("2026-03-01"), None), "what is over has its day");
    assert_eq!(of(MilestoneKind::Once, "2030-03-01"), (day("2030-03-01"), None));
}
