//! The shore: sky, four sheets of water, foam, and the marks of older tides on the sand.

use super::curve::{command, push, sine};

/// Paths of the shore, to be stretched sideways only.
#[derive(Debug)]
pub struct Shore {
    /// The sand.
    pub sand: String,
    /// Sheets of water, from the shallow one at the shore to the deep one at the horizon.
    pub sheets: [String; 4],
    /// The line of foam.
    pub foam: String,
    /// Marks of older tides, fading with distance.
    pub contours: [String; 4],
}

impl Shore {
    /// The shore as markup for an `<svg>`; the same in the app and on the static pages.
    #[must_use]
    pub fn markup(&self) -> String {
        let path = |class: &str, d: &str| format!(r#"<path class="{class}" d="{d}"/>"#);
        let mut out = path("sand", &self.sand);
        for (at, contour) in self.contours.iter().enumerate() {
            out.push_str(&path(&format!("contour c{at}"), contour));
        }
        for (at, sheet) in self.sheets.iter().enumerate() {
            out.push_str(&path(&format!("w{}", at + 1), sheet));
        }
        out.push_str(&path("foam", &self.foam));
        out
    }
}

/// Shallow to deep: share of the way from horizon to shore, height of the waves, length as a share
/// of the width, and where in a wave it starts.
const SHEETS: [(f64, f64, f64, f64); 4] =
    [(1.0, 4.5, 0.95, 0.10), (0.66, 3.4, 0.72, 0.42), (0.42, 2.4, 0.86, 0.70), (0.21, 1.4, 0.58, 0.25)];
const STEPS: u32 = 60;

/// The shore in a box. The horizon lies `sky` of the way down; `level` from 0 to 1 moves the edge of
/// the water between it and the foot of the box.
#[must_use]
pub fn scene(width: f64, height: f64, sky: f64, level: f64) -> Shore {
    let horizon = height * sky;
    let shore = horizon + (height * 0.92 - horizon) * (0.3 + 0.7 * level);
    let edge = |sheet: usize, lower: f64| edge(width, sheet, horizon, shore, lower);
    Shore {
        sand: closed(&edge(0, 0.0), width, height),
        sheets: [0, 1, 2, 3].map(|sheet| water(&edge(sheet, 0.0), width, horizon)),
        foam: open(&edge(0, 0.6)),
        contours: [1.0, 2.0, 3.0, 4.0].map(|k: f64| open(&edge(0, k * (5.0 + 1.5 * k)))),
    }
}

fn edge(width: f64, sheet: usize, horizon: f64, shore: f64, lower: f64) -> Vec<(f64, f64)> {
    let (share, waves, length, phase) = SHEETS[sheet];
    let y = horizon + (shore - horizon) * share;
    (0..=STEPS)
        .map(|step| {
            let x = width * f64::from(step) / f64::from(STEPS);
            let turn = x / (width * length) + phase;
            (x, y + lower + waves * sine(turn) + waves * 0.35 * sine(turn * 1.7 + 0.16))
        })
        .collect()
}

fn open(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (at, &point) in points.iter().enumerate() {
        command(&mut out, if at == 0 { 'M' } else { 'L' }, &[point]);
    }
    out
}

fn closed(points: &[(f64, f64)], width: f64, bottom: f64) -> String {
    let mut out = open(points);
    command(&mut out, 'L', &[(width, bottom), (0.0, bottom)]);
    out.push('Z');
    out
}

fn water(points: &[(f64, f64)], width: f64, horizon: f64) -> String {
    let mut out = String::from("M0 ");
    push(&mut out, horizon);
    out.push('H');
    push(&mut out, width);
    for &point in points.iter().rev() {
        command(&mut out, 'L', &[point]);
    }
    out.push('Z');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn higher_water_reaches_further_down() {
        let y = |level: f64| {
            let foam = scene(390.0, 226.0, 0.66, level).foam;
            let first =
                foam[1..].split('L').next().unwrap_or_default().split(' ').nth(1).unwrap_or_default().to_owned();
            first.parse::<f64>().unwrap_or_default()
        };
        assert!(y(0.2) < y(0.9));
    }
}
