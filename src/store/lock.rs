//! Turning the lock on and off: every value that holds words of the user is sealed, or opened.
//!
//! The vault is written first and removed last, so a crash halfway leaves a locked store in which some
//! values are not sealed yet: they are readable, and sealed after the next unlocking.

use super::codec::{self, Entry};
use super::journal::Op;
use super::keys::{Copy, Key};
use super::load::SEALED;
use super::meter::ROOM;
use super::port::Storage;
use super::seal::DataKey;
use super::vault::Vault;
use super::{SaveError, Stamp, Store};
use crate::domain::id::Id;
use crate::domain::table::sort_ids;

/// So much text is sealed in one operation: far below what makes browsers delay writing to the disk.
const BATCH: usize = 64 * 1024;
/// So much of the room stays free when everything is sealed: for the journal.
const SPARE: usize = 2 * BATCH;

impl<S: Storage> Store<S> {
    /// Turns the lock on.
    ///
    /// # Errors
    /// [`SaveError::Full`] before anything was changed when the sealed values would not fit: they take
    /// a third more room. Any other error leaves what is sealed sealed, and the store locked.
    pub fn lock(&mut self, vault: &Vault, key: DataKey, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        self.may_write()?;
        if self.used + self.growth_when_sealed() + SPARE > ROOM {
            return Err(SaveError::Full);
        }
        if let Err(error) = self.set_vault(vault) {
            self.remove_vault()?;
            return Err(error);
        }
        self.key = Some(key);
        self.seal_the_rest(stamp)
    }

    /// Seals what is not sealed yet, after a crash while the lock was being turned on or off.
    ///
    /// # Errors
    /// [`SaveError`]; what is not sealed yet stays readable.
    pub fn seal_the_rest(&mut self, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        let Some(key) = self.key.clone() else { return Ok(()) };
        self.rewrite(Some(&key), stamp)
    }

    /// Turns the lock off: opens everything, then removes the vault.
    ///
    /// # Errors
    /// [`SaveError`]; the store is then still locked, and what was opened is sealed again next time.
    pub fn unlock_for_good(&mut self, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        self.may_write()?;
        self.rewrite(None, stamp)?;
        self.remove_vault()?;
        self.key = None;
        Ok(())
    }

    /// Writes the vault, twice: no single damaged value may cost everything.
    ///
    /// # Errors
    /// [`SaveError`]; one of the two may be the old one, and opens as before.
    pub fn set_vault(&mut self, vault: &Vault) -> Result<(), SaveError> {
        self.may_write()?;
        for copy in [Copy::First, Copy::Second] {
            let name = Key::Vault(copy).name(self.prefix);
            let text = vault.write(&name);
            self.put(&name, &text)?;
        }
        Ok(())
    }

    /// The key everything is sealed with, to wrap it anew.
    #[must_use]
    pub const fn key(&self) -> Option<&DataKey> {
        self.key.as_ref()
    }

    fn remove_vault(&mut self) -> Result<(), SaveError> {
        for copy in [Copy::Second, Copy::First] {
            let name = Key::Vault(copy).name(self.prefix);
            // Overwritten first, so that the old wrap is not what stays in the browser's files.
            if self.storage.get(&name).is_some() {
                self.put(&name, "")?;
                self.remove(&name)?;
            }
        }
        Ok(())
    }

    /// Writes every value sealed with a key, or open. Texts that are so already stay as they are.
    fn rewrite(&mut self, sealing: Option<&DataKey>, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        let mut batch: Vec<Op> = Vec::new();
        let mut size = 0;
        for id in self.ids() {
            let name = self.record_name(id);
            let Some(text) = self.storage.get(&name).filter(|text| codec::is_sealed(text) != sealing.is_some()) else {
                continue;
            };
            // What cannot be read is damaged, and waits for the next start to be set aside.
            let Some(entry) = Entry::read(&name, &text, self.key.as_ref()) else { continue };
            let text = match sealing {
                Some(key) => entry.write(&name, Some((key, &mut *stamp.random))),
                None => entry.write(&name, None),
            };
            size += text.len();
            batch.push(Op::Put(id, text));
            if size > BATCH {
                self.apply(&std::mem::take(&mut batch))?;
                size = 0;
            }
        }
        self.apply(&batch)?;
        self.rewrite_quarantine(sealing, stamp)
    }

    fn rewrite_quarantine(&mut self, sealing: Option<&DataKey>, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        for name in self.storage.keys() {
            let (Some(Key::Quarantine(_)), Some(raw)) = (Key::parse(self.prefix, &name), self.storage.get(&name))
            else {
                continue;
            };
            let text = match (sealing, raw.strip_prefix(SEALED)) {
                (Some(key), None) => format!("{SEALED}{}", key.seal(&name, &raw, stamp.random)),
                (None, Some(sealed)) => match self.key.as_ref().and_then(|key| key.open(&name, sealed)) {
                    Some(opened) => opened,
                    None => continue,
                },
                _ => continue,
            };
            self.put(&name, &text)?;
        }
        Ok(())
    }

    /// The ids of all records there are, in order.
    pub(super) fn ids(&self) -> Vec<Id> {
        let id = |name: String| match Key::parse(self.prefix, &name) {
            Some(Key::Record(id)) => Some(id),
            _ => None,
        };
        let mut ids: Vec<Id> = self.storage.keys().into_iter().filter_map(id).collect();
        sort_ids(&mut ids);
        ids
    }

    /// How much larger everything is sealed: filled up to steps of 256 bytes, in base64, with nonce and tag.
    fn growth_when_sealed(&self) -> usize {
        let grown = |id: &Id| {
            let name = self.record_name(*id);
            let text = self.storage.get(&name)?;
            let sealed = (text.len().next_multiple_of(256) + 40) * 4 / 3 + 16;
            Some(sealed.saturating_sub(self.measure.of("", &text)))
        };
        self.ids().iter().filter_map(grown).sum()
    }
}
