//! Letters in the codes that address books use. Whatever is not said and is not UTF-8 is taken as Windows-1252,
//! which gives every byte some letter.

use std::borrow::Cow;

/// A code that can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Letters {
    /// UTF-8, and plain ASCII.
    Utf8,
    /// Windows-1252, which is also meant by ISO-8859-1 (WHATWG Encoding, section 4.2).
    Western,
    /// ISO-8859-15.
    Western15,
}

/// The code of that name.
pub fn named(name: &str) -> Option<Letters> {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    match &*name {
        "" | "utf8" | "usascii" | "ascii" => Some(Letters::Utf8),
        "iso88591" | "latin1" | "windows1252" | "cp1252" => Some(Letters::Western),
        "iso885915" | "latin9" => Some(Letters::Western15),
        _ => None,
    }
}

/// The bytes as text, and whether their code was guessed, because they are not the UTF-8 they should be.
pub fn decode(bytes: &[u8], letters: Letters) -> (String, bool) {
    if letters == Letters::Utf8 {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return (text.to_owned(), false);
        }
        return (bytes.iter().map(|&byte| western(byte)).collect(), true);
    }
    let letter = |&byte: &u8| match byte {
        0xa4 | 0xa6 | 0xa8 | 0xb4 | 0xb8 | 0xbc..=0xbe if letters == Letters::Western15 => western15(byte),
        _ => western(byte),
    };
    (bytes.iter().map(letter).collect(), false)
}

/// Windows-1252 from 0x80 to 0x9f; five of them stand for nothing there.
const WESTERN: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn western(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|at| WESTERN.get(usize::from(at)).copied()).unwrap_or(char::from(byte))
}

const fn western15(byte: u8) -> char {
    match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        _ => 'Ÿ',
    }
}

/// A file without its byte order mark, and as UTF-8 where the mark says that it is UTF-16.
pub fn without_mark(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (rest, is_little) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => return Cow::Borrowed(rest),
        [0xff, 0xfe, rest @ ..] => (rest, true),
        [0xfe, 0xff, rest @ ..] => (rest, false),
        _ => return Cow::Borrowed(bytes),
    };
    let units = rest.chunks_exact(2).map(|pair| {
        let unit = [pair[0], pair[1]];
        if is_little { u16::from_le_bytes(unit) } else { u16::from_be_bytes(unit) }
    });
    let text: String = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Cow::Owned(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_gives_its_letters() {
        for (bytes, name, expected) in [
            (&b"Zo\xc3\xab"[..], "UTF-8", "Zoë"),
            (b"Zo\xeb \x80", "ISO-8859-1", "Zoë €"),
            (b"Zo\xeb \x93\xff", "windows-1252", "Zoë “ÿ"),
            (b"\xa4 \xbd \xa3 \xbe", "ISO-8859-15", "€ œ £ Ÿ"),
            (b"Zoe", "us-ascii", "Zoe"),
        ] {
            let letters = named(name).expect("a known name");
            assert_eq!(decode(bytes, letters), (expected.to_owned(), false), "{name}");
        }
        assert_eq!(decode(b"Zo\xeb", Letters::Utf8), ("Zoë".to_owned(), true));
        assert_eq!(named("SHIFT_JIS"), None);
    }

    #[test]
    fn a_mark_tells_sixteen_bits_and_falls_away() {
        let text = "\u{feff}Bé🌊";
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let wide: Vec<u8> = text.encode_utf16().flat_map(order).collect();
            assert_eq!(*without_mark(&wide), *"Bé🌊".as_bytes());
        }
        assert_eq!(*without_mark(b"\xef\xbb\xbfB"), *b"B");
        assert_eq!(*without_mark(b"\xff\xfeB\0\xd8"), *b"B");
    }
}
