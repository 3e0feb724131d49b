//! Where a reflection goes on: derived from its answers, each time it is opened.

use super::doc::Doc;
use super::route::Route;
use crate::content::guide;
use crate::domain::id::ReflectionId;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::journey::{Journey, journey};
use crate::domain::safety::SafetyRoute;
use chrono::{Days, NaiveDate};
use std::sync::Arc;

/// The page that the answers imply; after the last one the plan that came from them. `None` when
/// there is no such reflection.
#[must_use]
pub fn resume(doc: &Doc, id: ReflectionId) -> Option<Route> {
    let reflection = doc.reflection(id)?;
    if asks_safety(doc, reflection) {
        return Some(Route::Safety(id));
    }
    let way = way(doc, reflection);
    let last = || way.pages.last().map(|page| Route::Page(id, page.id.to_owned()));
    match way.current {
        Some(at) => Some(Route::Page(id, way.pages[at].id.to_owned())),
        None if reflection.guide.situation().is_none() => Some(Route::Closing(id)),
        None => doc.plan_from(reflection).map(|plan| Route::Plan(plan.id)).or_else(last),
    }
}

/// Whether the safety question has to be asked before anything else (P1).
#[must_use]
pub fn asks_safety(doc: &Doc, reflection: &Reflection) -> bool {
    let unknown = reflection.person.is_some_and(|person| doc.safety(person).is_none());
    unknown && guide(reflection.guide).needs_safety()
}

/// Whether safety closes all of it: an exercise about reaching somebody (P1).
#[must_use]
pub fn is_closed(doc: &Doc, reflection: &Reflection) -> bool {
    guide(reflection.guide).contact && !safety(doc, reflection).allows_contact()
}

/// Days that count as a week for [`is_third_this_week`].
const WEEK: u64 = 7;

/// Whether two other reflections about the same person were begun within a week (P7).
#[must_use]
pub fn is_third_this_week(doc: &Doc, reflection: &Reflection, today: NaiveDate) -> bool {
    let Some(person) = reflection.person else { return false };
    let recent = |other: &&Arc<Reflection>| other.id != reflection.id && other.begun + Days::new(WEEK) > today;
    doc.reflections_about(person).filter(recent).count() >= 2
}

/// The safety route a reflection goes by. Where nobody is named nothing is known, and nothing
/// about reaching out is shown.
#[must_use]
pub fn safety(doc: &Doc, reflection: &Reflection) -> SafetyRoute {
    match reflection.person {
        Some(person) => doc.safety(person).unwrap_or_default(),
        None => SafetyRoute { careful: true, ..SafetyRoute::default() },
    }
}

/// The pages of a reflection as its answers stand now.
#[must_use]
pub fn way(doc: &Doc, reflection: &Reflection) -> Journey {
    journey(guide(reflection.guide), reflection, safety(doc, reflection))
}
