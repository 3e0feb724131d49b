//! The pages. They read the document, and write by dispatching commands.

pub mod components;
mod core;
pub mod el;
mod hide;
mod names;
mod notices;
mod pages;
mod shell;

pub use core::Core;

use crate::platform::{page, tabs, timer};
use leptos::mount::mount_to;
use std::time::Duration;

/// Mounts the app in place of the first paint, once it is known whether this tab writes.
pub fn start() {
    tabs::ask(&core::pen(), |ours| if ours { mount(true) } else { try_once_more() }, core::lose_the_pen);
}

/// A tab that was just reloaded still holds its own pen for a moment.
fn try_once_more() {
    timer::after(JUST_RELOADED, || tabs::ask(&core::pen(), mount, core::lose_the_pen));
}

const JUST_RELOADED: Duration = Duration::from_millis(150);

fn mount(has_pen: bool) {
    if let Some(element) = page::app_element() {
        // Leptos sets up its executor and the owner of all signals; the elements are ours.
        mount_to(element, move || shell::mount(has_pen)).forget();
        page::remove_first_paint();
    }
}
