//! The pages. They read the document, and write by dispatching commands.

pub mod components;
mod core;
pub mod el;
mod names;
mod pages;
mod shell;

pub use core::Core;

use crate::platform::page;
use leptos::mount::mount_to;

/// Mounts the app in place of the first paint.
pub fn start() {
    if let Some(element) = page::app_element() {
        // Leptos sets up its executor and the owner of all signals; the elements are ours.
        mount_to(element, shell::mount).forget();
        page::remove_first_paint();
    }
}
