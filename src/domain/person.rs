//! A person in the circle.

use crate::domain::id::PersonId;
use crate::domain::safety::SafetyRoute;
use crate::domain::text::Name;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How close somebody is. Chosen by the user, never worked out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ring {
    /// The inner ring.
    Close,
    /// The middle ring.
    #[default]
    Near,
    /// The outer ring.
    Further,
}

impl Ring {
    /// From the inside out.
    pub const ALL: [Self; 3] = [Self::Close, Self::Near, Self::Further];
}

/// Somebody the user cares about. Only the name is required.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Person {
    /// The record's id.
    pub id: PersonId,
    /// What the user calls them.
    pub name: Name,
    /// Their ring.
    #[serde(default)]
    pub ring: Ring,
    /// The day they were added.
    #[serde(with = "crate::domain::day")]
    pub added: NaiveDate,
    /// The safety route, once asked and kept. `None`: not asked, or left unsaved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<SafetyRoute>,
    /// The best way to reach them (S4-08, S4-89).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub best_way: String,
    /// What they like, and what is shared (S4-87).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub likes: String,
}

impl Person {
    /// A person of whom only the name is known.
    #[must_use]
    pub fn new(id: PersonId, name: Name, added: NaiveDate) -> Self {
        Self { id, name, ring: Ring::default(), added, safety: None, best_way: String::new(), likes: String::new() }
    }
}
