//! `faults`: random operations against the real store, with a fault at every write, and an oracle.
//!
//! Each sequence runs without faults once; from each of its states every operation is carried out again
//! and again, with each kind of fault at each of its writes, and the store is opened afterwards. What is
//! there must be what was there before the operation or after it, and whatever differs must be told
//! (design E of reliability.md 2.1, its model's table in 2.2).

mod disk;
mod pairs;
mod script;
mod single;
mod trial;

pub use disk::Broken;

use crate::Outcome;
use disk::{Disk, Values, Write};
use script::{Act, Author, Dice, State};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;
use trial::{Allowed, Opened, Seen, Verdict, judge, open};

/// Operations of one sequence.
const LENGTH: usize = 30;
/// Every so many sequences one has two faults at a time, in its first operations.
const PAIRS_EVERY: usize = 15;
/// After every so many operations each value at rest is harmed.
const HARM_EVERY: usize = 4;
/// So many operations of it.
const PAIRS_LENGTH: usize = 8;
/// A restore is told to stop halfway, and says so at the next start.
const HALFWAY: &str = "a restore that stopped halfway";
/// So many things that went wrong are told in full.
const TOLD: usize = 12;

/// What a run came to.
#[derive(Clone, Default, Debug)]
pub struct Report {
    /// Faults that happened, by kind.
    pub injected: BTreeMap<String, usize>,
    /// States that were never meant.
    pub wrong: usize,
    /// Differences nobody told of.
    pub silent: usize,
    /// Damage that cost more than the record it hit.
    pub lost_more: usize,
    /// Old and new records side by side, each whole, and told.
    pub mixed_and_told: BTreeMap<&'static str, usize>,
    /// Under which of these the next one counts.
    mixed_in: &'static str,
    /// Something is said though nothing differs.
    pub told_without_need: usize,
    /// The first of what must not be.
    pub examples: Vec<String>,
}

impl Report {
    /// Faults that happened.
    #[must_use]
    pub fn faults(&self) -> usize {
        self.injected.values().sum()
    }

    /// Whether everything is as it must be.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.wrong + self.silent + self.lost_more == 0
    }

    /// Both together.
    fn and(mut self, other: Self) -> Self {
        for (what, count) in other.injected {
            *self.injected.entry(what).or_default() += count;
        }
        for (what, count) in other.mixed_and_told {
            *self.mixed_and_told.entry(what).or_default() += count;
        }
        self.wrong += other.wrong;
        self.silent += other.silent;
        self.lost_more += other.lost_more;
        self.told_without_need += other.told_without_need;
        self.examples.extend(other.examples);
        self.examples.truncate(TOLD);
        self
    }

    fn add(&mut self, what: &str, verdict: Verdict, told: impl FnOnce() -> String) {
        *self.injected.entry(what.to_owned()).or_default() += 1;
        self.count(verdict, told);
    }

    fn count(&mut self, verdict: Verdict, told: impl FnOnce() -> String) {
        match verdict {
            Verdict::Right => return,
            Verdict::MixedAndTold => {
                *self.mixed_and_told.entry(self.mixed_in).or_default() += 1;
                return;
            }
            Verdict::Wrong => self.wrong += 1,
            Verdict::Silent => self.silent += 1,
            Verdict::LostMore => self.lost_more += 1,
        }
        if self.examples.len() < TOLD {
            self.examples.push(format!("{verdict:?}: {}", told()));
        }
    }

    fn print(&self, seconds: f64) {
        for (what, count) in &self.injected {
            println!("{count:>9}  {what}");
        }
        println!("{:>9}  faults in all, in {seconds:.1} s", self.faults());
        println!("{:>9}  wrong states (must be 0)", self.wrong);
        println!("{:>9}  silent losses (must be 0)", self.silent);
        println!("{:>9}  records lost beyond the damaged one (must be 0)", self.lost_more);
        for (what, count) in &self.mixed_and_told {
            println!("{count:>9}  mixed, each record whole, and reported: {what}");
        }
        println!("{:>9}  reported though every record is right", self.told_without_need);
        for example in &self.examples {
            println!("{example}");
        }
    }
}

/// One operation from a known state.
struct Scene<'a> {
    sequence: usize,
    number: usize,
    act: &'a Act,
    snapshot: &'a Values,
    before: &'a State,
    after: &'a State,
    /// What is there halfway, for an operation of several parts.
    middle: &'a State,
    log: &'a [Write],
    broken: Option<Broken>,
}

impl Scene<'_> {
    fn disk(&self) -> Disk {
        Disk::new(self.snapshot.clone(), self.broken)
    }

    fn now(&self) -> u64 {
        self.number as u64 + 10
    }

    /// Where the process may have ended anywhere in the operation.
    fn either(&self) -> Allowed<'_> {
        let mixed = self.act.has_parts().then_some(self.middle);
        let states = match self.act {
            // A restore that is done is a state of its own.
            Act::RestoreAndUndo(..) => vec![self.before, self.middle],
            _ => vec![self.before, self.after],
        };
        Allowed { mixed, ..Allowed::exactly(states) }
    }

    fn told(&self, what: &str) -> String {
        let act = match self.act {
            Act::Save(steps) => format!("{} changes", steps.len()),
            Act::Restore(_, mode) => format!("restore, {mode:?}"),
            Act::RestoreAndUndo(_, mode) => format!("restore and undo, {mode:?}"),
            other => format!("{other:?}"),
        };
        format!("sequence {} operation {} ({act}): {what}", self.sequence, self.number)
    }
}

/// `cargo xtask faults`.
///
/// # Errors
/// When something that must not happen did.
pub fn faults(sequences: usize, seed: u64) -> Outcome {
    let start = Instant::now();
    let report = run(sequences, seed, None);
    report.print(start.elapsed().as_secs_f64());
    if report.holds() { Ok(()) } else { Err("The store does not hold what it promises.".to_owned()) }
}

/// Runs so many sequences, on all processors.
#[must_use]
pub fn run(sequences: usize, seed: u64, broken: Option<Broken>) -> Report {
    let (next, whole) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let work = || {
        loop {
            let sequence = next.fetch_add(1, Ordering::Relaxed);
            if sequence >= sequences {
                return;
            }
            let mut report = Report::default();
            run_sequence(sequence, seed.wrapping_mul(1_000_003).wrapping_add(sequence as u64), broken, &mut report);
            whole.lock().unwrap_or_else(PoisonError::into_inner).insert(sequence, report);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let reports = whole.into_inner().unwrap_or_else(PoisonError::into_inner);
    reports.into_values().fold(Report::default(), Report::and)
}

fn run_sequence(sequence: usize, seed: u64, broken: Option<Broken>, report: &mut Report) {
    script::begin_to_fill(seed);
    let mut author = Author::new(seed);
    let mut dice = Dice::new(!seed);
    let (mut state, mut snapshot) = (State::new(), Values::new());
    for number in 0..LENGTH {
        let is_locked = snapshot.contains_key("ebb1:k");
        let act = if number == 2 && sequence % 2 == 1 && !is_locked {
            Act::Lock
        } else {
            author.act(&state, is_locked, &snapshot)
        };
        let (after, middle) = act.outcome(&state, &snapshot);
        let scene = Scene {
            sequence,
            number,
            act: &act,
            snapshot: &snapshot,
            before: &state,
            after: &after,
            middle: &middle,
            log: &[],
            broken,
        };
        let (next, log) = rehearse(&scene, report);
        let scene = Scene { log: &log, ..scene };
        let fresh = author.fresh(&after);
        single::every_fault(&scene, &fresh, report);
        if number.is_multiple_of(HARM_EVERY) {
            single::every_harm(&scene, &next, &mut dice, report);
        }
        if sequence.is_multiple_of(PAIRS_EVERY) && number < PAIRS_LENGTH {
            pairs::every_pair(&scene, &fresh, &mut dice, report);
        }
        (state, snapshot) = (after, next);
    }
}

/// The operation as it goes without a fault: what is there afterwards, and what it wrote.
fn rehearse(scene: &Scene<'_>, report: &mut Report) -> (Values, Vec<Write>) {
    let disk = scene.disk();
    let Opened::Store(mut store, _) = open(&disk) else { return (scene.snapshot.clone(), Vec::new()) };
    disk.plan(&[]);
    let done = scene.act.carry_out(&mut store, scene.now());
    let log = disk.log();
    if done.is_err() || store.used() != disk.used() {
        report.count(Verdict::Wrong, || scene.told(&format!("without a fault: {done:?}, or counted wrong")));
    }
    let next = disk.values();
    look(scene, &next, &Allowed::exactly(vec![scene.after]), "without a fault", report);
    (next, log)
}

/// Opens what is there and counts what is found, without naming a fault.
fn look(scene: &Scene<'_>, values: &Values, allowed: &Allowed<'_>, what: &str, report: &mut Report) -> Option<Seen> {
    let (verdict, seen) = verdict(&Disk::new(values.clone(), scene.broken), allowed);
    report.count(verdict, || scene.told(&told(what, seen.as_ref())));
    if allowed.raw.is_none() && !allowed.must_tell && verdict == Verdict::Right {
        report.told_without_need += usize::from(seen.as_ref().is_some_and(Seen::tells));
    }
    seen
}

fn told(what: &str, seen: Option<&Seen>) -> String {
    let Some(seen) = seen else { return format!("{what}; the passphrase does not open it") };
    let Seen { records, aside, missing, doubt, only_look } = seen;
    let (count, aside) = (records.len(), aside.len());
    format!("{what}; {count} records, {aside} unreadable, {missing} missing, {doubt:?}, only look: {only_look}")
}

/// Opens a disk and, where something is told, once more: the second time must show what the first did.
fn verdict(disk: &Disk, allowed: &Allowed<'_>) -> (Verdict, Option<Seen>) {
    let Opened::Store(store, seen) = open(disk) else { return (Verdict::Wrong, None) };
    let first = judge(&seen, allowed);
    let counted = store.used() == disk.used();
    if !seen.tells() {
        return (if counted { first } else { Verdict::Wrong }, Some(seen));
    }
    drop(store);
    let Opened::Store(_, again) = open(disk) else { return (Verdict::Wrong, Some(seen)) };
    let stays = again.records == seen.records && again.aside.len() <= seen.aside.len() && counted;
    let forgets = !again.tells();
    let verdict = if first == Verdict::Right && (!stays || forgets) { Verdict::Wrong } else { first };
    (verdict, Some(seen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_store_comes_through_every_fault_of_a_few_sequences() {
        let report = run(2, 7, None);
        assert!(report.holds(), "{:#?}", report.examples);
        assert!(report.faults() > 1000, "the faults no longer happen");
    }

    /// An oracle that finds nothing in a broken store would find nothing in any.
    #[test]
    fn a_broken_store_is_found_out() {
        let forgets_journals = run(1, 7, Some(Broken::Forgets(":j")));
        assert!(!forgets_journals.holds());
        let counts_nothing = run(1, 7, Some(Broken::CountsNothing));
        assert!(counts_nothing.silent > 0);
        let forgets_manifests = run(1, 7, Some(Broken::Forgets(":m")));
        assert!(forgets_manifests.told_without_need > 0 || !forgets_manifests.holds());
    }

    #[test]
    fn the_same_seed_makes_the_same_run() {
        let (one, other) = (run(1, 3, None), run(1, 3, None));
        assert_eq!((&one.injected, &one.mixed_and_told), (&other.injected, &other.mixed_and_told));
    }
}
