//! The tide line's geometry, whatever passed between two people.

use crate::support::{TODAY, day};
use chrono::TimeDelta;
use ebb::app::view::tide_line::{TideLine, tide_line};
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, Id, PersonId};
use ebb::domain::tide::{Crest, Span, Tide};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn letters(crest: Crest) -> usize {
    if crest == Crest::Planned { 8 } else { 13 }
}

fn lines(log: &[(i64, ContactKind)], span: Span) -> Vec<TideLine> {
    let mut log = log.to_vec();
    log.sort_by_key(|&(ago, _)| -ago);
    let contact = |(at, &(ago, kind)): (usize, &(i64, ContactKind))| {
        Contact::new(
            ContactId(Id::from_bits(at as u64)),
            PersonId(Id::from_bits(1)),
            day(TODAY) - TimeDelta::days(ago),
            kind,
        )
    };
    let log: Vec<Contact> = log.iter().enumerate().map(contact).collect();
    let tide = Tide::of(log.iter(), std::iter::empty(), span, day(TODAY));
    [(300.0, 256.0), (350.0, 256.0), (700.0, 288.0)]
        .map(|(width, height)| tide_line(&tide, width, height, &letters))
        .into()
}

/// Left, top, right, bottom of a label.
fn room(line: &TideLine, at: usize) -> (f64, f64, f64, f64) {
    let label = &line.labels[at];
    let half = letters(line.markers[label.marker].crest) as f64 * 6.7 / 2.0;
    (label.x - half, label.y - 15.0, label.x + half, label.y + 4.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn labels_meet_nothing_and_stay_inside_and_time_runs_on(
        log in vec((0_i64..400, select(&ContactKind::ALL[..])), 0..40),
        span in select(&Span::ALL[..]),
    ) {
        for line in lines(&log, span) {
            let number = |text: &str| text.parse::<f64>().expect("a number");
            let xs: Vec<f64> = line.markers.iter().map(|marker| number(&marker.x)).collect();
            prop_assert!(xs.windows(2).all(|pair| pair[0] <= pair[1]), "time runs back: {xs:?}");
            let dates: Vec<f64> = line.ticks.iter().filter(|tick| tick.date.is_some()).map(|tick| number(&tick.x)).collect();
            prop_assert!(dates.windows(2).all(|pair| pair[1] - pair[0] >= 24.0), "dates meet: {dates:?}");
            for at in 0..line.labels.len() {
                let (left, top, right, bottom) = room(&line, at);
                prop_assert!(left >= 0.0 && right <= line.width && top >= 0.0 && bottom <= line.axis + 4.0);
                for (marker, other) in line.markers.iter().enumerate() {
                    let (x, y) = (number(&other.x), number(&other.y));
                    let apart = x < left - 7.0 || x > right + 7.0 || y < top - 7.0 || y > bottom + 7.0;
                    prop_assert!(marker == line.labels[at].marker || apart, "a label lies on a marker");
                }
                for other in 0..at {
                    let (l, t, r, b) = room(&line, other);
                    prop_assert!(right <= l || r <= left || bottom <= t || b <= top, "two labels meet");
                }
            }
        }
    }
}

#[test]
fn what_stands_alone_has_its_label() {
    for line in lines(&[(20, ContactKind::Met)], Span::Weeks) {
        assert_eq!(line.labels.len(), 1);
        assert!(!line.labels[0].has_stem);
    }
}

#[test]
fn a_longer_span_shows_more() {
    let log = [(10, ContactKind::Met), (100, ContactKind::Met), (300, ContactKind::Met)];
    for (span, shown) in Span::ALL.into_iter().zip([1, 2, 3]) {
        assert_eq!(lines(&log, span)[0].markers.len(), shown, "{span:?}");
    }
}
