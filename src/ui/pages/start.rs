//! Naming the person a guide is about.

use crate::app::command::{Command, Whom};
use crate::app::view::people::rows;
use crate::content::guides::guide;
use crate::content::words::words;
use crate::domain::situation::Situation;
use crate::platform::page;
use crate::ui::components::field::{form, line, submit};
use crate::ui::components::frame::{button, main_part, p, row, section, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::names;
use leptos::prelude::*;

/// How many known people are offered.
const MOST: usize = 8;

/// Whom is it about?
pub fn start(core: Core, situation: Situation) -> Vec<El> {
    let w = words().start;
    let name = RwSignal::new(String::new());
    let needs = RwSignal::new(String::new());
    let begin = move || {
        if let Err(refused) = core.dispatch(Command::Begin(situation, Whom::New(name.get_untracked()))) {
            needs.set(names::rejection(refused).to_owned());
            page::focus("#name");
        }
    };
    let known: Vec<El> = core
        .read(rows)
        .into_iter()
        .take(MOST)
        .map(|row| {
            let id = row.id;
            button("chip", &row.name, move || core.run(Command::Begin(situation, Whom::Known(id)))).attr("dir", "auto")
        })
        .collect();
    let known = (!known.is_empty()).then(|| section(w.known).add(row("chips").add_all(known)));
    let asks = if situation == Situation::StayClose { w.title_close } else { w.title };
    let main = main_part(false)
        .add(p("small soft kicker", words().guide(situation.id()).title))
        .add(title(asks))
        .add(p("soft help", w.help))
        .add(form("", begin).add(line("name", "text", w.label, "", name, needs)).add(submit("btn block", w.go)))
        .maybe(known)
        .add(p("small soft later", &w.about(&guide(situation).minutes.to_string())));
    vec![main]
}
