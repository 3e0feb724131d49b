//! An address where nothing is, or no longer.

use crate::app::route::Route;
use crate::content::words::words;
use crate::ui::components::frame::{link, main_part, p, title};
use crate::ui::el::El;

/// Nothing is here.
pub fn not_found() -> Vec<El> {
    let w = words().shell;
    let main = main_part(false).add(title(w.not_found)).add(p("lead intro", w.not_found_more)).add(link(
        "btn",
        &Route::Today,
        w.not_found_back,
    ));
    vec![main]
}
