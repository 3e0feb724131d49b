//! What was given to the device's calendar: an app that is closed cannot remind, a calendar can.

use crate::domain::id::{InCalendarId, PersonId, PlanId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What an event in the calendar is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CalendarItem {
    /// A step of a plan.
    Step(PlanId, u16),
    /// Somebody's rhythm.
    Rhythm,
    /// A day to remember, by its place in the person's list.
    Milestone(u16),
}

/// That something went to the calendar. It is known to have left, not to be there still.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct InCalendar {
    /// The record's id; the event's name in the calendar is made of it, so that giving it again replaces it.
    pub id: InCalendarId,
    /// About whom.
    pub person: PersonId,
    /// What.
    pub item: CalendarItem,
    /// The day it went.
    #[serde(with = "crate::domain::day")]
    pub on: NaiveDate,
    /// How often it went before (RFC 5545, section 3.8.7.4).
    #[serde(default)]
    pub sequence: u32,
}
