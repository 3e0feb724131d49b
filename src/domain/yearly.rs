//! Days that come back each year, their first year known or not: a birthday needs no year.

use super::day;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the year. As text, and stored: `1990-03-10`, or `--03-10` where the year is not known
/// (RFC 6350, section 4.3.1, the extended form).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Yearly {
    /// 1 to 12.
    month: u8,
    /// 1 to 31; 29 February is a day that comes back, too.
    day: u8,
    /// The first year, where known.
    year: Option<i32>,
}

/// On which day 29 February is kept in a year that has none: asked per person.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeapDay {
    /// On 28 February.
    #[default]
    Before,
    /// On 1 March.
    After,
}

/// A leap year: what is a day in it is a day that comes back.
const LEAP: i32 = 2000;

impl Yearly {
    /// A day of the year, with its first year where known; `None` where there is no such day.
    #[must_use]
    pub fn new(year: Option<i32>, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year.unwrap_or(LEAP), month, day)?;
        Some(Self { month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()?, year })
    }

    /// The day of the year of a civil day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { month: day.month() as u8, day: day.day() as u8, year: Some(day.year()) }
    }

    /// Reads `YYYY-MM-DD` or `--MM-DD`, and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix("--") {
            Some(rest) => {
                let leap = day::parse(&format!("{LEAP}-{rest}"))?;
                Self::new(None, leap.month(), leap.day())
            }
            None => day::parse(text).map(Self::of),
        }
    }

    /// 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The first year, where known.
    #[must_use]
    pub const fn year(self) -> Option<i32> {
        self.year
    }

    /// Whether it is 29 February.
    #[must_use]
    pub const fn is_leap_day(self) -> bool {
        self.month == 2 && self.day == 29
    }

    /// The day it falls on in a year.
    #[must_use]
    pub fn in_year(self, year: i32, leap: LeapDay) -> NaiveDate {
        let instead = match leap {
            LeapDay::Before => (2, 28),
            LeapDay::After => (3, 1),
        };
        NaiveDate::from_ymd_opt(year, self.month.into(), self.day.into())
            .or_else(|| NaiveDate::from_ymd_opt(year, instead.0, instead.1))
            .unwrap_or_default()
    }

    /// The next time it comes, this day included.
    #[must_use]
    pub fn next_from(self, today: NaiveDate, leap: LeapDay) -> NaiveDate {
        let this_year = self.in_year(today.year(), leap);
        if this_year < today { self.in_year(today.year() + 1, leap) } else { this_year }
    }
}

impl std::fmt::Display for Yearly {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

impl Serialize for Yearly {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl<'de> Deserialize<'de> for Yearly {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no day of the year"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        day::parse(text).expect("a day")
    }

    #[test]
    fn a_day_of_the_year_reads_back() {
        for text in ["1990-03-10", "--03-10", "--02-29", "2000-02-29", "--12-31", "0004-01-01"] {
            assert_eq!(Yearly::parse(text).map(|day| day.to_string()).as_deref(), Some(text));
        }
        for text in ["--02-30", "--13-01", "1999-02-29", "--2-9", "-03-10", "", "03-10", "--03-10T00"] {
            assert_eq!(Yearly::parse(text), None, "{text}");
        }
    }

    #[test]
    fn it_comes_back_each_year() {
        for (of, today, leap, expected) in [
            ("--03-10", "2026-03-01", LeapDay::Before, "2026-03-10"),
            ("--03-10", "2026-03-10", LeapDay::Before, "2026-03-10"),
            ("--03-10", "2026-03-11", LeapDay::Before, "2027-03-10"),
            ("--02-29", "2026-02-28", LeapDay::Before, "2026-02-28"),
            ("--02-29", "2026-02-28", LeapDay::After, "2026-03-01"),
            ("--02-29", "2026-03-01", LeapDay::Before, "2027-02-28"),
            ("--02-29", "2026-03-01", LeapDay::After, "2026-03-01"),
            ("--02-29", "2026-03-02", LeapDay::After, "2027-03-01"),
            ("--02-29", "2028-02-28", LeapDay::Before, "2028-02-29"),
            ("2000-02-29", "2028-03-01", LeapDay::After, "2029-03-01"),
            ("--12-31", "2026-12-31", LeapDay::Before, "2026-12-31"),
            ("--01-01", "2026-12-31", LeapDay::Before, "2027-01-01"),
        ] {
            let day = Yearly::parse(of).expect("a day");
            assert_eq!(day.next_from(date(today), leap), date(expected), "{of} from {today}");
        }
    }
}
