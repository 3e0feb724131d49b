//! Lists that grow with the years: some rows, and a button for more of them. What a page draws must not
//! grow with what is stored.

use super::frame::button;
use crate::content::words::words;
use crate::ui::el::El;
use leptos::prelude::*;

/// Rows of a list at first, and how many more come at a time.
pub const MOST: usize = 30;

/// The button under a list of which only some rows are shown. `None` where these are all.
pub fn more(id: &str, shown: RwSignal<usize>, all: usize) -> Option<El> {
    let show = move || shown.update(|shown| *shown += MOST);
    // With an id the focus stays on it while the list grows.
    (shown.get() < all).then(|| button("btn quiet block", words().shell.show_more, show).id(id))
}
