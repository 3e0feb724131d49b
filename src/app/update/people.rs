//! Commands about people and what passed between.

use super::Turn;
use crate::app::command::{ContactForm, Notice, PersonForm, Rejection};
use crate::app::route::Route;
use crate::app::view::import::fill;
use crate::domain::calendar::{CalendarItem, InCalendar};
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::id::{ContactId, Id, PersonId};
use crate::domain::person::{Milestone, Person, Ring};
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
        self.follow_days(id, &before.milestones, &form.card.milestones);
        let Person { safety, archived, died, added, .. } = before;
        let card = Person { id, name, safety, archived, died, added, ..*form.card };
        self.put(Record::Person(Arc::new(card)));
        self.say(Notice::PersonSaved);
        self.go(Route::Person(id));
        Ok(())
    }

    /// What is noted about the calendar goes along with its day; the note about a day that is gone goes too.
    fn follow_days(&mut self, person: PersonId, before: &[Milestone], after: &[Milestone]) {
        let changed = |event: &&Arc<InCalendar>| match event.item {
            CalendarItem::Milestone(at) => new_place(before, after, at) != Some(at),
            CalendarItem::Step(..) | CalendarItem::Rhythm => false,
        };
        let events: Vec<InCalendar> =
            self.doc.in_calendar(person).filter(changed).map(|event| (**event).clone()).collect();
        for event in events {
            let CalendarItem::Milestone(at) = event.item else { continue };
            match new_place(before, after, at) {
                Some(place) => {
                    let item = CalendarItem::Milestone(place);
                    self.put(Record::InCalendar(Arc::new(InCalendar { item, ..event })));
                }
                None => self.take(event.id.0),
            }
        }
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

/// Where a day of the list stands after the list was edited: with its like, else where it was, if what stands there is
/// of its kind and new.
fn new_place(before: &[Milestone], after: &[Milestone], at: u16) -> Option<u16> {
    let day = before.get(usize::from(at))?;
    let is_like = |one: &Milestone| one.kind == day.kind && one.on == day.on && one.label == day.label;
    let place = after.iter().position(is_like).or_else(|| {
        let at = usize::from(at);
        let is_changed = |one: &Milestone| one.kind == day.kind && !before.contains(one);
        after.get(at).is_some_and(is_changed).then_some(at)
    });
    place.and_then(|place| u16::try_from(place).ok())
}
