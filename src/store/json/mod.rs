//! JSON for serde, as much of it as records need: no floating point numbers.
//!
//! Ours instead of `serde_json`, whose number tables and error texts came to 40 KB of the bundle
//! (gzip; figures in ARCHITECTURE.md) for a document that holds words and whole numbers. It writes
//! the very text `serde_json` writes and reads what that writes; the tests hold the two together.
//! RFC 8259; strictness as in `serde_json`: no trailing commas, no raw control characters.

mod graft;
mod read;
mod scan;
mod write;

pub use graft::graft;
use read::Reader;
use serde::de::{self, DeserializeOwned};
use serde::ser::{self, Serialize};
use std::fmt;
use write::Writer;

/// The text is no JSON of the shape asked for, or the value is none JSON can hold here. There is
/// nothing more to say: a value that cannot be read goes to quarantine as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not JSON of this shape")
    }
}

impl std::error::Error for Error {}

impl ser::Error for Error {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    // The defaults put the unexpected value into words, which brings all number formatting along.
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// Writes a value as JSON.
///
/// # Errors
/// When it holds a floating point number, bytes, or a map whose keys are not texts.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    let mut out = Writer::default();
    value.serialize(&mut out)?;
    Ok(out.text())
}

/// Reads a value from JSON.
///
/// # Errors
/// When the text is not JSON of this shape, or nested deeper than [`DEEPEST`].
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let mut reader = Reader::new(text);
    let value = T::deserialize(&mut reader)?;
    if reader.is_at_the_end() { Ok(value) } else { Err(Error) }
}

/// No record nests deeper; a hostile file might.
pub const DEEPEST: usize = 64;
