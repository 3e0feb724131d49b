//! The wish to write now: ten calm minutes instead, or not. Counted only as what was ridden out.

use crate::domain::id::{PersonId, UrgeId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How the ten minutes ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UrgeEnd {
    /// The wish has passed, or can wait.
    RodeOut,
    /// It is still there.
    StillThere,
}

/// A wish to write to somebody (S2-59, E15).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Urge {
    /// The record's id.
    pub id: UrgeId,
    /// To whom.
    pub person: PersonId,
    /// On which day.
    #[serde(with = "crate::domain::day")]
    pub on: NaiveDate,
    /// How it ended.
    pub end: UrgeEnd,
}
