//! Small tools for drawings: numbers as short text, smooth curves, and the pebble.

use std::fmt::Write;

/// A coordinate with at most one decimal. Ours, because `f64`'s own formatting brings 10 KB along.
#[must_use]
pub fn tenths(value: f64) -> String {
    let mut out = String::new();
    push(&mut out, value);
    out
}

/// Appends a coordinate.
pub fn push(out: &mut String, value: f64) {
    let tenths = (value * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    let _ = if rest == 0 { write!(out, "{sign}{whole}") } else { write!(out, "{sign}{whole}.{rest}") };
}

/// Appends a letter of a path with its points.
pub fn command(out: &mut String, letter: char, points: &[(f64, f64)]) {
    out.push(letter);
    for (at, &(x, y)) in points.iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        push(out, x);
        out.push(' ');
        push(out, y);
    }
}

/// A smooth path through points: Catmull-Rom, written as cubics.
#[must_use]
pub fn through(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    let Some(&first) = points.first() else { return out };
    command(&mut out, 'M', &[first]);
    for at in 0..points.len() - 1 {
        let before = points[at.saturating_sub(1)];
        let after = points[(at + 2).min(points.len() - 1)];
        cubic(&mut out, before, points[at], points[at + 1], after);
    }
    out
}

fn cubic(out: &mut String, p0: (f64, f64), p1: (f64, f64), p2: (f64, f64), p3: (f64, f64)) {
    let first = (p1.0 + (p2.0 - p0.0) / 6.0, p1.1 + (p2.1 - p0.1) / 6.0);
    let second = (p2.0 - (p3.0 - p1.0) / 6.0, p2.1 - (p3.1 - p1.1) / 6.0);
    command(out, 'C', &[first, second, p2]);
}

/// A pebble around a centre: eight points on a circle, each a little off, closed and smooth. The
/// same seed always gives the same pebble, so a person's never changes.
#[must_use]
pub fn pebble(cx: f64, cy: f64, radius: f64, seed: &str) -> String {
    const POINTS: usize = 8;
    let mut noise = Noise::new(seed);
    let turn = noise.next() / 2.0;
    let points: Vec<(f64, f64)> = (0..POINTS)
        .map(|at| {
            let angle = turn + at as f64 / POINTS as f64;
            let r = radius * (1.0 + (noise.next() * 2.0 - 1.0) * 0.07);
            (cx + r * 1.03 * sine(angle + 0.25), cy + r * 0.97 * sine(angle))
        })
        .collect();
    let mut out = String::new();
    command(&mut out, 'M', &[points[0]]);
    for at in 0..POINTS {
        let point = |step: usize| points[(at + step + POINTS - 1) % POINTS];
        cubic(&mut out, point(0), point(1), point(2), point(3));
    }
    out.push('Z');
    out
}

/// The sine of an angle in turns, within 0.002: enough for a drawing, where the exact one costs 8 KB.
/// (Bhaskara's parabola, refined once.)
#[must_use]
pub fn sine(turns: f64) -> f64 {
    let x = turns - turns.floor();
    let (half, sign) = if x < 0.5 { (x * 2.0, 1.0) } else { (x * 2.0 - 1.0, -1.0) };
    let parabola = 4.0 * half * (1.0 - half);
    sign * (0.775 * parabola + 0.225 * parabola * parabola)
}

/// Numbers from 0 to 1 that follow from a seed (FNV-1a into a mixing step).
struct Noise(u32);

impl Noise {
    fn new(seed: &str) -> Self {
        Self(seed.chars().fold(2_166_136_261, |hash, letter| (hash ^ letter as u32).wrapping_mul(16_777_619)))
    }

    fn next(&mut self) -> f64 {
        let h = self.0;
        self.0 = (h ^ (h >> 15)).wrapping_mul(2_246_822_507) ^ (h ^ (h >> 13)).wrapping_mul(3_266_489_909);
        f64::from(self.0) / 4_294_967_296.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        for (value, text) in [(0.0, "0"), (1.04, "1"), (1.06, "1.1"), (-0.25, "-0.3"), (-12.0, "-12"), (-0.01, "0")] {
            assert_eq!(tenths(value), text, "{value}");
        }
    }

    #[test]
    fn the_sine_is_near_enough() {
        for step in -40..=80 {
            let turns = f64::from(step) / 37.0;
            assert!((sine(turns) - (turns * std::f64::consts::TAU).sin()).abs() < 0.002, "{turns}");
        }
    }

    #[test]
    fn a_pebble_is_closed_and_always_the_same() {
        assert_eq!(pebble(8.0, 8.0, 6.0, "Maya"), pebble(8.0, 8.0, 6.0, "Maya"));
        assert_ne!(pebble(8.0, 8.0, 6.0, "Maya"), pebble(8.0, 8.0, 6.0, "Priya"));
        assert!(pebble(8.0, 8.0, 6.0, "").ends_with('Z'));
    }

    #[test]
    fn a_curve_starts_and_ends_at_its_points() {
        let path = through(&[(0.0, 0.0), (10.0, 5.0), (20.0, 0.0)]);
        assert!(path.starts_with("M0 0C") && path.ends_with("20 0"), "{path}");
        assert_eq!(through(&[]), "");
    }
}
