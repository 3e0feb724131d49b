//! Numbers to ring, by country, stored with the app so that they work without a network.
//!
//! Each line was checked on its day against a page of the line itself or of a public body; the page
//! is kept beside the number. A line that could not be checked is not in here.

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
    Country {
        code: "AU",
        name: "Australia",
        emergency: &[Emergency { dial: "000", shown: "000" }],
        lines: &[
            Line {
                kind: LineKind::Crisis,
                name: "Lifeline",
                about: "Day and night, by phone or text.",
                dial: Some("131114"),
                shown: "13 11 14",
                sms: Some(("0477131114", "")),
                checked_on: CHECKED,
                source: "https://lifeinmind.org.au/news/lifelines-crisis-text-service-now-available-24-7",
            },
            Line {
                kind: LineKind::Abuse,
                name: "1800RESPECT",
                about: "For anyone. Free, day and night.",
                dial: Some("1800737732"),
                shown: "1800 737 732",
                sms: None,
                checked_on: CHECKED,
                source: "https://www.surfcoast.vic.gov.au/My_Community/Domestic_violence",
            },
        ],
        zones: &["Australia/"],
    },
    Country {
        code: "CA",
        name: "Canada",
        emergency: &[Emergency { dial: "911", shown: "911" }],
        lines: &[Line {
            kind: LineKind::Crisis,
            name: "9-8-8 Suicide Crisis Helpline",
            about: "Free, day and night, by phone or text. In English and French.",
            dial: Some("988"),
            shown: "988",
            sms: Some(("988", "")),
            checked_on: CHECKED,
            source: "https://www.newswire.ca/news-releases/government-of-canada-launches-three-digit-suicide-crisis-helpline-896472116.html",
        }],
        zones: &[
            "America/Atikokan",
            "America/Blanc-Sablon",
            "America/Cambridge_Bay",
            "America/Creston",
            "America/Dawson",
            "America/Dawson_Creek",
            "America/Edmonton",
            "America/Fort_Nelson",
            "America/Glace_Bay",
            "America/Goose_Bay",
            "America/Halifax",
            "America/Inuvik",
            "America/Iqaluit",
            "America/Moncton",
            "America/Montreal",
            "America/Nipigon",
            "America/Pangnirtung",
            "America/Rainy_River",
            "America/Rankin_Inlet",
            "America/Regina",
            "America/Resolute",
            "America/St_Johns",
            "America/Swift_Current",
            "America/Thunder_Bay",
            "America/Toronto",
            "America/Vancouver",
            "America/Whitehorse",
            "America/Winnipeg",
            "America/Yellowknife",
            "Canada/",
        ],
    },
    Country {
        code: "IE",
        name: "Ireland",
        emergency: &[Emergency { dial: "112", shown: "112" }, Emergency { dial: "999", shown: "999" }],
        lines: &[
            Line {
                kind: LineKind::Crisis,
                name: "Samaritans",
                about: "Free, day and night. For whatever weighs on you.",
                dial: Some("116123"),
                shown: "116 123",
                sms: None,
                checked_on: CHECKED,
                source: "https://www.oireachtas.ie/en/debates/question/2013-12-10/505/",
            },
            Line {
                kind: LineKind::Abuse,
                name: "Women’s Aid",
                about: "For women. Free, day and night.",
                dial: Some("1800341900"),
                shown: "1800 341 900",
                sms: None,
                checked_on: CHECKED,
                source: IRELAND_SURVIVORS,
            },
            Line {
                kind: LineKind::Abuse,
                name: "Male Advice Line",
                about: "For men. Free, not open at all hours.",
                dial: Some("1800816588"),
                shown: "1800 816 588",
                sms: None,
                checked_on: CHECKED,
                source: IRELAND_SURVIVORS,
            },
        ],
        zones: &["Europe/Dublin", "Eire"],
    },
    Country {
        code: "NZ",
        name: "New Zealand",
        emergency: &[Emergency { dial: "111", shown: "111" }],
        lines: &[
            Line {
                kind: LineKind::Crisis,
                name: "1737, need to talk?",
                about: "Free, day and night, by phone or text.",
                dial: Some("1737"),
                shown: "1737",
                sms: Some(("1737", "")),
                checked_on: CHECKED,
                source: "https://www.health.govt.nz/news-media/news-items/phone-counselling-service-busy-following-christchurch-tragedy",
            },
            Line {
                kind: LineKind::Abuse,
                name: "Women’s Refuge",
                about: "For women. Free, day and night.",
                dial: Some("0800733843"),
                shown: "0800 733 843",
                sms: None,
                checked_on: CHECKED,
                source: "https://womensrefuge.org.nz/get-help/",
            },
            Line {
                kind: LineKind::Abuse,
                name: "Are You OK",
                about: "For anyone. Free, every day from 9am to 11pm, perhaps longer.",
                dial: Some("0800456450"),
                shown: "0800 456 450",
                sms: None,
                checked_on: CHECKED,
                source: "https://www.govt.nz/browse/law-crime-and-justice/abuse-harassment-domestic-violence/domestic-and-family-violence/",
            },
        ],
        zones: &["Pacific/Auckland", "Pacific/Chatham", "NZ", "NZ-CHAT"],
    },
    Country {
        code: "GB",
        name: "United Kingdom",
        emergency: &[Emergency { dial: "999", shown: "999" }, Emergency { dial: "112", shown: "112" }],
        lines: &[
            Line {
                kind: LineKind::Crisis,
                name: "Samaritans",
                about: "Free, day and night. For whatever weighs on you.",
                dial: Some("116123"),
                shown: "116 123",
                sms: None,
                checked_on: CHECKED,
                source: "https://www.samaritans.org/how-we-can-help/contact-samaritan/",
            },
            Line {
                kind: LineKind::Crisis,
                name: "Shout",
                about: "By text only. Free, day and night.",
                dial: None,
                shown: "85258",
                sms: Some(("85258", "SHOUT")),
                checked_on: CHECKED,
                source: "https://giveusashout.org/about-us/faq",
            },
            Line {
                kind: LineKind::Abuse,
                name: "National Domestic Abuse Helpline",
                about: "For women. Free, day and night.",
                dial: Some("08082000247"),
                shown: "0808 2000 247",
                sms: None,
                checked_on: CHECKED,
                source: "https://refuge.org.uk/news/refuge-responds-to-reports-of-potential-increase-in-domestic-abuse-during-covid-19",
            },
            Line {
                kind: LineKind::Abuse,
                name: "Men’s Advice Line",
                about: "For men. Free, on weekdays.",
                dial: Some("08088010327"),
                shown: "0808 801 0327",
                sms: None,
                checked_on: CHECKED,
                source: "https://whittington.nhs.uk/default.asp?c=45269",
            },
            Line {
                kind: LineKind::Abuse,
                name: "Scotland’s Domestic Abuse and Forced Marriage Helpline",
                about: "For anyone in Scotland. Free, day and night.",
                dial: Some("08000271234"),
                shown: "0800 027 1234",
                sms: None,
                checked_on: CHECKED,
                source: "https://scotland.police.uk/advice-and-information/domestic-abuse/what-can-i-do-if-this-is-happening-to-me",
            },
            Line {
                kind: LineKind::Abuse,
                name: "Live Fear Free",
                about: "For anyone in Wales. Free, day and night, by phone or text.",
                dial: Some("08088010800"),
                shown: "0808 80 10 800",
                sms: Some(("07860077333", "")),
                checked_on: CHECKED,
                source: "https://www.gov.wales/live-fear-free/sexual-violence",
            },
            Line {
                kind: LineKind::Abuse,
                name: "Domestic and Sexual Abuse Helpline",
                about: "For anyone in Northern Ireland. Free, day and night, by phone or text.",
                dial: Some("08088021414"),
                shown: "0808 802 1414",
                sms: Some(("07797805839", "support")),
                checked_on: CHECKED,
                source: "https://www.justice-ni.gov.uk/articles/domestic-and-sexual-abuse",
            },
        ],
        zones: &["Europe/London", "Europe/Belfast", "GB", "GB-Eire"],
    },
    Country {
        code: "US",
        name: "United States",
        emergency: &[Emergency { dial: "911", shown: "911" }],
        lines: &[
            Line {
                kind: LineKind::Crisis,
                name: "988 Suicide & Crisis Lifeline",
                about: "Free, day and night, by phone or text.",
                dial: Some("988"),
                shown: "988",
                sms: Some(("988", "")),
                checked_on: CHECKED,
                source: "https://health.wyo.gov/publichealth/prevention/wivpp/suicide-prevention/988-suicide-crisis-lifeline",
            },
            Line {
                kind: LineKind::Abuse,
                name: "National Domestic Violence Hotline",
                about: "For anyone. Day and night, by phone or text.",
                dial: Some("18007997233"),
                shown: "1-800-799-7233",
                sms: Some(("88788", "START")),
                checked_on: CHECKED,
                source: "https://ovc.ojp.gov/news/grantee-news/national-domestic-violence-hotline-answers-6-million-contacts",
            },
        ],
        zones: &[
            "America/Adak",
            "America/Anchorage",
            "America/Boise",
            "America/Chicago",
            "America/Denver",
            "America/Detroit",
            "America/Fort_Wayne",
            "America/Indiana/",
            "America/Indianapolis",
            "America/Juneau",
            "America/Kentucky/",
            "America/Los_Angeles",
            "America/Louisville",
            "America/Menominee",
            "America/Metlakatla",
            "America/New_York",
            "America/Nome",
            "America/North_Dakota/",
            "America/Phoenix",
            "America/Sitka",
            "America/Yakutat",
            "Pacific/Honolulu",
            "US/",
        ],
    },
    Country {
        code: "EU",
        name: "Elsewhere in the EU",
        emergency: &[Emergency { dial: "112", shown: "112" }],
        lines: &[],
        zones: &[
            "Africa/Ceuta",
            "Asia/Famagusta",
            "Asia/Nicosia",
            "Atlantic/Azores",
            "Atlantic/Canary",
            "Atlantic/Madeira",
            "Europe/Amsterdam",
            "Europe/Athens",
            "Europe/Berlin",
            "Europe/Bratislava",
            "Europe/Brussels",
            "Europe/Bucharest",
            "Europe/Budapest",
            "Europe/Busingen",
            "Europe/Copenhagen",
            "Europe/Helsinki",
            "Europe/Lisbon",
            "Europe/Ljubljana",
            "Europe/Luxembourg",
            "Europe/Madrid",
            "Europe/Malta",
            "Europe/Mariehamn",
            "Europe/Nicosia",
            "Europe/Paris",
            "Europe/Prague",
            "Europe/Riga",
            "Europe/Rome",
            "Europe/Sofia",
            "Europe/Stockholm",
            "Europe/Tallinn",
            "Europe/Vienna",
            "Europe/Vilnius",
            "Europe/Warsaw",
            "Europe/Zagreb",
        ],
    },
];

const IRELAND_SURVIVORS: &str =
    "https://gov.ie/ga/an-roinn-dl%C3%AD-agus-cirt/foilseachain/information-for-survivors-of-domestic-violence";

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use std::collections::BTreeSet;

    fn every_line() -> impl Iterator<Item = (&'static Country, &'static Line)> {
        COUNTRIES.iter().flat_map(|country| country.lines.iter().map(move |line| (country, line)))
    }

    fn diallable(number: &str) -> bool {
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '*' || c == '#')
    }

    #[test]
    fn every_number_can_be_dialled_as_it_stands() {
        for country in COUNTRIES {
            assert!(!country.emergency.is_empty(), "{} has no emergency number", country.code);
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
            ("Europe/Lisbon", "EU"),
        ] {
            assert_eq!(guess(zone).map(|country| country.code), Some(code), "{zone}");
        }
    }

    #[test]
    fn an_unknown_time_zone_suggests_nothing() {
        for zone in ["", "UTC", "Asia/Tokyo", "America/Sao_Paulo", "Australia", "Australian/Perth", "Europe/"] {
            assert!(guess(zone).is_none(), "{zone}");
        }
    }

    #[test]
    fn a_country_is_found_by_its_code() {
        assert_eq!(country("NZ").map(|country| country.name), Some("New Zealand"));
        assert!(country("XX").is_none());
    }
}
