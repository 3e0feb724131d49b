//! Elements: the few things pages do with them. Text is only ever set as text, so nothing a user
//! wrote can become markup.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

fn document() -> web_sys::Document {
    // Only ever called in a browser window; there is no app without one.
    web_sys::window().and_then(|window| window.document()).unwrap_or_else(|| unreachable!())
}

/// An element of the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Element(web_sys::Element);

impl Element {
    /// A new element.
    #[inline(never)]
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self(document().create_element(tag).unwrap_or_else(|_| unreachable!()))
    }

    /// A new drawing with our own markup in it.
    #[inline(never)]
    #[must_use]
    pub fn drawing(class: &str, view_box: &str, markup: &str) -> Self {
        let svg = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "svg");
        let svg = Self(svg.unwrap_or_else(|_| unreachable!()));
        svg.set("class", class);
        svg.set("viewBox", view_box);
        svg.set("aria-hidden", "true");
        svg.0.set_inner_html(markup);
        svg
    }

    /// The element that holds the whole page.
    #[must_use]
    pub fn root() -> Self {
        Self(document().document_element().unwrap_or_else(|| unreachable!()))
    }

    /// The element with this id.
    #[must_use]
    pub fn by_id(id: &str) -> Option<Self> {
        document().get_element_by_id(id).map(Self)
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn set(&self, name: &str, value: &str) {
        let _ = self.0.set_attribute(name, value);
    }

    /// Removes an attribute.
    #[inline(never)]
    pub fn unset(&self, name: &str) {
        let _ = self.0.remove_attribute(name);
    }

    /// Sets an attribute, or removes it.
    #[inline(never)]
    #[allow(clippy::needless_pass_by_value, reason = "one small function for all callers")]
    pub fn set_or_unset(&self, name: &str, value: Option<String>) {
        match value {
            Some(value) => self.set(name, &value),
            None => self.unset(name),
        }
    }

    /// Puts a text in place of everything inside.
    #[inline(never)]
    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Adds a text at the end.
    #[inline(never)]
    pub fn append_text(&self, text: &str) {
        let _ = self.0.append_child(&document().create_text_node(text));
    }

    /// Adds an element at the end.
    #[inline(never)]
    pub fn append(&self, child: &Self) {
        let _ = self.0.append_child(&child.0);
    }

    /// Sets a variable that styles read. Unlike a style attribute this is allowed by the policy.
    pub fn set_variable(&self, name: &str, value: &str) {
        if let Some(element) = self.0.dyn_ref::<web_sys::HtmlElement>() {
            let _ = element.style().set_property(name, value);
        }
    }

    /// Sets what a field holds.
    #[inline(never)]
    pub fn set_value(&self, value: &str) {
        if let Some(input) = self.0.dyn_ref::<web_sys::HtmlInputElement>() {
            input.set_value(value);
        } else if let Some(area) = self.0.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            area.set_value(value);
        } else if let Some(select) = self.0.dyn_ref::<web_sys::HtmlSelectElement>() {
            select.set_value(value);
        }
    }

    /// What a field holds.
    #[inline(never)]
    #[must_use]
    pub fn value(&self) -> String {
        if let Some(input) = self.0.dyn_ref::<web_sys::HtmlInputElement>() {
            input.value()
        } else if let Some(area) = self.0.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            area.value()
        } else if let Some(select) = self.0.dyn_ref::<web_sys::HtmlSelectElement>() {
            select.value()
        } else {
            String::new()
        }
    }

    /// Selects a part of a text field, counted in UTF-16 units, and moves focus there.
    pub fn select(&self, (start, end): (u32, u32)) {
        if let Some(area) = self.0.dyn_ref::<web_sys::HtmlTextAreaElement>() {
            let _ = area.focus();
            let _ = area.set_selection_range(start, end);
        }
    }

    /// Where the caret of a text field stands, in UTF-16 units.
    #[must_use]
    pub fn caret(&self) -> Option<u32> {
        self.0.dyn_ref::<web_sys::HtmlTextAreaElement>()?.selection_start().ok()?
    }

    /// Ticks or unticks a box.
    #[inline(never)]
    pub fn set_checked(&self, checked: bool) {
        if let Some(input) = self.0.dyn_ref::<web_sys::HtmlInputElement>() {
            input.set_checked(checked);
        }
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.0.dyn_ref::<web_sys::HtmlInputElement>().is_some_and(web_sys::HtmlInputElement::checked)
    }

    /// The file chosen in a field.
    pub(super) fn chosen_file(&self) -> Option<wasm_bindgen::JsValue> {
        let files = js_sys::Reflect::get(&self.0, &"files".into()).ok()?;
        js_sys::Reflect::get_u32(&files, 0).ok().filter(|file| !file.is_undefined())
    }

    /// Clicks on it, as a person would.
    pub fn click(&self) {
        if let Some(element) = self.0.dyn_ref::<web_sys::HtmlElement>() {
            element.click();
        }
    }

    /// Takes everything inside away. Says which element had the focus, by id, if it was inside.
    #[inline(never)]
    pub fn clear(&self) -> Focus {
        let focus = match document().active_element() {
            Some(active) if active != self.0 && self.0.contains(Some(&active)) => Focus::Lost(active.id()),
            _ => Focus::Elsewhere,
        };
        self.0.set_text_content(None);
        focus
    }

    /// Calls back on an event until the listener is dropped.
    #[must_use]
    pub fn listen(&self, event: &str, mut heard: Box<dyn FnMut(Heard)>) -> Listener {
        let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| heard(Heard(event)));
        let _ = self.0.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Listener { _closure: closure }
    }
}

/// Where the focus was when an element was cleared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Focus {
    /// Not inside.
    Elsewhere,
    /// Inside, on the element with this id (empty: it had none).
    Lost(String),
}

impl Focus {
    /// Gives a lost focus back: to the element that now has the id, else to the heading.
    pub fn restore(&self) {
        if let Self::Lost(id) = self {
            let same = if id.is_empty() { None } else { document().get_element_by_id(id) };
            let heading = || document().query_selector("h1").ok().flatten();
            if let Some(element) =
                same.or_else(heading).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
            {
                let _ = element.focus();
            }
        }
    }
}

/// An event on its way.
#[derive(Debug)]
pub struct Heard(web_sys::Event);

impl Heard {
    /// Keeps the browser from doing what it would by itself.
    pub fn prevent_default(&self) {
        self.0.prevent_default();
    }

    /// The element it happened on.
    #[must_use]
    pub fn element(&self) -> Option<Element> {
        self.0.target()?.dyn_into().ok().map(Element)
    }

    /// What the field it happened on holds.
    #[must_use]
    pub fn value(&self) -> String {
        self.element().map(|element| element.value()).unwrap_or_default()
    }

    /// Whether the key that went down is Shift. By number: what fills in forms sends events of this
    /// kind that have no key, and asking those for a name fails.
    #[must_use]
    pub fn is_shift(&self) -> bool {
        self.key().key_code() == 16
    }

    /// Whether the key is only held down.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.key().repeat()
    }

    /// Whether Alt or Ctrl is down too.
    #[must_use]
    pub fn is_modified(&self) -> bool {
        self.key().alt_key() || self.key().ctrl_key()
    }

    /// Whether the keys ask for undo (`Some(false)`) or redo (`Some(true)`).
    #[must_use]
    pub fn asks_undo(&self) -> Option<bool> {
        let key = self.key();
        let held = key.ctrl_key() || key.meta_key();
        match key.key_code() {
            90 if held => Some(key.shift_key()),
            89 if held => Some(true),
            _ => None,
        }
    }

    /// When it happened, in milliseconds since the page began.
    #[must_use]
    pub fn millis(&self) -> f64 {
        self.0.time_stamp()
    }

    fn key(&self) -> &web_sys::KeyboardEvent {
        self.0.unchecked_ref()
    }

    /// Whether the box it happened on is ticked.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.element().is_some_and(|element| element.is_checked())
    }
}

/// A listener that hears until it is dropped.
#[derive(Debug)]
pub struct Listener {
    _closure: Closure<dyn FnMut(web_sys::Event)>,
}
