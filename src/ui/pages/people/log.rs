//! Log a contact: one tap on this page keeps it for today.

use crate::app::command::Command;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::ContactKind;
use crate::domain::id::PersonId;
use crate::ui::components::frame::{button, icon, main_part, p, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;

/// What passed between you?
pub fn log(core: Core, id: PersonId) -> Vec<El> {
    let w = words().person.log;
    let Some(name) = core.read(|doc, _| doc.person(id).map(|person| person.name.to_string())) else {
        return not_found();
    };
    let kinds = ContactKind::ALL.map(|kind| {
        let drawn = match kind {
            ContactKind::Wrote => Icon::Pencil,
            ContactKind::TheyWrote => Icon::Message,
            ContactKind::Talked => Icon::Phone,
            ContactKind::Met => Icon::Footprints,
        };
        let button = button("choice", "", move || core.run(Command::LogContact(id, kind)));
        el("li").add(button.add(icon(drawn)).add(el("b").text(names::log_button(kind))))
    });
    let main = main_part(false)
        .add(title(&w.title(&name)))
        .add(p("soft help", w.help))
        .add(el("ul").class("stack tight").add_all(kinds));
    vec![main]
}
