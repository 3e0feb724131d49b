//! The document: every record in memory, found by id or by the person it is about. No operation
//! walks all records, so that its cost does not grow with the store.

use super::command::Notice;
use super::history;
use crate::domain::calendar::InCalendar;
use crate::domain::contact::{Contact, unanswered};
use crate::domain::draft::Draft;
use crate::domain::id::{ContactId, DraftId, EntryId, Id, PersonId, PlanId, ReflectionId};
use crate::domain::journal::{CheckIn, Entry};
use crate::domain::person::{LastKnown, Person};
use crate::domain::plan::Plan;
use crate::domain::plan::standing::{Standing, standing};
use crate::domain::plan::today::With;
use crate::domain::reflection::Reflection;
use crate::domain::safety::SafetyRoute;
use crate::domain::urge::Urge;
use crate::store::record::{Kind, Record, Version};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A place in the index: kind, person, day and id, packed so that places sort in this order.
type Place = u128;

/// All records and what is known in this session only.
#[derive(Clone, Default, Debug)]
pub struct Doc {
    /// By id. Both maps have one type, so that the bundle holds its code once.
    records: BTreeMap<u128, Record>,
    /// By place.
    index: BTreeMap<Place, Record>,
    /// Safety routes that were left unsaved: they hold until the app is closed.
    pub(super) unsaved_safety: Vec<(PersonId, SafetyRoute)>,
    /// What the last command that can be undone replaced, and what it said.
    pub(super) undo: Vec<Change>,
    pub(super) undo_of: Option<Notice>,
    /// Letters of all earlier versions.
    version_letters: usize,
}

/// One replaced record; `before` is `None` where there was none.
#[derive(Clone, Debug)]
pub struct Change {
    /// Which record.
    pub id: Id,
    /// What stood there.
    pub before: Option<Record>,
}

impl Doc {
    /// A document of loaded records.
    #[must_use]
    pub fn new(records: Vec<Record>) -> Self {
        let mut doc = Self::default();
        doc.add(records);
        doc
    }

    /// Takes in more records that were loaded.
    pub fn add(&mut self, records: Vec<Record>) {
        for record in records {
            self.put(record);
        }
    }

    /// Whether nothing has been written yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The record with this id.
    #[must_use]
    pub fn record(&self, id: Id) -> Option<&Record> {
        self.records.get(&id.bits().into())
    }

    /// A person.
    #[must_use]
    pub fn person(&self, id: PersonId) -> Option<&Arc<Person>> {
        match self.record(id.0) {
            Some(Record::Person(person)) => Some(person),
            _ => None,
        }
    }

    /// A reflection.
    #[must_use]
    pub fn reflection(&self, id: ReflectionId) -> Option<&Arc<Reflection>> {
        match self.record(id.0) {
            Some(Record::Reflection(reflection)) => Some(reflection),
            _ => None,
        }
    }

    /// A plan.
    #[must_use]
    pub fn plan(&self, id: PlanId) -> Option<&Arc<Plan>> {
        match self.record(id.0) {
            Some(Record::Plan(plan)) => Some(plan),
            _ => None,
        }
    }

    /// A contact.
    #[must_use]
    pub fn contact(&self, id: ContactId) -> Option<&Arc<Contact>> {
        match self.record(id.0) {
            Some(Record::Contact(contact)) => Some(contact),
            _ => None,
        }
    }

    /// Those whom records are about without a record of their own: what was written about somebody
    /// stays when their own record cannot be read. Walks all records; only for an export.
    #[must_use]
    pub fn strays(&self) -> Vec<PersonId> {
        let mut strays = Vec::new();
        for id in self.records.values().filter_map(Record::about) {
            if self.person(id).is_none() && !strays.contains(&id) {
                strays.push(id);
            }
        }
        strays
    }

    /// All people.
    pub fn people(&self) -> impl Iterator<Item = &Arc<Person>> {
        self.of_kind(Kind::Person).filter_map(|record| match record {
            Record::Person(person) => Some(person),
            _ => None,
        })
    }

    /// All plans.
    pub fn plans(&self) -> impl Iterator<Item = &Arc<Plan>> {
        self.of_kind(Kind::Plan).filter_map(plan_of)
    }

    /// All reflections.
    pub fn reflections(&self) -> impl DoubleEndedIterator<Item = &Arc<Reflection>> {
        self.of_kind(Kind::Reflection).filter_map(reflection_of)
    }

    /// The earlier versions of a record, the oldest first.
    pub fn versions_of(&self, id: Id) -> impl Iterator<Item = &Version> {
        self.about(Kind::Version, PersonId(id)).filter_map(version_of)
    }

    /// All earlier versions.
    pub fn versions(&self) -> impl Iterator<Item = &Version> {
        self.of_kind(Kind::Version).filter_map(version_of)
    }

    /// Letters of all earlier versions.
    #[must_use]
    pub const fn version_letters(&self) -> usize {
        self.version_letters
    }

    /// What can be undone, by what was said when it was done.
    #[must_use]
    pub const fn undo_of(&self) -> Option<Notice> {
        self.undo_of
    }

    /// The ids of everything about a person, the person last. Versions lie by their record, which may
    /// be gone or unreadable, so all of them are looked at: there is room for few (`history::ROOM`).
    #[must_use]
    pub fn all_about(&self, person: PersonId) -> Vec<Id> {
        let versions =
            self.versions().filter(|version| version.record.about() == Some(person)).map(|version| version.id);
        let kinds = [Kind::Reflection, Kind::Plan, Kind::Contact, Kind::Urge, Kind::InCalendar, Kind::Draft];
        let records = kinds.into_iter().flat_map(|kind| self.about(kind, person)).map(Record::id);
        versions.chain(records).chain([person.0]).collect()
    }

    /// A record's id after those of its earlier versions.
    #[must_use]
    pub fn with_versions(&self, id: Id) -> Vec<Id> {
        self.versions_of(id).map(|version| version.id).chain([id]).collect()
    }

    /// The plans about a person, the oldest first.
    pub fn plans_about(&self, person: PersonId) -> impl Iterator<Item = &Arc<Plan>> {
        self.about(Kind::Plan, person).filter_map(plan_of)
    }

    /// The reflections about a person, the oldest first.
    pub fn reflections_about(&self, person: PersonId) -> impl Iterator<Item = &Arc<Reflection>> {
        self.about(Kind::Reflection, person).filter_map(reflection_of)
    }

    /// The contacts with a person in order of time. From the end, it costs what is looked at.
    pub fn contacts_with(&self, person: PersonId) -> impl DoubleEndedIterator<Item = &Contact> {
        self.about(Kind::Contact, person).filter_map(|record| match record {
            Record::Contact(contact) => Some(&**contact),
            _ => None,
        })
    }

    /// Own messages to a person without a reply (I3).
    #[must_use]
    pub fn unanswered(&self, person: PersonId) -> usize {
        unanswered(self.contacts_with(person))
    }

    /// The plan about a person that runs.
    #[must_use]
    pub fn running_plan(&self, person: PersonId) -> Option<&Arc<Plan>> {
        self.plans_about(person).filter(|plan| plan.is_active()).last()
    }

    /// The wishes to write to a person, the oldest first.
    pub fn urges(&self, person: PersonId) -> impl DoubleEndedIterator<Item = &Arc<Urge>> {
        self.about(Kind::Urge, person).filter_map(|record| match record {
            Record::Urge(urge) => Some(urge),
            _ => None,
        })
    }

    /// What about a person went to the calendar, the oldest first.
    pub fn in_calendar(&self, person: PersonId) -> impl Iterator<Item = &Arc<InCalendar>> {
        self.about(Kind::InCalendar, person).filter_map(|record| match record {
            Record::InCalendar(event) => Some(event),
            _ => None,
        })
    }

    /// A draft.
    #[must_use]
    pub fn draft(&self, id: DraftId) -> Option<&Arc<Draft>> {
        match self.record(id.0) {
            Some(Record::Draft(draft)) => Some(draft),
            _ => None,
        }
    }

    /// All drafts. There are few: what was sent is in the log, and no draft any more.
    pub fn drafts(&self) -> impl DoubleEndedIterator<Item = &Arc<Draft>> {
        self.of_kind(Kind::Draft).filter_map(draft_of)
    }

    /// The drafts to a person, the oldest first.
    pub fn drafts_to(&self, person: PersonId) -> impl DoubleEndedIterator<Item = &Arc<Draft>> {
        self.about(Kind::Draft, person).filter_map(draft_of)
    }

    /// Somebody, with what decides about what may show about them.
    #[must_use]
    pub fn with<'a>(&'a self, person: &'a Person, today: NaiveDate) -> With<'a> {
        let newest = self.contacts_with(person.id).next_back();
        let unasked = newest.filter(|contact| contact.waits() && contact.reply.is_none());
        With {
            person,
            standing: self.standing(person, today),
            plan: self.running_plan(person.id).map(|plan| &**plan),
            unanswered: self.unanswered(person.id),
            last: newest.map(|contact| contact.on).or_else(|| person.last_known.and_then(LastKnown::day)),
            unasked: unasked.map(|contact| (contact.id, contact.on)),
        }
    }

    /// An entry of the journal.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&Arc<Entry>> {
        match self.record(id.0) {
            Some(Record::Entry(entry)) => Some(entry),
            _ => None,
        }
    }

    /// All entries of the journal, the oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.of_kind(Kind::Entry).filter_map(|record| match record {
            Record::Entry(entry) => Some(entry),
            _ => None,
        })
    }

    /// All check-ins, the oldest first.
    pub fn check_ins(&self) -> impl DoubleEndedIterator<Item = &Arc<CheckIn>> {
        self.of_kind(Kind::CheckIn).filter_map(|record| match record {
            Record::CheckIn(check_in) => Some(check_in),
            _ => None,
        })
    }

    /// The check-in of a day.
    #[must_use]
    pub fn check_in(&self, on: NaiveDate) -> Option<&Arc<CheckIn>> {
        let day = on.num_days_from_ce().unsigned_abs();
        let of_day = self.index.range(pack(Kind::CheckIn, NOBODY, day, 0)..=pack(Kind::CheckIn, NOBODY, day, !0));
        of_day.last().and_then(|(_, record)| match record {
            Record::CheckIn(check_in) => Some(check_in),
            _ => None,
        })
    }

    /// The plan about a person that runs, or else waits to be accepted.
    #[must_use]
    pub fn current_plan(&self, person: PersonId) -> Option<&Arc<Plan>> {
        let plans = || self.plans_about(person);
        plans().filter(|plan| plan.is_active()).last().or_else(|| plans().last())
    }

    /// The plan that came from a reflection.
    #[must_use]
    pub fn plan_from(&self, reflection: &Reflection) -> Option<&Arc<Plan>> {
        self.plans_about(reflection.person?).find(|plan| plan.reflection == Some(reflection.id))
    }

    /// The safety route of a person: kept, or known in this session. `None` when it must be asked.
    #[must_use]
    pub fn safety(&self, person: PersonId) -> Option<SafetyRoute> {
        self.person(person).and_then(|person| person.safety).or_else(|| self.unsaved_safety(person))
    }

    fn unsaved_safety(&self, person: PersonId) -> Option<SafetyRoute> {
        self.unsaved_safety.iter().rev().find(|(one, _)| *one == person).map(|(_, route)| *route)
    }

    /// How things stand with a person on a day.
    #[must_use]
    pub fn standing(&self, person: &Person, today: NaiveDate) -> Standing {
        if !person.died && self.safety(person.id).is_some_and(|safety| !safety.allows_contact()) {
            return Standing::NoContact;
        }
        standing(person, self.plans_about(person.id).map(|plan| &**plan), today)
    }

    /// Puts a record in its place and returns what stood there.
    pub(super) fn put(&mut self, record: Record) -> Option<Record> {
        let before = self.take(record.id());
        self.version_letters += letters_kept(&record);
        self.index.insert(place(&record), record.clone());
        self.records.insert(record.id().bits().into(), record);
        before
    }

    /// Takes a record out.
    pub(super) fn take(&mut self, id: Id) -> Option<Record> {
        let before = self.records.remove(&id.bits().into())?;
        self.index.remove(&place(&before));
        self.version_letters -= letters_kept(&before);
        Some(before)
    }

    fn of_kind(&self, kind: Kind) -> impl DoubleEndedIterator<Item = &Record> {
        self.index.range(pack(kind, 0, 0, 0)..pack(kind, !0, !0, !0)).map(|(_, record)| record)
    }

    fn about(&self, kind: Kind, person: PersonId) -> impl DoubleEndedIterator<Item = &Record> {
        let person = person.0.bits();
        self.index.range(pack(kind, person, 0, 0)..pack(kind, person, !0, !0)).map(|(_, record)| record)
    }
}

/// Kind in 4 bits, person in 50, day of the common era in 22, id in 50.
const fn pack(kind: Kind, person: u64, day: u32, id: u64) -> Place {
    const ID: u128 = (1 << 50) - 1;
    const DAY: u128 = (1 << 22) - 1;
    (kind as u128) << 122 | (person as u128 & ID) << 72 | (day as u128 & DAY) << 50 | (id as u128 & ID)
}

fn plan_of(record: &Record) -> Option<&Arc<Plan>> {
    match record {
        Record::Plan(plan) => Some(plan),
        _ => None,
    }
}

fn reflection_of(record: &Record) -> Option<&Arc<Reflection>> {
    match record {
        Record::Reflection(reflection) => Some(reflection),
        _ => None,
    }
}

fn draft_of(record: &Record) -> Option<&Arc<Draft>> {
    match record {
        Record::Draft(draft) => Some(draft),
        _ => None,
    }
}

fn version_of(record: &Record) -> Option<&Version> {
    match record {
        Record::Version(version) => Some(version),
        _ => None,
    }
}

fn letters_kept(record: &Record) -> usize {
    if record.kind() == Kind::Version { history::letters(record) } else { 0 }
}

/// Where what is about nobody else lies: no id is made of zeros, the moment is in it.
const NOBODY: u64 = 0;

/// Versions lie by the record they are of, everything else by person.
fn place(record: &Record) -> Place {
    let day = match record {
        Record::Person(person) => person.added.num_days_from_ce(),
        Record::Reflection(reflection) => reflection.begun.num_days_from_ce(),
        Record::Plan(plan) => plan.made.num_days_from_ce(),
        Record::Contact(contact) => contact.on.num_days_from_ce(),
        Record::Version(version) => version.kept.num_days_from_ce(),
        Record::Entry(entry) => entry.on.num_days_from_ce(),
        Record::CheckIn(check_in) => check_in.on.num_days_from_ce(),
        Record::Urge(urge) => urge.on.num_days_from_ce(),
        Record::InCalendar(event) => event.on.num_days_from_ce(),
        Record::Draft(draft) => draft.on.num_days_from_ce(),
    };
    let of = match record {
        Record::Version(version) => version.of.bits(),
        _ => record.about().map_or(NOBODY, |person| person.0.bits()),
    };
    pack(record.kind(), of, day.unsigned_abs(), record.id().bits())
}
