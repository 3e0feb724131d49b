//! What brings somebody here, and what they may choose to do about it.

use serde::{Deserialize, Serialize};

/// The five situations (inventory group A).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// A friend is pushing me away.
    FriendPullingAway,
    /// A partner is pulling away.
    PartnerPullingAway,
    /// I have been pushing people away.
    IPulledAway,
    /// It went cold and I want it back.
    WentCold,
    /// I want to keep my people close.
    StayClose,
}

impl Situation {
    /// All of them, in the order of the first screen.
    pub const ALL: [Self; 5] =
        [Self::FriendPullingAway, Self::PartnerPullingAway, Self::IPulledAway, Self::WentCold, Self::StayClose];

    /// The id in routes, words files and scenarios.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::FriendPullingAway => "friend-pulling-away",
            Self::PartnerPullingAway => "partner-pulling-away",
            Self::IPulledAway => "i-pulled-away",
            Self::WentCold => "went-cold",
            Self::StayClose => "stay-close",
        }
    }

    /// The situation with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|situation| situation.id() == id)
    }
}

/// What a person chooses at the end of a guide. All are shown as equals; none is preselected.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// Start no contact for a while.
    GiveSpace,
    /// One calm message, then wait.
    OneMessage,
    /// Put the energy elsewhere.
    Elsewhere,
    /// Let this go.
    LetGo,
    /// One tiny contact now.
    TinyContact,
    /// Rest first.
    RestFirst,
    /// A gentle rhythm with a few people.
    Rhythm,
}

impl Choice {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::GiveSpace,
        Self::OneMessage,
        Self::Elsewhere,
        Self::LetGo,
        Self::TinyContact,
        Self::RestFirst,
        Self::Rhythm,
    ];

    /// The id in answers, words files and scenarios.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GiveSpace => "give-space",
            Self::OneMessage => "one-message",
            Self::Elsewhere => "elsewhere",
            Self::LetGo => "let-go",
            Self::TinyContact => "tiny-contact",
            Self::RestFirst => "rest-first",
            Self::Rhythm => "rhythm",
        }
    }

    /// The choice with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.id() == id)
    }
}
