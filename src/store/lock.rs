//! Turning the lock on and off: every value that holds words of the user is sealed, or opened.
//!
//! The vault is written first and removed last, so a crash halfway leaves a locked store in which some
//! values are not sealed yet: they are readable, and sealed after the next unlocking.

use super::codec::{self, Entry};
use super::journal::Op;
use super::keys::{Copy, Key};
use super::load::{Door, door};
use super::meter::ROOM;
use super::port::Storage;
use super::seal::DataKey;
use super::vault::Vault;
use super::{SaveError, Stamp, Store};

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
        self.ready()?;
        let (growth, longest) = self.growth_when_sealed();
        if self.used + growth + longest + SPARE > ROOM {
            return Err(SaveError::Full);
        }
        self.set_vault(vault)?;
        self.key = Some(key);
        self.is_mixed = true;
        self.seal_the_rest(stamp)
    }

    /// Seals what is not sealed yet, after a crash while the lock was being turned on or off, and makes
    /// both copies of the vault whole.
    ///
    /// # Errors
    /// [`SaveError`]; what is not sealed yet stays readable.
    pub fn seal_the_rest(&mut self, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        let Some(key) = self.key.clone() else { return Ok(()) };
        self.ready()?;
        self.mend_vault()?;
        // To look for it among ten years of notes takes a tenth of a second, and the start has looked.
        if self.is_mixed {
            self.rewrite(Some(&key), stamp)?;
        }
        self.is_mixed = false;
        Ok(())
    }

    /// One of the two copies may have been damaged, or be of an earlier passphrase: it becomes like the
    /// one that is read.
    fn mend_vault(&mut self) -> Result<(), SaveError> {
        let names = [Copy::First, Copy::Second].map(|copy| Key::Vault(copy).name(self.prefix));
        let texts = names.each_ref().map(|name| self.storage.get(name));
        let is_fine =
            |at: usize| texts[at].as_ref().is_some_and(|text| codec::decode::<Vault>(&names[at], text).is_some());
        let Some(good) = (0..2).find(|&at| is_fine(at)) else { return Ok(()) };
        let body = texts[good].as_ref().and_then(|text| codec::checked(&names[good], text)).unwrap_or_default();
        let other = &names[1 - good];
        let text = codec::summed(other, body);
        if texts[1 - good].as_ref() == Some(&text) { Ok(()) } else { self.put(other, &text) }
    }

    /// Turns the lock off: opens everything, then removes the vault.
    ///
    /// # Errors
    /// [`SaveError`]; the store is then still locked, and what was opened is sealed again next time.
    pub fn unlock_for_good(&mut self, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        self.ready()?;
        self.is_mixed = true;
        self.rewrite(None, stamp)?;
        let removed = self.remove_vault();
        if !matches!(door(&self.storage, self.prefix), Door::Locked(_)) {
            // Whatever is left of the vault, nobody gets the key out of it any more: nothing may be sealed with it.
            self.key = None;
        }
        removed
    }

    /// Writes the vault, twice: no single damaged value may cost everything. The copy that is read first
    /// comes last, so that until all of it is done the old one opens.
    ///
    /// # Errors
    /// [`SaveError`]; the vault is then as it was before.
    pub fn set_vault(&mut self, vault: &Vault) -> Result<(), SaveError> {
        self.may_write()?;
        let names = [Copy::Second, Copy::First].map(|copy| Key::Vault(copy).name(self.prefix));
        let before = names.each_ref().map(|name| self.storage.get(name));
        for name in &names {
            let text = vault.write(name);
            if self.storage.get(name).as_ref() != Some(&text)
                && let Err(error) = self.put(name, &text)
            {
                self.put_back(&names, &before);
                return Err(error);
            }
        }
        Ok(())
    }

    /// Puts the vault back as it was, as far as that is possible: either vault opens the same data.
    fn put_back(&mut self, names: &[String], before: &[Option<String>]) {
        for (name, before) in names.iter().zip(before).rev() {
            let _ = match before {
                Some(text) => self.put(name, text),
                None => self.remove(name),
            };
        }
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
            let op = Op::Put(id, text);
            size += op.weight();
            batch.push(op);
            if size > BATCH {
                self.apply_apart(&std::mem::take(&mut batch))?;
                size = 0;
            }
        }
        self.apply_apart(&batch)?;
        self.rewrite_quarantine(sealing, stamp)
    }

    fn rewrite_quarantine(&mut self, sealing: Option<&DataKey>, stamp: &mut Stamp<'_>) -> Result<(), SaveError> {
        for name in self.storage.keys() {
            let (Some(Key::Quarantine(_)), Some(raw)) = (Key::parse(self.prefix, &name), self.storage.get(&name))
            else {
                continue;
            };
            let opened = self.opened_aside(&name, &raw);
            let text = match (sealing, opened) {
                (Some(_), None) => self.sealed_aside(&name, &raw, stamp.random),
                (None, Some(opened)) => opened,
                _ => continue,
            };
            self.put(&name, &text)?;
        }
        Ok(())
    }

    /// How much larger everything is sealed, and how long the longest text then is.
    fn growth_when_sealed(&self) -> (usize, usize) {
        let is_words =
            |name: &String| matches!(Key::parse(self.prefix, name), Some(Key::Record(_) | Key::Quarantine(_)));
        let (mut growth, mut longest) = (0, 0);
        for name in self.storage.keys().into_iter().filter(is_words) {
            let text = self.storage.get(&name).unwrap_or_default();
            let sealed = sealed_length(text.len());
            growth += sealed.saturating_sub(self.measure.of("", &text));
            longest = longest.max(sealed);
        }
        (growth, longest)
    }
}

/// How long a text of so many bytes is sealed: filled up to steps of 256 bytes, in base64, with nonce,
/// tag and what stands before it.
#[must_use]
pub const fn sealed_length(bytes: usize) -> usize {
    ((bytes + 1).next_multiple_of(256) + 40) * 4 / 3 + 32
}
