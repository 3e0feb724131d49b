//! Words to borrow, with a button that copies them.

use super::frame::{icon, p, row};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::clipboard;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// A text to take along, or nothing when there is none.
pub fn borrow(text: &str) -> Option<El> {
    let shown = || row("well borrow").add(p("label", words().plan.borrow)).add(p("say serif", text));
    (!text.is_empty()).then(|| copy(shown(), text))
}

/// Adds a button that copies a text, and says whether it did.
pub fn copy(under: El, text: &str) -> El {
    copy_saying(under, text, words().plan.copied)
}

/// The same, with a sentence of its own once it is copied.
pub fn copy_saying(under: El, text: &str, copied: &'static str) -> El {
    let text = text.to_owned();
    copy_read(under, Box::new(move || text.clone()), copied)
}

/// The same, for a text that may have been changed by then.
pub fn copy_read(under: El, text: Box<dyn Fn() -> String>, copied: &'static str) -> El {
    let w = words().plan;
    let status = RwSignal::new(String::new());
    let copy = move || {
        clipboard::copy(&text(), move |done| status.set((if done { copied } else { w.copy_failed }).to_owned()));
    };
    let button =
        el("button").class("btn sm quiet").attr("type", "button").add(icon(Icon::Copy)).text(w.copy).click(copy);
    under.add(button).add(el("p").class("small soft").attr("role", "status").live_text(move || status.get()))
}
