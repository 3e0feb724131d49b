//! Icons, glyphs and the wordmark.

use crate::app::route::Route;
use crate::content::icons::{Icon, WORDMARK};
use crate::content::words::words;
use leptos::prelude::*;

/// An icon: always beside words, so hidden from assistive technology.
#[component]
pub fn IconView(icon: Icon) -> impl IntoView {
    view! {
        <svg
            class="icon"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
            inner_html=icon.markup()
        ></svg>
    }
}

/// A small drawing of 44 by 32, or of another box.
#[component]
pub fn GlyphView(
    /// Inner markup from `content::icons`.
    markup: &'static str,
    /// The box.
    #[prop(default = "0 0 44 32")]
    view_box: &'static str,
) -> impl IntoView {
    view! {
        <svg
            class="glyph"
            viewBox=view_box
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            aria-hidden="true"
            inner_html=markup
        ></svg>
    }
}

/// The name of the app with its two tide lines; leads to Today.
#[component]
pub fn Wordmark() -> impl IntoView {
    view! {
        <a class="wordmark" href=Route::Today.href()>
            <svg
                viewBox="0 0 28 20"
                fill="none"
                stroke="currentColor"
                stroke-width="2.2"
                stroke-linecap="round"
                aria-hidden="true"
                inner_html=WORDMARK
            ></svg>
            <span>{words().shell.app}</span>
        </a>
    }
}
