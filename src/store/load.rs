//! Opening a store: everything is read, what was under way is finished, what cannot be read is set
//! aside, and what ought to be there is held against what is.

use super::codec::{self, Entry};
use super::journal::{self, Op};
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
use std::collections::BTreeMap;

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
    let mut found = Shelf::read(&storage, prefix, opening.measure);
    let manifest = found.manifest.as_ref().map(|found| found.manifest).unwrap_or_default();
    let newer = (manifest.min_reader > SCHEMA).then_some(ReadOnly::Newer);
    let key_lost = (opening.key.is_none() && found.holds_sealed_records(prefix)).then_some(ReadOnly::KeyLost);
    let mut store = Store {
        storage,
        prefix,
        read_only: newer.or(opening.read_only).or(key_lost),
        manifest,
        seen: found.manifest_text.take(),
        unfinished: found.journal.take(),
        key: opening.key,
        settings: std::mem::take(&mut found.settings),
        since_backup: SinceBackup { changes: 0, oldest: 0 },
        measure: opening.measure,
        used: found.used,
    };
    if store.read_only.is_none() {
        // What cannot be finished now is finished before the next operation; it is shown either way.
        let _ = store.finish();
    }
    let records = store.sort_out(&mut found);
    store.settle(found, records, random)
}

/// Everything under the prefix, as text.
#[derive(Default)]
struct Shelf {
    records: BTreeMap<Id, String>,
    quarantine: Vec<Quarantined>,
    damaged: Vec<Quarantined>,
    manifest: Option<Found>,
    manifest_text: Option<String>,
    journal: Option<(Manifest, Vec<Op>)>,
    settings: Settings,
    used: usize,
}

impl Shelf {
    fn read<S: Storage>(storage: &S, prefix: &str, measure: Measure) -> Self {
        let mut shelf = Self::default();
        for name in storage.keys() {
            let Some(raw) = storage.get(&name) else { continue };
            shelf.used += measure.of(&name, &raw);
            if let Some(key) = Key::parse(prefix, &name) {
                shelf.put(&key, name, raw);
            }
        }
        shelf.show_what_is_under_way();
        shelf
    }

    fn put(&mut self, key: &Key, name: String, raw: String) {
        match key {
            Key::Record(id) => drop(self.records.insert(*id, raw)),
            Key::Quarantine(_) => self.quarantine.push(Quarantined { key: name, raw }),
            Key::Manifest => {
                self.manifest = Manifest::read(&name, &raw);
                self.manifest_text = Some(raw.clone());
                self.set_aside_unless(self.manifest.is_some(), name, raw);
            }
            Key::Journal => {
                self.journal = journal::read(&name, &raw);
                self.set_aside_unless(self.journal.is_some(), name, raw);
            }
            Key::Settings => self.settings = codec::decode(&name, &raw).unwrap_or_default(),
            Key::Vault(_) | Key::Reserve => {}
        }
    }

    fn set_aside_unless(&mut self, fine: bool, key: String, raw: String) {
        if !fine {
            self.damaged.push(Quarantined { key, raw });
        }
    }

    /// Whether a record is there that only opens with a key.
    fn holds_sealed_records(&self, prefix: &str) -> bool {
        self.records.iter().any(|(&id, raw)| is_sealed_whole(&Key::Record(id).name(prefix), raw))
    }

    /// An operation in the journal counts as done, whether or not it can be finished now.
    fn show_what_is_under_way(&mut self) {
        let Some((target, ops)) = &self.journal else { return };
        for op in ops {
            match op {
                Op::Put(id, text) => drop(self.records.insert(*id, text.clone())),
                Op::Remove(id) => drop(self.records.remove(id)),
            }
        }
        self.manifest = Some(Found { manifest: *target, counts: true });
    }
}

/// Whether a record's text is sealed, and not damaged.
fn is_sealed_whole(name: &str, raw: &str) -> bool {
    codec::is_sealed(raw) && codec::checked(name, raw).is_some()
}

impl<S: Storage> Store<S> {
    /// Takes the readable records out of what was found; the rest goes to the damaged ones.
    fn sort_out(&mut self, found: &mut Shelf) -> Vec<Record> {
        let mut records = Vec::with_capacity(found.records.len());
        self.manifest = found.manifest.map(|found| found.manifest).unwrap_or_default();
        for (&id, raw) in &found.records {
            let name = self.record_name(id);
            let entry = Entry::read(&name, raw, self.key.as_ref());
            if entry.is_none() && self.key.is_none() && is_sealed_whole(&name, raw) {
                // Not damaged: nobody has the key.
                continue;
            }
            let at = entry.as_ref().map_or(0, |entry| entry.at);
            match entry.and_then(|entry| json::from_str::<Record>(&migrate(entry.schema, entry.json)?).ok()) {
                Some(record) if record.id() == id => {
                    self.remember_moment(&record, at);
                    records.push(record);
                }
                _ => found.damaged.push(Quarantined { key: name, raw: raw.clone() }),
            }
        }
        records
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
    fn settle(mut self, found: Shelf, records: Vec<Record>, random: Fill<'_>) -> Loaded<S> {
        let quarantine = found.quarantine.iter().map(|value| self.opened(value)).collect();
        if self.read_only.is_some() {
            let shown = found.damaged.into_iter().collect();
            return Loaded { store: self, records, quarantine: [quarantine, shown].concat() };
        }
        let readable = Counted::of(&self, &found, &records);
        // While an operation waits to be finished, its journal says what will be counted: nothing moves.
        let may_move = self.unfinished.is_none();
        let mut copy = |value| if may_move { self.copy_aside(value, &found.quarantine, random) } else { None };
        let copied: Vec<Option<Quarantined>> = found.damaged.iter().map(&mut copy).collect();
        self.write_down(&found, &readable, &copied);
        let aside = found.damaged.into_iter().zip(copied).map(|(value, copy)| self.let_go(value, copy)).collect();
        Loaded { store: self, records, quarantine: merge(quarantine, aside) }
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
struct Counted {
    count: u32,
    digest: u32,
    damaged: u32,
}

impl Counted {
    fn of<S: Storage>(store: &Store<S>, found: &Shelf, records: &[Record]) -> Self {
        let sums = records.iter().filter_map(|record| codec::sum(found.records.get(&record.id())?));
        Self {
            count: records.len() as u32,
            digest: sums.fold(0, |all, sum| all ^ sum),
            damaged: found.damaged.iter().filter(|value| store.is_record(value)).count() as u32,
        }
    }
}

/// Each value once: a copy from an earlier time is in both lists.
fn merge(quarantine: Vec<Quarantined>, aside: Vec<Quarantined>) -> Vec<Quarantined> {
    let fresh = aside.into_iter().filter(|one| quarantine.iter().all(|old| old.key != one.key)).collect();
    [quarantine, fresh].concat()
}
