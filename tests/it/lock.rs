//! The lock: on, off, halfway, with a damaged vault, and erasing everything.

use crate::fixtures::examples;
use crate::support::{Failure, MemoryStorage, day, not_random, open_with, stamp, store_of, vault};
use ebb::app::history::texts;
use ebb::store::backup::Mode;
use ebb::store::erase::erase;
use ebb::store::keys::PREFIX;
use ebb::store::load::{Door, Opening, door, load};
use ebb::store::manifest::Doubt;
use ebb::store::record::Record;
use ebb::store::vault::{Derivation, Derived, FEWEST_ROUNDS, Secret, Vault};
use ebb::store::{Change, ReadOnly, SaveError, Store, json};

const CANARY: &str = "CANARYinAcoalmine";

/// The examples with a canary in every text a user can write.
fn singing() -> Vec<Record> {
    let mut all = examples();
    for record in &mut all {
        let mut text = json::to_string(record).expect("it can be written");
        for own in texts(record).into_iter().filter(|own| !own.is_empty()).map(str::to_owned).collect::<Vec<_>>() {
            let quoted = json::to_string(&own).expect("it can be written");
            text = text.replace(&quoted, &format!("{}{CANARY}\"", &quoted[..quoted.len() - 1]));
        }
        *record = json::from_str(&text).expect("it is still a record");
        assert!(text.contains(CANARY) || texts(record).is_empty(), "{text}");
    }
    all.sort_by_key(Record::id);
    all
}

/// A store full of canaries, in quarantine too.
fn coalmine() -> (MemoryStorage, Store<MemoryStorage>, Vec<Record>) {
    let records = singing();
    let (storage, store) = store_of(&records);
    storage.plant("ebb1:q:0:r:938nkrkayd", &format!("72568d6b|broken {CANARY}"));
    drop(store);
    let store = open_with(&storage, 1).expect("it is open").store;
    (storage, store, records)
}

fn canaries(storage: &MemoryStorage) -> Vec<String> {
    storage
        .snapshot()
        .into_iter()
        .filter(|(key, value)| key.contains(CANARY) || value.contains(CANARY))
        .map(|(key, _)| key)
        .collect()
}

#[test]
fn a_locked_store_holds_no_word_of_the_user_anywhere() {
    let (storage, mut store, records) = coalmine();
    let before = storage.log().len();
    let (key, vault) = vault(1, 2);
    store.lock(&vault, key, &mut stamp()).expect("there is room");
    assert_eq!(canaries(&storage), [] as [&str; 0]);
    let log = storage.log();
    for (key, value) in &log[before..] {
        let value = value.as_deref().unwrap_or_default();
        assert!(!key.contains(CANARY) && !value.contains(CANARY), "{key} was written with a canary in it");
    }
    let mark = log.len();
    let loaded = open_with(&storage, 1).expect("the passphrase opens it");
    assert_eq!(loaded.records, records);
    assert!(loaded.quarantine[0].raw.contains(CANARY), "with the passphrase everything is readable");
    let mut store = loaded.store;
    let mut changes: Vec<Change<'_>> = records.iter().map(|record| Change::Remove(record.id())).collect();
    store.save(&changes, &mut stamp()).expect("there is room");
    changes = records.iter().map(Change::Put).collect();
    store.save(&changes, &mut stamp()).expect("there is room");
    let file = store.backup(day("2026-11-22"), None);
    store.save(&[Change::Remove(records[0].id())], &mut stamp()).expect("there is room");
    let mut restoring = store.preview(&file, Mode::Merge, day("2026-11-22"));
    while !restoring.is_done() {
        store.restore_step(&mut restoring, &mut stamp()).expect("there is room");
    }
    let name = format!("ebb1:r:{}", records[1].id());
    storage.damage(&name);
    drop(store);
    assert_eq!(open_with(&storage, 1).expect("it opens").quarantine.len(), 2);
    assert_eq!(canaries(&storage), [] as [&str; 0]);
    assert!(storage.log()[mark..].iter().all(|(_, value)| !value.as_deref().unwrap_or_default().contains(CANARY)));
}

/// Does something to a copy of a storage, cut off at each of its writes; what is left is looked at each time.
fn cut_off_at_every_write(
    storage: &MemoryStorage,
    act: impl Fn(&mut Store<MemoryStorage>) -> Result<(), SaveError>,
    look: impl Fn(usize, &MemoryStorage),
) {
    for at in 0.. {
        let copy = storage.copy();
        let mut store = open_with(&copy, 1).expect("the passphrase opens it").store;
        copy.end_after(at);
        let done = act(&mut store);
        drop(store);
        copy.heal();
        look(at, &copy);
        if done.is_ok() {
            assert!(at > 3, "nothing was written");
            return;
        }
    }
}

#[test]
fn a_crash_while_the_lock_is_turned_on_loses_nothing_and_is_finished_later() {
    let (storage, _, records) = coalmine();
    let (key, vault) = vault(1, 2);
    cut_off_at_every_write(
        &storage,
        |store| store.lock(&vault, key.clone(), &mut stamp()),
        |at, copy| {
            let loaded = open_with(copy, 1).expect("the passphrase opens it");
            assert_eq!(loaded.records, records, "write {at}");
            assert_eq!(
                (loaded.store.manifest().missing, loaded.store.manifest().doubt),
                (0, Doubt::None),
                "write {at}"
            );
            assert_eq!(loaded.store.read_only(), None, "write {at}");
            let mut store = loaded.store;
            store.seal_the_rest(&mut stamp()).expect("there is room");
            assert_eq!(store.used(), copy.used());
            if store.is_locked() {
                assert_eq!(canaries(copy), [] as [&str; 0], "write {at}");
            }
            drop(store);
            assert_eq!(open_with(copy, 1).expect("it opens").records, records, "write {at}");
        },
    );
}

fn locked() -> (MemoryStorage, Vec<Record>) {
    let (storage, mut store, records) = coalmine();
    let (key, vault) = vault(1, 2);
    store.lock(&vault, key, &mut stamp()).expect("there is room");
    (storage, records)
}

#[test]
fn a_crash_while_the_lock_is_turned_off_loses_nothing() {
    let (storage, records) = locked();
    cut_off_at_every_write(
        &storage,
        |store| store.unlock_for_good(&mut stamp()),
        |at, copy| {
            let loaded = open_with(copy, 1).expect("the passphrase opens it");
            assert_eq!((&loaded.records, loaded.store.read_only()), (&records, None), "write {at}");
            let mut store = loaded.store;
            store.seal_the_rest(&mut stamp()).expect("there is room");
            if store.is_locked() {
                assert_eq!(canaries(copy), [] as [&str; 0], "write {at}");
            }
            store.unlock_for_good(&mut stamp()).expect("it can be opened");
            drop(store);
            assert_eq!(door(copy, PREFIX), Door::Open);
            assert_eq!(open_with(copy, 1).expect("it is open").records, records, "write {at}");
        },
    );
}

#[test]
fn turning_the_lock_off_never_goes_on_sealing_with_a_key_that_nobody_has() {
    let (storage, records) = locked();
    let mut failed = 0;
    for at in 0..40 {
        for how in [Failure::Refused, Failure::Dropped] {
            let copy = storage.copy();
            let mut store = open_with(&copy, 1).expect("the passphrase opens it").store;
            copy.fail(at, if how == Failure::Dropped { 2 } else { 1 }, how);
            let done = store.unlock_for_good(&mut stamp());
            copy.heal();
            failed += usize::from(done.is_err());
            store.save(&[Change::Remove(records[0].id())], &mut stamp()).expect("there is room");
            store.save(&[Change::Put(&records[0])], &mut stamp()).expect("there is room");
            drop(store);
            let loaded = open_with(&copy, 1).expect("the passphrase opens it");
            assert_eq!(
                (loaded.records, loaded.store.read_only()),
                (records.clone(), None),
                "{how:?} at {at}: {done:?}"
            );
        }
    }
    assert!(failed > 5, "nothing failed");
}

fn rewrapped(storage: &MemoryStorage, passphrase: u8) -> Vault {
    let Door::Locked(vault) = door(storage, PREFIX) else { panic!("it is locked") };
    let key = vault.open(Secret::Passphrase, &[1; 32]).expect("the passphrase opens it");
    let derivation = Derivation::fresh(FEWEST_ROUNDS, &mut not_random);
    vault.with_passphrase(&key, Derived { derivation, key: [passphrase; 32] }, &mut not_random)
}

#[test]
fn a_crash_while_the_passphrase_changes_leaves_one_that_opens_and_the_rest_follows() {
    let (storage, records) = locked();
    let changed = rewrapped(&storage, 9);
    for at in 0..=2 {
        let copy = storage.copy();
        let mut store = open_with(&copy, 1).expect("it opens").store;
        copy.end_after(at);
        let done = store.set_vault(&changed);
        assert_eq!(done.is_ok(), at == 2);
        drop(store);
        copy.heal();
        let (opens, shut) = if done.is_ok() { (9, 1) } else { (1, 9) };
        assert!(open_with(&copy, shut).is_none(), "cut off at {at}");
        let loaded = open_with(&copy, opens).expect("the passphrase that was said to hold opens it");
        assert_eq!(loaded.records, records);
        let mut store = loaded.store;
        store.seal_the_rest(&mut stamp()).expect("there is room");
        assert_eq!(store.used(), copy.used());
        drop(store);
        copy.damage("ebb1:k");
        assert!(
            open_with(&copy, shut).is_none() && open_with(&copy, opens).is_some(),
            "both copies are of one passphrase"
        );
    }
}

#[test]
fn a_passphrase_that_could_not_be_changed_still_opens() {
    let (storage, records) = locked();
    let changed = rewrapped(&storage, 9);
    for at in 0..2 {
        for how in [Failure::Full, Failure::Refused, Failure::Dropped, Failure::Halved] {
            let copy = storage.copy();
            let mut store = open_with(&copy, 1).expect("it opens").store;
            copy.fail(at, if how == Failure::Dropped || how == Failure::Halved { 2 } else { 1 }, how);
            assert!(store.set_vault(&changed).is_err());
            drop(store);
            assert_eq!(open_with(&copy, 1).expect("the old one opens").records, records);
            copy.damage("ebb1:k");
            assert!(open_with(&copy, 1).is_some() && open_with(&copy, 9).is_none(), "{how:?} at {at}");
        }
    }
}

#[test]
fn either_copy_of_the_vault_may_be_damaged_and_is_made_whole() {
    for (copy, other) in [("ebb1:k", "ebb1:l"), ("ebb1:l", "ebb1:k")] {
        for emptied in [false, true] {
            let (storage, records) = locked();
            if emptied {
                storage.plant(copy, "")
            } else {
                storage.damage(copy)
            }
            let loaded = open_with(&storage, 1).expect("the passphrase opens it");
            assert_eq!((&loaded.records, loaded.quarantine.len()), (&records, 1));
            let mut store = loaded.store;
            store.seal_the_rest(&mut stamp()).expect("there is room");
            drop(store);
            storage.damage(other);
            assert_eq!(open_with(&storage, 1).expect("the mended copy opens it").records, records);
        }
    }
}

#[test]
fn with_both_copies_of_the_vault_damaged_nothing_is_written_or_set_aside() {
    for with_journal in [false, true] {
        let (storage, records) = locked();
        if with_journal {
            let mut store = open_with(&storage, 1).expect("it opens").store;
            storage.end_after(1);
            let _ = store.save(&[Change::Remove(records[0].id())], &mut stamp());
            drop(store);
            storage.heal();
            assert!(storage.raw("ebb1:j").is_some());
        }
        storage.damage("ebb1:k");
        storage.damage("ebb1:l");
        storage.damage(&format!("ebb1:r:{}", records[2].id()));
        assert_eq!(door(&storage, PREFIX), Door::KeyLost);
        let (before, writes) = (storage.snapshot(), storage.writes());
        let loaded = load(storage.clone(), PREFIX, Opening::default(), &mut not_random);
        assert_eq!(loaded.store.read_only(), Some(ReadOnly::KeyLost));
        assert_eq!(loaded.records, []);
        let mut store = loaded.store;
        let refused = Err(SaveError::ReadOnly(ReadOnly::KeyLost));
        assert_eq!(store.save(&[Change::Put(&records[0])], &mut stamp()), refused);
        let (key, another) = vault(1, 2);
        assert_eq!(store.lock(&another, key, &mut stamp()), refused);
        assert_eq!((storage.snapshot(), storage.writes()), (before, writes));
    }
}

#[test]
fn a_wrong_secret_opens_nothing() {
    let (storage, _) = locked();
    let Door::Locked(vault) = door(&storage, PREFIX) else { panic!("it is locked") };
    for byte in 0..=255 {
        assert_eq!(vault.open(Secret::Passphrase, &[byte; 32]).is_some(), byte == 1);
        assert_eq!(vault.open(Secret::Code, &[byte; 32]).is_some(), byte == 2);
    }
}

#[test]
fn a_lock_that_does_not_fit_is_refused_before_anything_is_written() {
    let (storage, mut store, _) = coalmine();
    // What could not be read is sealed too, and takes a third more room.
    storage.plant("ebb1:q:1:r:x", &"x".repeat(3 * 1024 * 1024));
    storage.plant("theme", &"x".repeat(1024 * 1024));
    drop(store);
    store = open_with(&storage, 1).expect("it is open").store;
    let before = storage.snapshot();
    let (key, vault) = vault(1, 2);
    assert_eq!(store.lock(&vault, key, &mut stamp()), Err(SaveError::Full));
    assert!(storage.snapshot() == before && !store.is_locked());
}

// Erasing

#[test]
fn erasing_leaves_nothing_of_ours_and_destroys_the_keys_first() {
    let (storage, records) = locked();
    for (key, value) in [("theme", "dark"), ("ebb1demo:m", "x"), ("ebb2:r:0000000001", "y"), ("ebb1", "z")] {
        storage.plant(key, value);
    }
    let mark = storage.log().len();
    let mut handle = storage.clone();
    assert!(erase(&mut handle, PREFIX));
    let log: Vec<(String, Option<String>)> = storage.log()[mark..].to_vec();
    let emptied = |key: &str| (key.to_owned(), Some(String::new()));
    let removed = |key: &str| (key.to_owned(), None);
    assert_eq!(log[..4], [emptied("ebb1:k"), removed("ebb1:k"), emptied("ebb1:l"), removed("ebb1:l")]);
    let left: Vec<String> = storage.snapshot().into_keys().collect();
    assert_eq!(left, ["ebb1", "ebb1demo:m", "ebb2:r:0000000001", "theme"]);
    assert_eq!(door(&storage, PREFIX), Door::Open);
    assert!(log.len() > records.len() + 5);
}

#[test]
fn erasing_works_when_it_is_cut_off_at_any_write_and_done_again() {
    let (storage, records) = locked();
    let mut first_word_after_the_keys = false;
    for at in 0.. {
        let copy = storage.copy();
        copy.plant("theme", "dark");
        copy.end_after(at);
        let mut handle = copy.clone();
        let done = erase(&mut handle, PREFIX);
        copy.heal();
        let records_gone = records.iter().any(|record| copy.raw(&format!("ebb1:r:{}", record.id())).is_none());
        let keys_gone = ["ebb1:k", "ebb1:l"].iter().all(|key| copy.raw(key).is_none_or(|text| text.is_empty()));
        assert!(keys_gone || !records_gone, "cut off at {at}: words went before the keys");
        first_word_after_the_keys |= records_gone;
        assert!(erase(&mut handle, PREFIX), "the second time, after a cut at {at}");
        assert_eq!(copy.snapshot().into_keys().collect::<Vec<_>>(), ["theme"]);
        if done {
            break;
        }
    }
    assert!(first_word_after_the_keys);
    let mut handle = storage.clone();
    storage.refuse(true);
    assert!(!erase(&mut handle, PREFIX), "it says when something is left");
    assert_ne!(storage.snapshot().len(), 0);
}
