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
    /// `j`: the journal of an operation under way.
    Journal,
    /// `s`: what this device is set to.
    Settings,
    /// `k`: the wrapped data key of a locked store, and `l`, its copy: no single damaged value may
    /// cost everything.
    Vault(Copy),
    /// `z`: filler, given up so that something can be deleted from a full store.
    Reserve,
    /// `r:<id>`: a record.
    Record(Id),
    /// `q:<n>:<old key>`: a value that could not be read.
    Quarantine(String),
}

/// Which of two equal values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Copy {
    /// The one read first.
    First,
    /// The one read where the first is damaged.
    Second,
}

impl Key {
    /// The full name in storage.
    #[must_use]
    pub fn name(&self, prefix: &str) -> String {
        match self {
            Self::Manifest => format!("{prefix}m"),
            Self::Journal => format!("{prefix}j"),
            Self::Settings => format!("{prefix}s"),
            Self::Vault(Copy::First) => format!("{prefix}k"),
            Self::Vault(Copy::Second) => format!("{prefix}l"),
            Self::Reserve => format!("{prefix}z"),
            Self::Record(id) => format!("{prefix}r:{id}"),
            Self::Quarantine(rest) => format!("{prefix}q:{rest}"),
        }
    }

    /// The key with this name, or `None` for one that is not ours.
    #[must_use]
    pub fn parse(prefix: &str, name: &str) -> Option<Self> {
        let rest = name.strip_prefix(prefix)?;
        Some(match rest {
            "m" => Self::Manifest,
            "j" => Self::Journal,
            "s" => Self::Settings,
            "k" => Self::Vault(Copy::First),
            "l" => Self::Vault(Copy::Second),
            "z" => Self::Reserve,
            _ => match rest.strip_prefix("q:") {
                Some(rest) => Self::Quarantine(rest.to_owned()),
                None => Self::Record(rest.strip_prefix("r:")?.parse().ok()?),
            },
        })
    }
}
