//! Export to read: everything, or what is about one person, as a text file or on paper.

use crate::app::view::people::rows;
use crate::app::view::readable::{Of, file_name, markdown, sheets};
use crate::content::words::words;
use crate::platform::intl::{Style, date};
use crate::platform::{file, page};
use crate::ui::components::field::label;
use crate::ui::components::frame::{button, main_part, p, row, section, title};
use crate::ui::core::{Core, Toast};
use crate::ui::el::{El, el};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Export to read.
pub fn read(core: Core) -> Vec<El> {
    let w = words().read;
    let main = main_part(false).add(title(w.title));
    if core.read(|doc, _| doc.is_empty()) {
        return vec![main.add(p("lead intro", w.nothing))];
    }
    // The value of the list: an id, or nothing for everything.
    let whom = RwSignal::new(String::new());
    let of = move || whom.with(|id| id.parse().map_or(Of::Everything, Of::Person));
    let save = move || {
        let text = core.read(|doc, today| markdown(doc, untrack(of), today, in_words));
        let saved = file::save(&file_name(core.today()), "text/markdown;charset=utf-8", &text);
        core.say(Toast::Words(if saved { w.saved } else { w.not_saved }));
    };
    let buttons = row("chips").add(button("btn", w.save, save)).add(button("btn quiet", w.print, page::print));
    let shown = move || {
        let mut parts = vec![p("small soft", &w.written(&in_words(core.today())))];
        for text in core.watch(|doc, today| sheets(doc, of(), today, in_words)) {
            parts.push(row("sheet").text(&text));
        }
        parts
    };
    let main = main
        .add(p("lead intro", w.lead))
        .add(
            row("stack")
                .add(row("").add(label(w.whom, "whom")).add(list(core, whom)))
                .add(p("notice amber", w.warning))
                .add(buttons),
        )
        .add(section(w.shown).add(row("sheets").live(shown)));
    vec![main]
}

fn in_words(day: NaiveDate) -> String {
    date(day, Style::Year)
}

/// Everything, or one of the people.
fn list(core: Core, whom: RwSignal<String>) -> El {
    let option = |value: &str, text: &str| el("option").attr("value", value).own(text);
    let mut list = el("select").class("field").id("whom").add(option("", words().read.everything));
    for person in core.read(rows) {
        list = list.add(option(&person.id.to_string(), &person.name));
    }
    list.on("change", move |event| whom.set(event.value()))
}
