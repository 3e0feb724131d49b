//! Labels on the tide line: where they fit, and left out where they don't; the story and the table have everything.

use crate::domain::tide::Crest;

/// A label over a marker.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Label {
    /// Which marker it is of, by its place.
    pub marker: usize,
    /// Centre of the text.
    pub x: f64,
    /// Baseline of the text.
    pub y: f64,
    /// Whether it stands so high that a stem leads to it.
    pub has_stem: bool,
}

/// A box of two corners: left, top, right, bottom.
type Box = (f64, f64, f64, f64);

/// Width of a letter and height of a line, about, at the size labels have.
const LETTER: f64 = 6.7;
const LINE: f64 = 15.0;
/// So far above its marker a label may stand, the nearest first.
const LIFTS: [f64; 3] = [14.0, 30.0, 46.0];
/// Room around a marker.
const CLEAR: f64 = 14.0;

/// How much a kind of crest wants its label; each kind is labelled once, at its last place.
const fn priority(crest: Crest) -> u8 {
    match crest {
        Crest::Planned => 5,
        Crest::TheyWrote => 4,
        Crest::Met => 3,
        Crest::Talked => 2,
        Crest::Wrote | Crest::Unanswered => 1,
    }
}

/// Labels that touch no other, no other marker and no edge. `markers` are places and kinds in order of time, `letters`
/// is how long a label is, `top` the highest a label may reach; `taken` is room that is used already.
#[must_use]
pub fn labels(
    markers: &[(f64, f64, Crest)],
    letters: &dyn Fn(Crest) -> usize,
    width: f64,
    top: f64,
    taken: Box,
) -> Vec<Label> {
    let mut placed: Vec<(Label, Box)> = Vec::new();
    for rank in (1..=5).rev() {
        let Some(marker) = markers.iter().rposition(|&(_, _, crest)| priority(crest) == rank) else { continue };
        let (x, y, crest) = markers[marker];
        let half = letters(crest) as f64 * LETTER / 2.0;
        let centre = x.max(half + 2.0).min(width - half - 2.0);
        for lift in LIFTS {
            let bottom = y - lift;
            let room = (centre - half, bottom - LINE, centre + half, bottom + 4.0);
            let free = room.1 >= top
                && !meet(room, taken)
                && placed.iter().all(|&(_, other)| !meet(room, other))
                && markers.iter().enumerate().all(|(at, &(mx, my, _))| at == marker || !near(room, mx, my));
            if free {
                let has_stem = lift > LIFTS[0];
                placed.push((Label { marker, x: centre, y: bottom, has_stem }, room));
                break;
            }
        }
    }
    placed.into_iter().map(|(label, _)| label).collect()
}

fn meet(a: Box, b: Box) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

fn near(room: Box, x: f64, y: f64) -> bool {
    meet(room, (x - CLEAR, y - CLEAR, x + CLEAR, y + CLEAR))
}
