//! Elements as values, in one plain builder.
//!
//! Pages are not written with Leptos' `view!`: its types are different for every piece of markup,
//! and this app came to 409 KB of wasm (gzip) with them, 336 KB erased, of a budget of 150 (figures
//! in ARCHITECTURE.md). Here every element is the same type and a page costs bytes by the line.
//! Signals, effects, owners and context are Leptos'; what a `live` part reads, redraws it.

use crate::platform::dom::{Element, Heard};
use leptos::prelude::*;

/// An element under construction, or done.
#[derive(Clone, Debug)]
#[must_use]
pub struct El(Element);

/// A new element.
pub fn el(tag: &str) -> El {
    El(Element::new(tag))
}

/// A drawing of our own markup, hidden from assistive technology.
pub fn drawing(class: &str, view_box: &str, markup: &str) -> El {
    El(Element::drawing(class, view_box, markup))
}

impl El {
    /// An element that is there already.
    pub const fn of(element: Element) -> Self {
        Self(element)
    }

    /// The element itself.
    pub const fn element(&self) -> &Element {
        &self.0
    }

    /// Its class.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Its id.
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// An attribute.
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.0.set(name, value);
        self
    }

    /// A text at its end.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.0.append_text(text);
        self
    }

    /// Words of the user, or a name: the direction of writing follows the text.
    #[inline(never)]
    pub fn own(self, text: &str) -> Self {
        self.attr("dir", "auto").text(text)
    }

    /// An element at its end.
    #[allow(clippy::needless_pass_by_value, reason = "an element goes into one place only")]
    #[allow(clippy::should_implement_trait, reason = "nobody adds elements with a plus")]
    #[inline(never)]
    pub fn add(self, child: El) -> Self {
        self.0.append(&child.0);
        self
    }

    /// Elements at its end.
    pub fn add_all(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::add)
    }

    /// An element at its end, if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<El>) -> Self {
        match child {
            Some(child) => self.add(child),
            None => self,
        }
    }

    /// What a field holds at first.
    pub fn value(self, value: &str) -> Self {
        self.0.set_value(value);
        self
    }

    /// A variable that styles read.
    pub fn variable(self, name: &str, value: &str) -> Self {
        self.0.set_variable(name, value);
        self
    }

    /// Calls back on an event for as long as the part of the page lives.
    pub fn on(self, event: &str, heard: impl FnMut(Heard) + 'static) -> Self {
        self.listen(event, Box::new(heard))
    }

    /// Calls back on a click.
    pub fn click(self, mut clicked: impl FnMut() + 'static) -> Self {
        self.listen("click", Box::new(move |_| clicked()))
    }

    #[inline(never)]
    fn listen(self, event: &str, heard: Box<dyn FnMut(Heard)>) -> Self {
        StoredValue::new_local(self.0.listen(event, heard));
        self
    }

    /// Everything inside follows from what this reads, now and later.
    pub fn live(self, draw: impl Fn() -> Vec<El> + 'static) -> Self {
        self.redraw(Box::new(draw))
    }

    #[inline(never)]
    fn redraw(self, draw: Box<dyn Fn() -> Vec<El>>) -> Self {
        let element = self.0.clone();
        react(Box::new(move || {
            let children = draw();
            let focus = element.clear();
            for child in &children {
                element.append(&child.0);
            }
            focus.restore();
        }));
        self
    }

    /// Its text follows from what this reads.
    pub fn live_text(self, read: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        react(Box::new(move || element.set_text(&read())));
        self
    }

    /// An attribute follows from what this reads; `None` takes it away.
    pub fn live_attr(self, name: &'static str, read: impl Fn() -> Option<String> + 'static) -> Self {
        let element = self.0.clone();
        react(Box::new(move || element.set_or_unset(name, read())));
        self
    }

    /// Whether a box is ticked follows from what this reads.
    pub fn live_checked(self, read: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        react(Box::new(move || element.set_checked(read())));
        self
    }

    /// What a field holds follows from what this reads.
    pub fn live_value(self, read: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        react(Box::new(move || {
            let value = read();
            if element.value() != value {
                element.set_value(&value);
            }
        }));
        self
    }
}

/// A number that follows from what this reads. Unlike that, it tells of true changes only: what is drawn
/// from it stays while the rest changes.
#[inline(never)]
pub fn only_changes(read: Box<dyn Fn() -> usize>) -> RwSignal<usize> {
    let value = RwSignal::new(untrack(&read));
    react(Box::new(move || {
        let now = read();
        if value.get_untracked() != now {
            value.set(now);
        }
    }));
    value
}

/// Runs now, and again when something it read has changed, for as long as its owner lives.
#[inline(never)]
pub fn react(run: Box<dyn Fn()>) {
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| run()));
}
