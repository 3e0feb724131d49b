//! Earlier versions of long words. When much is about to go, the record as it was is kept beside it.

use super::doc::Doc;
use crate::domain::id::Id;
use crate::domain::plan::PlanState;
use crate::domain::reflection::answer::Answer;
use crate::domain::table::{sort_ids, sort_short};
use crate::store::record::{Record, Version};
use chrono::NaiveDate;
use std::sync::Arc;

/// So many letters gone at one stroke are always kept.
const MUCH: usize = 100;
/// A record with so many letters is kept once a day before its words change.
const LONG: usize = 200;
/// Versions of one record; the oldest goes first.
pub const MOST: usize = 5;
/// Letters of all versions together: a twentieth of the room there is.
pub const ROOM: usize = 5 * 1024 * 1024 / 20;

/// Everything the user wrote in a record, in a fixed order.
#[must_use]
pub fn texts(record: &Record) -> Vec<&str> {
    match record {
        Record::Person(person) => {
            let labels = person.milestones.iter().map(|milestone| milestone.label.as_str());
            let texts =
                [&person.best_way, &person.likes, &person.boundaries, &person.needs, &person.phone, &person.email];
            [person.name.as_str()].into_iter().chain(texts.map(String::as_str)).chain(labels).collect()
        }
        Record::Contact(contact) => vec![&contact.note, &contact.feeling, &contact.next_time],
        Record::Plan(plan) => {
            let space = &plan.space;
            let keep = match &plan.state {
                PlanState::Ended(ending) => Some(ending.keep.as_str()),
                _ => None,
            };
            let terms = [&space.reason, &space.note, &space.exceptions].into_iter().chain(&space.meanwhile);
            keep.into_iter().chain(terms.map(String::as_str)).collect()
        }
        Record::Reflection(reflection) => reflection.answers.values().flat_map(|one| answer(&one.answer)).collect(),
        Record::Version(version) => texts(&version.record),
        Record::Entry(entry) => entry.own_feelings.iter().chain([&entry.text]).map(String::as_str).collect(),
        Record::Draft(draft) => vec![&draft.text],
        Record::CheckIn(_) | Record::Urge(_) | Record::InCalendar(_) => Vec::new(),
    }
}

fn answer(answer: &Answer) -> Vec<&str> {
    match answer {
        Answer::Text(text) => vec![text],
        Answer::Fields(fields) => fields.values().map(String::as_str).collect(),
        Answer::Several { own, .. } => own.iter().map(String::as_str).collect(),
        Answer::Marked { own, .. } => own.iter().map(|(text, _)| text.as_str()).collect(),
        Answer::One(_) | Answer::People(_) | Answer::Read | Answer::Skipped | Answer::NotSure => Vec::new(),
    }
}

/// Letters of all texts.
#[must_use]
pub fn letters(record: &Record) -> usize {
    texts(record).iter().map(|text| text.len()).sum()
}

/// Whether a record has to be kept as it was, because its words are about to go.
#[must_use]
pub fn must_keep(doc: &Doc, before: &Record, after: &Record, today: NaiveDate) -> bool {
    if matches!(before, Record::Version(_)) || doc.versions_of(before.id()).any(|version| version.record == *before) {
        return false;
    }
    let gone = lost(before, after);
    let kept_today = || doc.versions_of(before.id()).any(|version| version.kept == today);
    gone >= MUCH || (gone > 0 && letters(before) >= LONG && !kept_today())
}

/// A record as an earlier version.
#[must_use]
pub fn version(record: &Record, today: NaiveDate, id: Id) -> Record {
    Record::Version(Arc::new(Version { id, of: record.id(), kept: today, record: record.clone() }))
}

/// How many letters of the old texts the new ones no longer hold.
fn lost(before: &Record, after: &Record) -> usize {
    let (old, new) = (texts(before), texts(after));
    old.iter().enumerate().map(|(at, old)| removed(old.as_bytes(), new.get(at).unwrap_or(&"").as_bytes())).sum()
}

/// What is in `old` between the beginning and the end that both texts share.
fn removed(old: &[u8], new: &[u8]) -> usize {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    old.len() - end
}

/// Versions that have to go, so that few of a record and not too many letters in all are kept.
#[must_use]
pub fn surplus(doc: &Doc, of: Id) -> Vec<Id> {
    let own: Vec<Id> = doc.versions_of(of).map(|version| version.id).collect();
    let mut gone: Vec<Id> = own.iter().take(own.len().saturating_sub(MOST)).copied().collect();
    if doc.version_letters() > ROOM {
        let mut all: Vec<(NaiveDate, Id, usize)> =
            doc.versions().map(|version| (version.kept, version.id, letters(&version.record))).collect();
        sort_short(&mut all, |a, b| (a.0, a.1) < (b.0, b.1));
        let mut over = doc.version_letters() - ROOM;
        for (_, id, size) in all {
            if over == 0 {
                break;
            }
            over = over.saturating_sub(size);
            gone.push(id);
        }
    }
    sort_ids(&mut gone);
    gone.dedup();
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_went_counts_as_lost() {
        for (old, new, gone) in [
            ("", "", 0),
            ("abc", "abcd", 0),
            ("abc", "xabc", 0),
            ("abc", "aXc", 1),
            ("abc", "", 3),
            ("one two three", "one three", 4),
            ("aaa", "aa", 1),
        ] {
            assert_eq!(removed(old.as_bytes(), new.as_bytes()), gone, "{old} → {new}");
        }
    }
}
