//! What is stored: one record a key. The shapes are frozen in `tests/fixtures`.

use crate::domain::contact::Contact;
use crate::domain::id::{Id, PersonId};
use crate::domain::person::Person;
use crate::domain::plan::Plan;
use crate::domain::reflection::Reflection;
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
        }
    }

    /// The person it is about.
    #[must_use]
    pub fn about(&self) -> PersonId {
        match self {
            Self::Person(person) => person.id,
            Self::Reflection(reflection) => reflection.person,
            Self::Plan(plan) => plan.person,
            Self::Contact(contact) => contact.person,
        }
    }
}
