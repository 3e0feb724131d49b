//! Values as text. Every value begins with eight hexadecimal digits of CRC-32 over key and body, and
//! a bar: JSON alone does not notice damage, 52 % of single-bit flips still parse (reliability.md
//! 0.12). The key is part of the sum so that a value copied to another key is caught.
//!
//! A record's body has had three forms:
//! - schema 1: the JSON;
//! - from schema 2: `<schema>|<moment>|<JSON>`;
//! - from schema 2, sealed: `<schema>~<base64>`, which hides `<moment>|<JSON>` (see `seal`).

use super::json;
use super::seal::{DataKey, Fill};
use serde::{Serialize, de::DeserializeOwned};
use std::sync::LazyLock;

/// Writes a value for a key.
#[must_use]
pub fn encode<T: Serialize>(key: &str, value: &T) -> String {
    // What is stored holds words and whole numbers: there is nothing in it that JSON cannot hold.
    summed(key, &json::to_string(value).unwrap_or_default())
}

/// Reads a value written for this key; `None` when it is damaged in any way.
#[must_use]
pub fn decode<T: DeserializeOwned>(key: &str, text: &str) -> Option<T> {
    json::from_str(checked(key, text)?).ok()
}

/// A body under its checksum.
#[must_use]
pub fn summed(key: &str, body: &str) -> String {
    format!("{:08x}|{body}", checksum(key, body))
}

/// The body of a value whose checksum holds for this key.
#[must_use]
pub fn checked<'a>(key: &str, text: &'a str) -> Option<&'a str> {
    let body = text.get(9..)?;
    (sum(text)? == checksum(key, body)).then_some(body)
}

/// The checksum a value claims to have.
#[must_use]
pub fn sum(text: &str) -> Option<u32> {
    let digits = text.get(..8)?;
    let plain = digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    if plain && text.as_bytes().get(8) == Some(&b'|') { u32::from_str_radix(digits, 16).ok() } else { None }
}

/// A record as it is kept: its JSON, the schema it was written in, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The schema of the JSON.
    pub schema: u32,
    /// When it was last written: milliseconds since 2020, 0 where nobody knows (schema 1).
    pub at: u64,
    /// The record.
    pub json: String,
}

impl Entry {
    /// The text for a key; sealed where there is a key for that.
    pub fn write(&self, key: &str, sealing: Option<(&DataKey, Fill<'_>)>) -> String {
        let Self { schema, at, json } = self;
        match sealing {
            None if *schema == 1 => summed(key, json),
            None => summed(key, &format!("{schema}|{at}|{json}")),
            Some((data_key, random)) => {
                let sealed = data_key.seal(&bound_to(key, *schema), &format!("{at}|{json}"), random);
                summed(key, &format!("{schema}~{sealed}"))
            }
        }
    }

    /// Reads what [`Self::write`] wrote; `None` when it is damaged, or sealed with another key.
    #[must_use]
    pub fn read(key: &str, text: &str, data_key: Option<&DataKey>) -> Option<Self> {
        let body = checked(key, text)?;
        if body.starts_with('{') {
            return Some(Self { schema: 1, at: 0, json: body.to_owned() });
        }
        let digits = body.bytes().take_while(u8::is_ascii_digit).count();
        let schema = body.get(..digits)?.parse().ok()?;
        let rest = body.get(digits + 1..)?;
        match body.as_bytes().get(digits)? {
            b'|' => Self::of(schema, rest),
            b'~' => Self::of(schema, &data_key?.open(&bound_to(key, schema), rest)?),
            _ => None,
        }
    }

    fn of(schema: u32, rest: &str) -> Option<Self> {
        let (at, json) = rest.split_once('|')?;
        Some(Self { schema, at: at.parse().ok()?, json: json.to_owned() })
    }
}

/// Whether a record's text is sealed.
#[must_use]
pub fn is_sealed(text: &str) -> bool {
    text.get(9..).is_some_and(|body| body.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('~'))
}

/// What a sealed text is bound to, so that it opens nowhere else.
fn bound_to(key: &str, schema: u32) -> String {
    format!("{key}|{schema}")
}

/// CRC-32 over key, bar and body.
#[must_use]
pub fn checksum(key: &str, body: &str) -> u32 {
    !update(update(update(!0, key.as_bytes()), b"|"), body.as_bytes())
}

/// CRC-32 (IEEE 802.3, reflected), four bytes at a time: ten years of notes are five million bytes, and
/// with a table of nibbles they took six times as long.
fn update(crc: u32, bytes: &[u8]) -> u32 {
    let [last, third, second, first] = &*TABLES;
    let of = |table: &[u32; 256], byte: u32| table[(byte & 255) as usize];
    let (fours, rest) = bytes.as_chunks::<4>();
    let crc = fours.iter().fold(crc, |crc, &four| {
        let word = crc ^ u32::from_le_bytes(four);
        of(first, word) ^ of(second, word >> 8) ^ of(third, word >> 16) ^ of(last, word >> 24)
    });
    rest.iter().fold(crc, |crc, &byte| (crc >> 8) ^ of(last, crc ^ u32::from(byte)))
}

/// What a byte does to the sum, and what it does with one, two or three more behind it. Made when first
/// needed: written out, the tables would be four kilobytes of the bundle.
static TABLES: LazyLock<[[u32; 256]; 4]> = LazyLock::new(|| {
    let mut tables = [[0; 256]; 4];
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    tables[0] = std::array::from_fn(|byte| (0..8).fold(byte as u32, step));
    for table in 1..4 {
        let [plain, before] = [tables[0], tables[table - 1]];
        tables[table] = before.map(|crc| (crc >> 8) ^ plain[(crc & 255) as usize]);
    }
    tables
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_usual_crc_32() {
        assert_eq!(!update(!0, b"123456789"), 0xcbf4_3926);
        let bytes: Vec<u8> = (0..=255).chain(0..=255).collect();
        for at in 0..bytes.len() {
            let (one, other) = bytes.split_at(at);
            assert_eq!(update(update(!0, one), other), update(!0, &bytes), "cut at {at}");
        }
    }

    #[test]
    fn a_value_reads_back_under_its_own_key_only() {
        let text = encode("ebb1:r:a", &"Maya");
        assert_eq!(decode("ebb1:r:a", &text), Some("Maya".to_owned()));
        assert_eq!(decode::<String>("ebb1:r:b", &text), None);
    }

    #[test]
    fn an_entry_reads_back_in_each_of_its_forms() {
        let key = DataKey::from_bytes([7; 32]);
        let mut random = |bytes: &mut [u8]| bytes.fill(9);
        for (schema, at) in [(1, 0), (2, 5), (30, u64::MAX)] {
            let entry = Entry { schema, at, json: "{\"person\":{}}".into() };
            assert_eq!(Entry::read("k", &entry.write("k", None), None), Some(entry.clone()));
            let sealed = entry.write("k", Some((&key, &mut random)));
            assert!(is_sealed(&sealed) && !is_sealed(&entry.write("k", None)));
            assert_eq!(Entry::read("k", &sealed, Some(&key)), Some(entry));
            assert_eq!(Entry::read("k", &sealed, None), None);
        }
    }

    #[test]
    fn every_single_bit_flip_and_every_cut_is_noticed() {
        let text = encode("k", &vec!["Quiet since October", "ü 🌊"]);
        for at in 0..text.len() {
            assert_eq!(text.get(..at).and_then(|cut| decode::<Vec<String>>("k", cut)), None, "cut at {at}");
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let read = String::from_utf8(bytes).ok().and_then(|flipped| decode::<Vec<String>>("k", &flipped));
                assert_eq!(read, None, "bit {bit} of byte {at}");
            }
        }
    }
}
