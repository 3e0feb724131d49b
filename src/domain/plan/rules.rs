//! The rules of the planner as two tables a counsellor can read: which steps each choice offers, and what follows
//! from what happens. [`super::propose`] reads the first, [`super::advance`] the second; nothing else decides.

use super::advance::{ReviewChoice, Warmth};
use super::step::{Stage, StepKind};
use super::{Outcome, StepState};
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
    /// Where the situation is one of these.
    Where(Where),
    /// When messages to them are still waiting for a reply.
    MessagesWaiting,
    /// When somebody was hurt and the answers say that part of it is one's own.
    ToOwn,
    /// When there is nothing to own, or nothing says so.
    NotToOwn,
}

/// In which situations something holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Where {
    /// In every one.
    Everywhere,
    /// In this one.
    In(Situation),
    /// In any other.
    NotIn(Situation),
}

impl Where {
    /// Whether it holds there.
    #[must_use]
    pub fn holds(self, situation: Situation) -> bool {
        match self {
            Self::Everywhere => true,
            Self::In(one) => one == situation,
            Self::NotIn(one) => one != situation,
        }
    }
}

const fn offer(kind: StepKind, timing: Timing) -> Offer {
    Offer { kind, timing, only: Only::Where(Where::Everywhere) }
}

const fn offer_if(only: Only, kind: StepKind, timing: Timing) -> Offer {
    Offer { kind, timing, only }
}

/// The steps each choice offers, in order. At most one of them reaches out: what comes after a message depends on
/// what comes back (I4, K2).
#[must_use]
pub const fn offers(choice: Choice) -> &'static [Offer] {
    use Only::{MessagesWaiting, NotToOwn, ToOwn};
    const fn if_in(situation: Situation, kind: StepKind, timing: Timing) -> Offer {
        offer_if(Only::Where(Where::In(situation)), kind, timing)
    }
    const fn if_not_in(situation: Situation, kind: StepKind, timing: Timing) -> Offer {
        offer_if(Only::Where(Where::NotIn(situation)), kind, timing)
    }
    use StepKind::*;
    use Timing::{AfterSpace, ChosenSpace, Day, SpaceOf};
    match choice {
        // K2, K3: one kind note, a chosen quiet period, then a look at what would be good now.
        Choice::GiveSpace => {
            &const {
                [
                    offer(Space, ChosenSpace),
                    offer(SeeOther, Day(0)),
                    if_in(Situation::PartnerPullingAway, WriteItOut, Day(3)),
                    if_not_in(Situation::PartnerPullingAway, OwnThing, Day(3)),
                    offer(Review, AfterSpace(1)),
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
                    if_not_in(Situation::StayClose, StopChecking, Day(1)),
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
            &const { [offer(Heart, Day(0)), offer(StepOutside, Day(1)), offer(OwnThing, Day(4)), offer(Review, Day(14))] }
        }
        // K14: withdrawal is met with kindness first.
        Choice::RestFirst => {
            &const { [offer(Rest, Day(0)), offer(StepOutside, Day(1)), offer(HelloOther, Day(4)), offer(Review, Day(7))] }
        }
        // S4-90, S4-27: steady and small.
        Choice::Rhythm => &const { [offer(ThinkOf, Day(0)), offer(SeeOther, Day(7)), offer(Review, Day(30))] },
    }
}

/// What can happen, without its details: what a rule of the second table is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// A step that is with oneself or somebody else is done.
    StepDone,
    /// The plan was looked at, and nothing else was chosen.
    LookedAt,
    /// The user wrote to them.
    Sent,
    /// They answered.
    Replied(Warmth),
    /// The day to wait for came, and no reply.
    NoReply,
    /// They wrote first.
    TheyWrote,
    /// The two met, or talked.
    Met,
    /// They asked for space.
    AskedForSpace,
    /// They asked to stop.
    AskedToStop,
    /// It felt unsafe.
    FeltUnsafe,
    /// What was chosen when the plan was looked at.
    Reviewed(ReviewChoice),
}

/// What follows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// The step that reaches out gets this state.
    Contact(StepState),
    /// The step that reaches out is done, today.
    ContactDone,
    /// Waiting for a reply ends.
    EndWait,
    /// The space ends.
    EndSpace,
    /// From tomorrow on, time for a reply: as long as the user said, or ten days. The plan is looked at after it.
    Wait,
    /// A space from today on, or a longer one: so many days, or until the day they named. The plan is looked at after it.
    Space(u16),
    /// A step in so many days. One that reaches out takes the place of the one before, and is left away where
    /// nothing may reach out.
    Offer(Where, StepKind, u16),
    /// A step in so many days, where nothing may reach out.
    Instead(StepKind, u16),
    /// The plan is looked at in so many days.
    Review(u16),
    /// The plan is looked at after the space that runs; without one, in three weeks.
    ReviewNext,
    /// This door closes for good; only the safety question can open it again (I2).
    Close(Door),
    /// The plan ends.
    End(Outcome),
}

/// A door that closes by what happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// They asked to stop.
    Stopped,
    /// It felt unsafe.
    Fear,
}

/// A rule: when this happens in one of these stages, that follows.
#[derive(Clone, Copy, Debug)]
pub struct Reaction {
    /// When.
    pub when: When,
    /// In which stages.
    pub stages: &'static [Stage],
    /// What follows, in order.
    pub then: &'static [Then],
}

const ANY: &[Stage] = &Stage::ALL;
const SPACE: &[Stage] = &[Stage::Space];
const NOT_SPACE: &[Stage] = &[Stage::Ground, Stage::Reach, Stage::Wait, Stage::Talk, Stage::Rebuild, Stage::Keep];
const KEEP: &[Stage] = &[Stage::Keep];
const BEFORE_KEEP: &[Stage] = &[Stage::Ground, Stage::Reach, Stage::Wait, Stage::Talk, Stage::Rebuild];

const fn rule(when: When, stages: &'static [Stage], then: &'static [Then]) -> Reaction {
    Reaction { when, stages, then }
}

/// What follows from what happens. For everything that can happen there is exactly one rule a stage.
pub const REACTIONS: &[Reaction] = {
    use Situation::{FriendPullingAway, IPulledAway, PartnerPullingAway, StayClose, WentCold};
    use StepKind::*;
    use Then::{
        Close, ContactDone, EndSpace, EndWait, Instead, Offer, Review as ReviewIn, ReviewNext, Space as SpaceFor,
        Wait as WaitNow,
    };
    use When::*;
    use Where::{Everywhere, In, NotIn};
    const DROP: Then = Then::Contact(StepState::LeftOut);
    &[
        // P6: while somebody is in space, a step with somebody else a week.
        rule(StepDone, SPACE, &[Offer(Everywhere, SeeOther, 7)]),
        rule(StepDone, NOT_SPACE, &[]),
        // I7: a plan that was looked at is looked at again.
        rule(LookedAt, ANY, &[ReviewNext]),
        // P4: one message, then time.
        rule(Sent, SPACE, &[]),
        rule(Sent, BEFORE_KEEP, &[ContactDone, EndWait, WaitNow]),
        rule(Sent, KEEP, &[ContactDone, ReviewIn(21)]),
        // A space is theirs and mine: what comes from them in it is a reason to look, not to answer at once.
        rule(Replied(Warmth::Warm), SPACE, &[ReviewIn(0)]),
        rule(Replied(Warmth::Brief), SPACE, &[]),
        // K6: contact goes on where something comes back, and stays small.
        rule(
            Replied(Warmth::Warm),
            NOT_SPACE,
            &[
                EndWait,
                Offer(In(PartnerPullingAway), PrepareTalk, 2),
                Offer(In(PartnerPullingAway), AskToTalk, 4),
                Offer(In(IPulledAway), HonestLine, 3),
                Offer(In(FriendPullingAway), Invite, 4),
                Offer(In(WentCold), Invite, 4),
                Offer(In(StayClose), Invite, 7),
                ReviewIn(18),
            ],
        ),
        // S4-68: a short answer is an answer; no second question.
        rule(
            Replied(Warmth::Brief),
            NOT_SPACE,
            &[EndWait, DROP, Offer(Everywhere, SeeOther, 1), Offer(Everywhere, LightHello, 14), ReviewIn(28)],
        ),
        // P4: no third message; what now is asked.
        rule(NoReply, SPACE, &[]),
        rule(NoReply, NOT_SPACE, &[EndWait, DROP, ReviewIn(0)]),
        // "They write first: the user decides whether it ends."
        rule(TheyWrote, SPACE, &[ReviewIn(0)]),
        rule(TheyWrote, NOT_SPACE, &[EndWait, Offer(Everywhere, Answer, 0), ReviewIn(14)]),
        rule(Met, SPACE, &[Offer(Everywhere, AfterContact, 0), ReviewIn(1)]),
        rule(
            Met,
            NOT_SPACE,
            &[
                EndWait,
                ContactDone,
                Offer(Everywhere, AfterContact, 0),
                Offer(NotIn(PartnerPullingAway), ThinkOf, 10),
                ReviewIn(21),
            ],
        ),
        // S2-47, K11: a wish for room is met with room, at once.
        rule(
            AskedForSpace,
            ANY,
            &[DROP, EndWait, EndSpace, SpaceFor(28), Offer(Everywhere, SeeOther, 0), Offer(Everywhere, OwnThing, 3)],
        ),
        // K11, I2: a refusal is an answer.
        rule(
            AskedToStop,
            ANY,
            &[
                Close(Door::Stopped),
                DROP,
                EndWait,
                EndSpace,
                Offer(Everywhere, UnsentLetter, 0),
                Offer(Everywhere, SeeOther, 1),
                Offer(Everywhere, OwnThing, 5),
                ReviewIn(21),
            ],
        ),
        // P1: safety before everything.
        rule(
            FeltUnsafe,
            ANY,
            &[
                Close(Door::Fear),
                DROP,
                EndWait,
                EndSpace,
                Offer(Everywhere, TalkToSomeone, 0),
                Offer(Everywhere, Settle, 0),
                ReviewIn(7),
            ],
        ),
        rule(Reviewed(ReviewChoice::Longer), ANY, &[DROP, EndWait, SpaceFor(14), Offer(Everywhere, SeeOther, 1)]),
        rule(
            Reviewed(ReviewChoice::OneMessage),
            ANY,
            &[EndSpace, EndWait, Offer(Everywhere, LightHello, 0), Instead(UnsentLetter, 0), ReviewIn(14)],
        ),
        // P10: resting and closing are results.
        rule(Reviewed(ReviewChoice::Rest), ANY, &[Then::End(Outcome::Resting)]),
        rule(Reviewed(ReviewChoice::Close), ANY, &[Then::End(Outcome::LettingGo)]),
        rule(
            Reviewed(ReviewChoice::TheyWrote),
            ANY,
            &[EndSpace, EndWait, Offer(Everywhere, Answer, 0), Instead(SeeOther, 1), ReviewIn(14)],
        ),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::step::{STEP_KINDS, StepKind};

    /// Kinds that a plan can come to hold: offered, following from something, or the smaller sister of one of them.
    fn reachable() -> Vec<StepKind> {
        let of_choices = Choice::ALL.into_iter().flat_map(|choice| offers(choice).iter().map(|offer| offer.kind));
        let of_events = REACTIONS.iter().flat_map(|rule| rule.then).filter_map(|then| match then {
            Then::Offer(_, kind, _) | Then::Instead(kind, _) => Some(*kind),
            Then::Wait => Some(StepKind::Wait),
            _ => None,
        });
        // What Today shows beside plans: a day to remember, and whether a reply came.
        let mut found: Vec<StepKind> =
            of_choices.chain(of_events).chain([StepKind::Greeting, StepKind::FollowUp]).collect();
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

    #[test]
    fn for_everything_that_happens_there_is_one_rule_a_stage() {
        use When::*;
        let mut all = vec![
            StepDone,
            LookedAt,
            Sent,
            Replied(Warmth::Warm),
            Replied(Warmth::Brief),
            NoReply,
            TheyWrote,
            Met,
            AskedForSpace,
            AskedToStop,
            FeltUnsafe,
        ];
        all.extend(ReviewChoice::ALL.map(Reviewed));
        for when in all {
            for stage in Stage::ALL {
                let rules = REACTIONS.iter().filter(|rule| rule.when == when && rule.stages.contains(&stage)).count();
                assert_eq!(rules, 1, "{when:?} at {stage:?}");
            }
        }
    }

    #[test]
    fn whatever_closes_a_door_leaves_nothing_that_reaches_out() {
        for rule in REACTIONS.iter().filter(|rule| rule.then.iter().any(|then| matches!(then, Then::Close(_)))) {
            assert!(matches!(rule.then[0], Then::Close(_)), "{:?}: the door comes first", rule.when);
            for then in rule.then {
                if let Then::Offer(_, kind, _) = then {
                    assert!(!kind.rule().contact, "{:?} offers {}", rule.when, kind.id());
                }
            }
        }
    }
}
