//! Earlier versions: kept before words go, brought back, deleted.

use super::Turn;
use crate::app::command::{Notice, Rejection};
use crate::app::history::{self, must_keep, surplus};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::plan::{Ending, Plan, PlanState};
use crate::store::record::{Record, Version};
use std::sync::Arc;

impl Turn<'_, '_> {
    /// Keeps what is about to lose words. Part of the same command, so that all of it happens or nothing.
    pub(super) fn keep_versions(&mut self) {
        let losing: Vec<Record> = self.changes.iter().filter_map(|change| change.before.clone()).collect();
        for before in losing {
            let after = self.doc.record(before.id());
            if !after.is_some_and(|after| must_keep(self.doc, &before, after, self.env.today)) {
                continue;
            }
            let id = self.fresh();
            self.put(history::version(&before, self.env.today, id));
            for id in surplus(self.doc, before.id()) {
                self.take(id);
            }
        }
    }

    pub(super) fn bring_back(&mut self, id: Id) -> Result<(), Rejection> {
        let version = self.version(id)?;
        let now = self.doc.record(version.of).cloned();
        if let Some(now) = &now {
            let id = self.fresh();
            self.put(history::version(now, self.env.today, id));
        }
        self.take(id);
        self.put(match now {
            Some(now) => with_its_standing(version.record, &now),
            None => version.record,
        });
        self.say(Notice::BroughtBack);
        Ok(())
    }

    pub(super) fn forget_version(&mut self, id: Id) -> Result<(), Rejection> {
        self.version(id)?;
        self.take(id);
        self.say(Notice::VersionForgotten);
        Ok(())
    }

    fn version(&self, id: Id) -> Result<Version, Rejection> {
        match self.doc.record(id) {
            Some(Record::Version(version)) => Ok((**version).clone()),
            _ => Err(Rejection::Gone),
        }
    }
}

/// Words come back; what closes a door (I2), and how a plan and its steps stand (I4), is as it is now.
fn with_its_standing(version: Record, now: &Record) -> Record {
    match (version, now) {
        (Record::Person(words), Record::Person(now)) => {
            let Person { safety, died, archived, .. } = **now;
            Record::Person(Arc::new(Person { safety, died, archived, ..(*words).clone() }))
        }
        (Record::Plan(words), Record::Plan(now)) => {
            let state = match (&words.state, &now.state) {
                (PlanState::Ended(before), PlanState::Ended(ending)) => {
                    PlanState::Ended(Ending { keep: before.keep.clone(), ..ending.clone() })
                }
                (_, state) => state.clone(),
            };
            Record::Plan(Arc::new(Plan { state, space: words.space.clone(), ..(**now).clone() }))
        }
        (words, _) => words,
    }
}
