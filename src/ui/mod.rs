//! The pages. Leptos only: reads the document through memos, writes by dispatching commands.

mod components;
mod core;
mod names;
mod pages;
mod shell;

pub use components::tide_line::TideLineView;
pub use core::Core;

use crate::platform::page;
use leptos::prelude::*;

/// Mounts the app in place of the first paint.
pub fn start() {
    let Some(element) = page::app_element() else { return };
    mount_to(element, || view! { <shell::App /> }).forget();
    page::remove_first_paint();
}
