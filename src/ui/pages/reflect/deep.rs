//! Pages about strong feelings: offered, not put in the way, and with an end in sight (P7).

use super::question::{Sheet, go_on};
use crate::app::command::Command;
use crate::content::words::words;
use crate::platform::timer;
use crate::ui::components::frame::{button, p, row};
use crate::ui::el::{El, el};
use leptos::prelude::*;
use std::time::Duration;

/// How long such a page is meant for.
const BOX: Duration = Duration::from_secs(10 * 60);

/// Whether to open it, said before anything of it is asked.
pub fn gate(sheet: Sheet, needs: RwSignal<String>, gate: RwSignal<bool>) -> El {
    let w = words().reflect.deep;
    let acts = row("row acts-row").add(button("btn", w.open, move || gate.set(false))).add(go_on(
        sheet,
        needs,
        "btn plain",
        w.skip,
        Command::Skip(sheet.reflection, sheet.page.id),
    ));
    row("well deep").add(el("h2").class("h-card").text(w.title)).add(p("", w.text)).add(acts)
}

/// Says after ten minutes that this is a good place to stop. Nothing counts down.
pub fn clock() -> El {
    let over = RwSignal::new(false);
    timer::after(BOX, move || {
        // The page may be gone by then.
        let _ = over.try_set(true);
    });
    row("time").attr("role", "status").live(move || match over.get() {
        true => vec![p("well", words().reflect.deep.time)],
        false => Vec::new(),
    })
}
