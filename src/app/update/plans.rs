//! Commands about plans: start, change a step, end, open again.

use super::Turn;
use crate::app::command::{Notice, Rejection, StepChange};
use crate::app::route::Route;
use crate::domain::id::PlanId;
use crate::domain::plan::step::StepKind;
use crate::domain::plan::{Ending, Outcome, Plan, PlanError, PlanState, StepState};
use crate::domain::situation::Situation;
use crate::store::record::Record;
use chrono::Days;
use std::sync::Arc;

impl Turn<'_, '_> {
    pub(super) fn accept_plan(&mut self, id: PlanId) -> Result<(), Rejection> {
        let mut plan = self.plan(id)?;
        // A page left open may still offer a plan that has started or ended since: it stays as it is.
        if plan.state == PlanState::Proposed {
            plan.start(self.env.today);
            self.put(Record::Plan(Arc::new(plan)));
            self.say(Notice::PlanStarted);
        }
        self.go(Route::Today);
        Ok(())
    }

    pub(super) fn change_step(&mut self, id: PlanId, number: u16, change: StepChange) -> Result<(), Rejection> {
        let mut plan = self.plan(id)?;
        let today = self.env.today;
        let is_space = plan.step(number).is_some_and(|step| step.kind == StepKind::Space);
        let notice = match change {
            StepChange::Done => {
                plan.set_state(number, StepState::Done(today))?;
                Some(Notice::StepDone)
            }
            StepChange::TooMuch => Some(self.make_smaller(&mut plan, number)?),
            StepChange::NotToday => {
                plan.move_step(number, today + Days::new(1), today)?;
                Some(Notice::StepTomorrow)
            }
            StepChange::LeaveOut => {
                plan.set_state(number, StepState::LeftOut)?;
                Some(Notice::StepLeftOut)
            }
            StepChange::PutBack => {
                let step = plan.step(number).ok_or(PlanError::NoSuchStep)?;
                if step.kind.rule().contact {
                    self.must_allow_contact(&plan)?;
                }
                plan.set_state(number, StepState::Open)?;
                None
            }
            StepChange::MoveTo(day) if is_space => {
                plan.end_space_on(number, day, today)?;
                None
            }
            StepChange::MoveTo(day) => {
                plan.move_step(number, day, today)?;
                None
            }
        };
        plan.keep_a_review(today);
        self.put(Record::Plan(Arc::new(plan)));
        if let Some(notice) = notice {
            self.say(notice);
        }
        Ok(())
    }

    /// Something smaller than what Today shows, which may be smaller than the step itself already (I8); where there
    /// is nothing smaller, nothing today is fine.
    fn make_smaller(&self, plan: &mut Plan, number: u16) -> Result<Notice, Rejection> {
        let today = self.env.today;
        if let Some(energy) = self.doc.check_in(today).and_then(|check_in| check_in.energy) {
            plan.fit(number, energy)?;
        }
        if plan.make_smaller(number)? {
            return Ok(Notice::StepSmaller);
        }
        plan.move_step(number, today + Days::new(1), today)?;
        Ok(Notice::NothingSmaller)
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
        let person = self.plan(id)?.person;
        self.say(Notice::PlanEnded);
        self.go(Route::Person(person));
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
        if !matches!(self.plan(id)?.state, PlanState::Ended(_)) {
            return Err(Rejection::Gone);
        }
        let today = self.env.today;
        self.change_plan(id, |plan| {
            plan.state = PlanState::Active(today);
            for step in plan.steps.iter_mut().filter(|step| step.state == StepState::Open && step.until.is_none()) {
                step.on = step.on.max(today);
            }
            plan.keep_out_of_spaces();
        })
    }

    pub(super) fn change_plan(&mut self, id: PlanId, change: impl FnOnce(&mut Plan)) -> Result<(), Rejection> {
        let mut plan = self.plan(id)?;
        change(&mut plan);
        self.put(Record::Plan(Arc::new(plan)));
        Ok(())
    }
}
