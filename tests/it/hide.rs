//! Shift three times hides, typing never does, and what comes then is a plain page.

use ebb::app::hide::{Press, Shifts};
use ebb::content::words::words;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

const SHIFT: Press = Press { shift: true, held: false, modified: false, at: 0.0 };
const LETTER: Press = Press { shift: false, ..SHIFT };

/// The number of the press that hides, from 1, if any does.
fn hides_at(presses: &[Press]) -> Option<usize> {
    let mut shifts = Shifts::default();
    presses.iter().position(|&press| shifts.press(press)).map(|at| at + 1)
}

fn shifts_at(times: &[f64]) -> Vec<Press> {
    times.iter().map(|&at| Press { at, ..SHIFT }).collect()
}

#[test]
fn the_third_shift_within_five_seconds_hides() {
    assert_eq!(hides_at(&shifts_at(&[0.0, 300.0, 600.0])), Some(3));
    assert_eq!(hides_at(&shifts_at(&[7.0, 2500.0, 5007.0])), Some(3));
    assert_eq!(hides_at(&shifts_at(&[0.0, 2500.0, 5001.0])), None);
    assert_eq!(hides_at(&shifts_at(&[0.0, 4000.0, 6000.0, 8000.0])), Some(4), "any three in a row count");
    assert_eq!(hides_at(&shifts_at(&[0.0, 0.0, 0.0])), Some(3), "a clock that stands still is no way out of hiding");
    assert_eq!(hides_at(&shifts_at(&[0.0, 300.0])), None);
}

#[test]
fn another_key_in_between_starts_again() {
    let capitals = [SHIFT, LETTER, SHIFT, LETTER, SHIFT, LETTER, SHIFT, LETTER];
    assert_eq!(hides_at(&capitals), None);
    assert_eq!(hides_at(&[SHIFT, SHIFT, LETTER, SHIFT, SHIFT]), None);
    assert_eq!(hides_at(&[SHIFT, SHIFT, LETTER, SHIFT, SHIFT, SHIFT]), Some(6));
}

#[test]
fn a_key_that_is_held_is_one_press() {
    let held = Press { held: true, ..SHIFT };
    assert_eq!(hides_at(&[SHIFT, held, held, held]), None);
    assert_eq!(hides_at(&[SHIFT, held, SHIFT, held, SHIFT]), Some(5));
}

#[test]
fn changing_the_layout_of_the_keyboard_is_no_hiding() {
    let with_alt = Press { modified: true, ..SHIFT };
    assert_eq!(hides_at(&[with_alt; 6]), None);
    assert_eq!(hides_at(&[SHIFT, SHIFT, with_alt, SHIFT]), None);
}

#[test]
fn after_hiding_the_count_begins_again() {
    let mut shifts = Shifts::default();
    let answers: Vec<bool> = [SHIFT; 7].into_iter().map(|press| shifts.press(press)).collect();
    assert_eq!(answers, [false, false, true, false, false, true, false]);
}

proptest! {
    /// However somebody types, the app hides only at a Shift that has two more before it, alone and soon enough.
    #[test]
    fn it_hides_exactly_when_the_last_three_presses_say_so(keys in prop::collection::vec((0..4_u8, 0..4_000_u32), 0..40)) {
        let mut shifts = Shifts::default();
        let mut now = 0.0;
        let mut row: Vec<f64> = Vec::new();
        for (kind, pause) in keys {
            now += f64::from(pause);
            let press = match kind {
                0 => LETTER,
                1 => Press { held: true, ..SHIFT },
                _ => SHIFT,
            };
            match kind {
                0 => row.clear(),
                1 => {}
                _ => row.push(now),
            }
            let wanted = kind > 1 && row.len() > 2 && now - row[row.len() - 3] <= 5000.0;
            if wanted {
                row.clear();
            }
            prop_assert_eq!(shifts.press(Press { at: now, ..press }), wanted);
        }
    }
}

// The page that is shown instead

fn source(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pwa").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_plain_page_says_nothing_of_the_app() {
    for name in ["measures.html", "measures.css"] {
        let text = source(name).to_lowercase();
        let own = ["ebb", "tide", "shore", "hide", "hiding", "private", "help", "<a ", "<script", "manifest", "icons/"];
        for word in own {
            assert!(!text.contains(word), "{name} says “{word}”");
        }
    }
    let page = source("measures.html");
    let addresses: Vec<&str> = ["href=\"", "src=\""]
        .iter()
        .flat_map(|name| page.split(name).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(matches!(addresses[..], [icon, "measures.css"] if icon.starts_with("data:")), "{addresses:?}");
}

#[test]
fn the_plain_page_has_the_title_that_stands_before_it_comes() {
    let title = words().hide.neutral;
    assert!(source("measures.html").contains(&format!("<title>{title}</title>")));
    assert!(source("hide.js").contains(&format!("'{title}'")));
}

#[test]
fn the_plain_page_runs_nothing_and_asks_for_nothing() {
    let page = source("measures.html");
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
    assert_eq!(
        policy,
        Some("default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'")
    );
    assert!(!page.contains(" style="), "the policy forbids style attributes");
}
