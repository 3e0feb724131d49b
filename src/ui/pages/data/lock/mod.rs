//! The lock: what it does, turning it on, and what can be changed about it.

mod on;
mod set;

use crate::content::words::words;
use crate::platform::page;
use crate::ui::components::frame::{main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, only_changes};
use crate::ui::names;
use leptos::prelude::*;

/// The lock.
pub fn lock(core: Core) -> Vec<El> {
    let standing = only_changes(Box::new(move || standing(core)));
    let part = row("").live(move || match (why_not(core), standing.get()) {
        (Some(why), _) => vec![p("well", why)],
        (None, ON) => on::on(core),
        (None, _) => set::set(core),
    });
    vec![main_part(false).add(title(words().lock.title)).add(part)]
}

/// The lock is on, and can be changed.
const ON: usize = 1;

/// How the lock stands here, as a number: typing on the page must not draw it anew.
fn standing(core: Core) -> usize {
    core.status(|status| match status.shelf.read_only {
        Some(why) => 2 + why as usize,
        None => usize::from(status.shelf.has_lock),
    })
}

/// Why nothing can be changed about the lock here, if so.
fn why_not(core: Core) -> Option<&'static str> {
    let w = words().lock;
    let (demo, read_only) = untrack(|| core.status(|status| (status.demo, status.shelf.read_only)));
    let framed = page::is_framed().then_some(w.framed);
    if demo { Some(w.demo) } else { read_only.map(names::read_only).or(framed) }
}
