//! How often the user wants somebody in mind. None is the default; nothing is ever late.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How often.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Every week.
    Week,
    /// Every two weeks.
    TwoWeeks,
    /// Every calendar month.
    Month,
    /// Every three calendar months.
    ThreeMonths,
    /// Every six calendar months.
    SixMonths,
    /// Every year.
    Year,
    /// Every so many days; at least one.
    Days(u16),
}

/// Longest rhythm of one's own, in days.
pub const LONGEST_RHYTHM: u16 = 999;

impl Rhythm {
    /// Those with a name, the shortest first.
    pub const NAMED: [Self; 6] =
        [Self::Week, Self::TwoWeeks, Self::Month, Self::ThreeMonths, Self::SixMonths, Self::Year];

    /// The day after so long: calendar months are clamped at their end, 31 January and a month is 28 or
    /// 29 February.
    #[must_use]
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Week => day + Days::new(7),
            Self::TwoWeeks => day + Days::new(14),
            Self::Month => day + Months::new(1),
            Self::ThreeMonths => day + Months::new(3),
            Self::SixMonths => day + Months::new(6),
            Self::Year => day + Months::new(12),
            Self::Days(days) => day + Days::new(days.clamp(1, LONGEST_RHYTHM).into()),
        }
    }
}

/// When a rhythm comes round next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Round {
    /// On this day, which may have passed.
    On(NaiveDate),
    /// Not until they write.
    WhenTheyWrite,
}

impl Rhythm {
    /// When it comes round after the last contact, or after a "later".
    #[must_use]
    pub fn round(self, last: NaiveDate, later: Option<Later>) -> Round {
        match (self.after(last), later) {
            (_, Some(Later::UntilTheyWrite)) => Round::WhenTheyWrite,
            (on, Some(Later::Until(day))) => Round::On(on.max(day)),
            (on, None) => Round::On(on),
        }
    }
}

/// "Later", said to a rhythm or a day to remember.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Later {
    /// Not before this day.
    Until(#[serde(with = "crate::domain::day")] NaiveDate),
    /// Not until they write.
    UntilTheyWrite,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day;

    #[test]
    fn months_are_calendar_months_and_clamped() {
        for (rhythm, from, expected) in [
            (Rhythm::Week, "2026-12-28", "2027-01-04"),
            (Rhythm::TwoWeeks, "2026-02-20", "2026-03-06"),
            (Rhythm::Month, "2026-01-31", "2026-02-28"),
            (Rhythm::Month, "2028-01-31", "2028-02-29"),
            (Rhythm::ThreeMonths, "2026-11-30", "2027-02-28"),
            (Rhythm::SixMonths, "2026-08-31", "2027-02-28"),
            (Rhythm::Year, "2028-02-29", "2029-02-28"),
            (Rhythm::Days(10), "2026-02-25", "2026-03-07"),
            (Rhythm::Days(0), "2026-02-25", "2026-02-26"),
        ] {
            let from = day::parse(from).expect("a day");
            assert_eq!(day::text(rhythm.after(from)), expected, "{rhythm:?}");
        }
    }
}
