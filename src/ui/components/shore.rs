//! The shore: sets the hour on Welcome and Today. Never the person's mood.

use crate::app::view::shore::scene;
use leptos::prelude::*;

/// The shore in a box of 390 by `height`, stretched sideways only.
#[component]
pub fn ShoreView(
    /// Height of the drawing.
    height: f64,
    /// How high the water stands, 0 to 1.
    level: f64,
) -> impl IntoView {
    let shore = scene(390.0, height, level);
    let [w1, w2, w3, w4] = shore.sheets;
    let contours = shore
        .contours
        .into_iter()
        .enumerate()
        .map(|(at, path)| view! { <path class=format!("contour c{at}") d=path /> })
        .collect_view();
    view! {
        <span class="orb" aria-hidden="true"></span>
        <svg class="scene" viewBox=format!("0 0 390 {}", height as u32) preserveAspectRatio="none" aria-hidden="true">
            <path class="sand" d=shore.sand />
            {contours}
            <path class="w1" d=w1 />
            <path class="w2" d=w2 />
            <path class="w3" d=w3 />
            <path class="w4" d=w4 />
            <path class="foam" d=shore.foam />
        </svg>
    }
}
