//! What the tests share: a storage with faults, a fixed day, counting ids, and a world that takes
//! commands and saves what they change, as the shell does in the browser.

use chrono::{Days, NaiveDate};
use ebb::app::command::{Command, Effect, Notice, Rejection, StepChange, Subject};
use ebb::app::doc::Doc;
use ebb::app::resume::{asks_safety, way};
use ebb::app::route::Route;
use ebb::app::save::Waiting;
use ebb::app::update::{Env, update};
use ebb::content::guide;
use ebb::domain::id::{Id, PersonId, PlanId, ReflectionId};
use ebb::domain::person::Person;
use ebb::domain::plan::Plan;
use ebb::domain::reflection::Reflection;
use ebb::domain::reflection::answer::Answer;
use ebb::domain::reflection::guide::{GuideId, Kind, Page};
use ebb::domain::reflection::journey::Journey;
use ebb::domain::safety::SafetyAnswer;
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::table::Table;
use ebb::store::load::{Door, Loaded, Opening, door, load};
use ebb::store::port::{Storage, WriteError};
use ebb::store::seal::DataKey;
use ebb::store::vault::{Derivation, Derived, FEWEST_ROUNDS, Secret, Vault};
use ebb::store::{Quarantined, SaveError, Stamp, Store, keys};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// The day on which nearly all tests play.
pub const TODAY: &str = "2026-11-22";

/// A day written `YYYY-MM-DD`.
pub fn day(text: &str) -> NaiveDate {
    ebb::domain::day::parse(text).expect("a day is written YYYY-MM-DD")
}

// The storage

/// A storage in memory. Clones share what they hold, as two handles of one origin do.
#[derive(Clone, Default, Debug)]
pub struct MemoryStorage(Rc<RefCell<Origin>>);

#[derive(Default, Debug)]
struct Origin {
    values: BTreeMap<String, String>,
    quota: Option<usize>,
    refuses: bool,
    drops: usize,
    /// What happens to writes and removals, by their numbers.
    faults: Vec<(Range<usize>, Failure)>,
    log: Vec<(String, Option<String>)>,
    used: usize,
    writes: usize,
}

/// How a write or a removal fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// There is no room for it.
    Full,
    /// It is refused.
    Refused,
    /// It is said to have happened.
    Dropped,
    /// Half of it arrives.
    Halved,
}

impl Origin {
    /// Counts a write, and says how it fails if so.
    fn fate(&mut self, key: &str, value: Option<&str>) -> Option<Failure> {
        let number = self.writes;
        self.writes += 1;
        let planned = self.faults.iter().find(|(range, _)| range.contains(&number)).map(|(_, how)| *how);
        let fate = if self.refuses { Some(Failure::Refused) } else { planned };
        if fate.is_none() {
            self.log.push((key.to_owned(), value.map(str::to_owned)));
        }
        fate
    }

    fn insert(&mut self, key: &str, value: &str) {
        self.remove(key);
        // Key and value count, in UTF-16 units, as in browsers.
        self.used += units(key) + units(value);
        self.values.insert(key.to_owned(), value.to_owned());
    }

    fn remove(&mut self, key: &str) {
        if let Some(old) = self.values.remove(key) {
            self.used -= units(key) + units(&old);
        }
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl MemoryStorage {
    /// From now on only so many units fit beside what is there.
    pub fn leave_room_for(&self, units: usize) {
        let mut origin = self.0.borrow_mut();
        origin.quota = Some(origin.used + units);
    }

    /// From now on every write and removal is refused; or no longer.
    pub fn refuse(&self, refuses: bool) {
        self.0.borrow_mut().refuses = refuses;
    }

    /// The next writes are said to have happened and have not.
    pub fn drop_writes(&self, count: usize) {
        self.0.borrow_mut().drops = count;
    }

    /// So many writes and removals fail, after so many that don't.
    pub fn fail(&self, after: usize, count: usize, how: Failure) {
        let mut origin = self.0.borrow_mut();
        let from = origin.writes + after;
        origin.faults.push((from..from.saturating_add(count), how));
    }

    /// The process ends after so many writes and removals: nothing is written any more until it is healed.
    pub fn end_after(&self, writes: usize) {
        self.fail(writes, usize::MAX, Failure::Refused);
    }

    /// From now on nothing fails.
    pub fn heal(&self) {
        let mut origin = self.0.borrow_mut();
        origin.faults.clear();
        origin.quota = None;
        origin.refuses = false;
    }

    /// A storage of its own that holds the same.
    pub fn copy(&self) -> Self {
        let copy = Self::default();
        self.snapshot().iter().for_each(|(key, value)| copy.plant(key, value));
        copy
    }

    /// Everything that was written so far: keys, and values where they were not removed.
    pub fn log(&self) -> Vec<(String, Option<String>)> {
        self.0.borrow().log.clone()
    }

    /// Units in use, counted afresh.
    pub fn used(&self) -> usize {
        self.snapshot().iter().map(|(key, value)| units(key) + units(value)).sum()
    }

    /// How many writes and removals were asked for so far.
    pub fn writes(&self) -> usize {
        self.0.borrow().writes
    }

    /// Puts a value there from outside, past every switch.
    pub fn plant(&self, key: &str, value: &str) {
        self.0.borrow_mut().insert(key, value);
    }

    /// Turns one letter in the middle of a value into another.
    pub fn damage(&self, key: &str) {
        let mut letters: Vec<char> = self.raw(key).expect("only what is there can be damaged").chars().collect();
        let middle = letters.len() / 2;
        letters[middle] = if letters[middle] == 'x' { 'y' } else { 'x' };
        self.plant(key, &letters.into_iter().collect::<String>());
    }

    /// The raw value under a key.
    pub fn raw(&self, key: &str) -> Option<String> {
        self.0.borrow().values.get(key).cloned()
    }

    /// What the user wrote and what could not be read, as it stands: without the manifest, the journal
    /// and the filler.
    pub fn words(&self) -> BTreeMap<String, String> {
        let mut words = self.snapshot();
        words.retain(|key, _| !["ebb1:m", "ebb1:j", "ebb1:z"].contains(&&**key));
        words
    }

    /// Everything there is.
    pub fn snapshot(&self) -> BTreeMap<String, String> {
        self.0.borrow().values.clone()
    }
}

impl Storage for MemoryStorage {
    fn keys(&self) -> Vec<String> {
        self.0.borrow().values.keys().cloned().collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.raw(key)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), WriteError> {
        let mut origin = self.0.borrow_mut();
        match origin.fate(key, Some(value)) {
            Some(Failure::Full) => return Err(WriteError::Full),
            Some(Failure::Refused) => return Err(WriteError::Refused),
            Some(Failure::Dropped) => return Ok(()),
            Some(Failure::Halved) => {
                let half: String = value.chars().take(value.chars().count() / 2).collect();
                origin.insert(key, &half);
                return Ok(());
            }
            None => {}
        }
        let freed = origin.values.get(key).map_or(0, |old| units(key) + units(old));
        let needed = origin.used - freed + units(key) + units(value);
        if origin.quota.is_some_and(|quota| needed > quota) {
            return Err(WriteError::Full);
        }
        if origin.drops > 0 {
            origin.drops -= 1;
        } else {
            origin.insert(key, value);
        }
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), WriteError> {
        let mut origin = self.0.borrow_mut();
        match origin.fate(key, None) {
            Some(Failure::Full | Failure::Refused) => return Err(WriteError::Refused),
            Some(Failure::Dropped | Failure::Halved) => {}
            None => origin.remove(key),
        }
        Ok(())
    }
}

/// Opens the store under a prefix, as a browser's only tab does.
pub fn open_under(storage: &MemoryStorage, prefix: &'static str) -> Loaded<MemoryStorage> {
    load(storage.clone(), prefix, Opening::default(), &mut not_random)
}

/// A vault that two secrets open, and the key in it. The secrets are the bytes derived from them.
pub fn vault(passphrase: u8, code: u8) -> (DataKey, Vault) {
    let derived = |byte| Derived { derivation: Derivation::fresh(FEWEST_ROUNDS, &mut not_random), key: [byte; 32] };
    let key = DataKey::fresh(&mut not_random);
    let vault = Vault::new(&key, derived(passphrase), Some(derived(code)), &mut not_random);
    (key, vault)
}

/// Opens a store at whose door a passphrase may be asked for; `None` where it does not open.
pub fn open_with(storage: &MemoryStorage, passphrase: u8) -> Option<Loaded<MemoryStorage>> {
    let key = match door(storage, keys::PREFIX) {
        Door::Locked(vault) => Some(vault.open(Secret::Passphrase, &[passphrase; 32])?),
        Door::Open | Door::KeyLost => None,
    };
    let opening = Opening { key, ..Opening::default() };
    let mut loaded = load(storage.clone(), keys::PREFIX, opening, &mut not_random);
    loaded.records.sort_by_key(ebb::store::record::Record::id);
    Some(loaded)
}

/// A store that holds these records, and its storage.
pub fn store_of(records: &[ebb::store::record::Record]) -> (MemoryStorage, Store<MemoryStorage>) {
    let storage = MemoryStorage::default();
    let mut store = open_under(&storage, keys::PREFIX).store;
    let changes: Vec<_> = records.iter().map(ebb::store::Change::Put).collect();
    store.save(&changes, &mut stamp()).expect("there is room");
    (storage, store)
}

/// A walk over numbers that is the same in every run (xorshift).
pub struct Dice(u64);

impl Dice {
    /// From a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below this one.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % end as u64) as usize
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// One of these words.
    pub fn word<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    /// A text of at most so many letters, some of them awkward.
    pub fn words(&mut self, most: usize) -> String {
        const LETTERS: [&str; 16] =
            ["a", "e", "t", " ", " ", "n", "\n", "\"", "\\", "ü", "’", "🌊", "م", "{|}", "\u{1}", "\u{202e}"];
        (0..self.below(most)).map(|_| *self.pick(&LETTERS)).collect()
    }
}

/// The moment at which all tests write.
pub const NOW: u64 = 200_000_000_000;

/// A moment, and bytes that are not random.
pub fn stamp() -> Stamp<'static> {
    Stamp { now: NOW, random: Box::leak(Box::new(not_random)) }
}

/// Bytes that are not random: a test that seals twice still gets two nonces.
pub fn not_random(bytes: &mut [u8]) {
    thread_local!(static NEXT: std::cell::Cell<u64> = const { std::cell::Cell::new(1) });
    for byte in bytes {
        let next = NEXT.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        NEXT.set(next);
        *byte = (next >> 56) as u8;
    }
}

// The world

/// Where a reflection waits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stop {
    /// At the safety question.
    Safety,
    /// At a page.
    Page(&'static str),
    /// Nowhere: every page is done.
    End,
}

/// The app without its pages.
#[derive(Debug)]
pub struct World {
    /// The document.
    pub doc: Doc,
    /// The day.
    pub today: NaiveDate,
    /// What is stored.
    pub storage: MemoryStorage,
    /// What could not be read when it was opened.
    pub quarantine: Vec<Quarantined>,
    /// Where the last command led.
    pub route: Option<Route>,
    /// What the last command said.
    pub said: Option<Notice>,
    store: Store<MemoryStorage>,
    waiting: Waiting,
    last_id: u64,
}

impl World {
    /// A new visitor, on the fixed day.
    pub fn new() -> Self {
        Self::on(day(TODAY))
    }

    /// A new visitor on a day.
    pub fn on(today: NaiveDate) -> Self {
        Self::open(MemoryStorage::default(), today, 0)
    }

    fn open(storage: MemoryStorage, today: NaiveDate, last_id: u64) -> Self {
        let Loaded { store, records, quarantine } = open_under(&storage, keys::PREFIX);
        let doc = Doc::new(records);
        Self { doc, today, storage, quarantine, route: None, said: None, store, waiting: Waiting::default(), last_id }
    }

    /// Closes the app, which saves what waits, and opens it again.
    pub fn close_and_reopen(&mut self) {
        self.save().expect("everything fits");
        *self = Self::open(self.storage.clone(), self.today, self.last_id);
    }

    /// Days pass with the app open.
    pub fn let_days_pass(&mut self, days: u64) {
        self.today = self.today + Days::new(days);
    }

    /// Carries a command out and saves what it changed; typing waits for a pause.
    pub fn dispatch(&mut self, command: Command) -> Result<(), Rejection> {
        let last_id = &mut self.last_id;
        let mut new_id = || {
            *last_id += 1;
            Id::from_bits(*last_id)
        };
        let done = update(&mut self.doc, command, &mut Env { today: self.today, new_id: &mut new_id })?;
        self.waiting.add(done.changed);
        self.said = None;
        for effect in done.effects {
            match effect {
                Effect::Go(route) => self.route = Some(route),
                Effect::Say(notice) => self.said = Some(notice),
            }
        }
        if !done.typing {
            self.save().expect("everything fits");
        }
        Ok(())
    }

    /// A command that must not be refused.
    pub fn act(&mut self, command: Command) {
        let told = format!("{command:?}");
        if let Err(rejection) = self.dispatch(command) {
            panic!("{told} was refused: {rejection:?}");
        }
    }

    /// Writes what waits; what fails goes on waiting.
    pub fn save(&mut self) -> Result<(), SaveError> {
        self.waiting.save(&mut self.store, &self.doc, &mut stamp())
    }

    // ---- what users do ----

    /// Begins a guide about somebody new.
    pub fn begin(&mut self, situation: Situation, name: &str) -> ReflectionId {
        self.act(Command::Begin(GuideId::Situation(situation), Subject::New(name.to_owned())));
        self.just_begun()
    }

    /// Begins a guide about somebody of the circle.
    pub fn begin_about(&mut self, situation: Situation, person: PersonId) -> ReflectionId {
        self.act(Command::Begin(GuideId::Situation(situation), Subject::Known(person)));
        self.just_begun()
    }

    fn just_begun(&self) -> ReflectionId {
        match self.route {
            Some(Route::Resume(id)) => id,
            ref other => panic!("beginning led to {other:?}"),
        }
    }

    /// Adds somebody to the circle.
    pub fn add_person(&mut self, name: &str) -> PersonId {
        self.act(Command::AddPerson(name.to_owned()));
        match self.route {
            Some(Route::Person(id)) => id,
            ref other => panic!("adding led to {other:?}"),
        }
    }

    /// Answers the safety question and keeps the answer.
    pub fn answer_safety(&mut self, person: PersonId, answers: &[SafetyAnswer]) {
        self.act(Command::AnswerSafety { person, answers: answers.to_vec(), keep: true });
    }

    /// Writes on a page without moving on.
    pub fn write(&mut self, id: ReflectionId, page: &'static str, answer: Answer) {
        self.act(Command::Write(id, page, answer));
    }

    /// Writes on a page and moves on.
    pub fn answer(&mut self, id: ReflectionId, page: &'static str, answer: Answer) {
        self.write(id, page, answer);
        self.act(Command::Next(id, page));
    }

    /// Walks to the end of a guide: a plain answer on every page, this choice, this length of
    /// space (skipped when `None`) and these others.
    pub fn walk_to_the_end(&mut self, id: ReflectionId, choice: Choice, space: Option<&str>, others: &[PersonId]) {
        while let Stop::Page(page) = self.stop(id) {
            match answer_for(self.page(id, page), choice, space, others) {
                Some(answer) => self.answer(id, page, answer),
                None => self.act(Command::Next(id, page)),
            }
        }
    }

    /// Changes a step.
    pub fn change(&mut self, plan: PlanId, number: u16, change: StepChange) -> Result<(), Rejection> {
        self.dispatch(Command::ChangeStep(plan, number, change))
    }

    // ---- what there is ----

    /// The reflection.
    pub fn reflection(&self, id: ReflectionId) -> &Reflection {
        self.doc.reflection(id).expect("the reflection is there")
    }

    /// The person a reflection is about.
    pub fn person_of(&self, id: ReflectionId) -> &Person {
        self.doc.person(self.about(id)).expect("the person is there")
    }

    /// The plan.
    pub fn plan(&self, id: PlanId) -> &Plan {
        self.doc.plan(id).expect("the plan is there")
    }

    /// Whom a reflection is about.
    pub fn about(&self, id: ReflectionId) -> PersonId {
        self.reflection(id).person.expect("it is about somebody")
    }

    /// The plan a reflection led to.
    pub fn plan_from(&self, id: ReflectionId) -> Option<&Plan> {
        self.doc.plan_from(self.reflection(id)).map(|plan| &**plan)
    }

    fn page(&self, id: ReflectionId, page: &str) -> &'static Page {
        let pages = guide(self.reflection(id).guide).pages;
        pages.iter().find(|one| one.id == page).expect("the page is in the guide")
    }

    /// The pages of a reflection as its answers stand.
    pub fn way(&self, id: ReflectionId) -> Journey {
        way(&self.doc, self.reflection(id))
    }

    /// Where a reflection waits: what opening it shows.
    pub fn stop(&self, id: ReflectionId) -> Stop {
        if asks_safety(&self.doc, self.reflection(id)) {
            return Stop::Safety;
        }
        let way = self.way(id);
        way.current.map_or(Stop::End, |at| Stop::Page(way.pages[at].id))
    }
}

/// A plain answer to a page; `None` where moving on without one is meant.
fn answer_for(page: &Page, choice: Choice, space: Option<&str>, others: &[PersonId]) -> Option<Answer> {
    Some(match &page.kind {
        Kind::Long => Answer::Text("Quiet since October".into()),
        Kind::Fields { fields, .. } => {
            Answer::Fields(fields.iter().map(|field| ((*field).to_owned(), format!("about {field}"))).collect())
        }
        Kind::One(options) => Answer::One(options[0].id.into()),
        Kind::Several(options) => Answer::Several { chosen: vec![options[0].id.into()], own: Vec::new() },
        Kind::Marked { options, marks } => {
            let mut marked = Table::default();
            marked.insert(options[0].id, marks.all()[0]);
            Answer::Marked { marked, own: Vec::new() }
        }
        Kind::People if others.is_empty() => return None,
        Kind::People => Answer::People(others.to_vec()),
        Kind::Heard | Kind::Read(_) | Kind::Pause(_) => return None,
        Kind::Day => Answer::One("2026-12-01".into()),
        Kind::Choice => Answer::One(choice.id().into()),
        Kind::SpaceLength => Answer::One(space?.into()),
    })
}
