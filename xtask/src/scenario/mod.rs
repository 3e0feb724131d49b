//! Scenarios of the planner: a circle, what was answered about whom, and what happens, played through the real app.
//!
//! What a scenario says and what is printed of it stands in the project's list of commands. Three things a reader may
//! ask:
//!
//! * A `choice` that the safety answers close is not taken. The plan falls back to the first choice of the guide that
//!   safety leaves, in the order the guide shows them: give space where somebody may have been scared, elsewhere or rest
//!   first where there is fear, letting go where they asked to stop.
//! * Whatever the app refuses, say a space for somebody who asked to stop, changes nothing and stops nothing. The same
//!   holds for a step event on a day with nothing to act on, and for events after `until`.
//! * `person` on Today is whom a thing concerns: somebody else it is with, else whom it reaches out to or asks about,
//!   and `null` where it is one's own.

mod play;
mod read;

use play::Play;
pub use play::Seen;

/// What reading a scenario returns: a value, or one sentence that names the field which is wrong.
pub type Outcome<T = ()> = Result<T, String>;

/// The lines a scenario prints. The same text gives the same lines.
///
/// # Errors
/// One sentence that names the field which is wrong.
pub fn run(text: &str) -> Outcome<String> {
    play(text).map(|(lines, _)| lines)
}

/// The lines, and which rules of the planner's tables were met on the way.
///
/// # Errors
/// One sentence that names the field which is wrong.
pub fn play(text: &str) -> Outcome<(String, Seen)> {
    let scenario = read::scenario(text)?;
    let mut play = Play::begin(&scenario)?;
    Ok((play.lines(&scenario)?, play.seen))
}
