//! localStorage behind the store's port. Probed first: where site data is blocked, asking for it throws.

use crate::store::meter::Measure;
use crate::store::port::{Storage, WriteError};
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// One handle for all reads and writes; asking for it anew costs more than the read.
#[derive(Debug)]
pub struct BrowserStorage(web_sys::Storage);

impl BrowserStorage {
    /// The browser's storage, or `None` where it is blocked.
    #[must_use]
    pub fn open() -> Option<Self> {
        // gloo's `raw` panics when storage is blocked, so the same door is tried first.
        web_sys::window()?.local_storage().ok().flatten()?;
        let storage = Self(LocalStorage::raw());
        storage.0.length().ok()?;
        Some(storage)
    }

    /// How many values there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.0.length().unwrap_or_default()
    }
}

impl Storage for BrowserStorage {
    fn keys(&self) -> Vec<String> {
        let count = self.count();
        let all = parts(&Object::keys(&self.0), count as usize);
        all.unwrap_or_else(|| (0..count).filter_map(|at| self.0.key(at).ok().flatten()).collect())
    }

    fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok().flatten()
    }

    fn get_some(&self, keys: &[&str]) -> Vec<Option<String>> {
        match self.values(keys) {
            // What is empty may as well not be there.
            Some(values) if values.iter().all(|value| !value.is_empty()) => values.into_iter().map(Some).collect(),
            _ => keys.iter().map(|key| self.get(key)).collect(),
        }
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), WriteError> {
        self.0
            .set_item(key, value)
            .map_err(|error| if is_full(&error) { WriteError::Full } else { WriteError::Refused })
    }

    fn remove(&mut self, key: &str) -> Result<(), WriteError> {
        self.0.remove_item(key).map_err(|_| WriteError::Refused)
    }
}

impl BrowserStorage {
    /// The values under several keys in one go: each text that crosses between JavaScript and the app takes
    /// several times as long as looking its value up.
    fn values(&self, keys: &[&str]) -> Option<Vec<String>> {
        let get: Function = Reflect::get(&self.0, &"getItem".into()).ok()?.dyn_into().ok()?;
        let names = JsString::from(keys.join(BETWEEN)).split(BETWEEN);
        let map: Function = Reflect::get(&names, &"map".into()).ok()?.dyn_into().ok()?;
        let values: Array = map.call1(&names, &get.bind0(&self.0)).ok()?.dyn_into().ok()?;
        parts(&values, keys.len())
    }
}

/// What stands between texts that cross together. Records hold none: JSON writes it in another way.
const BETWEEN: &str = "\0";

/// The texts of a list, if there are as many as there should be.
fn parts(list: &Array, count: usize) -> Option<Vec<String>> {
    // With a letter beyond ASCII in front, the browser converts the text at once instead of letter by letter.
    list.unshift(&"·".into());
    let all = String::from(list.join(BETWEEN));
    let parts: Vec<String> = all.split(BETWEEN).skip(1).map(str::to_owned).collect();
    (parts.len() == count).then_some(parts)
}

/// How this engine counts: WebKit's own count is bytes. It alone has this property.
#[must_use]
pub fn measure() -> Measure {
    let window: JsValue = web_sys::window().into();
    let is_webkit = Reflect::has(&window, &"GestureEvent".into()).unwrap_or(false) || user_agent_is_webkit();
    if is_webkit { Measure::Bytes } else { Measure::Units }
}

/// WebKitGTK has no gestures; Chromium calls itself both.
fn user_agent_is_webkit() -> bool {
    let agent = super::page::user_agent();
    agent.contains("AppleWebKit") && !agent.contains("Chrom")
}

/// Whether this is a browser tab on an iPhone or iPad: what is written there is not in the installed
/// app, and goes after a week without use.
#[must_use]
pub fn is_ios_tab() -> bool {
    let navigator: JsValue = web_sys::window().map(|window| window.navigator().into()).unwrap_or_default();
    // Only iOS knows this property; it is true in the installed app.
    Reflect::get(&navigator, &"standalone".into()).is_ok_and(|standalone| standalone == JsValue::FALSE)
}

/// Engines disagree on the class and the message, but not on these names (reliability.md 1.3).
fn is_full(error: &JsValue) -> bool {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    name == "QuotaExceededError" || name == "NS_ERROR_DOM_QUOTA_REACHED"
}

/// Asks the browser to keep the data, and hands its answer over. Older browsers never answer.
pub fn ask_to_persist(answer: impl FnOnce(bool) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let manager = window.navigator().storage();
    if manager.is_undefined() {
        return;
    }
    if let Ok(promise) = manager.persist() {
        super::page::when_settled(&promise, move |value| answer(value.is_ok_and(|value| value.is_truthy())));
    }
}
