//! Reflections: the list, the safety question, and the pages of a guide.

pub mod heard;
pub mod inputs;
pub mod list;
pub mod question;
pub mod safety;

use crate::app::doc::Doc;
use crate::app::route::Route;
use crate::content::guides::guide;
use crate::domain::id::ReflectionId;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::guide::Kind;
use crate::domain::reflection::journey::{Journey, journey};
use crate::domain::situation::Situation;
use crate::platform::timer;
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::not_found::not_found;
use std::time::Duration;

/// Goes to the page that the answers imply.
pub fn resume(core: Core, id: ReflectionId) -> Vec<El> {
    match core.read(|doc, _| next_route(doc, id)) {
        Some(route) => {
            // After this drawing: a route may not change while its page is being drawn.
            timer::after(Duration::ZERO, move || core.replace(route));
            Vec::new()
        }
        None => not_found(),
    }
}

fn next_route(doc: &Doc, id: ReflectionId) -> Option<Route> {
    let reflection = doc.reflection(id)?;
    if asks_safety(doc, reflection) {
        return Some(Route::Safety(id));
    }
    let way = way(doc, reflection);
    let plan =
        || doc.plans_about(reflection.person).find(|plan| plan.reflection == id).map(|plan| Route::Plan(plan.id));
    let last = || way.pages.last().map(|page| Route::Page(id, page.id.to_owned()));
    match way.current {
        Some(at) => Some(Route::Page(id, way.pages[at].id.to_owned())),
        None => plan().or_else(last),
    }
}

/// Whether the safety question has to be asked before anything else (P1).
fn asks_safety(doc: &Doc, reflection: &Reflection) -> bool {
    reflection.situation != Situation::StayClose && doc.safety(reflection.person).is_none()
}

fn way(doc: &Doc, reflection: &Reflection) -> Journey {
    journey(guide(reflection.situation), reflection, doc.safety(reflection.person).unwrap_or_default())
}

/// A page of a reflection; the safety question first where it is open.
pub fn page(core: Core, id: ReflectionId, page: &str) -> Vec<El> {
    let found = core.read(|doc, _| {
        let reflection = doc.reflection(id)?.clone();
        let page = guide(reflection.situation).pages.iter().find(|one| one.id == page)?;
        let name = doc.person(reflection.person)?.name.to_string();
        Some((asks_safety(doc, &reflection), page, reflection, name))
    });
    match found {
        None => not_found(),
        Some((true, ..)) => safety::safety(core, id),
        Some((_, page, reflection, name)) if matches!(page.kind, Kind::Heard) => {
            heard::heard(core, page, &reflection, &name)
        }
        Some((_, page, reflection, name)) => question::question(core, page, &reflection, name),
    }
}
