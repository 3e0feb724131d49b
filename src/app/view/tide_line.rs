//! The tide line as geometry: a pure function from a [`Tide`] and a size to paths and places.
//! It is drawn at its CSS width, never scaled, so that its text stays readable.

use super::curve::{command, pebble, push, tenths, through};
use super::tide_labels::{Label, labels};
use crate::domain::tide::{Crest, Tide};
use chrono::{Datelike, NaiveDate, Weekday};
use std::fmt::Write as _;

/// Paths and places of one tide line.
#[derive(Clone, PartialEq, Debug)]
pub struct TideLine {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// The y of the axis.
    pub axis: f64,
    /// Water of the past, filled.
    pub past_fill: String,
    /// Its depth.
    pub past_deep: String,
    /// Its line.
    pub past: String,
    /// Water ahead, filled.
    pub future_fill: String,
    /// Its line.
    pub future: String,
    /// Ticks on the axis; those with a date carry it.
    pub ticks: Vec<Tick>,
    /// Spaces under the axis.
    pub spaces: Vec<Bracket>,
    /// Contacts and plans on the line.
    pub markers: Vec<Marker>,
    /// Labels of some of them.
    pub labels: Vec<Label>,
    /// Where today is.
    pub now: Now,
}

/// A tick on the axis.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// Its place.
    pub x: String,
    /// The date under it, when there is room for one.
    pub date: Option<NaiveDate>,
}

/// A space under the axis.
#[derive(Clone, PartialEq, Debug)]
pub struct Bracket {
    /// The bracket.
    pub path: String,
    /// Two calm strokes on the flat water.
    pub calm: [String; 2],
    /// Centre of its label.
    pub x: String,
    /// Baseline of its label.
    pub y: String,
}

/// A contact or a planned one.
#[derive(Clone, PartialEq, Debug)]
pub struct Marker {
    /// Its place.
    pub x: String,
    /// Its place.
    pub y: String,
    /// What it stands for.
    pub crest: Crest,
}

/// Where today is.
#[derive(Clone, PartialEq, Debug)]
pub struct Now {
    /// Its place.
    pub x: String,
    /// Top of its line.
    pub top: String,
    /// Baseline of its label.
    pub label: String,
    /// The pebble on the water.
    pub pebble: String,
}

/// What the drawing says in words.
pub struct Labels<'a> {
    /// Over today.
    pub today: &'a str,
    /// Under a space.
    pub space: &'a str,
    /// A date on the axis, short.
    pub date: &'a dyn Fn(NaiveDate) -> String,
    /// What a crest is called.
    pub crest: &'a dyn Fn(Crest) -> &'static str,
}

impl TideLine {
    /// The line as markup for an `<svg>`. It holds labels and numbers only, nothing a user wrote.
    #[must_use]
    pub fn markup(&self, labels: &Labels<'_>) -> String {
        let mut out = String::new();
        for (class, d) in [
            ("future-fill", &self.future_fill),
            ("past-fill", &self.past_fill),
            ("past-deep", &self.past_deep),
            ("past", &self.past),
            ("future", &self.future),
        ] {
            path(&mut out, class, d);
        }
        let axis = tenths(self.axis);
        let _ =
            write!(out, r#"<line class="axis" x1="10" x2="{}" y1="{axis}" y2="{axis}"/>"#, tenths(self.width - SIDE));
        for tick in &self.ticks {
            self.tick(&mut out, tick, labels);
        }
        for space in &self.spaces {
            path(&mut out, "calm", &space.calm[0]);
            path(&mut out, "calm", &space.calm[1]);
            path(&mut out, "space", &space.path);
            text(&mut out, "lab", &space.x, &space.y, labels.space);
        }
        let Now { x, top, label, pebble } = &self.now;
        let _ = write!(out, r#"<line class="nowline" x1="{x}" x2="{x}" y1="{top}" y2="{axis}"/>"#);
        text(&mut out, "lab-now", x, label, labels.today);
        for label in &self.labels {
            let Some(marker) = self.markers.get(label.marker) else { continue };
            let (x, y) = (tenths(label.x), tenths(label.y));
            if label.has_stem {
                let _ = write!(
                    out,
                    r#"<line class="stem" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>"#,
                    marker.x,
                    marker.y,
                    tenths(label.y + 4.0)
                );
            }
            text(&mut out, "lab", &x, &y, (labels.crest)(marker.crest));
        }
        for marker in &self.markers {
            out.push_str(&mark(marker.crest, &marker.x, &marker.y));
        }
        path(&mut out, "now", pebble);
        out
    }

    fn tick(&self, out: &mut String, tick: &Tick, labels: &Labels<'_>) {
        let x = &tick.x;
        let long = if tick.date.is_some() { 6.0 } else { 3.0 };
        let (from, to) = (tenths(self.axis), tenths(self.axis + long));
        let _ = write!(out, r#"<line class="tick" x1="{x}" x2="{x}" y1="{from}" y2="{to}"/>"#);
        if let Some(date) = tick.date {
            text(out, "date", x, &tenths(self.axis + 20.0), &(labels.date)(date));
        }
    }
}

/// The marker of a crest at a place.
#[must_use]
pub fn mark(crest: Crest, x: &str, y: &str) -> String {
    let circle = |class: &str, r: &str| format!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{r}"/>"#);
    match crest {
        Crest::Met => circle("met-o", "7.5") + &circle("met-i", "3.5"),
        Crest::TheyWrote | Crest::Talked => circle("got", "5"),
        Crest::Wrote | Crest::Unanswered => circle("made", "6"),
        Crest::Planned => circle("plan", "6"),
    }
}

fn path(out: &mut String, class: &str, d: &str) {
    let _ = write!(out, r#"<path class="{class}" d="{d}"/>"#);
}

fn text(out: &mut String, class: &str, x: &str, y: &str, label: &str) {
    let _ = write!(out, r#"<text class="{class}" x="{x}" y="{y}" text-anchor="middle">{label}</text>"#);
}

const SIDE: f64 = 10.0;
const UNDER: f64 = 56.0;
/// From this width on the wide form is drawn.
const WIDE: f64 = 500.0;

struct Frame<'a> {
    tide: &'a Tide,
    width: f64,
    top: f64,
    bottom: f64,
}

impl Frame<'_> {
    fn day(&self, date: NaiveDate) -> f64 {
        (date - self.tide.start).num_days() as f64
    }

    fn x(&self, day: f64) -> f64 {
        SIDE + day / self.day(self.tide.end) * (self.width - 2.0 * SIDE)
    }

    fn y(&self, level: f64) -> f64 {
        self.bottom - 4.0 - level * (self.bottom - self.top - 4.0)
    }

    fn place(&self, on: NaiveDate, crest: Crest) -> (f64, f64, Crest) {
        let day = self.day(on);
        (self.x(day), self.y(self.tide.level(day)), crest)
    }

    /// The water between two days, `share` of its level, `late` days behind.
    fn line(&self, from: f64, to: f64, share: f64, late: f64) -> String {
        let steps = (((to - from) * 2.0).ceil() as u32).max(2);
        let points: Vec<(f64, f64)> = (0..=steps)
            .map(|step| {
                let day = from + (to - from) * f64::from(step) / f64::from(steps);
                (self.x(day), self.y(share * self.tide.level(day - late)))
            })
            .collect();
        through(&points)
    }

    fn area(&self, from: f64, to: f64, share: f64, late: f64) -> String {
        let mut out = self.line(from, to, share, late);
        command(&mut out, 'L', &[(self.x(to), self.bottom), (self.x(from), self.bottom)]);
        out.push('Z');
        out
    }
}

/// The tide line in a box of CSS pixels; `letters` is how long the label of a crest is.
#[must_use]
pub fn tide_line(tide: &Tide, width: f64, height: f64, letters: &dyn Fn(Crest) -> usize) -> TideLine {
    let frame = Frame { tide, width, top: if width > WIDE { 64.0 } else { 58.0 }, bottom: height - UNDER };
    let (now, end) = (frame.day(tide.today), frame.day(tide.end));
    let places: Vec<(f64, f64, Crest)> = tide.events.iter().map(|event| frame.place(event.on, event.crest)).collect();
    let (today_x, today_y) = (frame.x(now), frame.top - 26.0);
    let today = (today_x - 26.0, today_y - 14.0, today_x + 26.0, today_y + 6.0);
    TideLine {
        width,
        height,
        axis: frame.bottom,
        past_fill: frame.area(0.0, now, 1.0, 0.0),
        past_deep: frame.area(0.0, now, 0.52, 1.5),
        past: frame.line(0.0, now, 1.0, 0.0),
        future_fill: frame.area(now, end, 1.0, 0.0),
        future: frame.line(now, end, 1.0, 0.0),
        ticks: ticks(&frame),
        spaces: tide.spaces.iter().map(|&(from, until)| bracket(&frame, from, until)).collect(),
        labels: labels(&places, letters, width, 2.0, today),
        markers: places.iter().map(|&(x, y, crest)| Marker { x: tenths(x), y: tenths(y), crest }).collect(),
        now: now_mark(&frame, now),
    }
}

fn now_mark(frame: &Frame<'_>, now: f64) -> Now {
    let (x, y) = (frame.x(now), frame.y(frame.tide.level(now)));
    Now {
        x: tenths(x),
        top: tenths(frame.top - 22.0),
        label: tenths(frame.top - 26.0),
        pebble: pebble(x, y - 1.0, 9.0, "now"),
    }
}

/// A tick each Monday with a date at every second one (each one when wide); over a longer time, a tick at the first of
/// each month with a date where there is room.
fn ticks(frame: &Frame<'_>) -> Vec<Tick> {
    let wide = frame.width > WIDE;
    let now = frame.x(frame.day(frame.tide.today));
    let is_short = frame.day(frame.tide.end) < 100.0;
    let is_tick = |day: NaiveDate| if is_short { day.weekday() == Weekday::Mon } else { day.day() == 1 };
    let apart = if wide { 44.0 } else { 54.0 };
    let mut free = 16.0;
    let days = frame.tide.start.iter_days().take_while(|&day| day <= frame.tide.end).filter(|&day| is_tick(day));
    days.map(|day| {
        let x = frame.x(frame.day(day));
        let off_today = (x - now).abs() > if wide { 24.0 } else { 14.0 };
        let date = (x > free && x < frame.width - 24.0 && off_today).then_some(day);
        if date.is_some() {
            free = x + apart;
        }
        Tick { x: tenths(x), date }
    })
    .collect()
}

fn bracket(frame: &Frame<'_>, from: NaiveDate, until: NaiveDate) -> Bracket {
    let (a, b) = (frame.x(frame.day(from)), frame.x(frame.day(until)));
    let y = frame.bottom + 33.0;
    let mut path = String::new();
    command(&mut path, 'M', &[(a, y - 5.0)]);
    path.push_str("v5H");
    push(&mut path, b);
    path.push_str("v-5");
    let calm = |start: f64, share: f64, lift: f64| {
        let (quarter, half) = ((b - a) * share / 4.0, (b - a) * share / 2.0);
        let mut stroke = String::new();
        command(&mut stroke, 'M', &[(a + (b - a) * start, frame.bottom - lift)]);
        command(&mut stroke, 'q', &[(quarter, -2.5), (half, 0.0)]);
        command(&mut stroke, 't', &[(half, 0.0)]);
        stroke
    };
    Bracket {
        path,
        calm: [calm(0.2, 0.16, 6.0), calm(0.66, 0.16, 9.0)],
        x: tenths(((a + b) / 2.0).clamp(50.0, frame.width - 50.0)),
        y: tenths(y + 17.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tide::Event;

    fn letters(_: Crest) -> usize {
        10
    }

    fn tide() -> Tide {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let day = |n: i64| today + chrono::TimeDelta::days(n);
        Tide {
            start: day(-49),
            end: day(28),
            today,
            spaces: vec![(day(-9), day(10))],
            events: vec![
                Event { on: day(-42), crest: Crest::Met },
                Event { on: day(-17), crest: Crest::Unanswered },
                Event { on: day(11), crest: Crest::Planned },
            ],
        }
    }

    #[test]
    fn past_and_future_meet_at_today() {
        let line = tide_line(&tide(), 350.0, 256.0, &letters);
        let last =
            |path: &str| path.rsplit('C').next().unwrap_or_default().rsplit(' ').take(2).collect::<Vec<_>>().join(" ");
        let first = line.future.trim_start_matches('M').split('C').next().unwrap_or_default().to_owned();
        let first: Vec<&str> = first.split(' ').rev().collect();
        assert_eq!(last(&line.past), first.join(" "));
    }

    #[test]
    fn everything_stays_inside_the_box() {
        for (width, height) in [(350.0, 256.0), (700.0, 288.0)] {
            let line = tide_line(&tide(), width, height, &letters);
            for marker in &line.markers {
                let (x, y): (f64, f64) = (marker.x.parse().expect("x"), marker.y.parse().expect("y"));
                assert!((0.0..=width).contains(&x) && (0.0..=height).contains(&y));
            }
        }
    }

    #[test]
    fn dates_stand_at_mondays_and_never_on_today() {
        for tick in tide_line(&tide(), 700.0, 288.0, &letters).ticks {
            if let Some(date) = tick.date {
                assert_eq!(date.weekday(), Weekday::Mon);
            }
        }
        assert!(
            tide_line(&tide(), 350.0, 256.0, &letters).ticks.iter().filter(|tick| tick.date.is_some()).count() <= 6
        );
    }

    #[test]
    fn a_month_without_contact_still_draws() {
        let quiet = Tide { spaces: vec![], events: vec![], ..tide() };
        let line = tide_line(&quiet, 350.0, 256.0, &letters);
        assert!(line.past.starts_with('M') && line.markers.is_empty());
    }
}
