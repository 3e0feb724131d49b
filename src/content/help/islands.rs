//! Numbers to ring in Ireland and the United Kingdom.

use super::{CHECKED, Country, Emergency, Line, LineKind};

const IRELAND_SURVIVORS: &str =
    "https://gov.ie/ga/an-roinn-dl%C3%AD-agus-cirt/foilseachain/information-for-survivors-of-domestic-violence";

pub(super) const IRELAND: Country = Country {
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
};

pub(super) const UNITED_KINGDOM: Country = Country {
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
};
