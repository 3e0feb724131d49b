//! The steps a plan is made of: what each is, how big, and its smaller sister.

use crate::domain::journal::Energy;
use crate::domain::reflection::exercise::Exercise;
use crate::domain::sources::{Sources, from};
use serde::{Deserialize, Serialize};

/// Where in a plan a step belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Find some ground first.
    Ground,
    /// Give space.
    Space,
    /// Reach out, once and lightly.
    Reach,
    /// Wait for a reply.
    Wait,
    /// Talk.
    Talk,
    /// Rebuild in small ways.
    Rebuild,
    /// Keep it going.
    Keep,
}

impl Stage {
    /// In their order.
    pub const ALL: [Self; 7] =
        [Self::Ground, Self::Space, Self::Reach, Self::Wait, Self::Talk, Self::Rebuild, Self::Keep];

    /// The id in words files and in scenarios.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ground => "ground",
            Self::Space => "space",
            Self::Reach => "reach",
            Self::Wait => "wait",
            Self::Talk => "talk",
            Self::Rebuild => "rebuild",
            Self::Keep => "keep",
        }
    }
}

/// How much a step asks of somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// Thirty seconds, lying down.
    Tiny,
    /// A few minutes.
    Small,
    /// Half an hour or more.
    Bigger,
}

impl Size {
    /// The id in scenarios.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tiny => "tiny",
            Self::Small => "small",
            Self::Bigger => "bigger",
        }
    }
}

/// What is fixed about a kind of step.
#[derive(Clone, Copy, Debug)]
pub struct StepRule {
    /// Where it belongs.
    pub stage: Stage,
    /// How much it asks.
    pub size: Size,
    /// About how many minutes it takes.
    pub minutes: u8,
    /// Whether it reaches out to the person the plan is about (I1 to I4 hang on this).
    pub contact: bool,
    /// What "too much today" turns it into; `None` at the bottom.
    pub smaller: Option<StepKind>,
    /// Inventory and evidence ids behind it (I6).
    pub sources: Sources,
}

/// The id of a kind of step: its place in [`STEP_KINDS`] is fixed, its name is stored.
macro_rules! step_kinds {
    ($($(#[$doc:meta])* $kind:ident = $id:literal: $stage:ident, $size:ident, $minutes:literal min,
        contact: $contact:literal, smaller: $smaller:expr, from $sources:expr;)*) => {
        /// Every kind of step.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
        pub enum StepKind {
            $($(#[$doc])* #[serde(rename = $id)] $kind,)*
        }

        /// All kinds, for tests over the whole table.
        pub const STEP_KINDS: &[StepKind] = &[$(StepKind::$kind),*];

        impl StepKind {
            /// The id in words files and in storage.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$kind => $id),* }
            }

            /// What is fixed about it.
            #[must_use]
            pub const fn rule(self) -> StepRule {
                match self {
                    $(Self::$kind => StepRule {
                        stage: Stage::$stage,
                        size: Size::$size,
                        minutes: $minutes,
                        contact: $contact,
                        smaller: $smaller,
                        sources: from($sources),
                    }),*
                }
            }
        }
    };
}

step_kinds! {
    // Ground
    /// Ten quiet minutes before anything else.
    Settle = "settle": Ground, Small, 10 min, contact: false, smaller: Some(Self::ThreeBreaths), from &["S2-48", "S2-51", "S2-96"];
    /// Three slow breaths.
    ThreeBreaths = "three-breaths": Ground, Tiny, 1 min, contact: false, smaller: None, from &["S2-48", "S1-45"];
    /// Write down what is too much to say.
    WriteItOut = "write-it-out": Ground, Small, 10 min, contact: false, smaller: Some(Self::OneLine), from &["S1-33", "S1-46", "E22"];
    /// One line, for nobody.
    OneLine = "one-line": Ground, Tiny, 1 min, contact: false, smaller: None, from &["S1-45", "S1-46"];
    /// Something that is one's own.
    OwnThing = "own-thing": Ground, Small, 20 min, contact: false, smaller: Some(Self::StepOutside), from &["S2-50", "S2-95", "S2-97", "S2-63"];
    /// Five minutes outside.
    StepOutside = "step-outside": Ground, Tiny, 5 min, contact: false, smaller: None, from &["S2-98", "S1-45"];
    /// Stop looking at their profile.
    StopChecking = "stop-checking": Ground, Tiny, 2 min, contact: false, smaller: None, from &["S0-43", "S0-53", "E16"];
    /// Rest, on purpose.
    Rest = "rest": Ground, Tiny, 5 min, contact: false, smaller: None, from &["S1-28", "S1-45", "S4-81"];
    /// Tell somebody one trusts how it is.
    TalkToSomeone = "talk-to-someone": Ground, Small, 15 min, contact: false, smaller: Some(Self::OneLine), from &["S2-107", "S2-106", "E5"];
    /// A letter that is never sent.
    UnsentLetter = "unsent-letter": Ground, Small, 15 min, contact: false, smaller: Some(Self::OneLine), from &["S1-33", "S0-35", "E23"];

    // Space
    /// The space itself, from a day to a day.
    Space = "space": Space, Tiny, 1 min, contact: false, smaller: None, from &["S2-47", "S2-109", "S2-49", "S2-66", "S2-73", "S0-33", "S0-38", "S3-94", "E18"];

    // Reach
    /// A line to somebody easy, first.
    WarmUp = "warm-up": Reach, Tiny, 2 min, contact: false, smaller: Some(Self::HeartToOther), from &["E2", "S4-36", "S4-84"];
    /// One light hello that asks for nothing.
    LightHello = "light-hello": Reach, Tiny, 2 min, contact: true, smaller: Some(Self::Heart), from &["S2-110", "S2-124", "S4-37", "S4-63", "E15"];
    /// One calm, optional question, once.
    CalmQuestion = "calm-question": Reach, Small, 5 min, contact: true, smaller: Some(Self::LightHello), from &["S2-69", "S3-53", "E6", "E10"];
    /// Own it, briefly.
    OwnIt = "own-it": Reach, Small, 5 min, contact: true, smaller: Some(Self::LightHello), from &["S4-35", "S4-51", "S4-57", "S3-50", "E8"];
    /// A heart, or two words.
    Heart = "heart": Reach, Tiny, 1 min, contact: true, smaller: None, from &["S1-31", "S1-36", "S1-38", "S1-56"];
    /// One honest line about how it is.
    HonestLine = "honest-line": Reach, Tiny, 2 min, contact: true, smaller: Some(Self::Heart), from &["S1-32", "S1-37", "S1-39"];

    /// Answer what they wrote, warmly and briefly.
    Answer = "answer": Reach, Tiny, 2 min, contact: true, smaller: Some(Self::Heart), from &["S4-45", "S4-79", "S4-35"];

    // Wait
    /// The time in which a reply may come, from a day to a day.
    Wait = "wait": Wait, Tiny, 1 min, contact: false, smaller: None, from &["S2-110", "S3-44", "S3-92"];
    /// Say whether a reply came.
    FollowUp = "follow-up": Wait, Tiny, 1 min, contact: false, smaller: None, from &["S2-110", "S4-45"];

    // Talk
    /// Two or three points, before a talk.
    PrepareTalk = "prepare-talk": Talk, Small, 10 min, contact: false, smaller: Some(Self::OneLine), from &["S2-61", "S2-70", "S2-113"];
    /// Ask for a quiet time to talk.
    AskToTalk = "ask-to-talk": Talk, Small, 5 min, contact: true, smaller: Some(Self::LightHello), from &["S2-70", "S3-57", "E10"];

    // Rebuild
    /// What happened, and what one read into it.
    AfterContact = "after-contact": Rebuild, Small, 5 min, contact: false, smaller: Some(Self::OneLine), from &["S3-09", "S2-10", "E6"];
    /// Suggest something light together.
    Invite = "invite": Rebuild, Small, 5 min, contact: true, smaller: Some(Self::LightHello), from &["S2-52", "S2-75", "S4-39", "S3-63", "S3-47"];

    // Keep
    /// Time with somebody else.
    SeeOther = "see-other": Keep, Bigger, 60 min, contact: false, smaller: Some(Self::HelloOther), from &["S0-39", "S0-40", "S0-41", "S2-60", "S2-111", "S0-64"];
    /// A line to somebody else.
    HelloOther = "hello-other": Keep, Tiny, 2 min, contact: false, smaller: Some(Self::HeartToOther), from &["S0-39", "S4-84", "S4-58"];
    /// A heart to somebody else.
    HeartToOther = "heart-to-other": Keep, Tiny, 1 min, contact: false, smaller: None, from &["S1-31", "S1-36"];
    /// Think of somebody, and say so.
    ThinkOf = "think-of": Keep, Tiny, 2 min, contact: true, smaller: Some(Self::Heart), from &["S4-83", "S4-84", "S4-63", "S4-90", "S4-46"];

    /// Wish them well on their day.
    Greeting = "greeting": Keep, Tiny, 2 min, contact: true, smaller: Some(Self::Heart), from &["S4-44", "S4-55", "S4-88"];

    // Looking again
    /// Look at the plan again (I7).
    Review = "review": Wait, Tiny, 3 min, contact: false, smaller: None, from &["S2-57", "S2-117", "S3-92", "S3-93"];
}

/// What in Ebb helps with a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aid {
    /// An exercise.
    Exercise(Exercise),
    /// A line in the journal.
    Journal,
    /// Words to borrow.
    Words,
}

impl StepKind {
    /// What helps with it, where something does.
    #[must_use]
    pub const fn aid(self) -> Option<Aid> {
        Some(match self {
            Self::Settle | Self::ThreeBreaths | Self::Rest => Aid::Exercise(Exercise::Settle),
            Self::UnsentLetter => Aid::Exercise(Exercise::UnsentLetter),
            Self::OwnThing => Aid::Exercise(Exercise::OwnGoals),
            Self::OwnIt => Aid::Exercise(Exercise::Apology),
            Self::SeeOther => Aid::Exercise(Exercise::MyCircle),
            Self::PrepareTalk => Aid::Exercise(Exercise::PrepareATalk),
            Self::AfterContact => Aid::Exercise(Exercise::AfterAContact),
            Self::Review => Aid::Exercise(Exercise::Week),
            Self::WriteItOut | Self::OneLine => Aid::Journal,
            Self::CalmQuestion
            | Self::LightHello
            | Self::HonestLine
            | Self::Invite
            | Self::ThinkOf
            | Self::Answer
            | Self::AskToTalk
            | Self::Greeting
            | Self::HelloOther => Aid::Words,
            _ => return None,
        })
    }

    /// Whether it is a time that passes, with a last day, and nothing to do.
    #[must_use]
    pub const fn is_a_time(self) -> bool {
        matches!(self, Self::Space | Self::Wait)
    }

    /// Whether it is with somebody other than the person the plan is about.
    #[must_use]
    pub const fn is_with_other(self) -> bool {
        matches!(self, Self::SeeOther | Self::HelloOther | Self::WarmUp | Self::HeartToOther | Self::TalkToSomeone)
    }

    /// The step itself, or the first smaller sister that today's energy allows (I8). `None` when there is
    /// none so small.
    #[must_use]
    pub fn fitting(self, energy: Energy) -> Option<Self> {
        let most = match energy {
            Energy::Low => Size::Tiny,
            Energy::Some => Size::Small,
            Energy::Good => Size::Bigger,
        };
        std::iter::successors(Some(self), |kind| kind.rule().smaller).find(|kind| kind.rule().size <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_much_today_always_ends_at_something_smaller() {
        for &kind in STEP_KINDS {
            let mut at = kind;
            let mut seen = vec![at];
            while let Some(smaller) = at.rule().smaller {
                assert!(smaller.rule().size <= at.rule().size, "{} grows into {}", at.id(), smaller.id());
                assert!(smaller.rule().minutes <= at.rule().minutes, "{} takes longer than {}", smaller.id(), at.id());
                assert!(!seen.contains(&smaller), "{} never ends", kind.id());
                seen.push(smaller);
                at = smaller;
            }
            assert_eq!(at.rule().size, Size::Tiny, "{} ends at {}", kind.id(), at.id());
        }
    }

    #[test]
    fn a_smaller_sister_never_starts_contact_that_the_larger_did_not() {
        for &kind in STEP_KINDS {
            if let Some(smaller) = kind.rule().smaller {
                assert!(kind.rule().contact || !smaller.rule().contact, "{}", kind.id());
            }
        }
    }

    #[test]
    fn every_step_has_sources() {
        for &kind in STEP_KINDS {
            assert!(!kind.rule().sources.ids().is_empty(), "{}", kind.id());
        }
    }
}
