//! Worth knowing: short cards that say the principles, the ways to talk and write, what tends to make things harder,
//! how it may end, care for oneself, and when to ask for help.
//!
//! The words are in `reads.toml`, by the same ids. The order here is the order on the page. Every card stands alone.
//! Nothing here promises an outcome or says what somebody else thinks.

use crate::domain::sources::{Sources, from};

/// A card.
#[derive(Debug)]
pub struct Read {
    /// Its id, also in addresses.
    pub id: &'static str,
    /// Where it belongs.
    pub topic: Topic,
    /// Inventory and evidence ids behind it.
    pub sources: Sources,
}

/// What a card is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    /// Giving space.
    Space,
    /// Writing and talking.
    Writing,
    /// Saying sorry and mending.
    Repair,
    /// Looking after oneself.
    Yourself,
    /// Coming back after pulling away.
    ComingBack,
    /// However it ends.
    Endings,
    /// More support.
    Support,
}

impl Topic {
    /// In the order shown.
    pub const ALL: [Self; 7] =
        [Self::Space, Self::Writing, Self::Repair, Self::Yourself, Self::ComingBack, Self::Endings, Self::Support];
}

const fn read_card(id: &'static str, topic: Topic, sources: &'static [&'static str]) -> Read {
    Read { id, topic, sources: from(sources) }
}

/// The card with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Read> {
    READS.iter().find(|card| card.id == id)
}

/// All cards, by topic.
pub static READS: &[Read] = &[
    // Space
    read_card("space-is-not-silence", Topic::Space, &["S2-39", "S2-66", "S0-33", "E17", "E18"]),
    read_card(
        "when-trying-harder",
        Topic::Space,
        &["S0-29", "S2-36", "S0-45", "S0-47", "S2-72", "S2-78", "S2-79", "S2-80", "S2-85", "E14"],
    ),
    read_card("in-their-own-time", Topic::Space, &["S2-35", "S2-65", "S2-89", "S2-93", "S4-31", "S0-31"]),
    read_card("a-feeling-first", Topic::Space, &["S0-28", "S2-82", "S3-69", "S2-81", "S0-53", "S0-36", "S2-95", "E6"]),
    read_card("not-letting-them-off", Topic::Space, &["S0-37", "S0-34", "S0-63", "S0-30", "S0-49"]),
    read_card("see-it-early", Topic::Space, &["S2-30", "S2-29", "S2-34", "S2-45", "S2-43", "S2-44"]),
    // Writing
    read_card("ask-once", Topic::Writing, &["S0-48", "S0-50", "S0-46", "S0-44", "S0-51", "E6", "E15"]),
    read_card("one-line-about-the-gap", Topic::Writing, &["S4-51", "S4-52", "S4-65", "S4-67", "S4-53", "S4-55"]),
    read_card("begin-warmly", Topic::Writing, &["S3-53", "S3-72", "S3-73", "S3-55", "S2-68", "S2-83"]),
    read_card(
        "listen-to-the-end",
        Topic::Writing,
        &["S3-56", "S3-58", "S3-75", "S2-67", "S2-84", "S2-74", "S3-57", "S3-66", "S4-28", "E11"],
    ),
    read_card("from-your-own-side", Topic::Writing, &["S2-37", "S2-69", "S3-59", "S2-86", "S3-77", "S4-56", "E10"]),
    read_card("a-good-hour", Topic::Writing, &["S2-70", "S3-60", "S3-30", "S2-42", "S2-107"]),
    read_card("their-way", Topic::Writing, &["S4-54", "S4-30", "S3-52", "S3-54"]),
    read_card("your-limits-count", Topic::Writing, &["S2-41", "S2-71", "S3-34", "S3-76"]),
    // Repair
    read_card("what-an-apology-holds", Topic::Repair, &["S3-50", "S3-51", "S3-71", "E8", "E9"]),
    read_card("own-or-forgive", Topic::Repair, &["S3-29", "S3-28", "S3-70", "E19"]),
    read_card("mending-takes-time", Topic::Repair, &["S2-33", "S2-38", "S3-32", "S3-33", "S3-31", "S3-74"]),
    read_card("after-an-honest-talk", Topic::Repair, &["S3-27", "S3-82", "S3-83", "S3-78", "S3-79", "S3-84", "S3-95"]),
    // Yourself
    read_card("no-measure-of-you", Topic::Yourself, &["S0-55", "S0-61", "S2-87", "S0-65", "E25"]),
    read_card("more-than-one", Topic::Yourself, &["S0-54", "S2-40", "S0-58", "S0-64", "S2-100", "S3-89", "S0-62"]),
    read_card(
        "your-own-days",
        Topic::Yourself,
        &["S2-96", "S2-98", "S2-97", "S2-101", "S2-99", "S1-46", "S2-103", "E22", "E23"],
    ),
    // ComingBack
    read_card("gently-with-yourself", Topic::ComingBack, &["S1-40", "S1-25", "S1-26", "S1-27", "S1-44"]),
    read_card(
        "one-small-thing-today",
        Topic::ComingBack,
        &["S4-24", "S4-66", "S4-71", "S1-36", "S1-37", "S1-38", "S4-64", "S1-28", "S1-41", "S1-45", "S1-30"],
    ),
    read_card("small-and-often", Topic::ComingBack, &["S4-22", "S4-27", "S4-25", "S4-23", "S4-29", "S4-74"]),
    read_card(
        "some-answer-some-dont",
        Topic::ComingBack,
        &["S4-73", "S4-26", "S4-69", "S4-68", "S4-72", "S4-79", "S4-33"],
    ),
    read_card("keep-it-going", Topic::ComingBack, &["S4-70", "S4-32", "S4-80", "S4-81", "S4-34"]),
    // Endings
    read_card("no-last-scene", Topic::Endings, &["S0-56", "S0-52", "S0-32", "S0-35", "S0-57", "S0-59", "S0-60"]),
    read_card("either-way", Topic::Endings, &["S2-94", "S2-91", "S2-92", "S2-88", "S2-31"]),
    read_card("no-answer-yet", Topic::Endings, &["S3-81", "S3-80", "S3-87", "S4-77", "S4-78"]),
    read_card("a-natural-end", Topic::Endings, &["S3-86", "S4-75", "S3-85", "S4-76", "S2-90"]),
    // Support
    read_card("better-left-alone", Topic::Support, &["S2-32", "S2-104", "S3-90", "S2-107", "S3-35", "S3-88"]),
    read_card("asking-for-support", Topic::Support, &["S2-108", "S4-82", "S1-47", "S1-29", "S1-43", "E5"]),
    read_card(
        "kinds-of-help",
        Topic::Support,
        &["S1-48", "S1-49", "S1-50", "S1-51", "S1-52", "S1-53", "S1-54", "S1-55", "S1-42"],
    ),
    read_card("a-counsellor", Topic::Support, &["S2-55", "S2-105", "S2-106", "S2-107"]),
];
