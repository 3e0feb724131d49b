//! A short list to choose one of, where cards for each would fill the page.

use super::field::{label, needing};
use super::frame::{error, row};
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// One of a list, kept as its place in it.
pub fn select(id: &str, name: &str, options: &[String], chosen: RwSignal<usize>) -> El {
    let mut list = el("select").class("field").id(id);
    for (at, text) in options.iter().enumerate() {
        list = list.add(el("option").attr("value", &at.to_string()).own(text));
    }
    let list = list.live_value(move || chosen.get().to_string()).on("change", move |event| {
        if let Ok(at) = event.value().parse() {
            chosen.set(at);
        }
    });
    row("fieldset").add(label(name, id)).add(list)
}

/// One of a list, or none of it, which stands first.
pub fn select_or(id: &str, name: &str, none: &str, options: &[&str], chosen: RwSignal<usize>) -> El {
    let all: Vec<String> = [none].iter().chain(options).map(|&text| text.to_owned()).collect();
    select(id, name, &all, chosen)
}

/// A whole number, typed.
pub fn digits(id: &str, name: &str, value: RwSignal<String>, needs: RwSignal<String>) -> El {
    let described = format!("{id}-error");
    let input = el("input")
        .id(id)
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("aria-describedby", &described)
        .live_value(move || value.get())
        .on("input", move |event| value.set(event.value()));
    row("fieldset").add(label(name, id)).add(needing(input, needs)).add(error(&described, move || needs.get()))
}

/// The place of a value in a list, after none.
pub fn place_of<T: PartialEq>(all: &[T], value: Option<T>) -> usize {
    value.and_then(|value| all.iter().position(|one| *one == value)).map_or(0, |at| at + 1)
}

/// The value at a place in a list, after none.
pub fn at_place<T: Copy>(all: &[T], place: usize) -> Option<T> {
    place.checked_sub(1).and_then(|at| all.get(at).copied())
}
