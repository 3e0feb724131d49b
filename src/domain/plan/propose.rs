//! From answers to a proposed plan: pure and deterministic (I10).

use super::rules::{Offer, Only, Timing, offers};
use super::{Plan, PlanState, SpaceTerms, Step, StepState};
use crate::domain::id::{PersonId, PlanId};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Mark};
use crate::domain::safety::SafetyRoute;
use crate::domain::situation::{Choice, Situation};
use chrono::{Days, Months, NaiveDate};

/// Days of space when the question about its length was skipped.
const USUAL_SPACE: Days = Days::new(14);

/// Never more own messages than this wait for a reply (P4, I3).
pub const CEILING: u8 = 2;

/// What a plan is made from.
#[derive(Debug)]
pub struct Ground<'a> {
    /// The reflection it comes from.
    pub reflection: &'a Reflection,
    /// Which doors are closed.
    pub safety: SafetyRoute,
    /// Messages of one's own that wait for a reply, from the contact log.
    pub unanswered: usize,
    /// The day.
    pub today: NaiveDate,
}

/// The plan that follows from a reflection, or `None` while no choice has been made.
#[must_use]
pub fn propose(ground: &Ground<'_>, id: PlanId) -> Option<Plan> {
    let choice = ground.reflection.choice().filter(|&choice| ground.safety.allows(choice))?;
    let mut plan = Plan {
        id,
        person: ground.reflection.person?,
        situation: ground.reflection.guide.situation()?,
        reflection: Some(ground.reflection.id),
        choice,
        made: ground.today,
        state: PlanState::Proposed,
        steps: steps(choice, ground),
        contact_rule: if ground.unanswered == 0 { 1 } else { CEILING },
        patience: patience(ground.reflection),
        space: SpaceTerms::default(),
        meanwhile_on: None,
    };
    plan.keep_out_of_spaces();
    Some(plan)
}

/// A plan that is a space, begun without a reflection. The space itself is added by whoever knows until when.
#[must_use]
pub fn space_plan(id: PlanId, person: PersonId, situation: Situation, today: NaiveDate) -> Plan {
    Plan {
        id,
        person,
        situation,
        reflection: None,
        choice: Choice::GiveSpace,
        made: today,
        state: PlanState::Proposed,
        steps: Vec::new(),
        contact_rule: 1,
        patience: None,
        space: SpaceTerms::default(),
        meanwhile_on: None,
    }
}

fn steps(choice: Choice, ground: &Ground<'_>) -> Vec<Step> {
    let named = others(ground.reflection);
    let mut others = named.iter().copied().cycle();
    let mut space_end = ground.today;
    let mut steps: Vec<Step> = Vec::new();
    for offer in offers(choice).iter().filter(|offer| holds(offer, ground)) {
        let (on, until) = days(offer.timing, ground, space_end);
        space_end = until.unwrap_or(space_end);
        steps.push(Step {
            number: u16::try_from(steps.len() + 1).unwrap_or(u16::MAX),
            kind: offer.kind,
            on,
            until,
            other: if offer.kind.is_with_other() { others.next() } else { None },
            state: StepState::Open,
        });
    }
    steps
}

/// Pages that name other people, those meant for the plan first.
const OTHERS: [&str; 3] = ["others", "easiest", "energy"];

/// The others named in a reflection, each once, without the person it is about.
fn others(reflection: &Reflection) -> Vec<PersonId> {
    let mut named: Vec<PersonId> = Vec::new();
    for &id in OTHERS.iter().flat_map(|page| reflection.people(page)) {
        if reflection.person != Some(id) && !named.contains(&id) {
            named.push(id);
        }
    }
    named
}

fn holds(offer: &Offer, ground: &Ground<'_>) -> bool {
    let may_reach = ground.safety.allows_contact() && ground.unanswered < usize::from(CEILING);
    if offer.kind.rule().contact && !may_reach {
        return false;
    }
    match offer.only {
        Only::MessagesWaiting => messages_waiting(ground),
        Only::ToOwn => is_mine_to_own(ground.reflection),
        Only::NotToOwn => !is_mine_to_own(ground.reflection),
        Only::Where(place) => ground.reflection.guide.situation().is_some_and(|situation| place.holds(situation)),
    }
}

/// Whether the log or the answers say that messages are waiting, or that much was asked already.
fn messages_waiting(ground: &Ground<'_>) -> bool {
    let asked_more_than_once = match ground.reflection.answer("tried") {
        Some(Answer::Marked { marked, .. }) => {
            ["checked-in", "asked-if-wrong"].iter().any(|id| marked.get(id) == Some(&Mark::More))
        }
        _ => false,
    };
    ground.unanswered > 0 || asked_more_than_once
}

/// Whether somebody was hurt, and not mostly by the other person (P8).
fn is_mine_to_own(reflection: &Reflection) -> bool {
    one_of(reflection, "drifted-or-hurt") == "hurt" && one_of(reflection, "parts") != "mostly-theirs"
}

fn days(timing: Timing, ground: &Ground<'_>, space_end: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
    let today = ground.today;
    match timing {
        Timing::Day(n) => (today + Days::new(n.into()), None),
        Timing::ChosenSpace => (today, Some(chosen_end(ground.reflection, today))),
        Timing::SpaceOf(n) => (today, Some(today + Days::new(n.into()) - Days::new(1))),
        Timing::AfterSpace(n) => (space_end + Days::new(n.into()), None),
    }
}

/// Lengths of space to choose from, by id: three days, one, two and three weeks, one month.
pub const LENGTHS: [&str; 5] = ["3d", "1w", "2w", "3w", "1m"];

/// The last day of the space chosen on the page `space-length`, the first day counted. A month is a calendar
/// month, clamped at its end.
fn chosen_end(reflection: &Reflection, today: NaiveDate) -> NaiveDate {
    space_end(one_of(reflection, "space-length"), today)
}

/// The last day of a space of this length that begins today: one of [`LENGTHS`]; any other is the usual.
#[must_use]
pub fn space_end(length: &str, today: NaiveDate) -> NaiveDate {
    let after = match length {
        "3d" => today + Days::new(3),
        "1w" => today + Days::new(7),
        "3w" => today + Days::new(21),
        "1m" => today + Months::new(1),
        _ => today + USUAL_SPACE,
    };
    after - Days::new(1)
}

/// So many days of waiting as chosen on the page `wait`. A wait is looked at within 60 days (I7), so three months
/// come in parts.
fn patience(reflection: &Reflection) -> Option<u16> {
    match one_of(reflection, "wait") {
        "1w" => Some(7),
        "2w" => Some(14),
        "1m" => Some(30),
        "3m" => Some(59),
        _ => None,
    }
}

fn one_of<'a>(reflection: &'a Reflection, page: &str) -> &'a str {
    match reflection.answer(page) {
        Some(Answer::One(id)) => id,
        _ => "",
    }
}
