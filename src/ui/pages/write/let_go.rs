//! The quiet page on which words that were not sent are let go.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::words::words;
use crate::domain::id::{DraftId, EntryId, Id};
use crate::domain::journal::EntryKind;
use crate::platform::page;
use crate::store::record::Record;
use crate::ui::components::frame::{button, link, main_part, p, row, title};
use crate::ui::components::shore::shore;
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::pages::not_found::not_found;
use leptos::prelude::*;

/// What is let go.
#[derive(Clone, Copy)]
enum What {
    Draft(DraftId),
    Entry(EntryId),
}

/// Let it go with the tide.
pub fn let_go(core: Core, id: Id) -> Vec<El> {
    let found = core.read(|doc, _| match doc.record(id) {
        Some(Record::Draft(draft)) => Some((What::Draft(draft.id), draft.text.clone())),
        Some(Record::Entry(entry)) if entry.kind == EntryKind::Unsent => {
            Some((What::Entry(entry.id), entry.text.clone()))
        }
        _ => None,
    });
    let Some((what, text)) = found else { return not_found() };
    let w = words().write.let_go;
    let gone = RwSignal::new(false);
    let go = move || {
        let command = match what {
            What::Draft(id) => Command::LetGoDraft(id),
            What::Entry(id) => Command::LetGoUnsent(id),
        };
        if core.dispatch(command).is_ok() {
            gone.set(true);
            page::focus("h1");
        }
    };
    let back = match what {
        What::Draft(id) => Route::Draft(id),
        What::Entry(id) => Route::Entry(id),
    };
    let body = move || {
        if gone.get() {
            return vec![
                p("lead intro", w.gone_more),
                row("row acts-row").add(link("btn quiet", &Route::Today, w.done)),
            ];
        }
        let paper = el("div").class("card letterpaper").add_all(text.lines().map(|line| el("p").own(line)));
        let acts = row("row acts-row").add(button("btn grow", w.do_it, go)).add(link("btn quiet grow", &back, w.keep));
        vec![p("lead intro", w.lead), paper, acts]
    };
    let main =
        main_part(false)
            .add(row("shore bleed").add_all(shore(0.4)).add(
                row("greet").add(title("").live_text(move || (if gone.get() { w.gone } else { w.title }).to_owned())),
            ))
            .add(row("").live(body));
    vec![main]
}
