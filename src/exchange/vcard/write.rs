//! Writing cards. What is written reads back as the same cards.

use super::ANNIVERSARY_LABEL;
use crate::domain::yearly::Yearly;
use crate::exchange::card::Card;
use crate::exchange::day::NO_YEAR;
use crate::exchange::lines::{escape, push};

/// A version of vCard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Version {
    /// 3.0 (RFC 2426), which every phone reads; a day without a year as Apple writes it.
    V3,
    /// 4.0 (RFC 6350).
    V4,
}

/// Cards as one file, `text/vcard`, in UTF-8.
#[must_use]
pub fn write(cards: &[Card], version: Version) -> String {
    let mut out = String::new();
    for card in cards {
        write_one(&mut out, card, version);
    }
    out
}

fn write_one(out: &mut String, card: &Card, version: Version) {
    let is_old = version == Version::V3;
    push(out, &["BEGIN:VCARD"]);
    push(out, &["VERSION:", if is_old { "3.0" } else { "4.0" }]);
    let name = escape(&card.name);
    push(out, &["FN:", &name]);
    // Required in 3.0. Ebb does not know which word is the family's name.
    push(out, &["N:;", &name, ";;;"]);
    text(out, "NICKNAME:", &card.nickname);
    card.phones.iter().for_each(|phone| text(out, "TEL:", phone));
    card.emails.iter().for_each(|email| text(out, "EMAIL:", email));
    if let Some(birthday) = card.birthday {
        push(out, &["BDAY", &day(birthday, version)]);
    }
    let mut item = 0;
    let mut labelled = |out: &mut String, label: &str, on: Yearly| {
        item += 1;
        let group = ["item", &item.to_string(), "."].concat();
        push(out, &[&group, "X-ABDATE", &day(on, version)]);
        text(out, &[&group, "X-ABLABEL:"].concat(), label);
    };
    match card.anniversary {
        Some(on) if is_old => labelled(out, ANNIVERSARY_LABEL, on),
        Some(on) => push(out, &["ANNIVERSARY", &day(on, version)]),
        None => {}
    }
    card.dates.iter().for_each(|(label, on)| labelled(out, label, *on));
    if !card.groups.is_empty() {
        let groups: Vec<String> = card.groups.iter().map(|group| escape(group)).collect();
        push(out, &["CATEGORIES:", &groups.join(",")]);
    }
    text(out, "NOTE:", &card.note);
    text(out, "UID:", &card.uid);
    push(out, &["END:VCARD"]);
}

fn text(out: &mut String, head: &str, text: &str) {
    if !text.is_empty() {
        push(out, &[head, &escape(text)]);
    }
}

/// What follows the name of a property.
fn day(on: Yearly, version: Version) -> String {
    let year = on.year().filter(|year| (1..=9999).contains(year) && !NO_YEAR.contains(year));
    let (month, day) = (on.month(), on.day());
    match (version, year) {
        (Version::V3, Some(year)) => format!(":{year:04}-{month:02}-{day:02}"),
        (Version::V3, None) => format!(";X-APPLE-OMIT-YEAR=1604:1604-{month:02}-{day:02}"),
        (Version::V4, Some(year)) => format!(":{year:04}{month:02}{day:02}"),
        (Version::V4, None) => format!(":--{month:02}{day:02}"),
    }
}
