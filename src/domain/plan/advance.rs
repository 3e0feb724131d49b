//! From a plan and what happened to the next plan: pure and deterministic (I10). What follows from what stands in the
//! second table of [`super::rules`]; here it is carried out, and the invariants are kept.

use super::propose::CEILING;
use super::rules::{Door, REACTIONS, Then, When, Where};
use super::step::{Stage, StepKind};
use super::{Ending, LONGEST_WAIT, Outcome, Plan, PlanError, PlanState, StepState};
use crate::domain::id::PersonId;
use crate::domain::journal::Energy;
use crate::domain::safety::SafetyRoute;
use crate::domain::situation::Choice;
use chrono::{Days, NaiveDate};

/// How an answer felt.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Warmth {
    /// Warm.
    Warm,
    /// Brief.
    Brief,
}

/// What is chosen when a plan is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReviewChoice {
    /// A while longer.
    Longer,
    /// One light message.
    OneMessage,
    /// Let it rest, the door open.
    Rest,
    /// They wrote first: the space ends.
    TheyWrote,
    /// Close it.
    Close,
}

impl ReviewChoice {
    /// In the order shown.
    pub const ALL: [Self; 5] = [Self::Longer, Self::OneMessage, Self::TheyWrote, Self::Rest, Self::Close];
}

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// This step is done.
    StepDone(u16),
    /// This step is too much today.
    StepTooMuch(u16),
    /// This step is not for today.
    StepNotToday(u16),
    /// This step is left out.
    StepDropped(u16),
    /// The user wrote to them.
    Sent,
    /// They answered.
    Replied(Warmth),
    /// The day to wait for came, and no reply.
    NoReply,
    /// They wrote first.
    TheyWrote,
    /// The two met, or talked.
    Met,
    /// They asked for space, until this day if they said.
    AskedForSpace(Option<NaiveDate>),
    /// They asked to stop.
    AskedToStop,
    /// It felt unsafe.
    FeltUnsafe,
    /// What was chosen when the plan was looked at.
    Reviewed(ReviewChoice),
    /// The plan ends like this.
    Ended(Outcome),
}

/// What is so when something happens.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The day.
    pub today: NaiveDate,
    /// How much there is to give today.
    pub energy: Energy,
    /// Which doors are closed.
    pub safety: SafetyRoute,
    /// Own messages without a reply, what just happened included.
    pub unanswered: usize,
    /// Others who could come forward, in the order to ask them.
    pub others: &'a [PersonId],
}

/// What became of a plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Advanced {
    /// The plan.
    pub plan: Plan,
    /// A door that closes by it, to be kept with the person.
    pub door: Option<Door>,
    /// Whether something smaller was found for a step that was too much; nothing smaller means that nothing today is fine.
    pub smaller: bool,
}

/// Days to wait for a reply where the user did not say.
const PATIENCE: u16 = 10;

/// Longest space or wait in days, so that the look after it is within [`LONGEST_WAIT`] (I7).
const LONGEST_TIME: Days = Days::new(59);

/// The plan after something happened. A plan that has ended stays as it is; doors close all the same.
///
/// # Errors
/// [`PlanError::NoSuchStep`] when the step is not there.
pub fn advance(plan: &Plan, event: Event, moment: &Moment<'_>) -> Result<Advanced, PlanError> {
    let stage = plan.stage(moment.today);
    let mut turn = Turn { plan: plan.clone(), moment, stage, door: None, smaller: false, named: None };
    turn.happened(event)?;
    if matches!(plan.state, PlanState::Ended(_) | PlanState::Replaced(_)) {
        turn.plan = plan.clone();
    }
    Ok(Advanced { plan: turn.plan, door: turn.door, smaller: turn.smaller })
}

/// One event on its way.
struct Turn<'a> {
    plan: Plan,
    moment: &'a Moment<'a>,
    /// Where the plan was when it happened.
    stage: Stage,
    door: Option<Door>,
    smaller: bool,
    /// The last day of a space they asked for.
    named: Option<NaiveDate>,
}

impl Turn<'_> {
    fn happened(&mut self, event: Event) -> Result<(), PlanError> {
        match event {
            Event::StepDone(number) => self.done(number)?,
            Event::StepTooMuch(number) => self.too_much(number)?,
            Event::StepNotToday(number) => self.tomorrow(number)?,
            Event::StepDropped(number) => self.plan.set_state(number, StepState::LeftOut)?,
            Event::Sent => self.follow(When::Sent),
            Event::Replied(warmth) => self.follow(When::Replied(warmth)),
            Event::NoReply => self.follow(When::NoReply),
            Event::TheyWrote => self.follow(When::TheyWrote),
            Event::Met => self.follow(When::Met),
            Event::AskedForSpace(until) => {
                self.named = until;
                self.plan.space.theirs = true;
                self.follow(When::AskedForSpace);
            }
            Event::AskedToStop => self.follow(When::AskedToStop),
            Event::FeltUnsafe => self.follow(When::FeltUnsafe),
            Event::Reviewed(choice) => {
                self.looked_at();
                self.follow(When::Reviewed(choice));
            }
            Event::Ended(outcome) => self.end(outcome),
        }
        self.settle();
        Ok(())
    }

    fn done(&mut self, number: u16) -> Result<(), PlanError> {
        let step = self.plan.step(number).ok_or(PlanError::NoSuchStep)?;
        let (kind, state) = (step.kind, step.state);
        if matches!(state, StepState::Done(_)) {
            return Ok(());
        }
        self.plan.set_state(number, StepState::Done(self.moment.today))?;
        match kind {
            StepKind::Review => self.follow(When::LookedAt),
            _ if kind.rule().contact => self.follow(When::Sent),
            _ if kind.is_with_other() => self.follow(When::StepDone),
            _ => {}
        }
        Ok(())
    }

    /// Something smaller than what Today shows, which may be smaller than the step itself already (I8); where there is
    /// nothing smaller, it waits until tomorrow.
    fn too_much(&mut self, number: u16) -> Result<(), PlanError> {
        if self.plan.step(number).ok_or(PlanError::NoSuchStep)?.state != StepState::Open {
            return Ok(());
        }
        self.plan.fit(number, self.moment.energy)?;
        self.smaller = self.plan.make_smaller(number)?;
        if self.smaller { Ok(()) } else { self.tomorrow(number) }
    }

    /// Tomorrow, or the first day after it that is free; a time that passes is nothing to put off.
    fn tomorrow(&mut self, number: u16) -> Result<(), PlanError> {
        let tomorrow = self.moment.today + Days::new(1);
        let step = self.plan.step(number).ok_or(PlanError::NoSuchStep)?;
        if step.state == StepState::Open && !step.kind.is_a_time() {
            self.plan.edit(number, |step| step.on = tomorrow);
        }
        Ok(())
    }

    /// Carries out the one rule for what happened in the stage the plan is in.
    fn follow(&mut self, when: When) {
        let rule = REACTIONS.iter().find(|rule| rule.when == when && rule.stages.contains(&self.stage));
        for &then in rule.map_or(&[][..], |rule| rule.then) {
            self.then(then);
        }
    }

    fn then(&mut self, then: Then) {
        let today = self.moment.today;
        match then {
            Then::Contact(state) => self.contact_is(state),
            Then::ContactDone => self.contact_is(StepState::Done(today)),
            Then::EndWait => self.end_wait(),
            Then::EndSpace => self.end_space(),
            Then::Wait => self.wait(),
            Then::Space(days) => self.space(today + Days::new(days.into()) - Days::new(1)),
            Then::Offer(place, kind, days) => self.offer(place, kind, days),
            Then::Instead(kind, days) if !self.may_reach() => self.offer(Where::Everywhere, kind, days),
            Then::Instead(..) => {}
            Then::Review(days) => self.plan.look_on(today + Days::new(days.into())),
            Then::ReviewNext => self.plan.look_on(self.plan.next_look(today)),
            Then::Close(door) => {
                self.door = Some(door);
                if door == Door::Stopped {
                    self.plan.choice = Choice::LetGo;
                }
            }
            Then::End(outcome) => self.end(outcome),
        }
    }

    fn may_reach(&self) -> bool {
        let rule = usize::from(self.plan.contact_rule.min(CEILING));
        self.door.is_none() && self.moment.safety.allows_contact() && self.moment.unanswered < rule
    }

    fn contact_is(&mut self, state: StepState) {
        if let Some(number) = self.plan.pending_contact().map(|step| step.number) {
            self.plan.edit(number, |step| step.state = state);
        }
    }

    fn offer(&mut self, place: Where, kind: StepKind, days: u16) {
        let contact = kind.rule().contact;
        if !place.holds(self.plan.situation) || contact && !self.may_reach() {
            return;
        }
        if contact {
            self.contact_is(StepState::LeftOut);
        }
        let waits = |plan: &Plan| plan.open_steps().any(|step| step.kind == kind);
        if waits(&self.plan) {
            return;
        }
        let other = if kind.is_with_other() { self.somebody_else() } else { None };
        self.plan.add(kind, self.moment.today + Days::new(days.into())).other = other;
    }

    /// The others take turns, so that attention spreads (S0-39).
    fn somebody_else(&self) -> Option<PersonId> {
        let turns = self.plan.steps.iter().filter(|step| step.other.is_some()).count();
        let others = self.moment.others;
        others.get(turns.checked_rem(others.len())?).copied()
    }

    fn wait(&mut self) {
        let today = self.moment.today;
        let days = Days::new(self.plan.patience.unwrap_or(PATIENCE).max(1).into()).min(LONGEST_TIME);
        let until = today + days;
        self.plan.add(StepKind::Wait, today).until = Some(until);
        self.plan.look_on(until + Days::new(1));
    }

    fn end_wait(&mut self) {
        let today = self.moment.today;
        for step in self.plan.steps.iter_mut() {
            if step.kind == StepKind::Wait && step.state == StepState::Open {
                let has_begun = step.on <= today;
                step.state = if has_begun { StepState::Done(today) } else { StepState::LeftOut };
                step.until = step.until.map(|until| if has_begun { until.min(today) } else { until });
            }
        }
    }

    /// A space until a day, or the one that runs for as much longer.
    fn space(&mut self, until: NaiveDate) {
        let today = self.moment.today;
        let running = self.plan.space_on(today);
        let longer = match (self.named, running) {
            (Some(named), _) => named.max(today),
            (None, Some((_, end))) => end + Days::new((until - today).num_days().unsigned_abs() + 1),
            (None, None) => until,
        };
        self.plan.give_space_until(longer.min(today + LONGEST_TIME), today);
    }

    /// What has passed of a space stays; what has not begun is left out.
    fn end_space(&mut self) {
        let today = self.moment.today;
        let ahead =
            |step: &&mut super::Step| step.kind == StepKind::Space && step.until.is_some_and(|until| until >= today);
        for step in self.plan.steps.iter_mut().filter(ahead) {
            if step.on < today {
                step.until = Some(today - Days::new(1));
                step.state = StepState::Done(today);
            } else {
                step.state = StepState::LeftOut;
            }
        }
    }

    fn looked_at(&mut self) {
        let today = self.moment.today;
        let waiting = self.plan.open_steps().find(|step| step.kind == StepKind::Review && step.on <= today);
        if let Some(number) = waiting.map(|step| step.number) {
            self.plan.edit(number, |step| step.state = StepState::Done(today));
        }
    }

    fn end(&mut self, outcome: Outcome) {
        self.end_wait();
        self.plan.state = PlanState::Ended(Ending { on: self.moment.today, outcome, keep: String::new() });
    }

    /// Keeps what every plan promises: nothing that reaches out beyond the rule (I3) or inside a space (I1), no step in
    /// the past (I11), and always a look ahead (I7).
    fn settle(&mut self) {
        let today = self.moment.today;
        self.plan.keep_to_rule(self.moment.unanswered);
        for step in self.plan.steps.iter_mut().filter(|step| step.state == StepState::Open && !step.kind.is_a_time()) {
            step.on = step.on.max(today);
            if step.kind == StepKind::Review {
                step.on = step.on.min(today + LONGEST_WAIT);
            }
        }
        self.plan.keep_out_of_spaces();
        self.plan.keep_a_review(today);
    }
}
