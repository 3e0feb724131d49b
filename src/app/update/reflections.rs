//! Commands about reflections: begin, answer, move on, delete.

use super::Turn;
use crate::app::command::{Notice, Rejection, Whom};
use crate::app::resume::way;
use crate::app::route::Route;
use crate::content::guides::guide;
use crate::domain::contact::unanswered;
use crate::domain::id::{PersonId, PlanId, ReflectionId};
use crate::domain::plan::propose::{Ground, propose};
use crate::domain::plan::{Plan, PlanState, StepState};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Answered};
use crate::domain::reflection::guide::Kind;
use crate::domain::safety::{SafetyAnswer, SafetyRoute};
use crate::domain::situation::Situation;
use crate::store::record::Record;
use std::sync::Arc;

impl Turn<'_, '_> {
    pub(super) fn begin(&mut self, situation: Situation, whom: Whom) -> Result<(), Rejection> {
        let person = match whom {
            Whom::Known(id) => self.doc.person(id).ok_or(Rejection::Gone)?.id,
            Whom::New(name) => self.new_person(&name)?,
        };
        let today = self.env.today;
        let id = ReflectionId(self.fresh());
        let begun = Reflection { id, situation, person, begun: today, touched: today, answers: Default::default() };
        self.put(Record::Reflection(Arc::new(begun)));
        self.go(Route::Resume(id));
        Ok(())
    }

    pub(super) fn answer_safety(
        &mut self,
        person: PersonId,
        answers: &[SafetyAnswer],
        keep: bool,
    ) -> Result<(), Rejection> {
        if answers.is_empty() {
            return Err(Rejection::NothingTicked);
        }
        let route = SafetyRoute::from_answers(answers);
        let mut card = self.person(person)?;
        card.safety = keep.then_some(route);
        self.doc.unsaved_safety.retain(|(one, _)| *one != person);
        if !keep {
            self.doc.unsaved_safety.push((person, route));
        }
        self.put(Record::Person(Arc::new(card)));
        self.close_plans(person, route);
        Ok(())
    }

    /// Takes contact out of plans that a new safety answer closes (I2).
    pub(super) fn close_plans(&mut self, person: PersonId, route: SafetyRoute) {
        if route.allows_contact() {
            return;
        }
        let plans: Vec<Plan> = self.doc.plans_about(person).map(|plan| (**plan).clone()).collect();
        for mut plan in plans {
            for step in plan.steps.iter_mut().filter(|step| step.state == StepState::Open) {
                if step.kind.rule().contact {
                    step.state = StepState::LeftOut;
                }
            }
            self.put(Record::Plan(Arc::new(plan)));
        }
    }

    pub(super) fn write(&mut self, id: ReflectionId, page: &str, answer: Answer) -> Result<(), Rejection> {
        let mut reflection = self.reflection(id)?;
        let done = reflection.answers.get(page).is_some_and(|answered| answered.done);
        reflection.answers.insert(page, Answered { answer, done });
        reflection.touched = self.env.today;
        self.put(Record::Reflection(Arc::new(reflection)));
        Ok(())
    }

    pub(super) fn next(&mut self, id: ReflectionId, page: &'static str) -> Result<(), Rejection> {
        let mut reflection = self.reflection(id)?;
        let kind = guide(reflection.situation).pages.iter().find(|p| p.id == page).map(|p| &p.kind);
        match reflection.answers.get_mut(page) {
            Some(answered) if !answered.answer.is_empty() => answered.done = true,
            _ if matches!(kind, Some(Kind::Choice)) => return Err(Rejection::NothingChosen),
            _ => {
                let answer = if matches!(kind, Some(Kind::Heard)) { Answer::Read } else { Answer::Skipped };
                reflection.answers.insert(page, Answered { answer, done: true });
            }
        }
        self.move_on(reflection, page);
        Ok(())
    }

    pub(super) fn leave(&mut self, id: ReflectionId, page: &'static str, how: Answer) -> Result<(), Rejection> {
        let mut reflection = self.reflection(id)?;
        // What was written on the page stays; only an empty page is marked as left out.
        let written = reflection.answer(page).filter(|answer| !answer.is_empty()).cloned();
        reflection.answers.insert(page, Answered { answer: written.unwrap_or(how), done: true });
        self.move_on(reflection, page);
        Ok(())
    }

    /// Goes to the page after this one; after the last, to the proposed plan.
    pub(super) fn move_on(&mut self, mut reflection: Reflection, page: &str) {
        reflection.touched = self.env.today;
        let reflection = Arc::new(reflection);
        self.put(Record::Reflection(Arc::clone(&reflection)));
        let way = way(self.doc, &reflection);
        match way.after(page) {
            Some(next) => self.go(Route::Page(reflection.id, next.id.to_owned())),
            None if way.current.is_some() => self.go(Route::Resume(reflection.id)),
            None => self.propose(&reflection),
        }
    }

    pub(super) fn propose(&mut self, reflection: &Reflection) {
        let person = reflection.person;
        let earlier = self.doc.plans_about(person).find(|plan| plan.reflection == reflection.id).cloned();
        if let Some(plan) = &earlier
            && plan.state != PlanState::Proposed
        {
            return self.go(Route::Plan(plan.id));
        }
        let id = earlier.map_or_else(|| PlanId(self.fresh()), |plan| plan.id);
        let ground = Ground {
            reflection,
            safety: self.doc.safety(person).unwrap_or_default(),
            unanswered: unanswered(&self.doc.contacts_with(person)),
            today: self.env.today,
        };
        match propose(&ground, id) {
            Some(plan) => {
                self.put(Record::Plan(Arc::new(plan)));
                self.go(Route::Plan(id));
            }
            None => {
                self.say(Notice::KeptWithoutChoice);
                self.go(Route::Person(person));
            }
        }
    }

    pub(super) fn name_on(&mut self, id: ReflectionId, page: &'static str, name: &str) -> Result<(), Rejection> {
        let reflection = self.reflection(id)?;
        let person = self.new_person(name)?;
        let mut people = reflection.people(page).to_vec();
        people.push(person);
        self.write(id, page, Answer::People(people))
    }

    pub(super) fn delete_reflection(&mut self, id: ReflectionId) -> Result<(), Rejection> {
        self.doc.reflection(id).ok_or(Rejection::Gone)?;
        self.take_with_versions(id.0);
        self.say(Notice::ReflectionDeleted);
        self.go(Route::Reflect);
        Ok(())
    }
}
