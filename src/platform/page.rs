//! The window and the document: address, title, focus, and the moments a page is hidden.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

fn window() -> web_sys::Window {
    // Only ever called in a browser window; there is no app without one.
    web_sys::window().unwrap_or_else(|| unreachable!())
}

fn document() -> web_sys::Document {
    window().document().unwrap_or_else(|| unreachable!())
}

/// Listens to an event of the window for as long as the page lives.
pub fn on_window(event: &str, heard: impl FnMut() + 'static) {
    hear_window(event, Box::new(heard));
}

fn hear_window(event: &str, heard: Box<dyn FnMut()>) {
    let listener = Closure::wrap(heard);
    let _ = window().add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Calls back when the page is hidden (`true`) or shown again (`false`).
pub fn on_visibility(mut heard: impl FnMut(bool) + 'static) {
    let listener = Closure::<dyn FnMut()>::new(move || {
        heard(document().visibility_state() == web_sys::VisibilityState::Hidden);
    });
    let _ = document().add_event_listener_with_callback("visibilitychange", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Puts the plain page in place of this one. Until it is there, and before another frame is drawn,
/// this one is empty and has the other's title. Nothing that is stored is touched.
pub fn hide(title: &str) {
    set_title(title);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-hidden", "");
    }
    if let Some(body) = document().query_selector("body").ok().flatten() {
        body.set_text_content(None);
    }
    let _ = window().location().replace("measures.html");
}

/// The part of the address after and with `#`.
#[must_use]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to an address, so that Back returns from it.
pub fn go(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Puts an address in place of the current one.
pub fn replace(hash: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Whether the address asks for the made-up people.
#[must_use]
pub fn is_demo() -> bool {
    window().location().search().is_ok_and(|search| search == "?demo")
}

/// Stays among the made-up people: with a base, a link to `#/…` would leave the query behind.
pub fn stay_in_demo() {
    if let Some(base) = document().query_selector("base").ok().flatten() {
        base.remove();
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Moves focus to the first element that fits, once what was just changed has been drawn.
pub fn focus(selector: &str) {
    let selector = selector.to_owned();
    super::timer::after(std::time::Duration::ZERO, move || {
        let element = document().query_selector(&selector).ok().flatten();
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Takes the static first paint away; the app is there.
pub fn remove_first_paint() {
    if let Some(element) = document().get_element_by_id("first-paint") {
        element.remove();
    }
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-ready", "");
        // A slow start is no fault: the app came after all.
        let _ = root.remove_attribute("data-broken");
    }
    if let Some(broken) = document().get_element_by_id("broken") {
        let _ = broken.set_attribute("hidden", "");
    }
}

/// Covers everything, at once and before anything else is painted; or uncovers it.
pub fn cover(covered: bool) {
    if let Some(root) = document().document_element() {
        let _ = if covered { root.set_attribute("data-covered", "") } else { root.remove_attribute("data-covered") };
    }
}

/// Opens the browser's way to print the page.
pub fn print() {
    let _ = window().print();
}

/// What the browser says of itself.
#[must_use]
pub fn user_agent() -> String {
    window().navigator().user_agent().unwrap_or_default()
}

/// Whether the page is shown inside another one, which could watch what is typed.
#[must_use]
pub fn is_framed() -> bool {
    let window = window();
    !window.top().ok().flatten().is_some_and(|top| top == window)
}

/// Calls back with the key of every value that another tab writes.
pub fn on_storage(mut heard: impl FnMut(String) + 'static) {
    let listener = Closure::<dyn FnMut(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        heard(event.key().unwrap_or_default());
    });
    let _ = window().add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The element the app lives in.
#[must_use]
pub fn app_element() -> Option<web_sys::HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

/// Whether the root element carries an attribute.
#[must_use]
pub fn root_has(attribute: &str) -> bool {
    document().document_element().is_some_and(|root| root.has_attribute(attribute))
}

/// Loads the app anew from its first screen, with nothing of the old address left in this entry.
pub fn start_again() {
    replace("#/");
    reload();
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Calls back once a promise has settled.
pub fn when_settled(promise: &js_sys::Promise, settled: impl FnOnce(Result<JsValue, JsValue>) + 'static) {
    settle(promise, Box::new(settled));
}

/// One body for all callers: each kind of closure of its own would cost some hundred bytes.
fn settle(promise: &js_sys::Promise, settled: Box<dyn FnOnce(Result<JsValue, JsValue>)>) {
    let settled = std::rc::Rc::new(std::cell::Cell::new(Some(settled)));
    let answer = |wrap: fn(JsValue) -> Result<JsValue, JsValue>| {
        let settled = std::rc::Rc::clone(&settled);
        Closure::once(move |value: JsValue| {
            if let Some(settled) = settled.take() {
                settled(wrap(value));
            }
        })
    };
    let (kept, broken) = (answer(Ok), answer(Err));
    let _ = promise.then2(&kept, &broken);
    kept.forget();
    broken.forget();
}
