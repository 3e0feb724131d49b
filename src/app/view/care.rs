//! The tender pages: giving space, the ten minutes, what else happened. What they may offer is decided here.

use crate::app::doc::Doc;
use crate::domain::contact::{Contact, ContactKind, Reply};
use crate::domain::id::{PersonId, PlanId};
use crate::domain::person::Person;
use crate::domain::plan::propose::CEILING;
use crate::domain::plan::standing::Standing;
use crate::domain::plan::step::StepKind;
use crate::domain::plan::{Plan, SpaceTerms};
use crate::domain::safety::SafetyRoute;
use crate::domain::situation::Choice;
use chrono::{Days, NaiveDate};

/// Whether space can be agreed at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// The safety question comes first.
    Asks,
    /// It can.
    Open,
    /// There is no contact that a space could keep away.
    Closed,
}

/// The kind line before going quiet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Note {
    /// Not offered: contact is closed, or messages wait already (E18, P4).
    Closed,
    /// It can be said.
    Open,
    /// It was said on this day.
    Said(NaiveDate),
}

/// What the page about a space shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Space {
    /// Whether space can be agreed.
    pub door: Door,
    /// First and last day of the space that is kept now.
    pub running: Option<(NaiveDate, NaiveDate)>,
    /// What is agreed about it.
    pub terms: SpaceTerms,
    /// The line before going quiet.
    pub note: Note,
    /// Their next birthday, where one may wish them well.
    pub birthday: Option<NaiveDate>,
}

/// What is agreed about somebody's space, or could be; `None` when there is no such person.
#[must_use]
pub fn space(doc: &Doc, id: PersonId, today: NaiveDate) -> Option<Space> {
    let person = doc.person(id)?;
    let plan = doc.running_plan(id).map(|plan| &**plan);
    let running = plan.and_then(|plan| plan.space_on(today));
    let is_ahead = plan.is_some_and(|plan| plan.spaces().any(|(_, until)| until >= today));
    let safety = doc.safety(id);
    let open = safety.is_some_and(SafetyRoute::allows_contact) && !person.died;
    Some(Space {
        door: door(person, safety),
        running,
        terms: plan.filter(|_| is_ahead).map(|plan| plan.space.clone()).unwrap_or_default(),
        note: note(doc, id, running.map_or(today, |(from, _)| from), open),
        birthday: person.birthday().filter(|_| open).and_then(|birthday| birthday.next_from(today)),
    })
}

const fn door(person: &Person, safety: Option<SafetyRoute>) -> Door {
    match safety {
        _ if person.died => Door::Closed,
        None => Door::Asks,
        Some(safety) if safety.allows(Choice::GiveSpace) => Door::Open,
        Some(_) => Door::Closed,
    }
}

fn note(doc: &Doc, id: PersonId, from: NaiveDate, open: bool) -> Note {
    let said = doc.contacts_with(id).rev().find(|contact| contact.asks_nothing && contact.on >= from);
    match said {
        Some(said) => Note::Said(said.on),
        None if open && doc.unanswered(id) == 0 => Note::Open,
        None => Note::Closed,
    }
}

/// Asked while somebody is in space, because the plan is to be looked at (I7).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpaceEnds {
    /// The plan.
    pub plan: PlanId,
    /// Its review, which waits.
    pub review: u16,
    /// The day after the space.
    pub after: NaiveDate,
    /// Whether it is asked because they wrote.
    pub they_wrote: bool,
}

/// Whether it is to be asked on this day if somebody's space ends.
#[must_use]
pub fn space_ends(doc: &Doc, id: PersonId, today: NaiveDate) -> Option<SpaceEnds> {
    let plan = doc.running_plan(id)?;
    let (_, until) = plan.space_on(today)?;
    let review = plan.open_steps().find(|step| step.kind == StepKind::Review && step.on <= today)?;
    let came = |contact: &Contact| {
        contact.kind == ContactKind::TheyWrote || matches!(contact.reply, Some(Reply::Warm(_) | Reply::Brief(_)))
    };
    let they_wrote = doc.contacts_with(id).next_back().is_some_and(came);
    Some(SpaceEnds { plan: plan.id, review: review.number, after: until + Days::new(1), they_wrote })
}

/// What the ten minutes show.
#[derive(Clone, PartialEq, Debug)]
pub struct Urge {
    /// Their name.
    pub name: String,
    /// Whether nothing is sent to them from here on, whatever the clock says.
    pub closed: bool,
    /// Whether safety closed it, for fear.
    pub fear: bool,
    /// Whether a message is within the rule, and things stand so that one may be sent (I1, I3, I12).
    pub may_write: bool,
    /// How many messages may wait, where the user has a rule.
    pub rule: Option<u8>,
    /// How many wait.
    pub waiting: usize,
    /// The last day of a space that is kept.
    pub until: Option<NaiveDate>,
    /// What is all right in that space all the same.
    pub exceptions: String,
    /// What the user wanted to do instead.
    pub meanwhile: Vec<String>,
    /// Somebody else of the plan whom one can reach out to.
    pub other: Option<(PersonId, String)>,
}

/// The ten minutes about somebody; `None` when there is no such person.
#[must_use]
pub fn urge(doc: &Doc, id: PersonId, today: NaiveDate) -> Option<Urge> {
    let person = doc.person(id)?;
    let with = doc.with(person, today);
    let closed = matches!(with.standing, Standing::NoContact | Standing::LetGo | Standing::Died);
    let running = with.plan.filter(|_| !closed);
    let rule = running.map_or(CEILING, |plan| plan.contact_rule.min(CEILING));
    let space = running.and_then(|plan| Some((plan, plan.space_on(today)?.1)));
    Some(Urge {
        name: person.name.to_string(),
        closed,
        fear: doc.safety(id).is_some_and(|safety| safety.fear),
        may_write: with.standing.allows_contact() && with.unanswered < usize::from(rule),
        rule: running.map(|_| rule),
        waiting: if closed { 0 } else { with.unanswered },
        until: space.map(|(_, until)| until),
        exceptions: space.map(|(plan, _)| plan.space.exceptions.clone()).unwrap_or_default(),
        meanwhile: with.plan.map(|plan| plan.space.meanwhile.clone()).unwrap_or_default(),
        other: with.plan.and_then(|plan| somebody_else(doc, plan, today)),
    })
}

fn somebody_else(doc: &Doc, plan: &Plan, today: NaiveDate) -> Option<(PersonId, String)> {
    let others = plan.steps.iter().filter_map(|step| doc.person(step.other?));
    others
        .filter(|other| !other.archived && doc.standing(other, today).allows_contact())
        .map(|other| (other.id, other.name.to_string()))
        .next()
}
