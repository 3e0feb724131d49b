//! Messages: what is being written, what rests, and what is so at the moment of writing.

use crate::app::doc::Doc;
use crate::domain::contact::ContactKind;
use crate::domain::draft::{Draft, DraftState, Moment};
use crate::domain::id::{DraftId, PersonId};
use crate::domain::plan::propose::CEILING;
use crate::domain::plan::standing::Standing;
use crate::domain::table::sort_short;
use chrono::{Days, NaiveDate};

/// How a draft stands at a moment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stands {
    /// It left the app on this day; whether it was sent is asked.
    Left(NaiveDate),
    /// It has rested.
    Rested,
    /// It rests until then.
    Resting(Moment),
    /// It is being written.
    Open,
}

/// A draft in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftRow {
    /// Which.
    pub id: DraftId,
    /// To whom; empty when their card can't be read.
    pub name: String,
    /// Its first words.
    pub opening: String,
    /// How it stands.
    pub stands: Stands,
}

/// First words of a draft in a list, in characters.
const OPENING: usize = 60;

/// All drafts at a moment: what waits for an answer first, then what has rested, rests, and is being written.
#[must_use]
pub fn drafts(doc: &Doc, now: Moment) -> Vec<DraftRow> {
    let mut rows: Vec<DraftRow> = doc.drafts().rev().map(|draft| row(doc, draft, now)).collect();
    sort_short(&mut rows, |a, b| a.stands < b.stands);
    rows
}

/// What of them shows on Today: all that is not being written, to those about whom something may show there (I1, I12).
#[must_use]
pub fn held(doc: &Doc, now: Moment) -> Vec<DraftRow> {
    let may_show = |row: &DraftRow| {
        let person = doc.draft(row.id).and_then(|draft| doc.person(draft.person));
        row.stands != Stands::Open && person.is_some_and(|person| doc.standing(person, now.on).allows_contact())
    };
    drafts(doc, now).into_iter().filter(may_show).collect()
}

fn row(doc: &Doc, draft: &Draft, now: Moment) -> DraftRow {
    DraftRow {
        id: draft.id,
        name: doc.person(draft.person).map(|person| person.name.to_string()).unwrap_or_default(),
        opening: opening(&draft.text),
        stands: stands(draft, now),
    }
}

/// How a draft stands at a moment.
#[must_use]
pub fn stands(draft: &Draft, now: Moment) -> Stands {
    match draft.state {
        DraftState::Open => Stands::Open,
        DraftState::Left(on) => Stands::Left(on),
        DraftState::Resting(until) if now < until => Stands::Resting(until),
        DraftState::Resting(_) => Stands::Rested,
    }
}

fn opening(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(OPENING) {
        Some((end, _)) => [line[..end].trim_end(), "…"].concat(),
        None => line.to_owned(),
    }
}

/// Something that is so at the moment of writing. It is said, and stops nothing but what safety closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aside {
    /// Contact is closed: nothing is sent from here (I2, I12).
    Closed,
    /// They have space until this day (I1).
    Space(NaiveDate),
    /// As many messages wait as the user's own rule allows (I3).
    AtRule,
    /// It is late at night.
    Late,
}

/// What is so about writing to somebody at a moment.
#[must_use]
pub fn asides(doc: &Doc, person: PersonId, now: Moment) -> Vec<Aside> {
    let Some(card) = doc.person(person) else { return vec![Aside::Closed] };
    let with = doc.with(card, now.on);
    let rule = with.plan.map_or(CEILING, |plan| plan.contact_rule.min(CEILING));
    let mut asides = Vec::new();
    match with.standing {
        Standing::NoContact | Standing::LetGo | Standing::Died => return vec![Aside::Closed],
        Standing::InSpace { until, .. } => asides.push(Aside::Space(until)),
        _ if with.unanswered >= usize::from(rule) => asides.push(Aside::AtRule),
        _ => {}
    }
    asides.extend(now.is_late().then_some(Aside::Late));
    asides
}

/// Days in which asking for the same comfort a third time is noticed.
const A_MONTH: Days = Days::new(30);

/// Whether the user has asked somebody "are we all right?" twice in the last month (S0-48). `asks` reads a message; what
/// was sent is in the log.
#[must_use]
pub fn has_asked_twice(doc: &Doc, person: PersonId, today: NaiveDate, asks: impl Fn(&str) -> bool) -> bool {
    let since = today - A_MONTH;
    let newest = doc.contacts_with(person).rev().take_while(|contact| contact.on > since);
    newest.filter(|contact| contact.kind == ContactKind::Wrote && asks(&contact.note)).take(2).count() == 2
}
