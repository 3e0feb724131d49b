//! The contact log: what passed between the user and a person.

use crate::domain::id::{ContactId, PersonId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What kind of contact it was, in the words of the two-tap log.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactKind {
    /// I wrote, and there is no reply yet.
    Wrote,
    /// They wrote, on their own or in reply.
    TheyWrote,
    /// We talked by voice or video.
    Talked,
    /// We met.
    Met,
}

impl ContactKind {
    /// All kinds, in the order of the log page.
    pub const ALL: [Self; 4] = [Self::Wrote, Self::TheyWrote, Self::Talked, Self::Met];
}

/// One entry of the log.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Contact {
    /// The record's id.
    pub id: ContactId,
    /// With whom.
    pub person: PersonId,
    /// On which day. Today by default; earlier days are allowed, later ones are not.
    #[serde(with = "crate::domain::day")]
    pub on: NaiveDate,
    /// What happened.
    pub kind: ContactKind,
    /// A note for oneself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// How many of the newest contacts were the user's own, without an answer since (P4, I3).
/// `contacts` must be in order of time.
#[must_use]
pub fn unanswered(contacts: &[&Contact]) -> usize {
    contacts.iter().rev().take_while(|contact| contact.kind == ContactKind::Wrote).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn log(kinds: &[ContactKind]) -> Vec<Contact> {
        kinds
            .iter()
            .enumerate()
            .map(|(day, &kind)| Contact {
                id: ContactId(Id::from_bits(day as u64)),
                person: PersonId(Id::from_bits(1)),
                on: NaiveDate::default() + chrono::Days::new(day as u64),
                kind,
                note: String::new(),
            })
            .collect()
    }

    #[test]
    fn only_the_newest_own_messages_count_as_unanswered() {
        use ContactKind::*;
        for (kinds, expected) in [
            (&[][..], 0),
            (&[Wrote, Wrote], 2),
            (&[Wrote, TheyWrote, Wrote], 1),
            (&[Wrote, Met], 0),
            (&[Wrote, Talked, Wrote, Wrote], 2),
        ] {
            let log = log(kinds);
            assert_eq!(unanswered(&log.iter().collect::<Vec<_>>()), expected, "{kinds:?}");
        }
    }
}
