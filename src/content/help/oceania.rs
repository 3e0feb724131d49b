//! Numbers to ring in Oceania.

use super::{CHECKED, Country, Emergency, Line, LineKind};

pub(super) const AUSTRALIA: Country = Country {
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
};

pub(super) const NEW_ZEALAND: Country = Country {
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
};
