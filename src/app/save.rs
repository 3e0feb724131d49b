//! Saving what changed.

use super::doc::Doc;
use crate::domain::id::Id;
use crate::domain::table::sort_ids;
use crate::store::port::Storage;
use crate::store::{Change, SaveError, Stamp, Store};

/// What waits to be written: groups of records that changed together and are saved together.
#[derive(Clone, Default, Debug)]
pub struct Waiting(Vec<Vec<Id>>);

impl Waiting {
    /// These changed together. A group that waits with one of them already becomes one with it.
    pub fn add(&mut self, changed: Vec<Id>) {
        let (together, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.0).into_iter().partition(|group| group.iter().any(|id| changed.contains(id)));
        self.0 = others;
        let mut group: Vec<Id> = together.into_iter().flatten().chain(changed).collect();
        sort_ids(&mut group);
        group.dedup();
        if !group.is_empty() {
            self.0.push(group);
        }
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All that waits.
    pub fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        self.0.iter().flatten().copied()
    }

    /// Writes each group. What fails goes on waiting; a deletion that waits behind it can make room for it.
    ///
    /// # Errors
    /// The first failure of the last round.
    pub fn save<S: Storage>(
        &mut self,
        store: &mut Store<S>,
        doc: &Doc,
        stamp: &mut Stamp<'_>,
    ) -> Result<(), SaveError> {
        loop {
            let before = self.0.len();
            let mut failed = None;
            self.0.retain(|group| {
                let written = store.save(&changes(doc, group), stamp);
                failed = failed.or(written.err());
                written.is_err()
            });
            match failed {
                None => return Ok(()),
                Some(error) if self.0.len() == before => return Err(error),
                Some(_) => {}
            }
        }
    }
}

fn changes<'a>(doc: &'a Doc, group: &[Id]) -> Vec<Change<'a>> {
    group.iter().map(|&id| doc.record(id).map_or(Change::Remove(id), Change::Put)).collect()
}
