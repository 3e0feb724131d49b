//! Foreign file formats: address books in and out, calendars out. Bytes and text, and nothing else: no clock, no
//! words for a page, and no idea of how Ebb keeps its own records.
//!
//! Nothing is left out in silence. Each card of a file gets a row, and what found no place in it a remark.

pub mod card;
pub mod csv;
mod day;
mod draft;
pub mod ics;
mod letters;
mod lines;
pub mod vcard;

use card::Row;

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 4 << 20;
/// Most cards that are read from one file.
pub const MOST_CARDS: usize = 5_000;

/// Why a whole file is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileError {
    /// More than [`LARGEST`] bytes.
    TooLarge,
    /// More than [`MOST_CARDS`] cards.
    TooMany,
    /// No address book: neither cards nor a table with a heading for names.
    NoCards,
}

/// Reads an address book: cards of any version, or a table from Google or Outlook. What the file is called does
/// not matter.
///
/// # Errors
/// [`FileError`] when nothing of it is read.
pub fn read(bytes: &[u8]) -> Result<Vec<Row>, FileError> {
    match vcard::read(bytes) {
        Err(FileError::NoCards) => csv::read(bytes),
        result => result,
    }
}
