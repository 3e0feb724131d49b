//! `simulate`: random people, answers and events through the real app, and every promise checked after each day and
//! after everything that is done.
//!
//! The people live in circles of one to eight. A circle is made from the seed and its own number alone, so that one
//! break can be told as a seed, a circle and a day, and played again.

mod circle;
pub mod dice;

use crate::Outcome;
use crate::promises::{Break, PROMISES};
use circle::Circle;
use dice::Dice;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

/// Most people in one circle.
const CIRCLE: usize = 8;

/// What a run came to.
#[derive(Clone, Default, Debug)]
pub struct Report {
    /// Days times people.
    pub person_days: usize,
    /// Circles.
    pub circles: usize,
    /// Things done that the app took.
    pub done: usize,
    /// Things done that the app refused.
    pub refused: usize,
    /// Things Today showed, over all days.
    pub shown: usize,
    /// Worlds that were checked.
    pub checked: usize,
    /// Breaks of each promise.
    pub breaks: [usize; PROMISES.len()],
    /// The first break of each promise, as a story: its circle and what led to it.
    pub first: [Option<(usize, String)>; PROMISES.len()],
}

impl Report {
    /// Whether no promise broke.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.breaks.iter().sum::<usize>() == 0
    }

    fn count(&mut self, found: &[Break], circle: usize, story: impl Fn() -> String) {
        for one in found {
            let at = one.promise - 1;
            self.breaks[at] += 1;
            self.first[at].get_or_insert_with(|| (circle, format!("{}\n     {}", story(), one.told)));
        }
    }

    fn add(&mut self, other: Self) {
        self.person_days += other.person_days;
        self.circles += other.circles;
        self.done += other.done;
        self.refused += other.refused;
        self.shown += other.shown;
        self.checked += other.checked;
        for (at, (count, story)) in other.breaks.into_iter().zip(other.first).enumerate() {
            self.breaks[at] += count;
            let earlier = self.first[at].as_ref().map_or(usize::MAX, |(circle, _)| *circle);
            if story.as_ref().is_some_and(|(circle, _)| *circle < earlier) {
                self.first[at] = story;
            }
        }
    }

    fn print(&self, seconds: f64) {
        println!("{:>10}  person-days in {} circles, in {seconds:.1} s", self.person_days, self.circles);
        println!("{:>10}  events and edits, and {} that were refused", self.done, self.refused);
        println!("{:>10}  things shown on Today", self.shown);
        println!("{:>10}  worlds checked against every promise", self.checked);
        for (at, promise) in PROMISES.iter().enumerate() {
            println!("{:>10}  breaks of I{}: {promise}", self.breaks[at], at + 1);
        }
        for (at, story) in self.first.iter().enumerate() {
            if let Some((_, story)) = story {
                println!("\nI{} first broke in {story}", at + 1);
            }
        }
    }
}

/// `cargo xtask simulate`.
///
/// # Errors
/// When a promise breaks.
pub fn simulate(people: usize, days: usize, seed: u64) -> Outcome {
    let start = Instant::now();
    let report = run(people, days, seed);
    report.print(start.elapsed().as_secs_f64());
    if report.holds() { Ok(()) } else { Err("The planner does not hold what it promises.".to_owned()) }
}

/// Plays so many people for so many days, on all processors. The same figures for the same seed.
#[must_use]
pub fn run(people: usize, days: usize, seed: u64) -> Report {
    let sizes = sizes(people, seed);
    let (next, whole) = (AtomicUsize::new(0), Mutex::new(Report::default()));
    let work = || {
        let mut report = Report::default();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(&size) = sizes.get(number) else { break };
            Circle::new(size, number, seed).play(days, &mut report);
        }
        whole.lock().unwrap_or_else(PoisonError::into_inner).add(report);
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    whole.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// How many people each circle has.
fn sizes(people: usize, seed: u64) -> Vec<usize> {
    let (mut dice, mut left, mut sizes) = (Dice::new(!seed), people, Vec::new());
    while left > 0 {
        let size = (1 + dice.below(CIRCLE)).min(left);
        sizes.push(size);
        left -= size;
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_promise_holds_for_a_few_people_for_a_year() {
        let report = run(60, 365, 7);
        assert!(report.holds(), "{:#?}", report.first);
        assert_eq!(report.person_days, 60 * 365);
        assert!(report.done > 2000 && report.shown > 2000, "next to nothing happens any more: {report:?}");
    }

    #[test]
    fn the_same_seed_plays_the_same_lives() {
        let figures = |report: Report| (report.done, report.refused, report.shown, report.checked);
        assert_eq!(figures(run(20, 90, 3)), figures(run(20, 90, 3)));
        assert_ne!(figures(run(20, 90, 3)), figures(run(20, 90, 4)));
    }
}
