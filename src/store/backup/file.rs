//! The backup file: JSON, a line for each note, readable in ten years without Ebb.
//!
//! The first line says what it is and holds the SHA-256 of the whole file, taken with zeros in its
//! own place: JSON alone accepts half of all damaged files (reliability.md 0.12). Each note has a checksum
//! of its own as well, so that a damaged file still gives what is whole in it.

use super::{Backup, LockedFile, Note};
use crate::domain::day;
use crate::store::codec::{self, Entry};
use crate::store::{Quarantined, SCHEMA, json};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Larger files are not even read: three times what the storage can hold.
pub const LARGEST: usize = 16 * 1024 * 1024;
/// What browsers call such a file.
pub const KIND: &str = "application/json";
/// What a field for such files accepts.
pub const ACCEPTED: &str = ".json,application/json";

/// The name of a file: it says nothing about what is in it.
#[must_use]
pub fn name(of: &str) -> String {
    format!("notes-{of}.json")
}

/// The version of the file's form.
pub(super) const FORM: u32 = 1;
pub(super) const MAGIC: &str = "{\"ebb-backup\":";
const HASH: &str = "\"sha256\":\"";
const HASH_LETTERS: usize = 64;

/// Why a file is no backup.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileError {
    /// More than 16 MiB.
    TooLarge,
    /// Something else.
    NotABackup,
    /// A newer version of Ebb made it.
    Newer,
    /// Its first line is damaged, or a locked file is not whole: nothing in it can be trusted.
    Damaged,
    /// The passphrase does not open it.
    WrongSecret,
}

#[derive(Serialize, Deserialize)]
struct Head {
    #[serde(rename = "ebb-backup")]
    form: u32,
    schema: u32,
    #[serde(with = "crate::domain::day")]
    made: NaiveDate,
    notes: usize,
    unreadable: usize,
    sha256: String,
}

#[derive(Serialize, Deserialize)]
struct NoteHead {
    id: crate::domain::id::Id,
    schema: u32,
    at: u64,
    sum: String,
}

#[derive(Serialize, Deserialize)]
struct Unreadable {
    key: String,
    raw: String,
}

/// A file as opened.
#[derive(Clone, PartialEq, Debug)]
pub enum File {
    /// A plain one.
    Plain(Backup),
    /// One that needs its passphrase.
    Locked(Box<LockedFile>),
}

/// The text of a plain file.
#[must_use]
pub fn write(backup: &Backup) -> String {
    let notes: Vec<String> = backup.notes.iter().map(note_line).collect();
    let unreadable: Vec<String> = backup.unreadable.iter().map(unreadable_line).collect();
    let zeros = "0".repeat(HASH_LETTERS);
    let text = format!(
        "{MAGIC}{FORM},\"schema\":{SCHEMA},\"made\":\"{}\",\"notes\":{},\"unreadable\":{},{HASH}{zeros}\",\n\
         \"records\":[\n{}\n],\n\"unreadable-values\":[\n{}\n]}}\n",
        day::text(backup.made),
        notes.len(),
        unreadable.len(),
        notes.join(",\n"),
        unreadable.join(",\n"),
    );
    text.replacen(&zeros, &hash(&text), 1)
}

/// Reads a file. Nothing is written.
///
/// # Errors
/// [`FileError`] when it is no backup. A damaged one is read as far as its notes are whole.
pub fn read(text: &str) -> Result<File, FileError> {
    if text.len() > LARGEST {
        return Err(FileError::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    if !text.starts_with(MAGIC) {
        return Err(FileError::NotABackup);
    }
    if let Some(locked) = LockedFile::read(text)? {
        return Ok(File::Locked(Box::new(locked)));
    }
    read_plain(text).map(File::Plain)
}

/// Reads a plain file.
pub(super) fn read_plain(text: &str) -> Result<Backup, FileError> {
    let (first, rest) = text.split_once('\n').ok_or(FileError::Damaged)?;
    let head: Head = read_head(first)?;
    let mut backup =
        Backup { made: head.made, notes: Vec::new(), unreadable: Vec::new(), is_whole: false, said: head.notes };
    let mut lines_read = 0;
    for line in rest.lines().map(|line| line.strip_suffix(',').unwrap_or(line)) {
        if line.starts_with("{\"id\":") {
            lines_read += 1;
            match read_note(line) {
                Some(note) => backup.notes.push(note),
                None => backup.unreadable.push(Quarantined { key: "file".into(), raw: line.to_owned() }),
            }
        } else if let Ok(Unreadable { key, raw }) = json::from_str(line) {
            backup.unreadable.push(Quarantined { key, raw });
        }
    }
    backup.is_whole = hash_of(text).is_some_and(|hash| hash == head.sha256) && lines_read == head.notes;
    Ok(backup)
}

fn read_head(line: &str) -> Result<Head, FileError> {
    // A file whose line ends were converted on the way is damaged, and its notes are whole.
    let line = line.trim_end_matches('\r').strip_suffix(',').ok_or(FileError::Damaged)?;
    let head: Head = json::from_str(&format!("{line}}}")).map_err(|_| FileError::Damaged)?;
    if head.form > FORM || head.schema > SCHEMA { Err(FileError::Newer) } else { Ok(head) }
}

fn note_line(note: &Note) -> String {
    let Note { id, entry: Entry { schema, at, json } } = note;
    let sum = note_sum(note);
    format!("{{\"id\":\"{id}\",\"schema\":{schema},\"at\":{at},\"sum\":\"{sum:08x}\",\"record\":{json}}}")
}

fn note_sum(note: &Note) -> u32 {
    let Note { id, entry: Entry { schema, at, json } } = note;
    codec::checksum(&id.to_string(), &format!("{schema}|{at}|{json}"))
}

fn read_note(line: &str) -> Option<Note> {
    let (head, json) = line.split_once(",\"record\":")?;
    let NoteHead { id, schema, at, sum } = json::from_str(&format!("{head}}}")).ok()?;
    let note = Note { id, entry: Entry { schema, at, json: json.strip_suffix('}')?.to_owned() } };
    (format!("{:08x}", note_sum(&note)) == sum).then_some(note)
}

fn unreadable_line(value: &Quarantined) -> String {
    let Quarantined { key, raw } = value;
    // Two texts: there is nothing in them that JSON cannot hold.
    json::to_string(&Unreadable { key: key.clone(), raw: raw.clone() }).unwrap_or_default()
}

/// The hash of a file, taken with zeros in its own place.
fn hash_of(text: &str) -> Option<String> {
    let at = text.find(HASH)? + HASH.len();
    let (before, after) = (text.get(..at)?, text.get(at + HASH_LETTERS..)?);
    Some(hash(&[before, &"0".repeat(HASH_LETTERS), after].concat()))
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}
