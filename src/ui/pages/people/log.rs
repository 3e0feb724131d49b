//! Log a contact: one tap on this page keeps it for today.

use super::happened::answers;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::ContactKind;
use crate::domain::id::PersonId;
use crate::ui::components::frame::{button, icon, line_row, main_part, p, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;

/// What passed between you? An answer to what waits comes first.
pub fn log(core: Core, id: PersonId) -> Vec<El> {
    let w = words();
    let found = core.read(|doc, _| Some((doc.person(id)?.name.to_string(), doc.unanswered(id) > 0)));
    let Some((name, waits)) = found else { return not_found() };
    let answers = waits.then(|| answers(core, id)).into_iter().flatten();
    let kinds = ContactKind::ALL.map(|kind| {
        let drawn = match kind {
            ContactKind::Wrote => Icon::Pencil,
            ContactKind::TheyWrote => Icon::Message,
            ContactKind::Talked => Icon::Phone,
            ContactKind::Met => Icon::Footprints,
        };
        let button = button("choice", "", move || core.run(Command::LogContact(id, kind)));
        button.add(icon(drawn)).add(el("b").text(names::log_button(kind)))
    });
    let list = el("ul").class("stack tight").add_all(answers.chain(kinds).map(|one| el("li").add(one)));
    let main = main_part(false)
        .add(title(&w.person.log.title(&name)))
        .add(p("soft help", w.person.log.help))
        .add(list)
        .add(line_row("line-row closeplan", &Route::Happened(id), w.happened.enter, w.happened.enter_more));
    vec![main]
}
