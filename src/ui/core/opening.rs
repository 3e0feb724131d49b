//! Opening the store: at the start, with the passphrase, and when the pen comes from another tab.

use super::{Core, Saving, Toast, pen, prefix};
use crate::app::doc::Doc;
use crate::app::history;
use crate::content::words::words;
use crate::platform::storage::{BrowserStorage, measure};
use crate::platform::{clock, crypto, page, tabs, timer};
use crate::store::load::{Door, Loaded, Loading, Opening, door, load};
use crate::store::port::Storage;
use crate::store::record::Record;
use crate::store::seal::DataKey;
use crate::store::{Quarantined, ReadOnly, SaveError, Store};
use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;

/// How long the tab that takes the pen waits for the last words of the other one.
const LAST_WORDS: Duration = Duration::from_millis(2000);
/// How often it looks.
const LOOK: Duration = Duration::from_millis(20);

/// A store of so many values is read before anything is drawn.
const AT_ONCE: u32 = 400;
/// Milliseconds of reading between two frames, of a larger one.
const SLICE: u64 = 8;

/// A store that is being read.
struct Reading {
    loading: Loading<BrowserStorage>,
    doc: Doc,
}

thread_local! {
    /// The pen can be lost before and after the app stands.
    static CORE: Cell<Option<Core>> = const { Cell::new(None) };
}

/// Another tab took the pen while this one was asleep.
pub fn lose_the_pen() {
    if let Some(core) = CORE.get() {
        core.lose_the_pen();
    }
}

impl Core {
    /// Opens the store, or asks for the passphrase.
    pub(super) fn come_to_the_door(self, has_pen: bool) {
        CORE.set(Some(self));
        let Some(storage) = BrowserStorage::open() else {
            return self.set_saving(Saving::Failed(SaveError::Blocked));
        };
        let read_only = (!has_pen).then_some(ReadOnly::OtherTab);
        match door(&storage, prefix()) {
            Door::Locked(vault) => self.status.update(|status| status.door = Some(vault)),
            Door::Open | Door::KeyLost => self.open(storage, None, read_only),
        }
        tabs::listen(&pen(), move || self.give_the_pen_away(), move |told| self.hear(told));
    }

    /// Opens a locked store with its key. Whether this tab writes was settled before.
    pub fn unlock(self, key: DataKey) {
        let Some(storage) = BrowserStorage::open() else { return };
        self.status.update(|status| status.door = None);
        self.touch();
        self.open(storage, Some(key), (!tabs::has_pen()).then_some(ReadOnly::OtherTab));
    }

    /// Opens the store. A small one is open when this returns. A large one is read while the page is there
    /// already, and nothing can be written until all of it has been read.
    fn open(self, storage: BrowserStorage, key: Option<DataKey>, read_only: Option<ReadOnly>) {
        let is_large = storage.count() > AT_ONCE;
        let opening = Opening { key, read_only, measure: measure() };
        let read = move || Reading { loading: Loading::begin(storage, prefix(), opening), doc: Doc::default() };
        if !is_large {
            return self.read_on(read(), u64::MAX);
        }
        self.status.update(|status| status.is_reading = true);
        timer::soon(move || self.read_on(read(), SLICE));
    }

    /// Reads for so many milliseconds, then lets the page draw and be touched.
    fn read_on(self, mut reading: Reading, slice: u64) {
        let since = clock::now();
        while !reading.loading.is_done() {
            if clock::now() - since >= slice {
                timer::soon(move || self.read_on(reading, slice));
                return;
            }
            reading.doc.add(reading.loading.step());
        }
        self.end_reading(reading);
    }

    fn end_reading(self, reading: Reading) {
        self.status.update(|status| status.is_reading = false);
        let Reading { loading, doc } = reading;
        let lost = (!tabs::has_pen()).then_some(ReadOnly::OtherTab);
        if loading.has_changed_outside()
            && let Some(storage) = BrowserStorage::open()
        {
            // Another tab has written meanwhile: what was read may be of two times.
            return self.open_at_once(storage, loading.key(), lost);
        }
        let (store, quarantine) = loading.finish(lost, &mut crypto::fill);
        self.opened(store, quarantine, doc);
        // What was left open by a crash while the lock was turned on or off.
        self.with_store(|store, stamp| store.seal_the_rest(stamp));
    }

    fn open_at_once(self, storage: BrowserStorage, key: Option<DataKey>, read_only: Option<ReadOnly>) {
        let opening = Opening { key, read_only, measure: measure() };
        let Loaded { store, records, quarantine } = load(storage, prefix(), opening, &mut crypto::fill);
        self.opened(store, quarantine, Doc::new(records));
    }

    fn opened(self, store: Store<BrowserStorage>, quarantine: Vec<Quarantined>, doc: Doc) {
        self.desk.update_value(|desk| desk.store = Some(store));
        self.status.update(|status| status.quarantine = quarantine);
        self.look_at_the_shelf();
        self.doc.set(doc);
        self.set_saving(Saving::Saved);
    }

    /// Reads everything again, because another tab has written, and draws the page anew.
    pub fn reopen(self) {
        self.read_anew();
        self.epoch.update(|epoch| *epoch += 1);
    }

    /// Reads everything again. The page stays as it is.
    pub(super) fn read_anew(self) {
        let mut parts = None;
        self.desk.update_value(|desk| {
            parts = desk.store.take().map(|store| (store.key().cloned(), store.read_only()));
        });
        let (Some((key, read_only)), Some(storage)) = (parts, BrowserStorage::open()) else { return };
        self.open_at_once(storage, key, read_only.filter(|_| !tabs::has_pen()));
    }

    // The pen

    /// Takes the pen from the tab that holds it.
    pub fn take_the_pen(self) {
        tabs::take_over(&pen(), move || self.wait_for_last_words(clock::now()), move || self.lose_the_pen());
    }

    /// Tries to get the pen, in case the tab that held it is gone.
    pub(super) fn look_for_the_pen(self) {
        if self.status.with_untracked(|status| status.shelf.read_only == Some(ReadOnly::OtherTab)) {
            let got = move |ours: bool| {
                if ours {
                    self.write_here();
                }
            };
            tabs::ask(&pen(), got, move || self.lose_the_pen());
        }
    }

    /// What was written last in the other tab arrives here a little later than the pen.
    fn wait_for_last_words(self, since: u64) {
        let name = crate::store::keys::Key::Manifest.name(prefix());
        let there = BrowserStorage::open().and_then(|storage| storage.get(&name));
        let told = self.desk.with_value(|desk| desk.told.clone());
        let waited = u128::from(clock::now() - since);
        let is_quiet = told.is_none() && waited > 2 * LOOK.as_millis();
        if is_quiet || (told.is_some() && told == there) || waited > LAST_WORDS.as_millis() {
            return self.write_here();
        }
        timer::after(LOOK, move || self.wait_for_last_words(since));
    }

    /// This tab writes from now on. Words that were not saved before it lost the pen are kept as versions.
    fn write_here(self) {
        let unsaved: Vec<Record> = self.desk.with_value(|desk| {
            self.doc.with_untracked(|doc| desk.waiting.ids().filter_map(|id| doc.record(id).cloned()).collect())
        });
        self.desk.update_value(|desk| {
            desk.waiting = Default::default();
            desk.told = None;
        });
        if self.status.with_untracked(|status| status.door.is_some()) {
            return;
        }
        self.reopen();
        self.keep_as_versions(unsaved);
    }

    fn keep_as_versions(self, unsaved: Vec<Record>) {
        let today = self.today();
        let other: Vec<Record> = self.doc.with_untracked(|doc| {
            let is_other = |record: &Record| doc.record(record.id()) != Some(record);
            unsaved.into_iter().filter(is_other).map(|one| history::version(&one, today, clock::fresh_id())).collect()
        });
        if other.is_empty() {
            return;
        }
        let changes: Vec<_> = other.iter().map(crate::store::Change::Put).collect();
        self.with_store(|store, stamp| store.save(&changes, stamp));
        self.reopen();
        self.say(Toast::Words(words().data.kept_as_versions));
    }

    /// Another tab wants to write: this one finishes, says what it wrote last, and lets go.
    fn give_the_pen_away(self) {
        if !tabs::has_pen() {
            return;
        }
        self.save_now();
        self.lose_the_pen();
        let name = crate::store::keys::Key::Manifest.name(prefix());
        if let Some(last) = BrowserStorage::open().and_then(|storage| storage.get(&name)) {
            tabs::say(&last);
        }
        tabs::give_away();
    }

    /// This tab only looks from now on.
    fn lose_the_pen(self) {
        self.with_store(|store, _| store.only_look(ReadOnly::OtherTab));
    }

    fn hear(self, told: String) {
        self.desk.update_value(|desk| desk.told = Some(told));
    }

    /// Another tab has written a value. One that only looks shows it; one that writes has lost the pen
    /// without noticing, unless what it reads is only late.
    pub(super) fn look_at_other_tabs(self, key: &str) {
        use crate::store::keys::{Copy, Key};
        match Key::parse(prefix(), key) {
            // The lock was turned on, off, or changed: nothing of this page stays as it is.
            Some(Key::Vault(Copy::First)) if self.is_all_saved() => page::reload(),
            Some(Key::Manifest) if self.is_all_saved() && !tabs::has_pen() => self.reopen_soon(),
            _ => {}
        }
    }

    /// Many values arrive one after the other; they are read once.
    fn reopen_soon(self) {
        self.desk.update_value(|desk| {
            if let Some(pause) = desk.pause.take() {
                pause.cancel();
            }
            desk.pause = Some(timer::after(Duration::from_millis(150), move || self.reopen()));
        });
    }
}
