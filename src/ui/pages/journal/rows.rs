//! Entries as rows: the day, the words, who was in mind, the mood.

use crate::app::route::Route;
use crate::app::view::journal::Row;
use crate::content::names;
use crate::content::words::words;
use crate::domain::journal::EntryKind;
use crate::platform::intl::{Style, date};
use crate::ui::components::frame::{link, span};
use crate::ui::components::mood::mood_pebble;
use crate::ui::el::{El, el};
use chrono::Datelike;

/// Entries as a list.
pub fn entry_rows(rows: &[Row]) -> El {
    el("ul").class("rows line").add_all(rows.iter().map(|row| el("li").add(entry_row(row))))
}

fn entry_row(row: &Row) -> El {
    let day = el("span")
        .class("when")
        .add(span("small soft", &date(row.on, Style::DayName)))
        .add(span("day", &row.on.day().to_string()));
    let kind = (row.kind != EntryKind::Note).then(|| span("small soft kind", names::entry_kind(row.kind)));
    let body = el("span").class("body").maybe(kind).add(written(row)).maybe(in_mind(&row.names));
    link("entry-row", &Route::Entry(row.id), "")
        .add(day)
        .add(body)
        .maybe(row.mood.map(mood_pebble))
        .maybe(row.mood.map(|mood| span("vh", names::mood(mood))))
}

/// The words, with what was found marked.
fn written(row: &Row) -> El {
    if row.text.is_empty() {
        return span("soft", words().journal.no_words);
    }
    let mut parts = el("q").attr("dir", "auto");
    let mut at = 0;
    for &(from, to) in &row.found {
        parts = parts.text(&row.text[at..from]).add(el("mark").text(&row.text[from..to]));
        at = to;
    }
    parts.text(&row.text[at..])
}

fn in_mind(names: &[String]) -> Option<El> {
    (!names.is_empty()).then(|| span("small soft", &words().journal.in_mind(&names.join(", "))))
}
