//! What is done to the store: random records and random operations, from a seed.

use super::trial::{Opened, open};
use super::{disk::Disk, disk::Values};
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::day;
use ebb::domain::id::{ContactId, Id, PersonId, ReflectionId};
use ebb::domain::person::Person;
use ebb::domain::reflection::Reflection;
use ebb::domain::reflection::answer::{Answer, Answered};
use ebb::domain::reflection::guide::GuideId;
use ebb::domain::situation::Situation;
use ebb::domain::text::Name;
use ebb::store::backup::{Backup, Mode};
use ebb::store::port::Storage;
use ebb::store::record::{Kind, Record, Version};
use ebb::store::seal::DataKey;
use ebb::store::vault::{Derivation, Derived, FEWEST_ROUNDS, Vault};
use ebb::store::{Change, SaveError, Stamp, Store};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All records by id.
pub type State = BTreeMap<Id, Record>;

/// A generator of numbers that gives the same ones for the same seed (xorshift64*).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// From a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below this one.
    pub const fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// One change to a record.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// It is there, like this.
    Put(Record),
    /// It is gone.
    Remove(Id),
}

/// One operation.
#[derive(Clone, PartialEq, Debug)]
pub enum Act {
    /// Records change together.
    Save(Vec<Step>),
    /// The lock is turned on.
    Lock,
    /// The lock is turned off.
    Unlock,
    /// The passphrase is changed to the same one under another salt.
    Rewrap,
    /// A backup is brought back.
    Restore(Backup, Mode),
    /// A backup is brought back, and that is taken back.
    RestoreAndUndo(Backup, Mode),
    /// The user has seen what is missing.
    Acknowledge,
}

thread_local!(static NEXT: Cell<u64> = const { Cell::new(1) });

/// From now on [`fill`] gives the same bytes as every time after this.
pub fn begin_to_fill(seed: u64) {
    NEXT.set(seed);
}

/// Bytes that look random and are the same in every run.
pub fn fill(bytes: &mut [u8]) {
    for byte in bytes {
        let next = NEXT.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        NEXT.set(next);
        *byte = (next >> 56) as u8;
    }
}

fn derived() -> Derived {
    Derived { derivation: Derivation::fresh(FEWEST_ROUNDS, &mut fill), key: [1; 32] }
}

impl Act {
    /// Carries it out.
    ///
    /// # Errors
    /// What the store says.
    pub fn carry_out<S: Storage>(&self, store: &mut Store<S>, now: u64) -> Result<(), SaveError> {
        let mut random = fill;
        let mut stamp = Stamp { now, random: &mut random };
        match self {
            Self::Save(steps) => store.save(&changes(steps), &mut stamp),
            Self::Lock => {
                let key = DataKey::fresh(&mut fill);
                let vault = Vault::new(&key, derived(), Some(derived()), &mut fill);
                store.lock(&vault, key, &mut stamp)
            }
            Self::Unlock => store.unlock_for_good(&mut stamp),
            Self::Rewrap => {
                let Some(key) = store.key().cloned() else { return Ok(()) };
                store.set_vault(&Vault::new(&key, derived(), Some(derived()), &mut fill))
            }
            Self::Restore(file, mode) => restore(store, file, *mode, &mut stamp).map(drop),
            Self::RestoreAndUndo(file, mode) => {
                let undo = restore(store, file, *mode, &mut stamp)?;
                store.undo_restore(&undo)
            }
            Self::Acknowledge => store.acknowledge(),
        }
    }

    /// What is there afterwards, and what is there for a moment on the way.
    #[must_use]
    pub fn outcome(&self, before: &State, snapshot: &Values) -> (State, State) {
        let mut after = before.clone();
        match self {
            Self::Save(steps) => steps.iter().for_each(|step| apply(&mut after, step)),
            Self::Restore(file, mode) | Self::RestoreAndUndo(file, mode) => {
                // What a restore does is tested elsewhere; here it only has to be the same every time.
                let disk = Disk::new(snapshot.clone(), None);
                if let Opened::Store(mut store, _) = open(&disk) {
                    let _ = Self::Restore(file.clone(), *mode).carry_out(&mut store, 1);
                }
                if let Opened::Store(_, seen) = open(&disk) {
                    after = seen.records;
                }
            }
            Self::Lock | Self::Unlock | Self::Rewrap | Self::Acknowledge => {}
        }
        let middle = after.clone();
        if matches!(self, Self::RestoreAndUndo(..)) { (before.clone(), middle) } else { (after, middle) }
    }

    /// Whether it consists of several operations, each whole in itself.
    #[must_use]
    pub const fn has_parts(&self) -> bool {
        matches!(self, Self::Restore(..) | Self::RestoreAndUndo(..))
    }

    /// The ids it changes.
    #[must_use]
    pub fn ids(&self) -> Vec<Id> {
        match self {
            Self::Save(steps) => steps.iter().map(Step::id).collect(),
            _ => Vec::new(),
        }
    }
}

impl Step {
    /// Of which record.
    #[must_use]
    pub fn id(&self) -> Id {
        match self {
            Self::Put(record) => record.id(),
            Self::Remove(id) => *id,
        }
    }
}

/// The same steps as the store wants them.
#[must_use]
pub fn changes(steps: &[Step]) -> Vec<Change<'_>> {
    fn change(step: &Step) -> Change<'_> {
        match step {
            Step::Put(record) => Change::Put(record),
            Step::Remove(id) => Change::Remove(*id),
        }
    }
    steps.iter().map(change).collect()
}

fn apply(state: &mut State, step: &Step) {
    match step {
        Step::Put(record) => drop(state.insert(record.id(), record.clone())),
        Step::Remove(id) => drop(state.remove(id)),
    }
}

fn restore<S: Storage>(
    store: &mut Store<S>,
    file: &Backup,
    mode: Mode,
    stamp: &mut Stamp<'_>,
) -> Result<ebb::store::backup::Undo, SaveError> {
    let today = day::parse("2026-11-22").unwrap_or_default();
    let mut restoring = store.preview(file, mode, today);
    while !restoring.is_done() {
        store.restore_step(&mut restoring, stamp)?;
    }
    Ok(restoring.into_undo())
}

/// Makes operations up.
#[derive(Debug)]
pub struct Author {
    dice: Dice,
    next_id: u64,
    files: Vec<Backup>,
}

impl Author {
    /// From a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed), next_id: 0, files: Vec::new() }
    }

    /// The next operation on a store that holds this.
    pub fn act(&mut self, state: &State, is_locked: bool, snapshot: &Values) -> Act {
        let rare = self.dice.below(100);
        match rare {
            0..4 if is_locked => Act::Unlock,
            0..4 => Act::Lock,
            4..6 if is_locked => Act::Rewrap,
            6..11 => self.bring_back(snapshot),
            11 => Act::Acknowledge,
            _ => Act::Save(self.steps(state)),
        }
    }

    /// A record that is not there yet.
    pub fn fresh(&mut self, state: &State) -> Record {
        self.next_id += 1 + self.dice.next() % 5000;
        let id = Id::made_at(self.next_id, self.dice.next());
        self.record(id, state)
    }

    fn bring_back(&mut self, snapshot: &Values) -> Act {
        let Some(file) = self.files.pop() else {
            if let Opened::Store(store, _) = open(&Disk::new(snapshot.clone(), None)) {
                self.files.push(store.backup(day::parse("2026-11-22").unwrap_or_default(), None));
            }
            return Act::Acknowledge;
        };
        let mode = *self.dice.pick(&[Mode::Merge, Mode::Replace]);
        if self.dice.below(2) == 0 { Act::Restore(file, mode) } else { Act::RestoreAndUndo(file, mode) }
    }

    fn steps(&mut self, state: &State) -> Vec<Step> {
        let ids: Vec<Id> = state.keys().copied().collect();
        if ids.len() < 3 {
            return vec![Step::Put(self.fresh(state))];
        }
        let id = *self.dice.pick(&ids);
        match self.dice.below(if ids.len() > 14 { 12 } else { 9 }) {
            0 | 1 => vec![Step::Put(self.fresh(state))],
            2..5 => vec![Step::Put(self.record_like(id, state))],
            5 | 6 => self.several(state, &ids),
            7 | 9 => vec![Step::Remove(id)],
            _ => self.person_gone(state, id),
        }
    }

    /// Two to five different records, new, changed or gone.
    fn several(&mut self, state: &State, ids: &[Id]) -> Vec<Step> {
        let mut steps = Vec::new();
        for &id in ids.iter().skip(self.dice.below(2)).step_by(2 + self.dice.below(2)).take(3) {
            let gone = self.dice.below(3) == 0;
            steps.push(if gone { Step::Remove(id) } else { Step::Put(self.record_like(id, state)) });
        }
        for _ in 0..self.dice.below(3) {
            steps.push(Step::Put(self.fresh(state)));
        }
        steps
    }

    fn person_gone(&self, state: &State, id: Id) -> Vec<Step> {
        let Some(person) = state.get(&id).map(Record::about) else { return Vec::new() };
        state.values().filter(|record| record.about() == person).map(|record| Step::Remove(record.id())).collect()
    }

    fn record_like(&mut self, id: Id, state: &State) -> Record {
        match state.get(&id).map(Record::kind) {
            // An earlier version never changes.
            Some(Kind::Version) | None => self.fresh(state),
            Some(kind) => self.of_kind(kind, id, state),
        }
    }

    fn record(&mut self, id: Id, state: &State) -> Record {
        let kinds = [Kind::Person, Kind::Contact, Kind::Contact, Kind::Reflection, Kind::Version];
        let kind = if state.is_empty() { Kind::Person } else { *self.dice.pick(&kinds) };
        self.of_kind(kind, id, state)
    }

    fn of_kind(&mut self, kind: Kind, id: Id, state: &State) -> Record {
        let people: Vec<PersonId> = state.values().filter_map(Record::about).collect();
        let person = if people.is_empty() { PersonId(id) } else { *self.dice.pick(&people) };
        let days = ["2024-02-29", "2026-11-22", "1999-12-31"];
        let on = day::parse(days[self.dice.below(3)]).unwrap_or_default();
        let older = state.values().find(|record| record.kind() != Kind::Version);
        match (kind, older) {
            (Kind::Reflection, _) => {
                let answered = Answered { answer: Answer::Text(self.words(200)), done: self.dice.below(2) == 0 };
                Record::Reflection(Arc::new(Reflection {
                    id: ReflectionId(id),
                    guide: GuideId::Situation(*self.dice.pick(&Situation::ALL)),
                    person: Some(person),
                    ended: false,
                    begun: on,
                    touched: on,
                    answers: [("friend".to_owned(), answered)].into_iter().collect(),
                }))
            }
            (Kind::Contact | Kind::Plan, _) => {
                let (kind, note) = (*self.dice.pick(&ContactKind::ALL), self.words(60));
                Record::Contact(Arc::new(Contact { note, ..Contact::new(ContactId(id), person, on, kind) }))
            }
            (Kind::Version, Some(older)) => {
                Record::Version(Arc::new(Version { id, of: older.id(), kept: on, record: older.clone() }))
            }
            _ => {
                let name = Name::parse(&format!("A {}", self.words(8))).or_else(|_| Name::parse("Maya"));
                let Ok(name) = name else { unreachable!("Maya is a name") };
                Record::Person(Arc::new(Person { likes: self.words(30), ..Person::new(PersonId(id), name, on) }))
            }
        }
    }

    fn words(&mut self, most: usize) -> String {
        const LETTERS: [&str; 14] = ["a", "e", "t", " ", " ", "n", "\n", "\"", "\\", "ü", "’", "🌊", "م", "{|}"];
        let length = self.dice.below(most);
        (0..length).map(|_| *self.dice.pick(&LETTERS)).collect()
    }
}
