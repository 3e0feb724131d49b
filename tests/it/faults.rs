//! What the store does when two things go wrong at once, and when it is full to the last unit. Each test
//! is named after what once went wrong; `cargo xtask faults` looks for more.

use crate::fixtures::examples;
use crate::support::{
    Dice, Failure, MemoryStorage, NOW, day, not_random, open_under, open_with, stamp, store_of, vault,
};
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, Id, PersonId};
use ebb::store::keys::PREFIX;
use ebb::store::load::Loaded;
use ebb::store::manifest::Doubt;
use ebb::store::record::Record;
use ebb::store::{Change, ReadOnly, SaveError, Stamp, Store};
use std::sync::Arc;

fn contact(bits: u64, note: &str) -> Record {
    let (id, person) = (ContactId(Id::from_bits(bits)), PersonId(Id::from_bits(1)));
    Record::Contact(Arc::new(Contact {
        note: note.into(),
        ..Contact::new(id, person, day("2026-11-22"), ContactKind::Met)
    }))
}

fn open(storage: &MemoryStorage) -> Loaded<MemoryStorage> {
    open_with(storage, 1).expect("the passphrase opens it")
}

fn put(store: &mut Store<MemoryStorage>, record: &Record) -> Result<(), SaveError> {
    store.save(&[Change::Put(record)], &mut stamp())
}

/// A store with two contacts, the second of them cut off while it was being changed: the journal is
/// there, the record is as it was.
fn interrupted() -> (MemoryStorage, [Record; 3]) {
    let records = [contact(1, "one"), contact(2, "two"), contact(2, "two and more")];
    let (storage, mut store) = store_of(&records[..2]);
    storage.end_after(1);
    put(&mut store, &records[2]).expect_err("the process ends");
    storage.heal();
    assert!(storage.raw("ebb1:j").is_some());
    (storage, records)
}

/// The same, opened while nothing can be written: it shows what the journal says.
fn opened_while_refused() -> (MemoryStorage, [Record; 3], Store<MemoryStorage>) {
    let (storage, records) = interrupted();
    storage.refuse(true);
    let loaded = open(&storage);
    storage.heal();
    assert_eq!(loaded.records, [records[0].clone(), records[2].clone()]);
    (storage, records, loaded.store)
}

// The journal

#[test]
fn a_save_that_was_taken_back_does_not_come_back_with_a_journal_that_stayed() {
    let (old, new) = (contact(1, "old"), contact(1, "new"));
    let (storage, mut store) = store_of(std::slice::from_ref(&old));
    // Journal and record are written, the manifest is refused, the record put back, the journal stays.
    storage.fail(2, 1, Failure::Refused);
    storage.fail(4, 1, Failure::Refused);
    assert_eq!(put(&mut store, &new), Err(SaveError::Blocked));
    assert_eq!(put(&mut store, &old), Ok(()), "the user takes it back");
    drop(store);
    assert_eq!(open(&storage).records, [old]);
}

#[test]
fn an_edit_back_to_what_stood_before_an_unfinished_operation_is_written() {
    let (storage, records, mut store) = opened_while_refused();
    assert_eq!(put(&mut store, &records[1]), Ok(()));
    drop(store);
    assert_eq!(open(&storage).records, records[..2]);
}

#[test]
fn the_lock_seals_what_is_shown_and_not_what_an_unfinished_operation_left() {
    let (storage, records, mut store) = opened_while_refused();
    let (key, vault) = vault(1, 2);
    assert_eq!(store.lock(&vault, key, &mut stamp()), Ok(()));
    drop(store);
    assert_eq!(open(&storage).records, [records[0].clone(), records[2].clone()]);
}

#[test]
fn a_backup_holds_what_is_shown_and_not_what_an_unfinished_operation_left() {
    let (_, records, store) = opened_while_refused();
    let notes = store.backup(day("2026-11-22"), None).notes;
    let notes: Vec<Record> = notes.iter().filter_map(ebb::store::backup::Note::record).collect();
    assert_eq!(notes, [records[0].clone(), records[2].clone()]);
}

#[test]
fn damage_found_while_an_operation_is_unfinished_is_not_reported_as_a_loss_later() {
    let (storage, _) = interrupted();
    storage.damage("ebb1:r:0000000001");
    // The redo is refused, and nothing after it.
    storage.fail(0, 1, Failure::Refused);
    assert_eq!(open(&storage).quarantine.len(), 1);
    storage.heal();
    let again = open(&storage);
    assert_eq!((again.records.len(), again.quarantine.len()), (1, 1));
    assert_eq!((again.store.manifest().missing, again.store.manifest().doubt), (0, Doubt::None));
}

#[test]
fn a_deletion_that_fails_is_not_done_by_halves() {
    let records: Vec<Record> = (1..=6).map(|bits| contact(bits, "a note")).collect();
    let (storage, mut store) = store_of(&records);
    let changes: Vec<Change<'_>> = records.iter().map(|record| Change::Remove(record.id())).collect();
    // The journal and six removals go well, the manifest does not, and later nothing does.
    storage.fail(7, 1, Failure::Full);
    storage.fail(19, usize::MAX, Failure::Refused);
    assert_eq!(store.save(&changes, &mut stamp()), Err(SaveError::Full));
    storage.heal();
    drop(store);
    assert_eq!(open(&storage).records, records);
}

#[test]
fn one_record_named_twice_in_one_save_is_counted_once() {
    let (storage, mut store) = store_of(&[contact(1, "one")]);
    let (first, second) = (contact(2, "first"), contact(2, "second"));
    let changes = [Change::Put(&first), Change::Remove(contact(1, "").id()), Change::Put(&second)];
    assert_eq!(store.save(&changes, &mut stamp()), Ok(()));
    assert_eq!(store.manifest().count, 1);
    drop(store);
    let again = open(&storage);
    assert_eq!(again.records, [second]);
    assert_eq!((again.store.manifest().missing, again.store.manifest().doubt), (0, Doubt::None));
}

// Values that arrive in part

#[test]
fn a_value_that_arrives_in_half_is_counted_as_it_stands_and_shuts_nobody_out() {
    for at in 0..5 {
        let (storage, mut store) = store_of(&[contact(1, "one")]);
        storage.fail(at, 2, Failure::Halved);
        let done = put(&mut store, &contact(2, "two"));
        assert_eq!(store.used(), storage.used(), "write {at}: {done:?}");
        assert_eq!(put(&mut store, &contact(2, "two")), Ok(()), "write {at}");
        assert_eq!(store.used(), storage.used(), "write {at}");
        drop(store);
        assert_eq!(open(&storage).records, [contact(1, "one"), contact(2, "two")], "write {at}");
    }
}

// Quarantine

#[test]
fn copies_of_a_damaged_value_that_cannot_be_removed_do_not_pile_up() {
    let records = examples();
    for locked in [false, true] {
        let (storage, mut store) = store_of(&records);
        if locked {
            let (key, vault) = vault(1, 2);
            store.lock(&vault, key, &mut stamp()).expect("there is room");
        }
        let name = format!("ebb1:r:{}", records[0].id());
        storage.plant(&name, "half of a value that ends in blanks   ");
        for _ in 0..5 {
            // The copy and the manifest are written, the removal is refused.
            storage.fail(
                if storage.snapshot().keys().any(|key| key.starts_with("ebb1:q:")) { 0 } else { 2 },
                1,
                Failure::Refused,
            );
            let loaded = open(&storage);
            assert!(storage.raw(&name).is_some(), "the removal is the write that fails");
            assert_eq!(loaded.quarantine.len(), 1, "locked: {locked}");
            assert_eq!(loaded.quarantine[0].raw, "half of a value that ends in blanks   ");
            assert_eq!(loaded.store.used(), storage.used());
            let copies = storage.snapshot().keys().filter(|key| key.starts_with("ebb1:q:")).count();
            assert_eq!(copies, 1, "locked: {locked}");
            storage.heal();
        }
    }
}

#[test]
fn a_damaged_value_keeps_the_blanks_at_its_end_when_it_is_sealed_and_opened() {
    let (storage, mut store) = store_of(&examples());
    let raws = ["ends in blanks  ", "~sealed~not really", "", "|", "~sea"];
    for (n, raw) in raws.iter().enumerate() {
        storage.plant(&format!("ebb1:q:{n}:r:x"), raw);
    }
    let before = storage.words();
    let (key, vault) = vault(1, 2);
    store.lock(&vault, key, &mut stamp()).expect("there is room");
    for (n, raw) in raws.iter().enumerate().filter(|(_, raw)| raw.len() > 8) {
        assert!(
            !storage.raw(&format!("ebb1:q:{n}:r:x")).expect("it is there").contains(raw),
            "{raw} is still readable"
        );
    }
    let shown: Vec<String> = open(&storage).quarantine.into_iter().map(|value| value.raw).collect();
    assert_eq!(shown, raws);
    let mut store = open(&storage).store;
    store.unlock_for_good(&mut stamp()).expect("it can be opened");
    assert_eq!(storage.words(), before);
}

// Two tabs

#[test]
fn a_tab_writes_nothing_after_another_one_has_written() {
    let (storage, mut ours) = store_of(&[contact(1, "one")]);
    let mut theirs = open(&storage).store;
    put(&mut theirs, &contact(2, "two")).expect("there is room");
    let before = storage.snapshot();
    assert!(ours.has_changed_outside());
    let refused = Err(SaveError::ReadOnly(ReadOnly::OtherTab));
    assert_eq!(put(&mut ours, &contact(1, "mine")), refused);
    assert_eq!(ours.acknowledge(), refused);
    assert_eq!(ours.set_settings(ours.settings().clone()), refused);
    let (key, vault) = vault(1, 2);
    assert_eq!(ours.lock(&vault, key, &mut stamp()), refused);
    assert_eq!(ours.unlock_for_good(&mut stamp()), refused);
    assert_eq!(ours.remove_quarantined("ebb1:q:0:r:x"), refused);
    assert_eq!(storage.snapshot(), before);
    assert_eq!(put(&mut theirs, &contact(3, "three")), Ok(()), "the other tab goes on");
}

// A full store

/// Fills a storage to the last unit with something foreign.
fn fill_up(storage: &MemoryStorage) {
    storage.leave_room_for(0);
}

fn long(letters: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    (0..letters).map(|_| *dice.pick(&['a', 'b', 'c', ' ', 'd'])).collect()
}

#[test]
fn a_thousand_records_can_be_deleted_at_once_from_a_full_store() {
    let records: Vec<Record> = (1..=1000).map(|bits| contact(bits, "a note")).collect();
    for has_reserve in [true, false] {
        let (storage, store) = store_of(&records);
        drop(store);
        if !has_reserve {
            // As after an update from a version that kept none.
            ebb::store::port::Storage::remove(&mut storage.clone(), "ebb1:z").expect("it can be removed");
        }
        let mut store = open(&storage).store;
        fill_up(&storage);
        let changes: Vec<Change<'_>> = records.iter().map(|record| Change::Remove(record.id())).collect();
        assert_eq!(store.save(&changes, &mut stamp()), Ok(()), "reserve: {has_reserve}");
        assert_eq!(store.used(), storage.used());
        drop(store);
        let again = open(&storage);
        assert_eq!((again.records.len(), again.store.manifest().missing), (0, 0));
        assert_eq!(again.store.manifest().doubt, Doubt::None);
    }
}

#[test]
fn long_words_can_be_made_shorter_in_a_full_store() {
    for length in [100, 5_000, 8_192, 9_000, 100_000] {
        let (storage, mut store) = store_of(&[contact(1, &long(length, 1)), contact(2, "two")]);
        fill_up(&storage);
        let shorter = contact(1, &long(length - 1, 2));
        assert_eq!(put(&mut store, &shorter), Ok(()), "{length} letters");
        assert_eq!(store.used(), storage.used());
        drop(store);
        assert_eq!(open(&storage).records, [shorter, contact(2, "two")]);
    }
}

#[test]
fn a_record_that_just_fits_is_saved_though_its_journal_does_not_fit_beside_it() {
    let record = contact(2, &long(1000, 3));
    let (probe, mut store) = store_of(&[contact(1, "one")]);
    let before = probe.used();
    put(&mut store, &record).expect("there is room");
    let needed = probe.used() - before;
    for (room, expected) in [(needed, Ok(())), (needed - 1, Err(SaveError::Full))] {
        let (storage, mut store) = store_of(&[contact(1, "one")]);
        storage.leave_room_for(room);
        assert_eq!(put(&mut store, &record), expected, "room for {room}");
        assert_eq!(store.used(), storage.used());
        drop(store);
        let again = open(&storage);
        assert_eq!(again.records.len(), if expected.is_ok() { 2 } else { 1 });
        assert_eq!((again.store.manifest().missing, again.store.manifest().doubt), (0, Doubt::None));
    }
}

#[test]
fn a_crash_in_a_full_store_is_told_and_costs_nothing() {
    for at in 0..6 {
        let (old, new) = (contact(1, &long(20_000, 1)), contact(1, &long(19_000, 2)));
        let (storage, mut store) = store_of(&[old.clone(), contact(2, "two")]);
        fill_up(&storage);
        storage.end_after(at);
        let _ = put(&mut store, &new);
        drop(store);
        storage.heal();
        let again = open(&storage);
        assert!(again.records[0] == old || again.records[0] == new, "write {at}");
        assert_eq!((again.records.len(), again.quarantine.len()), (2, 0), "write {at}");
    }
}

#[test]
fn the_lock_can_be_turned_off_in_a_full_store() {
    let records: Vec<Record> = (1..=60).map(|bits| contact(bits, &long(700, bits))).collect();
    let (storage, mut store) = store_of(&records);
    let (key, vault) = vault(1, 2);
    store.lock(&vault, key, &mut stamp()).expect("there is room");
    fill_up(&storage);
    assert_eq!(store.unlock_for_good(&mut stamp()), Ok(()));
    assert_eq!(store.used(), storage.used());
    drop(store);
    let again = open(&storage);
    assert_eq!((again.records, again.store.is_locked()), (records, false));
}

#[test]
fn every_operation_leaves_a_count_of_what_is_used_that_is_right() {
    let mut dice = Dice::new(11);
    let (storage, mut store) = store_of(&examples());
    for n in 0..400_u64 {
        match dice.below(12) {
            0 => storage.leave_room_for(dice.below(2000)),
            1 => storage.heal(),
            2 => storage.fail(dice.below(5), 1 + dice.below(2), *dice.pick(&[Failure::Refused, Failure::Halved])),
            3 => storage.fail(dice.below(5), 1 + dice.below(3), *dice.pick(&[Failure::Full, Failure::Dropped])),
            4 => _ = store.save(&[Change::Remove(Id::from_bits(n / 2))], &mut stamp()),
            _ => {
                let record = contact(n / (1 + dice.below(3) as u64), &dice.words(300));
                _ = store.save(&[Change::Put(&record)], &mut Stamp { now: NOW + n, random: &mut not_random });
            }
        }
        assert_eq!(store.used(), storage.used(), "after operation {n}");
        if dice.below(6) == 0 {
            drop(store);
            store = open_under(&storage, PREFIX).store;
            assert_eq!(store.used(), storage.used(), "opened after operation {n}");
        }
    }
}

// Fields of later versions

#[test]
fn a_field_of_a_later_version_survives_an_edit_through_the_store() {
    for locked in [false, true] {
        let (storage, _) = store_of(&[contact(1, "one")]);
        let name = "ebb1:r:0000000001";
        let entry = ebb::store::codec::Entry::read(name, &storage.raw(name).expect("it is there"), None);
        let mut entry = entry.expect("it can be read");
        entry.json = entry.json.replacen("{\"contact\":{", "{\"contact\":{\"later\":{\"a\":[1,2.5]},", 1);
        entry.schema = 7;
        storage.plant(name, &entry.write(name, None));
        let mut store = open(&storage).store;
        store.acknowledge().expect("there is room");
        if locked {
            let (key, vault) = vault(1, 2);
            store.lock(&vault, key, &mut stamp()).expect("there is room");
        }
        put(&mut store, &contact(1, "edited")).expect("there is room");
        let key = store.key().cloned();
        let text = storage.raw(name).expect("it is there");
        let kept = ebb::store::codec::Entry::read(name, &text, key.as_ref()).expect("it can be read");
        assert!(kept.json.contains("\"later\":{\"a\":[1,2.5]}") && kept.json.contains("edited"), "{}", kept.json);
        assert_eq!(kept.schema, 7, "what a later version wrote is not said to be of this one");
        drop(store);
        assert_eq!(open(&storage).records, [contact(1, "edited")]);
    }
}
