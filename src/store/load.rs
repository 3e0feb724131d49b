//! Opening a store: everything is read, what was under way is finished, what cannot be read is set
//! aside, and what ought to be there is held against what is.

use super::codec::{self, Entry};
use super::journal;
use super::keys::{Copy, Key};
use super::manifest::{Doubt, Found, Manifest};
use super::meter::Measure;
use super::migrate::migrate;
use super::port::Storage;
use super::record::{Kind, Record};
use super::seal::{DataKey, Fill};
use super::settings::{Settings, SinceBackup};
use super::vault::Vault;
use super::{Quarantined, ReadOnly, SCHEMA, Store, json};
use crate::domain::id::Id;
use std::collections::{BTreeMap, btree_map};

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

/// What stands at the door of a store.
#[derive(Clone, PartialEq, Debug)]
pub enum Door {
    /// Anybody may come in.
    Open,
    /// It needs the passphrase or the recovery code.
    Locked(Vault),
    /// It is locked, and both copies of the vault are damaged.
    KeyLost,
}

/// Looks at the door of the store under a prefix. Reads two keys, whatever the store holds.
pub fn door<S: Storage>(storage: &S, prefix: &str) -> Door {
    let names = [Copy::First, Copy::Second].map(|copy| Key::Vault(copy).name(prefix));
    let found: Vec<_> = names.iter().filter_map(|name| Some((name, storage.get(name)?))).collect();
    let vault = found.iter().find_map(|(name, text)| codec::decode(name, text));
    match vault {
        Some(vault) => Door::Locked(vault),
        // A key overwritten with nothing is one that was being erased.
        None if found.iter().all(|(_, text)| text.is_empty()) => Door::Open,
        None => Door::KeyLost,
    }
}

/// How a store is opened.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The key of a locked store.
    pub key: Option<DataKey>,
    /// Why it may only be looked at, if that is known beforehand.
    pub read_only: Option<ReadOnly>,
    /// How the engine counts.
    pub measure: Measure,
}

/// Opens the store under a prefix and reads everything in it. `random` seals what has to be set aside.
pub fn load<S: Storage>(storage: S, prefix: &'static str, opening: Opening, random: Fill<'_>) -> Loaded<S> {
    let mut loading = Loading::begin(storage, prefix, opening);
    let mut records = Vec::new();
    while !loading.is_done() {
        records.extend(loading.step());
    }
    let (store, quarantine) = loading.finish(None, random);
    Loaded { store, records, quarantine }
}

/// A store on its way to being open. Ten years of notes are read a piece at a time, so that the page can be
/// drawn and touched meanwhile; nobody gets the store before all of it has been read.
#[derive(Debug)]
pub struct Loading<S> {
    store: Store<S>,
    shelf: Shelf,
    /// Records that have not been read yet, with their keys.
    left: btree_map::IntoIter<Id, String>,
    readable: Counted,
    /// Whether a record is sealed, and nobody has the key.
    key_lost: bool,
}

/// How many records are read in one step.
const STEP: usize = 32;

impl<S: Storage> Loading<S> {
    /// Reads all but the records, and finishes what was under way.
    pub fn begin(storage: S, prefix: &'static str, opening: Opening) -> Self {
        let mut shelf = Shelf::default();
        let mut store = Store {
            storage,
            prefix,
            read_only: opening.read_only,
            manifest: Manifest::default(),
            seen: None,
            unfinished: None,
            key: opening.key,
            settings: Settings::default(),
            since_backup: SinceBackup { changes: 0, oldest: 0 },
            measure: opening.measure,
            used: 0,
            is_mixed: false,
        };
        store.read_first(&mut shelf);
        let is_newer = store.manifest.min_reader > SCHEMA;
        let key_lost = store.unfinished.is_some() && store.key.is_none() && store.holds_sealed_records();
        store.read_only =
            is_newer.then_some(ReadOnly::Newer).or(store.read_only).or(key_lost.then_some(ReadOnly::KeyLost));
        if store.read_only.is_none() {
            // What cannot be finished now is finished before the next operation; it is shown either way.
            let _ = store.finish();
        }
        let left = store.read_the_rest(&mut shelf).into_iter();
        store.manifest = shelf.manifest.map(|found| found.manifest).unwrap_or_default();
        Self { store, shelf, left, readable: Counted::default(), key_lost }
    }

    /// Whether everything has been read.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.left.len() == 0
    }

    /// Reads some more records and hands out those that are readable.
    pub fn step(&mut self) -> Vec<Record> {
        let mut records = Vec::with_capacity(STEP);
        let some: Vec<(Id, String)> = self.left.by_ref().take(STEP).collect();
        let names: Vec<&str> = some.iter().map(|(_, name)| name.as_str()).collect();
        let values = self.store.storage.get_some(&names);
        for ((id, name), raw) in some.into_iter().zip(values) {
            let Some(raw) = self.store.as_it_will_be(id, &name, raw) else { continue };
            let entry = Entry::read(&name, &raw, self.store.key.as_ref());
            if entry.is_none() && self.store.key.is_none() && is_sealed_whole(&name, &raw) {
                // Not damaged: nobody has the key.
                self.key_lost = true;
                continue;
            }
            let at = entry.as_ref().map_or(0, |entry| entry.at);
            match entry.and_then(|entry| json::from_str::<Record>(&migrate(entry.schema, entry.json)?).ok()) {
                Some(record) if record.id() == id => {
                    self.store.is_mixed |= !codec::is_sealed(&raw);
                    self.store.remember_moment(&record, at);
                    self.readable.count += 1;
                    self.readable.digest ^= codec::sum(&raw).unwrap_or_default();
                    records.push(record);
                }
                _ => self.shelf.damaged.push(Quarantined { key: name, raw }),
            }
        }
        records
    }

    /// Whether another tab has written since this began.
    #[must_use]
    pub fn has_changed_outside(&self) -> bool {
        self.store.has_changed_outside()
    }

    /// The key it is opened with.
    #[must_use]
    pub fn key(&self) -> Option<DataKey> {
        self.store.key.clone()
    }

    /// Hands out the store, and what could not be read. `read_only`: why it may only be looked at, if that
    /// has turned out meanwhile.
    pub fn finish(mut self, read_only: Option<ReadOnly>, random: Fill<'_>) -> (Store<S>, Vec<Quarantined>) {
        // Nothing is judged by half of what is there.
        while !self.is_done() {
            self.step();
        }
        let key_lost = self.key_lost.then_some(ReadOnly::KeyLost);
        self.store.read_only = self.store.read_only.or(read_only).or(key_lost);
        self.readable.damaged = self.shelf.damaged.iter().filter(|value| self.store.is_record(value)).count() as u32;
        self.store.settle(self.shelf, self.readable, random)
    }
}

/// What stands beside the records.
#[derive(Default, Debug)]
struct Shelf {
    quarantine: Vec<Quarantined>,
    damaged: Vec<Quarantined>,
    manifest: Option<Found>,
}

impl Shelf {
    fn set_aside_unless(&mut self, fine: bool, key: String, raw: String) {
        if !fine {
            self.damaged.push(Quarantined { key, raw });
        }
    }
}

/// Whether a record's text is sealed, and not damaged.
fn is_sealed_whole(name: &str, raw: &str) -> bool {
    codec::is_sealed(raw) && codec::checked(name, raw).is_some()
}

impl<S: Storage> Store<S> {
    /// Reads what decides about everything else: manifest, journal and settings.
    fn read_first(&mut self, shelf: &mut Shelf) {
        let [manifest, journal, settings] =
            [Key::Manifest, Key::Journal, Key::Settings].map(|key| key.name(self.prefix));
        if let Some(raw) = self.storage.get(&manifest) {
            shelf.manifest = Manifest::read(&manifest, &raw);
            self.manifest = shelf.manifest.map(|found| found.manifest).unwrap_or_default();
            self.seen = Some(raw.clone());
            shelf.set_aside_unless(shelf.manifest.is_some(), manifest, raw);
        }
        if let Some(raw) = self.storage.get(&journal) {
            self.unfinished = journal::read(&journal, &raw);
            shelf.set_aside_unless(self.unfinished.is_some(), journal, raw);
        }
        if let Some((target, _)) = &self.unfinished {
            // An operation in the journal counts as done, whether or not it can be finished now.
            shelf.manifest = Some(Found { manifest: *target, counts: true });
        }
        let text = self.storage.get(&settings);
        self.settings = text.and_then(|text| codec::decode(&settings, &text)).unwrap_or_default();
    }

    /// Whether a record is there that only opens with a key.
    fn holds_sealed_records(&self) -> bool {
        let is_sealed = |id| self.text_of(id).is_some_and(|raw| is_sealed_whole(&self.record_name(id), &raw));
        self.ids().into_iter().any(is_sealed)
    }

    /// Reads and measures all but the records; hands out which of these there are.
    fn read_the_rest(&mut self, shelf: &mut Shelf) -> BTreeMap<Id, String> {
        let mut records = BTreeMap::new();
        self.used = 0;
        for name in self.storage.keys() {
            let key = Key::parse(self.prefix, &name);
            if let Some(Key::Record(id)) = key {
                records.insert(id, name);
                continue;
            }
            let Some(raw) = self.storage.get(&name) else { continue };
            self.used += self.measure.of(&name, &raw);
            if let Some(Key::Quarantine(_)) = key {
                self.is_mixed |= self.key.is_some() && self.opened_aside(&name, &raw).is_none();
                shelf.quarantine.push(Quarantined { key: name, raw });
            }
        }
        for op in self.unfinished.iter().flat_map(|(_, ops)| ops) {
            records.entry(op.id()).or_insert_with(|| self.record_name(op.id()));
        }
        records
    }

    /// Measures a record's value. What is under way counts as done.
    fn as_it_will_be(&mut self, id: Id, name: &str, raw: Option<String>) -> Option<String> {
        self.used += raw.as_ref().map_or(0, |raw| self.measure.of(name, raw));
        if self.unfinished.is_some() { self.text_of(id) } else { raw }
    }

    fn remember_moment(&mut self, record: &Record, at: u64) {
        self.since_backup.changes += u32::from(at > self.settings.backup_at || self.settings.backup_at == 0);
        if record.kind() == Kind::Version {
            // Its id may follow from its words, and say nothing about when.
            return;
        }
        let made = record.id().milliseconds();
        if self.since_backup.oldest == 0 || made < self.since_backup.oldest {
            self.since_backup.oldest = made;
        }
    }

    /// Holds what there is against the manifest, sets aside what is damaged, and hands everything out.
    fn settle(mut self, found: Shelf, readable: Counted, random: Fill<'_>) -> (Self, Vec<Quarantined>) {
        let quarantine = found.quarantine.iter().map(|value| self.opened(value)).collect();
        if self.read_only.is_some() {
            return (self, [quarantine, found.damaged].concat());
        }
        // While an operation waits to be finished, its journal says what will be counted: nothing moves.
        let may_move = self.unfinished.is_none();
        let mut copy = |value| if may_move { self.copy_aside(value, &found.quarantine, random) } else { None };
        let copied: Vec<Option<Quarantined>> = found.damaged.iter().map(&mut copy).collect();
        self.write_down(&found, &readable, &copied);
        let aside = found.damaged.into_iter().zip(copied).map(|(value, copy)| self.let_go(value, copy)).collect();
        (self, merge(quarantine, aside))
    }

    /// Brings the manifest in line, and keeps in it what is missing until the user says they know.
    /// It comes after the copies of damaged values and before these go, so that a crash in between
    /// is neither taken for a loss nor hides one.
    fn write_down(&mut self, found: &Shelf, readable: &Counted, copied: &[Option<Quarantined>]) {
        let Some(Found { manifest, counts }) = found.manifest else {
            if readable.count + readable.damaged > 0 {
                self.doubt_everything(readable);
            }
            return;
        };
        let stays = found.damaged.iter().zip(copied).filter(|(value, copy)| copy.is_none() && self.is_record(value));
        let stays: Vec<u32> = stays.map(|(value, _)| codec::sum(&value.raw).unwrap_or_default()).collect();
        let count = readable.count + stays.len() as u32;
        let digest = stays.iter().fold(readable.digest, |digest, sum| digest ^ sum);
        let there = readable.count + readable.damaged;
        let missing = if counts { manifest.count.saturating_sub(there) } else { 0 };
        let is_other =
            counts && missing == 0 && readable.damaged == 0 && (there, digest) != (manifest.count, manifest.digest);
        let doubt = if is_other { Doubt::Changed } else { manifest.doubt };
        let settled = Manifest { count, digest, missing: manifest.missing + missing, doubt, ..manifest };
        self.manifest = settled;
        if let Some((target, _)) = &mut self.unfinished {
            *target = settled;
            return;
        }
        // A healthy store is not written when it is opened; one of schema 1 is counted from its first change on.
        if counts && settled != manifest {
            let _ = self.write_manifest(settled);
        }
    }

    /// Without a manifest nobody can say whether everything is there.
    fn doubt_everything(&mut self, readable: &Counted) {
        let Counted { count, digest, .. } = *readable;
        let manifest = Manifest { schema: SCHEMA, min_reader: SCHEMA, count, digest, ..Manifest::default() };
        let _ = self.write_manifest(Manifest { doubt: Doubt::Changed, ..manifest });
    }

    fn is_record(&self, value: &Quarantined) -> bool {
        matches!(Key::parse(self.prefix, &value.key), Some(Key::Record(_)))
    }

    /// Copies a damaged value to quarantine, unless a copy is there from an earlier time. `None` where
    /// it cannot be copied: it then stays where it is, and is reported all the same.
    fn copy_aside(&mut self, value: &Quarantined, there: &[Quarantined], random: Fill<'_>) -> Option<Quarantined> {
        let last = value.key.strip_prefix(self.prefix)?.to_owned();
        let is_copy = |old: &&Quarantined| old.key.ends_with(&last) && self.opened(old).raw == value.raw;
        if let Some(copy) = there.iter().find(is_copy) {
            return Some(Quarantined { key: copy.key.clone(), raw: value.raw.clone() });
        }
        let mut names = (0..u16::MAX).map(|n| Key::Quarantine(format!("{n}:{last}")).name(self.prefix));
        let name = names.find(|name| self.storage.get(name).is_none())?;
        let text = self.sealed_aside(&name, &value.raw, random);
        self.put(&name, &text).ok()?;
        Some(Quarantined { key: name, raw: value.raw.clone() })
    }

    /// A value for quarantine, sealed where everything is.
    pub(super) fn sealed_aside(&self, name: &str, raw: &str, random: Fill<'_>) -> String {
        match &self.key {
            // Sealing does not keep blanks at the end, so something else stands there.
            Some(key) => format!("{SEALED}{}", key.seal(name, &format!("{raw}|"), random)),
            None => raw.to_owned(),
        }
    }

    /// Removes a damaged value whose copy is safe. A damaged manifest may have been written anew by now.
    fn let_go(&mut self, value: Quarantined, copy: Option<Quarantined>) -> Quarantined {
        let Some(copy) = copy else { return value };
        if self.storage.get(&value.key).as_ref() != Some(&value.raw) {
            return copy;
        }
        if self.remove(&value.key).is_err() {
            // The copy is shown alone, and found again at the next start.
            return copy;
        }
        if Key::parse(self.prefix, &value.key) == Some(Key::Manifest) {
            self.seen = None;
        }
        copy
    }

    /// A value in quarantine as it was found, also where the lock has sealed it since.
    fn opened(&self, value: &Quarantined) -> Quarantined {
        let opened = self.opened_aside(&value.key, &value.raw);
        Quarantined { key: value.key.clone(), raw: opened.unwrap_or_else(|| value.raw.clone()) }
    }

    /// The raw value that is sealed in a value of quarantine; `None` where it is not, or nobody can open it.
    pub(super) fn opened_aside(&self, name: &str, text: &str) -> Option<String> {
        let opened = self.key.as_ref()?.open(name, text.strip_prefix(SEALED)?)?;
        Some(opened.strip_suffix('|')?.to_owned())
    }
}

/// Before a value in quarantine that the lock has sealed.
const SEALED: &str = "~sealed~";

/// What could be read, counted.
#[derive(Clone, Copy, Default, Debug)]
struct Counted {
    count: u32,
    digest: u32,
    damaged: u32,
}

/// Each value once: a copy from an earlier time is in both lists.
fn merge(quarantine: Vec<Quarantined>, aside: Vec<Quarantined>) -> Vec<Quarantined> {
    let fresh = aside.into_iter().filter(|one| quarantine.iter().all(|old| old.key != one.key)).collect();
    [quarantine, fresh].concat()
}
