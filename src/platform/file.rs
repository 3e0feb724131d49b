//! Files to take away: a download, or the device's share sheet. Nothing leaves by itself.

use super::dom::Element;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Url};

/// How long a browser may take to fetch what it was asked to save.
const LONGEST_SAVE: Duration = Duration::from_secs(60);

/// Saves a text as a file, as a click on a download does. Says whether the browser took it.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let file = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options);
    let Ok(url) = file.and_then(|file| Url::create_object_url_with_blob(&file)) else { return false };
    let link = Element::new("a");
    link.set("href", &url);
    link.set("download", name);
    link.click();
    super::timer::after(LONGEST_SAVE, move || drop(Url::revoke_object_url(&url)));
    true
}

/// Whether this device has a share sheet that takes text files.
#[must_use]
pub fn can_share() -> bool {
    let asked = || call(&navigator()?, "canShare", &Array::of1(&shared("notes.txt", "text/plain", "")?));
    asked().is_some_and(|answer| answer.is_truthy())
}

/// Hands a file to the share sheet. Says whether it went; `false` as well when the sheet was closed.
pub fn share(name: &str, kind: &str, text: &str, done: impl FnOnce(bool) + 'static) {
    let asked = || call(&navigator()?, "share", &Array::of1(&shared(name, kind, text)?))?.dyn_into::<Promise>().ok();
    match asked() {
        Some(promise) => super::page::when_settled(&promise, move |result| done(result.is_ok())),
        None => done(false),
    }
}

/// Whether this device has a share sheet that takes words.
#[must_use]
pub fn can_share_text() -> bool {
    navigator().and_then(|navigator| get(&navigator, "share")).is_some_and(|share| share.is_function())
}

/// Hands words to the share sheet. Says whether they went; `false` as well when the sheet was closed.
pub fn share_text(text: &str, done: impl FnOnce(bool) + 'static) {
    let shared = object("text", &text.into());
    let asked = || call(&navigator()?, "share", &Array::of1(&shared))?.dyn_into::<Promise>().ok();
    match asked() {
        Some(promise) => super::page::when_settled(&promise, move |result| done(result.is_ok())),
        None => done(false),
    }
}

fn navigator() -> Option<JsValue> {
    Some(web_sys::window()?.navigator().into())
}

/// `{ files: [file] }`.
fn shared(name: &str, kind: &str, text: &str) -> Option<JsValue> {
    Some(object("files", &Array::of1(&file(name, kind, text)?)))
}

fn file(name: &str, kind: &str, text: &str) -> Option<JsValue> {
    let class: Function = get(&js_sys::global(), "File")?.dyn_into().ok()?;
    let parts = Array::of3(&Array::of1(&text.into()), &name.into(), &object("type", &kind.into()));
    Reflect::construct(&class, &parts).ok()
}

fn object(key: &str, value: &JsValue) -> JsValue {
    let object = Object::new();
    let _ = Reflect::set(&object, &key.into(), value);
    object.into()
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

/// Calls a method by name: absent where the browser is older, or the page is not served securely.
fn call(object: &JsValue, method: &str, arguments: &Array) -> Option<JsValue> {
    get(object, method)?.dyn_into::<Function>().ok()?.apply(object, arguments).ok()
}
