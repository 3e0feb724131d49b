//! The phone's own list of contacts, in browsers that have one (Chrome on Android). It asks each time.

use super::page::when_settled;
use crate::exchange::card::Card;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

fn manager() -> Option<JsValue> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    Reflect::get(&navigator, &"contacts".into()).ok().filter(|found| !found.is_undefined())
}

/// Whether there is one.
#[must_use]
pub fn can_pick() -> bool {
    manager().is_some()
}

/// Lets the user choose, and hands over what they chose. Nothing happens when they choose nobody.
pub fn pick(chosen: impl FnOnce(Vec<Card>) + 'static) {
    let asked = || {
        let manager = manager()?;
        let select: Function = Reflect::get(&manager, &"select".into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"multiple".into(), &true.into()).ok()?;
        let what = Array::of3(&"name".into(), &"tel".into(), &"email".into());
        select.call2(&manager, &what, &options).ok()?.dyn_into::<Promise>().ok()
    };
    if let Some(promise) = asked() {
        when_settled(&promise, move |result| {
            if let Ok(list) = result {
                chosen(Array::from(&list).iter().map(|one| card(&one)).collect());
            }
        });
    }
}

fn card(contact: &JsValue) -> Card {
    let texts = |name: &str| -> Vec<String> {
        let list = Reflect::get(contact, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if list.is_undefined() {
            Vec::new()
        } else {
            Array::from(&list).iter().filter_map(|one| one.as_string()).collect()
        }
    };
    Card {
        name: texts("name").into_iter().next().unwrap_or_default(),
        phones: texts("tel"),
        emails: texts("email"),
        ..Card::default()
    }
}
