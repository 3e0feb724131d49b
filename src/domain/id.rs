//! Ids of records: short, because they are part of a storage key and keys count against the quota.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// What each ASCII letter stands for as a digit, 32 for those that are none.
const VALUES: [u8; 128] = {
    let mut values = [32; 128];
    let mut digit = 0;
    while digit < DIGITS.len() {
        values[DIGITS[digit] as usize] = digit as u8;
        digit += 1;
    }
    values
};
/// Bits an id uses: ten digits of five bits.
const BITS: u32 = 50;

/// The id of any record, written as ten letters and digits without look-alikes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u64);

impl Id {
    /// An id that sorts by the moment it was made: 40 bits of milliseconds since 2020 (enough until
    /// 2054), then ten random bits. Two contacts logged on one day keep their order.
    #[must_use]
    pub const fn made_at(milliseconds_since_2020: u64, random: u64) -> Self {
        Self::from_bits(milliseconds_since_2020 << 10 | (random & 0x3ff))
    }

    /// The bits of the id.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The moment it was made, in milliseconds since 2020.
    #[must_use]
    pub const fn milliseconds(self) -> u64 {
        self.0 >> 10
    }

    /// The next id, for when this one is taken.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::from_bits(self.0 + 1)
    }

    /// An id from bits; only the lowest 50 are kept.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits & ((1 << BITS) - 1))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = [0u8; (BITS / 5) as usize];
        for (place, letter) in letters.iter_mut().rev().enumerate() {
            *letter = DIGITS[(self.0 >> (place * 5)) as usize & 31];
        }
        f.write_str(std::str::from_utf8(&letters).unwrap_or_default())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text was not ten digits of the id alphabet.
#[derive(Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != (BITS / 5) as usize {
            return Err(NotAnId);
        }
        text.bytes()
            .try_fold(0, |bits, letter| {
                let digit = VALUES.get(usize::from(letter)).copied().filter(|&digit| digit < 32).ok_or(NotAnId)?;
                Ok(bits << 5 | u64::from(digit))
            })
            .map(Self)
    }
}

impl Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Id, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A person in the circle.
    PersonId;
    /// One run of a guide.
    ReflectionId;
    /// A plan.
    PlanId;
    /// An entry of the contact log.
    ContactId;
    /// An entry of the journal.
    EntryId;
    /// A day's check-in.
    CheckInId;
    /// A wish to write.
    UrgeId;
    /// Something that went to the calendar.
    InCalendarId;
    /// A message that is being written.
    DraftId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        for bits in [0, 1, 31, 32, u64::MAX, 0x0123_4567_89ab_cdef] {
            let id = Id::from_bits(bits);
            assert_eq!(id.to_string().len(), 10);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in ["", "short", "0123456789a", "ILOU000000", "é12345678"] {
            assert_eq!(text.parse::<Id>(), Err(NotAnId), "{text}");
        }
    }
}
