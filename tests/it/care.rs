//! Giving space, the ten minutes, and what else happens between two people: as somebody meets them.

use crate::support::World;
use chrono::{Days, NaiveDate};
use ebb::app::command::{Command, Notice, PersonForm, Rejection, StepChange};
use ebb::app::route::Route;
use ebb::app::view::care::{self, Door, Note};
use ebb::app::view::today::today;
use ebb::domain::contact::ContactKind;
use ebb::domain::id::PersonId;
use ebb::domain::journal::EntryKind;
use ebb::domain::person::Milestone;
use ebb::domain::plan::advance::{Event, ReviewChoice, Warmth};
use ebb::domain::plan::propose::{LENGTHS, space_end};
use ebb::domain::plan::standing::Standing;
use ebb::domain::plan::step::StepKind;
use ebb::domain::plan::today::What;
use ebb::domain::plan::{LONGEST_WAIT, PlanError, SpaceTerms};
use ebb::domain::safety::SafetyAnswer;
use ebb::domain::urge::UrgeEnd;
use ebb::domain::yearly::Yearly;

/// Somebody with whom nothing is wrong.
fn maya(world: &mut World) -> PersonId {
    let maya = world.add_person("Maya");
    world.answer_safety(maya, &[SafetyAnswer::NoneOfThese]);
    maya
}

fn terms(reason: &str) -> SpaceTerms {
    SpaceTerms { reason: reason.into(), meanwhile: vec!["Ring Priya".into()], ..SpaceTerms::default() }
}

fn give(world: &mut World, person: PersonId, days: u64, terms: SpaceTerms) {
    world.act(Command::GiveSpace(person, world.today + Days::new(days), terms));
}

fn standing(world: &World, person: PersonId) -> Standing {
    world.doc.standing(world.doc.person(person).expect("the person is there"), world.today)
}

fn in_space(world: &World, person: PersonId) -> Option<(NaiveDate, NaiveDate)> {
    match standing(world, person) {
        Standing::InSpace { from, until } => Some((from, until)),
        _ => None,
    }
}

fn space(world: &World, person: PersonId) -> care::Space {
    care::space(&world.doc, person, world.today).expect("the person is there")
}

fn urge(world: &World, person: PersonId) -> care::Urge {
    care::urge(&world.doc, person, world.today).expect("the person is there")
}

fn review_on(world: &World, person: PersonId) -> Option<NaiveDate> {
    world.doc.running_plan(person).and_then(|plan| plan.review_on())
}

// Space

#[test]
fn three_weeks_from_today_end_on_the_twenty_first_day() {
    let world = World::new();
    let ends = LENGTHS.map(|length| (space_end(length, world.today) - world.today).num_days());
    assert_eq!(ends, [2, 6, 13, 20, 29]);
}

#[test]
fn a_space_is_given_where_no_plan_runs_and_looked_at_on_the_day_after() {
    let mut world = World::new();
    let maya = maya(&mut world);
    give(&mut world, maya, 20, terms("We both need air."));
    let (first, last) = (world.today, world.today + Days::new(20));
    assert_eq!(in_space(&world, maya), Some((first, last)));
    assert_eq!((world.said, world.route.clone()), (Some(Notice::SpaceSet), Some(Route::Person(maya))));
    assert_eq!(review_on(&world, maya), Some(last + Days::new(1)));
    world.close_and_reopen();
    assert_eq!(space(&world, maya).running, Some((first, last)));
    assert_eq!(space(&world, maya).terms, terms("We both need air."));
    world.let_days_pass(20);
    assert!(in_space(&world, maya).is_some(), "the last day counts");
    world.let_days_pass(1);
    assert_eq!(in_space(&world, maya), None);
    assert_eq!(space(&world, maya).terms, SpaceTerms::default(), "what was agreed goes with its space");
}

#[test]
fn a_space_that_runs_keeps_its_first_day_when_it_is_changed_and_can_be_taken_back() {
    let mut world = World::new();
    let maya = maya(&mut world);
    give(&mut world, maya, 18, terms("Exams."));
    let before = (world.today, world.today + Days::new(18));
    world.let_days_pass(9);
    give(&mut world, maya, 4, terms("Exams are over soon."));
    assert_eq!(in_space(&world, maya), Some((before.0, world.today + Days::new(4))));
    assert_eq!(space(&world, maya).terms.reason, "Exams are over soon.");
    assert_eq!(world.doc.plans_about(maya).count(), 1, "one space, not two");
    world.act(Command::Undo);
    assert_eq!(in_space(&world, maya), Some(before));
    assert_eq!(space(&world, maya).terms.reason, "Exams.");
}

#[test]
fn a_day_that_has_passed_or_lies_too_far_ahead_is_refused_and_changes_nothing() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let yesterday = world.today - Days::new(1);
    let too_far = world.today + LONGEST_WAIT;
    for (until, error) in [(yesterday, PlanError::DayHasPassed), (too_far, PlanError::TooFarAway)] {
        let refused = world.dispatch(Command::GiveSpace(maya, until, terms("Exams.")));
        assert_eq!(refused, Err(Rejection::Plan(error)));
        assert_eq!(world.doc.plans().count(), 0);
    }
    give(&mut world, maya, 59, terms("Exams."));
    assert!(in_space(&world, maya).is_some());
}

#[test]
fn the_safety_question_comes_before_any_space() {
    let mut world = World::new();
    let maya = world.add_person("Maya");
    let until = world.today + Days::new(6);
    assert_eq!(space(&world, maya).door, Door::Asks);
    assert_eq!(world.dispatch(Command::GiveSpace(maya, until, terms(""))), Err(Rejection::SafetyOpen));
    for (answer, door) in [
        (SafetyAnswer::NoneOfThese, Door::Open),
        (SafetyAnswer::MayHaveScared, Door::Open),
        (SafetyAnswer::Afraid, Door::Closed),
        (SafetyAnswer::AskedToStop, Door::Closed),
    ] {
        world.answer_safety(maya, &[answer]);
        assert_eq!(space(&world, maya).door, door, "{answer:?}");
        let given = world.dispatch(Command::GiveSpace(maya, until, terms("")));
        assert_eq!(given.is_ok(), door == Door::Open, "{answer:?}");
    }
}

#[test]
fn the_kind_line_is_said_once_and_never_on_top_of_what_waits() {
    let mut world = World::new();
    let maya = maya(&mut world);
    assert_eq!(space(&world, maya).note, Note::Open);
    world.act(Command::LogContact(maya, ContactKind::Wrote));
    assert_eq!(space(&world, maya).note, Note::Closed);
    world.act(Command::Happened(maya, Event::Replied(Warmth::Brief)));
    assert_eq!(space(&world, maya).note, Note::Open);
    world.act(Command::SaidSpaceNote(maya, "I’ll be quieter for a while.".into()));
    assert_eq!(space(&world, maya).note, Note::Said(world.today));
    assert_eq!(world.doc.unanswered(maya), 0, "it asks for no answer");
    give(&mut world, maya, 6, terms(""));
    world.let_days_pass(3);
    assert!(matches!(space(&world, maya).note, Note::Said(_)));
    world.answer_safety(maya, &[SafetyAnswer::MayHaveScared]);
    world.let_days_pass(30);
    assert_eq!(space(&world, maya).note, Note::Closed);
}

#[test]
fn a_birthday_inside_is_kept_as_it_was_answered_when_the_space_was_set() {
    for (wish, shows) in [(Some(true), true), (Some(false), false), (None, false)] {
        let mut world = World::new();
        let maya = maya(&mut world);
        let on = world.today + Days::new(5);
        let mut card = (**world.doc.person(maya).expect("Maya is there")).clone();
        card.milestones.push(Milestone::birthday(Yearly::of(on)));
        world.act(Command::EditPerson(maya, PersonForm { name: "Maya".into(), card: Box::new(card) }));
        assert_eq!(space(&world, maya).birthday, Some(on));
        give(&mut world, maya, 13, SpaceTerms { birthday: wish, ..terms("") });
        world.let_days_pass(5);
        let found = today(&world.doc, world.today).things;
        assert_eq!(found.iter().any(|thing| matches!(thing.what, What::Milestone(_))), shows, "{wish:?}: {found:?}");
    }
}

#[test]
fn when_they_write_in_a_space_the_user_says_whether_it_ends() {
    let mut world = World::new();
    let maya = maya(&mut world);
    give(&mut world, maya, 18, terms("Exams."));
    let last = world.today + Days::new(18);
    world.let_days_pass(9);
    let ends = |world: &World| care::space_ends(&world.doc, maya, world.today);
    assert_eq!(ends(&world), None);
    world.act(Command::LogContact(maya, ContactKind::TheyWrote));
    let asked = ends(&world).expect("it is asked");
    assert!(asked.they_wrote);
    assert!(in_space(&world, maya).is_some(), "nothing ends by itself");

    // Not yet: asked no more before the space is over.
    world.act(Command::ChangeStep(asked.plan, asked.review, StepChange::MoveTo(asked.after)));
    assert_eq!((ends(&world), review_on(&world, maya)), (None, Some(last + Days::new(1))));
    assert!(in_space(&world, maya).is_some());

    world.let_days_pass(1);
    world.act(Command::LogContact(maya, ContactKind::TheyWrote));
    assert!(ends(&world).is_some(), "asked again when they write again");
    world.act(Command::Happened(maya, Event::Reviewed(ReviewChoice::TheyWrote)));
    assert_eq!(in_space(&world, maya), None);
    let next = world.doc.running_plan(maya).and_then(|plan| plan.next_step()).map(|step| step.kind);
    assert_eq!(next, Some(StepKind::Answer), "one light reply");
    world.act(Command::Undo);
    assert!(in_space(&world, maya).is_some());
}

// What else happens

#[test]
fn a_wish_for_space_is_met_with_space_for_four_weeks_or_until_their_day() {
    for (until, days) in [(None, 27), (Some(10), 10), (Some(200), 59)] {
        let mut world = World::new();
        let maya = maya(&mut world);
        let named = until.map(|days| world.today + Days::new(days));
        world.act(Command::Happened(maya, Event::AskedForSpace(named)));
        assert_eq!(in_space(&world, maya), Some((world.today, world.today + Days::new(days))), "{until:?}");
        assert!(space(&world, maya).terms.theirs);
    }
}

#[test]
fn a_wish_for_space_before_the_safety_question_asks_it_first() {
    let mut world = World::new();
    let maya = world.add_person("Maya");
    let refused = world.dispatch(Command::Happened(maya, Event::AskedForSpace(None)));
    assert_eq!(refused, Err(Rejection::SafetyOpen));
    assert_eq!(world.doc.plans().count(), 0);
}

#[test]
fn who_asked_to_stop_is_left_alone_until_the_safety_question_is_answered_again() {
    for event in [Event::AskedToStop, Event::FeltUnsafe] {
        let mut world = World::new();
        let maya = maya(&mut world);
        give(&mut world, maya, 13, terms(""));
        world.act(Command::Happened(maya, event));
        assert_eq!((world.said, world.route.clone()), (Some(Notice::DoorClosed), Some(Route::Person(maya))));
        world.close_and_reopen();
        world.let_days_pass(400);
        assert_eq!(standing(&world, maya), Standing::NoContact);
        assert_eq!(space(&world, maya).door, Door::Closed);
        let until = world.today + Days::new(6);
        assert_eq!(world.dispatch(Command::GiveSpace(maya, until, terms(""))), Err(Rejection::ContactClosed));
        let view = urge(&world, maya);
        assert!(view.closed && !view.may_write && view.rule.is_none(), "{view:?}");
        assert_eq!(view.fear, event == Event::FeltUnsafe);
        let plan = world.doc.running_plan(maya).expect("the plan goes on without them");
        assert!(plan.open_steps().all(|step| !step.kind.rule().contact), "{plan:?}");
        world.answer_safety(maya, &[SafetyAnswer::NoneOfThese]);
        assert_ne!(standing(&world, maya), Standing::NoContact);
    }
}

#[test]
fn an_answer_to_what_waited_is_noted_without_a_plan_too() {
    let mut world = World::new();
    let maya = maya(&mut world);
    world.act(Command::LogContact(maya, ContactKind::Wrote));
    world.act(Command::Happened(maya, Event::Replied(Warmth::Warm)));
    assert_eq!((world.doc.unanswered(maya), world.said), (0, Some(Notice::Logged)));
    world.act(Command::Undo);
    assert_eq!(world.doc.unanswered(maya), 1);
    give(&mut world, maya, 6, terms(""));
    world.act(Command::Happened(maya, Event::NoReply));
    assert_eq!((world.doc.unanswered(maya), world.said), (1, Some(Notice::PlanFollows)));
}

// The ten minutes

#[test]
fn what_was_written_in_the_ten_minutes_is_an_unsent_entry_about_them() {
    let mut world = World::new();
    let maya = maya(&mut world);
    world.act(Command::RodeUrge(maya, UrgeEnd::RodeOut, "I miss our swims.".into()));
    assert_eq!((world.said, world.route.clone()), (Some(Notice::UrgeOver), Some(Route::Person(maya))));
    world.close_and_reopen();
    let entry = world.doc.entries().next_back().expect("it is kept");
    assert_eq!((entry.kind, &*entry.text, &*entry.people), (EntryKind::Unsent, "I miss our swims.", &[maya][..]));
    assert_eq!(world.doc.urges(maya).map(|urge| urge.end).collect::<Vec<_>>(), [UrgeEnd::RodeOut]);
    assert_eq!(world.doc.contacts_with(maya).count(), 0, "nothing was sent");
}

#[test]
fn a_wish_that_is_still_there_stays_on_its_page_and_an_answer_can_be_taken_back() {
    let mut world = World::new();
    let maya = maya(&mut world);
    world.route = None;
    world.act(Command::RodeUrge(maya, UrgeEnd::StillThere, "  ".into()));
    assert_eq!((world.route.clone(), world.said), (None, None));
    world.act(Command::RodeUrge(maya, UrgeEnd::RodeOut, String::new()));
    assert_eq!((world.doc.urges(maya).count(), world.doc.entries().count()), (2, 0));
    world.act(Command::Undo);
    assert_eq!(world.doc.urges(maya).map(|urge| urge.end).collect::<Vec<_>>(), [UrgeEnd::StillThere]);
}

#[test]
fn words_are_kept_from_the_first_letter_and_let_go_by_choice() {
    let mut world = World::new();
    let maya = maya(&mut world);
    world.route = None;
    world.act(Command::BeginUnsent(maya, "W".into()));
    let id = world.doc.entries().next_back().expect("it is kept").id;
    world.act(Command::WriteEntry(id, "Why so quiet?".into()));
    world.close_and_reopen();
    let text = |world: &World| world.doc.entry(id).map(|entry| entry.text.clone());
    assert_eq!(text(&world).as_deref(), Some("Why so quiet?"));
    world.act(Command::LetGoUnsent(id));
    assert_eq!((text(&world), world.route.clone()), (None, None), "the page stays");
    world.act(Command::Undo);
    assert_eq!(text(&world).as_deref(), Some("Why so quiet?"));
}

#[test]
fn a_message_is_left_open_only_by_the_rule_and_outside_a_space() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let view = urge(&world, maya);
    assert!(view.may_write && view.rule.is_none() && view.until.is_none(), "{view:?}");
    give(&mut world, maya, 6, terms(""));
    let view = urge(&world, maya);
    assert!(!view.may_write && view.rule == Some(1), "{view:?}");
    assert_eq!((view.until, view.meanwhile), (Some(world.today + Days::new(6)), vec!["Ring Priya".to_owned()]));
    world.let_days_pass(7);
    assert!(urge(&world, maya).may_write);
    world.act(Command::LogContact(maya, ContactKind::Wrote));
    let view = urge(&world, maya);
    assert!(!view.may_write && view.waiting == 1, "one waits: {view:?}");
}
