//! Where the data is, what that means, and what could not be read.

use crate::content::words::words;
use crate::store::Quarantined;
use crate::ui::components::page::{Main, Title};
use crate::ui::core::Core;
use crate::ui::pages::plan::borrow::Borrow;
use leptos::prelude::*;

/// Your data.
#[component]
pub fn Data() -> impl IntoView {
    let core = Core::get();
    let w = &words().data;
    let kept = move || match core.persisted.get() {
        Some(true) => Some(w.kept),
        Some(false) => Some(w.not_kept),
        None => None,
    };
    view! {
        <Main>
            <Title text=w.title />
            <p class="lead intro">{w.lead}</p>
            <section class="section">
                <h2 class="h-small">{w.meaning}</h2>
                <ul class="plain-list">
                    <li>{w.meaning_device}</li>
                    <li>{w.meaning_flush}</li>
                    <li>{w.meaning_clear}</li>
                    {move || kept().map(|text| view! { <li>{text}</li> })}
                </ul>
            </section>
            <section class="section">
                <h2 class="h-small">{w.damaged}</h2>
                {move || core.quarantine.with(|found| damaged(found))}
            </section>
        </Main>
    }
}

fn damaged(found: &[Quarantined]) -> AnyView {
    let w = &words().data;
    if found.is_empty() {
        return view! { <p class="soft">{w.damaged_none}</p> }.into_any();
    }
    let values = found
        .iter()
        .map(|value| {
            view! {
                <li>
                    <p class="label">{w.raw}</p>
                    <pre class="raw" tabindex="0">{value.raw.clone()}</pre>
                    <Borrow text=value.raw.clone() only_copy=true />
                </li>
            }
        })
        .collect_view();
    view! {
        <p class="soft">{w.damaged_lead}</p>
        <ul class="stack">{values}</ul>
    }
    .into_any()
}
