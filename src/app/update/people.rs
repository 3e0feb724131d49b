//! Commands about people and what passed between.

use super::Turn;
use crate::app::command::{ContactForm, Notice, PersonForm, Rejection};
use crate::app::route::Route;
use crate::app::view::import::fill;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::id::{ContactId, Id, PersonId};
use crate::domain::person::{Person, Ring};
use crate::domain::plan::advance::Event;
use crate::domain::rhythm::Later;
use crate::domain::text::Name;
use crate::exchange::card::Card;
use crate::store::record::Record;
use std::sync::Arc;

impl Turn<'_, '_> {
    pub(super) fn add_person(&mut self, name: &str) -> Result<(), Rejection> {
        let id = self.new_person(name)?;
        self.go(Route::Person(id));
        Ok(())
    }

    pub(super) fn edit_person(&mut self, id: PersonId, form: PersonForm) -> Result<(), Rejection> {
        let before = self.person(id)?;
        let name = Name::parse(&form.name).map_err(Rejection::Name)?;
        let Person { safety, archived, died, added, .. } = before;
        let card = Person { id, name, safety, archived, died, added, ..*form.card };
        self.put(Record::Person(Arc::new(card)));
        self.say(Notice::PersonSaved);
        self.go(Route::Person(id));
        Ok(())
    }

    pub(super) fn change_person(&mut self, id: PersonId, change: impl FnOnce(&mut Person)) -> Result<(), Rejection> {
        let mut person = self.person(id)?;
        change(&mut person);
        self.put(Record::Person(Arc::new(person)));
        Ok(())
    }

    /// Brings cards in. What the user has filled in is never replaced.
    pub(super) fn import(&mut self, cards: Vec<(Option<PersonId>, Card)>) -> Result<(), Rejection> {
        for (known, card) in cards {
            let id = match known {
                Some(id) => id,
                None => self.new_person(&card.name)?,
            };
            self.change_person(id, |person| fill(person, &card))?;
        }
        self.say(Notice::Imported);
        Ok(())
    }

    pub(super) fn archive(&mut self, id: PersonId, away: bool) -> Result<(), Rejection> {
        self.change_person(id, |person| person.archived = away)?;
        self.say(Notice::Archived);
        Ok(())
    }

    pub(super) fn died(&mut self, id: PersonId, died: bool) -> Result<(), Rejection> {
        self.change_person(id, |person| person.died = died)?;
        self.say(Notice::PersonSaved);
        Ok(())
    }

    /// Moves somebody to a ring. Where they are there already, nothing happens.
    pub(super) fn set_ring(&mut self, id: PersonId, ring: Ring) -> Result<(), Rejection> {
        let mut person = self.person(id)?;
        if person.ring != ring {
            person.ring = ring;
            self.put(Record::Person(Arc::new(person)));
            self.say(Notice::RingSet(ring));
        }
        Ok(())
    }

    /// Deletes a person with everything about them, earlier versions too.
    pub(super) fn erase_person(&mut self, id: PersonId) -> Result<(), Rejection> {
        self.person(id)?;
        for id in self.doc.all_about(id) {
            self.take(id);
        }
        self.forget_in_entries(id);
        self.doc.unsaved_safety.retain(|(one, _)| *one != id);
        self.say(Notice::PersonErased);
        self.go(Route::People);
        Ok(())
    }

    /// Removes records that are in a verified file now.
    pub(super) fn put_away(&mut self, ids: &[Id]) -> Result<(), Rejection> {
        for &id in ids {
            if self.doc.record(id).is_some() {
                self.take_with_versions(id);
            }
        }
        self.say(Notice::PutAway);
        Ok(())
    }

    pub(super) fn log_contact(&mut self, person: PersonId, kind: ContactKind) -> Result<(), Rejection> {
        self.person(person)?;
        self.passed(person, kind)?;
        self.say(Notice::Logged);
        self.go(Route::Person(person));
        Ok(())
    }

    /// Puts a contact of today into the log, and lets the plan follow.
    pub(super) fn passed(&mut self, person: PersonId, kind: ContactKind) -> Result<(), Rejection> {
        let id = ContactId(self.fresh());
        self.put(Record::Contact(Arc::new(Contact::new(id, person, self.env.today, kind))));
        if kind != ContactKind::Wrote && self.person(person)?.later == Some(Later::UntilTheyWrite) {
            self.change_person(person, |person| person.later = None)?;
        }
        let event = match kind {
            ContactKind::Wrote => Event::Sent,
            ContactKind::TheyWrote => Event::TheyWrote,
            ContactKind::Talked | ContactKind::Met => Event::Met,
        };
        self.follow(person, event)
    }

    pub(super) fn edit_contact(&mut self, id: ContactId, form: ContactForm) -> Result<(), Rejection> {
        let contact = self.doc.contact(id).ok_or(Rejection::Gone)?;
        if form.on > self.env.today {
            return Err(Rejection::NotYet);
        }
        let person = contact.person;
        let ContactForm { on, kind, note, by_them, channel, reply, feeling, next_time } = form;
        let changed = Contact { on, kind, note, by_them, channel, reply, feeling, next_time, ..(**contact).clone() };
        self.put(Record::Contact(Arc::new(changed)));
        self.go(Route::Person(person));
        Ok(())
    }

    pub(super) fn delete_contact(&mut self, id: ContactId) -> Result<(), Rejection> {
        let person = self.doc.contact(id).ok_or(Rejection::Gone)?.person;
        self.take_with_versions(id.0);
        self.say(Notice::ContactDeleted);
        self.go(Route::Person(person));
        Ok(())
    }
}
