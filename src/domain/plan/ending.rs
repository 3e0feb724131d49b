//! How a plan ends. Every way is a good one to know (S0-60).

use crate::domain::reflection::exercise::Exercise;
use crate::domain::sources::{Sources, from};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How and when a plan ended.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ending {
    /// On which day.
    #[serde(with = "crate::domain::day")]
    pub on: NaiveDate,
    /// In which of the five ways.
    pub outcome: Outcome,
    /// What the user wants to keep from it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub keep: String,
}

/// The five ways a plan can end, all of them dignified (P10; inventory group J).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Close again.
    CloseAgain,
    /// Closer, in another way.
    CloserDifferently,
    /// Resting, the door open.
    Resting,
    /// I'm letting go.
    LettingGo,
    /// They ended it.
    TheyEnded,
}

impl Outcome {
    /// All of them, in the order shown.
    pub const ALL: [Self; 5] =
        [Self::CloseAgain, Self::CloserDifferently, Self::Resting, Self::LettingGo, Self::TheyEnded];

    /// The exercise that goes well with an end: looking back at what helped, or putting something down.
    #[must_use]
    pub const fn last_reflection(self) -> Exercise {
        match self {
            Self::CloseAgain => Exercise::Week,
            Self::CloserDifferently => Exercise::NeedsAndWants,
            Self::Resting => Exercise::EitherOutcome,
            Self::LettingGo | Self::TheyEnded => Exercise::UnsentLetter,
        }
    }

    /// Inventory ids behind naming this way.
    #[must_use]
    pub const fn sources(self) -> Sources {
        match self {
            Self::CloseAgain => from(&["S2-91", "S3-79"]),
            Self::CloserDifferently => from(&["S2-88", "S2-91"]),
            Self::Resting => from(&["S0-57"]),
            Self::LettingGo => from(&["S0-60", "S2-91", "S3-85"]),
            Self::TheyEnded => from(&["S4-75", "S4-76"]),
        }
    }
}
