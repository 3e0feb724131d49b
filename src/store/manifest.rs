//! The manifest: which shape the store has, who may write it, and what ought to be in it.
//!
//! It has a fixed width, so that writing it into a full store never needs more room.

use super::codec;
use serde::Deserialize;

/// What stands at `ebb1:m`.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Manifest {
    /// Newest shape of a record in the store.
    pub schema: u32,
    /// The oldest schema number whose code may write this store.
    pub min_reader: u32,
    /// Goes up with every operation.
    pub generation: u64,
    /// How many records there are.
    pub count: u32,
    /// The checksums of all records, put together with exclusive or.
    pub digest: u32,
    /// How many records were found to be missing, and nobody has said yet that they know.
    pub missing: u32,
    /// Records are other than the manifest says, or a restore stopped halfway: see [`Doubt`].
    pub doubt: Doubt,
}

/// What is not certain about the store, until the user says they know.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Doubt {
    /// Nothing.
    #[default]
    None,
    /// A record is older or newer than it ought to be, or nobody can say how many there were.
    Changed,
    /// Bringing a backup back stopped halfway.
    Restoring,
}

/// The manifest of schema 1, which knew less.
#[derive(Deserialize)]
struct First {
    schema: u32,
    min_reader: u32,
}

impl Manifest {
    /// The text for its key.
    #[must_use]
    pub fn write(&self, key: &str) -> String {
        codec::summed(key, &self.fields())
    }

    /// Its fields alone.
    #[must_use]
    pub fn fields(&self) -> String {
        let Self { schema, min_reader, generation, count, digest, missing, doubt } = self;
        let doubt = *doubt as u32;
        format!("{schema:04x},{min_reader:04x},{generation:012x},{count:08x},{digest:08x},{missing:08x},{doubt:x}")
    }

    /// Reads a manifest of any version so far. `None` when it is damaged.
    #[must_use]
    pub fn read(key: &str, text: &str) -> Option<Found> {
        let body = codec::checked(key, text)?;
        if body.starts_with('{') {
            let First { schema, min_reader } = super::json::from_str(body).ok()?;
            return Some(Found { manifest: Self { schema, min_reader, ..Self::default() }, counts: false });
        }
        Some(Found { manifest: Self::of_fields(body)?, counts: true })
    }

    /// Reads the fields. More of them, from a later version, are passed over.
    #[must_use]
    pub fn of_fields(body: &str) -> Option<Self> {
        let mut fields = body.split(',').map(|field| u64::from_str_radix(field, 16).ok());
        let mut next = || fields.next().flatten();
        let small = |field: u64| u32::try_from(field).ok();
        Some(Self {
            schema: small(next()?)?,
            min_reader: small(next()?)?,
            generation: next()?,
            count: small(next()?)?,
            digest: small(next()?)?,
            missing: small(next()?)?,
            doubt: match next()? {
                0 => Doubt::None,
                2 => Doubt::Restoring,
                _ => Doubt::Changed,
            },
        })
    }
}

/// A manifest that could be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// What it says.
    pub manifest: Manifest,
    /// Whether it knows how many records there are: schema 1 did not.
    pub counts: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_and_is_always_as_long() {
        let full = Manifest {
            schema: 2,
            min_reader: 2,
            generation: 0xffff_ffff_ffff,
            count: u32::MAX,
            digest: u32::MAX,
            missing: 3,
            doubt: Doubt::Restoring,
        };
        for manifest in [full, Manifest { schema: 2, min_reader: 2, ..Manifest::default() }] {
            let text = manifest.write("ebb1:m");
            assert_eq!(Manifest::read("ebb1:m", &text), Some(Found { manifest, counts: true }));
            assert_eq!(text.len(), full.write("ebb1:m").len());
            let longer = codec::summed("ebb1:m", &format!("{},ffff,later", manifest.fields()));
            assert_eq!(Manifest::read("ebb1:m", &longer).map(|found| found.manifest), Some(manifest));
        }
    }
}
