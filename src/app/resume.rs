//! Where a reflection goes on: derived from its answers, each time it is opened.

use super::doc::Doc;
use super::route::Route;
use crate::content::guides::guide;
use crate::domain::id::ReflectionId;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::journey::{Journey, journey};
use crate::domain::situation::Situation;

/// The page that the answers imply; after the last one the plan that came from them. `None` when
/// there is no such reflection.
#[must_use]
pub fn resume(doc: &Doc, id: ReflectionId) -> Option<Route> {
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
#[must_use]
pub fn asks_safety(doc: &Doc, reflection: &Reflection) -> bool {
    reflection.situation != Situation::StayClose && doc.safety(reflection.person).is_none()
}

/// The pages of a reflection as its answers stand now.
#[must_use]
pub fn way(doc: &Doc, reflection: &Reflection) -> Journey {
    journey(guide(reflection.situation), reflection, doc.safety(reflection.person).unwrap_or_default())
}
