//! The journal: writing and undoing, the day's check-in, and finding words in years of entries.

use crate::support::{Dice, TODAY, World, day};
use chrono::Days;
use ebb::app::command::{Command, EntryChange, Notice, Rejection, StepChange};
use ebb::app::doc::Doc;
use ebb::app::route::Route;
use ebb::app::view::journal::{Filter, Found, Index, MOST_FOUND, fold, months};
use ebb::app::view::today::{Thing, today};
use ebb::domain::id::{EntryId, Id, PersonId};
use ebb::domain::journal::{Energy, Entry, EntryKind, Mood};
use ebb::domain::plan::step::{STEP_KINDS, Size};
use ebb::domain::plan::today::What;
use ebb::domain::situation::Choice;
use ebb::domain::situation::Situation::FriendPullingAway;
use ebb::domain::text::NameError;
use ebb::store::record::Record;
use std::sync::Arc;

/// Begins an entry; which one it is.
fn begun(world: &mut World, kind: EntryKind) -> EntryId {
    world.act(Command::BeginEntry(kind, None, None));
    match world.route {
        Some(Route::WriteEntry(id)) => id,
        ref other => panic!("beginning led to {other:?}"),
    }
}

fn written(world: &mut World, text: &str) -> EntryId {
    let id = begun(world, EntryKind::Note);
    world.act(Command::WriteEntry(id, text.to_owned()));
    world.save().expect("there is room");
    id
}

fn entry(world: &World, id: EntryId) -> &Entry {
    world.doc.entry(id).expect("the entry is there")
}

// Writing

#[test]
fn an_entry_keeps_its_words_and_everything_chosen() {
    let mut world = World::new();
    let maya = world.add_person("Maya");
    world.act(Command::BeginEntry(EntryKind::GoodMoment, Some(maya), Some("good-moment")));
    let Some(Route::WriteEntry(id)) = world.route else { panic!("an entry is written on its own page") };
    world.act(Command::WriteEntry(id, "A walk by the water.".into()));
    for change in [
        EntryChange::Mood(Some(Mood::Lighter)),
        EntryChange::Energy(Some(Energy::Some)),
        EntryChange::Feeling("calm", true),
        EntryChange::Feeling("calm", true),
        EntryChange::Feeling("sad", true),
        EntryChange::Feeling("sad", false),
        EntryChange::OwnFeelings(vec!["windswept".into()]),
        EntryChange::Name("Ben".into()),
        EntryChange::On(day("2026-11-20")),
    ] {
        world.act(Command::SetEntry(id, change));
    }
    world.close_and_reopen();
    let entry = entry(&world, id);
    assert_eq!(
        (entry.text.as_str(), entry.kind, entry.on),
        ("A walk by the water.", EntryKind::GoodMoment, day("2026-11-20"))
    );
    assert_eq!(
        (entry.mood, entry.energy, entry.prompt.as_deref()),
        (Some(Mood::Lighter), Some(Energy::Some), Some("good-moment"))
    );
    assert_eq!((&*entry.feelings, &*entry.own_feelings), (&["calm".to_owned()][..], &["windswept".to_owned()][..]));
    assert_eq!((entry.people.len(), entry.people[0]), (2, maya));
}

#[test]
fn a_blank_entry_is_taken_up_again() {
    let mut world = World::new();
    let first = begun(&mut world, EntryKind::Note);
    let again = begun(&mut world, EntryKind::Pattern);
    assert_eq!((first, entry(&world, again).kind), (again, EntryKind::Pattern));
    world.act(Command::WriteEntry(again, "Words".into()));
    assert_ne!(begun(&mut world, EntryKind::Note), first);
    assert_eq!(world.doc.entries().count(), 2);
}

#[test]
fn a_blank_entry_is_in_no_list() {
    let mut world = World::new();
    begun(&mut world, EntryKind::Note);
    assert!(months(&world.doc, 10).0.is_empty());
    assert_eq!(
        Index::new(&world.doc).find(&world.doc, "", Filter { kind: Some(EntryKind::Note), person: None }),
        Found::default()
    );
}

#[test]
fn a_prompt_about_somebody_who_is_gone_begins_an_entry_about_nobody() {
    let mut world = World::new();
    world.act(Command::BeginEntry(EntryKind::Note, Some(PersonId(Id::from_bits(77))), None));
    assert!(world.doc.entries().all(|entry| entry.people.is_empty()));
}

#[test]
fn an_entry_lies_in_no_day_to_come_and_a_bad_name_changes_nothing() {
    let mut world = World::new();
    let id = written(&mut world, "Words");
    let tomorrow = EntryChange::On(world.today + Days::new(1));
    assert_eq!(world.dispatch(Command::SetEntry(id, tomorrow)), Err(Rejection::NotYet));
    let nameless = EntryChange::Name("  ".into());
    assert_eq!(world.dispatch(Command::SetEntry(id, nameless)), Err(Rejection::Name(NameError::Empty)));
    assert_eq!((entry(&world, id).on, entry(&world, id).people.len()), (world.today, 0));
    assert_eq!(world.doc.people().count(), 0);
}

#[test]
fn a_deleted_entry_comes_back_whole_with_undo_and_is_gone_without() {
    let mut world = World::new();
    let id = written(&mut world, "Words that matter.");
    let before = entry(&world, id).clone();
    world.act(Command::DeleteEntry(id));
    assert_eq!((world.said, world.doc.entry(id)), (Some(Notice::EntryDeleted), None));
    world.act(Command::Undo);
    assert_eq!(entry(&world, id), &before);
    world.act(Command::DeleteEntry(id));
    world.close_and_reopen();
    assert!(world.doc.entry(id).is_none());
    for command in [
        Command::DeleteEntry(id),
        Command::WriteEntry(id, "again".into()),
        Command::SetEntry(id, EntryChange::Mood(None)),
        Command::Undo,
    ] {
        assert_eq!(world.dispatch(command), Err(Rejection::Gone));
    }
}

#[test]
fn erasing_somebody_takes_them_out_of_entries_and_leaves_the_words() {
    let mut world = World::new();
    let (maya, ben) = (world.add_person("Maya"), world.add_person("Ben"));
    let id = written(&mut world, "With Maya at the lake.");
    for person in [maya, ben] {
        world.act(Command::SetEntry(id, EntryChange::Person(person, true)));
    }
    let other = written(&mut world, "Alone.");
    world.act(Command::ErasePerson(maya));
    world.save().expect("there is room");
    assert_eq!((&*entry(&world, id).people, entry(&world, id).text.as_str()), (&[ben][..], "With Maya at the lake."));
    assert_eq!(entry(&world, other).text, "Alone.");
    world.act(Command::Undo);
    assert_eq!(entry(&world, id).people.len(), 2, "undo puts her back in mind");
}

// The check-in

#[test]
fn the_check_in_is_one_a_day_and_may_be_changed_until_it_is_over() {
    let mut world = World::new();
    assert_eq!(today(&world.doc, world.today).check_in, None);
    world.act(Command::CheckIn(Some(Mood::Low), None));
    world.act(Command::CheckIn(Some(Mood::Low), Some(Energy::Low)));
    world.act(Command::CheckIn(None, None));
    assert_eq!(world.doc.check_ins().count(), 1);
    assert_eq!(today(&world.doc, world.today).check_in, Some((None, None)), "asked and left out is not asked again");
    world.let_days_pass(1);
    assert_eq!(today(&world.doc, world.today).check_in, None, "a new day asks anew");
    world.act(Command::CheckIn(Some(Mood::Good), Some(Energy::Good)));
    world.close_and_reopen();
    assert_eq!(world.doc.check_ins().count(), 2);
    assert_eq!(world.doc.check_in(day(TODAY)).map(|one| one.mood), Some(None), "yesterday stays as it was");
}

const fn most(energy: Energy) -> Size {
    match energy {
        Energy::Low => Size::Tiny,
        Energy::Some => Size::Small,
        Energy::Good => Size::Bigger,
    }
}

#[test]
fn no_step_is_larger_than_the_energy_there_is() {
    for kind in STEP_KINDS {
        for energy in Energy::ALL {
            let fitting = kind.fitting(energy).unwrap_or_else(|| panic!("{} has nothing for {energy:?}", kind.id()));
            assert!(fitting.rule().size <= most(energy), "{} for {energy:?} is {}", kind.id(), fitting.id());
            assert!(kind.rule().contact || !fitting.rule().contact, "{} becomes contact", kind.id());
            let fits_already = kind.rule().size <= most(energy);
            assert_eq!(fitting == *kind, fits_already, "{} for {energy:?} is {}", kind.id(), fitting.id());
        }
    }
}

fn number(thing: &Thing) -> u16 {
    match thing.what {
        What::Step(_, number) => number,
        other => panic!("{other:?} is no step"),
    }
}

#[test]
fn today_sizes_its_steps_by_the_check_in_and_the_plan_stays_as_it_is() {
    for energy in Energy::ALL {
        for choice in [Choice::GiveSpace, Choice::OneMessage, Choice::Elsewhere, Choice::LetGo] {
            let mut world = World::new();
            let id = world.begin(FriendPullingAway, "Maya");
            world.answer_safety(world.about(id), &[ebb::domain::safety::SafetyAnswer::NoneOfThese]);
            world.walk_to_the_end(id, choice, None, &[]);
            let plan = world.plan_from(id).expect("there is a plan").clone();
            world.act(Command::AcceptPlan(plan.id));
            world.act(Command::CheckIn(None, Some(energy)));
            let things = today(&world.doc, world.today).things;
            assert!(!things.is_empty(), "{choice:?} has nothing on its first day");
            assert!(things.iter().all(|thing| thing.kind.rule().size <= most(energy)), "{energy:?}: {things:?}");
            assert_eq!(world.plan(plan.id).steps, plan.steps);
            let first = number(&things[0]);
            world.change(plan.id, first, StepChange::Done).expect("what is shown can be done");
        }
    }
}

#[test]
fn too_much_today_is_about_what_today_shows() {
    for energy in Energy::ALL {
        for choice in [Choice::OneMessage, Choice::Elsewhere, Choice::LetGo] {
            let mut world = World::new();
            let id = world.begin(FriendPullingAway, "Maya");
            world.answer_safety(world.about(id), &[ebb::domain::safety::SafetyAnswer::NoneOfThese]);
            world.walk_to_the_end(id, choice, None, &[]);
            let plan = world.plan_from(id).expect("there is a plan").id;
            world.act(Command::AcceptPlan(plan));
            world.act(Command::CheckIn(None, Some(energy)));
            let shown = |world: &World| today(&world.doc, world.today).things.first().cloned();
            while let Some(thing) = shown(&world) {
                world.change(plan, number(&thing), StepChange::TooMuch).expect("it may be too much");
                let after = shown(&world).filter(|after| after.what == thing.what);
                match world.said {
                    Some(Notice::StepSmaller) => assert_eq!(after.map(|one| one.kind), thing.kind.rule().smaller),
                    _ => assert_eq!((after, thing.kind.rule().smaller), (None, None), "{energy:?}, {choice:?}"),
                }
            }
        }
    }
}

// Finding

/// Entries in the large journal.
const MANY: usize = 10_000;

/// Ten thousand entries, over five million letters. Every thousandth holds "Lighthouse", every hundredth "léger".
fn large() -> Doc {
    let mut dice = Dice::new(11);
    let first = day(TODAY) - Days::new(MANY as u64 / 3);
    let words =
        ["tide", "harbour", "quiet", "Maya", "walked", "home", "late", "it’s", "salt", "again", "window", "tea"];
    let records = (0..MANY).map(|number| {
        let mut entry = Entry::new(EntryId(Id::from_bits(number as u64 + 1)), first + Days::new(number as u64 / 3));
        while entry.text.len() < 500 {
            entry.text += dice.word(&words);
            entry.text += " ";
        }
        if number % 1000 == 0 {
            entry.text.insert_str(250, " the Lighthouse ");
        }
        if number % 100 == 0 {
            entry.text += "un pas léger";
        }
        entry.kind = EntryKind::ALL[number % 4];
        entry.people = vec![PersonId(Id::from_bits(900_000 + number as u64 % 7))];
        Record::Entry(Arc::new(entry))
    });
    Doc::new(records.collect())
}

fn numbers(found: &Found) -> Vec<u64> {
    found.rows.iter().map(|row| row.id.0.bits() - 1).collect()
}

#[test]
fn words_are_found_in_ten_thousand_entries_the_newest_first() {
    let doc = large();
    let letters: usize = doc.entries().map(|entry| entry.text.len()).sum();
    assert!(letters > 5_000_000 && doc.entries().count() == MANY);
    let mut index = Index::new(&doc);
    let found = index.find(&doc, "  LIGHTHOUSE ", Filter::default());
    assert_eq!(numbers(&found), (0..10).rev().map(|number| number * 1000).collect::<Vec<_>>());
    assert!(!found.more);
    let found = index.find(&doc, "un pas leger", Filter::default());
    assert_eq!((found.rows.len(), found.more), (MOST_FOUND, true), "a hundred hold it, twenty are shown");
    assert_eq!(numbers(&found)[..2], [9900, 9800]);
    assert!(index.find(&doc, "lighthouse lighthouse", Filter::default()).rows.is_empty());
    assert_eq!(index.find(&doc, "   ", Filter::default()), Found::default());
}

#[test]
fn letters_added_or_taken_away_find_what_a_fresh_search_finds() {
    let doc = large();
    let mut index = Index::new(&doc);
    let typed = ["l", "li", "lig", "light", "lighthouse", "lighth", "x", "", "lé", "lége", "leger", "it's", "it’s sa"];
    for typed in typed {
        let fresh = Index::new(&doc).find(&doc, typed, Filter::default());
        assert_eq!(index.find(&doc, typed, Filter::default()), fresh, "{typed}");
    }
}

#[test]
fn a_search_is_narrowed_by_kind_and_by_person() {
    let doc = large();
    let mut index = Index::new(&doc);
    let person = PersonId(Id::from_bits(900_000));
    let all = Filter::default();
    for filter in [
        Filter { kind: Some(EntryKind::Note), person: None },
        Filter { kind: None, person: Some(person) },
        Filter { kind: Some(EntryKind::ALL[0]), person: Some(person) },
        Filter { kind: Some(EntryKind::Pattern), person: Some(person) },
    ] {
        let passes = |number: u64| {
            filter.kind.is_none_or(|kind| kind == EntryKind::ALL[(number % 4) as usize])
                && filter.person.is_none_or(|_| number.is_multiple_of(7))
        };
        let wanted: Vec<u64> = (0..10).rev().map(|number| number * 1000).filter(|&number| passes(number)).collect();
        assert_eq!(numbers(&index.find(&doc, "lighthouse", filter)), wanted, "{filter:?}");
        assert_eq!(index.find(&doc, "", filter).rows.len(), MOST_FOUND, "a filter alone lists the newest");
    }
    assert_eq!(index.find(&doc, "lighthouse", all).rows.len(), 10, "a filter narrows one search only");
}

#[test]
fn what_is_found_is_marked_and_shown_with_what_is_around_it() {
    let doc = large();
    let mut index = Index::new(&doc);
    for typed in ["lighthouse", "the light", "it's", "LÉGER", "tide"] {
        let found = index.find(&doc, typed, Filter::default());
        assert!(!found.rows.is_empty(), "{typed}");
        for row in found.rows {
            assert!(!row.found.is_empty(), "{typed} is not marked in {:?}", row.text);
            assert!(row.text.chars().count() <= 200, "{} letters are shown", row.text.chars().count());
            for (from, to) in row.found {
                assert_eq!(fold(&row.text[from..to]), fold(typed), "in {:?}", row.text);
            }
        }
    }
}

#[test]
fn words_on_two_lines_are_found_together() {
    let mut world = World::new();
    written(&mut world, "We sat by the\nwater until late.");
    let found = Index::new(&world.doc).find(&world.doc, "the water", Filter::default());
    let row = &found.rows[0];
    assert_eq!(&row.text[row.found[0].0..row.found[0].1], "the water");
}

#[test]
fn an_entry_deleted_since_the_index_was_made_is_not_found() {
    let mut world = World::new();
    let id = written(&mut world, "A needle.");
    written(&mut world, "Another needle.");
    let mut index = Index::new(&world.doc);
    world.act(Command::DeleteEntry(id));
    assert_eq!(index.find(&world.doc, "needle", Filter::default()).rows.len(), 1);
}
