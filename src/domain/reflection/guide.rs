//! The shape of a guide: pages as data. The words live in `content/words`, by the same ids.

use crate::domain::situation::{Choice, Situation};
use crate::domain::sources::Sources;

/// A reflection workflow: short pages, one question each, every one of them skippable.
#[derive(Debug)]
pub struct Guide {
    /// The situation it is for; also its id.
    pub situation: Situation,
    /// About how long it takes, in minutes.
    pub minutes: u8,
    /// The choices it ends with, in the order shown (K1 in peers-reflection.md, section 5).
    pub choices: &'static [Choice],
    /// The pages in order. Which of them are shown follows from the answers.
    pub pages: &'static [Page],
}

/// One page: one question.
#[derive(Debug)]
pub struct Page {
    /// Unique in its guide, stable for ever: stored answers are kept under it.
    pub id: &'static str,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// When it is shown.
    pub when: When,
    /// Inventory (S…) and evidence (E…) ids behind the question.
    pub sources: Sources,
}

/// What a page asks for.
#[derive(Debug)]
pub enum Kind {
    /// One long text.
    Long,
    /// A few labelled short texts, with suggestions that fill the first empty one.
    Fields {
        /// Ids of the texts.
        fields: &'static [&'static str],
        /// Lines to borrow.
        suggestions: &'static [Opt],
        /// How many of the texts, from the first, a suggestion may fill.
        fills: usize,
    },
    /// One of several options.
    One(&'static [Opt]),
    /// Any of several options.
    Several {
        /// The options.
        options: &'static [Opt],
        /// Whether one may add one's own.
        own: bool,
    },
    /// Options that each carry one of two marks.
    Marked {
        /// The options.
        options: &'static [Opt],
        /// What the two marks say.
        marks: Marks,
        /// Whether one may add one's own.
        own: bool,
    },
    /// People from the circle, or new ones by name.
    People,
    /// What we heard: the answers so far, given back. Asks nothing.
    Heard,
    /// The guide's choices, all alike, none preselected.
    Choice,
    /// How long to give space.
    SpaceLength,
}

/// What the two marks of a [`Kind::Marked`] page say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Marks {
    /// I saw it, or I am guessing (P3, E6).
    SeenOrGuessed,
    /// Once, or more than once.
    OnceOrMore,
}

/// An option of a page.
#[derive(Debug)]
pub struct Opt {
    /// Unique on its page, stable for ever.
    pub id: &'static str,
    /// Inventory and evidence ids behind it.
    pub sources: Sources,
}

/// When a page is shown.
#[derive(Debug)]
pub enum When {
    /// Always.
    Always,
    /// When this choice was made on the guide's choice page.
    Chose(Choice),
    /// When contact with the person is open: no fear, no "please stop" (P1).
    ContactOpen,
}
