//! Numbers to ring, by country, stored with the app so that they work without a network.
//!
//! Each line was checked on its day against a page of the line itself or of a public body; the page
//! is kept beside the number. A line that could not be checked is not in here.
//!
//! Looked for on 2026-11-22 and left out, because no page of the line, a government or a federation that
//! states the number was found: India (14416, 181, 112), and the crisis lines of Czechia (116 123), Denmark
//! (70 201 201), Greece (1018, 10306), Italy (02 2327 2327) and Poland (116 123, 800 70 2222).

mod africa_asia;
mod americas;
mod europe;
mod islands;
mod oceania;

use crate::domain::sources::{Sources, from};

/// Inventory ids behind the words of the page.
pub const SOURCES: Sources = from(&["S1-42", "S1-55", "S2-104", "S2-107", "S2-108"]);

/// A country and the numbers that help in it.
#[derive(Debug)]
pub struct Country {
    /// Two letters, or `EU` for a country of the European Union without lines of its own here.
    pub code: &'static str,
    /// The name to choose it by.
    pub name: &'static str,
    /// Emergency numbers, the usual one first.
    pub emergency: &'static [Emergency],
    /// Lines to talk to, crisis lines first.
    pub lines: &'static [Line],
    /// IANA time zones that suggest this country; one that ends in `/` stands for all below it.
    pub zones: &'static [&'static str],
}

/// An emergency number.
#[derive(Debug)]
pub struct Emergency {
    /// What the phone dials.
    pub dial: &'static str,
    /// The number as people write it.
    pub shown: &'static str,
}

/// What a line is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineKind {
    /// When it is too much to bear.
    Crisis,
    /// When somebody frightens, hurts or controls one.
    Abuse,
}

/// A line to talk to.
#[derive(Debug)]
pub struct Line {
    /// What it is for.
    pub kind: LineKind,
    /// Its own name.
    pub name: &'static str,
    /// Who it is for, when, and what it costs, in plain words.
    pub about: &'static str,
    /// What the phone dials; `None` when one can only text.
    pub dial: Option<&'static str>,
    /// The number as people write it.
    pub shown: &'static str,
    /// The number to text, and the word to text to it, or "" for any words.
    pub sms: Option<(&'static str, &'static str)>,
    /// The day it was last checked, `YYYY-MM-DD`.
    pub checked_on: &'static str,
    /// The page it was checked against.
    pub source: &'static str,
}

/// The country with this code.
#[must_use]
pub fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.code == code)
}

/// A guess from the time zone of the device, for the user to change. Never asks where anybody is.
#[must_use]
pub fn guess(time_zone: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| {
        country.zones.iter().any(|zone| match zone.strip_suffix('/') {
            Some(area) => time_zone.strip_prefix(area).is_some_and(|rest| rest.starts_with('/')),
            None => *zone == time_zone,
        })
    })
}

const CHECKED: &str = "2026-11-22";

/// All countries, by name, the generic one last.
pub const COUNTRIES: &[Country] = &[
    oceania::AUSTRALIA,
    europe::AUSTRIA,
    europe::BELGIUM,
    americas::CANADA,
    europe::CZECHIA,
    europe::DENMARK,
    europe::FINLAND,
    europe::FRANCE,
    europe::GERMANY,
    europe::GREECE,
    islands::IRELAND,
    europe::ITALY,
    europe::NETHERLANDS,
    oceania::NEW_ZEALAND,
    europe::POLAND,
    europe::PORTUGAL,
    africa_asia::SOUTH_AFRICA,
    europe::SPAIN,
    europe::SWEDEN,
    islands::UNITED_KINGDOM,
    americas::UNITED_STATES,
    europe::ELSEWHERE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use std::collections::BTreeSet;

    fn every_line() -> impl Iterator<Item = (&'static Country, &'static Line)> {
        COUNTRIES.iter().flat_map(|country| country.lines.iter().map(move |line| (country, line)))
    }

    /// Digits, with a plus in front at most, no shorter than 112 and no longer than a number can be.
    fn diallable(number: &str) -> bool {
        let digits = number.strip_prefix('+').unwrap_or(number);
        (3..=15).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit())
    }

    #[test]
    fn only_digits_behind_a_plus_can_be_dialled() {
        for number in ["112", "988", "0800567567", "+358800050005"] {
            assert!(diallable(number), "{number}");
        }
        for number in ["", "11", "0800 567 567", "*123#", "1+12", "+", "1234567890123456"] {
            assert!(!diallable(number), "{number}");
        }
    }

    #[test]
    fn every_country_has_an_emergency_number_and_a_line() {
        for country in COUNTRIES {
            assert!(!country.emergency.is_empty(), "{} has no emergency number", country.code);
            // The generic entry stands for countries without lines of their own.
            assert_eq!(country.lines.is_empty(), country.code == "EU", "{}", country.code);
        }
    }

    #[test]
    fn countries_stand_by_name_with_the_generic_one_last() {
        let (generic, named) = COUNTRIES.split_last().expect("there are countries");
        assert_eq!(generic.code, "EU");
        assert!(named.is_sorted_by_key(|country| country.name));
    }

    #[test]
    fn crisis_lines_come_first() {
        for country in COUNTRIES {
            assert!(country.lines.is_sorted_by_key(|line| line.kind != LineKind::Crisis), "{}", country.code);
        }
    }

    #[test]
    fn every_number_can_be_dialled_as_it_stands() {
        for country in COUNTRIES {
            for number in country.emergency {
                assert!(diallable(number.dial), "{}: {}", country.code, number.dial);
            }
        }
        for (country, line) in every_line() {
            assert!(line.dial.is_some() || line.sms.is_some(), "{}: {} cannot be reached", country.code, line.name);
            assert!(line.dial.is_none_or(diallable), "{}: {}", country.code, line.name);
            assert!(line.sms.is_none_or(|(number, _)| diallable(number)), "{}: {}", country.code, line.name);
        }
    }

    #[test]
    fn what_is_shown_is_what_is_dialled() {
        for (country, line) in every_line() {
            let shown: String = line.shown.chars().filter(char::is_ascii_digit).collect();
            let dialled = line.dial.or(line.sms.map(|(number, _)| number));
            assert_eq!(Some(shown.as_str()), dialled, "{}: {}", country.code, line.name);
        }
        for country in COUNTRIES {
            for number in country.emergency {
                assert_eq!(number.shown, number.dial, "{}", country.code);
            }
        }
    }

    #[test]
    fn every_line_says_when_and_where_it_was_checked() {
        for (country, line) in every_line() {
            let place = format!("{}: {}", country.code, line.name);
            assert!(NaiveDate::parse_from_str(line.checked_on, "%Y-%m-%d").is_ok(), "{place}");
            assert_eq!(line.checked_on.len(), "2026-11-22".len(), "{place}");
            assert!(line.source.starts_with("https://"), "{place}");
            assert!(!line.name.is_empty() && !line.about.is_empty(), "{place}");
        }
    }

    #[test]
    fn country_codes_and_time_zones_belong_to_one_country() {
        let codes: BTreeSet<&str> = COUNTRIES.iter().map(|country| country.code).collect();
        assert_eq!(codes.len(), COUNTRIES.len());
        let mut zones = BTreeSet::new();
        for country in COUNTRIES {
            for zone in country.zones {
                assert!(zones.insert(zone), "{zone} is in two countries");
                let inside = if zone.ends_with('/') { format!("{zone}Somewhere") } else { (*zone).to_owned() };
                assert_eq!(guess(&inside).map(|found| found.code), Some(country.code), "{zone}");
            }
        }
    }

    #[test]
    fn the_time_zone_suggests_a_country() {
        for (zone, code) in [
            ("Europe/London", "GB"),
            ("Europe/Dublin", "IE"),
            ("America/New_York", "US"),
            ("America/Indiana/Knox", "US"),
            ("America/Toronto", "CA"),
            ("Australia/Perth", "AU"),
            ("Pacific/Auckland", "NZ"),
            ("Europe/Vienna", "AT"),
            ("Europe/Brussels", "BE"),
            ("Europe/Prague", "CZ"),
            ("Europe/Copenhagen", "DK"),
            ("Europe/Helsinki", "FI"),
            ("Europe/Paris", "FR"),
            ("Europe/Berlin", "DE"),
            ("Europe/Athens", "GR"),
            ("Europe/Rome", "IT"),
            ("Europe/Amsterdam", "NL"),
            ("Europe/Warsaw", "PL"),
            ("Atlantic/Azores", "PT"),
            ("Atlantic/Canary", "ES"),
            ("Europe/Stockholm", "SE"),
            ("Africa/Johannesburg", "ZA"),
            ("Europe/Riga", "EU"),
        ] {
            assert_eq!(guess(zone).map(|country| country.code), Some(code), "{zone}");
        }
    }

    #[test]
    fn an_unknown_time_zone_suggests_nothing() {
        for zone in
            ["", "UTC", "Asia/Tokyo", "Asia/Kolkata", "America/Sao_Paulo", "Australia", "Australian/Perth", "Europe/"]
        {
            assert!(guess(zone).is_none(), "{zone}");
        }
    }

    #[test]
    fn a_country_is_found_by_its_code() {
        assert_eq!(country("NZ").map(|country| country.name), Some("New Zealand"));
        assert!(country("XX").is_none());
    }
}
