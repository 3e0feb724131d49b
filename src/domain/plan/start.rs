//! A plan starts, is opened again, takes over from another, gets a step back: what must hold from that day on.

use super::propose::CEILING;
use super::step::StepKind;
use super::{LONGEST_WAIT, Plan, PlanError, PlanState, StepState};
use chrono::{Days, NaiveDate};

impl Plan {
    /// Starts a proposed plan. One accepted late keeps the days between its steps and begins today, so
    /// that nothing of it lies in the past (I11), and nothing out of sight (I7).
    pub fn start(&mut self, today: NaiveDate) {
        let first = self.steps.iter().filter(|step| step.state == StepState::Open).map(|step| step.on).min();
        let late = first.map_or(0, |first| (today - first).num_days().max(0).unsigned_abs());
        let furthest = today + LONGEST_WAIT;
        for step in self.steps.iter_mut().filter(|step| step.state == StepState::Open) {
            step.on = (step.on + Days::new(late)).min(furthest);
            step.until = step.until.map(|until| (until + Days::new(late)).min(furthest));
        }
        self.state = PlanState::Active(today);
        self.keep_out_of_spaces();
        self.keep_a_review(today);
    }

    /// Opens an ended plan again. Nothing of it lies in the past (I11).
    pub fn reopen(&mut self, today: NaiveDate) {
        self.state = PlanState::Active(today);
        for step in self.steps.iter_mut().filter(|step| step.state == StepState::Open && step.until.is_none()) {
            step.on = step.on.max(today);
        }
        self.keep_out_of_spaces();
        self.keep_a_review(today);
    }

    /// Puts back a step that was left out, on its day or today (I11). One that reaches out takes the place of the one
    /// that waits (I4).
    ///
    /// # Errors
    /// [`PlanError::NoSuchStep`].
    pub fn put_back(&mut self, number: u16, today: NaiveDate) -> Result<(), PlanError> {
        let kind = self.step(number).ok_or(PlanError::NoSuchStep)?.kind;
        if kind.rule().contact {
            self.leave_out_contact();
        }
        self.edit(number, |step| {
            step.state = StepState::Open;
            step.on = if kind.is_a_time() { step.on } else { step.on.max(today) };
        });
        self.keep_out_of_spaces();
        Ok(())
    }

    /// Leaves out what reaches out where so many messages wait for a reply that no other is offered (I3).
    pub fn keep_to_rule(&mut self, unanswered: usize) {
        if unanswered >= usize::from(self.contact_rule.min(CEILING)) {
            self.leave_out_contact();
        }
    }

    fn leave_out_contact(&mut self) {
        if let Some(number) = self.pending_contact().map(|step| step.number) {
            self.edit(number, |step| step.state = StepState::LeftOut);
        }
    }

    /// Takes over a space that runs in the plan this one replaces: it was promised, and a new plan does not end it (I1).
    pub fn take_over_space(&mut self, from: &Self, today: NaiveDate) {
        let Some((_, until)) = from.space_on(today) else { return };
        if self.spaces().any(|(from, to)| from <= today && until <= to) {
            return;
        }
        self.add(StepKind::Space, today).until = Some(until);
        self.space = from.space.clone();
        self.keep_out_of_spaces();
    }
}
