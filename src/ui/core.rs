//! Where document, store and pages meet: the document in a signal, one dispatch, one writer.

use crate::app::command::{Command, Effect, Notice, Rejection};
use crate::app::doc::Doc;
use crate::app::route::Route;
use crate::app::save::save_waiting;
use crate::app::update::{Env, update};
use crate::domain::id::Id;
use crate::platform::storage::{self, BrowserStorage};
use crate::platform::timer::{self, Handle};
use crate::platform::{clock, page, worker};
use crate::store::{self, Quarantined, SaveError, Store, keys};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::time::Duration;

/// Typing that pauses this long is saved.
const PAUSE: Duration = Duration::from_millis(400);
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
}

/// The state of the app beside the document.
#[derive(Clone, Debug)]
pub struct Status {
    /// The day.
    pub today: NaiveDate,
    /// Values that could not be read.
    pub quarantine: Vec<Quarantined>,
    /// Whether the browser has agreed to keep the data; `None` while it has not been asked.
    pub persisted: Option<bool>,
    /// Whether a new version waits.
    pub update_ready: bool,
    /// Whether the store may only be shown: a newer version has written it.
    pub read_only: bool,
    /// Whether these are the made-up people.
    pub demo: bool,
}

/// The way to the store, and what waits to be written.
struct Desk {
    store: Option<Store<BrowserStorage>>,
    waiting: Vec<Id>,
    pause: Option<Handle>,
    asked_to_persist: bool,
}

/// The heart of the app, handed to every page.
#[derive(Clone, Copy)]
pub struct Core {
    doc: RwSignal<Doc>,
    desk: StoredValue<Desk, LocalStorage>,
    status: RwSignal<Status>,
    route: RwSignal<Route>,
    saving: RwSignal<Saving>,
    /// The toast shown, with a number that tells one from the next.
    toast: RwSignal<Option<(u32, Toast)>>,
    toast_held: StoredValue<bool>,
}

impl Core {
    /// Loads everything. Only after this has anything been written.
    #[must_use]
    pub fn load() -> Self {
        let demo = page::is_demo();
        if demo {
            page::stay_in_demo();
        }
        let prefix = if demo { keys::DEMO_PREFIX } else { keys::PREFIX };
        let (store, records, quarantine) = match BrowserStorage::open() {
            Some(storage) => {
                let loaded = store::load(storage, prefix);
                (Some(loaded.store), loaded.records, loaded.quarantine)
            }
            None => (None, Vec::new(), Vec::new()),
        };
        let saving = if store.is_some() { Saving::Saved } else { Saving::Failed(SaveError::Blocked) };
        let status = Status {
            today: clock::today(),
            quarantine,
            persisted: None,
            update_ready: false,
            read_only: store.as_ref().is_some_and(Store::is_read_only),
            demo,
        };
        let desk = Desk { store, waiting: Vec::new(), pause: None, asked_to_persist: false };
        let core = Self {
            doc: RwSignal::new(Doc::new(records)),
            desk: StoredValue::new_local(desk),
            status: RwSignal::new(status),
            route: RwSignal::new(Route::parse(&page::hash())),
            saving: RwSignal::new(saving),
            toast: RwSignal::new(None),
            toast_held: StoredValue::new(false),
        };
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
            desk.waiting.retain(|id| !done.changed.contains(id));
            desk.waiting.extend(done.changed);
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
        if route == Route::Today && self.read(|doc, _| doc.is_empty()) { Route::Welcome } else { route }
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
        if failed.is_none() {
            self.ask_to_persist();
        }
    }

    fn save_after_a_pause(self) {
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

    fn set_saving(self, saving: Saving) {
        if self.saving.get_untracked() != saving {
            self.saving.set(saving);
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

    fn listen(self) {
        page::on_window("hashchange", move || self.show(Route::parse(&page::hash())));
        page::on_window("pagehide", move || self.save_now());
        page::on_visibility(move |hidden| {
            if hidden {
                self.save_now();
            } else {
                self.look_at_the_day();
                worker::look_for_update();
            }
        });
        timer::every(Duration::from_secs(30), move || self.look_at_the_day());
    }

    /// Today changes at local midnight, and while the device slept.
    fn look_at_the_day(self) {
        let today = clock::today();
        if self.today() != today {
            self.status.update(|status| status.today = today);
        }
    }
}

impl Desk {
    /// Writes what waits, where there is anywhere to write.
    fn write_waiting(&mut self, doc: &Doc) -> Result<(), SaveError> {
        let Some(store) = &mut self.store else { return Err(SaveError::Blocked) };
        save_waiting(store, doc, &mut self.waiting)
    }
}
