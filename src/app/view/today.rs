//! Today: at most three small things, what waits, and a few people.

use super::people::{Row, row};
use crate::app::doc::Doc;
use crate::app::resume::way;
use crate::domain::contact::Contact;
use crate::domain::id::{Id, PersonId, PlanId, ReflectionId};
use crate::domain::journal::{Energy, Mood};
use crate::domain::person::Person;
use crate::domain::plan::PlanState;
use crate::domain::plan::step::StepKind;
use crate::domain::plan::today::{self as due, What, With};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::guide::GuideId;
use crate::domain::table::{sort_ids, sort_short};
use chrono::NaiveDate;
use std::sync::Arc;

/// What Today shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Today {
    /// Things to do, the first one large; at most three.
    pub things: Vec<Thing>,
    /// Whether many rhythms have come round at once.
    pub piled_up: bool,
    /// Proposed plans that wait to be looked at: plan and name.
    pub proposals: Vec<(PlanId, String)>,
    /// Reflections that wait at a page.
    pub reflections: Vec<Open>,
    /// A few people.
    pub people: Vec<Row>,
    /// The day's check-in; `None` while it has not been asked.
    pub check_in: Option<(Option<Mood>, Option<Energy>)>,
}

/// One thing to do.
#[derive(Clone, PartialEq, Debug)]
pub struct Thing {
    /// What it is of.
    pub what: What,
    /// What it is.
    pub kind: StepKind,
    /// Whom it is about.
    pub about: PersonId,
    /// Their name.
    pub name: String,
    /// With whom else it is.
    pub other: Option<String>,
    /// In the user's own words, where they wrote it down.
    pub own: Option<String>,
    /// The day it is for; a milestone may lie ahead.
    pub due: NaiveDate,
}

/// A reflection that waits at a page.
#[derive(Clone, PartialEq, Debug)]
pub struct Open {
    /// Which.
    pub id: ReflectionId,
    /// Which guide or exercise.
    pub guide: GuideId,
    /// About whom; empty when it is about nobody else.
    pub name: String,
    /// The page it waits at, from 1.
    pub at: usize,
    /// How many pages ask something.
    pub of: usize,
    /// The day something was last written.
    pub touched: NaiveDate,
}

/// People shown on Today.
const MOST_PEOPLE: usize = 5;

/// What Today shows on a day.
#[must_use]
pub fn today(doc: &Doc, today: NaiveDate) -> Today {
    let people: Vec<With<'_>> =
        doc.people().filter(|person| may_show(doc, person)).map(|person| doc.with(person, today)).collect();
    Today {
        things: due::things(&people, today, energy(doc, today))
            .into_iter()
            .filter_map(|thing| named(doc, thing))
            .collect(),
        piled_up: people.iter().filter(|with| due::rhythm(with, today).is_some()).count() >= MUCH,
        proposals: proposals(doc),
        reflections: open(doc),
        people: with_plans_first(doc, today),
        check_in: doc.check_in(today).map(|check_in| (check_in.mood, check_in.energy)),
    }
}

/// So many rhythms at once are much.
const MUCH: usize = 6;

fn energy(doc: &Doc, today: NaiveDate) -> Energy {
    doc.check_in(today).and_then(|check_in| check_in.energy).unwrap_or(Energy::Good)
}

fn named(doc: &Doc, thing: due::Thing) -> Option<Thing> {
    let name = |id| doc.person(id).map(|person| person.name.to_string());
    Some(Thing {
        what: thing.what,
        kind: thing.kind,
        about: thing.about,
        name: name(thing.about)?,
        other: thing.other.and_then(name),
        own: own(doc, thing),
        due: thing.due,
    })
}

/// Only those about whom something could show are looked at closely: a circle may be large.
fn may_show(doc: &Doc, person: &Person) -> bool {
    // Whoever is put away or has died is looked at, so that nobody is asked to write to them.
    person.died
        || person.archived
        || person.rhythm.is_some()
        || !person.milestones.is_empty()
        || doc.safety(person.id).is_some()
        || doc.plans_about(person.id).next().is_some()
        || doc.contacts_with(person.id).next_back().is_some_and(Contact::waits)
}

/// What the user wrote down for it: something to do meanwhile, or what a day is called.
fn own(doc: &Doc, thing: due::Thing) -> Option<String> {
    match thing.what {
        What::Meanwhile(plan, at) => doc.plan(plan)?.space.meanwhile.get(at?).cloned(),
        What::Milestone(at) => {
            let label = &doc.person(thing.about)?.milestones.get(at)?.label;
            (!label.trim().is_empty()).then(|| label.clone())
        }
        _ => None,
    }
}

fn proposals(doc: &Doc) -> Vec<(PlanId, String)> {
    doc.plans()
        .filter(|plan| plan.state == PlanState::Proposed)
        .filter_map(|plan| Some((plan.id, doc.person(plan.person)?.name.to_string())))
        .collect()
}

/// Reflections that still wait at a page and have not led to a plan, as rows, the newest first.
#[must_use]
pub fn open(doc: &Doc) -> Vec<Open> {
    let mut open: Vec<Open> = open_reflections(doc)
        .filter_map(|reflection| {
            let way = way(doc, reflection);
            let page = way.pages[way.current?];
            let (at, of) = way.progress(page.id);
            Some(Open {
                id: reflection.id,
                guide: reflection.guide,
                name: name_of(doc, reflection)?,
                at,
                of,
                touched: reflection.touched,
            })
        })
        .collect();
    sort_short(&mut open, |a, b| (a.touched, a.id) > (b.touched, b.id));
    open
}

/// Reflections that wait at a page and that no plan has come from yet.
fn open_reflections(doc: &Doc) -> impl Iterator<Item = &Arc<Reflection>> {
    let mut planned: Vec<Id> = doc.plans().filter_map(|plan| plan.reflection).map(|id| id.0).collect();
    sort_ids(&mut planned);
    doc.reflections().filter(move |one| planned.binary_search(&one.id.0).is_err() && waits(doc, one))
}

/// Whether a reflection still waits at a page: not ended, and not an exercise that was opened and left
/// without a word.
fn waits(doc: &Doc, reflection: &Reflection) -> bool {
    let opened_only = reflection.guide.situation().is_none() && reflection.answers.is_empty();
    !reflection.ended && !opened_only && way(doc, reflection).current.is_some()
}

/// The oldest reflection about a person that is still open.
pub(super) fn open_about(doc: &Doc, person: PersonId) -> Option<ReflectionId> {
    let is_open = |one: &&Arc<Reflection>| doc.plan_from(one).is_none() && waits(doc, one);
    doc.reflections_about(person).find(is_open).map(|one| one.id)
}

/// About whom a reflection is: empty when about nobody else, `None` when that person is gone.
#[must_use]
pub fn name_of(doc: &Doc, reflection: &Reflection) -> Option<String> {
    match reflection.person {
        Some(person) => doc.person(person).map(|person| person.name.to_string()),
        None => Some(String::new()),
    }
}

/// Those with a running plan first, then the rest of the inner rings.
fn with_plans_first(doc: &Doc, today: NaiveDate) -> Vec<Row> {
    let order = |person: &Person| (!doc.plans_about(person.id).any(|plan| plan.is_active()), person.ring, person.added);
    let mut people: Vec<_> = doc.people().map(|person| (order(person), person)).collect();
    sort_short(&mut people, |(a, _), (b, _)| a < b);
    people.into_iter().take(MOST_PEOPLE).map(|(_, person)| row(doc, person, today)).collect()
}
