//! The one function that changes the document. A command either happens as a whole or not at all.

use super::command::{Command, ContactForm, Effect, Notice, PersonForm, Rejection, StepChange, Whom};
use super::doc::{Change, Doc};
use super::route::Route;
use crate::content::guides::guide;
use crate::domain::contact::{Contact, ContactKind, unanswered};
use crate::domain::id::{ContactId, Id, PersonId, PlanId, ReflectionId};
use crate::domain::person::Person;
use crate::domain::plan::propose::{Ground, propose};
use crate::domain::plan::step::StepKind;
use crate::domain::plan::{Ending, Outcome, Plan, PlanError, PlanState, StepState};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Answered};
use crate::domain::reflection::guide::Kind;
use crate::domain::reflection::journey::{Journey, journey};
use crate::domain::safety::{SafetyAnswer, SafetyRoute};
use crate::domain::situation::Situation;
use crate::domain::text::Name;
use crate::store::record::Record;
use chrono::{Days, NaiveDate};
use std::sync::Arc;

/// What a command may know of the world.
pub struct Env<'a> {
    /// The day, where the user is.
    pub today: NaiveDate,
    /// Gives fresh ids.
    pub new_id: &'a mut dyn FnMut() -> Id,
}

/// What a command did.
#[derive(Debug, Default)]
pub struct Done {
    /// The records that changed, to be saved or removed.
    pub changed: Vec<Id>,
    /// What the shell has to do.
    pub effects: Vec<Effect>,
    /// Whether it came from typing, so that saving may wait for a pause.
    pub typing: bool,
}

/// Carries out a command.
///
/// # Errors
/// [`Rejection`]; the document is then as it was before.
pub fn update(doc: &mut Doc, command: Command, env: &mut Env<'_>) -> Result<Done, Rejection> {
    let typing = matches!(command, Command::Write(..));
    let undoing = matches!(command, Command::Undo);
    let mut turn = Turn { doc, env, changes: Vec::new(), effects: Vec::new() };
    match turn.carry_out(command) {
        Ok(()) => {
            let Turn { doc, changes, effects, .. } = turn;
            let changed: Vec<Id> = changes.iter().map(|change| change.id).collect();
            // What was written since is never taken back along with what came before it.
            if doc.undo.iter().any(|change| changed.contains(&change.id)) {
                doc.undo = Vec::new();
            }
            if undoing || effects.iter().any(|effect| matches!(effect, Effect::Say(notice) if notice.can_undo())) {
                doc.undo = if undoing { Vec::new() } else { changes };
            }
            Ok(Done { changed, effects, typing })
        }
        Err(rejection) => {
            turn.roll_back();
            Err(rejection)
        }
    }
}

/// One command on its way.
struct Turn<'a, 'e> {
    doc: &'a mut Doc,
    env: &'a mut Env<'e>,
    changes: Vec<Change>,
    effects: Vec<Effect>,
}

impl Turn<'_, '_> {
    fn carry_out(&mut self, command: Command) -> Result<(), Rejection> {
        match command {
            Command::Begin(situation, whom) => self.begin(situation, whom),
            Command::AnswerSafety { person, answers, keep } => self.answer_safety(person, &answers, keep),
            Command::Write(id, page, answer) => self.write(id, page, answer),
            Command::Next(id, page) => self.next(id, page),
            Command::Skip(id, page) => self.leave(id, page, Answer::Skipped),
            Command::NotSure(id, page) => self.leave(id, page, Answer::NotSure),
            Command::NameOn(id, page, name) => self.name_on(id, page, &name),
            Command::DeleteReflection(id) => self.delete_reflection(id),
            Command::AcceptPlan(id) => self.accept_plan(id),
            Command::ChangeStep(id, number, change) => self.change_step(id, number, change),
            Command::SetContactRule(id, rule) => self.change_plan(id, |plan| plan.contact_rule = rule.clamp(1, 2)),
            Command::EndPlan(id, outcome, keep) => self.end_plan(id, outcome, keep),
            Command::ReopenPlan(id) => self.reopen_plan(id),
            Command::AddPerson(name) => self.add_person(&name),
            Command::EditPerson(id, form) => self.edit_person(id, form),
            Command::LogContact(person, kind) => self.log_contact(person, kind),
            Command::EditContact(id, form) => self.edit_contact(id, form),
            Command::DeleteContact(id) => self.delete_contact(id),
            Command::Undo => self.undo(),
        }
    }

    // ---- reflections ----

    fn begin(&mut self, situation: Situation, whom: Whom) -> Result<(), Rejection> {
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

    fn answer_safety(&mut self, person: PersonId, answers: &[SafetyAnswer], keep: bool) -> Result<(), Rejection> {
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
    fn close_plans(&mut self, person: PersonId, route: SafetyRoute) {
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

    fn write(&mut self, id: ReflectionId, page: &str, answer: Answer) -> Result<(), Rejection> {
        let mut reflection = self.reflection(id)?;
        let done = reflection.answers.get(page).is_some_and(|answered| answered.done);
        reflection.answers.insert(page, Answered { answer, done });
        reflection.touched = self.env.today;
        self.put(Record::Reflection(Arc::new(reflection)));
        Ok(())
    }

    fn next(&mut self, id: ReflectionId, page: &'static str) -> Result<(), Rejection> {
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

    fn leave(&mut self, id: ReflectionId, page: &'static str, how: Answer) -> Result<(), Rejection> {
        let mut reflection = self.reflection(id)?;
        // What was written on the page stays; only an empty page is marked as left out.
        let written = reflection.answer(page).filter(|answer| !answer.is_empty()).cloned();
        reflection.answers.insert(page, Answered { answer: written.unwrap_or(how), done: true });
        self.move_on(reflection, page);
        Ok(())
    }

    /// Goes to the page after this one; after the last, to the proposed plan.
    fn move_on(&mut self, mut reflection: Reflection, page: &str) {
        reflection.touched = self.env.today;
        let reflection = Arc::new(reflection);
        self.put(Record::Reflection(Arc::clone(&reflection)));
        let way = self.journey(&reflection);
        match way.after(page) {
            Some(next) => self.go(Route::Page(reflection.id, next.id.to_owned())),
            None if way.current.is_some() => self.go(Route::Resume(reflection.id)),
            None => self.propose(&reflection),
        }
    }

    fn journey(&self, reflection: &Reflection) -> Journey {
        journey(guide(reflection.situation), reflection, self.doc.safety(reflection.person).unwrap_or_default())
    }

    fn propose(&mut self, reflection: &Reflection) {
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

    fn name_on(&mut self, id: ReflectionId, page: &'static str, name: &str) -> Result<(), Rejection> {
        let reflection = self.reflection(id)?;
        let person = self.new_person(name)?;
        let mut people = reflection.people(page).to_vec();
        people.push(person);
        self.write(id, page, Answer::People(people))
    }

    fn delete_reflection(&mut self, id: ReflectionId) -> Result<(), Rejection> {
        self.doc.reflection(id).ok_or(Rejection::Gone)?;
        self.take(id.0);
        self.say(Notice::ReflectionDeleted);
        self.go(Route::Reflect);
        Ok(())
    }

    // ---- plans ----

    fn accept_plan(&mut self, id: PlanId) -> Result<(), Rejection> {
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

    fn change_step(&mut self, id: PlanId, number: u16, change: StepChange) -> Result<(), Rejection> {
        let mut plan = self.plan(id)?;
        let today = self.env.today;
        let is_space = plan.step(number).is_some_and(|step| step.kind == StepKind::Space);
        let notice = match change {
            StepChange::Done => {
                plan.set_state(number, StepState::Done(today))?;
                Some(Notice::StepDone)
            }
            StepChange::TooMuch if plan.make_smaller(number)? => Some(Notice::StepSmaller),
            StepChange::TooMuch => {
                plan.move_step(number, today + Days::new(1), today)?;
                Some(Notice::NothingSmaller)
            }
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
                let closed = !self.doc.safety(plan.person).unwrap_or_default().allows_contact();
                if closed && step.kind.rule().contact {
                    return Err(Rejection::Gone);
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
        self.put(Record::Plan(Arc::new(plan)));
        if let Some(notice) = notice {
            self.say(notice);
        }
        Ok(())
    }

    fn end_plan(&mut self, id: PlanId, outcome: Outcome, keep: String) -> Result<(), Rejection> {
        let on = self.env.today;
        self.change_plan(id, |plan| plan.state = PlanState::Ended(Ending { on, outcome, keep }))?;
        let person = self.plan(id)?.person;
        self.say(Notice::PlanEnded);
        self.go(Route::Person(person));
        Ok(())
    }

    fn reopen_plan(&mut self, id: PlanId) -> Result<(), Rejection> {
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

    fn change_plan(&mut self, id: PlanId, change: impl FnOnce(&mut Plan)) -> Result<(), Rejection> {
        let mut plan = self.plan(id)?;
        change(&mut plan);
        self.put(Record::Plan(Arc::new(plan)));
        Ok(())
    }

    // ---- people and contacts ----

    fn add_person(&mut self, name: &str) -> Result<(), Rejection> {
        let id = self.new_person(name)?;
        self.go(Route::Person(id));
        Ok(())
    }

    fn edit_person(&mut self, id: PersonId, form: PersonForm) -> Result<(), Rejection> {
        let mut person = self.person(id)?;
        person.name = Name::parse(&form.name).map_err(Rejection::Name)?;
        person.ring = form.ring;
        person.best_way = form.best_way;
        person.likes = form.likes;
        self.put(Record::Person(Arc::new(person)));
        self.say(Notice::PersonSaved);
        self.go(Route::Person(id));
        Ok(())
    }

    fn log_contact(&mut self, person: PersonId, kind: ContactKind) -> Result<(), Rejection> {
        self.person(person)?;
        let id = ContactId(self.fresh());
        let contact = Contact { id, person, on: self.env.today, kind, note: String::new() };
        self.put(Record::Contact(Arc::new(contact)));
        self.say(Notice::Logged);
        self.go(Route::Person(person));
        Ok(())
    }

    fn edit_contact(&mut self, id: ContactId, form: ContactForm) -> Result<(), Rejection> {
        let contact = self.doc.contact(id).ok_or(Rejection::Gone)?;
        if form.on > self.env.today {
            return Err(Rejection::NotYet);
        }
        let person = contact.person;
        let changed = Contact { on: form.on, kind: form.kind, note: form.note, ..(**contact).clone() };
        self.put(Record::Contact(Arc::new(changed)));
        self.go(Route::Person(person));
        Ok(())
    }

    fn delete_contact(&mut self, id: ContactId) -> Result<(), Rejection> {
        let person = self.doc.contact(id).ok_or(Rejection::Gone)?.person;
        self.take(id.0);
        self.say(Notice::ContactDeleted);
        self.go(Route::Person(person));
        Ok(())
    }

    // ---- undo ----

    fn undo(&mut self) -> Result<(), Rejection> {
        let changes = std::mem::take(&mut self.doc.undo);
        if changes.is_empty() {
            return Err(Rejection::Gone);
        }
        for change in changes.into_iter().rev() {
            match change.before {
                Some(record) => self.put(record),
                None => self.take(change.id),
            }
        }
        self.say(Notice::Undone);
        Ok(())
    }

    // ---- tools ----

    fn new_person(&mut self, name: &str) -> Result<PersonId, Rejection> {
        let name = Name::parse(name).map_err(Rejection::Name)?;
        let id = PersonId(self.fresh());
        self.put(Record::Person(Arc::new(Person::new(id, name, self.env.today))));
        Ok(id)
    }

    fn fresh(&mut self) -> Id {
        let mut id = (self.env.new_id)();
        while self.doc.record(id).is_some() {
            id = id.next();
        }
        id
    }

    fn person(&self, id: PersonId) -> Result<Person, Rejection> {
        self.doc.person(id).map(|person| (**person).clone()).ok_or(Rejection::Gone)
    }

    fn reflection(&self, id: ReflectionId) -> Result<Reflection, Rejection> {
        self.doc.reflection(id).map(|reflection| (**reflection).clone()).ok_or(Rejection::Gone)
    }

    fn plan(&self, id: PlanId) -> Result<Plan, Rejection> {
        self.doc.plan(id).map(|plan| (**plan).clone()).ok_or(Rejection::Gone)
    }

    fn put(&mut self, record: Record) {
        let id = record.id();
        let before = self.doc.put(record);
        self.changes.push(Change { id, before });
    }

    fn take(&mut self, id: Id) {
        let before = self.doc.take(id);
        self.changes.push(Change { id, before });
    }

    fn go(&mut self, route: Route) {
        self.effects.push(Effect::Go(route));
    }

    fn say(&mut self, notice: Notice) {
        self.effects.push(Effect::Say(notice));
    }

    fn roll_back(self) {
        for change in self.changes.into_iter().rev() {
            match change.before {
                Some(record) => self.doc.put(record),
                None => self.doc.take(change.id),
            };
        }
    }
}

impl From<PlanError> for Rejection {
    fn from(error: PlanError) -> Self {
        Self::Plan(error)
    }
}
