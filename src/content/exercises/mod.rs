//! The sixteen exercises as data, in the shape of the guides. The words are in
//! `words/<locale>/exercises/<id>.toml`.

mod after_a_contact;
mod apology;
mod boundaries;
mod either_outcome;
mod meeting_people;
mod my_circle;
mod my_pattern;
mod needs_and_wants;
mod observer;
mod own_goals;
mod prepare_a_talk;
mod settle;
mod strengths;
mod thought_check;
mod unsent_letter;
mod week;

use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::Guide;

/// The pages of an exercise.
#[must_use]
pub fn of(exercise: Exercise) -> &'static Guide {
    match exercise {
        Exercise::ThoughtCheck => &thought_check::GUIDE,
        Exercise::Observer => &observer::GUIDE,
        Exercise::NeedsAndWants => &needs_and_wants::GUIDE,
        Exercise::Boundaries => &boundaries::GUIDE,
        Exercise::Apology => &apology::GUIDE,
        Exercise::PrepareATalk => &prepare_a_talk::GUIDE,
        Exercise::AfterAContact => &after_a_contact::GUIDE,
        Exercise::MyPattern => &my_pattern::GUIDE,
        Exercise::EitherOutcome => &either_outcome::GUIDE,
        Exercise::Strengths => &strengths::GUIDE,
        Exercise::MyCircle => &my_circle::GUIDE,
        Exercise::MeetingPeople => &meeting_people::GUIDE,
        Exercise::UnsentLetter => &unsent_letter::GUIDE,
        Exercise::OwnGoals => &own_goals::GUIDE,
        Exercise::Week => &week::GUIDE,
        Exercise::Settle => &settle::GUIDE,
    }
}
