//! How full the storage is. Browsers' own estimate does not see localStorage (reliability.md 1.1),
//! so every value is counted here, the way the engine counts it.

/// What an origin may keep: 5 Mi units in Chromium and Firefox, 5 MiB in WebKit.
pub const ROOM: usize = 5 * 1024 * 1024;

/// How an engine counts.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Measure {
    /// UTF-16 units of key and value (Chromium, Firefox).
    #[default]
    Units,
    /// Bytes: one a letter of Latin-1 text, two a unit of all other text (WebKit).
    Bytes,
}

impl Measure {
    /// What a key and its value take.
    #[must_use]
    pub fn of(self, key: &str, value: &str) -> usize {
        self.text(key) + self.text(value)
    }

    fn text(self, text: &str) -> usize {
        let units = units(text);
        match self {
            // From 0xc4 on begin the letters beyond Latin-1.
            Self::Bytes if text.bytes().any(|byte| byte >= 0xc4) => 2 * units,
            _ => units,
        }
    }
}

/// How many units of UTF-16 a text has. Every letter begins with a byte that continues no other, and one of
/// four bytes is two units. Eight bytes at a time: ten years of notes are five million of them.
fn units(text: &str) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let count = |word: u64| {
        let (first, second, third, fourth) = (word >> 7, word >> 6, word >> 5, word >> 4);
        let continued = (first & !second & EACH).count_ones();
        let double = (first & second & third & fourth & EACH).count_ones();
        (double as usize).wrapping_sub(continued as usize)
    };
    let more = eights.iter().fold(0_usize, |sum, &eight| sum.wrapping_add(count(u64::from_le_bytes(eight))));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    text.len().wrapping_add(more).wrapping_add(count(u64::from_le_bytes(last)))
}

/// How full it is, as the user is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fullness {
    /// Below 70 %.
    Roomy,
    /// From 70 %.
    Filling,
    /// From 85 %.
    NearlyFull,
    /// From 95 %.
    Full,
}

impl Fullness {
    /// Of so many units or bytes used.
    #[must_use]
    pub const fn of(used: usize) -> Self {
        match used * 100 / ROOM {
            0..70 => Self::Roomy,
            70..85 => Self::Filling,
            85..95 => Self::NearlyFull,
            _ => Self::Full,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_count_in_their_own_way() {
        for (text, units, bytes) in [("abc", 3, 3), ("é", 1, 1), ("’", 1, 2), ("a’", 2, 4), ("🌊", 2, 4)] {
            assert_eq!((Measure::Units.of("", text), Measure::Bytes.of("", text)), (units, bytes), "{text}");
        }
    }

    #[test]
    fn units_are_those_of_utf_16() {
        for text in
            ["", "a", "Quiet since October, I’d say", "ü🌊’ — 🌊🌊🌊🌊🌊🌊🌊🌊 é", "’’’’’’’’’’’’’’’’’’’’’’’’’’’"]
        {
            for (at, _) in text.char_indices() {
                assert_eq!(units(&text[at..]), text[at..].encode_utf16().count(), "{text} from {at}");
            }
        }
    }

    #[test]
    fn warnings_come_at_seventy_eighty_five_and_ninety_five() {
        use Fullness::*;
        for (percent, fullness) in [(0, Roomy), (69, Roomy), (70, Filling), (84, Filling), (85, NearlyFull), (95, Full)]
        {
            assert_eq!(Fullness::of(ROOM / 100 * percent + ROOM / 200), fullness, "{percent} %");
        }
    }
}
