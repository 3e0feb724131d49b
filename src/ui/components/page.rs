//! The frame of a page: its main part, its head and its foot.

use leptos::prelude::*;

/// The main part. On guided pages a foot takes the place of the bar.
#[component]
pub fn Main(
    /// For two columns on wide screens.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <main class=if wide { "main wide" } else { "main" } id="main" tabindex="-1">
            {children()}
        </main>
    }
}

/// The foot of a page, with its buttons.
#[component]
pub fn Foot(children: Children) -> impl IntoView {
    view! {
        <div class="foot">
            <div class="row">{children()}</div>
        </div>
    }
}

/// The heading of a page. It takes the focus when the page opens.
#[component]
pub fn Title(#[prop(into)] text: String, #[prop(optional)] id: &'static str) -> impl IntoView {
    view! { <h1 tabindex="-1" id=(!id.is_empty()).then_some(id) dir="auto">{text}</h1> }
}

/// Something opens below a line.
#[component]
pub fn Disclose(summary: &'static str, children: Children) -> impl IntoView {
    view! {
        <details class="disclose">
            <summary>
                {summary} <super::icon::IconView icon=crate::content::icons::Icon::ChevronDown />
            </summary>
            <div class="inside">{children()}</div>
        </details>
    }
}
