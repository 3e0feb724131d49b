//! Opening a store a piece at a time: what is handed out is the same, and nothing is judged by half of it.

use crate::support::{MemoryStorage, not_random, open_under, stamp, store_of};
use ebb::domain::id::{Id, PersonId};
use ebb::domain::person::Person;
use ebb::domain::text::Name;
use ebb::store::keys::{Key, PREFIX};
use ebb::store::load::{Loading, Opening};
use ebb::store::manifest::Doubt;
use ebb::store::record::Record;
use ebb::store::{Change, ReadOnly};
use std::sync::Arc;

fn people(count: u64) -> Vec<Record> {
    let name = |number| Name::parse(&format!("Maya {number}")).expect("it is a name");
    let person = |number| Person::new(PersonId(Id::from_bits(number)), name(number), crate::support::day("2026-11-22"));
    (1..=count).map(|number| Record::Person(Arc::new(person(number)))).collect()
}

fn begin(storage: &MemoryStorage) -> Loading<MemoryStorage> {
    Loading::begin(storage.clone(), PREFIX, Opening::default())
}

#[test]
fn a_store_read_in_pieces_is_the_one_read_at_once() {
    let (storage, _) = store_of(&people(100));
    storage.damage(&Key::Record(Id::from_bits(70)).name(PREFIX));
    let (other, writes) = (storage.copy(), storage.writes());
    let mut loading = begin(&storage);
    let (mut records, mut pieces) = (Vec::new(), 0);
    while !loading.is_done() {
        records.extend(loading.step());
        pieces += 1;
    }
    assert!(pieces > 2, "{pieces} pieces");
    assert_eq!(storage.writes(), writes, "nothing is written before everything was read");
    let (store, quarantine) = loading.finish(None, &mut not_random);
    let at_once = open_under(&other, PREFIX);
    assert_eq!((&records, &quarantine), (&at_once.records, &at_once.quarantine));
    assert_eq!((records.len(), quarantine.len()), (99, 1));
    assert_eq!(
        (store.manifest(), store.used(), store.since_backup()),
        (at_once.store.manifest(), at_once.store.used(), at_once.store.since_backup())
    );
    assert_eq!(storage.snapshot(), other.snapshot());
}

#[test]
fn a_store_is_judged_by_all_of_it_even_when_nobody_read_to_the_end() {
    let (storage, _) = store_of(&people(100));
    let mut loading = begin(&storage);
    loading.step();
    let (store, quarantine) = loading.finish(None, &mut not_random);
    assert_eq!((store.manifest().count, store.manifest().missing, store.manifest().doubt), (100, 0, Doubt::None));
    assert_eq!(quarantine, []);
}

#[test]
fn another_tab_that_writes_meanwhile_is_noticed() {
    let (storage, mut other) = store_of(&people(100));
    let mut loading = begin(&storage);
    loading.step();
    assert!(!loading.has_changed_outside());
    let changed = people(101).pop().expect("there is one");
    other.save(&[Change::Put(&changed)], &mut stamp()).expect("there is room");
    assert!(loading.has_changed_outside());
}

#[test]
fn a_tab_that_loses_the_pen_while_it_reads_writes_nothing() {
    let (storage, _) = store_of(&people(100));
    storage.damage(&Key::Record(Id::from_bits(70)).name(PREFIX));
    let writes = storage.writes();
    let (store, quarantine) = begin(&storage).finish(Some(ReadOnly::OtherTab), &mut not_random);
    assert_eq!((store.read_only(), quarantine.len()), (Some(ReadOnly::OtherTab), 1));
    assert_eq!(storage.writes(), writes);
}
