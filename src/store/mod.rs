//! Records on their way to and from localStorage. The only place that knows JSON.
//!
//! One key per record, each with a checksum over key and body, each write read back. Every operation
//! stands in a journal before it is done and is done again after a crash; a manifest says what ought to
//! be there (design E of reliability.md 2.1). Unreadable values move to quarantine and stay there;
//! nothing is ever deleted to make room; nothing is written before loading has finished, because only
//! [`load::load`] hands out a [`Store`].

pub mod backup;
pub mod codec;
pub mod erase;
pub mod journal;
pub mod json;
pub mod keys;
pub mod load;
pub mod lock;
pub mod manifest;
pub mod meter;
pub mod migrate;
pub mod port;
pub mod record;
pub mod seal;
pub mod settings;
pub mod vault;
mod write;

use crate::domain::id::Id;
use codec::Entry;
use journal::Op;
use keys::Key;
use manifest::{Doubt, Manifest};
use meter::Measure;
use port::{Storage, WriteError};
use record::Record;
use seal::{DataKey, Fill};
use settings::{Settings, SinceBackup};
use std::collections::BTreeSet;

/// The shape of what is stored. Raise it with a migration, a frozen fixture and the guard test.
pub const SCHEMA: u32 = 5;

/// A value that could not be read, kept as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quarantined {
    /// The key it stands under now.
    pub key: String,
    /// The raw value.
    pub raw: String,
}

/// Why a save did not happen. The old value is still there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaveError {
    /// There is no room left.
    Full,
    /// The browser refuses to keep anything.
    Blocked,
    /// The value read back is not the value written.
    NotKept,
    /// This tab may only look.
    ReadOnly(ReadOnly),
}

/// Why a store may only be looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadOnly {
    /// A newer version has written here; this one changes nothing.
    Newer,
    /// Another tab writes.
    OtherTab,
    /// The store is locked and both copies of its key are damaged.
    KeyLost,
}

impl From<WriteError> for SaveError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Full => Self::Full,
            WriteError::Refused => Self::Blocked,
        }
    }
}

/// What happens to a record.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Change<'a> {
    /// It is there, like this.
    Put(&'a Record),
    /// It is gone.
    Remove(Id),
}

impl Change<'_> {
    fn id(&self) -> Id {
        match self {
            Self::Put(record) => record.id(),
            Self::Remove(id) => *id,
        }
    }
}

/// What the store cannot know by itself.
pub struct Stamp<'a> {
    /// Now, in milliseconds since 2020.
    pub now: u64,
    /// Random bytes, for sealing.
    pub random: Fill<'a>,
}

/// An opened store.
#[derive(Debug)]
pub struct Store<S> {
    storage: S,
    prefix: &'static str,
    read_only: Option<ReadOnly>,
    manifest: Manifest,
    /// The manifest as it was last seen in storage. Where it reads differently now, another tab has written.
    seen: Option<String>,
    /// An operation that stands in the journal and could be neither finished nor taken back.
    unfinished: Option<(Manifest, Vec<Op>)>,
    key: Option<DataKey>,
    settings: Settings,
    since_backup: SinceBackup,
    measure: Measure,
    used: usize,
    /// With a key: whether something was found that is not sealed.
    is_mixed: bool,
}

impl<S: Storage> Store<S> {
    /// Why it may only be looked at, if so.
    #[must_use]
    pub const fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// From now on another tab writes, or a newer version does.
    pub const fn only_look(&mut self, why: ReadOnly) {
        self.read_only = Some(why);
    }

    /// What ought to be in the store, and what is not certain about it.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Whether it is sealed.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        self.key.is_some()
    }

    /// What this device is set to.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What a backup reminder depends on.
    #[must_use]
    pub const fn since_backup(&self) -> SinceBackup {
        self.since_backup
    }

    /// Units or bytes used by everything at this origin, as the engine counts.
    #[must_use]
    pub const fn used(&self) -> usize {
        self.used
    }

    /// Writes what changed, as one operation: all of it or nothing.
    ///
    /// # Errors
    /// [`SaveError`]; everything is then as it was before.
    pub fn save(&mut self, changes: &[Change<'_>], stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        self.ready()?;
        let mut ops: Vec<Op> = Vec::new();
        let mut touched = 0;
        for (at, change) in changes.iter().enumerate() {
            // The last word on a record counts.
            if changes[at + 1..].iter().any(|later| later.id() == change.id()) {
                continue;
            }
            if let Some((op, was_backed_up)) = self.op(*change, stamp) {
                touched += u32::from(was_backed_up);
                ops.push(op);
            }
        }
        self.apply(&ops)?;
        self.since_backup.changes += touched;
        if touched > 0 && self.since_backup.oldest == 0 {
            self.since_backup.oldest = stamp.now;
        }
        Ok(())
    }

    /// Keeps what this device is set to.
    ///
    /// # Errors
    /// [`SaveError`]; it holds for this session all the same.
    pub fn set_settings(&mut self, settings: Settings) -> Result<(), SaveError> {
        self.settings = settings;
        self.may_write()?;
        let name = Key::Settings.name(self.prefix);
        let text = codec::encode(&name, &self.settings);
        self.put(&name, &text)
    }

    /// A backup that holds everything up to now was made and verified.
    ///
    /// # Errors
    /// [`SaveError`]; it holds for this session all the same.
    pub fn backed_up(&mut self, now: u64) -> Result<(), SaveError> {
        self.since_backup.changes = 0;
        self.set_settings(Settings { backup_at: now, ..self.settings.clone() })
    }

    /// The user has seen that something is missing or uncertain.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn acknowledge(&mut self) -> Result<(), SaveError> {
        self.set_doubt(0, Doubt::None)
    }

    /// Removes a value that could not be read: the user said so.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn remove_quarantined(&mut self, key: &str) -> Result<(), SaveError> {
        self.may_write()?;
        match Key::parse(self.prefix, key) {
            Some(Key::Quarantine(_)) => self.remove(key),
            _ => Ok(()),
        }
    }

    fn set_doubt(&mut self, missing: u32, doubt: Doubt) -> Result<(), SaveError> {
        self.ready()?;
        self.write_manifest(Manifest { missing, doubt, ..self.manifest })
    }

    fn record_name(&self, id: Id) -> String {
        Key::Record(id).name(self.prefix)
    }

    /// A record's text. What is under way counts as done.
    fn text_of(&self, id: Id) -> Option<String> {
        match self.unfinished.iter().flat_map(|(_, ops)| ops).find(|op| op.id() == id) {
            Some(op) => op.text().map(str::to_owned),
            None => self.storage.get(&self.record_name(id)),
        }
    }

    /// The ids of all records there are, in order. What is under way counts as done.
    fn ids(&self) -> Vec<Id> {
        let id = |name: String| match Key::parse(self.prefix, &name) {
            Some(Key::Record(id)) => Some(id),
            _ => None,
        };
        let mut ids: BTreeSet<Id> = self.storage.keys().into_iter().filter_map(id).collect();
        for op in self.unfinished.iter().flat_map(|(_, ops)| ops) {
            if op.text().is_some() {
                ids.insert(op.id())
            } else {
                ids.remove(&op.id())
            };
        }
        ids.into_iter().collect()
    }

    /// The operation for a change, and whether the last backup had not heard of a change there.
    /// `None` where everything stands as it should, letter by letter.
    fn op(&self, change: Change<'_>, stamp: &mut Stamp<'_>) -> Option<(Op, bool)> {
        match change {
            Change::Put(record) => self.put_op(record, stamp),
            Change::Remove(id) => self.storage.get(&self.record_name(id)).map(|_| (Op::Remove(id), true)),
        }
    }

    fn put_op(&self, record: &Record, stamp: &mut Stamp<'_>) -> Option<(Op, bool)> {
        let name = &self.record_name(record.id());
        let old = self.storage.get(name).and_then(|text| Entry::read(name, &text, self.key.as_ref()));
        let json = self.json_over(record, old.as_ref());
        let schema = old.as_ref().map_or(SCHEMA, |old| old.schema.max(SCHEMA));
        if old.as_ref().is_some_and(|old| old.json == json && old.schema == schema) {
            return None;
        }
        let was_backed_up = old.is_none_or(|old| old.at <= self.settings.backup_at);
        let entry = Entry { schema, at: stamp.now, json };
        Some((Op::Put(record.id(), self.write_entry(name, &entry, stamp.random)), was_backed_up))
    }

    /// The record's JSON, with whatever a later version had put beside what this one knows.
    fn json_over(&self, record: &Record, old: Option<&Entry>) -> String {
        // A record holds words and whole numbers: there is nothing in it that JSON cannot hold.
        let new = json::to_string(record).unwrap_or_default();
        let Some(old) = old.and_then(|old| migrate::migrate(old.schema, old.json.clone())) else { return new };
        match json::from_str::<Record>(&old).and_then(|known| json::to_string(&known)) {
            Ok(known) => json::graft(&old, &known, &new),
            Err(_) => new,
        }
    }

    fn write_entry(&self, name: &str, entry: &Entry, random: Fill<'_>) -> String {
        entry.write(name, self.key.as_ref().map(|key| (key, random)))
    }
}
