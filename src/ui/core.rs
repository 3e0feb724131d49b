//! Where document, store and pages meet: the document in a signal, one dispatch, one writer.

use crate::app::command::{Command, Effect, Notice, Rejection};
use crate::app::doc::Doc;
use crate::app::route::Route;
use crate::app::update::{Env, update};
use crate::domain::id::Id;
use crate::platform::storage::{self, BrowserStorage};
use crate::platform::timer::{self, Handle};
use crate::platform::{clock, page, worker};
use crate::store::{self, Quarantined, SaveError, Store, keys};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;
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
#[derive(Clone, PartialEq, Debug)]
pub enum Toast {
    /// What a command did.
    Notice(Notice),
    /// A sentence.
    Words(&'static str),
}

/// The way to the store, and what waits to be written.
struct Desk {
    store: Option<Store<BrowserStorage>>,
    waiting: BTreeSet<Id>,
    pause: Option<Handle>,
    asked_to_persist: bool,
}

/// The heart of the app, handed to every page by context.
#[derive(Clone, Copy)]
pub struct Core {
    doc: RwSignal<Doc>,
    desk: StoredValue<Desk, LocalStorage>,
    /// The page shown.
    pub route: RwSignal<Route>,
    /// The day.
    pub today: RwSignal<NaiveDate>,
    /// The toast shown, with a number that tells one from the next.
    pub toast: RwSignal<Option<(u32, Toast)>>,
    /// How saving stands.
    pub saving: RwSignal<Saving>,
    /// Values that could not be read.
    pub quarantine: RwSignal<Vec<Quarantined>>,
    /// Whether the browser has agreed to keep the data; `None` while it has not been asked.
    pub persisted: RwSignal<Option<bool>>,
    /// Whether a new version waits.
    pub update_ready: RwSignal<bool>,
    /// Whether these are the made-up people.
    pub demo: bool,
}

impl Core {
    /// Loads everything and hands the core to all pages.
    pub fn provide() -> Self {
        let demo = page::is_demo();
        let prefix = if demo { keys::DEMO_PREFIX } else { keys::PREFIX };
        let (store, records, quarantine) = match BrowserStorage::open() {
            Some(storage) => {
                let loaded = store::load(storage, prefix);
                (Some(loaded.store), loaded.records, loaded.quarantine)
            }
            None => (None, Vec::new(), Vec::new()),
        };
        let blocked = store.is_none();
        let desk = Desk { store, waiting: BTreeSet::new(), pause: None, asked_to_persist: false };
        let core = Self {
            doc: RwSignal::new(Doc::new(records)),
            desk: StoredValue::new_local(desk),
            route: RwSignal::new(Route::parse(&page::hash())),
            today: RwSignal::new(clock::today()),
            toast: RwSignal::new(None),
            saving: RwSignal::new(if blocked { Saving::Failed(SaveError::Blocked) } else { Saving::Saved }),
            quarantine: RwSignal::new(quarantine),
            persisted: RwSignal::new(None),
            update_ready: RwSignal::new(false),
            demo,
        };
        core.listen();
        provide_context(core);
        core
    }

    /// The core of the app this component is in.
    pub fn get() -> Self {
        expect_context()
    }

    /// Something read from the document and the day, computed again only when it may have changed.
    pub fn memo<T, F>(self, read: F) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
        F: Fn(&Doc, NaiveDate) -> T + Send + Sync + 'static,
    {
        Memo::new(move |_| self.doc.with(|doc| read(doc, self.today.get())))
    }

    /// Something read once.
    pub fn read<T>(self, read: impl FnOnce(&Doc, NaiveDate) -> T) -> T {
        self.doc.with_untracked(|doc| read(doc, self.today.get_untracked()))
    }

    /// Whether the store can only be shown: a newer version has written it.
    pub fn is_read_only(self) -> bool {
        self.desk.with_value(|desk| desk.store.as_ref().is_some_and(Store::is_read_only))
    }

    /// Carries out a command: changes the document, saves what changed, goes where it leads.
    ///
    /// # Errors
    /// [`Rejection`]: nothing was changed; the page says why.
    pub fn dispatch(self, command: Command) -> Result<(), Rejection> {
        let today = self.today.get_untracked();
        let mut new_id = clock::fresh_id;
        let mut result = Err(Rejection::Gone);
        self.doc.update(|doc| result = update(doc, command, &mut Env { today, new_id: &mut new_id }));
        let done = result?;
        self.desk.update_value(|desk| desk.waiting.extend(done.changed));
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
        self.route.set(route);
    }

    /// Shows a toast.
    pub fn say(self, toast: Toast) {
        let number = self.toast.with_untracked(|toast| toast.as_ref().map_or(0, |(number, _)| number + 1));
        self.toast.set(Some((number, toast)));
        self.hide_toast_later(number);
    }

    /// Hides a toast after a while, unless another one took its place.
    pub fn hide_toast_later(self, number: u32) {
        timer::after(TOAST, move || {
            if self.toast.with_untracked(|toast| toast.as_ref().is_some_and(|(shown, _)| *shown == number)) {
                self.toast.set(None);
            }
        });
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
        let saving = failed.map_or(Saving::Saved, Saving::Failed);
        if self.saving.get_untracked() != saving {
            self.saving.set(saving);
        }
        if saving == Saving::Saved {
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
            self.saving.set(Saving::Waiting);
        }
    }

    /// Asks the browser once, after something was saved, to keep the data.
    fn ask_to_persist(self) {
        let ask = self.desk.try_update_value(|desk| !std::mem::replace(&mut desk.asked_to_persist, true));
        if ask == Some(true) && !self.read(|doc, _| doc.is_empty()) {
            storage::ask_to_persist(move |kept| self.persisted.set(Some(kept)));
        }
    }

    fn listen(self) {
        page::on_window("hashchange", move || self.route.set(Route::parse(&page::hash())));
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
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }
}

impl Desk {
    /// Writes what waits. What fails goes on waiting; the first failure is reported.
    fn write_waiting(&mut self, doc: &Doc) -> Result<(), SaveError> {
        let Some(store) = &mut self.store else { return Err(SaveError::Blocked) };
        let mut failed = None;
        self.waiting.retain(|&id| {
            let written = match doc.record(id) {
                Some(record) => store.save(record),
                None => store.remove(id),
            };
            failed = failed.or(written.err());
            written.is_err()
        });
        failed.map_or(Ok(()), Err)
    }
}
