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
use crate::ui::core::Core;
use crate::ui::pages::not_found::NotFound;
use leptos::prelude::*;

/// Goes to the page that the answers imply.
#[component]
pub fn Resume(id: ReflectionId) -> impl IntoView {
    let core = Core::get();
    match core.read(|doc, _| next_route(doc, id)) {
        Some(route) => {
            // After this render: a route may not change while its page is being drawn.
            crate::platform::timer::after(std::time::Duration::ZERO, move || core.replace(route));
            ().into_any()
        }
        None => view! { <NotFound /> }.into_any(),
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
pub fn page(id: ReflectionId, page: &str) -> AnyView {
    let core = Core::get();
    let found = core.read(|doc, _| {
        let reflection = doc.reflection(id)?.clone();
        let page = guide(reflection.situation).pages.iter().find(|one| one.id == page)?;
        let name = doc.person(reflection.person)?.name.to_string();
        Some((asks_safety(doc, &reflection), page, reflection, name))
    });
    match found {
        None => view! { <NotFound /> }.into_any(),
        Some((true, ..)) => view! { <safety::Safety id /> }.into_any(),
        Some((_, page, reflection, name)) if matches!(page.kind, Kind::Heard) => {
            view! { <heard::Heard page reflection name /> }.into_any()
        }
        Some((_, page, reflection, name)) => view! { <question::Question page reflection name /> }.into_any(),
    }
}
