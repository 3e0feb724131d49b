//! Random bytes, and the slow way from a passphrase to a key. WebCrypto, looked up by name: it is
//! absent on pages that are not served securely.

use super::page::when_settled;
use crate::store::vault::{Derivation, FEWEST_ROUNDS};
use js_sys::{Array, Function, JsString, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Fills bytes at random.
pub fn fill(bytes: &mut [u8]) {
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(bytes);
    }
}

/// A text in the one form (NFKC) that every keyboard's way of writing it comes to.
#[must_use]
pub fn normalised(text: &str) -> String {
    JsString::from(text).normalize("NFKC").into()
}

/// Derives a key from a secret and hands it over; `None` where the browser cannot.
pub fn derive(secret: &str, derivation: &Derivation, done: impl FnOnce(Option<[u8; 32]>) + 'static) {
    derive_rounds(secret, &derivation.salt(), derivation.rounds, Box::new(done));
}

/// So long may one derivation take on this device, in milliseconds.
const PATIENCE: f64 = 600.0;
/// Rounds tried to find out how fast this device is.
const TRIAL: u32 = 200_000;

/// Hands over how many rounds this device can bear; never fewer than the fewest.
pub fn calibrate(done: impl FnOnce(u32) + 'static) {
    let begun = js_sys::Date::now();
    let rounds = move |_| {
        let took = (js_sys::Date::now() - begun).max(1.0);
        let rounds = f64::from(TRIAL) * PATIENCE / took;
        done((rounds as u32).clamp(FEWEST_ROUNDS, 4 * FEWEST_ROUNDS));
    };
    derive_rounds("calibration", &[0; 16], TRIAL, Box::new(rounds));
}

/// One function for all callers: it keeps copies out of the bundle.
fn derive_rounds(secret: &str, salt: &[u8], rounds: u32, done: Box<dyn FnOnce(Option<[u8; 32]>)>) {
    let Some(import) = import(secret) else { return done(None) };
    let parameters = parameters(salt, rounds);
    when_settled(&import, move |key| {
        let bits = key.ok().and_then(|key| call("deriveBits", &[parameters.into(), key, 256.into()]));
        let Some(bits) = bits else { return done(None) };
        when_settled(&bits, |bits| done(bits.ok().and_then(|bits| Uint8Array::new(&bits).to_vec().try_into().ok())));
    });
}

fn import(secret: &str) -> Option<Promise> {
    let bytes = Uint8Array::from(secret.as_bytes());
    let uses = Array::of1(&"deriveBits".into());
    call("importKey", &["raw".into(), bytes.into(), "PBKDF2".into(), false.into(), uses.into()])
}

fn parameters(salt: &[u8], rounds: u32) -> Object {
    let parameters = Object::new();
    let fields: [(&str, JsValue); 4] = [
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", rounds.into()),
    ];
    for (name, value) in fields {
        let _ = Reflect::set(&parameters, &name.into(), &value);
    }
    parameters
}

fn call(method: &str, arguments: &[JsValue]) -> Option<Promise> {
    let crypto: JsValue = web_sys::window()?.crypto().ok()?.into();
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    let function: Function = Reflect::get(&subtle, &method.into()).ok()?.dyn_into().ok()?;
    function.apply(&subtle, &arguments.iter().collect()).ok()?.dyn_into().ok()
}
