//! Commands about reflections: begin, answer, move on, delete.

use super::Turn;
use crate::app::command::{Notice, Rejection, Subject};
use crate::app::resume::{safety, way};
use crate::app::route::Route;
use crate::content::guide;
use crate::domain::id::{PersonId, PlanId, ReflectionId};
use crate::domain::plan::propose::{Ground, propose};
use crate::domain::plan::{Plan, PlanState, StepState};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Answered};
use crate::domain::reflection::guide::{GuideId, Kind, Page};
use crate::domain::safety::{SafetyAnswer, SafetyRoute};
use crate::store::record::Record;
use std::sync::Arc;

impl Turn<'_, '_> {
    pub(super) fn begin(&mut self, guide: GuideId, subject: Subject) -> Result<(), Rejection> {
        let person = match subject {
            Subject::Known(id) => Some(self.doc.person(id).ok_or(Rejection::Gone)?.id),
            Subject::New(name) => Some(self.new_person(&name)?),
            Subject::Nobody => None,
        };
        let today = self.env.today;
        let id = ReflectionId(self.fresh());
        let (ended, answers) = (false, Default::default());
        let begun = Reflection { id, guide, person, begun: today, touched: today, ended, answers };
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
        self.forget_undo();
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
        // Whoever writes on has taken it up again.
        reflection.ended = false;
        self.put(Record::Reflection(Arc::new(reflection)));
        Ok(())
    }

    pub(super) fn next(&mut self, id: ReflectionId, page: &'static str) -> Result<(), Rejection> {
        let mut reflection = self.reflection(id)?;
        finish(&mut reflection, page)?;
        self.move_on(reflection, page);
        Ok(())
    }

    /// Keeps a page that was changed from "what we heard", and goes back there.
    pub(super) fn keep(&mut self, id: ReflectionId, page: &'static str) -> Result<(), Rejection> {
        let mut reflection = self.reflection(id)?;
        finish(&mut reflection, page)?;
        reflection.touched = self.env.today;
        let heard = guide(reflection.guide).pages.iter().find(|page| matches!(page.kind, Kind::Heard));
        self.go(heard.map_or(Route::Resume(id), |heard| Route::Page(id, heard.id.to_owned())));
        self.put(Record::Reflection(Arc::new(reflection)));
        Ok(())
    }

    /// Ends a reflection where it stands.
    pub(super) fn end_reflection(&mut self, id: ReflectionId) -> Result<(), Rejection> {
        let mut reflection = self.reflection(id)?;
        reflection.ended = true;
        self.put(Record::Reflection(Arc::new(reflection)));
        self.say(Notice::ReflectionEnded);
        self.go(Route::Reflect);
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

    /// Goes to the page after this one; after the last, to the end of the exercise or the proposed plan.
    pub(super) fn move_on(&mut self, mut reflection: Reflection, page: &str) {
        reflection.touched = self.env.today;
        // Whoever moves on has taken it up again, also without a word.
        reflection.ended = false;
        let reflection = Arc::new(reflection);
        self.put(Record::Reflection(Arc::clone(&reflection)));
        let way = way(self.doc, &reflection);
        match way.after(page) {
            Some(next) => self.go(Route::Page(reflection.id, next.id.to_owned())),
            None if way.current.is_some() => self.go(Route::Resume(reflection.id)),
            None => match reflection.person.filter(|_| reflection.guide.situation().is_some()) {
                Some(person) => self.propose(&reflection, person),
                None => self.go(Route::Closing(reflection.id)),
            },
        }
    }

    pub(super) fn propose(&mut self, reflection: &Reflection, person: PersonId) {
        let earlier = self.doc.plan_from(reflection).cloned();
        if let Some(plan) = &earlier
            && plan.state != PlanState::Proposed
        {
            return self.go(Route::Plan(plan.id));
        }
        let id = earlier.map_or_else(|| PlanId(self.fresh()), |plan| plan.id);
        let ground = Ground {
            reflection,
            safety: safety(self.doc, reflection),
            unanswered: self.doc.unanswered(person),
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

/// Marks a page as done with what stands there; an empty one as left out.
fn finish(reflection: &mut Reflection, page: &'static str) -> Result<(), Rejection> {
    let of = guide(reflection.guide).page(page);
    match reflection.answers.get_mut(page) {
        Some(answered) if !answered.answer.is_empty() => answered.done = true,
        _ if matches!(of.map(|page| &page.kind), Some(Kind::Choice)) => return Err(Rejection::NothingChosen),
        _ => {
            let answer = if of.is_some_and(Page::asks) { Answer::Skipped } else { Answer::Read };
            reflection.answers.insert(page, Answered { answer, done: true });
        }
    }
    Ok(())
}
