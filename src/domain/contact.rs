//! The contact log: what passed between the user and a person.

use crate::domain::id::{ContactId, PersonId};
use crate::domain::person::Channel;
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

/// What came back to something the user wrote, and on which day one knew.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// They answered warmly.
    Warm(#[serde(with = "crate::domain::day")] NaiveDate),
    /// They answered briefly.
    Brief(#[serde(with = "crate::domain::day")] NaiveDate),
    /// Asked, and there was none yet. It is asked once.
    NotYet(#[serde(with = "crate::domain::day")] NaiveDate),
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
    /// Whether they started a talk or a meeting. What was written says by itself who started.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_them: bool,
    /// Whether it asks for no reply, so that none is waited for: the line before going quiet (K2, E18).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks_nothing: bool,
    /// By which way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// What came back, where the user wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// How it felt, in own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub feeling: String,
    /// What to do or ask next time.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub next_time: String,
}

impl Contact {
    /// A contact of which only the kind is known.
    #[must_use]
    pub const fn new(id: ContactId, person: PersonId, on: NaiveDate, kind: ContactKind) -> Self {
        Self {
            id,
            person,
            on,
            kind,
            note: String::new(),
            by_them: false,
            asks_nothing: false,
            channel: None,
            reply: None,
            feeling: String::new(),
            next_time: String::new(),
        }
    }

    /// Whether the user wrote, and nothing came back.
    #[must_use]
    pub const fn waits(&self) -> bool {
        matches!(self.kind, ContactKind::Wrote)
            && !self.asks_nothing
            && !matches!(self.reply, Some(Reply::Warm(_) | Reply::Brief(_)))
    }
}

/// How many of the newest contacts were the user's own, without an answer since (P4, I3).
/// `contacts` in order of time; a note that asks nothing is passed over.
#[must_use]
pub fn unanswered<'a>(contacts: impl DoubleEndedIterator<Item = &'a Contact>) -> usize {
    let counted = contacts.rev().filter(|contact| !contact.asks_nothing);
    counted.take_while(|contact| contact.waits()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn log(kinds: &[ContactKind]) -> Vec<Contact> {
        kinds
            .iter()
            .enumerate()
            .map(|(day, &kind)| {
                let on = NaiveDate::default() + chrono::Days::new(day as u64);
                Contact::new(ContactId(Id::from_bits(day as u64)), PersonId(Id::from_bits(1)), on, kind)
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
            assert_eq!(unanswered(log.iter()), expected, "{kinds:?}");
        }
    }

    #[test]
    fn a_reply_to_a_message_ends_the_count_and_none_yet_does_not() {
        let today = NaiveDate::default();
        for (reply, expected) in
            [(None, 2), (Some(Reply::NotYet(today)), 2), (Some(Reply::Warm(today)), 0), (Some(Reply::Brief(today)), 0)]
        {
            let mut log = log(&[ContactKind::Wrote, ContactKind::Wrote]);
            log[1].reply = reply;
            assert_eq!(unanswered(log.iter()), expected, "{reply:?}");
        }
    }
}
