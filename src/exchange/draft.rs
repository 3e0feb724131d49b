//! A card on its way: what a reader found, put in order.

use super::card::{Card, Part, Remark, Unread, remark, same_number};
use super::day::{self, NoDay};
use crate::domain::table::sort_short;
use crate::domain::text::NAME_LIMIT;
use crate::domain::yearly::Yearly;

/// Longest number, in characters.
const LONGEST_PHONE: usize = 60;
/// Longest e-mail address, in characters (RFC 5321, section 4.5.3.1.3).
const LONGEST_EMAIL: usize = 254;
/// Longest id of a card, in characters.
const LONGEST_UID: usize = 255;
/// Most days of one card beside birthday and anniversary.
const MOST_DATES: usize = 20;
/// The rank of what nobody prefers; smaller comes first.
pub const PLAIN: u8 = 101;

/// A card on its way.
#[derive(Default)]
pub struct Draft {
    /// What is certain already. The name is the full one, where it was given.
    pub card: Card,
    /// The name in pieces: title, first, further, last, suffix.
    pub pieces: [String; 5],
    /// Whom they work for.
    pub organisation: String,
    /// Whether it is a list of people.
    pub is_group: bool,
    /// What is to be said.
    pub notes: Vec<Remark>,
    phones: Vec<(u8, String)>,
    emails: Vec<(u8, String)>,
}

impl Draft {
    /// Keeps a remark, once.
    pub fn remark(&mut self, one: Remark) {
        remark(&mut self.notes, one);
    }

    /// A text that has room, as one line; `None`, and a remark, where it has none, and `None` for an empty one.
    fn fit(&mut self, part: Part, text: &str, most: usize) -> Option<String> {
        let text = one_line(text);
        let fits = text.chars().count() <= most;
        if !fits {
            self.remark(Remark::TooLong(part));
        }
        Some(text).filter(|text| fits && !text.is_empty())
    }

    /// A number; those with a small rank come first. Marks of direction, which phones copy along, fall away.
    pub fn phone(&mut self, rank: u8, text: &str) {
        let is_mark =
            |letter| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let text: String = text.trim().chars().filter(|&letter| !is_mark(letter)).collect();
        let bare = text.split_at_checked(4).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("tel:"));
        let Some(phone) = self.fit(Part::Phone, bare.map_or(&*text, |(_, rest)| rest), LONGEST_PHONE) else { return };
        if !phone.chars().any(is_digit) {
            return self.remark(Remark::Unreadable(Part::Phone, phone));
        }
        if !self.phones.iter().any(|(_, one)| same_number(one, &phone)) {
            self.phones.push((rank, phone));
        }
    }

    /// An e-mail address.
    pub fn email(&mut self, rank: u8, text: &str) {
        let text: String = text.split_whitespace().collect();
        let bare = text.split_at_checked(7).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("mailto:"));
        let Some(email) = self.fit(Part::Email, bare.map_or(&*text, |(_, rest)| rest), LONGEST_EMAIL) else { return };
        if !email.contains('@') {
            return self.remark(Remark::Unreadable(Part::Email, email));
        }
        if !self.emails.iter().any(|(_, one)| one.eq_ignore_ascii_case(&email)) {
            self.emails.push((rank, email));
        }
    }

    /// The birthday, the anniversary (the first of each counts) or another day, by its label.
    pub fn day(&mut self, part: Part, label: &str, text: &str) {
        let text = one_line(text);
        if text.is_empty() {
            return;
        }
        match day::read(&text) {
            Ok(day) => self.put(part, label, day),
            Err(NoDay::Unreadable) => self.remark(Remark::Unreadable(part, beginning(&text))),
            Err(NoDay::Ambiguous) => self.remark(Remark::Ambiguous(part, beginning(&text))),
        }
    }

    fn put(&mut self, part: Part, label: &str, day: Yearly) {
        let place = match part {
            Part::Birthday => &mut self.card.birthday,
            Part::Anniversary => &mut self.card.anniversary,
            _ => return self.date(label, day),
        };
        if place.get_or_insert(day) != &day {
            self.remark(Remark::Aside(part));
        }
    }

    fn date(&mut self, label: &str, day: Yearly) {
        let label = self.fit(Part::Date, label, NAME_LIMIT).unwrap_or_default();
        if self.card.dates.len() == MOST_DATES {
            self.remark(Remark::Aside(Part::Date));
        } else if !self.card.dates.contains(&(label.clone(), day)) {
            self.card.dates.push((label, day));
        }
    }

    /// A group. Google marks its own with a star.
    pub fn group(&mut self, text: &str) {
        let name = text.trim().trim_start_matches("* ");
        let Some(group) = self.fit(Part::Group, name, NAME_LIMIT) else { return };
        if !self.card.groups.contains(&group) {
            self.card.groups.push(group);
        }
    }

    /// The card's id, the same in all versions of a card.
    pub fn uid(&mut self, text: &str) {
        let text = text.trim();
        let bare = text.strip_prefix("urn:uuid:").unwrap_or(text);
        if let Some(uid) = self.fit(Part::Uid, bare, LONGEST_UID) {
            self.card.uid = uid;
        }
    }

    /// What friends call them.
    pub fn nickname(&mut self, text: &str) {
        let name = one_line(text);
        if self.card.nickname.is_empty() {
            self.card.nickname = name;
        } else if !name.is_empty() && name != self.card.nickname {
            self.remark(Remark::Aside(Part::Nickname));
        }
    }

    /// A note; a second one follows the first.
    pub fn note(&mut self, text: &str) {
        let note = &mut self.card.note;
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(&text.replace("\r\n", "\n"));
        *note = note.trim().to_owned();
    }

    /// The card, or why there is none, and the remarks.
    pub fn finish(mut self) -> (Result<Card, Unread>, Vec<Remark>) {
        self.card.phones = by_rank(&mut self.phones);
        self.card.emails = by_rank(&mut self.emails);
        if self.is_group {
            return (Err(Unread::Group), self.notes);
        }
        let email = self.card.emails.first().map_or("", String::as_str);
        let names = [
            (one_line(&self.card.name), None),
            (one_line(&self.pieces.join(" ")), None),
            (self.card.nickname.clone(), Some(Part::Nickname)),
            (one_line(&self.organisation), Some(Part::Organisation)),
            (email.to_owned(), Some(Part::Email)),
        ];
        let Some((name, from)) = names.into_iter().find(|(name, _)| !name.is_empty()) else {
            return (Err(Unread::NoName), self.notes);
        };
        if from != Some(Part::Organisation) && !self.organisation.trim().is_empty() {
            self.remark(Remark::Aside(Part::Other));
        }
        if let Some(part) = from {
            self.remark(Remark::NameFrom(part));
        }
        self.card.name = name;
        (Ok(self.card), self.notes)
    }
}

/// Digits of the scripts whose phones write numbers in them. (Unicode's own table of numbers would cost 1 KB.)
const fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '०'..='९' | '০'..='৯' | '０'..='９')
}

fn by_rank(all: &mut Vec<(u8, String)>) -> Vec<String> {
    sort_short(all, |one, other| one.0 < other.0);
    all.drain(..).map(|(_, text)| text).collect()
}

/// A text as one line without blanks at its ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty())
    {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn beginning(text: &str) -> String {
    text.chars().take(NAME_LIMIT).collect()
}
