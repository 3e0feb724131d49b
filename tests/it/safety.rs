//! What each set of safety answers closes, as a table of expectations: for all 256 sets, by the route they lead to.
//!
//! The table says what is open and why. Whoever opens or closes a door anywhere has to change it here as well.

use crate::support::World;
use crate::walk::{answers_for, begin, begin_on, reaches, safety_sets, walk};
use ebb::app::command::Command;
use ebb::app::resume::{asks_safety, is_closed};
use ebb::content::{all_guides, guides};
use ebb::domain::plan::Plan;
use ebb::domain::plan::standing::Standing;
use ebb::domain::plan::step::{STEP_KINDS, StepKind};
use ebb::domain::reflection::answer::Answer;
use ebb::domain::reflection::guide::{Kind, When};
use ebb::domain::safety::{SafetyAnswer, SafetyRoute};
use ebb::domain::situation::Choice::{self, *};
use ebb::domain::situation::Situation;
use std::collections::BTreeSet;

/// What is open on a route.
struct Row {
    /// Fear, stopped, careful.
    route: (bool, bool, bool),
    /// Why the doors stand as they stand.
    why: &'static str,
    /// The choices left, in the order of [`Choice::ALL`].
    choices: &'static [Choice],
    /// The steps a plan can come to hold, smaller sisters included.
    steps: &'static [&'static str],
    /// Pages that nothing leads to, beside those of [`ABOUT_CONTACT`] when contact is closed.
    closed: &'static [&'static str],
    /// Whether pages, steps, words to borrow and exercises about contact are open.
    contact: bool,
}

/// Steps of a plan in which nothing reaches out to the person.
const WITHOUT_THEM: &[&str] = &[
    "heart-to-other",
    "hello-other",
    "one-line",
    "own-thing",
    "rest",
    "review",
    "see-other",
    "step-outside",
    "stop-checking",
    "unsent-letter",
];

/// Steps of a plan that lets go.
const LETTING_GO: &[&str] = &[
    "heart-to-other",
    "hello-other",
    "one-line",
    "own-thing",
    "review",
    "see-other",
    "step-outside",
    "stop-checking",
    "unsent-letter",
];

/// Those, and room for the two of them.
const WITH_ROOM: &[&str] = &[
    "heart-to-other",
    "hello-other",
    "one-line",
    "own-thing",
    "rest",
    "review",
    "see-other",
    "space",
    "step-outside",
    "stop-checking",
    "unsent-letter",
    "write-it-out",
];

const ALL_STEPS: &[&str] = &[
    "calm-question",
    "heart",
    "heart-to-other",
    "hello-other",
    "light-hello",
    "one-line",
    "own-it",
    "own-thing",
    "rest",
    "review",
    "see-other",
    "settle",
    "space",
    "step-outside",
    "stop-checking",
    "think-of",
    "three-breaths",
    "unsent-letter",
    "warm-up",
    "write-it-out",
];

/// Pages that wait for contact to be open, or for an answer on such a page.
const ABOUT_CONTACT: &[&str] = &[
    "boundaries: say-or-not",
    "boundaries: say-line",
    "boundaries: not-safe",
    "either-outcome: if-closer",
    "i-pulled-away: line",
    "partner-pulling-away: pressures",
    "partner-pulling-away: loop",
    "partner-pulling-away: boundaries",
    "partner-pulling-away: observer",
    "partner-pulling-away: either-outcome",
    "stay-close: in-touch",
    "stay-close: shared",
    "stay-close: dates",
    "went-cold: part-list",
    "went-cold: hurt-them",
    "went-cold: explanations",
    "went-cold: ready",
    "went-cold: worth",
    "went-cold: apology",
    "went-cold: channel",
    "went-cold: wait",
];

/// Pages of a choice that is closed.
const NO_SPACE: &[&str] = &[
    "friend-pulling-away: space-length",
    "partner-pulling-away: space-length",
    "went-cold: space-length",
    "stay-close: others-need-none",
];
const NO_RHYTHM: &[&str] = &["stay-close: others-need-none"];

const fn row(
    route: (bool, bool, bool),
    why: &'static str,
    choices: &'static [Choice],
    steps: &'static [&'static str],
    closed: &'static [&'static str],
) -> Row {
    Row { route, why, choices, steps, closed, contact: !route.0 && !route.1 && !route.2 }
}

const FEAR_LEAVES: &[Choice] = &[Elsewhere, LetGo, RestFirst];
const STOP: &str = "they asked for no contact: only letting go is left, whatever else is so (K10, K11)";

const TABLE: [Row; 8] = [
    row((false, false, false), "nothing closes a door", &Choice::ALL, ALL_STEPS, &[]),
    row(
        (true, false, false),
        "getting in touch may put somebody in danger: no contact, and no game of space",
        FEAR_LEAVES,
        WITHOUT_THEM,
        NO_SPACE,
    ),
    row(
        (false, false, true),
        "the other may be afraid: room first, and no message",
        &[GiveSpace, Elsewhere, LetGo, RestFirst],
        WITH_ROOM,
        NO_RHYTHM,
    ),
    row((true, false, true), "fear is the stricter of the two", FEAR_LEAVES, WITHOUT_THEM, NO_SPACE),
    row((false, true, false), STOP, &[LetGo], LETTING_GO, NO_SPACE),
    row((true, true, false), STOP, &[LetGo], LETTING_GO, NO_SPACE),
    row((false, true, true), STOP, &[LetGo], LETTING_GO, NO_SPACE),
    row((true, true, true), STOP, &[LetGo], LETTING_GO, NO_SPACE),
];

fn rows() -> impl Iterator<Item = (SafetyRoute, &'static Row)> {
    TABLE.iter().map(|row| {
        let (fear, stopped, careful) = row.route;
        (SafetyRoute { fear, stopped, careful }, row)
    })
}

#[test]
fn every_set_of_answers_leads_to_a_row_of_the_table() {
    use SafetyAnswer::*;
    let mut sets = 0;
    for set in safety_sets() {
        let any = |of: &[SafetyAnswer]| set.iter().any(|answer| of.contains(answer));
        let wanted = (any(&[Afraid, Controlled, Harmed]), any(&[AskedToStop, LegalOrder]), any(&[MayHaveScared]));
        let route = SafetyRoute::from_answers(&set);
        assert_eq!((route.fear, route.stopped, route.careful), wanted, "{set:?}");
        let (_, row) = rows().find(|(one, _)| *one == route).expect("the table has all eight");
        assert_eq!(route.choices(&Choice::ALL), row.choices, "{set:?}: {}", row.why);
        assert_eq!(route.allows_contact(), row.contact, "{set:?}: {}", row.why);
        sets += 1;
    }
    assert_eq!(sets, 256);
}

#[test]
fn no_more_ticks_ever_open_a_door() {
    for set in safety_sets() {
        for more in SafetyAnswer::ALL {
            let (before, after) =
                (SafetyRoute::from_answers(&set), SafetyRoute::from_answers(&[&set[..], &[more]].concat()));
            assert!(!after.allows_contact() || before.allows_contact(), "{set:?} and {more:?}");
            for choice in Choice::ALL {
                assert!(!after.allows(choice) || before.allows(choice), "{set:?} and {more:?} open {choice:?}");
            }
        }
    }
}

#[test]
fn the_pages_open_on_a_route_are_those_of_the_table() {
    for (route, row) in rows() {
        let mut closed: BTreeSet<String> = BTreeSet::new();
        for guide in all_guides() {
            let shut = guide.pages.iter().filter(|page| !reaches(guide, page, route));
            closed.extend(shut.map(|page| format!("{}: {}", guide.id.id(), page.id)));
        }
        let about_contact = if row.contact { &[] } else { ABOUT_CONTACT };
        let wanted: BTreeSet<String> = about_contact.iter().chain(row.closed).map(|page| (*page).to_owned()).collect();
        assert_eq!(closed, wanted, "{:?}: {}", row.route, row.why);
    }
}

#[test]
fn every_guide_goes_on_to_something_on_every_route() {
    for (route, row) in rows() {
        for guide in Situation::ALL.map(guides::of) {
            let left = route.choices(guide.choices);
            assert!(!left.is_empty() && left.iter().all(|choice| row.choices.contains(choice)), "{}", row.why);
            let (_, shown) = walk(guide, route, |_| Answer::NotSure);
            assert!(shown.contains(&"heard") && shown.contains(&"choice"), "{}", guide.id.id());
        }
    }
}

/// A plan from a guide, a choice and a route, in a world where it is accepted.
fn plans(route: SafetyRoute) -> Vec<Plan> {
    let mut plans = Vec::new();
    for situation in Situation::ALL {
        for choice in route.choices(guides::of(situation).choices) {
            let mut world = World::new();
            let other = world.add_person("Ben");
            let id = begin_on(&mut world, guides::of(situation).id, "Maya", route);
            world.walk_to_the_end(id, choice, None, &[other]);
            // Once more with somebody hurt, and messages that wait, so that every condition of the rules is met.
            plans.extend(world.plan_from(id).cloned());
            let again = begin_on(&mut world, guides::of(situation).id, "Ada", route);
            let person = world.about(again);
            world.act(Command::LogContact(person, ebb::domain::contact::ContactKind::Wrote));
            if guides::of(situation).page("drifted-or-hurt").is_some() {
                world.write(again, "drifted-or-hurt", Answer::One("hurt".into()));
                world.act(Command::NotSure(again, "drifted-or-hurt"));
            }
            world.walk_to_the_end(again, choice, None, &[other]);
            plans.extend(world.plan_from(again).cloned());
        }
    }
    plans
}

#[test]
fn the_steps_of_every_plan_on_a_route_are_those_of_the_table() {
    for (route, row) in rows() {
        let mut steps: BTreeSet<&str> = BTreeSet::new();
        for plan in plans(route) {
            for step in &plan.steps {
                steps.extend(std::iter::successors(Some(step.kind), |kind| kind.rule().smaller).map(StepKind::id));
            }
        }
        assert_eq!(steps, row.steps.iter().copied().collect(), "{:?}: {}", row.route, row.why);
        let reaches_out = |kind: &&StepKind| steps.contains(kind.id()) && kind.rule().contact;
        assert!(row.contact || STEP_KINDS.iter().all(|kind| !reaches_out(&kind)), "{}", row.why);
    }
}

#[test]
fn words_to_borrow_and_exercises_about_contact_are_open_with_it_alone() {
    for (route, row) in rows() {
        for keep in [true, false] {
            for guide in all_guides().filter(|guide| guide.id.situation().is_none()) {
                let mut world = World::new();
                let id = begin(&mut world, guide.id, "Maya");
                let Some(person) = world.reflection(id).person else {
                    assert!(!guide.contact, "{} is about reaching somebody, and about nobody", guide.id.id());
                    continue;
                };
                assert_eq!(asks_safety(&world.doc, world.reflection(id)), guide.needs_safety());
                world.act(Command::AnswerSafety { person, answers: answers_for(route), keep });
                let closed = is_closed(&world.doc, world.reflection(id));
                assert_eq!(closed, guide.contact && !row.contact, "{} on {:?}", guide.id.id(), row.route);
                // The page of words to borrow shows none where the standing is this.
                let standing = world.doc.standing(world.doc.person(person).expect("she is there"), world.today);
                assert_eq!(standing == Standing::NoContact, !row.contact, "{:?}, kept: {keep}", row.route);
            }
        }
    }
}

#[test]
fn what_is_about_contact_asks_the_safety_question_first() {
    for guide in all_guides().filter(|guide| guide.id.situation() != Some(Situation::StayClose)) {
        let about = guide.contact || guide.pages.iter().any(|page| page.when.needs_contact());
        let chooses = guide.pages.iter().any(|page| matches!(page.kind, Kind::Choice));
        assert_eq!(guide.needs_safety(), about || chooses, "{}", guide.id.id());
    }
    // Keeping close to people asks nothing, and still hides what a later answer closes.
    let stay_close = guides::of(Situation::StayClose);
    assert!(!stay_close.needs_safety() && stay_close.pages.iter().any(|page| matches!(page.when, When::ContactOpen)));
}
