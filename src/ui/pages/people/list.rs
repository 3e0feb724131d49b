//! The circle as a list, by ring.

use crate::app::route::Route;
use crate::app::view::people::{Fill, rows};
use crate::content::icons::{EMPTY, Icon};
use crate::content::words::words;
use crate::ui::components::icon::{GlyphView, IconView};
use crate::ui::components::page::{Main, Title};
use crate::ui::components::people::PersonRow;
use crate::ui::core::Core;
use crate::ui::names;
use leptos::prelude::*;

/// All people.
#[component]
pub fn List() -> impl IntoView {
    let core = Core::get();
    let w = &words().people;
    let people = core.memo(rows);
    let list = move || {
        let today = core.today.get();
        let rows = people.get();
        if rows.is_empty() {
            return empty().into_any();
        }
        let rows = rows.into_iter().map(|row| view! { <li><PersonRow row today with_ring=true /></li> }).collect_view();
        view! {
            <ul class="rows line">{rows}</ul>
            <Key />
        }
        .into_any()
    };
    view! {
        <Main>
            <div class="row between">
                <Title text=w.title />
                <a class="btn sm quiet" href=Route::AddPerson.href()>
                    <IconView icon=Icon::Plus />
                    {w.add}
                </a>
            </div>
            <div class="section">{list}</div>
        </Main>
    }
}

fn empty() -> impl IntoView {
    let w = &words().people;
    view! {
        <div class="empty">
            <GlyphView markup=EMPTY view_box="0 0 120 44" />
            <p class="serif h-card">{w.empty}</p>
            <p class="small soft">{w.empty_more}</p>
            <a class="btn sm" href=Route::AddPerson.href()>
                <IconView icon=Icon::Plus />
                {w.add_someone}
            </a>
        </div>
    }
}

#[component]
fn Key() -> impl IntoView {
    let w = &words().people;
    let keys = [(Fill::Recent, w.recent), (Fill::Mid, w.mid), (Fill::Far, w.longer), (Fill::Space, w.space)];
    let keys = keys
        .map(|(fill, label)| {
            view! {
                <li>
                    <span class=format!("{} dot", names::fill_class(fill)) aria-hidden="true"></span>
                    {label}
                </li>
            }
        })
        .into_iter()
        .collect_view();
    view! { <ul class="keyrow" aria-label=w.fills>{keys}</ul> }
}
