//! The circle: everybody in rings, the same people as a list by ring, and who else could be nearer.

use super::filters::filters;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::people::{Fill, Filter, Row, found, rows, who_else};
use crate::content::icons::{EMPTY, Icon};
use crate::content::words::words;
use crate::domain::person::Ring;
use crate::ui::components::frame::{button, glyph, icon, line_row, link, main_part, p, row, section, span, title};
use crate::ui::components::more::{MOST, more};
use crate::ui::components::people::person_line;
use crate::ui::components::ripples::ripples_part;
use crate::ui::core::{Core, Toast};
use crate::ui::el::{El, el, only_changes, react};
use crate::ui::names;
use chrono::NaiveDate;
use leptos::prelude::*;

/// From so many people on there is something to look for them with.
const MANY: usize = 9;
/// From so many people on somebody else is suggested.
const ENOUGH: usize = 5;

/// Those whom the page may show.
#[derive(Clone, PartialEq)]
struct Crowd {
    rows: Vec<Row>,
    today: NaiveDate,
    /// Whether anybody is put away, shown or not.
    has_away: bool,
}

/// What the page shows.
#[derive(Clone, Copy)]
pub struct Shown {
    crowd: RwSignal<Crowd>,
    /// Whom the list is narrowed to.
    pub filter: RwSignal<Filter>,
    /// Whether those who are put away are there too.
    pub away: RwSignal<bool>,
    /// Rows of the list.
    most: RwSignal<usize>,
}

/// All people.
pub fn list(core: Core) -> Vec<El> {
    let w = words().people;
    let away = RwSignal::new(false);
    let crowd = RwSignal::new(untrack(|| gather(core, false)));
    let shown = Shown { crowd, filter: RwSignal::new(Filter::default()), away, most: RwSignal::new(MOST) };
    react(Box::new(move || {
        let now = gather(core, away.get());
        // What was typed elsewhere draws nothing here.
        if crowd.with_untracked(|old| *old != now) {
            crowd.set(now);
        }
    }));
    let add = link("btn sm quiet", &Route::AddPerson, "").add(icon(Icon::Plus)).text(w.add);
    let head = row("row between").add(title(w.title)).add(add);
    let parts = only_changes(Box::new(move || crowd.with(parts)));
    vec![main_part(true).add(head).add(row("section").live(move || people(core, shown, parts.get()))).add(in_and_out())]
}

/// The ways from an address book, and to a calendar.
fn in_and_out() -> El {
    let w = words();
    el("ul").class("rows line").add_all([
        el("li").add(line_row("line-row", &Route::Import, w.import.title, w.import.more)),
        el("li").add(line_row("line-row", &Route::Reminders(None), w.reminders.title, w.reminders.more)),
    ])
}

fn gather(core: Core, away: bool) -> Crowd {
    let (mut rows, today) = core.watch(|doc, today| (rows(doc, today), today));
    let has_away = rows.iter().any(|row| row.archived);
    rows.retain(|row| away || !row.archived);
    Crowd { rows, today, has_away }
}

/// Parts of the page, as bits: it is drawn anew as a whole only when these change.
const SOMEBODY: usize = 1;
const LOOKING: usize = 2;
const AWAY: usize = 4;
const GROWING: usize = 8;

fn parts(crowd: &Crowd) -> usize {
    let has = |part: usize, there: bool| if there { part } else { 0 };
    has(SOMEBODY, crowd.has_away || !crowd.rows.is_empty())
        | has(LOOKING, crowd.rows.len() >= MANY)
        | has(AWAY, crowd.has_away)
        | has(GROWING, crowd.rows.iter().any(|row| row.could_grow))
}

fn people(core: Core, shown: Shown, parts: usize) -> Vec<El> {
    if parts & SOMEBODY == 0 {
        return vec![nobody()];
    }
    let looking = filters(shown, parts & LOOKING > 0, parts & GROWING > 0, parts & AWAY > 0);
    let circle = row("circle").live(move || {
        let drawn = shown.crowd.with(|crowd| ripples_part(&crowd.rows, crowd.today));
        vec![drawn, key()]
    });
    let counted = p("small soft counted", "").attr("role", "status").live_text(move || count(shown));
    let names = row("names").maybe(looking).add(counted).add(row("").live(move || by_ring(core, shown)));
    let others = row("others").live(move || others(core, shown));
    vec![row("people").add(circle).add(names).add(others)]
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

/// The list: a section for each ring, some rows at first.
fn by_ring(core: Core, shown: Shown) -> Vec<El> {
    let filter = shown.filter.get();
    let is_narrow = filter != Filter::default();
    shown.crowd.with(|crowd| {
        let all = found(&crowd.rows, &filter, crowd.today);
        let those: Vec<&Row> = all.iter().take(shown.most.get()).map(|&at| &crowd.rows[at]).collect();
        let rings = Ring::ALL.into_iter().filter_map(|ring| {
            let rows = those.iter().filter(|row| row.ring == ring).map(|row| line(core, row, crowd.today));
            let rows: Vec<El> = rows.collect();
            let is_there = !rows.is_empty();
            is_there.then(|| section(names::ring(ring)).add(el("ul").class("rows line").add_all(rows)))
        });
        let mut list: Vec<El> = rings.collect();
        list.extend(more("more-people", shown.most, all.len()));
        if is_narrow {
            let all = move || shown.filter.set(Filter::default());
            list.push(button("btn sm plain flush", words().people.find.all, all));
        }
        list
    })
}

/// How many a search has found; nothing where nobody is looked for.
fn count(shown: Shown) -> String {
    let w = words().people.find;
    let filter = shown.filter.get();
    if filter == Filter::default() {
        return String::new();
    }
    match shown.crowd.with(|crowd| found(&crowd.rows, &filter, crowd.today).len()) {
        0 => w.none.to_owned(),
        1 => w.found_one.to_owned(),
        count => w.found(&count.to_string()),
    }
}

fn line(core: Core, row: &Row, today: NaiveDate) -> El {
    let w = words().people;
    let mark = match (row.archived, row.could_grow) {
        (true, _) => Some(span("tag", w.put_away)),
        (_, true) => Some(span("tag moss", w.find.grow)),
        _ => None,
    };
    let more = span("small soft", &names::standing(row, today)).maybe(mark);
    el("li").class("with-action").add(person_line(row, more)).add(ring_choice(core, row))
}

/// Moves somebody to another ring. It has an id, so that the focus stays on it wherever the row goes.
fn ring_choice(core: Core, row: &Row) -> El {
    let (id, now) = (row.id, row.ring as usize);
    let options =
        Ring::ALL.map(|ring| el("option").attr("value", &(ring as usize).to_string()).text(names::ring(ring)));
    el("select")
        .class("ringpick")
        .id(&format!("ring-{id}"))
        .attr("aria-label", &words().people.ring_of(&row.name))
        .add_all(options)
        .value(&now.to_string())
        .on("change", move |event| {
            let ring = event.value().parse().ok().and_then(|at: usize| Ring::ALL.get(at).copied());
            let Some(ring) = ring else { return };
            if let Err(refused) = core.dispatch(Command::SetRing(id, ring)) {
                event.element().iter().for_each(|select| select.set_value(&now.to_string()));
                core.say(Toast::Words(names::rejection(refused)));
            }
        })
}

/// Who else could be nearer.
fn others(core: Core, shown: Shown) -> Vec<El> {
    let w = words().people.other;
    if shown.crowd.with(|crowd| crowd.rows.len() < ENOUGH) {
        return Vec::new();
    }
    let (others, today) = core.watch(|doc, today| (who_else(doc, today), today));
    let rows = others.iter().map(|other| {
        let why = span("small soft", &names::why_else(other, today));
        let ring = span("small faint", names::ring(other.row.ring));
        el("li").add(person_line(&other.row, why).add(ring).add(icon(Icon::ChevronRight)))
    });
    let rows: Vec<El> = rows.collect();
    if rows.is_empty() {
        return rows;
    }
    vec![section(w.title).add(p("small soft", w.more)).add(el("ul").class("rows line").add_all(rows))]
}
