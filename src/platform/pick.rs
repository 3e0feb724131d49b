//! Reading a file that the user has chosen.

use super::dom::Element;
use super::page::when_settled;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What became of a chosen file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Picked {
    /// Its text.
    Text(String),
    /// It is larger than it may be, and was not read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// Reads the file chosen in a field of type `file`, if it is no larger than `limit` bytes. Nothing
/// happens when none is chosen.
pub fn read(field: &Element, limit: usize, done: impl FnOnce(Picked) + 'static) {
    let Some(file) = field.chosen_file() else { return };
    let size = Reflect::get(&file, &"size".into()).ok().and_then(|size| size.as_f64()).unwrap_or(f64::MAX);
    if size > limit as f64 {
        return done(Picked::TooLarge);
    }
    let Some(reading) = text_of(&file) else { return done(Picked::Unreadable) };
    when_settled(&reading, move |text| {
        done(text.ok().and_then(|text| text.as_string()).map_or(Picked::Unreadable, Picked::Text));
    });
}

/// `file.text()`, looked up by name: it keeps the bindings of files out of the bundle.
fn text_of(file: &JsValue) -> Option<Promise> {
    let text: Function = Reflect::get(file, &"text".into()).ok()?.dyn_into().ok()?;
    text.call0(file).ok()?.dyn_into().ok()
}
