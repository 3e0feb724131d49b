//! Timers, wrapped once.

use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageChannel;

/// Calls back after a while; the handle can call it off.
pub fn after(wait: Duration, call: impl FnOnce() + 'static) -> Handle {
    run_after(wait, Box::new(call))
}

/// One body for all callers: each kind of closure of its own would cost some hundred bytes.
fn run_after(wait: Duration, call: Box<dyn FnOnce()>) -> Handle {
    let callback = Closure::once_into_js(call);
    let wait = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
    let id = web_sys::window().and_then(|window| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), wait).ok()
    });
    Handle(id)
}

/// Calls back as soon as the browser has seen to what waits: touches, keys, a frame. Timers would wait for
/// four milliseconds each time.
pub fn soon(call: impl FnOnce() + 'static) {
    run_soon(Box::new(call));
}

/// Calls back once the next frame has been drawn.
pub fn after_frame(call: impl FnOnce() + 'static) {
    let call: Box<dyn FnOnce()> = Box::new(call);
    let frame = Closure::once_into_js(move || run_soon(call));
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(frame.unchecked_ref());
    }
}

fn run_soon(call: Box<dyn FnOnce()>) {
    let Ok(channel) = MessageChannel::new() else {
        run_after(Duration::ZERO, call);
        return;
    };
    let port = channel.port1();
    let heard = Closure::once_into_js(move || {
        port.close();
        call();
    });
    channel.port1().set_onmessage(Some(heard.unchecked_ref()));
    let _ = channel.port2().post_message(&JsValue::NULL);
}

/// Calls back again and again for as long as the page lives.
pub fn every(wait: Duration, call: impl FnMut() + 'static) {
    let callback = Closure::<dyn FnMut()>::new(call);
    let wait = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
    if let Some(window) = web_sys::window() {
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(callback.as_ref().unchecked_ref(), wait);
    }
    callback.forget();
}

/// A timer that can be called off.
#[derive(Clone, Copy, Debug)]
pub struct Handle(Option<i32>);

impl Handle {
    /// Calls the timer off.
    pub fn cancel(self) {
        if let (Some(window), Some(id)) = (web_sys::window(), self.0) {
            window.clear_timeout_with_handle(id);
        }
    }
}
