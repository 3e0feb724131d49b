//! Saving: at once after a command, after a pause while typing, and whenever the page is hidden.

use super::{Core, Desk, Saving, Shelf};
use crate::app::doc::Doc;
use crate::platform::storage::{self, BrowserStorage};
use crate::platform::{clock, crypto, timer};
use crate::store::settings::{LATER, Settings};
use crate::store::{SaveError, Stamp, Store};
use leptos::prelude::*;
use std::time::Duration;

/// Typing that pauses this long is saved.
const PAUSE: Duration = Duration::from_millis(400);

/// Runs something that needs a moment and random bytes.
pub(super) fn stamped<T>(run: impl FnOnce(&mut Stamp<'_>) -> T) -> T {
    run(&mut Stamp { now: clock::now(), random: &mut crypto::fill })
}

impl Core {
    /// Writes everything that waits.
    pub fn save_now(self) {
        let mut failed = None;
        self.desk.update_value(|desk| {
            if let Some(pause) = desk.pause.take() {
                pause.cancel();
            }
            failed = self.doc.with_untracked(|doc| desk.write_waiting(doc)).err();
        });
        self.set_saving(failed.map_or(Saving::Saved, Saving::Failed));
        self.look_at_the_shelf();
        if failed.is_none() {
            self.ask_to_persist();
        }
    }

    pub(super) fn save_after_a_pause(self) {
        self.desk.update_value(|desk| {
            if let Some(pause) = desk.pause.take() {
                pause.cancel();
            }
            desk.pause = Some(timer::after(PAUSE, move || self.save_now()));
        });
        if self.saving.get_untracked() == Saving::Saved {
            self.set_saving(Saving::Waiting);
        }
    }

    pub(super) fn set_saving(self, saving: Saving) {
        if self.saving.get_untracked() != saving {
            self.saving.set(saving);
        }
    }

    /// Whether everything that was written is in the browser.
    #[must_use]
    pub fn is_all_saved(self) -> bool {
        self.desk.with_value(|desk| desk.waiting.is_empty())
    }

    /// Works with the store where there is one; what is shown about it follows.
    pub fn with_store<T>(self, work: impl FnOnce(&mut Store<BrowserStorage>, &mut Stamp<'_>) -> T) -> Option<T> {
        let mut result = None;
        self.desk.update_value(|desk| {
            result = desk.store.as_mut().map(|store| stamped(|stamp| work(store, stamp)));
        });
        self.look_at_the_shelf();
        result
    }

    /// Reads a setting of this device, and again when it changes.
    pub fn settings<T>(self, read: impl FnOnce(&Settings) -> T) -> T {
        self.status.with(|status| read(&status.shelf.settings))
    }

    /// Changes a setting of this device.
    pub fn change_settings(self, change: impl FnOnce(&mut Settings)) {
        self.with_store(|store, _| {
            let mut settings = store.settings().clone();
            change(&mut settings);
            // It holds for this session where it cannot be kept.
            let _ = store.set_settings(settings);
        });
    }

    /// A backup was made and read back: everything up to now is in it.
    pub fn backed_up(self) {
        self.with_store(|store, stamp| store.backed_up(stamp.now));
    }

    /// "Later": no reminder for a week. That is no backup.
    pub fn remind_later(self) {
        let now = clock::now();
        self.change_settings(|settings| settings.quiet_until = now + LATER);
    }

    /// What is shown about the store follows it.
    pub(super) fn look_at_the_shelf(self) {
        let shelf = self.desk.with_value(|desk| desk.store.as_ref().map(shelf)).unwrap_or_default();
        if self.status.with_untracked(|status| status.shelf.looks_like(&shelf)) {
            self.status.update_untracked(|status| status.shelf = shelf);
        } else {
            self.status.update(|status| status.shelf = shelf);
        }
    }

    /// Asks the browser once, after something was saved, to keep the data.
    fn ask_to_persist(self) {
        if self.read(|doc, _| doc.is_empty()) {
            return;
        }
        let mut asked = true;
        self.desk.update_value(|desk| asked = std::mem::replace(&mut desk.asked_to_persist, true));
        if !asked {
            storage::ask_to_persist(move |kept| self.status.update(|status| status.persisted = Some(kept)));
        }
    }
}

fn shelf(store: &Store<BrowserStorage>) -> Shelf {
    let manifest = store.manifest();
    Shelf {
        read_only: store.read_only(),
        missing: manifest.missing,
        doubt: manifest.doubt,
        settings: store.settings().clone(),
        used: store.used(),
        changes: store.since_backup().changes,
        backup_due: store.settings().is_backup_due(store.since_backup(), clock::now()),
        has_lock: store.is_locked(),
    }
}

impl Desk {
    /// Writes what waits, where there is anywhere to write.
    fn write_waiting(&mut self, doc: &Doc) -> Result<(), SaveError> {
        let Some(store) = &mut self.store else {
            return if self.waiting.is_empty() { Ok(()) } else { Err(SaveError::Blocked) };
        };
        stamped(|stamp| self.waiting.save(store, doc, stamp))
    }
}
