//! Words to borrow, with a button that copies them.

use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::clipboard;
use crate::ui::components::icon::IconView;
use leptos::prelude::*;

/// A text to take along. Shows nothing when there is none.
#[component]
pub fn Borrow(
    /// The text.
    text: String,
    /// Whether only the button is shown, because the text already stands on the page.
    #[prop(optional)]
    only_copy: bool,
) -> impl IntoView {
    if text.is_empty() {
        return ().into_any();
    }
    let w = &words().plan;
    let status = RwSignal::new(None::<&'static str>);
    let shown = (!only_copy).then(|| {
        view! {
            <p class="label">{w.borrow}</p>
            <p class="say serif" dir="auto">{text.clone()}</p>
        }
    });
    let copy =
        move |_| clipboard::copy(&text, move |done| status.set(Some(if done { w.copied } else { w.copy_failed })));
    view! {
        <div class=if only_copy { "" } else { "well borrow" }>
            {shown} <button type="button" class="btn sm quiet" on:click=copy>
                <IconView icon=Icon::Copy />
                {w.copy}
            </button>
            <p class="small soft" role="status">{move || status.get()}</p>
        </div>
    }
    .into_any()
}
