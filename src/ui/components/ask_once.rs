//! Deleting asks once, in place, with the safe answer first; a toast can take it back.

use super::frame::{button, icon, p, row};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::ui::el::El;
use leptos::prelude::*;

/// What is asked before something is deleted.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The button that asks.
    pub label: &'static str,
    /// The question.
    pub question: String,
    /// What goes with it.
    pub more: &'static str,
    /// The answer that deletes.
    pub yes: &'static str,
}

/// A quiet button that asks, and then deletes.
pub fn ask_once(asking: Asking, delete: impl Fn() + Clone + 'static) -> El {
    let is_asking = RwSignal::new(false);
    row("delete").live(move || {
        let Asking { label, question, more, yes } = &asking;
        if !is_asking.get() {
            let ask = button("btn sm plain", "", move || is_asking.set(true));
            return vec![ask.add(icon(Icon::Trash)).text(label)];
        }
        let delete = delete.clone();
        let answers = row("row")
            .add(button("btn sm", words().reflect.delete_no, move || is_asking.set(false)))
            .add(button("btn sm danger", yes, delete));
        let well = row("well").attr("role", "group").attr("aria-label", question);
        vec![well.add(p("", question)).add(p("small soft", more)).add(answers)]
    })
}
