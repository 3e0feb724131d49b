//! A field for a passphrase: password managers know it, pasting works, and what was typed can be shown.

use super::field::{label, needing};
use super::frame::{button, error, row};
use crate::content::words::words;
use crate::platform::page;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// What is typed into a field, and the sentence when it needs a look.
#[derive(Clone, Copy, Debug)]
pub struct Typing {
    id: &'static str,
    text: RwSignal<String>,
    needs: RwSignal<String>,
}

impl Typing {
    /// An empty field with this id.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, text: RwSignal::default(), needs: RwSignal::default() }
    }

    /// What is typed, without the blanks around it.
    #[must_use]
    pub fn text(self) -> String {
        self.text.with_untracked(|text| text.trim().to_owned())
    }

    /// How many letters are typed, and again when that changes.
    #[must_use]
    pub fn letters(self) -> usize {
        self.text.with(|text| text.trim().chars().count())
    }

    /// Goes to the field.
    pub fn focus(self) {
        page::focus(&format!("#{}", self.id));
    }

    /// Says what needs a look, and goes there. What was typed stays.
    pub fn refuse(self, sentence: &str) {
        self.needs.set(sentence.to_owned());
        self.focus();
    }

    /// Nothing needs a look any more.
    pub fn settle(self) {
        self.needs.set(String::new());
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.text.set(String::new());
        self.settle();
    }
}

/// A field for a passphrase. `complete` tells password managers what belongs in it, `beside` stands
/// beside its name, `below` says more about it.
pub fn passphrase(
    typing: Typing,
    complete: &str,
    name: &str,
    shown: RwSignal<bool>,
    beside: Option<El>,
    below: Option<El>,
) -> El {
    let Typing { id, text, needs } = typing;
    let (wrong, more) = (format!("{id}-error"), format!("{id}-more"));
    let described = if below.is_some() { format!("{wrong} {more}") } else { wrong.clone() };
    let input = el("input")
        .id(id)
        .attr("name", id)
        .attr("autocomplete", complete)
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", &described)
        .live_attr("type", move || Some((if shown.get() { "text" } else { "password" }).to_owned()))
        .live_value(move || text.get())
        .on("input", move |event| text.set(event.value()));
    row("fieldset")
        .add(row("named").add(label(name, id)).maybe(beside))
        .add(needing(input, needs))
        .add(error(&wrong, move || needs.get()))
        .maybe(below.map(|below| below.class("hint below").id(&more)))
}

/// A button that shows what is typed, for as long as it is in.
pub fn show_button(shown: RwSignal<bool>) -> El {
    button("markbtn", words().lock.field.show, move || shown.update(|shown| *shown = !*shown))
        .live_attr("aria-pressed", move || Some(shown.get().to_string()))
}

/// Tells password managers whose passphrase this is. It is for nobody else.
pub fn owner() -> El {
    el("input")
        .class("vh")
        .attr("type", "text")
        .attr("name", "username")
        .attr("autocomplete", "username")
        .attr("readonly", "")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .value(words().shell.app)
}

/// The button of a form that takes its time, and the word meanwhile.
pub fn slow_submit(class: &str, text: &str, busy: RwSignal<bool>) -> El {
    let button =
        el("button").class(class).text(text).live_attr("aria-disabled", move || busy.get().then(|| "true".to_owned()));
    let word = move || (if busy.get() { words().lock.working } else { "" }).to_owned();
    row("waiting").add(button).add(el("p").class("small soft").attr("role", "status").live_text(word))
}

/// A new passphrase, twice, as two fields.
#[derive(Clone, Copy, Debug)]
pub struct Twice {
    first: Typing,
    again: Typing,
}

/// The fewest letters that are taken. There is no other rule.
pub const FEWEST: usize = 4;
/// What is shorter only keeps glances out, and the page says so.
const LONG: usize = 12;

impl Twice {
    /// Two empty fields.
    #[must_use]
    pub fn new() -> Self {
        Self { first: Typing::new("new-passphrase"), again: Typing::new("new-passphrase-again") }
    }

    /// Both fields.
    pub fn fields(self, names: [&str; 2], shown: RwSignal<bool>, beside: Option<El>) -> [El; 2] {
        let Self { first, again } = self;
        let advice = move || match first.letters() {
            1..LONG => words().lock.field.short.to_owned(),
            _ => String::new(),
        };
        let advice = el("p").attr("role", "status").live_text(advice);
        [
            passphrase(first, "new-password", names[0], shown, beside, Some(advice)),
            passphrase(again, "new-password", names[1], shown, None, None),
        ]
    }

    /// The new passphrase, or `None` when the fields need a look; they then say so.
    #[must_use]
    pub fn chosen(self) -> Option<String> {
        let w = words().lock.field;
        let Self { first, again } = self;
        first.settle();
        again.settle();
        let text = first.text();
        if text.chars().count() < FEWEST {
            first.refuse(w.too_short);
            return None;
        }
        if again.text() != text {
            again.refuse(w.differs);
            return None;
        }
        Some(text)
    }

    /// Says what went wrong, and forgets nothing.
    pub fn refuse(self, sentence: &str) {
        self.again.refuse(sentence);
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.first.clear();
        self.again.clear();
    }
}

impl Default for Twice {
    fn default() -> Self {
        Self::new()
    }
}
