//! The pages that are seldom needed. In a release they are a file of their own, loaded when one of them is opened.
//!
//! The build cuts that file out (`xtask/src/split`): [`show`], and all that only it can reach. A page goes there by
//! being drawn in `show` and nowhere else; what it shares with other pages stays with the app.

use super::{data, read, versions};
use crate::app::route::Route;
use crate::content::words::words;
use crate::platform::part;
use crate::ui::components::frame::{button, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use leptos::prelude::*;

/// How the build names the file, and where it begins: at `show` below.
const PART: &str = "rare";

/// How far the file has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    Waiting,
    Here,
    Missing,
}

/// Draws one of these pages, at once where its file is here already.
pub fn page(core: Core, route: Route) -> Vec<El> {
    if part::is_here(PART) {
        return show(core, route);
    }
    let came = RwSignal::new(Came::Waiting);
    ask(came);
    let drawn = move || match came.get() {
        Came::Waiting => {
            vec![main_part(false).add(title(super::title(&route))).add(p("soft", words().shell.part_coming))]
        }
        Came::Here => untrack(|| show(core, route.clone())),
        Came::Missing => missing(came, &route),
    };
    vec![row("contents").live(drawn)]
}

/// Somebody may have gone to another page before the answer.
fn ask(came: RwSignal<Came>) {
    part::load(PART, move |is_here| {
        let _ = came.try_set(if is_here { Came::Here } else { Came::Missing });
    });
}

fn missing(came: RwSignal<Came>, route: &Route) -> Vec<El> {
    let w = words().shell;
    let again = move || {
        came.set(Came::Waiting);
        ask(came);
    };
    let main = main_part(false).add(title(super::title(route))).add(p("lead intro", w.part_missing)).add(button(
        "btn",
        w.try_again,
        again,
    ));
    vec![main]
}

/// Where the file begins. Inlined into its caller, it would be a part of the app again.
#[inline(never)]
fn show(core: Core, route: Route) -> Vec<El> {
    match route {
        Route::Backup => data::backup::backup(core),
        Route::Restore => data::restore::restore(core),
        Route::Lock => data::lock::lock(core),
        Route::PutAway => data::year::year(core),
        Route::Erase => data::erase::erase(core),
        Route::Install => data::install::install(core),
        Route::Versions(id) => versions::versions(core, id),
        Route::Read => read::read(core),
        _ => data::data(core),
    }
}
