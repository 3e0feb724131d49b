//! The shore: sets the hour on Today. Never the person's mood.

use super::frame::span;
use crate::app::view::shore::scene;
use crate::ui::el::{El, drawing};

/// Sun or moon, and the shore with water up to `level` (0 to 1).
pub fn shore(level: f64) -> Vec<El> {
    let markup = scene(390.0, 226.0, 0.66, level).markup();
    vec![
        span("orb", "").attr("aria-hidden", "true"),
        drawing("scene", "0 0 390 226", &markup).attr("preserveAspectRatio", "none"),
    ]
}
