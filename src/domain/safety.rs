//! Safety before reconnection (P1): one function decides which answers close which doors.
//!
//! Only the resulting [`SafetyRoute`] is ever stored, never what was ticked.
//! Sources: peers-reflection.md, section 6 (9) and conflicts K10 and K11; inventory S2-104, S2-107, S3-90, S3-94.

use crate::domain::situation::Choice;
use crate::domain::sources::{Sources, from};
use serde::{Deserialize, Serialize};

/// What may be ticked on the safety page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SafetyAnswer {
    /// I'm sometimes afraid of them.
    Afraid,
    /// They check on or control me.
    Controlled,
    /// They have threatened or hurt me, someone else or a pet.
    Harmed,
    /// They asked me to stop, or blocked me.
    AskedToStop,
    /// There is a legal order.
    LegalOrder,
    /// I may have scared or pressured them.
    MayHaveScared,
    /// None of these. Stands alone.
    NoneOfThese,
    /// Rather not say. Stands alone.
    RatherNotSay,
}

impl SafetyAnswer {
    /// All of them, in the order shown.
    pub const ALL: [Self; 8] = [
        Self::Afraid,
        Self::Controlled,
        Self::Harmed,
        Self::AskedToStop,
        Self::LegalOrder,
        Self::MayHaveScared,
        Self::NoneOfThese,
        Self::RatherNotSay,
    ];

    /// Whether ticking it unticks everything else.
    #[must_use]
    pub const fn stands_alone(self) -> bool {
        matches!(self, Self::NoneOfThese | Self::RatherNotSay)
    }

    /// Inventory ids behind asking it, and behind the door it closes.
    #[must_use]
    pub const fn sources(self) -> Sources {
        match self {
            Self::Afraid => from(&["S2-107"]),
            Self::Controlled | Self::Harmed => from(&["S2-104", "S2-107"]),
            Self::AskedToStop | Self::LegalOrder => from(&["S3-94"]),
            Self::MayHaveScared => from(&["S2-36", "S2-85"]),
            Self::NoneOfThese | Self::RatherNotSay => from(&[]),
        }
    }
}

/// Which doors are closed for one person.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct SafetyRoute {
    /// Fear, control or harm: no contact, no talk, no drafts to send, individual help first.
    #[serde(default)]
    pub fear: bool,
    /// Asked to stop, blocked or a legal order: the plan can only be letting go.
    #[serde(default)]
    pub stopped: bool,
    /// The user may have scared or pressured them: no message; room first.
    #[serde(default)]
    pub careful: bool,
}

impl SafetyRoute {
    /// The route that follows from what was ticked. The stricter answer always wins.
    #[must_use]
    pub fn from_answers(answers: &[SafetyAnswer]) -> Self {
        let any = |of: &[SafetyAnswer]| answers.iter().any(|answer| of.contains(answer));
        Self {
            fear: any(&[SafetyAnswer::Afraid, SafetyAnswer::Controlled, SafetyAnswer::Harmed]),
            stopped: any(&[SafetyAnswer::AskedToStop, SafetyAnswer::LegalOrder]),
            careful: any(&[SafetyAnswer::MayHaveScared]),
        }
    }

    /// Whether anything that reaches out to this person may be shown at all (I2).
    #[must_use]
    pub const fn allows_contact(self) -> bool {
        !self.fear && !self.stopped && !self.careful
    }

    /// Whether this choice may be offered.
    #[must_use]
    pub const fn allows(self, choice: Choice) -> bool {
        match choice {
            Choice::LetGo => true,
            Choice::Elsewhere | Choice::RestFirst => !self.stopped,
            Choice::GiveSpace => !self.stopped && !self.fear,
            Choice::OneMessage | Choice::TinyContact | Choice::Rhythm => self.allows_contact(),
        }
    }

    /// The choices that are left, never none: where a guide's own are all closed, letting go stands open.
    #[must_use]
    pub fn choices(self, of_guide: &[Choice]) -> Vec<Choice> {
        let left: Vec<Choice> = of_guide.iter().copied().filter(|&choice| self.allows(choice)).collect();
        if left.is_empty() { vec![Choice::LetGo] } else { left }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SafetyAnswer::*;

    /// Every subset of the eight answers: which doors are closed.
    #[test]
    fn every_set_of_answers_has_its_route() {
        for bits in 0..(1u16 << 8) {
            let ticked: Vec<SafetyAnswer> =
                SafetyAnswer::ALL.into_iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1).map(|(_, a)| a).collect();
            let route = SafetyRoute::from_answers(&ticked);
            let fear = ticked.iter().any(|a| matches!(a, Afraid | Controlled | Harmed));
            let stopped = ticked.iter().any(|a| matches!(a, AskedToStop | LegalOrder));
            let careful = ticked.contains(&MayHaveScared);
            assert_eq!((route.fear, route.stopped, route.careful), (fear, stopped, careful), "{ticked:?}");
            assert_eq!(route.allows_contact(), !(fear || stopped || careful), "{ticked:?}");
            for choice in Choice::ALL {
                let open = match choice {
                    Choice::LetGo => true,
                    Choice::Elsewhere | Choice::RestFirst => !stopped,
                    Choice::GiveSpace => !stopped && !fear,
                    _ => !(stopped || fear || careful),
                };
                assert_eq!(route.allows(choice), open, "{ticked:?} {choice:?}");
            }
        }
    }

    #[test]
    fn after_please_stop_only_letting_go_is_left() {
        let route = SafetyRoute::from_answers(&[AskedToStop, NoneOfThese]);
        assert_eq!(route.choices(&Choice::ALL), vec![Choice::LetGo]);
        assert_eq!(route.choices(&[Choice::TinyContact, Choice::RestFirst]), vec![Choice::LetGo]);
    }
}
