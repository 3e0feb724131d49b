//! Names of values that more than one layer says: pages, and the export to read.

use crate::content::words::{fill, words};
use crate::domain::contact::ContactKind;
use crate::domain::person::Ring;
use crate::domain::plan::Outcome;
use crate::domain::plan::step::StepKind;
use crate::domain::reflection::answer::Mark;

/// A mark of an option.
#[must_use]
pub fn mark(mark: Mark) -> &'static str {
    let w = &words().reflect.marks;
    match mark {
        Mark::Seen => w.seen,
        Mark::Guessed => w.guessed,
        Mark::Once => w.once,
        Mark::More => w.more,
    }
}

/// A ring.
#[must_use]
pub fn ring(ring: Ring) -> &'static str {
    let w = words().people;
    match ring {
        Ring::Close => w.close,
        Ring::Near => w.near,
        Ring::Further => w.further,
    }
}

/// A contact, said with the person's name.
#[must_use]
pub fn contact(kind: ContactKind, name: &str) -> String {
    let w = words().person;
    match kind {
        ContactKind::Wrote => w.wrote.to_owned(),
        ContactKind::TheyWrote => w.they_wrote(name),
        ContactKind::Talked => w.talked.to_owned(),
        ContactKind::Met => w.met.to_owned(),
    }
}

/// A step's title with its names.
#[must_use]
pub fn step_title(kind: StepKind, name: &str, other: Option<&str>) -> String {
    step_text(words().step(kind.id()).title, name, other)
}

/// A step's reason with its names.
#[must_use]
pub fn step_why(kind: StepKind, name: &str, other: Option<&str>) -> String {
    step_text(words().step(kind.id()).why, name, other)
}

/// Words to borrow for a step; empty when there are none.
#[must_use]
pub fn step_say(kind: StepKind, name: &str, other: Option<&str>) -> String {
    step_text(words().step(kind.id()).say, name, other)
}

fn step_text(template: &'static str, name: &str, other: Option<&str>) -> String {
    fill(template, &[("name", name), ("other", other.unwrap_or(words().plan.someone))])
}

/// An outcome and its second line.
#[must_use]
pub fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    let w = &words().plan.ending;
    match outcome {
        Outcome::CloseAgain => (w.close_again, w.close_again_more),
        Outcome::CloserDifferently => (w.closer_differently, w.closer_differently_more),
        Outcome::Resting => (w.resting, w.resting_more),
        Outcome::LettingGo => (w.letting_go, w.letting_go_more),
        Outcome::TheyEnded => (w.they_ended, w.they_ended_more),
    }
}
