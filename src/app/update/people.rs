//! Commands about people and what passed between.

use super::Turn;
use crate::app::command::{ContactForm, Notice, PersonForm, Rejection};
use crate::app::route::Route;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::id::{ContactId, Id, PersonId};
use crate::domain::person::Ring;
use crate::domain::text::Name;
use crate::store::record::Record;
use std::sync::Arc;

impl Turn<'_, '_> {
    pub(super) fn add_person(&mut self, name: &str) -> Result<(), Rejection> {
        let id = self.new_person(name)?;
        self.go(Route::Person(id));
        Ok(())
    }

    pub(super) fn edit_person(&mut self, id: PersonId, form: PersonForm) -> Result<(), Rejection> {
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
        let id = ContactId(self.fresh());
        let contact = Contact { id, person, on: self.env.today, kind, note: String::new() };
        self.put(Record::Contact(Arc::new(contact)));
        self.say(Notice::Logged);
        self.go(Route::Person(person));
        Ok(())
    }

    pub(super) fn edit_contact(&mut self, id: ContactId, form: ContactForm) -> Result<(), Rejection> {
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

    pub(super) fn delete_contact(&mut self, id: ContactId) -> Result<(), Rejection> {
        let person = self.doc.contact(id).ok_or(Rejection::Gone)?.person;
        self.take_with_versions(id.0);
        self.say(Notice::ContactDeleted);
        self.go(Route::Person(person));
        Ok(())
    }
}
