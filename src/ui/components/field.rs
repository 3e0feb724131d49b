//! Fields: a label, a hint, and a sentence when something needs a look.

use super::frame::{error, p};
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// A field's label.
pub fn label(text: &str, of: &str) -> El {
    el("label").class("label").id(&format!("{of}-label")).attr("for", of).text(text)
}

/// A line of text, or a day when `kind` is `date`. `needs` is the sentence when it needs a look.
pub fn line(id: &str, kind: &str, name: &str, hint: &str, value: RwSignal<String>, needs: RwSignal<String>) -> El {
    let described = format!("{id}-error");
    let input = el("input")
        .id(id)
        .attr("type", kind)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("aria-describedby", &described)
        .live_value(move || value.get())
        .on("input", move |event| value.set(event.value()));
    el("div")
        .class("fieldset")
        .add(label(name, id))
        .maybe((!hint.is_empty()).then(|| p("hint", hint)))
        .add(needing(input, needs))
        .add(error(&described, move || needs.get()))
}

/// A field that shows when a sentence says it needs a look.
pub fn needing(field: El, needs: RwSignal<String>) -> El {
    let is_fine = move || needs.with(String::is_empty);
    field
        .live_attr("class", move || Some((if is_fine() { "field" } else { "field needs" }).to_owned()))
        .live_attr("aria-invalid", move || (!is_fine()).then(|| "true".to_owned()))
}

/// A text of several lines that grows with what is written; `named_by` is the id of its name.
pub fn area(id: &str, rows: &str, value: &str, named_by: &str, mut typed: impl FnMut(String) + 'static) -> El {
    el("textarea")
        .class("field")
        .id(id)
        .attr("rows", rows)
        .attr("dir", "auto")
        .attr("aria-labelledby", named_by)
        .value(value)
        .on("input", move |event| typed(event.value()))
}

/// A form: Enter and its button do the same.
pub fn form(class: &str, mut sent: impl FnMut() + 'static) -> El {
    el("form").class(class).attr("novalidate", "").on("submit", move |event| {
        event.prevent_default();
        sent();
    })
}

/// The button of a form.
pub fn submit(class: &str, text: &str) -> El {
    el("button").class(class).text(text)
}
