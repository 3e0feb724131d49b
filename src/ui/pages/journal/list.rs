//! The journal: a place to write, and what was written, by month.

use super::rows::entry_rows;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::journal::{Month, months};
use crate::content::icons::Icon;
use crate::content::prompts::PROMPTS;
use crate::content::words::{self, words};
use crate::domain::journal::EntryKind;
use crate::platform::intl::{Style, date};
use crate::ui::components::frame::{body, button, disclose, h2, icon, line_row, link, main_part, p, row, span, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// Entries shown at first, and how many more each time.
const AT_ONCE: usize = 40;
/// Entries shown at most. What is older is found by month, or by its words.
const MOST: usize = 200;

/// The journal.
pub fn list(core: Core) -> Vec<El> {
    let w = words().journal;
    let shown = RwSignal::new(AT_ONCE);
    let find = link("btn quiet sm", &Route::Find, "").add(icon(Icon::Search)).text(w.find_link);
    let head = row("row between").add(title(w.title)).add(find);
    let begin = move || core.run(Command::BeginEntry(EntryKind::Note, None, None));
    let write = el("button")
        .class("card newentry")
        .attr("type", "button")
        .click(begin)
        .add(body(w.ask, w.ask_more))
        .add(icon(Icon::Feather));
    let entries = move || {
        let most = shown.get();
        let (months, more) = core.watch(|doc, _| months(doc, most));
        parts(&months, more && most < MOST, shown)
    };
    let main = main_part(false).add(head).add(write).add(prompts(core)).add(row("").live(entries)).add(also());
    vec![main]
}

fn parts(months: &[Month], more: bool, shown: RwSignal<usize>) -> Vec<El> {
    let w = words().journal;
    if months.is_empty() {
        return vec![row("empty").add(h2("h-small", w.empty)).add(p("soft", w.empty_more))];
    }
    let mut parts: Vec<El> = months.iter().map(month).collect();
    if more {
        parts.push(button("btn quiet block", w.earlier, move || shown.update(|count| *count += AT_ONCE)));
    }
    parts
}

fn month(month: &Month) -> El {
    let head =
        el("header").add(h2("h-small", &date(month.first, Style::Month))).add(span("small soft", &count(month.count)));
    el("section").class("section month").add(head).add(entry_rows(&month.rows))
}

/// "12 entries".
pub fn count(count: usize) -> String {
    let w = words().journal;
    if count == 1 { w.count_one.to_owned() } else { w.count(&count.to_string()) }
}

/// Questions to begin from.
fn prompts(core: Core) -> El {
    let rows = PROMPTS.iter().map(|prompt| {
        let begin = move || core.run(Command::BeginEntry(prompt.kind, None, Some(prompt.id)));
        el("li").add(button("chip", words::entry(words().prompts, prompt.id).label, begin))
    });
    disclose(words().journal.prompts, vec![el("ul").class("chips").add_all(rows)])
}

fn also() -> El {
    let w = words().journal;
    el("ul").class("rows line section").add_all([
        el("li").add(line_row("line-row", &Route::Calendar(None), w.calendar_link, "")),
        el("li").add(line_row("line-row", &Route::Insights, w.insights, w.insights_more)),
        el("li").add(line_row("line-row", &Route::Read, words().read.title, words().read.more)),
    ])
}
