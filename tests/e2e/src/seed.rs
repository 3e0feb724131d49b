//! Records as they stand in storage: written by the real store, so that tests can never be out of date.

use crate::app::App;
use ebb::domain::id::Id;
use ebb::store::keys::Key;
use ebb::store::load::{Opening, load};
use ebb::store::manifest::Manifest;
use ebb::store::port::{Storage, WriteError};
use ebb::store::record::Record;
use ebb::store::seal::DataKey;
use ebb::store::vault::{Derivation, Derived, FEWEST_ROUNDS, Vault};
use ebb::store::{Change, SCHEMA, Stamp};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Clone, Default)]
struct Shelf(Rc<RefCell<BTreeMap<String, String>>>);

impl Storage for Shelf {
    fn keys(&self) -> Vec<String> {
        self.0.borrow().keys().cloned().collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), WriteError> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), WriteError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }
}

/// A store of these records, key by key.
#[must_use]
pub fn pairs(prefix: &'static str, records: &[Record]) -> Vec<(String, String)> {
    let shelf = Shelf::default();
    let mut none = |_: &mut [u8]| {};
    let mut store = load(shelf.clone(), prefix, Opening::default(), &mut none).store;
    let newest = records.iter().map(|record| record.id().milliseconds()).max().unwrap_or_default();
    for some in records.chunks(100) {
        let changes: Vec<Change<'_>> = some.iter().map(Change::Put).collect();
        let saved = store.save(&changes, &mut Stamp { now: newest, random: &mut none });
        assert_eq!(saved, Ok(()), "there is room in memory");
    }
    shelf.0.take().into_iter().collect()
}

/// Whether the lock could be turned on over these records.
#[must_use]
pub fn fits_sealed(prefix: &'static str, records: &[Record]) -> bool {
    let shelf = Shelf(Rc::new(RefCell::new(pairs(prefix, records).into_iter().collect())));
    let mut none = |_: &mut [u8]| {};
    let mut store = load(shelf, prefix, Opening::default(), &mut none).store;
    let derived = Derived { derivation: Derivation::fresh(FEWEST_ROUNDS, &mut none), key: [1; 32] };
    let key = DataKey::from_bytes([2; 32]);
    let vault = Vault::new(&key, derived, None, &mut none);
    store.lock(&vault, key, &mut Stamp { now: 1, random: &mut none }).is_ok()
}

/// How many records the store reads from these values, and how many values it cannot read.
#[must_use]
pub fn read(prefix: &'static str, pairs: Vec<(String, String)>) -> (usize, usize) {
    let shelf = Shelf(Rc::new(RefCell::new(pairs.into_iter().collect())));
    let loaded = load(shelf, prefix, Opening::default(), &mut |_| {});
    (loaded.records.len(), loaded.quarantine.len())
}

/// How much of the browser's quota a store takes: it counts UTF-16 units, keys too.
#[must_use]
pub fn units(pairs: &[(String, String)]) -> usize {
    pairs.iter().map(|(key, value)| key.encode_utf16().count() + value.encode_utf16().count()).sum()
}

/// What one script call takes without choking the driver.
const HANDFUL: usize = 300;

impl App {
    /// Puts a large store into the browser, a handful of values at a time.
    pub async fn store_many(&self, pairs: &[(String, String)]) {
        for handful in pairs.chunks(HANDFUL) {
            self.store(handful).await;
        }
    }
}

/// The key of a record.
#[must_use]
pub fn key(prefix: &str, id: Id) -> String {
    Key::Record(id).name(prefix)
}

/// The manifest of a store that a version `min_reader` or later may write.
#[must_use]
pub fn manifest(prefix: &str, min_reader: u32) -> (String, String) {
    let key = Key::Manifest.name(prefix);
    let value = Manifest { schema: min_reader.max(SCHEMA), min_reader, ..Manifest::default() }.write(&key);
    (key, value)
}
