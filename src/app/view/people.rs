//! People as rows, who is looked for among them, who else could be nearer, and one person's page.

use super::journal::fold;
use crate::app::doc::Doc;
use crate::domain::contact::Contact;
use crate::domain::id::{PersonId, PlanId, ReflectionId};
use crate::domain::person::{LastKnown, Person, Ring};
use crate::domain::plan::propose::CEILING;
use crate::domain::plan::standing::Standing;
use crate::domain::plan::{Plan, Step};
use crate::domain::reflection::Reflection;
use crate::domain::rhythm::Later;
use crate::domain::table::sort_short;
use crate::domain::tide::{Span, Tide};
use chrono::{Datelike, NaiveDate};
use std::mem::discriminant;
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
    /// Their name without capitals and accents, to be sorted and found by.
    pub folded: String,
    /// Letters for the pebble.
    pub initials: String,
    /// Their ring.
    pub ring: Ring,
    /// How things stand.
    pub standing: Standing,
    /// The day of the last contact.
    pub last: Option<NaiveDate>,
    /// Whether that day is a guess: nothing is logged, and it is known about when it was.
    pub is_about: bool,
    /// How the pebble is filled.
    pub fill: Fill,
    /// Whether they could come nearer.
    pub could_grow: bool,
    /// Whether they are put away.
    pub archived: bool,
}

/// A person's row.
#[must_use]
pub fn row(doc: &Doc, person: &Person, today: NaiveDate) -> Row {
    let standing = doc.standing(person, today);
    let logged = doc.contacts_with(person.id).next_back().map(|contact| contact.on);
    let last = logged.or_else(|| person.last_known.and_then(LastKnown::day));
    Row {
        id: person.id,
        name: person.name.to_string(),
        folded: fold(person.name.as_str()),
        initials: person.name.initials(),
        ring: person.ring,
        standing,
        last,
        is_about: logged.is_none() && last.is_some(),
        fill: fill(standing, last, today),
        could_grow: person.could_grow,
        archived: person.archived,
    }
}

/// Everybody, from the inner ring out, then by name.
#[must_use]
pub fn rows(doc: &Doc, today: NaiveDate) -> Vec<Row> {
    let mut rows: Vec<Row> = doc.people().map(|person| row(doc, person, today)).collect();
    sort_short(&mut rows, |a, b| (a.ring, &a.folded, a.id) < (b.ring, &b.folded, b.id));
    rows
}

/// Those who are offered where somebody is to be named: all but those put away.
#[must_use]
pub fn offered(doc: &Doc, today: NaiveDate) -> Vec<Row> {
    let mut rows = rows(doc, today);
    rows.retain(|row| !row.archived);
    rows
}

fn fill(standing: Standing, last: Option<NaiveDate>, today: NaiveDate) -> Fill {
    match (standing, Since::of(last, today)) {
        (Standing::InSpace { .. }, _) => Fill::Space,
        (Standing::Died, _) => Fill::Far,
        (_, Since::Recent) => Fill::Recent,
        (_, Since::AWhile) => Fill::Mid,
        (_, Since::Long) => Fill::Far,
    }
}

/// How long ago contact was last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// Within two weeks.
    Recent,
    /// Two to eight weeks.
    AWhile,
    /// Longer, or not known.
    Long,
}

impl Since {
    /// The shortest first.
    pub const ALL: [Self; 3] = [Self::Recent, Self::AWhile, Self::Long];

    fn of(last: Option<NaiveDate>, today: NaiveDate) -> Self {
        match last.map(|day| (today - day).num_days()) {
            Some(..=14) => Self::Recent,
            Some(..=56) => Self::AWhile,
            _ => Self::Long,
        }
    }
}

/// How things may stand, for a choice: the days mean nothing.
pub const STANDINGS: [Standing; 6] = [
    Standing::Steady,
    Standing::InSpace { from: NaiveDate::MIN, until: NaiveDate::MIN },
    Standing::Reconnecting,
    Standing::Resting,
    Standing::LetGo,
    Standing::NoContact,
];

/// Whom a list of people is narrowed to. As it begins, everybody passes.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Filter {
    /// Letters of the name, as typed: capitals and accents make no difference.
    pub typed: String,
    /// Only this ring.
    pub ring: Option<Ring>,
    /// Only where things stand like this, on whatever days.
    pub standing: Option<Standing>,
    /// Only where contact was last so long ago.
    pub since: Option<Since>,
    /// Only those who could come nearer.
    pub could_grow: bool,
}

/// Places of those among the rows whom a filter lets pass.
#[must_use]
pub fn found(rows: &[Row], filter: &Filter, today: NaiveDate) -> Vec<usize> {
    let typed = fold(filter.typed.trim());
    let passes = |row: &Row| {
        row.folded.contains(&typed)
            && filter.ring.is_none_or(|ring| row.ring == ring)
            && filter.standing.is_none_or(|one| discriminant(&row.standing) == discriminant(&one))
            && filter.since.is_none_or(|since| Since::of(row.last, today) == since)
            && (row.could_grow || !filter.could_grow)
    };
    (0..rows.len()).filter(|&at| passes(&rows[at])).collect()
}

/// Somebody else who could be nearer, and why today (P6, S0-41).
#[derive(Clone, PartialEq, Debug)]
pub struct Suggestion {
    /// Who.
    pub row: Row,
    /// The reason.
    pub why: Why,
}

/// Why somebody is suggested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// The user has marked them as somebody who could come nearer.
    CouldGrow,
    /// Contact was not long ago: easy to take up.
    Easy,
    /// Contact was a while ago.
    AWhile,
    /// Contact was long ago.
    Long,
    /// No contact is noted.
    Unknown,
}

/// So many days after a contact others of the ring come first.
const FRESH: i64 = 7;

/// Who else could be nearer: one of each ring, another one each day, so that attention spreads. Nobody about
/// whom nothing may appear, with whom a plan sets the pace, whom the user may have scared (P1), who has died or
/// is put away, who was to be asked about later, or who has left two messages open (P4).
#[must_use]
pub fn who_else(doc: &Doc, today: NaiveDate) -> Vec<Suggestion> {
    let open: Vec<Row> =
        doc.people().filter(|person| may_suggest(doc, person, today)).map(|person| row(doc, person, today)).collect();
    Ring::ALL.into_iter().filter_map(|ring| of_ring(&open, ring, today)).collect()
}

fn may_suggest(doc: &Doc, person: &Person, today: NaiveDate) -> bool {
    let is_later = match person.later {
        Some(Later::Until(day)) => day > today,
        Some(Later::UntilTheyWrite) => true,
        None => false,
    };
    !person.archived
        && !is_later
        && doc.standing(person, today) == Standing::Steady
        && doc.unanswered(person.id) < usize::from(CEILING)
}

/// The one of a ring whose turn it is on a day.
fn of_ring(open: &[Row], ring: Ring, today: NaiveDate) -> Option<Suggestion> {
    let those: Vec<&Row> = open.iter().filter(|row| row.ring == ring).collect();
    let turn = (today.num_days_from_ce().unsigned_abs() as usize).checked_rem(those.len())?;
    let (before, after) = those.split_at(turn);
    let is_fresh = |row: &Row| row.last.is_some_and(|day| (today - day).num_days() < FRESH);
    let row: &Row = after.iter().chain(before).find(|row| !is_fresh(row)).or_else(|| after.first())?;
    let why = match (row.could_grow, row.last) {
        (true, _) => Why::CouldGrow,
        (_, None) => Why::Unknown,
        (_, last) => match Since::of(last, today) {
            Since::Recent => Why::Easy,
            Since::AWhile => Why::AWhile,
            Since::Long => Why::Long,
        },
    };
    Some(Suggestion { row: row.clone(), why })
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
