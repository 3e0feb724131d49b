//! People as pebbles and rows.

use super::frame::{body, icon, link, span};
use crate::app::route::Route;
use crate::app::view::people::Row;
use crate::content::icons::Icon;
use crate::ui::el::El;
use crate::ui::names;
use chrono::NaiveDate;

/// A person's pebble, always with words beside it.
pub fn pebble(row: &Row, more: &str) -> El {
    span(&format!("{}{more}", names::fill_class(row.fill)), &row.initials).attr("aria-hidden", "true")
}

/// A person as a row that leads to their page.
pub fn person_row(row: &Row, today: NaiveDate, with_ring: bool) -> El {
    link("line-row", &Route::Person(row.id), "")
        .add(pebble(row, ""))
        .add(body(&row.name, &names::standing(row, today)))
        .maybe(with_ring.then(|| span("small faint", names::ring(row.ring))))
        .add(icon(Icon::ChevronRight))
}
