//! What kind of device this is, as far as installing goes.

use super::page::user_agent;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// A device, or a browser on it, that installs in its own way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Device {
    /// An iPhone or iPad.
    Iphone,
    /// Any browser on Android.
    Android,
    /// Chrome, Edge and their like on a computer.
    Computer,
    /// Safari on a Mac.
    Mac,
    /// Firefox on a computer.
    Firefox,
}

impl Device {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Iphone, Self::Android, Self::Computer, Self::Mac, Self::Firefox];
}

/// This one, by what its browser says of itself.
#[must_use]
pub fn device() -> Device {
    let navigator: JsValue = web_sys::window().map(|window| window.navigator().into()).unwrap_or_default();
    let agent = user_agent();
    // Only iOS knows this property; an iPad calls itself a Mac.
    if Reflect::has(&navigator, &"standalone".into()).unwrap_or(false) {
        Device::Iphone
    } else if agent.contains("Android") {
        Device::Android
    } else if agent.contains("Firefox") {
        Device::Firefox
    } else if agent.contains("Macintosh") && !agent.contains("Chrom") {
        Device::Mac
    } else {
        Device::Computer
    }
}
