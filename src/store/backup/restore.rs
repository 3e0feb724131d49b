//! Bringing a backup back: first a preview that writes nothing, then in small operations, and back
//! again if the user changes their mind.

use super::{Backup, Note};
use crate::domain::day;
use crate::domain::id::Id;
use crate::store::codec::{self, Entry};
use crate::store::journal::Op;
use crate::store::keys::Key;
use crate::store::lock::sealed_length;
use crate::store::manifest::Doubt;
use crate::store::meter::ROOM;
use crate::store::port::Storage;
use crate::store::record::Record;
use crate::store::{Quarantined, SCHEMA, SaveError, Stamp, Store, migrate};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What becomes of what is here.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Mode {
    /// It stays; of two forms of a note the newer one is shown and the other kept as a version.
    #[default]
    Merge,
    /// Only what is in the file is here afterwards.
    Replace,
}

/// What a restore will do, in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    /// Notes that are not here yet.
    pub new: usize,
    /// Notes of which the file has the newer form.
    pub changed: usize,
    /// Notes of which the newer form is here.
    pub older: usize,
    /// Notes that are here, letter by letter.
    pub same: usize,
    /// Notes that are here and not in the file, and will go (only when replacing).
    pub removed: usize,
    /// Parts of the file that cannot be read. They are kept as they are.
    pub unreadable: usize,
    /// Units used now, and afterwards.
    pub used: (usize, usize),
    /// Units used at the fullest moment, with the journal.
    pub most: usize,
}

impl Tally {
    /// Whether it fits, with the room that writing it needs.
    #[must_use]
    pub const fn fits(&self) -> bool {
        self.most <= ROOM || self.changes_nothing()
    }

    /// Whether bringing it back would change nothing.
    #[must_use]
    pub const fn changes_nothing(&self) -> bool {
        self.new + self.changed + self.older + self.removed + self.unreadable == 0
    }
}

/// So much text is written in one operation.
const BATCH: usize = 64 * 1024;
/// What stands in a journal beside its operations, and a manifest and a filler that are not there yet.
const BESIDE: usize = 10 * 1024;

/// A restore, worked out and not begun, or under way.
#[derive(Clone, Debug)]
pub struct Restoring {
    /// What it will do.
    pub tally: Tally,
    notes: Vec<(Id, Option<Entry>)>,
    unreadable: Vec<Quarantined>,
    next: usize,
    undo: Undo,
}

/// What stood there before.
#[derive(Clone, Default, Debug)]
pub struct Undo {
    before: Vec<(Id, Option<String>)>,
    added: Vec<String>,
    doubt: Option<Doubt>,
    was_locked: bool,
}

impl Restoring {
    /// How much of it is done, in percent.
    #[must_use]
    pub fn percent(&self) -> usize {
        if self.notes.is_empty() { 100 } else { self.next * 100 / self.notes.len() }
    }

    /// Whether all of it is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.next == self.notes.len() && self.unreadable.is_empty()
    }
}

impl<S: Storage> Store<S> {
    /// Works out what bringing a backup back would do. Writes nothing.
    #[must_use]
    pub fn preview(&self, backup: &Backup, mode: Mode, today: NaiveDate) -> Restoring {
        let mut restoring = Restoring {
            tally: Tally::default(),
            notes: Vec::new(),
            unreadable: backup.unreadable.clone(),
            next: 0,
            undo: Undo { was_locked: self.is_locked(), ..Undo::default() },
        };
        let (mut seen, mut named, mut versions) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for note in &backup.notes {
            named.insert(note.id);
            let record = note.record().filter(|record| mode == Mode::Replace || !self.is_other_kind(note.id, record));
            match record {
                Some(record) if seen.insert(note.id) => {
                    versions.extend(self.weigh_up(note, &record, mode, &mut restoring))
                }
                _ => restoring.unreadable.push(Quarantined { key: "file".into(), raw: note.entry.json.clone() }),
            }
        }
        // A version that is in the file as well comes from there.
        let versions = versions.iter().filter_map(|note| as_version(note, today)).filter(|(id, _)| seen.insert(*id));
        restoring.notes.extend(versions);
        if mode == Mode::Replace {
            // What the file names and cannot give is not gone for that.
            let gone: Vec<Id> = self.ids().into_iter().filter(|id| !named.contains(id)).collect();
            restoring.tally.removed = gone.len();
            restoring.notes.extend(gone.into_iter().map(|id| (id, None)));
        }
        let kept = self.unreadable();
        restoring.unreadable.retain(|value| kept.iter().all(|old| old.raw != value.raw));
        restoring.tally.unreadable = restoring.unreadable.len();
        // The last is written first.
        restoring.unreadable.reverse();
        let (after, most) = self.room_for(&restoring);
        restoring.tally.used = (self.used, after);
        restoring.tally.most = most;
        restoring
    }

    /// Whether something else stands here under an id that only a made-up file can give to this.
    fn is_other_kind(&self, id: Id, record: &Record) -> bool {
        self.note(id).and_then(|here| here.record()).is_some_and(|here| here.kind() != record.kind())
    }

    /// Takes a note in, and says which form of it becomes an earlier version.
    fn weigh_up(&self, note: &Note, record: &Record, mode: Mode, restoring: &mut Restoring) -> Option<Note> {
        let Restoring { tally, notes, .. } = restoring;
        let put = (note.id, Some(note.entry.clone()));
        let Some(here) = self.note(note.id) else {
            tally.new += 1;
            notes.push(put);
            return None;
        };
        let is_version = matches!(record, Record::Version(_));
        if here.entry.json == note.entry.json || (mode == Mode::Merge && is_version) {
            tally.same += 1;
            return None;
        }
        if mode == Mode::Replace {
            tally.changed += 1;
            notes.push(put);
            return None;
        }
        if note.entry.at > here.entry.at {
            tally.changed += 1;
            notes.push(put);
            return self.is_new_version(&here).then_some(here);
        }
        let is_new = self.is_new_version(note);
        *(if is_new { &mut tally.older } else { &mut tally.same }) += 1;
        is_new.then(|| note.clone())
    }

    fn is_new_version(&self, note: &Note) -> bool {
        version_id(note).is_some_and(|(id, _)| self.text_of(id).is_none())
    }

    /// Units used afterwards, and at the fullest moment on the way.
    fn room_for(&self, restoring: &Restoring) -> (usize, usize) {
        let (mut used, mut most, mut longest) = (self.used, self.used, 0);
        for (id, entry) in &restoring.notes {
            let name = self.record_name(*id);
            let before = self.text_of(*id).map_or(0, |old| self.measure.of(&name, &old));
            let after = entry.as_ref().map_or(0, |entry| self.size_of(&name, &entry.write(&name, None)));
            used = (used + after).saturating_sub(before);
            most = most.max(used);
            longest = longest.max(after).max(before);
        }
        for value in &restoring.unreadable {
            used += 2 * LONGEST_NAME + self.size_of("", &value.raw);
            most = most.max(used);
        }
        (used, most + 2 * (BATCH + longest) + BESIDE)
    }

    /// What a value takes, sealed where everything is.
    fn size_of(&self, name: &str, text: &str) -> usize {
        if self.key.is_some() { name.len() + sealed_length(text.len()) } else { self.measure.of(name, text) }
    }

    /// Writes the next part. Call until [`Restoring::is_done`]; in between the page may be drawn.
    ///
    /// # Errors
    /// [`SaveError`]; what was written so far is taken back.
    pub fn restore_step(&mut self, restoring: &mut Restoring, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        if restoring.undo.doubt.is_none() {
            let before = self.manifest.doubt;
            self.set_doubt(self.manifest.missing, Doubt::Restoring)?;
            restoring.undo.doubt = Some(before);
        }
        let step = self.write_part(restoring, stamp).and_then(|()| {
            if restoring.next < restoring.notes.len() {
                return Ok(());
            }
            self.add_unreadable(restoring, stamp)?;
            self.set_doubt(self.manifest.missing, restoring.undo.settled())
        });
        if step.is_err() {
            self.undo_restore(&restoring.undo)?;
            restoring.undo = Undo::default();
        }
        step
    }

    fn write_part(&mut self, restoring: &mut Restoring, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        self.ready()?;
        let (mut ops, mut before, mut size) = (Vec::new(), Vec::new(), 0);
        let mut next = restoring.next;
        while let Some((id, entry)) = restoring.notes.get(next).filter(|_| size < BATCH) {
            let name = self.record_name(*id);
            let op = match entry {
                Some(entry) => Op::Put(*id, self.write_entry(&name, entry, stamp.random)),
                None => Op::Remove(*id),
            };
            size += op.weight();
            ops.push(op);
            before.push((*id, self.storage.get(&name)));
            next += 1;
        }
        // Should taking this part back fail as well, it is the undo of the whole that knows how it was.
        restoring.undo.before.extend(before);
        self.apply(&ops)?;
        restoring.next = next;
        Ok(())
    }

    fn add_unreadable(&mut self, restoring: &mut Restoring, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        let mut first_free = 0;
        while let Some(value) = restoring.unreadable.last() {
            let (number, last) = plain_name(&value.key);
            let name = |n: u32| Key::Quarantine(format!("{n}:{last}")).name(self.prefix);
            let is_free = |n: &u32| self.storage.get(&name(*n)).is_none();
            // Under its own number where that is free, so that a backup of it is the same again.
            let number = number.filter(is_free).unwrap_or_else(|| {
                first_free = (first_free..u32::MAX).find(is_free).unwrap_or(u32::MAX);
                first_free
            });
            let name = name(number);
            let text = self.sealed_aside(&name, &value.raw, stamp.random);
            restoring.undo.added.push(name.clone());
            self.put(&name, &text)?;
            restoring.unreadable.pop();
        }
        Ok(())
    }

    /// Takes a restore back: everything stands as it stood before it. Until it is done the store says
    /// that a restore is under way.
    ///
    /// # Errors
    /// [`SaveError`]. Where the lock was turned on or off since, nothing is written.
    pub fn undo_restore(&mut self, undo: &Undo) -> Result<(), SaveError> {
        let opens = |(id, text): &(Id, Option<String>)| text.as_ref().is_none_or(|text| self.can_be_kept(*id, text));
        if undo.was_locked != self.is_locked() || !undo.before.iter().all(opens) {
            return Err(SaveError::NotKept);
        }
        self.set_doubt(self.manifest.missing, Doubt::Restoring)?;
        let op = |(id, text): &(Id, Option<String>)| match text {
            Some(text) => Op::Put(*id, text.clone()),
            None => Op::Remove(*id),
        };
        let (mut ops, mut size) = (Vec::new(), 0);
        for op in undo.before.iter().rev().map(op) {
            size += op.weight();
            ops.push(op);
            if size > BATCH {
                self.apply_apart(&std::mem::take(&mut ops))?;
                size = 0;
            }
        }
        self.apply_apart(&ops)?;
        for name in &undo.added {
            self.remove(name)?;
        }
        self.set_doubt(self.manifest.missing, undo.doubt.unwrap_or_default())
    }

    /// Whether a text is not sealed with a key that this store no longer has.
    fn can_be_kept(&self, id: Id, text: &str) -> bool {
        let name = self.record_name(id);
        !codec::is_sealed(text)
            || codec::checked(&name, text).is_none()
            || Entry::read(&name, text, self.key.as_ref()).is_some()
    }
}

impl Undo {
    /// The doubt once the restore is done: that an earlier one stopped halfway is settled by it.
    fn settled(&self) -> Doubt {
        self.doubt.filter(|doubt| *doubt != Doubt::Restoring).unwrap_or_default()
    }
}

/// Longest name of a value that could not be read, as far as a file may choose it.
const LONGEST_NAME: usize = 60;

/// The number and the rest of a name in quarantine, whatever a file says it is.
fn plain_name(key: &str) -> (Option<u32>, String) {
    let digits = key.len() - key.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = key.split_at(digits);
    let rest = rest.trim_start_matches(':').chars().filter(|c| c.is_ascii_alphanumeric() || *c == ':');
    (number.parse().ok(), rest.take(40).collect())
}

/// The id a note has as an earlier version, and its JSON as of now. It follows from what the note says, so
/// that the same file brought back twice changes nothing.
fn version_id(note: &Note) -> Option<(Id, String)> {
    let Note { id: of, entry } = note;
    let json = migrate::migrate(entry.schema, entry.json.clone())?;
    let digest = Sha256::digest(format!("{of}|{json}").as_bytes());
    Some((Id::from_bits(digest.iter().take(8).fold(0, |bits, &byte| bits << 8 | u64::from(byte))), json))
}

/// A note as an earlier version.
fn as_version(note: &Note, today: NaiveDate) -> Option<(Id, Option<Entry>)> {
    let (id, json) = version_id(note)?;
    let (of, kept) = (note.id, day::text(today));
    let json = format!("{{\"version\":{{\"id\":\"{id}\",\"of\":\"{of}\",\"kept\":\"{kept}\",\"record\":{json}}}}}");
    Some((id, Some(Entry { schema: SCHEMA, at: note.entry.at, json })))
}

impl Restoring {
    /// What takes it back.
    #[must_use]
    pub fn into_undo(self) -> Undo {
        self.undo
    }
}
