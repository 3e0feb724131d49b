//! Finding words in years of entries, as one types.

use super::rows::entry_rows;
use crate::app::view::journal::{Filter, Found, Index};
use crate::app::view::people::rows;
use crate::content::names;
use crate::content::words::words;
use crate::domain::journal::EntryKind;
use crate::ui::components::field::label;
use crate::ui::components::frame::{main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// Find in the journal.
pub fn find(core: Core) -> Vec<El> {
    let w = words().journal.find;
    let typed = RwSignal::new(String::new());
    let filter = RwSignal::new(Filter::default());
    let index = StoredValue::new(core.read(|doc, _| Index::new(doc)));
    let field = el("input")
        .class("field")
        .id("find")
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "find-hint")
        .on("input", move |event| typed.set(event.value()));
    let found = move || {
        let words = typed.get();
        let filter = filter.get();
        let found = index.try_update_value(|index| core.read(|doc, _| index.find(doc, &words, filter)));
        shown(&found.unwrap_or_default(), words.trim().is_empty() && filter == Filter::default())
    };
    let main = main_part(false)
        .add(title(w.title))
        .add(row("fieldset").add(label(w.label, "find")).add(p("hint", w.hint).id("find-hint")).add(field))
        .add(row("filters").add(kinds(filter)).add(people(core, filter)))
        .add(row("").live(found));
    vec![main]
}

fn shown(found: &Found, blank: bool) -> Vec<El> {
    let w = words().journal.find;
    let count = found.rows.len().to_string();
    let line = match found.rows.len() {
        _ if blank => w.start.to_owned(),
        0 => w.none.to_owned(),
        _ if found.more => w.found_more(&count),
        1 => w.found_one.to_owned(),
        _ => w.found(&count),
    };
    vec![p("small soft", &line).attr("role", "status"), entry_rows(&found.rows)]
}

fn kinds(filter: RwSignal<Filter>) -> El {
    let w = words().journal;
    let option = |value: &str, text: &str| el("option").attr("value", value).text(text);
    let mut list = el("select").class("field").id("kind").add(option("", w.find.all_kinds));
    for (at, kind) in EntryKind::ALL.into_iter().enumerate() {
        list = list.add(option(&at.to_string(), names::entry_kind(kind)));
    }
    let list = list.on("change", move |event| {
        let kind = event.value().parse().ok().and_then(|at: usize| EntryKind::ALL.get(at).copied());
        filter.update(|filter| filter.kind = kind);
    });
    row("").add(label(w.kind, "kind")).add(list)
}

fn people(core: Core, filter: RwSignal<Filter>) -> El {
    let w = words().journal.find;
    let option = |value: &str, text: &str| el("option").attr("value", value).own(text);
    let mut list = el("select").class("field").id("person").add(option("", w.all_people));
    for person in core.read(rows) {
        list = list.add(option(&person.id.to_string(), &person.name));
    }
    let list = list.on("change", move |event| filter.update(|filter| filter.person = event.value().parse().ok()));
    row("").add(label(w.person, "person")).add(list)
}
