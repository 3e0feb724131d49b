//! Reflections: the list, the safety question, and the pages of a guide.

pub mod heard;
pub mod inputs;
pub mod list;
pub mod question;
pub mod safety;

use crate::app::resume;
use crate::content::guides::guide;
use crate::domain::id::ReflectionId;
use crate::domain::reflection::guide::Kind;
use crate::platform::timer;
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::not_found::not_found;
use std::time::Duration;

/// Goes to the page that the answers imply.
pub fn resume(core: Core, id: ReflectionId) -> Vec<El> {
    match core.read(|doc, _| resume::resume(doc, id)) {
        Some(route) => {
            // After this drawing: a route may not change while its page is being drawn.
            timer::after(Duration::ZERO, move || core.replace(route));
            Vec::new()
        }
        None => not_found(),
    }
}

/// A page of a reflection; the safety question first where it is open.
pub fn page(core: Core, id: ReflectionId, page: &str) -> Vec<El> {
    let found = core.read(|doc, _| {
        let reflection = doc.reflection(id)?.clone();
        let page = guide(reflection.situation).pages.iter().find(|one| one.id == page)?;
        let name = doc.person(reflection.person)?.name.to_string();
        Some((resume::asks_safety(doc, &reflection), page, reflection, name))
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
