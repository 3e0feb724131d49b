//! What an address book says of one person, as far as Ebb has a place for it.

use crate::domain::yearly::Yearly;

/// A card. Texts are single trimmed lines; only a note may have more.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Card {
    /// What they are called; never empty in a card that was read, but maybe longer than a name may be here.
    pub name: String,
    /// What friends call them; may be empty.
    pub nickname: String,
    /// Numbers as written, the preferred first, each once.
    pub phones: Vec<String>,
    /// Addresses, the preferred first, each once.
    pub emails: Vec<String>,
    /// Their birthday.
    pub birthday: Option<Yearly>,
    /// Their wedding day, or another they keep.
    pub anniversary: Option<Yearly>,
    /// Other days that come back: what they are called, which may be nothing, and when.
    pub dates: Vec<(String, Yearly)>,
    /// The groups they are in.
    pub groups: Vec<String>,
    /// The card's id in its address book; may be empty.
    pub uid: String,
    /// A note; may have several lines.
    pub note: String,
}

/// One card of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its place in the file, from 1.
    pub number: usize,
    /// The card, or why there is none.
    pub result: Result<Card, Unread>,
    /// What was left aside within it, or guessed. Each remark once.
    pub notes: Vec<Remark>,
}

/// Why a card gives nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unread {
    /// No name, no nickname, no organisation and no e-mail address.
    NoName,
    /// A list of people, not a person (RFC 6350, section 6.1.4).
    Group,
    /// Text between cards that belongs to none.
    NotACard,
}

/// A part of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// What friends call them.
    Nickname,
    /// Whom they work for.
    Organisation,
    /// A number.
    Phone,
    /// An e-mail address.
    Email,
    /// The birthday.
    Birthday,
    /// The anniversary.
    Anniversary,
    /// Another day.
    Date,
    /// A group.
    Group,
    /// The card's id.
    Uid,
    /// The note.
    Note,
    /// A picture.
    Photo,
    /// A sound.
    Sound,
    /// Anything that Ebb has no place for: addresses, pages, titles.
    Other,
}

/// What is to be said about a card beyond its contents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Remark {
    /// The card has no end: the file may be cut off.
    NoEnd,
    /// It stands within another card, as the agent of somebody.
    Inside,
    /// It has lines that say nothing.
    Junk,
    /// For want of a name this part is taken as one.
    NameFrom(Part),
    /// Nothing says in which letters it is written: those of Western Europe were taken.
    Guessed,
    /// A text in letters or a code that Ebb does not know, by name.
    Letters(String),
    /// Could not be read; as it was written.
    Unreadable(Part, String),
    /// A day that could be two days, such as 3/10/1990; as it was written.
    Ambiguous(Part, String),
    /// Longer than there is room for.
    TooLong(Part),
    /// Well formed, and left aside.
    Aside(Part),
    /// The card says when they died (RFC 6474).
    Died,
}

/// Keeps a remark, once.
pub fn remark(notes: &mut Vec<Remark>, remark: Remark) {
    if !notes.contains(&remark) {
        notes.push(remark);
    }
}

/// So many digits at the end tell one number from another.
const ENOUGH: usize = 7;

/// Whether two numbers are one: the same digits, or those without what leads from one's own country or town to
/// the other's, as in +351 912 345 678 and 912 345 678.
#[must_use]
pub fn same_number(one: &str, other: &str) -> bool {
    let mut ends = [one, other].map(|text| text.bytes().rev().filter(u8::is_ascii_digit));
    let mut same = 0;
    loop {
        let [one_left, other_left] = &mut ends;
        match (one_left.next(), other_left.next()) {
            (Some(a), Some(b)) if a == b => same += 1,
            (None, None) => return same > 0 || one == other,
            (a, b) => {
                let mut sides = [a, b].into_iter().zip(ends);
                let is_zeros = |(next, left): (Option<u8>, _)| next.into_iter().chain(left).all(|digit| digit == b'0');
                return same >= ENOUGH && sides.any(is_zeros);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_with_and_without_the_way_to_it() {
        for (one, other, same) in [
            ("+351 912 345 678", "912345678", true),
            ("0171-2345678", "+49 (171) 2345678", true),
            ("00351912345678", "+351912345678", true),
            ("112", "112", true),
            ("112", "0112", false),
            ("12", "912345612", false),
            ("+351 912 345 678", "+351 912 345 679", false),
            ("٩١٢", "٩١٢", true),
            ("٩١٢", "٩١٣", false),
        ] {
            assert_eq!((same_number(one, other), same_number(other, one)), (same, same), "{one} and {other}");
        }
    }
}
