//! Who is at the page: hiding saves, a locked store locks itself after a while, and what other tabs do.

use super::Core;
use crate::app::route::Route;
use crate::platform::{clock, page, timer, worker};
use leptos::prelude::*;
use std::time::Duration;

/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(5);
const MINUTE: u64 = 60_000;

impl Core {
    pub(super) fn listen(self) {
        page::on_window("hashchange", move || self.show(Route::parse(&page::hash())));
        page::on_window("pagehide", move || self.save_now());
        page::on_window("pageshow", move || {
            self.lock_if_due();
        });
        page::on_visibility(move |hidden| if hidden { self.rest() } else { self.come_back() });
        page::on_storage(move |key| self.look_at_other_tabs(&key));
        for event in ["pointerdown", "keydown"] {
            page::on_window(event, move || self.touch());
        }
        timer::every(TICK, move || {
            self.lock_if_due();
            self.look_at_the_day();
        });
    }

    /// Somebody is here.
    pub(super) fn touch(self) {
        let now = clock::now();
        self.desk.update_value(|desk| desk.touched = now);
    }

    /// The page is hidden: everything is saved, and a locked store is covered before the system takes
    /// its picture for the app switcher.
    fn rest(self) {
        self.save_now();
        if self.has_lock() {
            page::cover(true);
        }
    }

    /// The page is seen again. Timers sleep in the background, so the clock decides, and the cover
    /// stays until it has.
    fn come_back(self) {
        if !self.lock_if_due() {
            page::cover(false);
        }
        self.look_for_the_pen();
        self.look_at_the_day();
        worker::look_for_update();
    }

    fn has_lock(self) -> bool {
        self.status.with_untracked(|status| status.shelf.has_lock)
    }

    /// Locks when nobody was here for as long as was set. Says whether it did.
    fn lock_if_due(self) -> bool {
        let minutes = self.status.with_untracked(|status| status.shelf.settings.lock_after);
        let idle = clock::now().saturating_sub(self.desk.with_value(|desk| desk.touched));
        let due = self.has_lock() && minutes > 0 && idle >= u64::from(minutes) * MINUTE;
        due && self.lock_now()
    }

    /// Locks: saves, covers, and loads the page anew, which is the one sure way to forget everything.
    /// Words that cannot be saved are never locked away: it then says so and stays open.
    pub fn lock_now(self) -> bool {
        self.save_now();
        if !self.is_all_saved() {
            return false;
        }
        page::cover(true);
        page::set_title(crate::content::words::words().shell.app);
        page::reload();
        true
    }
}
