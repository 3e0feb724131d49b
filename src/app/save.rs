//! Saving what changed.

use super::doc::Doc;
use crate::domain::id::Id;
use crate::store::port::Storage;
use crate::store::{SaveError, Store};

/// Writes the records that wait, and removes those that are gone. What fails goes on waiting.
///
/// # Errors
/// The first failure; everything else was tried all the same.
pub fn save_waiting<S: Storage>(store: &mut Store<S>, doc: &Doc, waiting: &mut Vec<Id>) -> Result<(), SaveError> {
    let mut failed = None;
    waiting.retain(|&id| {
        let written = match doc.record(id) {
            Some(record) => store.save(record),
            None => store.remove(id),
        };
        failed = failed.or(written.err());
        written.is_err()
    });
    failed.map_or(Ok(()), Err)
}
