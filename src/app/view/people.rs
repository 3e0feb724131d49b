//! People as rows, and one person's page.

use crate::app::doc::Doc;
use crate::domain::contact::Contact;
use crate::domain::id::{PersonId, PlanId, ReflectionId};
use crate::domain::person::{Person, Ring};
use crate::domain::plan::standing::Standing;
use crate::domain::plan::{Plan, Step};
use crate::domain::reflection::Reflection;
use crate::domain::table::sort_short;
use crate::domain::tide::{Span, Tide};
use chrono::NaiveDate;
use std::sync::Arc;

/// How a pebble is filled: by when contact was last, or by space. Always with words beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fill {
    /// Within two weeks.
    Recent,
    /// Two to eight weeks.
    Mid,
    /// Longer, or not known.
    Far,
    /// Giving space.
    Space,
}

/// A person in a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Letters for the pebble.
    pub initials: String,
    /// Their ring.
    pub ring: Ring,
    /// How things stand.
    pub standing: Standing,
    /// The day of the last contact.
    pub last: Option<NaiveDate>,
    /// How the pebble is filled.
    pub fill: Fill,
}

/// A person's row.
#[must_use]
pub fn row(doc: &Doc, person: &Person, today: NaiveDate) -> Row {
    let standing = doc.standing(person, today);
    let last = doc.contacts_with(person.id).next_back().map(|contact| contact.on);
    Row {
        id: person.id,
        name: person.name.to_string(),
        initials: person.name.initials(),
        ring: person.ring,
        standing,
        last,
        fill: fill(standing, last, today),
    }
}

/// Everybody, from the inner ring out, then by name.
#[must_use]
pub fn rows(doc: &Doc, today: NaiveDate) -> Vec<Row> {
    let mut rows: Vec<Row> = doc.people().map(|person| row(doc, person, today)).collect();
    sort_short(&mut rows, |a, b| (a.ring, &a.name) < (b.ring, &b.name));
    rows
}

fn fill(standing: Standing, last: Option<NaiveDate>, today: NaiveDate) -> Fill {
    match (standing, last.map(|day| (today - day).num_days())) {
        (Standing::InSpace { .. }, _) => Fill::Space,
        (_, Some(..=14)) => Fill::Recent,
        (_, Some(..=56)) => Fill::Mid,
        _ => Fill::Far,
    }
}

/// One person's page.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// The person.
    pub person: Arc<Person>,
    /// Letters for the pebble and how it is filled.
    pub row: Row,
    /// Contact over time.
    pub tide: Tide,
    /// The plan that runs, waits, or ended last.
    pub plan: Option<Arc<Plan>>,
    /// The next thing to do in a running plan.
    pub next: Option<Step>,
    /// Contacts, the newest first, at most [`MOST_CONTACTS`].
    pub contacts: Vec<Contact>,
    /// Whether there are older ones.
    pub more_contacts: bool,
    /// A reflection that is still open.
    pub reflection: Option<ReflectionId>,
    /// The newest reflections about them, whatever became of them.
    pub thought: Vec<Arc<Reflection>>,
}

/// Contacts shown on a person's page.
pub const MOST_CONTACTS: usize = 30;

/// A person's page, or `None` when there is no such person.
#[must_use]
pub fn page(doc: &Doc, id: PersonId, span: Span, today: NaiveDate) -> Option<Page> {
    let person = Arc::clone(doc.person(id)?);
    let contacts: Vec<&Contact> = doc.contacts_with(id).collect();
    let plan = doc.current_plan(id).cloned();
    let running = plan.as_deref().filter(|plan| plan.is_active());
    Some(Page {
        row: row(doc, &person, today),
        tide: Tide::of(contacts.iter().copied(), doc.plans_about(id).map(|plan| &**plan), span, today),
        next: running.and_then(Plan::next_step).cloned(),
        more_contacts: contacts.len() > MOST_CONTACTS,
        contacts: contacts.into_iter().rev().take(MOST_CONTACTS).cloned().collect(),
        reflection: super::today::open_about(doc, id),
        thought: newest(doc, id),
        plan,
        person,
    })
}

/// Reflections shown on a person's page.
const MOST_THOUGHT: usize = 5;

fn newest(doc: &Doc, id: PersonId) -> Vec<Arc<Reflection>> {
    let mut all: Vec<Arc<Reflection>> = doc.reflections_about(id).cloned().collect();
    sort_short(&mut all, |a, b| (a.touched, a.id) > (b.touched, b.id));
    all.truncate(MOST_THOUGHT);
    all
}

/// The plans that a person's page leads to when there are several.
#[must_use]
pub fn plans(doc: &Doc, id: PersonId) -> Vec<PlanId> {
    doc.plans_about(id).map(|plan| plan.id).collect()
}
