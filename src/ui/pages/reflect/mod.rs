//! Reflections: the list, the safety question, and the pages of a guide.

pub mod closing;
mod deep;
pub mod exercises;
pub mod heard;
mod inputs;
pub mod list;
mod own_lines;
mod pace;
mod question;
pub mod safety;

use crate::app::resume;
use crate::app::route::Route;
use crate::app::view::today::name_of;
use crate::content::guide;
use crate::domain::id::ReflectionId;
use crate::domain::reflection::guide::Kind;
use crate::platform::timer;
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::not_found::not_found;
use leptos::prelude::untrack;
use question::Visit;
use std::time::Duration;

/// Goes to the page that the answers imply.
pub fn resume(core: Core, id: ReflectionId) -> Vec<El> {
    match core.read(|doc, _| resume::resume(doc, id)) {
        Some(route) => {
            // After this drawing: a route may not change while its page is being drawn.
            // Whoever has gone elsewhere in the meantime stays there.
            let is_here = move || untrack(|| core.route()) == Route::Resume(id);
            timer::after(Duration::ZERO, move || {
                if is_here() {
                    core.replace(route);
                }
            });
            Vec::new()
        }
        None => not_found(),
    }
}

/// A page of a reflection; the safety question first where it is open.
pub fn page(core: Core, id: ReflectionId, page: &str) -> Vec<El> {
    draw(core, id, page, Visit::OnTheWay)
}

/// A page of a reflection, to be changed.
pub fn change(core: Core, id: ReflectionId, page: &str) -> Vec<El> {
    draw(core, id, page, Visit::ToChange)
}

fn draw(core: Core, id: ReflectionId, page: &str, visit: Visit) -> Vec<El> {
    let found = core.read(|doc, _| {
        let reflection = doc.reflection(id)?.clone();
        let page = guide(reflection.guide).page(page)?;
        let doors = (resume::asks_safety(doc, &reflection), resume::is_closed(doc, &reflection));
        Some((doors, page, name_of(doc, &reflection)?, reflection))
    });
    match found {
        None => not_found(),
        Some(((true, _), ..)) => safety::safety(core, id),
        Some(((_, true), ..)) => closing::closed(),
        Some((_, page, name, reflection)) if matches!(page.kind, Kind::Heard) => {
            heard::heard(core, page, &reflection, &name)
        }
        Some((_, page, name, reflection)) => question::question(core, page, &reflection, name, visit),
    }
}
