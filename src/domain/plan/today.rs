//! Which steps Today shows: at most three, the first one large (I5).

use super::standing::Standing;
use super::step::StepKind;
use super::{Plan, Step, StepState};
use crate::domain::id::{PersonId, PlanId};
use crate::domain::table::sort_short;
use chrono::NaiveDate;

/// Today never shows more.
pub const MOST: usize = 3;

/// A running plan with what decides about its steps.
#[derive(Debug)]
pub struct Running<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How things stand with its person.
    pub standing: Standing,
    /// Own messages to its person without a reply.
    pub unanswered: usize,
}

/// A step for today.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Due {
    /// Of which plan.
    pub plan: PlanId,
    /// Its number there.
    pub number: u16,
}

/// The steps for today in the order shown. While somebody is in space, what concerns oneself or
/// somebody else comes first (I5); at most one step reaches out to any one person (I4).
#[must_use]
pub fn due(running: &[Running<'_>], today: NaiveDate) -> Vec<Due> {
    let mut reached: Vec<PersonId> = Vec::new();
    let mut candidates: Vec<(bool, NaiveDate, Due)> = Vec::new();
    for with in running.iter().filter(|with| with.plan.is_active()) {
        for step in with.plan.steps.iter().filter(|step| is_due(step, today)) {
            let contact = step.kind.rule().contact;
            if contact && (!may_reach(with) || reached.contains(&with.plan.person)) {
                continue;
            }
            if contact {
                reached.push(with.plan.person);
            }
            candidates.push((contact, step.on, Due { plan: with.plan.id, number: step.number }));
        }
    }
    let somebody_in_space = running.iter().any(|with| matches!(with.standing, Standing::InSpace { .. }));
    let order = |&(contact, on, due): &(bool, NaiveDate, Due)| (somebody_in_space && contact, on, due.number);
    sort_short(&mut candidates, |a, b| order(a) < order(b));
    candidates.into_iter().take(MOST).map(|(_, _, due)| due).collect()
}

fn is_due(step: &Step, today: NaiveDate) -> bool {
    step.state == StepState::Open && step.kind != StepKind::Space && step.on <= today
}

fn may_reach(with: &Running<'_>) -> bool {
    with.standing.allows_contact() && with.unanswered < usize::from(with.plan.contact_rule.min(2))
}
