//! Parts of the app that are files of their own (`src/pwa/parts.js` loads them; `xtask/src/split` makes them).

use wasm_bindgen::{JsCast, JsValue};

/// Asks one of the loader's two functions about a part.
fn ask(function: &str, part: &str) -> Option<JsValue> {
    let function = js_sys::Reflect::get(&web_sys::window()?.into(), &function.into()).ok()?;
    function.dyn_ref::<js_sys::Function>()?.call1(&JsValue::NULL, &part.into()).ok()
}

/// Whether a part can be used now. Calling into it before that would stop the app. A development build is one
/// file, and has all of it from the start.
#[must_use]
pub fn is_here(part: &str) -> bool {
    ask("ebbHasPart", part).is_some_and(|here| here == JsValue::TRUE)
}

/// Loads a part and says whether it came.
pub fn load(part: &str, done: impl FnOnce(bool) + 'static) {
    match ask("ebbLoadPart", part).and_then(|answer| answer.dyn_into::<js_sys::Promise>().ok()) {
        Some(promise) => super::page::when_settled(&promise, move |result| done(result.is_ok())),
        None => done(false),
    }
}
