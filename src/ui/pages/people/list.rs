//! The circle as a list, by ring.

use crate::app::route::Route;
use crate::app::view::people::{Fill, rows};
use crate::content::icons::{EMPTY, Icon};
use crate::content::words::words;
use crate::ui::components::frame::{glyph, icon, link, main_part, p, row, span, title};
use crate::ui::components::people::person_row;
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;

/// All people.
pub fn list(core: Core) -> Vec<El> {
    let w = words().people;
    let add = link("btn sm quiet", &Route::AddPerson, "").add(icon(Icon::Plus)).text(w.add);
    let head = row("row between").add(title(w.title)).add(add);
    vec![main_part(false).add(head).add(row("section").live(move || people(core)))]
}

fn people(core: Core) -> Vec<El> {
    let (people, today) = core.watch(|doc, today| (rows(doc, today), today));
    if people.is_empty() {
        return vec![nobody()];
    }
    let rows = people.iter().map(|one| el("li").add(person_row(one, today, true)));
    vec![el("ul").class("rows line").add_all(rows), key()]
}

fn nobody() -> El {
    let w = words().people;
    row("empty")
        .add(glyph(EMPTY, "0 0 120 44"))
        .add(p("serif h-card", w.empty))
        .add(p("small soft", w.empty_more))
        .add(link("btn sm", &Route::AddPerson, "").add(icon(Icon::Plus)).text(w.add_someone))
}

fn key() -> El {
    let w = words().people;
    let keys = [(Fill::Recent, w.recent), (Fill::Mid, w.mid), (Fill::Far, w.longer), (Fill::Space, w.space)];
    let keys = keys.map(|(fill, label)| {
        let dot = span(&format!("{} dot", names::fill_class(fill)), "").attr("aria-hidden", "true");
        el("li").add(dot).text(label)
    });
    el("ul").class("keyrow").attr("aria-label", w.fills).add_all(keys)
}
