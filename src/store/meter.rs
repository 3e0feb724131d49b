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
        // Every letter begins with a byte that continues no other; four bytes are two units of UTF-16.
        let units = |byte: u8| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0);
        let units = text.bytes().map(units).sum();
        match self {
            // From 0xc4 on begin the letters beyond Latin-1.
            Self::Bytes if text.bytes().any(|byte| byte >= 0xc4) => 2 * units,
            _ => units,
        }
    }
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
    fn warnings_come_at_seventy_eighty_five_and_ninety_five() {
        use Fullness::*;
        for (percent, fullness) in [(0, Roomy), (69, Roomy), (70, Filling), (84, Filling), (85, NearlyFull), (95, Full)]
        {
            assert_eq!(Fullness::of(ROOM / 100 * percent + ROOM / 200), fullness, "{percent} %");
        }
    }
}
