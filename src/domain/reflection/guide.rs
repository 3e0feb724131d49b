//! The shape of guides and exercises: pages as data. The words live in `content/words`, by the same ids.

use super::exercise::Exercise;
use crate::domain::situation::{Choice, Situation};
use crate::domain::sources::{Sources, from};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A reflection workflow: short pages, one question each, every one of them skippable.
#[derive(Debug)]
pub struct Guide {
    /// Which guide or exercise it is.
    pub id: GuideId,
    /// About how long it takes, in minutes.
    pub minutes: u8,
    /// Whom it is about.
    pub whom: Whom,
    /// Whether it makes sense only where contact is open (P1).
    pub contact: bool,
    /// The choices a guide ends with, in the order shown (K1 in peers-reflection.md, section 5);
    /// an exercise has none.
    pub choices: &'static [Choice],
    /// What an exercise offers at its end: one kind next thing, or a stop.
    pub next: Next,
    /// The pages in order. Which of them are shown follows from the answers.
    pub pages: &'static [Page],
}

impl Guide {
    /// The page with this id.
    #[must_use]
    pub fn page(&self, id: &str) -> Option<&'static Page> {
        self.pages.iter().find(|page| page.id == id)
    }

    /// Whether the safety question has to be answered before it (P1): it ends in choices about
    /// somebody, or a part of it is about reaching them.
    #[must_use]
    pub fn needs_safety(&self) -> bool {
        let asks = || self.pages.iter().any(|page| page.when.needs_contact());
        self.id != GuideId::Situation(Situation::StayClose) && (!self.choices.is_empty() || self.contact || asks())
    }
}

/// Which guide or exercise: kept in records under its id.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GuideId {
    /// The guide of a situation.
    Situation(Situation),
    /// An exercise.
    Exercise(Exercise),
}

impl GuideId {
    /// The id in routes, words files and records. Guides and exercises share one set of ids.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Situation(situation) => situation.id(),
            Self::Exercise(exercise) => exercise.id(),
        }
    }

    /// The guide or exercise with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Situation::from_id(id).map(Self::Situation).or_else(|| Exercise::from_id(id).map(Self::Exercise))
    }

    /// The situation of a guide; `None` for an exercise.
    #[must_use]
    pub const fn situation(self) -> Option<Situation> {
        match self {
            Self::Situation(situation) => Some(situation),
            Self::Exercise(_) => None,
        }
    }
}

impl Serialize for GuideId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for GuideId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = GuideId;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a guide")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<GuideId, E> {
                GuideId::from_id(text).ok_or_else(|| E::custom("no such guide"))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// Whom a guide or exercise is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whom {
    /// One person, named before it begins.
    Person,
    /// A person may be named.
    Anyone,
    /// Nobody else.
    Me,
}

/// What an exercise offers at its end (each is one kind next thing, or a stop).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// Nothing more: enough for now.
    Stop,
    /// The same, with one thing for the body to do away from the phone.
    Walk,
    /// Another exercise.
    Exercise(Exercise),
    /// The circle.
    People,
    /// A line in the journal.
    Journal,
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
    /// Whether it is about strong feelings: opt-in and time-boxed (P7).
    pub deep: bool,
    /// Whether its answer stays off "what we heard": it is about care, not about the two of them.
    pub quiet: bool,
    /// Inventory (S…) and evidence (E…) ids behind the question.
    pub sources: Sources,
}

impl Page {
    /// A page that is always shown.
    #[must_use]
    pub const fn new(id: &'static str, kind: Kind, sources: &'static [&'static str]) -> Self {
        Self { id, kind, when: When::Always, deep: false, quiet: false, sources: from(sources) }
    }

    /// Shown only then.
    #[must_use]
    pub const fn when(mut self, when: When) -> Self {
        self.when = when;
        self
    }

    /// About strong feelings: offered, not put in the way, and with an end in sight.
    #[must_use]
    pub const fn deep(mut self) -> Self {
        self.deep = true;
        self
    }

    /// Not given back.
    #[must_use]
    pub const fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// Whether it asks something.
    #[must_use]
    pub const fn asks(&self) -> bool {
        !matches!(self.kind, Kind::Heard | Kind::Read(_) | Kind::Pause(_))
    }
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
    /// Any of several options, and own ones.
    Several(&'static [Opt]),
    /// Options that each carry one of a few marks, and own ones.
    Marked {
        /// The options.
        options: &'static [Opt],
        /// What the marks say.
        marks: Marks,
    },
    /// People from the circle, or new ones by name.
    People,
    /// A day.
    Day,
    /// What we heard: the answers so far, given back. Asks nothing.
    Heard,
    /// The guide's choices, all alike, none preselected.
    Choice,
    /// How long to give space.
    SpaceLength,
    /// A few lines to read. Asks nothing.
    Read(&'static [&'static str]),
    /// A slow tide to breathe with, for as many minutes. Asks nothing.
    Pause(u8),
}

/// What the marks of a [`Kind::Marked`] page say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Marks {
    /// I saw it, or I am guessing (P3, E6).
    SeenOrGuessed,
    /// Once, or more than once.
    OnceOrMore,
    /// A need is met, partly met, or unmet.
    MetPartlyUnmet,
    /// All right with me, or not.
    FineOrNot,
    /// My part, theirs, or shared.
    MineTheirsShared,
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
    /// When one of these options was chosen on an earlier page that takes one or several.
    Answered(&'static str, &'static [&'static str]),
    /// When all of these hold.
    All(&'static [Self]),
}

impl When {
    /// Whether it depends on contact being open.
    #[must_use]
    pub fn needs_contact(&self) -> bool {
        match self {
            Self::ContactOpen => true,
            Self::All(all) => all.iter().any(Self::needs_contact),
            Self::Always | Self::Chose(_) | Self::Answered(..) => false,
        }
    }
}
