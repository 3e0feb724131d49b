//! Moods as pebbles that water fills, always with a word near.

use super::frame::{p, span};
use crate::content::icons::MOOD;
use crate::content::names;
use crate::domain::journal::Mood;
use crate::ui::el::{El, drawing};

/// A pebble filled to one of five levels.
pub fn mood_mark(level: usize) -> El {
    drawing(&format!("mdot fill-{level}"), "0 0 40 40", MOOD)
}

/// The pebble of a mood.
pub fn mood_pebble(mood: Mood) -> El {
    mood_mark(mood as usize + 1)
}

/// A line with a mood and its word.
pub fn mood_line(mood: Mood) -> El {
    p("row mood", "").add(mood_pebble(mood)).add(span("", names::mood(mood)))
}
