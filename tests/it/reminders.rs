//! What can go to the calendar, and what never does.

use crate::support::{World, day};
use ebb::app::command::{Command, PersonForm};
use ebb::app::view::address_book::cards;
use ebb::app::view::reminders::{Reminder, Wish, events, reminders};
use ebb::domain::calendar::CalendarItem;
use ebb::domain::id::PersonId;
use ebb::domain::person::{Milestone, Person};
use ebb::domain::plan::SpaceTerms;
use ebb::domain::plan::advance::Event;
use ebb::domain::rhythm::Rhythm;
use ebb::domain::safety::SafetyAnswer;
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::yearly::Yearly;
use ebb::exchange::ics;

/// Maya, with a rhythm, a birthday, a number and a plan that runs.
fn with_plan(choice: Choice) -> (World, PersonId) {
    let mut world = World::new();
    let id = world.begin(Situation::FriendPullingAway, "Maya");
    let maya = world.about(id);
    world.answer_safety(maya, &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(id, choice, Some("1w"), &[]);
    let plan = world.plan_from(id).expect("a plan").id;
    world.act(Command::AcceptPlan(plan));
    let card = (**world.doc.person(maya).expect("she is there")).clone();
    let birthday = Yearly::parse("--02-29").expect("a day");
    let card = Person {
        rhythm: Some(Rhythm::Month),
        milestones: vec![Milestone::birthday(birthday)],
        phone: "123".into(),
        ..card
    };
    world.act(Command::EditPerson(maya, PersonForm { name: "Maya".into(), card: Box::new(card) }));
    (world, maya)
}

fn all(world: &World) -> Vec<Reminder> {
    reminders(&world.doc, None, world.today)
}

fn items(world: &World) -> Vec<CalendarItem> {
    all(world).into_iter().map(|one| one.item).collect()
}

#[test]
fn steps_rhythms_and_days_can_be_reminded_of() {
    let (world, _) = with_plan(Choice::OneMessage);
    let items = items(&world);
    assert!(items.iter().any(|item| matches!(item, CalendarItem::Step(..))), "{items:?}");
    assert!(items.contains(&CalendarItem::Rhythm) && items.contains(&CalendarItem::Milestone(0)), "{items:?}");
    assert!(all(&world).iter().all(|one| one.on >= world.today), "nothing lies in the past");
}

#[test]
fn while_somebody_is_in_space_only_what_asks_nothing_of_them_is_left() {
    let (mut world, maya) = with_plan(Choice::OneMessage);
    let until = world.today + chrono::Days::new(13);
    world.act(Command::GiveSpace(maya, until, SpaceTerms::default()));
    for one in all(&world) {
        let (kind, _) = one.step.expect("only steps are left");
        assert!(!kind.rule().contact || one.on > until, "{} on {}", kind.id(), one.on);
    }
}

#[test]
fn a_closed_door_leaves_nothing_that_reaches_out_in_calendar_or_cards() {
    for event in [Event::AskedToStop, Event::FeltUnsafe] {
        let (mut world, maya) = with_plan(Choice::OneMessage);
        assert_eq!(cards(&world.doc, world.today).len(), 1);
        world.act(Command::Happened(maya, event));
        assert!(all(&world).iter().all(|one| one.step.as_ref().is_some_and(|(kind, _)| !kind.rule().contact)));
        assert!(cards(&world.doc, world.today).is_empty(), "{event:?}: no number leaves");
    }
}

#[test]
fn what_is_given_again_keeps_its_id_and_counts_up() {
    let (mut world, maya) = with_plan(Choice::GiveSpace);
    let title = |_: &Reminder| "Small step".to_owned();
    let wish = Wish { hour: 18, stamp: "20261122T180000Z", title: &title };
    let give = |world: &mut World| {
        let all = all(world);
        world.act(Command::WentToCalendar(all.iter().map(|one| (one.person, one.item)).collect()));
        events(&world.doc, &all, &wish)
    };
    let (first, second) = (give(&mut world), give(&mut world));
    assert!(!first.is_empty());
    for (first, second) in first.iter().zip(&second) {
        assert_eq!(first.uid, second.uid);
        assert_eq!((first.sequence, second.sequence), (0, 1));
    }
    let text = ics::write(&second);
    assert!(!text.contains("Maya"), "discreet by default: {text}");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), second.len());
    assert!(all(&world).iter().all(|one| one.went == Some(day("2026-11-22"))), "what went is shown");
    world.act(Command::ErasePerson(maya));
    assert!(all(&world).is_empty() && world.doc.in_calendar(maya).next().is_none());
}
