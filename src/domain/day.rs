//! Civil days as text, `YYYY-MM-DD`. Ours because chrono's parser, which its own serde support
//! pulls in, costs 5 KB of the bundle for this one format.

use chrono::{Datelike, NaiveDate};
use serde::{Deserializer, Serializer};

/// Reads `YYYY-MM-DD`, and nothing else.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let number = |digits: &str| {
        let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        plain.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    if year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)
}

/// Writes `YYYY-MM-DD`.
#[must_use]
pub fn text(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// For `#[serde(with = "day")]`.
///
/// # Errors
/// The serializer's.
pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text(*day))
}

/// For `#[serde(with = "day")]`.
///
/// # Errors
/// When the text is no day.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    struct Visitor;
    impl serde::de::Visitor<'_> for Visitor {
        type Value = NaiveDate;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a day")
        }
        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<NaiveDate, E> {
            parse(text).ok_or_else(|| E::custom("no day"))
        }
    }
    deserializer.deserialize_str(Visitor)
}

/// The same for a day that may be missing.
pub mod maybe {
    use super::{NaiveDate, parse, text};
    use serde::{Deserialize, Deserializer, Serializer};

    /// For `#[serde(with = "day::maybe")]`.
    ///
    /// # Errors
    /// The serializer's.
    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.serialize_str(&text(*day)),
            None => serializer.serialize_none(),
        }
    }

    /// For `#[serde(with = "day::maybe")]`.
    ///
    /// # Errors
    /// When the text is no day.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        match Option::<String>::deserialize(deserializer)? {
            None => Ok(None),
            Some(text) => parse(&text).map(Some).ok_or_else(|| serde::de::Error::custom("no day")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_as_it_was_written() {
        for day in ["2026-11-22", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(parse(day).map(text).as_deref(), Some(day));
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in
            ["", "2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-01-01T00", "+026-01-01", "2026-01-٠١"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
