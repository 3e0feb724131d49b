//! People as pebbles and rows.

use super::icon::IconView;
use crate::app::route::Route;
use crate::app::view::people::Row;
use crate::content::icons::Icon;
use crate::ui::names;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A person as a row that leads to their page.
#[component]
pub fn PersonRow(
    /// The row.
    row: Row,
    /// The day.
    today: NaiveDate,
    /// Whether the ring is named.
    #[prop(optional)]
    with_ring: bool,
) -> impl IntoView {
    let standing = names::standing(&row, today);
    view! {
        <a class="line-row" href=Route::Person(row.id).href()>
            <span class=names::fill_class(row.fill) aria-hidden="true">{row.initials}</span>
            <span class="body">
                <b dir="auto">{row.name}</b>
                <span class="small soft">{standing}</span>
            </span>
            {with_ring.then(|| view! { <span class="small faint">{names::ring(row.ring)}</span> })}
            <IconView icon=Icon::ChevronRight />
        </a>
    }
}
