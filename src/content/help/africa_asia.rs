//! Numbers to ring in Africa and Asia.

use super::{CHECKED, Country, Emergency, Line, LineKind};

pub(super) const SOUTH_AFRICA: Country = Country {
    code: "ZA",
    name: "South Africa",
    emergency: &[Emergency { dial: "112", shown: "112" }, Emergency { dial: "10111", shown: "10111" }],
    lines: &[
        Line {
            kind: LineKind::Crisis,
            name: "SADAG Suicide Crisis Helpline",
            about: "Free, day and night.",
            dial: Some("0800567567"),
            shown: "0800 567 567",
            sms: None,
            checked_on: CHECKED,
            source: "https://www.sadag.org/index.php?option=com_content&view=article&id=3141:world-mental-health-day-7-october-2020&catid=149:press-releases&Itemid=601",
        },
        Line {
            kind: LineKind::Abuse,
            name: "Gender-Based Violence Command Centre",
            about: "With social workers. Day and night.",
            dial: Some("0800428428"),
            shown: "0800 428 428",
            sms: None,
            checked_on: CHECKED,
            source: "https://gbv.org.za/about-us",
        },
    ],
    zones: &["Africa/Johannesburg"],
};
