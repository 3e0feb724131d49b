//! The shore: sets the hour on Welcome and Today. Never the person's mood.

use super::frame::span;
use crate::app::view::shore::scene;
use crate::ui::el::{El, drawing};

/// Sun or moon, and the shore in a box of 390 by `height` with water up to `level` (0 to 1).
pub fn shore(height: f64, level: f64) -> Vec<El> {
    let markup = scene(390.0, height, level).markup();
    let view_box = format!("0 0 390 {}", height as u32);
    vec![
        span("orb", "").attr("aria-hidden", "true"),
        drawing("scene", &view_box, &markup).attr("preserveAspectRatio", "none"),
    ]
}
