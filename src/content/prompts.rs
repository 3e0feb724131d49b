//! Questions to begin an entry from. Their words are in `words/<locale>/prompts.toml`.

use crate::domain::journal::EntryKind;
use crate::domain::sources::{Sources, from};

/// A prompt.
#[derive(Debug)]
pub struct Prompt {
    /// Its id, stable for ever: entries keep it.
    pub id: &'static str,
    /// What kind of entry it begins.
    pub kind: EntryKind,
    /// Ids behind it.
    pub sources: Sources,
}

/// All prompts, in the order offered.
pub static PROMPTS: &[Prompt] = &[
    prompt("out-loud", EntryKind::Note, &["S1-33", "S1-46", "E22"]),
    prompt("good-moment", EntryKind::GoodMoment, &["S2-09", "S2-58", "S2-116"]),
    prompt("hard-moment", EntryKind::HardMoment, &["S2-09", "S2-58", "S2-116"]),
    prompt("before", EntryKind::Pattern, &["S2-07", "S2-09", "S4-09"]),
    prompt("both", EntryKind::Note, &["S2-08", "S2-41"]),
    prompt("checked-in", EntryKind::GoodMoment, &["S4-07", "E2"]),
    prompt("small-thing", EntryKind::Note, &["S4-06", "S4-24"]),
    prompt("kind-word", EntryKind::Note, &["S0-65", "E25"]),
    prompt("ahead", EntryKind::Note, &["S0-36", "S0-62"]),
    prompt("with-others", EntryKind::GoodMoment, &["S0-64", "S2-100"]),
];

const fn prompt(id: &'static str, kind: EntryKind, sources: &'static [&'static str]) -> Prompt {
    Prompt { id, kind, sources: from(sources) }
}

/// The prompt with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Prompt> {
    PROMPTS.iter().find(|prompt| prompt.id == id)
}
