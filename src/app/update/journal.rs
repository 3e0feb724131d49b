//! Commands about the journal and the check-in.

use super::Turn;
use crate::app::command::{EntryChange, Notice, Rejection};
use crate::app::route::Route;
use crate::domain::id::{CheckInId, EntryId, PersonId};
use crate::domain::journal::{CheckIn, Energy, Entry, EntryKind, Mood};
use crate::store::record::Record;
use std::sync::Arc;

impl Turn<'_, '_> {
    /// Keeps the day's check-in. It may be changed until the day is over.
    pub(super) fn check_in(&mut self, mood: Option<Mood>, energy: Option<Energy>) -> Result<(), Rejection> {
        let on = self.env.today;
        let id = self.doc.check_in(on).map(|check_in| check_in.id);
        let id = id.unwrap_or_else(|| CheckInId(self.fresh()));
        self.put(Record::CheckIn(Arc::new(CheckIn { id, on, mood, energy })));
        Ok(())
    }

    /// Begins an entry. One that was begun before and left blank is taken up again.
    pub(super) fn begin_entry(
        &mut self,
        kind: EntryKind,
        person: Option<PersonId>,
        prompt: Option<&'static str>,
    ) -> Result<(), Rejection> {
        let blank = self.doc.entries().next_back().filter(|entry| entry.is_blank()).map(|entry| entry.id);
        let id = blank.unwrap_or_else(|| EntryId(self.fresh()));
        let mut entry = Entry::new(id, self.env.today);
        entry.kind = kind;
        entry.people.extend(person.filter(|&person| self.doc.person(person).is_some()));
        entry.prompt = prompt.map(str::to_owned);
        self.put(Record::Entry(Arc::new(entry)));
        self.go(Route::WriteEntry(id));
        Ok(())
    }

    pub(super) fn write_entry(&mut self, id: EntryId, text: String) -> Result<(), Rejection> {
        let mut entry = self.entry(id)?;
        entry.text = text;
        self.put(Record::Entry(Arc::new(entry)));
        Ok(())
    }

    pub(super) fn set_entry(&mut self, id: EntryId, change: EntryChange) -> Result<(), Rejection> {
        let mut entry = self.entry(id)?;
        match change {
            EntryChange::Kind(kind) => entry.kind = kind,
            EntryChange::On(on) if on > self.env.today => return Err(Rejection::NotYet),
            EntryChange::On(on) => entry.on = on,
            EntryChange::Mood(mood) => entry.mood = mood,
            EntryChange::Energy(energy) => entry.energy = energy,
            EntryChange::Feeling(feeling, on) => {
                entry.feelings.retain(|one| one != feeling);
                entry.feelings.extend(on.then(|| feeling.to_owned()));
            }
            EntryChange::OwnFeelings(own) => entry.own_feelings = own,
            EntryChange::Person(person, on) => {
                entry.people.retain(|one| *one != person);
                entry.people.extend(on.then_some(person));
            }
            EntryChange::Name(name) => {
                let person = self.new_person(&name)?;
                entry.people.push(person);
            }
        }
        self.put(Record::Entry(Arc::new(entry)));
        Ok(())
    }

    pub(super) fn delete_entry(&mut self, id: EntryId) -> Result<(), Rejection> {
        self.let_go_entry(id)?;
        self.go(Route::Journal);
        Ok(())
    }

    /// Deletes an entry from where the user is, and stays there.
    pub(super) fn let_go_entry(&mut self, id: EntryId) -> Result<(), Rejection> {
        self.entry(id)?;
        self.take_with_versions(id.0);
        self.say(Notice::EntryDeleted);
        Ok(())
    }

    /// Keeps what is written to somebody here, and nowhere else.
    pub(super) fn begin_unsent(&mut self, person: PersonId, text: String) -> Result<(), Rejection> {
        self.person(person)?;
        let entry = Entry::new(EntryId(self.fresh()), self.env.today);
        let entry = Entry { kind: EntryKind::Unsent, text, people: vec![person], ..entry };
        self.put(Record::Entry(Arc::new(entry)));
        Ok(())
    }

    /// Takes a person out of the entries that have them in mind; what was written stays. Walks the
    /// journal, which only erasing a person does.
    pub(super) fn forget_in_entries(&mut self, person: PersonId) {
        let mentions: Vec<Entry> =
            self.doc.entries().filter(|entry| entry.people.contains(&person)).map(|entry| (**entry).clone()).collect();
        for mut entry in mentions {
            entry.people.retain(|one| *one != person);
            self.put(Record::Entry(Arc::new(entry)));
        }
    }

    fn entry(&self, id: EntryId) -> Result<Entry, Rejection> {
        self.doc.entry(id).map(|entry| (**entry).clone()).ok_or(Rejection::Gone)
    }
}
