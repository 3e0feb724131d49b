//! What Today shows: at most three things, the first one large (I5).

use super::Plan;
use super::standing::Standing;
use super::step::StepKind;
use crate::domain::id::{ContactId, PersonId, PlanId};
use crate::domain::journal::Energy;
use crate::domain::person::{Milestone, MilestoneKind, Person};
use crate::domain::plan::propose::CEILING;
use crate::domain::rhythm::Round;
use crate::domain::table::sort_short;
use chrono::{Datelike, Days, NaiveDate};

/// Today never shows more.
pub const MOST: usize = 3;

/// Somebody, with what decides about what may show.
#[derive(Debug)]
pub struct With<'a> {
    /// Who.
    pub person: &'a Person,
    /// How things stand.
    pub standing: Standing,
    /// The plan that runs.
    pub plan: Option<&'a Plan>,
    /// Own messages without a reply.
    pub unanswered: usize,
    /// The day of the last contact, as far as it is known.
    pub last: Option<NaiveDate>,
    /// The newest contact, where the user wrote in it and was never asked about a reply.
    pub unasked: Option<(ContactId, NaiveDate)>,
}

/// What something on Today is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A step of a plan.
    Step(PlanId, u16),
    /// Something to do while somebody is in space: of one's own list by its place, else of ours.
    Meanwhile(PlanId, Option<usize>),
    /// A day to remember, by its place in the person's list.
    Milestone(usize),
    /// Whether a reply came.
    FollowUp(ContactId),
    /// A rhythm.
    Rhythm,
}

/// Something for today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Thing {
    /// What it is of.
    pub what: What,
    /// Whom it is about.
    pub about: PersonId,
    /// What it is, as small as today's energy asks (I8).
    pub kind: StepKind,
    /// With whom else it is.
    pub other: Option<PersonId>,
    /// The day it is for: never before today (I11).
    pub due: NaiveDate,
}

/// Days after which it is asked whether a reply came, where no plan does; and until when.
const FOLLOW_UP: (i64, i64) = (7, 60);

/// Things to do while somebody is in space, taken in turn.
const MEANWHILE: [StepKind; 4] = [StepKind::HelloOther, StepKind::OwnThing, StepKind::SeeOther, StepKind::StepOutside];

/// The things for today, in the order shown: the days of others first, then steps of plans, then what is asked, then
/// rhythms. At most one reaches out to any one person (I4). While somebody is in space, what concerns oneself or
/// somebody else comes before contact, and there is always something of it, unless that was answered today (I5).
#[must_use]
pub fn things(people: &[With<'_>], today: NaiveDate, energy: Energy) -> Vec<Thing> {
    let in_space =
        |id| people.iter().any(|with| with.person.id == id && matches!(with.standing, Standing::InSpace { .. }));
    let may_show = |with: &&With<'_>| with.standing != Standing::Died && !with.person.archived;
    let somebody_in_space =
        people.iter().filter(may_show).any(|with| matches!(with.standing, Standing::InSpace { .. }));
    let mut found: Vec<(bool, u8, NaiveDate, Thing)> = Vec::new();
    for with in people.iter().filter(may_show) {
        let mut reached = false;
        for (rank, on, thing) in of_person(with, people, today) {
            let Some(kind) = thing.kind.fitting(energy) else { continue };
            let contact = thing.kind.rule().contact;
            if contact && std::mem::replace(&mut reached, true) {
                continue;
            }
            found.push((somebody_in_space && contact, rank, on, Thing { kind, ..thing }));
        }
    }
    sort_short(&mut found, |a, b| (a.0, a.1, a.2) < (b.0, b.1, b.2));
    let mut things: Vec<Thing> = found.into_iter().map(|(.., thing)| thing).collect();
    if somebody_in_space {
        let is_about_them = |thing: &Thing| thing.kind == StepKind::Review || thing.kind.rule().contact;
        let is_about_others = |thing: &Thing| !(is_about_them(thing) && in_space(thing.about));
        match things.iter().position(is_about_others) {
            Some(at) if at >= MOST => things.swap(at, MOST - 1),
            Some(_) => {}
            None => {
                things.truncate(MOST - 1);
                things.extend(people.iter().filter(may_show).find_map(|with| meanwhile(with, today, energy)));
            }
        }
    }
    things.truncate(MOST);
    things
}

/// Everything about somebody that could show, by rank and day, in an order that lets only the first reach out.
fn of_person(with: &With<'_>, people: &[With<'_>], today: NaiveDate) -> Vec<(u8, NaiveDate, Thing)> {
    let mut found = Vec::new();
    let thing =
        |what, kind, due: NaiveDate, other| Thing { what, about: with.person.id, kind, other, due: due.max(today) };
    for (at, milestone) in with.person.milestones.iter().enumerate() {
        if let Some(on) = comes(with, milestone, today) {
            let rank = if on == today { 0 } else { 5 };
            found.push((rank, on, thing(What::Milestone(at), StepKind::Greeting, on, None)));
        }
    }
    if let Some(plan) = with.plan {
        let due = plan.open_steps().filter(|step| step.on <= today);
        let due = due.filter(|step| !step.kind.rule().contact || may_reach(with, plan.contact_rule));
        found.extend(due.map(|step| {
            let other = step.other.filter(|&id| allowed(id, people));
            // A look at the plan comes before its steps: behind three that wait it would never be seen (I7).
            let rank = if step.kind == StepKind::Review { 1 } else { 2 };
            (rank, step.on, thing(What::Step(plan.id, step.number), step.kind, step.on, other))
        }));
    } else {
        found.extend(
            follow_up(with, today).map(|(id, on)| (3, on, thing(What::FollowUp(id), StepKind::FollowUp, on, None))),
        );
        found.extend(rhythm(with, today).map(|on| (4, on, thing(What::Rhythm, StepKind::ThinkOf, on, None))));
    }
    found
}

fn may_reach(with: &With<'_>, rule: u8) -> bool {
    with.standing.allows_contact() && with.unanswered < usize::from(rule.min(CEILING))
}

/// Nobody comes forward in a step with whom things stand otherwise (I12), or who has not replied yet (I3).
fn allowed(id: PersonId, people: &[With<'_>]) -> bool {
    people.iter().find(|with| with.person.id == id).is_none_or(|with| {
        may_reach(with, with.plan.map_or(CEILING, |plan| plan.contact_rule)) && !with.person.archived
    })
}

/// The day a milestone falls on, when it may show today. Inside a space only a birthday that was agreed before, on its
/// day (I1).
fn comes(with: &With<'_>, milestone: &Milestone, today: NaiveDate) -> Option<NaiveDate> {
    let on = milestone.next_from(today)?;
    if on - Days::new(milestone.lead.into()) > today || milestone.answered == Some(on.year()) {
        return None;
    }
    let agreed = matches!(with.standing, Standing::InSpace { .. })
        && milestone.kind == MilestoneKind::Birthday
        && on == today
        && with.plan.and_then(|plan| plan.space.birthday) == Some(true);
    let rule = with.plan.map_or(CEILING, |plan| plan.contact_rule);
    let waits = with.unanswered >= usize::from(rule.min(CEILING));
    (!waits && (agreed || with.standing.allows_contact())).then_some(on)
}

/// The day it was due to ask whether a reply came.
fn follow_up(with: &With<'_>, today: NaiveDate) -> Option<(ContactId, NaiveDate)> {
    let (id, wrote) = with.unasked.filter(|_| with.standing.allows_contact())?;
    let days = (today - wrote).num_days();
    (FOLLOW_UP.0..=FOLLOW_UP.1).contains(&days).then(|| (id, wrote + Days::new(7)))
}

/// The day a rhythm came round, where it has.
#[must_use]
pub fn rhythm(with: &With<'_>, today: NaiveDate) -> Option<NaiveDate> {
    next_rhythm(with).filter(|&on| on <= today)
}

/// The day a rhythm comes round next, today or later.
#[must_use]
pub fn due_rhythm(with: &With<'_>, today: NaiveDate) -> Option<NaiveDate> {
    next_rhythm(with).map(|on| on.max(today))
}

fn next_rhythm(with: &With<'_>) -> Option<NaiveDate> {
    let rhythm = with.person.rhythm.filter(|_| may_reach(with, CEILING))?;
    match rhythm.round(with.last.unwrap_or(with.person.added), with.person.later) {
        Round::On(day) => Some(day),
        Round::WhenTheyWrite => None,
    }
}

/// Something to do while somebody is in space, another one each day.
fn meanwhile(with: &With<'_>, today: NaiveDate, energy: Energy) -> Option<Thing> {
    let plan = with.plan.filter(|plan| plan.meanwhile_on != Some(today))?;
    let Standing::InSpace { .. } = with.standing else { return None };
    let turn = today.num_days_from_ce().unsigned_abs() as usize;
    let own = turn.checked_rem(plan.space.meanwhile.len());
    let kind = if own.is_some() { StepKind::OwnThing } else { MEANWHILE[turn % MEANWHILE.len()] };
    let kind = kind.fitting(energy)?;
    Some(Thing { what: What::Meanwhile(plan.id, own), about: with.person.id, kind, other: None, due: today })
}
