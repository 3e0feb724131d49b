//! Earlier versions of long words, and what deleting takes along.

use crate::support::World;
use ebb::app::command::{Command, ContactForm, Notice, PersonForm};
use ebb::app::history::{MOST, ROOM};
use ebb::domain::contact::ContactKind;
use ebb::domain::id::{ContactId, Id, PersonId, ReflectionId};
use ebb::domain::person::{Person, Ring};
use ebb::domain::reflection::answer::Answer;
use ebb::domain::situation::Situation;
use ebb::store::keys::{Key, PREFIX};
use ebb::store::record::Record;
use std::collections::BTreeMap;

/// Words of so many letters that differ by their number.
fn words(letters: usize, number: usize) -> String {
    let unit = format!("{number} the sea is quiet ");
    unit.chars().cycle().take(letters).collect()
}

fn write(world: &mut World, id: ReflectionId, text: &str) {
    world.write(id, "friend", Answer::Text(text.to_owned()));
    world.save().expect("there is room");
}

fn text(world: &World, id: ReflectionId) -> String {
    match world.reflection(id).answer("friend") {
        Some(Answer::Text(text)) => text.clone(),
        other => panic!("{other:?} is no text"),
    }
}

fn versions(world: &World, of: Id) -> Vec<Id> {
    world.doc.versions_of(of).map(|version| version.id).collect()
}

/// Everything in the document, by id.
fn all(world: &World) -> BTreeMap<Id, Record> {
    let of = |id: Id| world.doc.record(id).cloned().map(|record| (id, record));
    let people = world.doc.people().map(|one| one.id.0);
    let reflections = world.doc.reflections().map(|one| one.id.0);
    let plans = world.doc.plans().map(|one| one.id.0);
    let contacts = world.doc.people().flat_map(|one| world.doc.contacts_with(one.id)).map(|one| one.id.0);
    let versions = world.doc.versions().map(|one| one.id);
    people.chain(reflections).chain(plans).chain(contacts).chain(versions).filter_map(of).collect()
}

fn begun(name: &str) -> (World, ReflectionId) {
    let mut world = World::new();
    let id = world.begin(Situation::StayClose, name);
    (world, id)
}

#[test]
fn long_words_replaced_at_one_stroke_are_kept_and_can_be_brought_back() {
    let (mut world, id) = begun("Maya");
    let long = words(300, 1);
    write(&mut world, id, &long);
    write(&mut world, id, "");
    let kept = versions(&world, id.0);
    assert_eq!(kept.len(), 1);
    world.close_and_reopen();
    assert_eq!(versions(&world, id.0), kept, "they are kept in the store");
    write(&mut world, id, "something else");
    world.act(Command::BringBack(kept[0]));
    assert_eq!(world.said, Some(Notice::BroughtBack));
    assert_eq!(text(&world, id), long);
    let now_kept: Vec<Id> = versions(&world, id.0);
    assert_eq!(now_kept.len(), 1, "what stood there is a version, and what was brought back is none any more");
    assert!(!now_kept.contains(&kept[0]));
    world.act(Command::Undo);
    assert_eq!((text(&world, id), versions(&world, id.0)), ("something else".to_owned(), kept));
    world.close_and_reopen();
    assert_eq!(text(&world, id), "something else");
}

#[test]
fn typing_on_appending_and_small_changes_of_short_words_keep_none() {
    let (mut world, id) = begun("Maya");
    let mut typed = String::new();
    for letter in words(600, 1).chars() {
        typed.push(letter);
        write(&mut world, id, &typed);
    }
    write(&mut world, id, &format!("Before. {typed}"));
    write(&mut world, id, &format!("Before. {typed} After."));
    assert_eq!(versions(&world, id.0), [], "nothing was lost");
    let (mut world, id) = begun("Ben");
    for number in 0..20 {
        write(&mut world, id, &words(90, number));
    }
    assert_eq!(versions(&world, id.0), [], "short words have no versions");
}

#[test]
fn a_long_text_is_kept_once_a_day_before_small_changes() {
    let (mut world, id) = begun("Maya");
    let long = words(400, 1);
    write(&mut world, id, &long);
    for cut in 1..20 {
        write(&mut world, id, &long[..400 - cut]);
    }
    assert_eq!(versions(&world, id.0).len(), 1);
    world.let_days_pass(1);
    write(&mut world, id, &long[..300]);
    assert_eq!(versions(&world, id.0).len(), 2);
}

#[test]
fn a_record_has_at_most_five_versions_and_the_oldest_goes_first() {
    let (mut world, id) = begun("Maya");
    let mut seen: Vec<Id> = Vec::new();
    for number in 0..MOST + 4 {
        write(&mut world, id, &words(300, number));
        if number % 2 == 0 {
            world.let_days_pass(1);
        }
        let now = versions(&world, id.0);
        assert!(now.len() <= MOST, "{} versions", now.len());
        seen.extend(now.iter().filter(|id| !seen.contains(id)).copied().collect::<Vec<_>>());
        assert_eq!(now, seen[seen.len() - now.len()..], "the newest stay, in order");
    }
    assert_eq!(seen.len(), MOST + 3);
    let before = versions(&world, id.0);
    world.close_and_reopen();
    assert_eq!(versions(&world, id.0), before, "what went is gone in the store too");
}

#[test]
fn all_versions_together_have_a_bound_and_the_oldest_go_first() {
    let (mut world, _) = begun("Maya");
    let letters = 50_000;
    for number in 0..2 * ROOM / letters {
        world.let_days_pass(1);
        let id = world.begin(Situation::StayClose, "Ben");
        write(&mut world, id, &words(letters, number));
        write(&mut world, id, "");
        assert!(world.doc.version_letters() <= ROOM, "{} letters", world.doc.version_letters());
        assert_eq!(versions(&world, id.0).len(), 1, "the newest is kept");
    }
    let counted: usize = world.doc.versions().map(|version| ebb::app::history::letters(&version.record)).sum();
    assert_eq!(world.doc.version_letters(), counted);
    assert!(counted > ROOM - 2 * letters, "no more go than have to: {counted}");
}

#[test]
fn deleting_takes_versions_along_and_undo_brings_all_back() {
    let (mut world, id) = begun("Maya");
    write(&mut world, id, &words(300, 1));
    write(&mut world, id, "");
    let person = world.person_of(id).id;
    world.act(Command::LogContact(person, ContactKind::Met));
    let contact: ContactId = world.doc.contacts_with(person).next().expect("it is logged").id;
    let logged = ContactForm::of(world.doc.contact(contact).expect("it is logged"));
    let form = |note: &str| ContactForm { note: note.to_owned(), ..logged.clone() };
    world.act(Command::EditContact(contact, form(&words(300, 2))));
    world.act(Command::EditContact(contact, form("")));
    assert_eq!((versions(&world, id.0).len(), versions(&world, contact.0).len()), (1, 1));
    for (command, gone) in [(Command::DeleteReflection(id), id.0), (Command::DeleteContact(contact), contact.0)] {
        let before = all(&world);
        let stored = world.storage.words().into_keys().collect::<Vec<_>>();
        world.act(command);
        assert!(world.doc.record(gone).is_none() && versions(&world, gone).is_empty());
        assert_eq!(all(&world).len(), before.len() - 2);
        world.act(Command::Undo);
        assert_eq!(all(&world), before);
        assert_eq!(world.storage.words().into_keys().collect::<Vec<_>>(), stored);
    }
}

#[test]
fn a_forgotten_version_is_gone_and_undo_brings_it_back() {
    let (mut world, id) = begun("Maya");
    write(&mut world, id, &words(300, 1));
    write(&mut world, id, "");
    let before = all(&world);
    let version = versions(&world, id.0)[0];
    world.act(Command::ForgetVersion(version));
    assert_eq!(versions(&world, id.0), []);
    assert!(
        world.dispatch(Command::ForgetVersion(version)).is_err()
            && world.dispatch(Command::ForgetVersion(id.0)).is_err()
    );
    world.act(Command::Undo);
    assert_eq!(all(&world), before);
}

/// Two people, each with a reflection, a contact, a plan's worth of notes and versions of them.
fn two_people() -> (World, PersonId, PersonId) {
    let mut world = World::new();
    let mut people = Vec::new();
    for name in ["Maya", "Ben"] {
        let id = world.begin(Situation::StayClose, name);
        let person = world.person_of(id).id;
        write(&mut world, id, &words(300, people.len()));
        write(&mut world, id, "short");
        let card = (**world.doc.person(person).expect("they are there")).clone();
        let form = |likes: &str| PersonForm {
            name: name.to_owned(),
            card: Box::new(Person {
                ring: Ring::Close,
                best_way: "a letter".into(),
                likes: likes.to_owned(),
                ..card.clone()
            }),
        };
        world.act(Command::EditPerson(person, form(&words(300, 7))));
        world.act(Command::EditPerson(person, form("tea")));
        world.act(Command::LogContact(person, ContactKind::Met));
        people.push(person);
    }
    (world, people[0], people[1])
}

#[test]
fn erasing_a_person_takes_everything_about_them_and_nothing_else() {
    let (mut world, maya, ben) = two_people();
    let before = all(&world);
    assert_eq!(before.values().filter(|record| record.about() == Some(maya)).count(), 5);
    world.act(Command::ErasePerson(maya));
    let left = all(&world);
    assert!(left.values().all(|record| record.about() == Some(ben)));
    let expected: BTreeMap<Id, Record> = before
        .iter()
        .filter(|(_, record)| record.about() == Some(ben))
        .map(|(id, record)| (*id, record.clone()))
        .collect();
    assert_eq!(left, expected);
    let stored = world.storage.words();
    assert_eq!(stored.keys().filter(|key| key.starts_with("ebb1:r:")).count(), expected.len());
    world.act(Command::Undo);
    assert_eq!(all(&world), before);
    world.close_and_reopen();
    assert_eq!(all(&world), before);
}

#[test]
fn putting_away_takes_versions_along_and_undo_brings_all_back() {
    let (mut world, maya, _) = two_people();
    let before = all(&world);
    let reflection = world.doc.reflections_about(maya).next().expect("there is one").id.0;
    let contact = world.doc.contacts_with(maya).next().expect("it is logged").id.0;
    world.act(Command::PutAway(vec![reflection, contact, Id::from_bits(0xdead)]));
    assert_eq!(world.said, Some(Notice::PutAway));
    let gone: Vec<Id> = before.keys().filter(|id| !all(&world).contains_key(id)).copied().collect();
    assert_eq!(gone.len(), 3, "the reflection, its version and the contact");
    assert_eq!(versions(&world, reflection), []);
    world.act(Command::Undo);
    assert_eq!(all(&world), before);
    world.close_and_reopen();
    assert_eq!(all(&world), before);
}

#[test]
fn erasing_somebody_takes_versions_along_whose_record_is_gone() {
    let (mut world, id) = begun("Maya");
    write(&mut world, id, &words(300, 1));
    write(&mut world, id, "");
    let ben = world.begin(Situation::StayClose, "Ben");
    write(&mut world, ben, &words(300, 2));
    write(&mut world, ben, "");
    let (maya, others) = (world.about(id), versions(&world, ben.0));
    // The reflection itself can no longer be read: what is left of it is its earlier version.
    world.storage.damage(&Key::Record(id.0).name(PREFIX));
    world.close_and_reopen();
    assert!(world.doc.reflection(id).is_none() && versions(&world, id.0).len() == 1);
    world.act(Command::ErasePerson(maya));
    assert_eq!(world.doc.versions().map(|version| version.id).collect::<Vec<_>>(), others);
    world.act(Command::Undo);
    assert_eq!(versions(&world, id.0).len(), 1);
}
