//! The journal: entries and check-ins. Mood and energy are words, never numbers (P11).

use crate::domain::id::{CheckInId, EntryId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How one feels, in five words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mood {
    /// Very low.
    VeryLow,
    /// Low.
    Low,
    /// Level.
    Level,
    /// Lighter.
    Lighter,
    /// Good.
    Good,
}

impl Mood {
    /// From low to good.
    pub const ALL: [Self; 5] = [Self::VeryLow, Self::Low, Self::Level, Self::Lighter, Self::Good];
}

/// How much one has to give today. It sizes the steps (P5, I8).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Energy {
    /// A little.
    Low,
    /// Some.
    Some,
    /// Enough.
    Good,
}

impl Energy {
    /// From little to much.
    pub const ALL: [Self; 3] = [Self::Low, Self::Some, Self::Good];
}

/// What an entry is about.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// Whatever is on one's mind.
    #[default]
    Note,
    /// A good moment (S2-09).
    GoodMoment,
    /// A hard moment (S2-09).
    HardMoment,
    /// Something that keeps happening (S2-07, S2-116).
    Pattern,
    /// Written to somebody, and not sent.
    Unsent,
}

impl EntryKind {
    /// All kinds, in the order offered.
    pub const ALL: [Self; 5] = [Self::Note, Self::GoodMoment, Self::HardMoment, Self::Pattern, Self::Unsent];
}

/// An entry of the journal.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The record's id; it knows the moment the entry was begun.
    pub id: EntryId,
    /// The day it belongs to.
    #[serde(with = "crate::domain::day")]
    pub on: NaiveDate,
    /// What it is about.
    #[serde(default)]
    pub kind: EntryKind,
    /// What was written.
    #[serde(default)]
    pub text: String,
    /// The mood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// The energy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy: Option<Energy>,
    /// Feelings by id (`content::feelings`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feelings: Vec<String>,
    /// Feelings in own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_feelings: Vec<String>,
    /// Who was in mind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonId>,
    /// The question it answers, by id (`content::prompts`), when it was begun from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
}

impl Entry {
    /// A blank entry of a day.
    #[must_use]
    pub fn new(id: EntryId, on: NaiveDate) -> Self {
        Self {
            id,
            on,
            kind: EntryKind::Note,
            text: String::new(),
            mood: None,
            energy: None,
            feelings: Vec::new(),
            own_feelings: Vec::new(),
            people: Vec::new(),
            prompt: None,
        }
    }

    /// Whether nothing was written or chosen in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
            && self.mood.is_none()
            && self.energy.is_none()
            && self.feelings.is_empty()
            && self.own_feelings.is_empty()
            && self.people.is_empty()
    }
}

/// The answer to the day's check-in: asked at most once a day, and both parts may be left out.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CheckIn {
    /// The record's id.
    pub id: CheckInId,
    /// The day.
    #[serde(with = "crate::domain::day")]
    pub on: NaiveDate,
    /// The mood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Mood>,
    /// The energy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy: Option<Energy>,
}
