//! Choices: radio buttons and tick boxes as cards, alike in size and weight.

use super::icon::{GlyphView, IconView};
use crate::content::icons::Icon;
use leptos::prelude::*;

/// One choice of a group.
#[component]
pub fn Choice(
    /// `radio` or `checkbox`.
    kind: &'static str,
    /// Name of the group.
    group: &'static str,
    /// What it says.
    #[prop(into)]
    label: String,
    /// A second line.
    #[prop(into, optional)]
    more: String,
    /// A drawing before it.
    #[prop(optional)]
    glyph: Option<&'static str>,
    /// Whether it is chosen.
    #[prop(into)]
    chosen: Signal<bool>,
    /// Called with the new state.
    on_change: impl Fn(bool) + 'static,
) -> impl IntoView {
    let second = (!more.is_empty()).then(|| view! { <span class="small soft">{more}</span> });
    view! {
        <label class="choice">
            <input
                type=kind
                name=group
                prop:checked=move || chosen.get()
                on:change=move |event| on_change(event_target_checked(&event))
            />
            {glyph.map(|markup| view! { <GlyphView markup view_box="0 0 56 36" /> })}
            <span class="grow">
                <b dir="auto">{label}</b>
                {second}
            </span>
            <span class="mark" aria-hidden="true">
                <IconView icon=Icon::Check />
            </span>
        </label>
    }
}
