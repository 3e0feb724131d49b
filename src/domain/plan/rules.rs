//! The rules of the planner as a table a counsellor can read: for each choice, which steps are
//! offered, when, and under which condition. [`super::propose`] reads it; nothing else decides.

use super::step::StepKind;
use crate::domain::situation::{Choice, Situation};

/// One step that a choice offers.
#[derive(Clone, Copy, Debug)]
pub struct Offer {
    /// What is offered.
    pub kind: StepKind,
    /// For which day.
    pub timing: Timing,
    /// Only when this holds.
    pub only: Only,
}

/// When an offered step is for.
#[derive(Clone, Copy, Debug)]
pub enum Timing {
    /// So many days after the plan is made.
    Day(u16),
    /// A space from the first day on, for as long as chosen.
    ChosenSpace,
    /// A space of so many days from the first day on.
    SpaceOf(u16),
    /// So many days after the last day of the space, or after the first day when there is none.
    AfterSpace(u16),
}

/// When an offer holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Only {
    /// Always.
    Always,
    /// When messages to them are still waiting for a reply.
    MessagesWaiting,
    /// When somebody was hurt and the answers say that part of it is one's own.
    ToOwn,
    /// When there is nothing to own, or nothing says so.
    NotToOwn,
    /// In this situation.
    In(Situation),
    /// In any other situation.
    NotIn(Situation),
}

const fn offer(kind: StepKind, timing: Timing) -> Offer {
    Offer { kind, timing, only: Only::Always }
}

const fn offer_if(only: Only, kind: StepKind, timing: Timing) -> Offer {
    Offer { kind, timing, only }
}

/// The steps each choice offers, in order.
#[must_use]
pub const fn offers(choice: Choice) -> &'static [Offer] {
    use Only::{In, MessagesWaiting, NotIn, NotToOwn, ToOwn};
    use StepKind::*;
    use Timing::{AfterSpace, ChosenSpace, Day, SpaceOf};
    match choice {
        // K2, K3: one kind note, a chosen quiet period, then at most one light message.
        Choice::GiveSpace => {
            &const {
                [
                    offer(Space, ChosenSpace),
                    offer(SeeOther, Day(0)),
                    offer_if(In(Situation::PartnerPullingAway), WriteItOut, Day(3)),
                    offer(LightHello, AfterSpace(1)),
                    offer(Review, AfterSpace(11)),
                ]
            }
        }
        // K4, E2, E6: warm up on somebody easy, ask once and calmly, then wait.
        Choice::OneMessage => {
            &const {
                [
                    offer_if(MessagesWaiting, Space, SpaceOf(7)),
                    offer(WarmUp, Day(0)),
                    offer(Settle, Day(1)),
                    offer_if(NotToOwn, CalmQuestion, AfterSpace(1)),
                    offer_if(ToOwn, OwnIt, AfterSpace(1)),
                    offer(SeeOther, Day(4)),
                    offer(Review, AfterSpace(15)),
                ]
            }
        }
        // P6: other people and one's own life come forward.
        Choice::Elsewhere => {
            &const {
                [
                    offer(SeeOther, Day(0)),
                    offer_if(NotIn(Situation::StayClose), StopChecking, Day(1)),
                    offer(OwnThing, Day(3)),
                    offer(HelloOther, Day(10)),
                    offer(Review, Day(21)),
                ]
            }
        }
        // P10, K11: an ending is a result; nothing here reaches out.
        Choice::LetGo => {
            &const {
                [
                    offer(UnsentLetter, Day(0)),
                    offer(StopChecking, Day(1)),
                    offer(SeeOther, Day(3)),
                    offer(OwnThing, Day(7)),
                    offer(Review, Day(30)),
                ]
            }
        }
        // P5, E5: a contact so small that it can be done lying down.
        Choice::TinyContact => {
            &const { [offer(Heart, Day(0)), offer(StepOutside, Day(1)), offer(HonestLine, Day(4)), offer(Review, Day(14))] }
        }
        // K14: withdrawal is met with kindness first.
        Choice::RestFirst => {
            &const { [offer(Rest, Day(0)), offer(StepOutside, Day(1)), offer(HelloOther, Day(4)), offer(Review, Day(7))] }
        }
        // S4-90, S4-27: steady and small.
        Choice::Rhythm => &const { [offer(ThinkOf, Day(0)), offer(Invite, Day(7)), offer(Review, Day(30))] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::step::{STEP_KINDS, StepKind};

    /// Kinds that a plan can come to hold: offered, or the smaller sister of one that is.
    fn reachable() -> Vec<StepKind> {
        let mut found: Vec<StepKind> =
            Choice::ALL.into_iter().flat_map(|choice| offers(choice).iter().map(|offer| offer.kind)).collect();
        let mut at = 0;
        while at < found.len() {
            if let Some(smaller) = found[at].rule().smaller
                && !found.contains(&smaller)
            {
                found.push(smaller);
            }
            at += 1;
        }
        found
    }

    #[test]
    fn every_kind_of_step_is_offered_somewhere() {
        let reachable = reachable();
        for kind in STEP_KINDS {
            assert!(reachable.contains(kind), "{} is never offered", kind.id());
        }
    }

    #[test]
    fn every_choice_ends_with_a_review() {
        for choice in Choice::ALL {
            assert_eq!(offers(choice).last().map(|offer| offer.kind), Some(StepKind::Review), "{choice:?}");
        }
    }

    #[test]
    fn letting_go_elsewhere_and_rest_never_reach_out() {
        for choice in [Choice::LetGo, Choice::Elsewhere, Choice::RestFirst] {
            assert!(offers(choice).iter().all(|offer| !offer.kind.rule().contact), "{choice:?}");
        }
    }
}
