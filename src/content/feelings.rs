//! Feelings to choose from, in groups, each with a short meaning in `words/<locale>/feelings.toml`.
//! Naming a feeling often softens it a little (E22); own words are always possible.

use crate::domain::sources::{Sources, from};

/// A group of feelings.
#[derive(Debug)]
pub struct Group {
    /// Its id.
    pub id: &'static str,
    /// The feelings, by id.
    pub feelings: &'static [&'static str],
    /// Ids behind it.
    pub sources: Sources,
}

/// All groups, in the order shown.
pub static GROUPS: &[Group] = &[
    group("heavy", &["sad", "lonely", "hurt", "ashamed", "guilty", "numb", "tired"], &["S1-11", "S1-13", "S1-20"]),
    group("uneasy", &["anxious", "rejected", "confused", "jealous", "restless", "overwhelmed"], &["S0-22", "S2-20"]),
    group("sharp", &["angry", "frustrated", "bitter", "disappointed"], &["S3-70", "S0-58"]),
    group("quiet", &["calm", "relieved", "hopeful", "at-peace"], &["S2-91", "S0-59", "S3-88"]),
    group("warm", &["grateful", "close", "proud", "amused", "loved"], &["S2-09", "S4-74", "S0-64"]),
];

const fn group(id: &'static str, feelings: &'static [&'static str], sources: &'static [&'static str]) -> Group {
    Group { id, feelings, sources: from(sources) }
}

/// The feeling with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static str> {
    GROUPS.iter().flat_map(|group| group.feelings).find(|&&feeling| feeling == id).copied()
}
