//! Pages that are not needed to open Ebb. In a release they are files of their own, loaded when one of them is opened.
//!
//! The build cuts such a file out (`xtask/src/split`): the `show` of its module here, and all that only it can
//! reach. A page goes there by being drawn in that `show` and nowhere else; what it shares with other pages stays
//! with the app. So do words: those of the guides are looked up by the pages of [`reflect`] only.

pub mod check;
mod data;
mod exchange;
mod people;
mod reflect;
mod write;

use crate::app::route::Route;
use crate::content::words::words;
use crate::platform::part;
use crate::ui::components::frame::{button, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use leptos::prelude::*;

/// A part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// "Your data": backup, restore, lock, erase.
    Data,
    /// People in and out, and reminders out.
    Exchange,
    /// The circle, a person, and what passed between.
    People,
    /// Guides, exercises, plans, the journal, and what there is to read.
    Reflect,
    /// Messages, with the message check.
    Write,
}

impl Part {
    /// How the build names its file.
    const fn name(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Exchange => "exchange",
            Self::People => "people",
            Self::Reflect => "reflect",
            Self::Write => "write",
        }
    }

    fn show(self, core: Core, route: Route) -> Vec<El> {
        match self {
            Self::Data => data::show(core, route),
            Self::Exchange => exchange::show(core, route),
            Self::People => people::show(core, route),
            Self::Reflect => reflect::show(core, route),
            Self::Write => write::show(core, route),
        }
    }
}

/// How far a file has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    Waiting,
    Here,
    Missing,
}

/// Draws a page of a part, at once where its file is here already.
pub fn page(core: Core, part: Part, route: Route) -> Vec<El> {
    if part::is_here(part.name()) {
        return part.show(core, route);
    }
    let came = RwSignal::new(Came::Waiting);
    ask(part, came);
    let drawn = move || match came.get() {
        Came::Waiting => {
            vec![main_part(false).add(title(super::title(&route))).add(p("soft", words().shell.part_coming))]
        }
        Came::Here => untrack(|| part.show(core, route.clone())),
        Came::Missing => missing(part, came, &route),
    };
    vec![row("contents").live(drawn)]
}

/// Somebody may have gone to another page before the answer.
fn ask(part: Part, came: RwSignal<Came>) {
    part::load(part.name(), move |is_here| {
        let _ = came.try_set(if is_here { Came::Here } else { Came::Missing });
    });
}

fn missing(part: Part, came: RwSignal<Came>, route: &Route) -> Vec<El> {
    let w = words().shell;
    let again = move || {
        came.set(Came::Waiting);
        ask(part, came);
    };
    let main = main_part(false).add(title(super::title(route))).add(p("lead intro", w.part_missing)).add(button(
        "btn",
        w.try_again,
        again,
    ));
    vec![main]
}
