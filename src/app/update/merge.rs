//! Two cards that turn out to be one person.

use super::Turn;
use crate::app::command::{Notice, Rejection};
use crate::app::route::Route;
use crate::domain::calendar::InCalendar;
use crate::domain::contact::Contact;
use crate::domain::id::{Id, PersonId};
use crate::domain::journal::Entry;
use crate::domain::person::{Milestone, Person};
use crate::domain::plan::{Plan, PlanState};
use crate::domain::reflection::Reflection;
use crate::domain::safety::SafetyRoute;
use crate::domain::urge::Urge;
use crate::store::record::Record;
use chrono::NaiveDate;
use std::sync::Arc;

impl Turn<'_, '_> {
    /// All about the second goes to the first, and the second card goes. What both cards hold stays as the first has it;
    /// the stricter safety answer wins.
    pub(super) fn merge(&mut self, into: PersonId, from: PersonId) -> Result<(), Rejection> {
        if into == from {
            return Err(Rejection::Gone);
        }
        let (first, second) = (self.person(into)?, self.person(from)?);
        let running = self.doc.running_plan(into).map(|plan| (**plan).clone());
        let other = self.doc.running_plan(from).map(|plan| (**plan).clone());
        let (runs, safety) = (running.is_some(), self.joined_safety(into, from));
        let today = self.env.today;
        let about: Vec<Id> = self.doc.all_about(from);
        let moved: Vec<Record> = about
            .iter()
            .filter_map(|&id| self.doc.record(id))
            .filter_map(|record| moved(record, into, runs, today))
            .collect();
        for record in moved {
            self.put(record);
        }
        self.name_in_entries(from, into);
        // A space was promised to one of the two, who is both now (I1).
        if let (Some(mut plan), Some(other)) = (running, other) {
            plan.take_over_space(&other, today);
            self.put(Record::Plan(Arc::new(plan)));
        }
        self.put(Record::Person(Arc::new(Person { safety, ..joined(first, second) })));
        self.take(from.0);
        self.close_plans(into, self.doc.safety(into).unwrap_or_default());
        self.say(Notice::Merged);
        self.go(Route::Person(into));
        Ok(())
    }

    /// The stricter answer wins, and is kept where both may be (I2).
    fn joined_safety(&mut self, into: PersonId, from: PersonId) -> Option<SafetyRoute> {
        let route = stricter(self.doc.safety(into), self.doc.safety(from))?;
        let may_keep = [into, from].into_iter().all(|one| {
            self.doc.safety(one).is_none() || self.doc.person(one).is_some_and(|person| person.safety.is_some())
        });
        if may_keep {
            return Some(route);
        }
        self.doc.unsaved_safety.retain(|(one, _)| *one != into);
        self.doc.unsaved_safety.push((into, route));
        None
    }

    fn name_in_entries(&mut self, from: PersonId, into: PersonId) {
        let entries: Vec<Entry> =
            self.doc.entries().filter(|entry| entry.people.contains(&from)).map(|entry| (**entry).clone()).collect();
        for mut entry in entries {
            entry.people.retain(|&one| one != into);
            for one in &mut entry.people {
                *one = if *one == from { into } else { *one };
            }
            self.put(Record::Entry(Arc::new(entry)));
        }
    }
}

/// A record about somebody, about somebody else; a card and its versions stay where they are.
fn moved(record: &Record, into: PersonId, runs: bool, today: NaiveDate) -> Option<Record> {
    Some(match record {
        Record::Reflection(one) => Record::Reflection(Arc::new(Reflection { person: Some(into), ..(**one).clone() })),
        Record::Contact(one) => Record::Contact(Arc::new(Contact { person: into, ..(**one).clone() })),
        Record::Urge(one) => Record::Urge(Arc::new(Urge { person: into, ..(**one).clone() })),
        Record::InCalendar(one) => Record::InCalendar(Arc::new(InCalendar { person: into, ..(**one).clone() })),
        Record::Plan(one) => {
            let state = if runs && one.is_active() { PlanState::Replaced(today) } else { one.state.clone() };
            Record::Plan(Arc::new(Plan { person: into, state, ..(**one).clone() }))
        }
        Record::Person(_) | Record::Version(_) | Record::Entry(_) | Record::CheckIn(_) => return None,
    })
}

fn joined(first: Person, second: Person) -> Person {
    let text = |first: String, second: String| if first.trim().is_empty() { second } else { first };
    let is_new = |one: &Milestone| !first.milestones.iter().any(|known| known.kind == one.kind && known.on == one.on);
    let new: Vec<Milestone> = second.milestones.into_iter().filter(is_new).collect();
    let milestones = first.milestones.into_iter().chain(new).collect();
    Person {
        ring: first.ring.min(second.ring),
        added: first.added.min(second.added),
        best_way: text(first.best_way, second.best_way),
        likes: text(first.likes, second.likes),
        relation: first.relation.or(second.relation),
        channel: first.channel.or(second.channel),
        depth: first.depth.or(second.depth),
        phone: text(first.phone, second.phone),
        email: text(first.email, second.email),
        boundaries: text(first.boundaries, second.boundaries),
        needs: text(first.needs, second.needs),
        rhythm: first.rhythm.or(second.rhythm),
        later: first.later.or(second.later),
        milestones,
        last_known: first.last_known.or(second.last_known),
        could_grow: first.could_grow || second.could_grow,
        died: first.died || second.died,
        card: text(first.card, second.card),
        ..first
    }
}

fn stricter(first: Option<SafetyRoute>, second: Option<SafetyRoute>) -> Option<SafetyRoute> {
    match (first, second) {
        (Some(a), Some(b)) => Some(SafetyRoute {
            fear: a.fear || b.fear,
            stopped: a.stopped || b.stopped,
            careful: a.careful || b.careful,
        }),
        (one, other) => one.or(other),
    }
}
