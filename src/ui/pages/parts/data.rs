//! The part "data".

use crate::app::route::Route;
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::data;

/// Where the file begins. Inlined into its caller, it would be a part of the app again.
#[allow(clippy::needless_pass_by_value, reason = "the parts begin alike, and some need the route itself")]
#[inline(never)]
pub fn show(core: Core, route: Route) -> Vec<El> {
    match route {
        Route::Backup => data::backup::backup(core),
        Route::Restore => data::restore::restore(core),
        Route::Lock => data::lock::lock(core),
        Route::PutAway => data::year::year(core),
        Route::Erase => data::erase::erase(core),
        Route::Install => data::install::install(core),
        _ => data::data(core),
    }
}
