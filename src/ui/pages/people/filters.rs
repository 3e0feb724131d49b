//! What the list of people is narrowed to: a name as one types, a ring, how things stand, the last contact.

use super::list::Shown;
use crate::app::view::people::{Filter, STANDINGS, Since};
use crate::content::words::words;
use crate::domain::person::Ring;
use crate::ui::components::field::label;
use crate::ui::components::frame::{button, disclose, row};
use crate::ui::el::{El, el};
use crate::ui::names;
use leptos::prelude::*;

/// The fields above the list; `None` where there is nothing to look for.
pub fn filters(shown: Shown, has_fields: bool, has_growing: bool, has_away: bool) -> Option<El> {
    let w = words().people.find;
    let filter = shown.filter;
    let grow = toggle(
        "could-grow",
        w.grow,
        move || filter.with(|filter| filter.could_grow),
        move |on| filter.update(|filter| filter.could_grow = on),
    );
    let away = toggle("away", w.away, move || shown.away.get(), move |on| shown.away.set(on));
    let marks = row("marks").maybe(has_growing.then_some(grow)).maybe(has_away.then_some(away));
    let marks = (has_growing || has_away).then_some(marks);
    let all = row("finding").add_all(if has_fields { fields(filter) } else { Vec::new() });
    (has_fields || marks.is_some()).then(|| all.maybe(marks))
}

fn fields(filter: RwSignal<Filter>) -> Vec<El> {
    let w = words().people.find;
    let name = el("input")
        .class("field")
        .id("find-person")
        .attr("type", "search")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .live_value(move || filter.with(|filter| filter.typed.clone()))
        .on("input", move |event| filter.update(|filter| filter.typed = event.value()));
    let rings = Ring::ALL.map(names::ring);
    let ring = pick(
        "find-ring",
        (w.ring, w.any_ring),
        &rings,
        move || filter.with(|filter| Ring::ALL.iter().position(|&one| Some(one) == filter.ring)),
        move |at| filter.update(|filter| filter.ring = at.and_then(|at| Ring::ALL.get(at).copied())),
    );
    let standings = STANDINGS.map(names::standing_kind);
    let standing = pick(
        "find-standing",
        (w.standing, w.any_standing),
        &standings,
        move || filter.with(|filter| STANDINGS.iter().position(|&one| Some(one) == filter.standing)),
        move |at| filter.update(|filter| filter.standing = at.and_then(|at| STANDINGS.get(at).copied())),
    );
    let since = pick(
        "find-since",
        (w.since, w.any_since),
        &Since::ALL.map(names::since),
        move || filter.with(|filter| Since::ALL.iter().position(|&one| Some(one) == filter.since)),
        move |at| filter.update(|filter| filter.since = at.and_then(|at| Since::ALL.get(at).copied())),
    );
    let search = row("fieldset").add(label(w.label, "find-person")).add(name);
    vec![search, disclose(w.narrow, vec![row("filters").add(ring).add(standing).add(since)])]
}

/// A list of which one entry may be chosen; the first stands for any.
fn pick(
    id: &'static str,
    (name, any): (&str, &str),
    entries: &[&str],
    chosen: impl Fn() -> Option<usize> + 'static,
    choose: impl Fn(Option<usize>) + 'static,
) -> El {
    let option = |at: usize, text: &str| el("option").attr("value", &at.to_string()).text(text);
    let list = entries.iter().enumerate().map(|(at, text)| option(at + 1, text));
    let list = el("select")
        .class("field")
        .id(id)
        .add(option(0, any))
        .add_all(list)
        .live_value(move || chosen().map_or(0, |at| at + 1).to_string())
        .on("change", move |event| choose(event.value().parse().ok().and_then(|at: usize| at.checked_sub(1))));
    row("").add(label(name, id)).add(list)
}

/// A button that is on or off.
fn toggle(id: &str, text: &str, is_on: impl Fn() -> bool + Copy + 'static, set: impl Fn(bool) + 'static) -> El {
    button("markbtn", text, move || set(!untrack(is_on)))
        .id(id)
        .live_attr("aria-pressed", move || Some(is_on().to_string()))
}
