//! A storage in memory that fails where it is told to.

use ebb::store::port::{Storage, WriteError};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// What stands in a storage.
pub type Values = BTreeMap<String, String>;

/// What happens at one write or removal, or from it on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fault {
    /// The process ends before it.
    Crash,
    /// It is refused for want of room, and the next one is not.
    QuotaOnce,
    /// From here on nothing may become larger.
    QuotaFrom,
    /// It is refused.
    RefuseOnce,
    /// From here on everything is refused.
    RefuseFrom,
    /// It is said to have happened and has not.
    DropOnce,
    /// The same, and once more when it is tried again.
    DropTwice,
    /// From here on nothing happens that is said to have happened.
    DropFrom,
    /// Half of it arrives, and half of it again when it is tried again.
    Garble,
    /// It is said to have happened, reads back as if it had, and is gone at the next start.
    Lost,
}

impl Fault {
    /// What one write can suffer while the process goes on: no room, a refusal, a write dropped, and one
    /// that arrives badly. Each has several forms, which take turns.
    #[must_use]
    pub const fn live(turn: usize) -> [Self; 4] {
        let drops = [Self::DropOnce, Self::DropTwice, Self::DropFrom];
        let even = turn.is_multiple_of(2);
        [
            if even { Self::QuotaOnce } else { Self::QuotaFrom },
            if even { Self::RefuseFrom } else { Self::RefuseOnce },
            drops[turn % 3],
            if (turn / 2).is_multiple_of(2) { Self::Garble } else { Self::Lost },
        ]
    }

    /// Whether it goes on until the process ends, so that nothing can be taken back either.
    #[must_use]
    pub const fn lasts(self) -> bool {
        matches!(self, Self::Crash | Self::QuotaFrom | Self::RefuseFrom | Self::DropFrom)
    }

    const fn hits(self, at: usize, write: usize) -> bool {
        match self {
            Self::DropTwice | Self::Garble => write == at || write == at + 1,
            _ if self.lasts() => write >= at,
            _ => write == at,
        }
    }
}

/// One of the store's two kinds of writes, and to which key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Write {
    /// A value was set.
    Set(String),
    /// A key was removed.
    Remove(String),
}

/// A way in which a whole browser could be broken: the oracle must notice each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// What is written under this key is not there after the next start.
    Forgets(&'static str),
    /// The manifest reads as one that counts nothing.
    CountsNothing,
}

/// The storage. Clones share what they hold.
#[derive(Clone, Default, Debug)]
pub struct Disk(Rc<RefCell<Inner>>);

#[derive(Default, Debug)]
struct Inner {
    values: Values,
    /// Reads as written until the process ends; `None` for what was removed.
    volatile: BTreeMap<String, Option<String>>,
    log: Vec<Write>,
    faults: VecDeque<(usize, Fault)>,
    /// The units in use when room ran out.
    limit: Option<usize>,
    hits: usize,
    broken: Option<Broken>,
    /// Whether this process has written a manifest.
    has_counted: bool,
}

/// What becomes of one write.
enum Fate {
    Happens,
    Fails(WriteError),
    Nothing,
    Half,
    OnlyUntilTheEnd,
}

impl Disk {
    /// A storage that holds this.
    #[must_use]
    pub fn new(values: Values, broken: Option<Broken>) -> Self {
        Self(Rc::new(RefCell::new(Inner { values, broken, ..Inner::default() })))
    }

    /// From now on writes are counted from nought, and these happen at the given ones.
    pub fn plan(&self, faults: &[(usize, Fault)]) {
        let mut inner = self.0.borrow_mut();
        inner.log = Vec::new();
        inner.faults = faults.iter().copied().collect();
        inner.limit = None;
        inner.hits = 0;
    }

    /// What was written since the last plan.
    #[must_use]
    pub fn log(&self) -> Vec<Write> {
        self.0.borrow().log.clone()
    }

    /// How many faults happened since the last plan.
    #[must_use]
    pub fn hits(&self) -> usize {
        self.0.borrow().hits
    }

    /// What is there after the process has ended.
    #[must_use]
    pub fn values(&self) -> Values {
        self.0.borrow().values.clone()
    }

    /// Units in use, counted afresh, as the process sees them.
    #[must_use]
    pub fn used(&self) -> usize {
        self.keys().iter().map(|key| weigh(key, &self.get(key).unwrap_or_default())).sum()
    }
}

fn weigh(key: &str, value: &str) -> usize {
    // The filler is blanks: counting them letter by letter is what took longest.
    key.len() + if key.ends_with(":z") { value.len() } else { units(value) }
}

fn units(text: &str) -> usize {
    // A letter that UTF-8 writes in four bytes takes two units.
    text.bytes().map(|byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
}

impl Inner {
    fn fate(&mut self, write: Write, grows: bool) -> Fate {
        let number = self.log.len();
        let is_removal = matches!(write, Write::Remove(_));
        if let (Write::Set(key) | Write::Remove(key), Some(Broken::Forgets(end))) = (&write, self.broken)
            && key.ends_with(end)
        {
            self.log.push(write);
            return Fate::OnlyUntilTheEnd;
        }
        self.log.push(write);
        let Some(&(_, fault)) = self.faults.iter().find(|(at, fault)| fault.hits(*at, number)) else {
            return Fate::Happens;
        };
        let fate = match fault {
            Fault::Crash | Fault::RefuseOnce | Fault::RefuseFrom => Fate::Fails(WriteError::Refused),
            Fault::QuotaOnce if !is_removal => Fate::Fails(WriteError::Full),
            Fault::QuotaFrom if !is_removal && grows => Fate::Fails(WriteError::Full),
            Fault::QuotaOnce | Fault::QuotaFrom => return Fate::Happens,
            Fault::DropOnce | Fault::DropTwice | Fault::DropFrom => Fate::Nothing,
            Fault::Garble if is_removal => Fate::Nothing,
            Fault::Garble => Fate::Half,
            Fault::Lost => Fate::OnlyUntilTheEnd,
        };
        self.hits += 1;
        fate
    }

    fn put(&mut self, key: &str, value: &str) {
        self.volatile.remove(key);
        self.has_counted |= key.ends_with(":m");
        self.values.insert(key.to_owned(), value.to_owned());
    }

    /// Whether this would take more room than was in use when room ran out.
    fn is_too_much(&mut self, key: &str, value: &str) -> bool {
        let waits = |(at, fault): &(usize, Fault)| *fault == Fault::QuotaFrom && *at <= self.log.len();
        if !self.faults.iter().any(waits) {
            return false;
        }
        let used: usize = self.values.iter().map(|(key, value)| weigh(key, value)).sum();
        let limit = *self.limit.get_or_insert(used);
        let freed = self.values.get(key).map_or(0, |old| weigh(key, old));
        used - freed + weigh(key, value) > limit
    }
}

impl Storage for Disk {
    fn keys(&self) -> Vec<String> {
        let inner = self.0.borrow();
        let mut keys: Vec<String> = inner.values.keys().cloned().collect();
        keys.retain(|key| inner.volatile.get(key) != Some(&None));
        let fresh = inner.volatile.iter().filter(|(key, value)| value.is_some() && !inner.values.contains_key(*key));
        keys.extend(fresh.map(|(key, _)| key.clone()));
        keys
    }

    fn get(&self, key: &str) -> Option<String> {
        let inner = self.0.borrow();
        let value = inner.volatile.get(key).cloned().unwrap_or_else(|| inner.values.get(key).cloned());
        let hides = inner.broken == Some(Broken::CountsNothing) && !inner.has_counted;
        if hides && key.ends_with(":m") && value.is_some() {
            return Some(ebb::store::codec::summed(key, "{\"schema\":2,\"min_reader\":2}"));
        }
        value
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), WriteError> {
        let mut inner = self.0.borrow_mut();
        let grows = inner.is_too_much(key, value);
        match inner.fate(Write::Set(key.to_owned()), grows) {
            Fate::Happens => inner.put(key, value),
            Fate::Fails(error) => return Err(error),
            Fate::Nothing => {}
            Fate::Half => {
                let half: String = value.chars().take(value.chars().count() / 2).collect();
                inner.put(key, &half);
            }
            Fate::OnlyUntilTheEnd => drop(inner.volatile.insert(key.to_owned(), Some(value.to_owned()))),
        }
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), WriteError> {
        let mut inner = self.0.borrow_mut();
        match inner.fate(Write::Remove(key.to_owned()), false) {
            Fate::Happens => {
                inner.volatile.remove(key);
                inner.values.remove(key);
            }
            Fate::Fails(error) => return Err(error),
            Fate::Nothing | Fate::Half => {}
            Fate::OnlyUntilTheEnd => drop(inner.volatile.insert(key.to_owned(), None)),
        }
        Ok(())
    }
}
