//! What one might notice: counted from what is there, and silent where nothing is.

use crate::support::{World, day};
use crate::walk::begin_on;
use ebb::app::command::{Command, ContactForm, EntryChange};
use ebb::app::route::Route;
use ebb::app::view::insights::{Insights, Kept, MOOD_DAYS, Said, WINDOW, insights};
use ebb::content::{all_guides, guides};
use ebb::domain::contact::ContactKind::{self, Met, Talked, TheyWrote, Wrote};
use ebb::domain::id::PersonId;
use ebb::domain::journal::{EntryKind, Mood};
use ebb::domain::plan::{Outcome, SpaceTerms};
use ebb::domain::reflection::answer::{Answer, Mark};
use ebb::domain::reflection::exercise::Exercise;
use ebb::domain::reflection::guide::{GuideId, Kind};
use ebb::domain::safety::{SafetyAnswer, SafetyRoute};
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::table::Table;
use ebb::domain::urge::UrgeEnd;

fn seen(world: &World) -> Insights {
    insights(&world.doc, world.today)
}

fn log(world: &mut World, person: PersonId, kinds: &[ContactKind]) {
    for &kind in kinds {
        world.act(Command::LogContact(person, kind));
    }
}

fn marked(marks: &[(&str, Mark)], own: &[(&str, Mark)]) -> Answer {
    let mut table = Table::default();
    marks.iter().for_each(|(id, mark)| {
        table.insert(id, *mark);
    });
    Answer::Marked { marked: table, own: own.iter().map(|(line, mark)| ((*line).to_owned(), *mark)).collect() }
}

#[test]
fn where_nothing_was_written_nothing_is_claimed() {
    let mut world = World::new();
    assert!(seen(&world).is_empty());
    assert_eq!((seen(&world).reached(), seen(&world).mostly_to()), ((0, 0), None));
    world.add_person("Maya");
    let id = begin_on(&mut world, guides::of(Situation::FriendPullingAway).id, "Ben", SafetyRoute::default());
    world.act(Command::Skip(id, "signs"));
    world.act(Command::BeginEntry(EntryKind::Note, None, None));
    world.act(Command::CheckIn(None, None));
    assert!(seen(&world).is_empty(), "names, a skipped page and a blank entry say nothing");
}

#[test]
fn each_own_message_is_answered_or_waits() {
    for (kinds, answered) in [
        (&[Wrote][..], &[false][..]),
        (&[Wrote, TheyWrote], &[true]),
        (&[Wrote, Wrote, TheyWrote], &[false, true]),
        (&[TheyWrote, Wrote, Met, Wrote], &[true, false]),
        (&[Wrote, Talked, TheyWrote], &[true]),
        (&[TheyWrote, Met], &[]),
    ] {
        let mut world = World::new();
        let maya = world.add_person("Maya");
        log(&mut world, maya, kinds);
        let reaching = seen(&world).reaching;
        assert_eq!(reaching.first().map_or(&[][..], |one| &one.answered), answered, "{kinds:?}");
        let (all, replied) = seen(&world).reached();
        assert_eq!((all, replied), (answered.len(), answered.iter().filter(|one| **one).count()));
    }
}

#[test]
fn only_what_was_kept_to_is_counted() {
    let mut world = World::new();
    let [maya, ben] = ["Maya", "Ben"].map(|name| world.add_person(name));
    for person in [maya, ben] {
        world.answer_safety(person, &[SafetyAnswer::NoneOfThese]);
        world.act(Command::GiveSpace(person, world.today + chrono::Days::new(6), SpaceTerms::default()));
    }
    world.act(Command::SaidSpaceNote(maya, "I’ll be quieter for a while.".into()));
    for end in [UrgeEnd::StillThere, UrgeEnd::RodeOut] {
        world.act(Command::RodeUrge(maya, end, String::new()));
    }
    world.let_days_pass(3);
    log(&mut world, ben, &[Wrote]);
    assert_eq!(seen(&world).kept, Kept { urges: 1, spaces: 0 }, "a space that runs is no space that was kept");
    world.let_days_pass(5);
    assert_eq!(seen(&world).kept, Kept { urges: 1, spaces: 1 }, "the note asks nothing");
    world.let_days_pass(WINDOW);
    assert_eq!(seen(&world).kept, Kept::default());
}

#[test]
fn bug_a_space_that_was_only_proposed_or_was_left_counted_as_kept() {
    let mut world = World::new();
    let proposed = world.begin(Situation::FriendPullingAway, "Maya");
    world.answer_safety(world.about(proposed), &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(proposed, Choice::GiveSpace, Some("3d"), &[]);
    assert!(world.plan_from(proposed).is_some_and(|plan| plan.spaces().count() == 1));
    let ben = world.add_person("Ben");
    world.answer_safety(ben, &[SafetyAnswer::NoneOfThese]);
    world.act(Command::GiveSpace(ben, world.today + chrono::Days::new(6), SpaceTerms::default()));
    let left = world.doc.running_plan(ben).expect("it runs").id;
    world.let_days_pass(2);
    world.act(Command::EndPlan(left, Outcome::CloseAgain, String::new()));
    world.let_days_pass(10);
    assert_eq!(seen(&world).kept, Kept::default());
}

#[test]
fn one_person_is_named_as_the_one_written_to_most_only_where_that_is_plain() {
    let mut world = World::new();
    let (maya, ben) = (world.add_person("Maya"), world.add_person("Ben"));
    log(&mut world, maya, &[Wrote, Wrote, Wrote]);
    assert_eq!(seen(&world).mostly_to(), None, "three messages are no pattern");
    log(&mut world, ben, &[Wrote]);
    assert_eq!(seen(&world).mostly_to(), Some(("Maya", 3)));
    log(&mut world, ben, &[Wrote, Wrote]);
    assert_eq!(seen(&world).mostly_to(), None, "half and half is nobody");
}

#[test]
fn what_is_longer_ago_than_six_weeks_is_left_alone() {
    let mut world = World::new();
    let maya = world.add_person("Maya");
    log(&mut world, maya, &[Wrote]);
    let logged = world.doc.contacts_with(maya).next().expect("it is logged").clone();
    for (days, all) in [(WINDOW - 1, 1), (WINDOW, 0)] {
        let on = world.today - chrono::Days::new(days);
        world.act(Command::EditContact(logged.id, ContactForm { on, ..ContactForm::of(&logged) }));
        assert_eq!(seen(&world).reached().0, all, "{days} days ago");
    }
}

#[test]
fn what_was_seen_stands_apart_from_what_was_guessed() {
    let mut world = World::new();
    for situation in [Situation::FriendPullingAway, Situation::PartnerPullingAway] {
        let id = begin_on(&mut world, guides::of(situation).id, "Maya", SafetyRoute::default());
        let answer = marked(
            &[("short-replies", Mark::Seen), ("cancels", Mark::Guessed)],
            &[("They left early", Mark::Seen), ("  ", Mark::Guessed)],
        );
        world.write(id, "signs", answer);
    }
    assert_eq!(seen(&world).signs, (4, 2), "an empty line of one’s own is none");
}

#[test]
fn what_comes_before_is_counted_by_how_often_it_was_named() {
    let mut world = World::new();
    let several = |chosen: &[&str], own: &str| Answer::Several {
        chosen: chosen.iter().map(|id| (*id).to_owned()).collect(),
        own: vec![own.to_owned()],
    };
    for (chosen, own) in [(&["worry", "no-reason"][..], "Sundays"), (&["worry"], "sundays "), (&["worry"], "")] {
        let id = begin_on(&mut world, GuideId::Exercise(Exercise::MyPattern), "", SafetyRoute::default());
        world.write(id, "comes-before", several(chosen, own));
    }
    let named: Vec<usize> = seen(&world).before.iter().map(|named| named.times).collect();
    assert_eq!(named, [3, 2, 1], "worry, Sundays, no reason");
    assert!(matches!(&seen(&world).before[1].what, Said::Own(line) if line == "Sundays"));
}

#[test]
fn every_page_that_is_looked_at_is_there_and_takes_that_kind_of_answer() {
    let kind_of =
        |id: &str| all_guides().flat_map(|guide| guide.pages).find(|page| page.id == id).map(|page| &page.kind);
    for page in ["sets-off", "comes-before"] {
        assert!(matches!(kind_of(page), Some(Kind::Several(_))), "{page}");
    }
    for page in ["signs", "boundaries"] {
        assert!(matches!(kind_of(page), Some(Kind::Marked { .. })), "{page}");
    }
}

#[test]
fn only_what_is_not_all_right_is_listed_once_and_the_newest_first() {
    let mut world = World::new();
    for marks in [
        &[("no-reply", Mark::NotFine), ("quiet-days", Mark::Fine)][..],
        &[("late-cancel", Mark::NotFine), ("no-reply", Mark::NotFine)],
    ] {
        let id = begin_on(&mut world, GuideId::Exercise(Exercise::Boundaries), "", SafetyRoute::default());
        world.write(id, "boundaries", marked(marks, &[]));
    }
    let said: Vec<String> = seen(&world)
        .not_fine
        .into_iter()
        .map(|said| match said {
            Said::Option(_, _, id) => id,
            Said::Own(line) => line,
        })
        .collect();
    assert_eq!(said, ["late-cancel", "no-reply"]);
}

#[test]
fn a_day_has_one_mood_the_check_ins_before_that_of_an_entry() {
    let mut world = World::new();
    let first = world.today;
    write_mood(&mut world, Mood::Low);
    assert_eq!(seen(&world).moods, [(first, Mood::Low)]);
    world.act(Command::CheckIn(Some(Mood::Lighter), None));
    assert_eq!(seen(&world).moods, [(first, Mood::Lighter)]);
    world.let_days_pass(2);
    write_mood(&mut world, Mood::Good);
    write_mood(&mut world, Mood::VeryLow);
    let third = world.today;
    assert_eq!(seen(&world).moods, [(first, Mood::Lighter), (third, Mood::VeryLow)], "a day without a mood has none");
    world.today = first + chrono::Days::new(MOOD_DAYS - 1);
    assert_eq!(seen(&world).moods.len(), 2);
    world.let_days_pass(1);
    assert_eq!(seen(&world).moods, [(third, Mood::VeryLow)], "four weeks, no more");
}

fn write_mood(world: &mut World, mood: Mood) {
    world.act(Command::BeginEntry(EntryKind::Note, None, None));
    let Some(Route::WriteEntry(id)) = world.route else { panic!("an entry is written on its own page") };
    world.act(Command::SetEntry(id, EntryChange::Mood(Some(mood))));
}

#[test]
fn the_feelings_named_most_often_come_first() {
    let mut world = World::new();
    for feelings in [&["sad", "calm"][..], &["sad"], &["sad", "hopeful", "calm"]] {
        world.act(Command::BeginEntry(EntryKind::Note, None, None));
        let Some(Route::WriteEntry(id)) = world.route else { panic!("an entry is written on its own page") };
        world.act(Command::WriteEntry(id, "Words".into()));
        for feeling in feelings {
            let known = ebb::content::feelings::find(feeling).expect("it is in the list");
            world.act(Command::SetEntry(id, EntryChange::Feeling(known, true)));
        }
    }
    let counts: Vec<(String, usize)> = seen(&world).feelings;
    assert_eq!(counts, [("Sad".into(), 3), ("Calm".into(), 2), ("Hopeful".into(), 1)]);
    world.today = day("2027-03-01");
    assert!(seen(&world).feelings.is_empty());
}
