//! An address where nothing is, or no longer.

use crate::app::route::Route;
use crate::content::words::words;
use crate::ui::components::page::{Main, Title};
use leptos::prelude::*;

/// Nothing is here.
#[component]
pub fn NotFound() -> impl IntoView {
    let w = &words().shell;
    view! {
        <Main>
            <Title text=w.not_found />
            <p class="lead intro">{w.not_found_more}</p>
            <a class="btn" href=Route::Today.href()>{w.not_found_back}</a>
        </Main>
    }
}
