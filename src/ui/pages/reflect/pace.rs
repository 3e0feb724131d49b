//! Pacing (P7): the third reflection about one person within a week offers a pause, or another page.

use super::question::Sheet;
use crate::app::command::Command;
use crate::app::resume::is_third_this_week;
use crate::app::route::Route;
use crate::content::words::words;
use crate::domain::journal::EntryKind;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::GuideId;
use crate::ui::components::frame::{button, link, p, row};
use crate::ui::core::Core;
use crate::ui::el::{El, el};

/// The offer, on the first page only.
pub fn pace(core: Core, sheet: Sheet, reflection: &Reflection) -> Option<El> {
    let is_first = reflection.answers.is_empty();
    let third = core.read(|doc, today| is_third_this_week(doc, reflection, today));
    let name = sheet.fill("{name}");
    (is_first && third).then(|| {
        let w = words().reflect.pace;
        let settle = link("btn sm", &Route::Start(GuideId::Exercise(Exercise::Settle)), w.rest);
        let write = move || core.run(Command::BeginEntry(EntryKind::Note, None, None));
        row("well pace")
            .add(el("h2").class("h-card").own(&w.title(&name)))
            .add(p("", w.text))
            .add(row("row acts-row").add(settle).add(button("btn sm plain", w.other, write)))
    })
}
