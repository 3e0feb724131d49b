//! Commands about messages that are being written. None of them sends anything.

use super::Turn;
use crate::app::command::{DraftChange, Notice, Rejection};
use crate::app::route::Route;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::draft::{Draft, DraftState, Moment};
use crate::domain::id::{ContactId, DraftId, PersonId};
use crate::domain::message::Form;
use crate::domain::person::Channel;
use crate::domain::plan::PlanError;
use crate::domain::plan::advance::Event;
use crate::domain::plan::standing::Standing;
use crate::store::record::Record;
use std::sync::Arc;

impl Turn<'_, '_> {
    /// Begins a draft. One to the same person that was begun before and left blank is taken up again.
    pub(super) fn begin_draft(&mut self, person: PersonId, form: Form, text: String) -> Result<(), Rejection> {
        self.must_be_open(person)?;
        let is_blank = |draft: &&Arc<Draft>| draft.state == DraftState::Open && draft.text.trim().is_empty();
        let blank = self.doc.drafts_to(person).find(is_blank).map(|draft| draft.id);
        let id = blank.unwrap_or_else(|| DraftId(self.fresh()));
        let draft = Draft { id, person, on: self.env.today, form, text, state: DraftState::Open };
        self.put(Record::Draft(Arc::new(draft)));
        self.go(Route::Draft(id));
        Ok(())
    }

    pub(super) fn write_draft(&mut self, id: DraftId, text: String) -> Result<(), Rejection> {
        let draft = self.draft(id)?;
        self.put(Record::Draft(Arc::new(Draft { text, ..draft })));
        Ok(())
    }

    pub(super) fn set_draft(&mut self, id: DraftId, change: DraftChange) -> Result<(), Rejection> {
        let mut draft = self.draft(id)?;
        match change {
            DraftChange::Form(form) => draft.form = form,
            DraftChange::Person(person) => {
                self.must_be_open(person)?;
                draft.person = person;
            }
            DraftChange::TakenUp => draft.state = DraftState::Open,
            DraftChange::Left => draft.state = DraftState::Left(self.env.today),
        }
        self.put(Record::Draft(Arc::new(draft)));
        Ok(())
    }

    pub(super) fn rest_draft(&mut self, id: DraftId, until: Moment) -> Result<(), Rejection> {
        let draft = self.draft(id)?;
        if until.on < self.env.today {
            return Err(PlanError::DayHasPassed.into());
        }
        self.put(Record::Draft(Arc::new(Draft { state: DraftState::Resting(until), ..draft })));
        self.say(Notice::DraftRests);
        self.go(Route::Write);
        Ok(())
    }

    /// It was sent, on the day it left: what was written is in the log now, and the plan follows.
    pub(super) fn draft_sent(&mut self, id: DraftId) -> Result<(), Rejection> {
        let draft = self.draft(id)?;
        let on = match draft.state {
            DraftState::Left(on) => on,
            DraftState::Open | DraftState::Resting(_) => self.env.today,
        };
        let channel = channel(draft.form, self.person(draft.person)?.channel);
        self.take_with_versions(id.0);
        let contact = Contact::new(ContactId(self.fresh()), draft.person, on, ContactKind::Wrote);
        self.put(Record::Contact(Arc::new(Contact { note: draft.text, channel, ..contact })));
        self.follow(draft.person, Event::Sent)?;
        self.say(Notice::Logged);
        self.go(Route::Person(draft.person));
        Ok(())
    }

    /// Keeps it as a letter that is not sent.
    pub(super) fn keep_unsent(&mut self, id: DraftId) -> Result<(), Rejection> {
        let draft = self.draft(id)?;
        self.take_with_versions(id.0);
        self.begin_unsent(draft.person, draft.text)?;
        self.say(Notice::KeptUnsent);
        self.go(Route::Journal);
        Ok(())
    }

    pub(super) fn let_go_draft(&mut self, id: DraftId) -> Result<(), Rejection> {
        self.draft(id)?;
        self.take_with_versions(id.0);
        self.say(Notice::DraftLetGo);
        Ok(())
    }

    fn draft(&self, id: DraftId) -> Result<Draft, Rejection> {
        self.doc.draft(id).map(|draft| (**draft).clone()).ok_or(Rejection::Gone)
    }

    /// Nothing is written to be sent where contact is closed (I2, I12).
    fn must_be_open(&self, person: PersonId) -> Result<(), Rejection> {
        let standing = self.doc.standing(&self.person(person)?, self.env.today);
        if matches!(standing, Standing::NoContact | Standing::LetGo | Standing::Died) {
            return Err(Rejection::ContactClosed);
        }
        Ok(())
    }
}

/// By which way a form goes, for the log. A text message goes the way this person is usually written to.
fn channel(form: Form, usual: Option<Channel>) -> Option<Channel> {
    match form {
        Form::Email => Some(Channel::Email),
        Form::Letter => Some(Channel::Letter),
        Form::Text | Form::VoiceNote => {
            let messages = [Channel::Text, Channel::Whatsapp, Channel::Signal, Channel::Telegram];
            usual.filter(|channel| messages.contains(channel))
        }
    }
}
