//! Short texts with rules: a name is never blank and never longer than a line. Letters without their accents.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Longest name in characters. Longer ones are refused with a sentence; nothing is cut.
pub const NAME_LIMIT: usize = 60;

/// The name of a person: trimmed, one line, 1 to [`NAME_LIMIT`] characters. A nickname is enough.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Name(String);

/// Why a text is no name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameError {
    /// Nothing but blanks.
    Empty,
    /// More than [`NAME_LIMIT`] characters.
    TooLong,
}

impl Name {
    /// Reads a name as typed. White space and control characters collapse into single blanks.
    ///
    /// # Errors
    /// [`NameError`] when nothing is left, or too much.
    pub fn parse(typed: &str) -> Result<Self, NameError> {
        let words: Vec<&str> =
            typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
        let name = words.join(" ");
        match name.chars().count() {
            0 => Err(NameError::Empty),
            n if n > NAME_LIMIT => Err(NameError::TooLong),
            _ => Ok(Self(name)),
        }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// One or two letters for a pebble: the first letters of the first two words, or the first two
    /// letters of a single word. Falls back to the first character of whatever there is.
    #[must_use]
    pub fn initials(&self) -> String {
        let mut words = self.0.split(' ');
        let first = words.next().unwrap_or_default();
        let mut letters = first.chars().filter(is_letter);
        let Some(one) = letters.next() else {
            return self.0.chars().take(1).collect();
        };
        let two = words.find_map(|word| word.chars().find(is_letter)).or_else(|| letters.next());
        [Some(one), two].into_iter().flatten().collect()
    }
}

/// Whether a character can stand in a pebble: anything but ASCII marks. (Unicode's own tables of
/// letters would cost 3 KB of the bundle.)
fn is_letter(c: &char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The plain form of the accented small letters of Western European languages.
#[must_use]
pub const fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_trimmed_line() {
        assert_eq!(Name::parse("  Maya \n Lee ").map(|n| n.to_string()), Ok("Maya Lee".into()));
        assert_eq!(Name::parse(" \t\n"), Err(NameError::Empty));
        assert_eq!(Name::parse(&"x".repeat(10_000)), Err(NameError::TooLong));
    }

    #[test]
    fn any_script_and_emoji_may_name_somebody() {
        for name in ["مايا", "🌊", "Åse-Lill", "李", "O’Neil"] {
            assert_eq!(Name::parse(name).map(|n| n.to_string()), Ok(name.to_owned()));
        }
    }

    #[test]
    fn initials_come_from_the_first_two_words() {
        for (name, initials) in [("Maya", "Ma"), ("Maya Lee", "ML"), ("李", "李"), ("🌊", "🌊"), ("Jo (work)", "Jw")]
        {
            assert_eq!(Name::parse(name).map(|n| n.initials()), Ok(initials.into()), "{name}");
        }
    }
}
