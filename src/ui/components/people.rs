//! People as pebbles and rows.

use super::frame::{icon, link, span};
use crate::app::route::Route;
use crate::app::view::people::Row;
use crate::content::icons::Icon;
use crate::ui::el::{El, el};
use crate::ui::names;
use chrono::NaiveDate;

/// A person's pebble, always with words beside it.
pub fn pebble(row: &Row, more: &str) -> El {
    span(&format!("{}{more}", names::fill_class(row.fill)), &row.initials).attr("aria-hidden", "true")
}

/// A person as a row that leads to their page.
pub fn person_row(row: &Row, today: NaiveDate) -> El {
    person_line(row, span("small soft", &names::standing(row, today))).add(icon(Icon::ChevronRight))
}

/// A person as a row with a second line, and room for something at its end.
pub fn person_line(row: &Row, more: El) -> El {
    let name = el("b").own(&row.name);
    link("line-row", &Route::Person(row.id), "").add(pebble(row, "")).add(el("span").class("body").add(name).add(more))
}
