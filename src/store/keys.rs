//! Every key Ebb uses. All begin with a prefix that names the storage epoch, because all pages of
//! an origin share one storage (reliability.md 1.6).

use crate::domain::id::Id;

/// The prefix of real data.
pub const PREFIX: &str = "ebb1:";
/// The prefix of the made-up people, so that they never mix with real data.
pub const DEMO_PREFIX: &str = "ebb1demo:";

/// A key under the prefix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Key {
    /// `m`: the manifest.
    Manifest,
    /// `r:<id>`: a record.
    Record(Id),
    /// `q:<n>:<old key>`: a value that could not be read.
    Quarantine(String),
}

impl Key {
    /// The full name in storage.
    #[must_use]
    pub fn name(&self, prefix: &str) -> String {
        match self {
            Self::Manifest => format!("{prefix}m"),
            Self::Record(id) => format!("{prefix}r:{id}"),
            Self::Quarantine(rest) => format!("{prefix}q:{rest}"),
        }
    }

    /// The key with this name, or `None` for one that is not ours.
    #[must_use]
    pub fn parse(prefix: &str, name: &str) -> Option<Self> {
        let rest = name.strip_prefix(prefix)?;
        if rest == "m" {
            return Some(Self::Manifest);
        }
        if let Some(rest) = rest.strip_prefix("q:") {
            return Some(Self::Quarantine(rest.to_owned()));
        }
        rest.strip_prefix("r:")?.parse().ok().map(Self::Record)
    }
}
