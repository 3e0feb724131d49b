//! Two cards that turn out to be one person.

use super::Turn;
use crate::app::command::{Notice, Rejection};
use crate::app::history::{surplus, version};
use crate::app::route::Route;
use crate::domain::calendar::{CalendarItem, InCalendar};
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::id::{Id, PersonId};
use crate::domain::journal::Entry;
use crate::domain::person::{Milestone, Person};
use crate::domain::plan::{Plan, PlanState};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Answered};
use crate::domain::safety::SafetyRoute;
use crate::domain::urge::Urge;
use crate::store::record::{Record, Version};
use chrono::NaiveDate;
use std::sync::Arc;

impl Turn<'_, '_> {
    /// All about the second goes to the first, and the second card goes. What both cards hold stays as the first has it;
    /// the stricter safety answer wins. Words that would be lost are kept as an earlier version of the first.
    pub(super) fn merge(&mut self, into: PersonId, from: PersonId) -> Result<(), Rejection> {
        if into == from {
            return Err(Rejection::Gone);
        }
        let (first, second) = (self.person(into)?, self.person(from)?);
        let held = stricter(self.doc.safety(into), self.doc.safety(from));
        let places = places(&first.milestones, &second.milestones);
        let running = self.doc.running_plan(into).map(|plan| (**plan).clone());
        let other = self.doc.running_plan(from).map(|plan| (**plan).clone());
        let runs = running.is_some();
        let way = Way { into, from, runs, today: self.env.today, places: &places };
        let about: Vec<Id> = self.doc.all_about(from).into_iter().filter(|&id| id != from.0).collect();
        let moved: Vec<Record> =
            about.iter().filter_map(|&id| self.doc.record(id)).filter_map(|record| way.moved(record)).collect();
        for record in moved {
            self.put(record);
        }
        self.name_in_entries(from, into);
        // A space was promised to one of the two, who is both now (I1).
        if let (Some(mut plan), Some(other)) = (running, other) {
            plan.take_over_space(&other, self.env.today);
            self.put(Record::Plan(Arc::new(plan)));
        }
        self.name_in_plans(from, into);
        self.name_in_reflections(from, into);
        let mut card = joined(first.clone(), second.clone());
        // An answer that was left unsaved is not stored now, and one that is too mild does not hide it.
        card.safety = card.safety.filter(|&kept| held == Some(kept) || !kept.allows_contact());
        if let Some(held) = held.filter(|_| card.safety.is_none()) {
            self.doc.unsaved_safety.push((into, held));
        }
        if loses_words(&first, &second) {
            let id = self.fresh();
            let other = Person { id: into, safety: card.safety, archived: card.archived, died: card.died, ..second };
            self.put(version(&Record::Person(Arc::new(other)), self.env.today, id));
        }
        self.put(Record::Person(Arc::new(card)));
        self.take(from.0);
        for id in surplus(self.doc, into.0) {
            self.take(id);
        }
        self.close_plans(into, held.unwrap_or_default());
        self.say(Notice::Merged);
        self.go(Route::Person(into));
        Ok(())
    }

    /// Steps of anybody's plan that name the second; no step is with the one whom its plan is about.
    fn name_in_plans(&mut self, from: PersonId, into: PersonId) {
        let names = |plan: &Arc<Plan>| {
            plan.steps.iter().filter_map(|step| step.other).any(|other| other == from || other == plan.person)
        };
        let plans: Vec<Plan> = self.doc.plans().filter(|plan| names(plan)).map(|plan| (**plan).clone()).collect();
        for mut plan in plans {
            let about = plan.person;
            for step in &mut plan.steps {
                let other = step.other.map(|other| if other == from { into } else { other });
                step.other = other.filter(|&other| other != about);
            }
            self.put(Record::Plan(Arc::new(plan)));
        }
    }

    fn name_in_reflections(&mut self, from: PersonId, into: PersonId) {
        let names = |answered: &Answered| matches!(&answered.answer, Answer::People(people) if people.contains(&from));
        let reflections: Vec<Reflection> =
            self.doc.reflections().filter(|one| one.answers.values().any(names)).map(|one| (**one).clone()).collect();
        for mut reflection in reflections {
            let pages: Vec<(String, Answered)> =
                reflection.answers.iter().map(|(page, answered)| (page.to_owned(), answered.clone())).collect();
            for (page, mut answered) in pages {
                if let Answer::People(people) = &mut answered.answer {
                    people.retain(|&one| one != into);
                    for one in people.iter_mut() {
                        *one = if *one == from { into } else { *one };
                    }
                    people.retain(|&one| reflection.person != Some(one));
                    reflection.answers.insert(&page, answered);
                }
            }
            self.put(Record::Reflection(Arc::new(reflection)));
        }
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

/// From whom to whom records go.
struct Way<'a> {
    into: PersonId,
    from: PersonId,
    /// Whether a plan of the first runs: two never do (I4).
    runs: bool,
    today: NaiveDate,
    /// Where the days of the second stand in the joined card.
    places: &'a [usize],
}

impl Way<'_> {
    /// A record about the second, about the first. What is about nobody stays where it is.
    fn moved(&self, record: &Record) -> Option<Record> {
        let into = self.into;
        Some(match record {
            Record::Reflection(one) => {
                Record::Reflection(Arc::new(Reflection { person: Some(into), ..(**one).clone() }))
            }
            Record::Contact(one) => Record::Contact(Arc::new(Contact { person: into, ..(**one).clone() })),
            Record::Draft(one) => Record::Draft(Arc::new(Draft { person: into, ..(**one).clone() })),
            Record::Urge(one) => Record::Urge(Arc::new(Urge { person: into, ..(**one).clone() })),
            Record::InCalendar(one) => {
                let item = self.item(one.item);
                Record::InCalendar(Arc::new(InCalendar { person: into, item, ..(**one).clone() }))
            }
            Record::Plan(one) => {
                let replaced = self.runs && one.is_active();
                let state = if replaced { PlanState::Replaced(self.today) } else { one.state.clone() };
                Record::Plan(Arc::new(Plan { person: into, state, ..(**one).clone() }))
            }
            Record::Person(one) => Record::Person(Arc::new(Person { id: into, ..(**one).clone() })),
            // Words of earlier go along, so that deleting the person later leaves none of them behind.
            Record::Version(one) => {
                let of = if one.of == self.from.0 { into.0 } else { one.of };
                Record::Version(Arc::new(Version { of, record: self.moved(&one.record)?, ..(**one).clone() }))
            }
            Record::Entry(_) | Record::CheckIn(_) => return None,
        })
    }

    fn item(&self, item: CalendarItem) -> CalendarItem {
        match item {
            CalendarItem::Milestone(at) => {
                let place = self.places.get(usize::from(at)).and_then(|&place| u16::try_from(place).ok());
                CalendarItem::Milestone(place.unwrap_or(at))
            }
            other => other,
        }
    }
}

fn is_same_day(one: &Milestone, other: &Milestone) -> bool {
    one.kind == other.kind && one.on == other.on
}

/// Where each day of the second card stands in the joined one: with its like, or after those of the first.
fn places(first: &[Milestone], second: &[Milestone]) -> Vec<usize> {
    let mut end = first.len();
    let place = |one: &Milestone| {
        first.iter().position(|known| is_same_day(known, one)).unwrap_or_else(|| {
            end += 1;
            end - 1
        })
    };
    second.iter().map(place).collect()
}

/// Whether both cards say something in the same place, and not the same.
fn loses_words(first: &Person, second: &Person) -> bool {
    let words = |person: &Person| {
        [&person.best_way, &person.likes, &person.boundaries, &person.needs, &person.phone, &person.email]
            .map(|text| text.trim().to_owned())
    };
    let pairs = words(first).into_iter().zip(words(second));
    pairs.into_iter().any(|(one, other)| !one.is_empty() && !other.is_empty() && one != other)
}

fn joined(first: Person, second: Person) -> Person {
    let text = |first: String, second: String| if first.trim().is_empty() { second } else { first };
    let is_new = |one: &Milestone| !first.milestones.iter().any(|known| is_same_day(known, one));
    let new: Vec<Milestone> = second.milestones.into_iter().filter(is_new).collect();
    let milestones = first.milestones.into_iter().chain(new).collect();
    Person {
        ring: first.ring.min(second.ring),
        added: first.added.min(second.added),
        safety: stricter(first.safety, second.safety),
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
