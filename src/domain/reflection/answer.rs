//! What may be answered on a page, and whether an answer fits its page.

use super::guide::{Kind, Marks};
use crate::domain::id::PersonId;
use crate::domain::table::Table;
use serde::{Deserialize, Serialize};

/// An answer, and whether its writer has moved on from the page. A half-typed answer is kept but
/// does not carry the journey past its page.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Answered {
    /// What was answered.
    pub answer: Answer,
    /// Whether Next, Skip or Not sure was pressed.
    #[serde(default)]
    pub done: bool,
}

/// What somebody answered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// A long text.
    Text(String),
    /// Short texts by field id.
    Fields(Table<String>),
    /// One option, or a day as `2026-11-22`.
    One(String),
    /// Several options, and own ones.
    Several {
        /// Chosen option ids.
        chosen: Vec<String>,
        /// Own lines.
        #[serde(default)]
        own: Vec<String>,
    },
    /// Marked options, and own ones.
    Marked {
        /// Marks by option id.
        marked: Table<Mark>,
        /// Own lines with their marks.
        #[serde(default)]
        own: Vec<(String, Mark)>,
    },
    /// People of the circle.
    People(Vec<PersonId>),
    /// The page was read (for pages that ask nothing).
    Read,
    /// Left out on purpose.
    Skipped,
    /// "I'm not sure".
    NotSure,
}

/// The mark on an option.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// I saw it.
    Seen,
    /// I am guessing.
    Guessed,
    /// Once.
    Once,
    /// More than once.
    More,
    /// A need is met.
    Met,
    /// It is partly met.
    Partly,
    /// It is unmet.
    Unmet,
    /// It is all right with me.
    Fine,
    /// It is not all right with me.
    NotFine,
    /// My part.
    Mine,
    /// Their part.
    Theirs,
    /// A part of us both.
    Shared,
}

impl Mark {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Seen,
        Self::Guessed,
        Self::Once,
        Self::More,
        Self::Met,
        Self::Partly,
        Self::Unmet,
        Self::Fine,
        Self::NotFine,
        Self::Mine,
        Self::Theirs,
        Self::Shared,
    ];
}

impl Marks {
    /// The marks a page offers, in order.
    #[must_use]
    pub const fn all(self) -> &'static [Mark] {
        match self {
            Self::SeenOrGuessed => &[Mark::Seen, Mark::Guessed],
            Self::OnceOrMore => &[Mark::Once, Mark::More],
            Self::MetPartlyUnmet => &[Mark::Met, Mark::Partly, Mark::Unmet],
            Self::FineOrNot => &[Mark::Fine, Mark::NotFine],
            Self::MineTheirsShared => &[Mark::Mine, Mark::Theirs, Mark::Shared],
        }
    }
}

impl Answer {
    /// Whether the answer is of the kind its page asks for. One that is not, say from an older
    /// version of the guide, counts as unanswered and is kept.
    #[must_use]
    pub fn fits(&self, kind: &Kind) -> bool {
        match (self, kind) {
            (Self::Skipped | Self::NotSure, _)
            | (Self::Text(_), Kind::Long)
            | (Self::Fields(_), Kind::Fields { .. })
            | (Self::Several { .. }, Kind::Several(_))
            | (Self::People(_), Kind::People)
            | (Self::Read, Kind::Heard | Kind::Read(_) | Kind::Pause(_))
            | (Self::One(_), Kind::Choice | Kind::SpaceLength) => true,
            (Self::One(id), Kind::One(options)) => options.iter().any(|option| option.id == id),
            (Self::One(day), Kind::Day) => day.is_empty() || crate::domain::day::parse(day).is_some(),
            (Self::Marked { marked, own }, Kind::Marked { marks, .. }) => {
                let offered = marks.all();
                marked.values().chain(own.iter().map(|(_, mark)| mark)).all(|mark| offered.contains(mark))
            }
            _ => false,
        }
    }

    /// Whether it says nothing: an empty text, no option.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) | Self::One(text) => text.trim().is_empty(),
            Self::Fields(fields) => fields.values().all(|text| text.trim().is_empty()),
            Self::Several { chosen, own } => chosen.is_empty() && own.iter().all(|line| line.trim().is_empty()),
            Self::Marked { marked, own } => marked.is_empty() && own.iter().all(|(line, _)| line.trim().is_empty()),
            Self::People(people) => people.is_empty(),
            Self::Read => false,
            Self::Skipped | Self::NotSure => true,
        }
    }
}
