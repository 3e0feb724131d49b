//! Reflections: a guide is data, a reflection is somebody's answers to it, and the position in
//! it is derived from the answers, never stored.

pub mod answer;
pub mod exercise;
pub mod guide;
pub mod journey;

use crate::domain::id::{PersonId, ReflectionId};
use crate::domain::situation::Choice;
use crate::domain::table::Table;
use answer::{Answer, Answered};
use chrono::NaiveDate;
use guide::GuideId;
use serde::{Deserialize, Serialize};

/// One run of a guide or an exercise.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Reflection {
    /// The record's id.
    pub id: ReflectionId,
    /// Which guide or exercise. Kept under the name of the days when there were guides only.
    #[serde(rename = "situation")]
    pub guide: GuideId,
    /// About whom; an exercise may be about nobody else.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// The day it was begun.
    #[serde(with = "crate::domain::day")]
    pub begun: NaiveDate,
    /// The day something was last written in it.
    #[serde(with = "crate::domain::day")]
    pub touched: NaiveDate,
    /// Whether it was ended before its last page: what was written stays, nothing waits.
    #[serde(default, skip_serializing_if = "is_false")]
    pub ended: bool,
    /// Answers by page id. Answers to pages that no longer exist are kept.
    #[serde(default)]
    pub answers: Table<Answered>,
}

const fn is_false(value: &bool) -> bool {
    !*value
}

impl Reflection {
    /// The answer on a page, whatever became of the page.
    #[must_use]
    pub fn answer(&self, page: &str) -> Option<&Answer> {
        self.answers.get(page).map(|answered| &answered.answer)
    }

    /// The choice made at the end of the guide, when there is one.
    #[must_use]
    pub fn choice(&self) -> Option<Choice> {
        match self.answer("choice") {
            Some(Answer::One(id)) => Choice::from_id(id),
            _ => None,
        }
    }

    /// Whether one of these options was chosen on a page that takes one or several.
    #[must_use]
    pub fn chose_any(&self, page: &str, options: &[&str]) -> bool {
        match self.answer(page) {
            Some(Answer::One(id)) => options.contains(&id.as_str()),
            Some(Answer::Several { chosen, .. }) => chosen.iter().any(|id| options.contains(&id.as_str())),
            _ => false,
        }
    }

    /// The people named on a page.
    #[must_use]
    pub fn people(&self, page: &str) -> &[PersonId] {
        match self.answer(page) {
            Some(Answer::People(people)) => people,
            _ => &[],
        }
    }

    /// A text of a [`guide::Kind::Fields`] page, trimmed; empty when there is none.
    #[must_use]
    pub fn field(&self, page: &str, field: &str) -> &str {
        match self.answer(page) {
            Some(Answer::Fields(fields)) => fields.get(field).map_or("", |text| text.trim()),
            _ => "",
        }
    }
}
