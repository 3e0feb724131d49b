//! The one function that changes the document. A command either happens as a whole or not at all.

mod drafts;
mod events;
mod history;
mod journal;
mod merge;
mod people;
mod plans;
mod reflections;

use super::command::{Command, Effect, Notice, Rejection};
use super::doc::{Change, Doc};
use super::route::Route;
use crate::domain::id::{Id, PersonId, PlanId, ReflectionId};
use crate::domain::person::Person;
use crate::domain::plan::{Plan, PlanError};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::Answer;
use crate::domain::text::Name;
use crate::store::record::Record;
use chrono::NaiveDate;
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
    // A tap is saved at once; only letters may wait for a pause.
    let typing = matches!(
        command,
        Command::Write(_, _, Answer::Text(_) | Answer::Fields(_)) | Command::WriteEntry(..) | Command::WriteDraft(..)
    );
    let undoing = matches!(command, Command::Undo);
    let mut turn = Turn { doc, env, changes: Vec::new(), effects: Vec::new() };
    let carried_out = turn.carry_out(command);
    if carried_out.is_ok() && !undoing {
        turn.keep_versions();
    }
    match carried_out {
        Ok(()) => {
            let Turn { doc, changes, effects, .. } = turn;
            let changed: Vec<Id> = changes.iter().map(|change| change.id).collect();
            // What was written since is never taken back along with what came before it.
            if doc.undo.iter().any(|change| changed.contains(&change.id)) {
                doc.undo = Vec::new();
                doc.undo_of = None;
            }
            let said = effects.iter().find_map(|effect| match effect {
                Effect::Say(notice) if notice.can_undo() => Some(*notice),
                _ => None,
            });
            if undoing || said.is_some() {
                doc.undo = if undoing { Vec::new() } else { changes };
                doc.undo_of = said;
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
            Command::Begin(guide, subject) => self.begin(guide, subject),
            Command::AnswerSafety { person, answers, keep } => self.answer_safety(person, &answers, keep),
            Command::Write(id, page, answer) => self.write(id, page, answer),
            Command::Next(id, page) => self.next(id, page),
            Command::Keep(id, page) => self.keep(id, page),
            Command::Skip(id, page) => self.leave(id, page, Answer::Skipped),
            Command::NotSure(id, page) => self.leave(id, page, Answer::NotSure),
            Command::NameOn(id, page, name) => self.name_on(id, page, &name),
            Command::EndReflection(id) => self.end_reflection(id),
            Command::DeleteReflection(id) => self.delete_reflection(id),
            Command::CheckIn(mood, energy) => self.check_in(mood, energy),
            Command::BeginEntry(kind, person, prompt) => self.begin_entry(kind, person, prompt),
            Command::WriteEntry(id, text) => self.write_entry(id, text),
            Command::SetEntry(id, change) => self.set_entry(id, change),
            Command::DeleteEntry(id) => self.delete_entry(id),
            Command::BeginDraft(person, form, text) => self.begin_draft(person, form, text),
            Command::WriteDraft(id, text) => self.write_draft(id, text),
            Command::SetDraft(id, change) => self.set_draft(id, change),
            Command::RestDraft(id, until) => self.rest_draft(id, until),
            Command::DraftSent(id) => self.draft_sent(id),
            Command::KeepUnsent(id) => self.keep_unsent(id),
            Command::LetGoDraft(id) => self.let_go_draft(id),
            Command::DeletePlan(id) => self.delete_plan(id),
            Command::ErasePerson(id) => self.erase_person(id),
            Command::PutAway(ids) => self.put_away(&ids),
            Command::BringBack(id) => self.bring_back(id),
            Command::ForgetVersion(id) => self.forget_version(id),
            Command::AcceptPlan(id) => self.accept_plan(id),
            Command::ChangeStep(id, number, change) => self.change_step(id, number, change),
            Command::Happened(person, event) => self.happened(person, event),
            Command::Answer(person, what, change) => self.answer_today(person, what, change),
            Command::GiveSpace(person, until, terms) => self.give_space(person, until, terms),
            Command::SaidSpaceNote(person, text) => self.said_space_note(person, text),
            Command::RodeUrge(person, end, text) => self.rode_urge(person, end, &text),
            Command::BeginUnsent(person, text) => self.begin_unsent(person, text),
            Command::LetGoUnsent(id) => self.let_go_entry(id),
            Command::WentToCalendar(items) => self.went_to_calendar(items),
            Command::SetContactRule(id, rule) => self.change_plan(id, |plan| plan.contact_rule = rule.clamp(1, 2)),
            Command::EndPlan(id, outcome, keep) => self.end_plan(id, outcome, keep),
            Command::ReopenPlan(id) => self.reopen_plan(id),
            Command::AddPerson(name) => self.add_person(&name),
            Command::EditPerson(id, form) => self.edit_person(id, form),
            Command::SetRing(id, ring) => self.set_ring(id, ring),
            Command::LogContact(person, kind) => self.log_contact(person, kind),
            Command::SetLater(person, later) => self.set_later(person, later),
            Command::FreshStart => self.fresh_start(),
            Command::Archive(person, away) => self.archive(person, away),
            Command::Died(person, died) => self.died(person, died),
            Command::Import(cards) => self.import(cards),
            Command::Merge(into, from) => self.merge(into, from),
            Command::EditContact(id, form) => self.edit_contact(id, form),
            Command::DeleteContact(id) => self.delete_contact(id),
            Command::Undo => self.undo(),
        }
    }

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

    /// What was done before cannot be taken back any more: it would undo what has just been decided (I2, I4).
    fn forget_undo(&mut self) {
        self.doc.undo = Vec::new();
        self.doc.undo_of = None;
    }

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

    /// Takes a record out, and its earlier versions with it.
    fn take_with_versions(&mut self, id: Id) {
        for id in self.doc.with_versions(id) {
            self.take(id);
        }
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
