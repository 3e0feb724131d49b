//! What is stored: one record a key. The shapes are frozen in `tests/fixtures`.

use crate::domain::calendar::InCalendar;
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::id::{Id, PersonId};
use crate::domain::journal::{CheckIn, Entry};
use crate::domain::person::Person;
use crate::domain::plan::Plan;
use crate::domain::reflection::Reflection;
use crate::domain::urge::Urge;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A record, shared rather than copied.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// A person.
    Person(Arc<Person>),
    /// A reflection.
    Reflection(Arc<Reflection>),
    /// A plan.
    Plan(Arc<Plan>),
    /// A contact.
    Contact(Arc<Contact>),
    /// How another record was before.
    Version(Arc<Version>),
    /// An entry of the journal.
    Entry(Arc<Entry>),
    /// A day's check-in.
    CheckIn(Arc<CheckIn>),
    /// A wish to write.
    Urge(Arc<Urge>),
    /// Something that went to the calendar.
    InCalendar(Arc<InCalendar>),
    /// A message that is being written.
    Draft(Arc<Draft>),
}

/// How a record was before: kept when long words were about to go, and when a backup brought back
/// an older form.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Version {
    /// The version's own id.
    pub id: Id,
    /// Of which record.
    pub of: Id,
    /// The day it was kept.
    #[serde(with = "crate::domain::day")]
    pub kept: NaiveDate,
    /// The record as it was. Never itself a version.
    pub record: Record,
}

/// Which kind a record is of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// A person.
    Person,
    /// A reflection.
    Reflection,
    /// A plan.
    Plan,
    /// A contact.
    Contact,
    /// An earlier version.
    Version,
    /// An entry of the journal.
    Entry,
    /// A day's check-in.
    CheckIn,
    /// A wish to write.
    Urge,
    /// Something that went to the calendar.
    InCalendar,
    /// A message that is being written.
    Draft,
}

impl Record {
    /// The id the record is kept under.
    #[must_use]
    pub fn id(&self) -> Id {
        match self {
            Self::Person(person) => person.id.0,
            Self::Reflection(reflection) => reflection.id.0,
            Self::Plan(plan) => plan.id.0,
            Self::Contact(contact) => contact.id.0,
            Self::Version(version) => version.id,
            Self::Entry(entry) => entry.id.0,
            Self::CheckIn(check_in) => check_in.id.0,
            Self::Urge(urge) => urge.id.0,
            Self::InCalendar(event) => event.id.0,
            Self::Draft(draft) => draft.id.0,
        }
    }

    /// The kind of record.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Person(_) => Kind::Person,
            Self::Reflection(_) => Kind::Reflection,
            Self::Plan(_) => Kind::Plan,
            Self::Contact(_) => Kind::Contact,
            Self::Version(_) => Kind::Version,
            Self::Entry(_) => Kind::Entry,
            Self::CheckIn(_) => Kind::CheckIn,
            Self::Urge(_) => Kind::Urge,
            Self::InCalendar(_) => Kind::InCalendar,
            Self::Draft(_) => Kind::Draft,
        }
    }

    /// The person it is about; `None` for what is about oneself.
    #[must_use]
    pub fn about(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person.id),
            Self::Reflection(reflection) => reflection.person,
            Self::Plan(plan) => Some(plan.person),
            Self::Contact(contact) => Some(contact.person),
            Self::Version(version) => version.record.about(),
            Self::Urge(urge) => Some(urge.person),
            Self::InCalendar(event) => Some(event.person),
            Self::Draft(draft) => Some(draft.person),
            Self::Entry(_) | Self::CheckIn(_) => None,
        }
    }
}
