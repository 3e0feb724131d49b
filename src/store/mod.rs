//! Records on their way to and from localStorage. The only place that knows JSON.
//!
//! One key per record, each with a checksum over key and body, each write read back. Unreadable
//! values move to quarantine and stay there; nothing is ever deleted to make room; nothing is
//! written before loading has finished, because only [`load`] hands out a [`Store`].

pub mod codec;
pub mod json;
pub mod keys;
pub mod port;
pub mod record;

use crate::domain::id::Id;
use keys::Key;
use port::{Storage, WriteError};
use record::Record;
use serde::{Deserialize, Serialize};

/// The shape of what is stored. Raise it with a migration, a frozen fixture and the guard test.
pub const SCHEMA: u32 = 1;

/// What stands at `ebb1:m`: which shape the store has, and who may still write it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Shape of the records.
    pub schema: u32,
    /// The oldest schema number whose code may write this store.
    pub min_reader: u32,
}

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
    /// A newer version has written here; this one changes nothing.
    ReadOnly,
}

impl From<WriteError> for SaveError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Full => Self::Full,
            WriteError::Refused => Self::Blocked,
        }
    }
}

/// What was found when the store was opened.
#[derive(Debug)]
pub struct Loaded<S> {
    /// The store, ready to be written.
    pub store: Store<S>,
    /// Every readable record.
    pub records: Vec<Record>,
    /// Everything else, kept as it was.
    pub quarantine: Vec<Quarantined>,
}

/// An opened store.
#[derive(Debug)]
pub struct Store<S> {
    storage: S,
    prefix: &'static str,
    read_only: bool,
    has_manifest: bool,
}

/// Opens the store under a prefix and reads everything in it.
pub fn load<S: Storage>(storage: S, prefix: &'static str) -> Loaded<S> {
    let mut store = Store { storage, prefix, read_only: false, has_manifest: false };
    let mut records = Vec::new();
    let mut damaged = Vec::new();
    let mut quarantine = Vec::new();
    for name in store.storage.keys() {
        let Some(key) = Key::parse(prefix, &name) else { continue };
        let Some(raw) = store.storage.get(&name) else { continue };
        match key {
            Key::Quarantine(_) => quarantine.push(Quarantined { key: name, raw }),
            Key::Manifest => match codec::decode::<Manifest>(&name, &raw) {
                Some(manifest) => {
                    store.has_manifest = true;
                    store.read_only = manifest.min_reader > SCHEMA;
                }
                None => damaged.push(Quarantined { key: name, raw }),
            },
            Key::Record(id) => match codec::decode::<Record>(&name, &raw) {
                Some(record) if record.id() == id => records.push(record),
                _ => damaged.push(Quarantined { key: name, raw }),
            },
        }
    }
    quarantine.extend(damaged.into_iter().map(|value| store.set_aside(value)));
    Loaded { store, records, quarantine }
}

impl<S: Storage> Store<S> {
    /// Whether a newer version has written here.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Writes one record and reads it back.
    ///
    /// # Errors
    /// [`SaveError`]; the old value is then still in its place.
    pub fn save(&mut self, record: &Record) -> Result<(), SaveError> {
        if self.read_only {
            return Err(SaveError::ReadOnly);
        }
        if !self.has_manifest {
            let manifest = Manifest { schema: SCHEMA, min_reader: SCHEMA };
            self.write(&Key::Manifest.name(self.prefix), &manifest)?;
            self.has_manifest = true;
        }
        self.write(&Key::Record(record.id()).name(self.prefix), record)
    }

    /// Removes one record: the user deleted it.
    ///
    /// # Errors
    /// [`SaveError`] when the browser refuses, or the record is still there afterwards.
    pub fn remove(&mut self, id: Id) -> Result<(), SaveError> {
        if self.read_only {
            return Err(SaveError::ReadOnly);
        }
        let name = Key::Record(id).name(self.prefix);
        self.storage.remove(&name)?;
        if self.storage.get(&name).is_some() { Err(SaveError::NotKept) } else { Ok(()) }
    }

    fn write<T: Serialize>(&mut self, name: &str, value: &T) -> Result<(), SaveError> {
        let text = codec::encode(name, value);
        self.storage.set(name, &text)?;
        if self.storage.get(name).as_deref() == Some(text.as_str()) { Ok(()) } else { Err(SaveError::NotKept) }
    }

    /// Moves a damaged value to quarantine, once its copy has been read back. Where it cannot be
    /// moved it stays, and is reported all the same.
    fn set_aside(&mut self, value: Quarantined) -> Quarantined {
        if self.read_only {
            return value;
        }
        let Some(name) = self.free_quarantine(&value) else { return value };
        let kept = self.storage.set(&name, &value.raw).is_ok() && self.storage.get(&name).as_ref() == Some(&value.raw);
        if kept && self.storage.remove(&value.key).is_ok() {
            return Quarantined { key: name, raw: value.raw };
        }
        value
    }

    fn free_quarantine(&self, value: &Quarantined) -> Option<String> {
        let last = value.key.strip_prefix(self.prefix)?;
        (0..u16::MAX)
            .map(|n| Key::Quarantine(format!("{n}:{last}")).name(self.prefix))
            .find(|name| self.storage.get(name).is_none())
    }
}
