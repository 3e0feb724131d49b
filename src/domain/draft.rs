//! Drafts: messages that are being written, that rest, or that have left the app. Sending is done elsewhere, by hand;
//! what was sent is in the contact log.

use crate::domain::id::{DraftId, PersonId};
use crate::domain::message::Form;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// A moment where the user is: a day and a minute of it. Whoever travels wakes a draft in the morning of where they are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Moment {
    /// The day.
    #[serde(with = "crate::domain::day")]
    pub on: NaiveDate,
    /// Minutes since midnight, 0 to 1439.
    pub minute: u16,
}

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// When it is morning: eight o'clock.
const MORNING: u16 = 8 * 60;
/// Before five it is still the night before.
const NIGHT_ENDS: u16 = 5 * 60;
/// From eleven on it is late.
const NIGHT_BEGINS: u16 = 23 * 60;
/// "A few hours".
const FEW_HOURS: u16 = 3 * 60;

impl Moment {
    /// The morning of a day.
    #[must_use]
    pub const fn morning_of(on: NaiveDate) -> Self {
        Self { on, minute: MORNING }
    }

    /// The next morning after a night's sleep. Before five o'clock that is today's.
    #[must_use]
    pub fn next_morning(self) -> Self {
        let on = if self.minute < NIGHT_ENDS { self.on } else { self.on + Days::new(1) };
        Self::morning_of(on)
    }

    /// A few hours on.
    #[must_use]
    pub fn in_some_hours(self) -> Self {
        let minute = self.minute + FEW_HOURS;
        if minute < DAY { Self { minute, ..self } } else { Self { on: self.on + Days::new(1), minute: minute - DAY } }
    }

    /// Whether it is late at night, when words sound different than in the morning (eleven to five, S2-62).
    #[must_use]
    pub const fn is_late(self) -> bool {
        self.minute >= NIGHT_BEGINS || self.minute < NIGHT_ENDS
    }

    /// The time of day as "8:00".
    #[must_use]
    pub fn time(self) -> String {
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        let colon = if minute < 10 { ":0" } else { ":" };
        [hour.to_string().as_str(), colon, minute.to_string().as_str()].concat()
    }
}

/// Where a draft stands.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftState {
    /// It is being written.
    #[default]
    Open,
    /// It rests until this moment; then it is read afresh.
    Resting(Moment),
    /// It was copied, shared or opened elsewhere on this day. Whether it was sent, only the user knows.
    Left(#[serde(with = "crate::domain::day")] NaiveDate),
}

/// A message to somebody.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// The record's id.
    pub id: DraftId,
    /// To whom.
    pub person: PersonId,
    /// The day it was begun.
    #[serde(with = "crate::domain::day")]
    pub on: NaiveDate,
    /// What it is to be.
    #[serde(default)]
    pub form: Form,
    /// The words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Where it stands.
    #[serde(default)]
    pub state: DraftState,
}

impl Draft {
    /// Whether it rests at a moment.
    #[must_use]
    pub fn rests_at(&self, now: Moment) -> Option<Moment> {
        match self.state {
            DraftState::Resting(until) if now < until => Some(until),
            _ => None,
        }
    }

    /// Whether it has rested and waits to be read.
    #[must_use]
    pub fn has_rested(&self, now: Moment) -> bool {
        matches!(self.state, DraftState::Resting(until) if until <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32, hour: u16, minute: u16) -> Moment {
        let on = NaiveDate::from_ymd_opt(2026, 11, day).unwrap_or_default();
        Moment { on, minute: hour * 60 + minute }
    }

    #[test]
    fn the_next_morning_comes_after_a_nights_sleep() {
        assert_eq!(at(22, 23, 30).next_morning(), at(23, 8, 0));
        assert_eq!(at(22, 1, 10).next_morning(), at(22, 8, 0));
        assert_eq!(at(22, 7, 59).next_morning(), at(23, 8, 0));
    }

    #[test]
    fn some_hours_may_pass_midnight() {
        assert_eq!(at(22, 20, 15).in_some_hours(), at(22, 23, 15));
        assert_eq!(at(22, 22, 15).in_some_hours(), at(23, 1, 15));
        assert_eq!(at(22, 21, 0).in_some_hours(), at(23, 0, 0));
    }

    #[test]
    fn late_is_from_eleven_to_five() {
        let late: Vec<u16> = (0..24).filter(|&hour| at(22, hour, 0).is_late()).collect();
        assert_eq!(late, [0, 1, 2, 3, 4, 23]);
        assert_eq!((at(22, 8, 5).time(), at(22, 23, 40).time()), ("8:05".into(), "23:40".into()));
    }
}
