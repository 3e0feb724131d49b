//! The part "exchange".

use crate::app::route::Route;
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::exchange;

/// Where the file begins. Inlined into its caller, it would be a part of the app again.
#[allow(clippy::needless_pass_by_value, reason = "the parts begin alike, and some need the route itself")]
#[inline(never)]
pub fn show(core: Core, route: Route) -> Vec<El> {
    match route {
        Route::Reminders(about) => exchange::reminders::reminders_page(core, about),
        _ => exchange::import::import(core),
    }
}
