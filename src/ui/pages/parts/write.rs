//! The part "write", which brings the message check along.

use crate::app::route::Route;
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::write::{draft, let_go, list, starters};

/// Where the file begins. Inlined into its caller, it would be a part of the app again.
#[allow(clippy::needless_pass_by_value, reason = "the parts begin alike, and some need the route itself")]
#[inline(never)]
pub fn show(core: Core, route: Route) -> Vec<El> {
    match route {
        Route::Draft(id) => draft::draft(core, id),
        Route::LetGo(id) => let_go::let_go(core, id),
        Route::Words => starters::starters(core),
        _ => list::list(core),
    }
}
