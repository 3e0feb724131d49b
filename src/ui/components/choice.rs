//! Choices: radio buttons and tick boxes as cards, alike in size and weight.

use super::frame::{icon, span};
use crate::content::icons::Icon;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// Whether one of a group, or several, may be chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// One.
    One,
    /// Several.
    Several,
}

/// One choice of a group: what it says, a second line (or nothing), a drawing before it.
pub fn choice(
    pick: Pick,
    group: &str,
    label: &str,
    more: &str,
    before: Option<El>,
    chosen: impl Fn() -> bool + 'static,
    changed: impl FnMut(bool) + 'static,
) -> El {
    card(pick, group, label, more, before, Box::new(chosen), Box::new(changed))
}

#[inline(never)]
fn card(
    pick: Pick,
    group: &str,
    label: &str,
    more: &str,
    before: Option<El>,
    chosen: Box<dyn Fn() -> bool>,
    mut changed: Box<dyn FnMut(bool)>,
) -> El {
    let input = el("input")
        .attr("type", if pick == Pick::One { "radio" } else { "checkbox" })
        .attr("name", group)
        .live_checked(chosen)
        .on("change", move |event| changed(event.is_checked()));
    let second = (!more.is_empty()).then(|| span("small soft", more));
    el("label")
        .class("choice")
        .add(input)
        .maybe(before)
        .add(el("span").class("grow").add(el("b").own(label)).maybe(second))
        .add(el("span").class("mark").attr("aria-hidden", "true").add(icon(Icon::Check)))
}

/// One choice of a small list, kept as its place in the list.
pub fn place_choice(group: &str, at: usize, label: &str, chosen: RwSignal<usize>) -> El {
    choice(Pick::One, group, label, "", None, move || chosen.get() == at, move |_| chosen.set(at))
}

/// A group of choices, named by the heading of the page.
pub fn choices(children: Vec<El>) -> El {
    named_choices("ask", children)
}

/// A group of choices, named by an element.
pub fn named_choices(named_by: &str, children: Vec<El>) -> El {
    el("fieldset").attr("aria-labelledby", named_by).add(el("div").class("stack tight").add_all(children))
}

/// A group of choices under a legend.
pub fn choices_under(legend: El, children: Vec<El>) -> El {
    el("fieldset").add(legend).add(el("div").class("stack tight").add_all(children))
}
