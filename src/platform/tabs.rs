//! One tab writes. The pen is a Web Lock held for as long as a tab lives; locks alone do not make
//! localStorage safe (reliability.md 0.5), so the tab that gives it away says what it wrote last, and
//! the one that takes it waits until it can read that.

use super::page::when_settled;
use super::timer;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// A holder that does not answer is asleep: its pen is taken.
const ASLEEP: Duration = Duration::from_millis(1500);

/// Somebody who waits for the pen, once.
type Waiting = Rc<RefCell<Option<Box<dyn FnOnce()>>>>;

thread_local! {
    static RELEASE: RefCell<Option<Function>> = const { RefCell::new(None) };
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Asks for the pen and hands over whether it is ours. Browsers without locks have one writer a tab.
pub fn ask(name: &str, got: impl FnOnce(bool) + 'static, lost: impl FnOnce() + 'static) {
    request(name, Some("ifAvailable"), got, lost);
}

/// Takes the pen from the tab that holds it. It is asked to finish first.
pub fn take_over(name: &str, got: impl FnOnce() + 'static, lost: impl Fn() + 'static) {
    let got: Box<dyn FnOnce()> = Box::new(got);
    let waiting: Waiting = Rc::new(RefCell::new(Some(got)));
    let lost: Rc<dyn Fn()> = Rc::new(lost);
    let arrive = |waiting: &Waiting| {
        let waiting = Rc::clone(waiting);
        move |ours: bool| {
            if let Some(got) = waiting.borrow_mut().take().filter(|_| ours) {
                got();
            }
        }
    };
    say(GIVE);
    let when_lost = |lost: &Rc<dyn Fn()>| {
        let lost = Rc::clone(lost);
        move || lost()
    };
    request(name, None, arrive(&waiting), when_lost(&lost));
    let name = name.to_owned();
    timer::after(ASLEEP, move || {
        if waiting.borrow().is_some() {
            request(&name, Some("steal"), arrive(&waiting), when_lost(&lost));
        }
    });
}

/// Whether this tab holds the pen. Where there are no locks, every tab does.
#[must_use]
pub fn has_pen() -> bool {
    lock_manager().is_none() || RELEASE.with_borrow(Option::is_some)
}

/// Lets go of the pen.
pub fn give_away() {
    if let Some(release) = RELEASE.take() {
        let _ = release.call0(&JsValue::NULL);
    }
}

/// What a tab says when it wants to write.
const GIVE: &str = "give";

/// Listens to the other tabs. `asked`: another one wants to write; `told`: what the last one wrote last.
pub fn listen(name: &str, asked: impl Fn() + 'static, told: impl Fn(String) + 'static) {
    let Ok(channel) = BroadcastChannel::new(name) else { return };
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| match event.data().as_string() {
        Some(message) if message == GIVE => asked(),
        Some(message) => told(message),
        None => {}
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    CHANNEL.set(Some(channel));
}

/// Tells the other tabs.
pub fn say(message: &str) {
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&message.into());
        }
    });
}

fn request(name: &str, option: Option<&str>, got: impl FnOnce(bool) + 'static, lost: impl FnOnce() + 'static) {
    let Some((locks, request)) = lock_manager() else { return got(true) };
    let options = Object::new();
    if let Some(option) = option {
        let _ = Reflect::set(&options, &option.into(), &true.into());
    }
    let got: Box<dyn FnOnce(bool)> = Box::new(got);
    let got = Rc::new(RefCell::new(Some(got)));
    let asking = Rc::clone(&got);
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let Some(got) = asking.borrow_mut().take() else { return JsValue::UNDEFINED };
        if lock.is_null() {
            got(false);
            return JsValue::UNDEFINED;
        }
        // The lock is held until this promise is kept.
        let held = Promise::new(&mut |keep, _| RELEASE.set(Some(keep)));
        got(true);
        held.into()
    });
    let asked = request.apply(&locks, &Array::of3(&name.into(), &options, &granted));
    if let Some(promise) = asked.ok().and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        when_settled(&promise, move |end| {
            match got.borrow_mut().take().filter(|_| end.is_err()) {
                // Locks are refused where nothing may be stored either: then there is nobody to share with.
                Some(got) => got(true),
                None if end.is_err() => {
                    RELEASE.set(None);
                    lost();
                }
                None => {}
            }
        });
    }
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
