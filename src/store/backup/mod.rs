//! Backups: one file, plain or locked, that says what it is, how much is in it, and whether it is whole.

mod file;
mod locked;
mod restore;

pub use file::{ACCEPTED, File, FileError, KIND, LARGEST, name, read, write};
pub use locked::{LockedFile, lock};
pub use restore::{Mode, Restoring, Tally, Undo};

use super::codec::Entry;
use super::keys::Key;
use super::port::Storage;
use super::record::Record;
use super::{Quarantined, SCHEMA, Store, json, migrate};
use crate::domain::id::Id;
use crate::domain::table::sort_short;
use crate::domain::text::Name;
use chrono::NaiveDate;

/// A record in a backup, exactly as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Its id.
    pub id: Id,
    /// Its text, schema and moment.
    pub entry: Entry,
}

impl Note {
    /// The record, when it is one that this version can read and that the app itself could have written.
    #[must_use]
    pub fn record(&self) -> Option<Record> {
        let Entry { schema, json, .. } = &self.entry;
        // The store tells the forms of a text by its first letter, and sealing does not keep blanks at its end.
        let is_bare = json.starts_with('{') && json.ends_with('}');
        let record: Record = json::from_str(&migrate::migrate(*schema, json.clone())?).ok()?;
        (is_bare && *schema <= SCHEMA && record.id() == self.id && is_sound(&record)).then_some(record)
    }
}

/// Whether the app could have written it: names are names, and versions are not nested.
fn is_sound(record: &Record) -> bool {
    match record {
        Record::Person(person) => Name::parse(person.name.as_str()).as_ref() == Ok(&person.name),
        Record::Version(version) => {
            !matches!(version.record, Record::Version(_))
                && version.record.id() == version.of
                && is_sound(&version.record)
        }
        _ => true,
    }
}

/// What a backup file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Backup {
    /// The day it was made.
    pub made: NaiveDate,
    /// Its records.
    pub notes: Vec<Note>,
    /// Values that could not be read when it was made. The key is what follows the prefix and `q:`.
    pub unreadable: Vec<Quarantined>,
    /// Whether it is exactly as it was made. A damaged file still gives the notes that are whole.
    pub is_whole: bool,
    /// How many notes it says it holds.
    pub said: usize,
}

impl Backup {
    /// Whether it is whole and holds all of these notes, letter by letter.
    #[must_use]
    pub fn holds(&self, notes: &[Note]) -> bool {
        let is_kept =
            |note: &Note| self.notes.iter().any(|kept| kept.id == note.id && kept.entry.json == note.entry.json);
        self.is_whole && notes.iter().all(is_kept)
    }
}

impl<S: Storage> Store<S> {
    /// Everything, or the notes with these ids, as a backup.
    #[must_use]
    pub fn backup(&self, made: NaiveDate, only: Option<&[Id]>) -> Backup {
        let wanted = only.map_or_else(|| self.ids(), <[Id]>::to_vec);
        let notes: Vec<Note> = wanted.into_iter().filter_map(|id| self.note(id)).collect();
        let unreadable = if only.is_some() { Vec::new() } else { self.unreadable() };
        Backup { made, said: notes.len(), notes, unreadable, is_whole: true }
    }

    fn note(&self, id: Id) -> Option<Note> {
        let name = self.record_name(id);
        let entry = Entry::read(&name, &self.text_of(id)?, self.key.as_ref())?;
        Some(Note { id, entry })
    }

    /// What is in quarantine, opened where the lock has sealed it.
    fn unreadable(&self) -> Vec<Quarantined> {
        let mut names = self.storage.keys();
        sort_short(&mut names, |a, b| a < b);
        let value = |name: String| match Key::parse(self.prefix, &name)? {
            Key::Quarantine(key) => {
                let raw = self.storage.get(&name)?;
                Some(Quarantined { key, raw: self.opened_aside(&name, &raw).unwrap_or(raw) })
            }
            _ => None,
        };
        names.into_iter().filter_map(value).collect()
    }
}
