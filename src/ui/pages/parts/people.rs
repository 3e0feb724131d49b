//! The part "people".

use crate::app::route::Route;
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::{not_found, people};

/// Where the file begins. Inlined into its caller, it would be a part of the app again.
#[allow(clippy::needless_pass_by_value, reason = "the parts begin alike, and some need the route itself")]
#[inline(never)]
pub fn show(core: Core, route: Route) -> Vec<El> {
    match route {
        Route::People => people::list::list(core),
        Route::AddPerson => people::add::add(core),
        Route::Person(id) => people::person::person(core, id),
        Route::EditPerson(id) => people::edit::edit(core, id),
        Route::Log(id) => people::log::log(core, id),
        Route::Happened(id) => people::happened::happened(core, id),
        Route::Space(id) => people::space::space(core, id),
        Route::Urge(id) => people::urge::urge(core, id),
        Route::Contact(id) => people::contact::contact(core, id),
        _ => not_found::not_found(),
    }
}
