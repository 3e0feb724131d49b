//! Bringing a backup back: first a preview that writes nothing, then in small operations, and back
//! again if the user changes their mind.

use super::{Backup, Note};
use crate::domain::day;
use crate::domain::id::Id;
use crate::domain::table::sort_ids;
use crate::store::codec::Entry;
use crate::store::journal::Op;
use crate::store::keys::Key;
use crate::store::manifest::Doubt;
use crate::store::meter::ROOM;
use crate::store::port::Storage;
use crate::store::record::Record;
use crate::store::{Quarantined, SCHEMA, SaveError, Stamp, Store, migrate};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

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
}

impl Tally {
    /// Whether it fits, with the room that writing it needs.
    #[must_use]
    pub const fn fits(&self) -> bool {
        self.used.1 + BATCH * 2 <= ROOM || self.used.1 <= self.used.0
    }

    /// Whether bringing it back would change nothing.
    #[must_use]
    pub const fn changes_nothing(&self) -> bool {
        self.new + self.changed + self.older + self.removed + self.unreadable == 0
    }
}

/// So much text is written in one operation.
const BATCH: usize = 64 * 1024;

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

/// The ids of a file, and which of them were seen: of two notes with one id the first counts.
struct Seen {
    ids: Vec<Id>,
    seen: Vec<bool>,
}

impl Seen {
    fn of(notes: &[Note]) -> Self {
        let mut ids: Vec<Id> = notes.iter().map(|note| note.id).collect();
        sort_ids(&mut ids);
        ids.dedup();
        Self { seen: vec![false; ids.len()], ids }
    }

    fn is_first(&mut self, id: Id) -> bool {
        self.ids.binary_search(&id).is_ok_and(|at| !std::mem::replace(&mut self.seen[at], true))
    }

    /// Whether a readable note with this id was seen.
    fn holds(&self, id: Id) -> bool {
        self.ids.binary_search(&id).is_ok_and(|at| self.seen[at])
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
            undo: Undo::default(),
        };
        let mut seen = Seen::of(&backup.notes);
        for note in &backup.notes {
            match note.record() {
                Some(record) if seen.is_first(note.id) => self.weigh_up(note, &record, mode, today, &mut restoring),
                _ => restoring.unreadable.push(Quarantined { key: "file".into(), raw: note.entry.json.clone() }),
            }
        }
        if mode == Mode::Replace {
            let gone: Vec<Id> = self.ids().into_iter().filter(|id| !seen.holds(*id)).collect();
            restoring.tally.removed = gone.len();
            restoring.notes.extend(gone.into_iter().map(|id| (id, None)));
        }
        let kept = self.unreadable();
        restoring.unreadable.retain(|value| kept.iter().all(|old| old.raw != value.raw));
        restoring.tally.unreadable = restoring.unreadable.len();
        restoring.tally.used = (self.used, self.used_after(&restoring));
        restoring
    }

    fn weigh_up(&self, note: &Note, record: &Record, mode: Mode, today: NaiveDate, restoring: &mut Restoring) {
        let Restoring { tally, notes, .. } = restoring;
        let put = |note: &Note| (note.id, Some(note.entry.clone()));
        let Some(here) = self.note(note.id) else {
            tally.new += 1;
            return notes.push(put(note));
        };
        if here.entry.json == note.entry.json {
            tally.same += 1;
        } else if mode == Mode::Replace {
            tally.changed += 1;
            notes.push(put(note));
        } else if matches!(record, Record::Version(_)) {
            tally.same += 1;
        } else if note.entry.at > here.entry.at {
            tally.changed += 1;
            notes.push(put(note));
            notes.extend(self.as_version(&here, today));
        } else if let Some(version) = self.as_version(note, today) {
            tally.older += 1;
            notes.push(version);
        } else {
            tally.same += 1;
        }
    }

    /// The other form of a note as an earlier version; `None` when that version is here already. Its id
    /// follows from what it says, so that the same file brought back twice changes nothing.
    fn as_version(&self, note: &Note, today: NaiveDate) -> Option<(Id, Option<Entry>)> {
        let Note { id: of, entry } = note;
        let json = migrate::migrate(entry.schema, entry.json.clone())?;
        let digest = Sha256::digest(format!("{of}|{json}").as_bytes());
        let id = Id::from_bits(digest.iter().take(8).fold(0, |bits, &byte| bits << 8 | u64::from(byte)));
        if self.storage.get(&self.record_name(id)).is_some() {
            return None;
        }
        let kept = day::text(today);
        let json = format!("{{\"version\":{{\"id\":\"{id}\",\"of\":\"{of}\",\"kept\":\"{kept}\",\"record\":{json}}}}}");
        Some((id, Some(Entry { schema: SCHEMA, at: entry.at, json })))
    }

    fn used_after(&self, restoring: &Restoring) -> usize {
        let sealed =
            |length: usize| if self.key.is_some() { (length.next_multiple_of(256) + 40) * 4 / 3 } else { length };
        let notes = restoring.notes.iter().map(|(id, entry)| {
            let name = self.record_name(*id);
            let before = self.storage.get(&name).map_or(0, |old| self.measure.of(&name, &old));
            let after = entry.as_ref().map_or(0, |entry| name.len() + 30 + sealed(self.measure.of("", &entry.json)));
            (before, after)
        });
        let (before, after) = notes.fold((0, 0), |(b, a), (before, after)| (b + before, a + after));
        let aside: usize = restoring.unreadable.iter().map(|value| 40 + sealed(self.measure.of("", &value.raw))).sum();
        (self.used + after + aside).saturating_sub(before)
    }

    /// Writes the next part. Call until [`Restoring::is_done`]; in between the page may be drawn.
    ///
    /// # Errors
    /// [`SaveError`]; what was written so far is taken back.
    pub fn restore_step(&mut self, restoring: &mut Restoring, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        if restoring.undo.doubt.is_none() {
            restoring.undo.doubt = Some(self.manifest.doubt);
            self.set_doubt(self.manifest.missing, Doubt::Restoring)?;
        }
        let step = self.write_part(restoring, stamp);
        let step = step.and_then(|()| {
            if restoring.next == restoring.notes.len() { self.add_unreadable(restoring, stamp) } else { Ok(()) }
        });
        if step.is_err() {
            self.undo_restore(&std::mem::take(&mut restoring.undo))?;
        } else if restoring.is_done() {
            self.set_doubt(self.manifest.missing, restoring.undo.doubt.unwrap_or_default())?;
        }
        step
    }

    fn write_part(&mut self, restoring: &mut Restoring, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        let (mut ops, mut size) = (Vec::new(), 0);
        let mut before = Vec::new();
        while let Some((id, entry)) = restoring.notes.get(restoring.next).filter(|_| size < BATCH) {
            let name = self.record_name(*id);
            before.push((*id, self.storage.get(&name)));
            ops.push(match entry {
                Some(entry) => Op::Put(*id, self.write_entry(&name, entry, stamp.random)),
                None => Op::Remove(*id),
            });
            size += ops.last().and_then(Op::text).map_or(0, str::len);
            restoring.next += 1;
        }
        self.apply(&ops)?;
        restoring.undo.before.extend(before);
        Ok(())
    }

    fn add_unreadable(&mut self, restoring: &mut Restoring, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        while let Some(value) = restoring.unreadable.last() {
            let last = value.key.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(':');
            let last: String = last.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ':').take(40).collect();
            let mut names = (0..u16::MAX).map(|n| Key::Quarantine(format!("{n}:{last}")).name(self.prefix));
            let Some(name) = names.find(|name| self.storage.get(name).is_none()) else { return Err(SaveError::Full) };
            let text = self.sealed_aside(&name, &value.raw, stamp.random);
            self.put(&name, &text)?;
            restoring.undo.added.push(name);
            restoring.unreadable.pop();
        }
        Ok(())
    }

    /// Takes a restore back: everything stands as it stood before it.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn undo_restore(&mut self, undo: &Undo) -> Result<(), SaveError> {
        for part in undo.before.chunks(200).rev() {
            let op = |(id, text): &(Id, Option<String>)| match text {
                Some(text) => Op::Put(*id, text.clone()),
                None => Op::Remove(*id),
            };
            self.apply(&part.iter().map(op).collect::<Vec<_>>())?;
        }
        for name in &undo.added {
            self.remove(name)?;
        }
        self.set_doubt(self.manifest.missing, undo.doubt.unwrap_or_default())
    }
}

impl Restoring {
    /// What takes it back.
    #[must_use]
    pub fn into_undo(self) -> Undo {
        self.undo
    }
}
