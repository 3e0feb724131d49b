//! One line of a card: its name, what is said about it, and its value.

use crate::exchange::card::{Part, Remark};
use crate::exchange::letters::{self, Letters};

/// A line of a card.
pub struct Property<'a> {
    /// What ties it to other lines, `item1`; mostly nothing.
    pub group: String,
    /// Its name, in capitals.
    pub name: String,
    /// What is said about it: a name in capitals, empty in 2.1's short form, and a value.
    params: Vec<(String, String)>,
    /// Its value as it stands there.
    value: &'a [u8],
}

impl<'a> Property<'a> {
    /// Reads a line; `None` for one that says nothing.
    pub fn parse(line: &'a [u8]) -> Option<Self> {
        let colon = colon(line)?;
        let (head, _) = letters::decode(&line[..colon], Letters::Utf8);
        let mut parts = head.split(';').map(str::trim);
        let full = parts.next().unwrap_or_default();
        let (group, name) = full.rsplit_once('.').unwrap_or(("", full));
        let is_name =
            !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        is_name.then(|| Self {
            group: group.to_ascii_uppercase(),
            name: name.to_ascii_uppercase(),
            params: parts.map(param).collect(),
            value: &line[colon + 1..],
        })
    }

    /// What is said under a name.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(one, _)| one == name).map(|(_, value)| &**value)
    }

    /// Whether a word is said about it, in the short form or the long one.
    pub fn says(&self, word: &str) -> bool {
        self.params.iter().any(|(_, value)| value.split(',').any(|one| one.trim().eq_ignore_ascii_case(word)))
    }

    /// Its place among its like: `PREF=1` before `PREF=2` before all others, but a fax last.
    pub fn rank(&self, plain: u8) -> u8 {
        let number = self.param("PREF").and_then(|pref| pref.parse().ok());
        match number {
            Some(rank) => rank,
            None if self.says("PREF") => 1,
            None if self.says("FAX") => plain + 1,
            None => plain,
        }
    }

    /// Whether it has any value, empty fields aside.
    pub fn is_filled(&self) -> bool {
        self.value.iter().any(|byte| !b"; ,\t".contains(byte))
    }

    /// Its value as text, still escaped; a remark where it is none, its letters are not known, or were guessed.
    pub fn text(&self) -> (Option<String>, Option<Remark>) {
        if self.says("BASE64") || self.says("B") {
            return (None, Some(Remark::Aside(Part::Other)));
        }
        let plain = if self.says("QUOTED-PRINTABLE") { unquote(self.value) } else { self.value.to_vec() };
        let name = self.param("CHARSET").unwrap_or_default();
        // Escapes are how Japanese letters are written in ASCII.
        let is_ascii = plain.is_ascii() && !plain.contains(&0x1b);
        let Some(letters) = letters::named(name).or(is_ascii.then_some(Letters::Utf8)) else {
            return (None, Some(Remark::Letters(name.to_owned())));
        };
        let (text, is_guessed) = letters::decode(&plain, letters);
        (Some(text.trim().to_owned()), is_guessed.then_some(Remark::Guessed))
    }
}

/// The first colon outside quotes, or at least the first.
fn colon(line: &[u8]) -> Option<usize> {
    let mut is_quoted = false;
    let outside = |&byte: &u8| {
        is_quoted ^= byte == b'"';
        byte == b':' && !is_quoted
    };
    line.iter().position(outside).or_else(|| line.iter().position(|&byte| byte == b':'))
}

fn param(text: &str) -> (String, String) {
    let (name, value) = text.split_once('=').unwrap_or(("", text));
    (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned())
}

/// Quoted-printable without its line ends (RFC 2045, section 6.7). What is no code stays as it is.
fn unquote(value: &[u8]) -> Vec<u8> {
    let digit = |at: usize| value.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut plain = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(&byte) = value.get(at) {
        let code = (byte == b'=').then(|| Some(digit(at + 1)? << 4 | digit(at + 2)?)).flatten();
        plain.push(code.map_or(byte, |code| code as u8));
        at += if code.is_some() { 3 } else { 1 };
    }
    plain
}
