//! One trial: something goes wrong, the store is opened again, and what is there is held against what
//! may be there.

use super::disk::{Disk, Values};
use super::script::{State, fill};
use ebb::domain::id::Id;
use ebb::store::Store;
use ebb::store::keys::PREFIX;
use ebb::store::load::{Door, Loaded, Opening, door, load};
use ebb::store::manifest::Doubt;
use ebb::store::record::Record;
use ebb::store::vault::Secret;
use std::collections::BTreeMap;

/// What a start shows.
#[derive(Debug)]
pub struct Seen {
    /// Every readable record.
    pub records: State,
    /// The raw values that could not be read.
    pub aside: Vec<String>,
    /// How many records are said to be missing.
    pub missing: u32,
    /// What is said to be uncertain.
    pub doubt: Doubt,
    /// Whether the store may only be looked at.
    pub only_look: bool,
}

impl Seen {
    /// Whether anything at all is said to be wrong.
    #[must_use]
    pub const fn tells(&self) -> bool {
        self.missing > 0 || !matches!(self.doubt, Doubt::None) || !self.aside.is_empty() || self.only_look
    }
}

/// What opening a store leads to.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "there is one at a time")]
pub enum Opened {
    /// It is open.
    Store(Store<Disk>, Seen),
    /// The passphrase does not open it.
    Shut,
}

/// Opens the store on a disk, with the passphrase where it needs one, and seals what is not sealed.
#[must_use]
pub fn open(disk: &Disk) -> Opened {
    let key = match door(disk, PREFIX) {
        Door::Open | Door::KeyLost => None,
        Door::Locked(vault) => match vault.open(Secret::Passphrase, &[1; 32]) {
            Some(key) => Some(key),
            None => return Opened::Shut,
        },
    };
    let opening = Opening { key, ..Opening::default() };
    let Loaded { store, records, quarantine } = load(disk.clone(), PREFIX, opening, &mut fill);
    let seen = Seen {
        records: records.into_iter().map(|record| (record.id(), record)).collect(),
        aside: quarantine.into_iter().map(|value| value.raw).collect(),
        missing: store.manifest().missing,
        doubt: store.manifest().doubt,
        only_look: store.read_only().is_some(),
    };
    Opened::Store(store, seen)
}

/// What may be there.
#[derive(Clone, Debug)]
pub struct Allowed<'a> {
    /// One of these as a whole.
    pub states: Vec<&'a State>,
    /// This record may be gone, where that is said.
    pub spared: Option<Id>,
    /// The raw value that must then be kept.
    pub raw: Option<&'a str>,
    /// Each record may be as in any of the states and in this one, where something is said to be wrong:
    /// an operation of several parts stopped halfway, or the journal itself was hit.
    pub mixed: Option<&'a State>,
    /// Something has to be said even where nothing differs.
    pub must_tell: bool,
}

impl<'a> Allowed<'a> {
    /// One of these states, exactly.
    #[must_use]
    pub const fn exactly(states: Vec<&'a State>) -> Self {
        Self { states, spared: None, raw: None, mixed: None, must_tell: false }
    }
}

/// What a trial showed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// As it should be.
    Right,
    /// Records old and new side by side, each whole, and the user is told.
    MixedAndTold,
    /// A state that was never meant.
    Wrong,
    /// Something is not as it should be, and nobody says so.
    Silent,
    /// Damage cost more than the record it hit.
    LostMore,
}

/// Holds what was seen against what may be.
#[must_use]
pub fn judge(seen: &Seen, allowed: &Allowed<'_>) -> Verdict {
    let spared = allowed.spared;
    let others = |state: &State| -> BTreeMap<Id, Record> {
        state.iter().filter(|(id, _)| Some(**id) != spared).map(|(id, record)| (*id, record.clone())).collect()
    };
    let there = others(&seen.records);
    let fits = |state: &&&State| spared.map_or_else(|| seen.records == ***state, |_| there == others(state));
    if !allowed.must_tell && allowed.states.iter().any(|state| seen.records == **state) {
        return Verdict::Right;
    }
    let Some(matching) = allowed.states.iter().find(fits) else {
        return judge_mixture(seen, allowed);
    };
    if allowed.must_tell && !seen.tells() {
        return Verdict::Silent;
    }
    let Some(id) = spared else { return Verdict::Right };
    match (seen.records.get(&id), matching.get(&id)) {
        (there, expected) if there == expected => Verdict::Right,
        // A record that was damaged halfway through may have been put back as it was before or after.
        (Some(there), _) if allowed.states.iter().any(|state| state.get(&id) == Some(there)) => Verdict::Right,
        (Some(_), _) => Verdict::Wrong,
        (None, _) => match allowed.raw {
            Some(raw) if seen.aside.iter().any(|aside| aside == raw) => Verdict::Right,
            None if seen.tells() => Verdict::Right,
            _ => Verdict::Silent,
        },
    }
}

fn judge_mixture(seen: &Seen, allowed: &Allowed<'_>) -> Verdict {
    if !seen.tells() {
        return Verdict::Silent;
    }
    let forms: Vec<&State> = allowed.states.iter().copied().chain(allowed.mixed).collect();
    let whole = seen.records.iter().all(|(id, record)| forms.iter().any(|state| state.get(id) == Some(record)));
    let kept = |id: &Id| seen.records.contains_key(id) || Some(*id) == allowed.spared;
    let is_everywhere = |id: &Id| forms.iter().all(|state| state.contains_key(id));
    if forms.iter().flat_map(|state| state.keys()).any(|id| is_everywhere(id) && !kept(id)) {
        return Verdict::LostMore;
    }
    if whole && allowed.mixed.is_some() { Verdict::MixedAndTold } else { Verdict::Wrong }
}

/// One thing that can happen to a value at rest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Harm {
    /// One bit of a letter is another.
    Flip,
    /// Its end is missing.
    Cut,
    /// Nothing is left of it.
    Empty,
    /// Its key is gone.
    Erase,
}

impl Harm {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Flip, Self::Cut, Self::Empty, Self::Erase];

    /// Does it to a value. `None` where that changes nothing.
    #[must_use]
    pub fn done(self, values: &Values, key: &str, dice: &mut super::script::Dice) -> Option<Values> {
        let mut values = values.clone();
        let old = values.get(key)?.clone();
        let letters: Vec<char> = old.chars().collect();
        if self == Self::Erase {
            values.remove(key);
            return Some(values);
        }
        if letters.is_empty() {
            return None;
        }
        let at = dice.below(letters.len());
        let new: String = match self {
            Self::Flip => {
                let flipped = char::from_u32(u32::from(letters[at]) ^ (1 << dice.below(7))).unwrap_or('x');
                letters.iter().enumerate().map(|(place, letter)| if place == at { flipped } else { *letter }).collect()
            }
            Self::Cut => letters[..at].iter().collect(),
            Self::Empty | Self::Erase => String::new(),
        };
        values.insert(key.to_owned(), new);
        Some(values)
    }
}
