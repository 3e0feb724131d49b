//! Host tests of the pure core, one binary.

/// Backup files, whole, damaged and hostile, and bringing them back.
mod backup;
/// Calendars out.
mod calendar;
/// Address books in, and what bringing one in would do.
mod cards;
/// Giving space, the ten minutes, and what else happens.
mod care;
/// The circle: moving somebody, looking for somebody, who else could be nearer.
mod circle;
/// Every table of guides, steps, help lines and words, checked as a whole.
mod content;
/// Every item of the source material is met somewhere, or settled.
mod coverage;
/// Messages: written, resting, taken out.
mod drafts;
/// Every event in every stage, and the checker of the planner's promises.
mod events;
/// What the store does when two things go wrong at once.
mod faults;
/// One frozen value per kind of record: what was written once can always be read.
mod fixtures;
/// Every guide and exercise, walked in every way.
mod flows;
/// What a newer version wrote stays when this one writes.
mod graft;
/// Shift three times, and the plain page that comes then.
mod hide;
/// Earlier versions of long words, and what deleting takes along.
mod history;
/// What one might notice, and what is not claimed.
mod insights;
/// The journal: writing, the check-in, finding words in years of entries.
mod journal;
/// The voice, over every sentence.
mod lint;
/// The lock: on, off, halfway, with a damaged vault, and erasing everything.
mod lock;
/// The message check, over any text and against labelled messages.
mod messages;
/// A store is read in slices, and nothing is written before it is whole.
mod opening;
/// A card edited, put away, made one with another; what it says.
mod people;
/// The planner's promises, whatever somebody answers and does afterwards.
mod planner;
/// What the planner promises, as `cargo xtask simulate` checks it.
#[path = "../../xtask/src/promises.rs"]
#[expect(dead_code, reason = "the names of the promises are for the report")]
mod promises;
/// The export to read.
mod readable;
/// Reflections from the first name to the proposed plan, as command scripts.
mod reflection;
/// Reminders: which calendar events there are.
mod reminders;
/// The circle as a drawing: whoever is in it, nothing lies on anything else.
mod ripples;
/// What each set of safety answers closes.
mod safety;
/// Scenarios of the planner, as `cargo xtask plan` plays them.
#[path = "../../xtask/src/scenario/mod.rs"]
mod scenario;
/// What scenarios print, frozen.
mod scenarios;
/// Records on their way to a storage that fails in every way a browser's can, and back.
mod storage;
/// A storage with faults, a fixed day, counting ids and a world to act in.
mod support;
/// The level of the tide, day by day.
mod tide;
/// The house rules, read off the source tree.
mod tidy;
/// Walks through guides, by rule and by chance.
mod walk;
/// The words files as they stand on the disk.
mod words_files;
