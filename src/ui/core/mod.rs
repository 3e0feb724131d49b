//! Where document, store and pages meet: the document in a signal, one dispatch, one writer.

mod data;
mod guard;
mod opening;
mod saving;

pub use data::try_secret;
pub use opening::lose_the_pen;

use crate::app::command::{Command, Effect, Notice, Rejection};
use crate::app::doc::Doc;
use crate::app::route::{Place, Route};
use crate::app::save::Waiting;
use crate::app::update::{Env, update};
use crate::platform::storage::BrowserStorage;
use crate::platform::timer::{self, Handle};
use crate::platform::{clock, page};
use crate::store::backup::Undo;
use crate::store::manifest::Doubt;
use crate::store::meter::Fullness;
use crate::store::settings::Settings;
use crate::store::vault::Vault;
use crate::store::{Quarantined, ReadOnly, SaveError, Store, keys};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::time::Duration;

/// How long a toast stays.
const TOAST: Duration = Duration::from_secs(8);

/// How saving stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saving {
    /// Everything is in the browser.
    Saved,
    /// Something waits for a pause in typing.
    Waiting,
    /// It could not be saved; the words are still here.
    Failed(SaveError),
}

/// What a toast says: a notice of a command, or a ready sentence.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Toast {
    /// What a command did.
    Notice(Notice),
    /// A sentence.
    Words(&'static str),
    /// A sentence, with a way back from a restore.
    Restored(&'static str),
}

/// The state of the app beside the document.
#[derive(Clone, PartialEq, Debug)]
pub struct Status {
    /// The day.
    pub today: NaiveDate,
    /// Values that could not be read.
    pub quarantine: Vec<Quarantined>,
    /// Whether the browser has agreed to keep the data; `None` while it has not been asked.
    pub persisted: Option<bool>,
    /// Whether a new version waits.
    pub update_ready: bool,
    /// The vault of a store that waits for its passphrase.
    pub door: Option<Vault>,
    /// Whether notes are still being read: nothing can be written yet.
    pub is_reading: bool,
    /// What is known about the store.
    pub shelf: Shelf,
    /// Whether these are the made-up people.
    pub demo: bool,
}

/// What is known about the store beside its records.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Shelf {
    /// Why it may only be looked at, if so.
    pub read_only: Option<ReadOnly>,
    /// How many records are missing.
    pub missing: u32,
    /// What else is not certain.
    pub doubt: Doubt,
    /// What this device is set to.
    pub settings: Settings,
    /// Units used.
    pub used: usize,
    /// Notes changed since the last backup.
    pub changes: u32,
    /// Whether a backup is due.
    pub backup_due: bool,
    /// Whether it has a lock.
    pub has_lock: bool,
}

impl Shelf {
    /// Whether another state of the store looks the same: some more units used change nothing that is shown.
    #[must_use]
    pub fn looks_like(&self, other: &Self) -> bool {
        self.fullness() == other.fullness()
            && Self { used: other.used, changes: other.changes, ..self.clone() } == *other
    }

    /// How full it is.
    #[must_use]
    pub const fn fullness(&self) -> Fullness {
        Fullness::of(self.used)
    }
}

/// The way to the store, and what waits to be written.
struct Desk {
    store: Option<Store<BrowserStorage>>,
    waiting: Waiting,
    pause: Option<Handle>,
    asked_to_persist: bool,
    /// What takes the last restore back, until the next edit.
    restored: Option<Undo>,
    /// When somebody last touched the page, in milliseconds since 2020.
    touched: u64,
    /// What the tab that wrote before this one said it wrote last.
    told: Option<String>,
}

/// The heart of the app, handed to every page.
#[derive(Clone, Copy)]
pub struct Core {
    doc: RwSignal<Doc>,
    desk: StoredValue<Desk, LocalStorage>,
    status: RwSignal<Status>,
    route: RwSignal<Route>,
    saving: RwSignal<Saving>,
    /// Goes up when everything was read anew, so that pages are drawn anew too.
    epoch: RwSignal<u32>,
    /// The toast shown, with a number that tells one from the next.
    toast: RwSignal<Option<(u32, Toast)>>,
    toast_held: StoredValue<bool>,
}

impl Core {
    /// Opens the store, or waits at its door. `has_pen`: whether this tab is the one that writes.
    #[must_use]
    pub fn start(has_pen: bool) -> Self {
        let demo = page::is_demo();
        if demo {
            page::stay_in_demo();
        }
        let status = Status {
            today: clock::today(),
            quarantine: Vec::new(),
            persisted: None,
            update_ready: false,
            door: None,
            is_reading: false,
            shelf: Shelf::default(),
            demo,
        };
        let desk = Desk {
            store: None,
            waiting: Waiting::default(),
            pause: None,
            asked_to_persist: false,
            restored: None,
            touched: clock::now(),
            told: None,
        };
        let core = Self {
            doc: RwSignal::new(Doc::default()),
            desk: StoredValue::new_local(desk),
            status: RwSignal::new(status),
            route: RwSignal::new(Route::parse(&page::hash())),
            saving: RwSignal::new(Saving::Saved),
            epoch: RwSignal::new(0),
            toast: RwSignal::new(None),
            toast_held: StoredValue::new(false),
        };
        core.come_to_the_door(has_pen);
        core.listen();
        core
    }

    /// Reads the document on a day; what was drawn from it is drawn again when either changes.
    pub fn watch<T>(self, read: impl FnOnce(&Doc, NaiveDate) -> T) -> T {
        let today = self.status.with(|status| status.today);
        self.doc.with(|doc| read(doc, today))
    }

    /// Reads the document on a day, once.
    pub fn read<T>(self, read: impl FnOnce(&Doc, NaiveDate) -> T) -> T {
        let today = self.today();
        self.doc.with_untracked(|doc| read(doc, today))
    }

    /// The day.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.status.with_untracked(|status| status.today)
    }

    /// Reads the state beside the document, and again when it changes.
    pub fn status<T>(self, read: impl FnOnce(&Status) -> T) -> T {
        self.status.with(read)
    }

    /// How saving stands, and again when that changes.
    #[must_use]
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// The toast shown.
    #[must_use]
    pub fn toast(self) -> Option<(u32, Toast)> {
        self.toast.get()
    }

    /// Carries out a command: changes the document, saves what changed, goes where it leads.
    ///
    /// # Errors
    /// [`Rejection`]: nothing was changed; the page says why.
    pub fn dispatch(self, command: Command) -> Result<(), Rejection> {
        if self.status.with_untracked(|status| status.shelf.read_only.is_some()) {
            return Err(Rejection::OnlyLooking);
        }
        if self.status.with_untracked(|status| status.is_reading) {
            return Err(Rejection::StillReading);
        }
        let today = self.today();
        let mut new_id = clock::fresh_id;
        let mut result = Err(Rejection::Gone);
        // What was refused has changed nothing, so nothing is drawn again: a page keeps its sentence.
        self.doc.maybe_update(|doc| {
            result = update(doc, command, &mut Env { today, new_id: &mut new_id });
            result.is_ok()
        });
        let done = result?;
        self.desk.update_value(|desk| {
            desk.waiting.add(done.changed);
            desk.restored = None;
        });
        if done.typing {
            self.save_after_a_pause()
        } else {
            self.save_now()
        }
        for effect in done.effects {
            match effect {
                Effect::Go(route) => self.go(&route),
                Effect::Say(notice) => self.say(Toast::Notice(notice)),
            }
        }
        Ok(())
    }

    /// Dispatches and shows a refusal as a toast, where the page has no place of its own for it.
    pub fn run(self, command: Command) {
        if let Err(rejection) = self.dispatch(command) {
            self.say(Toast::Words(super::names::rejection(rejection)));
        }
    }

    /// Goes to a page.
    pub fn go(self, route: &Route) {
        page::go(&route.href());
    }

    /// Shows a page under its own address, without leaving the current one behind in the history.
    pub fn replace(self, route: Route) {
        page::replace(&route.href());
        self.show(route);
    }

    fn show(self, route: Route) {
        self.route.set(route);
    }

    /// The page shown: the first screen stands where nothing has been written yet.
    #[must_use]
    pub fn route(self) -> Route {
        let route = self.route.get();
        let is_empty = || !self.status.with_untracked(|status| status.is_reading) && self.read(|doc, _| doc.is_empty());
        if route == Route::Today && is_empty() { Route::Welcome } else { route }
    }

    /// Read by what has to be drawn anew when everything was read anew.
    pub fn follow_reopening(self) {
        self.epoch.track();
    }

    /// Whether what is typed on the page shown could not be kept: another tab writes.
    #[must_use]
    pub fn is_only_looking(self) -> bool {
        let looks = self.status.with_untracked(|status| status.shelf.read_only.is_some());
        looks && self.route.with_untracked(|route| route.place() != Some(Place::Data))
    }

    /// Whether the store waits for its passphrase.
    #[must_use]
    pub fn is_at_the_door(self) -> bool {
        self.status.with(|status| status.door.is_some())
    }

    /// Whether notes are still being read, and again when that changes.
    #[must_use]
    pub fn is_reading(self) -> bool {
        self.status.with(|status| status.is_reading)
    }

    /// Shows a toast.
    pub fn say(self, toast: Toast) {
        let number = self.toast.with_untracked(|toast| toast.map_or(0, |(number, _)| number + 1));
        self.toast.set(Some((number, toast)));
        self.hide_toast_later(number);
    }

    /// Keeps the toast for as long as somebody is on it.
    pub fn hold_toast(self, held: bool) {
        self.toast_held.set_value(held);
    }

    /// Hides a toast after a while, unless another one took its place.
    fn hide_toast_later(self, number: u32) {
        timer::after(TOAST, move || {
            if self.toast_held.get_value() {
                return self.hide_toast_later(number);
            }
            if self.toast.with_untracked(|toast| toast.is_some_and(|(shown, _)| shown == number)) {
                self.toast.set(None);
            }
        });
    }

    /// A new version waits until the user wants it; or it no longer does.
    pub fn set_update_ready(self, ready: bool) {
        self.status.update(|status| status.update_ready = ready);
    }

    /// Today changes at local midnight, and while the device slept.
    fn look_at_the_day(self) {
        let today = clock::today();
        if self.today() != today {
            self.status.update(|status| status.today = today);
        }
    }
}

/// Where this tab's data is: the made-up people have a place of their own.
fn prefix() -> &'static str {
    if page::is_demo() { keys::DEMO_PREFIX } else { keys::PREFIX }
}

/// The name of the lock that the writing tab holds.
#[must_use]
pub fn pen() -> String {
    format!("{}writer", prefix())
}
