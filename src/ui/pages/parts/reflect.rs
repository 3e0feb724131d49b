//! The part "reflect".

use crate::app::route::Route;
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::{about, insights, journal, know, plan, read, reflect, start, versions};

/// Where the file begins. Inlined into its caller, it would be a part of the app again.
#[inline(never)]
pub fn show(core: Core, route: Route) -> Vec<El> {
    match route {
        Route::Start(guide) => start::start(core, guide),
        Route::Resume(id) => reflect::resume(core, id),
        Route::Safety(id) => reflect::safety::safety(core, id),
        Route::AskSafety(id) => reflect::safety::again(core, id),
        Route::Page(id, page) => reflect::page(core, id, &page),
        Route::Change(id, page) => reflect::change(core, id, &page),
        Route::Closing(id) => reflect::closing::closing(core, id),
        Route::Exercises => reflect::exercises::exercises(),
        Route::Plan(id) => plan::page::plan(core, id),
        Route::Ending(id) => plan::ending::ending(core, id),
        Route::Know => know::know(),
        Route::Card(id) => know::card(&id),
        Route::Journal => journal::list::list(core),
        Route::Calendar(month) => journal::calendar::calendar(core, month),
        Route::Find => journal::find::find(core),
        Route::Entry(id) => journal::entry::entry(core, id),
        Route::WriteEntry(id) => journal::write::write(core, id),
        Route::Insights => insights::insights(core),
        Route::About => about::about(),
        Route::Versions(id) => versions::versions(core, id),
        Route::Read => read::read(core),
        _ => reflect::list::list(core),
    }
}
