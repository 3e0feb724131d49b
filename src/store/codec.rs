//! A value as text: eight hexadecimal digits of CRC-32 over key and body, a bar, the body as JSON.
//!
//! JSON alone does not notice damage: 52 % of single-bit flips still parse (reliability.md, 0.12).
//! The key is part of the sum so that a value copied to another key is caught.

use super::json;
use serde::{Serialize, de::DeserializeOwned};

/// Writes a value for a key.
#[must_use]
pub fn encode<T: Serialize>(key: &str, value: &T) -> String {
    // Records hold words and whole numbers: there is nothing in them that JSON cannot hold.
    let body = json::to_string(value).unwrap_or_default();
    format!("{:08x}|{body}", checksum(key, &body))
}

/// Reads a value written for this key; `None` when it is damaged in any way.
#[must_use]
pub fn decode<T: DeserializeOwned>(key: &str, text: &str) -> Option<T> {
    let (sum, body) = text.split_once('|')?;
    if sum.len() != 8 || u32::from_str_radix(sum, 16).ok()? != checksum(key, body) {
        return None;
    }
    json::from_str(body).ok()
}

fn checksum(key: &str, body: &str) -> u32 {
    !update(update(update(!0, key.as_bytes()), b"|"), body.as_bytes())
}

/// CRC-32 (IEEE 802.3, reflected), four bits at a time: a table of 64 bytes instead of the
/// kilobytes that the fast crates bring into the bundle.
fn update(crc: u32, bytes: &[u8]) -> u32 {
    const TABLE: [u32; 16] = table();
    bytes.iter().fold(crc, |crc, &byte| {
        let crc = crc ^ u32::from(byte);
        let crc = (crc >> 4) ^ TABLE[(crc & 15) as usize];
        (crc >> 4) ^ TABLE[(crc & 15) as usize]
    })
}

const fn table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut nibble = 0;
    while nibble < 16 {
        let mut crc = nibble as u32;
        let mut bit = 0;
        while bit < 4 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[nibble] = crc;
        nibble += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_usual_crc_32() {
        assert_eq!(!update(!0, b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_value_reads_back_under_its_own_key_only() {
        let text = encode("ebb1:r:a", &"Maya");
        assert_eq!(decode("ebb1:r:a", &text), Some("Maya".to_owned()));
        assert_eq!(decode::<String>("ebb1:r:b", &text), None);
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
                // A flip of letter case in the hexadecimal sum is the same sum.
                assert!(read.is_none() || at < 8, "bit {bit} of byte {at}");
                if let Some(value) = read {
                    assert_eq!(value, vec!["Quiet since October", "ü 🌊"]);
                }
            }
        }
    }
}
