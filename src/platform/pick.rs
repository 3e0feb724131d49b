//! Reading a file that the user has chosen.

use super::dom::Element;
use super::page::when_settled;
use js_sys::{Function, Promise, Reflect, Uint8Array};
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
    if size_of(&file) > limit as f64 {
        return done(Picked::TooLarge);
    }
    let Some(reading) = call(&file, "text") else { return done(Picked::Unreadable) };
    when_settled(&reading, move |text| {
        done(text.ok().and_then(|text| text.as_string()).map_or(Picked::Unreadable, Picked::Text));
    });
}

/// Why the bytes of a chosen file are not there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unread {
    /// It is larger than it may be.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// Reads the bytes of the file chosen in a field, if there are no more than `limit`: for files whose letters have to
/// be found out.
pub fn read_bytes(field: &Element, limit: usize, done: impl FnOnce(Result<Vec<u8>, Unread>) + 'static) {
    let Some(file) = field.chosen_file() else { return };
    if size_of(&file) > limit as f64 {
        return done(Err(Unread::TooLarge));
    }
    let Some(reading) = call(&file, "arrayBuffer") else { return done(Err(Unread::Unreadable)) };
    when_settled(&reading, move |bytes| {
        done(bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()).map_err(|_| Unread::Unreadable));
    });
}

fn size_of(file: &JsValue) -> f64 {
    Reflect::get(file, &"size".into()).ok().and_then(|size| size.as_f64()).unwrap_or(f64::MAX)
}

/// A method of a file that gives a promise, looked up by name: it keeps the bindings of files out of the bundle.
fn call(file: &JsValue, method: &str) -> Option<Promise> {
    let method: Function = Reflect::get(file, &method.into()).ok()?.dyn_into().ok()?;
    method.call0(file).ok()?.dyn_into().ok()
}
