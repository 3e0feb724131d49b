//! The drawings of the static pages, in the same markup as those of the app.

use ebb::app::view::shore;
use ebb::content::icons::{self, Icon, WORDMARK};
use ebb::domain::situation::Situation;

/// A line icon.
#[must_use]
pub fn icon(icon: Icon) -> String {
    format!(
        "<svg class=\"icon\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.75\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\">{}</svg>",
        icon.markup()
    )
}

/// The little drawing of a situation.
#[must_use]
pub fn glyph(situation: Situation) -> String {
    format!(
        "<svg class=\"glyph\" viewBox=\"0 0 44 32\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.75\" \
         stroke-linecap=\"round\" aria-hidden=\"true\">{}</svg>",
        icons::situation(situation)
    )
}

/// The two tide lines and the name, as a link to the start.
#[must_use]
pub fn wordmark(name: &str) -> String {
    format!(
        "<a class=\"wordmark\" href=\"./\"><svg viewBox=\"0 0 28 20\" fill=\"none\" stroke=\"currentColor\" \
         stroke-width=\"2.2\" stroke-linecap=\"round\" aria-hidden=\"true\">{}</svg><span>{name}</span></a>",
        WORDMARK
    )
}

/// The shore, as the app draws it: the horizon lies `sky` of the way down, the water reaches `level`.
#[must_use]
pub fn scene(width: u16, height: u16, sky: f64, level: f64) -> String {
    let markup = shore::scene(f64::from(width), f64::from(height), sky, level).markup();
    format!(
        "<svg class=\"scene\" viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{markup}</svg>"
    )
}
