//! The circle as a drawing: whoever is in it, nothing lies on anything else.

use crate::support::day;
use chrono::Days;
use ebb::app::view::people::{Fill, Row};
use ebb::app::view::ripples::{Area, NAME_HEIGHT, RING_NAME, Ripples, STONE, Stone, YOU, label, ripples, room, stone};
use ebb::domain::id::{Id, PersonId};
use ebb::domain::person::Ring;
use ebb::domain::plan::standing::Standing;
use ebb::domain::text::Name;

/// The widths the page lays out for, those in the brief, and some more.
const WIDTHS: [f64; 9] = [280.0, 318.0, 320.0, 346.0, 350.0, 390.0, 480.0, 560.0, 700.0];
const COUNTS: [usize; 8] = [0, 1, 2, 3, 8, 12, 25, 60];

const SHORT: [&str; 6] = ["Jo", "Amir", "Priya", "Tom", "Lena", "Ruth"];
const LONG: [&str; 4] =
    ["Wilhelmina van der Berg", "Christopher", "Alexandra Papadopoulos", "Mmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"];
const OTHERS: [&str; 6] = ["مايا السيد", "🌊🌊🌊🌊🌊🌊", "李", "👩‍👩‍👧‍👦 home", "Åse-Lill", "נועה"];

/// Which ring each is in, by their number.
const MIXES: [(&str, &[Ring]); 7] = [
    ("all close", &[Ring::Close]),
    ("all near", &[Ring::Near]),
    ("all further", &[Ring::Further]),
    ("one each", &[Ring::Close, Ring::Near, Ring::Further]),
    ("few close", &[Ring::Close, Ring::Near, Ring::Near, Ring::Further, Ring::Further, Ring::Further]),
    ("close and further", &[Ring::Close, Ring::Further]),
    ("close and near", &[Ring::Close, Ring::Near]),
];

fn row(at: usize, name: &str, ring: Ring) -> Row {
    let today = day("2026-11-22");
    Row {
        id: PersonId(Id::from_bits(at as u64 + 1)),
        name: name.to_owned(),
        folded: name.to_lowercase(),
        initials: Name::parse(name).expect("it is a name").initials(),
        ring,
        standing: Standing::Steady,
        // The days are mixed, and some are not known.
        last: (at % 5 != 4).then(|| today - Days::new((at as u64 * 37) % 400)),
        is_about: false,
        fill: Fill::Far,
        could_grow: false,
        archived: false,
    }
}

/// People as the page hands them over: from the inner ring out.
fn people(count: usize, rings: &[Ring], names: &[&str]) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..count).map(|at| row(at, names[at % names.len()], rings[at % rings.len()])).collect();
    rows.sort_by_key(|row| row.ring);
    rows
}

/// Every drawing of the tests, with what it shows.
fn every_drawing(look: impl Fn(&str, &[Row], &Ripples)) {
    let all: Vec<&str> = [&SHORT[..], &LONG, &OTHERS].concat();
    for (mix, rings) in MIXES {
        for names in [&SHORT[..], &LONG, &OTHERS, &all] {
            for count in COUNTS {
                let rows = people(count, rings, names);
                for width in WIDTHS {
                    let told = format!("{count} people, {mix}, like {}, at {width}", names[0]);
                    look(&told, &rows, &ripples(&rows, width));
                }
            }
        }
    }
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// From a point to the nearest point of a box.
fn to_box((x, y): (f64, f64), area: &Area) -> f64 {
    distance((x, y), (x.clamp(area.left, area.right), y.clamp(area.top, area.bottom)))
}

fn overlap(a: &Area, b: &Area) -> bool {
    a.left.max(b.left) < a.right.min(b.right) && a.top.max(b.top) < a.bottom.min(b.bottom)
}

/// The room of each ring's own name.
fn signs(drawn: &Ripples) -> [Area; 3] {
    let ((x, y), (across, down)) = (drawn.centre, RING_NAME);
    drawn.rings.map(|radius| Area {
        left: x - across,
        right: x + across,
        top: y - radius - down,
        bottom: y - radius + down,
    })
}

#[test]
fn no_stone_lies_on_another() {
    every_drawing(|told, _, drawn| {
        for (at, one) in drawn.stones.iter().enumerate() {
            assert!(distance(one.at, drawn.centre) >= STONE + YOU, "{told}: on the middle");
            for sign in signs(drawn) {
                assert!(to_box(one.at, &sign) >= STONE, "{told}: on a ring's name");
            }
            for other in &drawn.stones[..at] {
                assert!(distance(one.at, other.at) >= 2.0 * STONE, "{told}: {one:?} {other:?}");
            }
        }
    });
}

#[test]
fn no_name_lies_on_anything() {
    every_drawing(|told, _, drawn| {
        for one in &drawn.stones {
            let Some(name) = &one.name else { continue };
            assert!((name.bottom - name.top - NAME_HEIGHT).abs() < 1e-9 && name.right > name.left, "{told}");
            assert!(to_box(drawn.centre, name) >= YOU, "{told}: on the middle");
            assert!(signs(drawn).iter().all(|sign| !overlap(sign, name)), "{told}: on a ring's name");
            for other in drawn.stones.iter().filter(|other| other.row != one.row) {
                assert!(to_box(other.at, name) >= STONE, "{told}: {one:?} on {other:?}");
                assert!(other.name.is_none_or(|other| !overlap(&other, name)), "{told}: {one:?} {other:?}");
            }
        }
    });
}

#[test]
fn everything_stays_inside_the_drawing() {
    every_drawing(|told, _, drawn| {
        let is_inside = |left: f64, right: f64, top: f64, bottom: f64| {
            left >= 0.0 && right <= drawn.width && top >= 0.0 && bottom <= drawn.height
        };
        for Stone { at: (x, y), name, .. } in &drawn.stones {
            assert!(is_inside(x - STONE, x + STONE, y - STONE, y + STONE), "{told}: a stone at {x} {y}");
            assert!(
                name.is_none_or(|name| is_inside(name.left, name.right, name.top, name.bottom)),
                "{told}: {name:?}"
            );
        }
        let ((x, y), outer) = (drawn.centre, drawn.rings[2]);
        assert!(is_inside(x - outer, x + outer, y - outer, y + outer), "{told}: the outer ring");
        assert!(drawn.height < drawn.width * 1.1, "{told}: {} high", drawn.height);
    });
}

#[test]
fn everybody_is_drawn_or_counted() {
    every_drawing(|told, rows, drawn| {
        let mut shown: Vec<usize> = drawn.stones.iter().map(|stone| stone.row).collect();
        shown.sort_unstable();
        shown.dedup();
        assert_eq!(shown.len(), drawn.stones.len(), "{told}: somebody is there twice");
        assert_eq!(shown.len() + drawn.more, rows.len(), "{told}");
        assert!(shown.iter().all(|&at| at < rows.len()), "{told}");
    });
}

#[test]
fn the_same_people_give_the_same_picture() {
    every_drawing(|told, rows, drawn| assert_eq!(&ripples(rows, drawn.width), drawn, "{told}"));
    assert_eq!(stone("Maya", 24.0), stone("Maya", 24.0));
    assert_ne!(stone("Maya", 24.0), stone("Priya", 24.0));
}

#[test]
fn everybody_lies_nearest_to_their_own_ring() {
    every_drawing(|told, rows, drawn| {
        assert!(drawn.rings[0] < drawn.rings[1] && drawn.rings[1] < drawn.rings[2], "{told}: {:?}", drawn.rings);
        let rings = drawn.stones.iter().map(|stone| rows[stone.row].ring);
        assert!(rings.is_sorted(), "{told}: the keyboard goes from the inner ring out");
        for stone in &drawn.stones {
            let far = distance(stone.at, drawn.centre);
            let own = (far - drawn.rings[rows[stone.row].ring as usize]).abs();
            // The sine of drawings is near enough only.
            let is_nearest = drawn.rings.iter().all(|radius| own <= (far - radius).abs() + 1.0);
            assert!(is_nearest, "{told}: {stone:?} {:?}", drawn.rings);
        }
    });
}

#[test]
fn a_small_circle_is_there_whole_with_all_its_names() {
    for (mix, rings) in MIXES {
        for (count, least) in [(1, 280.0), (3, 280.0), (6, 280.0), (8, 320.0), (11, 390.0), (20, 560.0)] {
            for width in WIDTHS.into_iter().filter(|&width| width >= least) {
                let rows = people(if width < 440.0 { count.min(12) } else { count }, rings, &SHORT);
                let drawn = ripples(&rows, width);
                assert_eq!(drawn.more, 0, "{count} people, {mix}, at {width}");
                let unnamed = drawn.stones.iter().filter(|stone| stone.name.is_none()).count();
                assert_eq!(unnamed, 0, "{count} people, {mix}, at {width}");
            }
        }
    }
}

#[test]
fn in_a_large_circle_those_of_whom_one_heard_last_are_drawn() {
    let rows = people(60, MIXES[3].1, &SHORT);
    for (width, most) in [(350.0, 12), (700.0, 24)] {
        let mut days: Vec<_> = rows.iter().map(|row| row.last).collect();
        days.sort();
        let latest = days[60 - most];
        let drawn = ripples(&rows, width);
        assert!(drawn.stones.len() > most - 3 && drawn.stones.len() <= most, "{} at {width}", drawn.stones.len());
        assert!(drawn.stones.iter().all(|stone| rows[stone.row].last >= latest), "at {width}");
    }
}

#[test]
fn a_name_is_said_whole_or_by_its_first_word() {
    let rows: Vec<Row> = ["Aunt Jo", "Maya Lee", "Maya Brown", "Christopher Robin", "مايا السيد الكبيرة", "🌊"]
        .iter()
        .enumerate()
        .map(|(at, name)| row(at, name, Ring::Near))
        .collect();
    let said: Vec<String> = rows.iter().map(|row| label(row, &rows)).collect();
    assert_eq!(said, ["Aunt Jo", "Maya L", "Maya B", "Christopher", "مايا", "🌊"]);
    assert_eq!(label(&rows[1], &rows[..2]), "Maya");
    // A long first word is cut by the page: its room is not as long as it is.
    let drawn = ripples(&people(1, &[Ring::Near], &[LONG[3]]), 350.0);
    let name = drawn.stones[0].name.expect("it is named");
    assert!(room(LONG[3]) > 200.0 && name.right - name.left <= 64.0, "{name:?}");
}

#[test]
fn a_stone_reaches_no_further_than_it_may() {
    for at in 0..500 {
        let outline = stone(&format!("Somebody {at}"), STONE);
        let numbers: Vec<f64> = outline
            .split(|letter: char| letter.is_ascii_alphabetic() || letter == ' ')
            .filter(|number| !number.is_empty())
            .map(|number| number.parse().expect("a number"))
            .collect();
        let mut from = (numbers[0], numbers[1]);
        for curve in numbers[2..].chunks(6) {
            let to = (curve[4], curve[5]);
            for step in 0..=10 {
                let point = on_curve(from, (curve[0], curve[1]), (curve[2], curve[3]), to, f64::from(step) / 10.0);
                // The stroke is 2 wide, half of it outside.
                assert!(distance(point, (STONE, STONE)) <= STONE - 1.0, "{point:?} of {outline}");
            }
            from = to;
        }
    }
}

/// A point of a cubic curve.
fn on_curve(a: (f64, f64), b: (f64, f64), c: (f64, f64), d: (f64, f64), at: f64) -> (f64, f64) {
    let rest = 1.0 - at;
    let mix = |a: f64, b: f64, c: f64, d: f64| {
        rest.powi(3) * a + 3.0 * rest * rest * at * b + 3.0 * rest * at * at * c + at.powi(3) * d
    };
    (mix(a.0, b.0, c.0, d.0), mix(a.1, b.1, c.1, d.1))
}

#[test]
fn five_hundred_people_cost_no_more_than_those_who_are_drawn() {
    for (mix, rings) in MIXES {
        let rows = people(500, rings, &[&SHORT[..], &LONG].concat());
        for width in WIDTHS {
            let looks = ripples(&rows, width).looks;
            assert!(looks < 30_000, "{mix} at {width}: {looks} places");
        }
    }
    let (some, many) = (people(60, MIXES[3].1, &SHORT), people(500, MIXES[3].1, &SHORT));
    let [some, many] = [some, many].map(|rows| WIDTHS.map(|width| ripples(&rows, width).looks).iter().sum::<usize>());
    assert!(many < some * 4, "{some} places for 60 people, {many} for 500");
}
