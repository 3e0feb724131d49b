//! Commands about plans: start, change a step, end, open again.

use super::Turn;
use crate::app::command::{Notice, Rejection, StepChange};
use crate::app::route::Route;
use crate::domain::id::PlanId;
use crate::domain::plan::advance::Event;
use crate::domain::plan::{Ending, Outcome, Plan, PlanError, PlanState, StepState};
use crate::domain::situation::Situation;
use crate::store::record::Record;
use std::sync::Arc;

impl Turn<'_, '_> {
    pub(super) fn accept_plan(&mut self, id: PlanId) -> Result<(), Rejection> {
        let mut plan = self.plan(id)?;
        // A page left open may still offer a plan that has started or ended since: it stays as it is.
        if plan.state == PlanState::Proposed {
            plan.start(self.env.today);
            self.replace_plan(&mut plan);
            plan.keep_to_rule(self.doc.unanswered(plan.person));
            self.put(Record::Plan(Arc::new(plan)));
            self.say(Notice::PlanStarted);
        }
        self.go(Route::Today);
        Ok(())
    }

    /// One plan runs about somebody at a time (I4): the one before rests in the history, and its space goes on.
    fn replace_plan(&mut self, plan: &mut Plan) {
        // What was undone after this could set a second one running.
        self.forget_undo();
        let Some(before) = self.doc.running_plan(plan.person).map(|plan| (**plan).clone()) else { return };
        plan.take_over_space(&before, self.env.today);
        self.put(Record::Plan(Arc::new(Plan { state: PlanState::Replaced(self.env.today), ..before })));
    }

    pub(super) fn change_step(&mut self, id: PlanId, number: u16, change: StepChange) -> Result<(), Rejection> {
        let today = self.env.today;
        let step = self.plan(id)?.step(number).cloned().ok_or(PlanError::NoSuchStep)?;
        let event = match change {
            StepChange::Done => Event::StepDone(number),
            StepChange::TooMuch => Event::StepTooMuch(number),
            StepChange::NotToday => Event::StepNotToday(number),
            StepChange::LeaveOut => Event::StepDropped(number),
            StepChange::PutBack if step.kind.rule().contact => return self.put_contact_back(id, number),
            StepChange::PutBack => return self.edit_plan(id, |plan| plan.put_back(number, today)),
            StepChange::MoveTo(day) if step.until.is_some() => {
                return self.edit_plan(id, |plan| plan.end_space_on(number, day, today));
            }
            StepChange::MoveTo(day) => return self.edit_plan(id, |plan| plan.move_step(number, day, today)),
        };
        // What was sent from a step is in the log, so that it counts (I3): once, however often it is pressed.
        let was_done = matches!(step.state, StepState::Done(_));
        if change == StepChange::Done && step.kind.rule().contact && !was_done {
            self.log_sent(self.plan(id)?.person);
        }
        let smaller = self.advance(id, event)?;
        self.say(match change {
            StepChange::Done => Notice::StepDone,
            StepChange::TooMuch if smaller => Notice::StepSmaller,
            StepChange::TooMuch => Notice::NothingSmaller,
            StepChange::NotToday => Notice::StepTomorrow,
            _ => Notice::StepLeftOut,
        });
        Ok(())
    }

    /// Only one step that reaches out waits at a time (I4), and only where the door is open (I2).
    fn put_contact_back(&mut self, id: PlanId, number: u16) -> Result<(), Rejection> {
        let plan = self.plan(id)?;
        self.must_allow_contact(&plan)?;
        let today = self.env.today;
        self.edit_plan(id, |plan| plan.put_back(number, today))
    }

    fn edit_plan(
        &mut self,
        id: PlanId,
        change: impl FnOnce(&mut Plan) -> Result<(), PlanError>,
    ) -> Result<(), Rejection> {
        let mut plan = self.plan(id)?;
        change(&mut plan)?;
        plan.keep_a_review(self.env.today);
        self.put(Record::Plan(Arc::new(plan)));
        Ok(())
    }

    /// Contact comes back only where the safety question is answered and leaves it open (I2). An
    /// answer that was left unsaved is asked for again.
    fn must_allow_contact(&self, plan: &Plan) -> Result<(), Rejection> {
        match self.doc.safety(plan.person) {
            Some(safety) if safety.allows_contact() => Ok(()),
            None if plan.situation == Situation::StayClose => Ok(()),
            Some(_) => Err(Rejection::ContactClosed),
            None => Err(Rejection::SafetyOpen),
        }
    }

    pub(super) fn end_plan(&mut self, id: PlanId, outcome: Outcome, keep: String) -> Result<(), Rejection> {
        let on = self.env.today;
        self.change_plan(id, |plan| plan.state = PlanState::Ended(Ending { on, outcome, keep }))?;
        self.say(Notice::PlanEnded);
        self.go(Route::Plan(id));
        Ok(())
    }

    pub(super) fn delete_plan(&mut self, id: PlanId) -> Result<(), Rejection> {
        let person = self.plan(id)?.person;
        self.take_with_versions(id.0);
        self.say(Notice::PlanDeleted);
        self.go(Route::Person(person));
        Ok(())
    }

    pub(super) fn reopen_plan(&mut self, id: PlanId) -> Result<(), Rejection> {
        let mut plan = self.plan(id)?;
        if !matches!(plan.state, PlanState::Ended(_)) {
            return Err(Rejection::Gone);
        }
        plan.reopen(self.env.today);
        self.replace_plan(&mut plan);
        plan.keep_to_rule(self.doc.unanswered(plan.person));
        self.put(Record::Plan(Arc::new(plan)));
        Ok(())
    }

    pub(super) fn change_plan(&mut self, id: PlanId, change: impl FnOnce(&mut Plan)) -> Result<(), Rejection> {
        let mut plan = self.plan(id)?;
        change(&mut plan);
        self.put(Record::Plan(Arc::new(plan)));
        Ok(())
    }
}
