//! A locked backup: a plain one, sealed whole. Its vault stands beside it, so that it opens with the
//! passphrase of the day it was made, or with the recovery code.

use super::file::{self, FORM, FileError, MAGIC};
use super::{Backup, write};
use crate::store::json;
use crate::store::seal::{DataKey, Fill};
use crate::store::vault::{Secret, Vault};
use serde::Deserialize;

/// A locked file, not opened yet.
#[derive(Clone, PartialEq, Debug)]
pub struct LockedFile {
    /// What opens it.
    pub vault: Vault,
    first_line: String,
    sealed: String,
}

#[derive(Deserialize)]
struct Head {
    #[serde(rename = "ebb-backup")]
    form: u32,
    locked: Vault,
}

const MARK: &str = ",\"locked\":";

/// The text of a locked file.
pub fn lock(backup: &Backup, vault: &Vault, key: &DataKey, random: Fill<'_>) -> String {
    // A vault holds texts and whole numbers: there is nothing in it that JSON cannot hold.
    let vault = json::to_string(vault).unwrap_or_default();
    let first_line = format!("{MAGIC}{FORM}{MARK}{vault},");
    let sealed = key.seal(&first_line, &write(backup), random);
    format!("{first_line}\n\"sealed\":\"{sealed}\"}}\n")
}

impl LockedFile {
    /// Reads one; `None` where the file is a plain one.
    pub(super) fn read(text: &str) -> Result<Option<Self>, FileError> {
        let (first_line, rest) = text.split_once('\n').unwrap_or((text, ""));
        if !first_line.contains(MARK) {
            return Ok(None);
        }
        let line = first_line.strip_suffix(',').ok_or(FileError::Damaged)?;
        let head: Head = json::from_str(&format!("{line}}}")).map_err(|_| FileError::Damaged)?;
        if head.form > FORM {
            return Err(FileError::Newer);
        }
        let sealed = rest.strip_prefix("\"sealed\":\"").and_then(|rest| rest.strip_suffix("\"}\n"));
        let sealed = sealed.ok_or(FileError::Damaged)?.to_owned();
        head.locked.wrap(Secret::Passphrase).ok_or(FileError::Damaged)?;
        Ok(Some(Self { vault: head.locked, first_line: first_line.to_owned(), sealed }))
    }

    /// Opens it with what was derived from a secret.
    ///
    /// # Errors
    /// [`FileError::WrongSecret`], or [`FileError::Damaged`] when the secret is right and the file is not whole.
    pub fn open(&self, secret: Secret, derived: &[u8; 32]) -> Result<Backup, FileError> {
        let key = self.vault.open(secret, derived).ok_or(FileError::WrongSecret)?;
        self.open_with(&key)
    }

    /// Opens it with the data key of the store it came from.
    ///
    /// # Errors
    /// [`FileError::Damaged`].
    pub fn open_with(&self, key: &DataKey) -> Result<Backup, FileError> {
        let text = key.open(&self.first_line, &self.sealed).ok_or(FileError::Damaged)?;
        // Sealing does not keep blanks at the end; the file ends in a line feed, which is kept.
        file::read_plain(&text)
    }
}
