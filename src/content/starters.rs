//! Starters: words to borrow for a message, by kind. Each is sent by hand, or not at all.
//!
//! The words are in `starters.toml`, by the same ids; `{name}` is filled in and `…` is for the writer. They ask for
//! little or nothing, and each stands alone. None is for somebody who asked to stop, or whom the writer fears.

use crate::domain::situation::Situation;
use crate::domain::sources::{Sources, from};

/// A line to borrow.
#[derive(Debug)]
pub struct Starter {
    /// Its id.
    pub id: &'static str,
    /// Its kind.
    pub kind: StarterKind,
    /// The situations it suits; none means all.
    pub suits: &'static [Situation],
    /// Inventory and evidence ids behind it.
    pub sources: Sources,
}

impl Starter {
    /// Whether it suits a situation; where none is known, all do.
    #[must_use]
    pub fn suits(&self, situation: Option<Situation>) -> bool {
        situation.is_none_or(|situation| self.suits.is_empty() || self.suits.contains(&situation))
    }
}

/// What a starter is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StarterKind {
    /// Said once, before going quiet.
    SpaceNote,
    /// Still here, no pressure.
    StillHere,
    /// How it is, in one honest line.
    HonestCheckIn,
    /// A short hello.
    ShortHello,
    /// A memory that is shared.
    SharedMemory,
    /// Good luck on a day of theirs.
    GoodLuck,
    /// Own it, in one line.
    OwnIt,
    /// An open question.
    OpenQuestion,
    /// A light invitation.
    LightInvitation,
    /// Something you value about them.
    Appreciation,
    /// What is all right with you, and what is not.
    Boundary,
    /// When a talk went wrong, or might begin again.
    Repair,
    /// A letter.
    Letter,
    /// What I did, its effect, what I do now.
    Apology,
}

impl StarterKind {
    /// All kinds, in the order shown.
    pub const ALL: [Self; 14] = [
        Self::SpaceNote,
        Self::StillHere,
        Self::HonestCheckIn,
        Self::ShortHello,
        Self::SharedMemory,
        Self::GoodLuck,
        Self::OwnIt,
        Self::OpenQuestion,
        Self::LightInvitation,
        Self::Appreciation,
        Self::Boundary,
        Self::Repair,
        Self::Letter,
        Self::Apology,
    ];

    /// The id in words files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::SpaceNote => "space-note",
            Self::StillHere => "still-here",
            Self::HonestCheckIn => "honest-check-in",
            Self::ShortHello => "short-hello",
            Self::SharedMemory => "shared-memory",
            Self::GoodLuck => "good-luck",
            Self::OwnIt => "own-it",
            Self::OpenQuestion => "open-question",
            Self::LightInvitation => "light-invitation",
            Self::Appreciation => "appreciation",
            Self::Boundary => "boundary",
            Self::Repair => "repair",
            Self::Letter => "letter",
            Self::Apology => "apology",
        }
    }
}

const fn starter(
    id: &'static str,
    kind: StarterKind,
    suits: &'static [Situation],
    sources: &'static [&'static str],
) -> Starter {
    Starter { id, kind, suits, sources: from(sources) }
}

/// All starters, by kind. No situations means that it suits them all.
pub static STARTERS: &[Starter] = &[
    starter(
        "space-note-1",
        StarterKind::SpaceNote,
        &[Situation::FriendPullingAway, Situation::WentCold],
        &["S2-66", "S2-73", "S0-33", "E18"],
    ),
    starter(
        "space-note-2",
        StarterKind::SpaceNote,
        &[Situation::PartnerPullingAway],
        &["S2-39", "S2-66", "S2-68", "E14"],
    ),
    starter(
        "space-note-3",
        StarterKind::SpaceNote,
        &[Situation::FriendPullingAway, Situation::PartnerPullingAway, Situation::WentCold],
        &["S0-33", "S3-94", "S4-26"],
    ),
    starter("space-note-4", StarterKind::SpaceNote, &[Situation::IPulledAway], &["S1-37", "S4-56", "E18"]),
    starter(
        "still-here-1",
        StarterKind::StillHere,
        &[Situation::FriendPullingAway, Situation::PartnerPullingAway, Situation::WentCold],
        &["S2-73", "S2-66"],
    ),
    starter(
        "still-here-2",
        StarterKind::StillHere,
        &[Situation::PartnerPullingAway, Situation::IPulledAway, Situation::StayClose],
        &["S1-38", "S1-36"],
    ),
    starter("still-here-3", StarterKind::StillHere, &[Situation::PartnerPullingAway], &["S2-68", "S2-38"]),
    starter("still-here-4", StarterKind::StillHere, &[Situation::IPulledAway], &["S1-36", "S1-37"]),
    starter("honest-check-in-1", StarterKind::HonestCheckIn, &[Situation::IPulledAway], &["S1-39", "S1-37"]),
    starter("honest-check-in-2", StarterKind::HonestCheckIn, &[Situation::IPulledAway], &["S1-39", "S1-37"]),
    starter("honest-check-in-3", StarterKind::HonestCheckIn, &[Situation::IPulledAway], &["S4-56", "S1-30", "E5"]),
    starter(
        "honest-check-in-4",
        StarterKind::HonestCheckIn,
        &[Situation::FriendPullingAway, Situation::PartnerPullingAway, Situation::WentCold],
        &["S2-69", "S0-44", "E6", "E10"],
    ),
    starter("short-hello-1", StarterKind::ShortHello, &[], &["S4-58"]),
    starter(
        "short-hello-2",
        StarterKind::ShortHello,
        &[Situation::FriendPullingAway, Situation::IPulledAway, Situation::WentCold, Situation::StayClose],
        &["S4-63"],
    ),
    starter(
        "short-hello-3",
        StarterKind::ShortHello,
        &[Situation::IPulledAway, Situation::WentCold],
        &["S3-62", "S3-53", "S3-55"],
    ),
    starter(
        "short-hello-4",
        StarterKind::ShortHello,
        &[Situation::IPulledAway, Situation::StayClose],
        &["S1-36", "S4-63"],
    ),
    starter("shared-memory-1", StarterKind::SharedMemory, &[], &["S4-40"]),
    starter(
        "shared-memory-2",
        StarterKind::SharedMemory,
        &[Situation::IPulledAway, Situation::StayClose],
        &["S4-64", "S4-85"],
    ),
    starter("shared-memory-3", StarterKind::SharedMemory, &[Situation::WentCold], &["S3-55", "S4-40"]),
    starter("good-luck-1", StarterKind::GoodLuck, &[], &["S4-62", "S4-55"]),
    starter("good-luck-2", StarterKind::GoodLuck, &[], &["S4-55", "S4-88"]),
    starter(
        "good-luck-3",
        StarterKind::GoodLuck,
        &[Situation::FriendPullingAway, Situation::PartnerPullingAway, Situation::IPulledAway, Situation::StayClose],
        &["S4-55", "S4-62"],
    ),
    starter("own-it-1", StarterKind::OwnIt, &[Situation::IPulledAway], &["S4-57", "S4-51"]),
    starter(
        "own-it-2",
        StarterKind::OwnIt,
        &[Situation::IPulledAway, Situation::StayClose],
        &["S4-57", "S4-51", "S4-52", "S4-53"],
    ),
    starter("own-it-3", StarterKind::OwnIt, &[Situation::WentCold], &["S3-68", "S3-59"]),
    starter(
        "own-it-4",
        StarterKind::OwnIt,
        &[Situation::FriendPullingAway, Situation::PartnerPullingAway],
        &["S4-51", "S3-59", "S2-36"],
    ),
    starter("own-it-5", StarterKind::OwnIt, &[Situation::WentCold, Situation::StayClose], &["S4-52", "S4-51", "S4-61"]),
    starter(
        "open-question-1",
        StarterKind::OpenQuestion,
        &[Situation::IPulledAway, Situation::StayClose],
        &["S4-59", "S4-53"],
    ),
    starter(
        "open-question-2",
        StarterKind::OpenQuestion,
        &[Situation::IPulledAway, Situation::StayClose],
        &["S4-60", "S4-53"],
    ),
    starter(
        "open-question-3",
        StarterKind::OpenQuestion,
        &[Situation::FriendPullingAway, Situation::IPulledAway, Situation::WentCold, Situation::StayClose],
        &["S4-61", "S4-53", "S4-55"],
    ),
    starter(
        "open-question-4",
        StarterKind::OpenQuestion,
        &[Situation::PartnerPullingAway, Situation::WentCold],
        &["S2-74", "S2-67", "E11"],
    ),
    starter(
        "open-question-5",
        StarterKind::OpenQuestion,
        &[Situation::PartnerPullingAway, Situation::StayClose],
        &["S4-54", "S4-30"],
    ),
    starter(
        "light-invitation-1",
        StarterKind::LightInvitation,
        &[Situation::PartnerPullingAway, Situation::StayClose],
        &["S2-75", "S2-83"],
    ),
    starter(
        "light-invitation-2",
        StarterKind::LightInvitation,
        &[Situation::IPulledAway, Situation::WentCold, Situation::StayClose],
        &["S3-63", "S3-53"],
    ),
    starter(
        "light-invitation-3",
        StarterKind::LightInvitation,
        &[Situation::FriendPullingAway, Situation::IPulledAway, Situation::WentCold, Situation::StayClose],
        &["S3-53", "S4-39", "S2-83"],
    ),
    starter("appreciation-1", StarterKind::Appreciation, &[], &["S2-54", "S2-76", "S2-68", "E4"]),
    starter("appreciation-2", StarterKind::Appreciation, &[], &["S2-76", "S3-55", "E4"]),
    starter(
        "appreciation-3",
        StarterKind::Appreciation,
        &[Situation::PartnerPullingAway, Situation::StayClose],
        &["S2-68", "S2-76"],
    ),
    starter("boundary-1", StarterKind::Boundary, &[Situation::PartnerPullingAway], &["S2-77", "S2-71", "S2-69"]),
    starter(
        "boundary-2",
        StarterKind::Boundary,
        &[Situation::FriendPullingAway, Situation::PartnerPullingAway, Situation::StayClose],
        &["S2-71", "S2-69", "S4-56"],
    ),
    starter("boundary-3", StarterKind::Boundary, &[Situation::IPulledAway], &["S4-56", "S2-71"]),
    starter(
        "boundary-4",
        StarterKind::Boundary,
        &[Situation::PartnerPullingAway, Situation::WentCold],
        &["S2-71", "S3-60"],
    ),
    starter(
        "repair-1",
        StarterKind::Repair,
        &[Situation::PartnerPullingAway, Situation::WentCold, Situation::StayClose],
        &["S3-66", "S3-57"],
    ),
    starter(
        "repair-2",
        StarterKind::Repair,
        &[Situation::PartnerPullingAway, Situation::WentCold, Situation::StayClose],
        &["S2-72", "S3-59", "E13"],
    ),
    starter(
        "repair-3",
        StarterKind::Repair,
        &[Situation::PartnerPullingAway, Situation::StayClose],
        &["S3-31", "S2-72", "E13"],
    ),
    starter(
        "repair-4",
        StarterKind::Repair,
        &[Situation::PartnerPullingAway, Situation::IPulledAway, Situation::WentCold, Situation::StayClose],
        &["S3-32", "S3-58", "E13"],
    ),
    starter("repair-5", StarterKind::Repair, &[Situation::FriendPullingAway, Situation::WentCold], &["S3-67", "S3-55"]),
    starter("letter-1", StarterKind::Letter, &[Situation::WentCold], &["S3-64", "S3-65", "S3-54", "S3-55", "E18"]),
    starter(
        "letter-2",
        StarterKind::Letter,
        &[Situation::IPulledAway, Situation::WentCold],
        &["S3-68", "S3-50", "S3-54", "S3-59", "E8", "E9"],
    ),
    starter(
        "apology-1",
        StarterKind::Apology,
        &[Situation::WentCold, Situation::StayClose],
        &["S3-61", "S3-50", "S3-51", "E8"],
    ),
    starter(
        "apology-2",
        StarterKind::Apology,
        &[Situation::FriendPullingAway, Situation::WentCold],
        &["S3-50", "S3-59", "E8"],
    ),
    starter(
        "apology-3",
        StarterKind::Apology,
        &[Situation::PartnerPullingAway, Situation::IPulledAway, Situation::StayClose],
        &["S3-50", "S4-51", "E8"],
    ),
];
