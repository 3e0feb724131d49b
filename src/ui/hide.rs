//! Hide: a plain page in place of Ebb, at once. Nothing that is stored is touched.

use super::components::frame::{button, icon};
use super::core::Core;
use super::el::El;
use crate::app::hide::{Press, Shifts};
use crate::app::route::Route;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::dom::Element;
use crate::platform::page;
use std::cell::RefCell;

thread_local! {
    /// Where somebody was when the page that explains came up.
    static CAME_FROM: RefCell<Route> = const { RefCell::new(Route::Today) };
}

/// Shift three times hides, on every page and in every field.
pub fn listen(core: Core) {
    let mut shifts = Shifts::default();
    let _ = El::of(Element::root()).on("keydown", move |key| {
        let (shift, held, modified) = (key.is_shift(), key.is_held(), key.is_modified());
        if shifts.press(Press { shift, held, modified, at: key.millis() }) {
            now(core);
        }
    });
}

/// The button of the head. The first time it says what it does; from then on it hides.
pub fn hide_button(core: Core) -> El {
    let pressed = move || {
        if core.settings(|settings| settings.hide_explained) {
            return now(core);
        }
        CAME_FROM.with(|from| from.replace(core.route()));
        core.go(&Route::Hide);
    };
    button("headbtn", "", pressed).add(icon(Icon::EyeOff)).text(words().hide.button)
}

/// Saves what waits, and hides before anything else is drawn.
#[inline(never)]
pub fn now(core: Core) {
    core.save_now();
    page::hide(words().hide.neutral);
}

/// Where the page that explains leads back to.
pub fn way_back() -> Route {
    CAME_FROM.with(|from| from.borrow().clone())
}
