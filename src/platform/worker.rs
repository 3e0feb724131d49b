//! The service worker: registered in release builds only, updated only when the user says so.

use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// What the worker has to say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum News {
    /// The first install is complete: the app now works without a network.
    OfflineReady,
    /// A new version waits until the user wants it.
    UpdateReady,
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let there = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    there.then(|| navigator.service_worker())
}

/// Registers the worker and reports its news. Does nothing where there is none.
pub fn register(news: impl Fn(News) + 'static) {
    let Some(container) = container().filter(|_| super::page::root_has("data-worker")) else { return };
    let options = web_sys::RegistrationOptions::new();
    options.set_update_via_cache(web_sys::ServiceWorkerUpdateViaCache::None);
    let had_controller = container.controller().is_some();
    let registering = container.register_with_options("sw.js", &options);
    super::page::when_settled(&registering, move |result| {
        let Some(registration) = result.ok().and_then(|value| value.dyn_into::<ServiceWorkerRegistration>().ok())
        else {
            return;
        };
        if had_controller && registration.waiting().is_some() {
            news(News::UpdateReady);
        }
        watch(&registration, had_controller, Rc::new(news));
    });
}

fn watch(registration: &ServiceWorkerRegistration, had_controller: bool, news: Rc<dyn Fn(News)>) {
    let watched = registration.clone();
    let found = Closure::<dyn FnMut()>::new(move || {
        let Some(worker) = watched.installing() else { return };
        let news = Rc::clone(&news);
        let installing = worker.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            if installing.state() == ServiceWorkerState::Installed {
                news(if had_controller { News::UpdateReady } else { News::OfflineReady });
            }
        });
        worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
        changed.forget();
    });
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
    // The first install may be under way, or done, before anybody listens.
    if let Some(found) = registration.onupdatefound().filter(|_| registration.installing().is_some()) {
        let _ = found.call0(&JsValue::NULL);
    }
}

/// Looks for a new version; browsers do so by themselves only on navigation.
pub fn look_for_update() {
    if let Some(container) = container() {
        super::page::when_settled(&container.get_registration_promise(), |result| {
            if let Some(registration) = result.ok().and_then(|value| value.dyn_into::<ServiceWorkerRegistration>().ok())
            {
                let _ = registration.update();
            }
        });
    }
}

/// Lets the waiting version take over and loads the page anew, once it has.
pub fn use_update() {
    let Some(container) = container() else { return };
    let changed = Closure::once_into_js(super::page::reload);
    container.set_oncontrollerchange(Some(changed.unchecked_ref()));
    super::page::when_settled(&container.get_registration_promise(), |result| {
        let registration = result.ok().and_then(|value| value.dyn_into::<ServiceWorkerRegistration>().ok());
        if let Some(waiting) = registration.and_then(|registration| registration.waiting()) {
            let _ = waiting.post_message(&"skip-waiting".into());
        }
    });
}

/// `getRegistration()` under one name, whatever the bindings call it.
trait Registration {
    fn get_registration_promise(&self) -> js_sys::Promise;
}

impl Registration for ServiceWorkerContainer {
    fn get_registration_promise(&self) -> js_sys::Promise {
        self.get_registration()
    }
}
