//! Every event in every stage of a plan has a defined result; and the checker of the planner's promises finds each of
//! them broken, in worlds made wrong by hand.

use crate::promises::{Break, Shown, World, breaks};
use crate::support::day;
use chrono::Days;
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, Id, PersonId, PlanId};
use ebb::domain::journal::Energy;
use ebb::domain::person::Person;
use ebb::domain::plan::advance::{Event, Moment, ReviewChoice, Warmth, advance};
use ebb::domain::plan::propose::space_plan;
use ebb::domain::plan::step::{STEP_KINDS, Stage, StepKind};
use ebb::domain::plan::today::What;
use ebb::domain::plan::{Ending, Outcome, Plan, PlanError, PlanState, Step, StepState};
use ebb::domain::safety::SafetyRoute;
use ebb::domain::situation::Situation;
use ebb::domain::text::Name;
use ebb::store::record::Record;
use std::sync::Arc;

const TODAY: &str = "2028-02-28";
const MAYA: PersonId = PersonId(Id::from_bits(1));
const BEN: PersonId = PersonId(Id::from_bits(2));

fn person(id: PersonId) -> Person {
    Person::new(id, Name::parse("Maya").expect("a name"), day("2028-01-01"))
}

fn step(number: u16, kind: StepKind, after: u64) -> Step {
    Step { number, kind, on: day(TODAY) + Days::new(after), until: None, other: None, state: StepState::Open }
}

fn time(number: u16, kind: StepKind, days: u64) -> Step {
    Step { until: Some(day(TODAY) + Days::new(days)), ..step(number, kind, 0) }
}

/// A running plan with these steps and a review.
fn plan(steps: &[Step]) -> Plan {
    let bare = space_plan(PlanId(Id::from_bits(9)), MAYA, Situation::FriendPullingAway, day("2028-02-01"));
    let steps = steps.iter().cloned().chain([step(99, StepKind::Review, 30)]).collect();
    Plan { state: PlanState::Active(day(TODAY)), steps, ..bare }
}

/// A plan in each stage.
fn in_stage(stage: Stage) -> Plan {
    let plan = plan(&match stage {
        Stage::Space => vec![time(1, StepKind::Space, 20), step(2, StepKind::SeeOther, 1)],
        Stage::Wait => vec![time(1, StepKind::Wait, 9)],
        stage => {
            let of_stage = |kind: &&StepKind| kind.rule().stage == stage && !kind.is_a_time();
            vec![step(1, *STEP_KINDS.iter().find(of_stage).expect("there is one"), 1)]
        }
    });
    assert_eq!(plan.stage(day(TODAY)), stage);
    plan
}

fn events() -> Vec<Event> {
    let today = day(TODAY);
    let steps = [1, 2, 99, 700].into_iter();
    let mut all: Vec<Event> = steps
        .flat_map(|n| [Event::StepDone(n), Event::StepTooMuch(n), Event::StepNotToday(n), Event::StepDropped(n)])
        .collect();
    all.extend([Event::Sent, Event::Replied(Warmth::Warm), Event::Replied(Warmth::Brief), Event::NoReply]);
    all.extend([Event::TheyWrote, Event::Met, Event::AskedToStop, Event::FeltUnsafe]);
    all.extend([None, Some(today - Days::new(9)), Some(today), Some(today + Days::new(400))].map(Event::AskedForSpace));
    all.extend(ReviewChoice::ALL.map(Event::Reviewed));
    all.extend(Outcome::ALL.map(Event::Ended));
    all
}

#[test]
fn a_look_inside_a_space_is_followed_by_one_after_it() {
    let plan = in_stage(Stage::Space);
    let (_, until) = plan.space_on(day(TODAY)).expect("it is in space");
    let moment = Moment {
        today: day(TODAY),
        energy: Energy::Good,
        safety: SafetyRoute::default(),
        unanswered: 0,
        others: &[BEN],
    };
    let looked = advance(&plan, Event::StepDone(99), &moment).expect("the look is there").plan;
    let next = looked.open_steps().find(|step| step.kind == StepKind::Review).expect("there is another");
    assert_eq!(next.on, until + Days::new(1));
}

#[test]
fn every_event_in_every_stage_and_state_has_a_defined_result() {
    let today = day(TODAY);
    let states = [
        PlanState::Proposed,
        PlanState::Active(today),
        PlanState::Ended(Ending { on: today, outcome: Outcome::Resting, keep: String::new() }),
        PlanState::Replaced(today),
    ];
    let closed = SafetyRoute { fear: true, ..SafetyRoute::default() };
    let mut count = 0;
    for stage in Stage::ALL {
        for state in &states {
            for event in events() {
                for (safety, unanswered, energy) in [
                    (SafetyRoute::default(), 0, Energy::Good),
                    (SafetyRoute::default(), 2, Energy::Low),
                    (closed, 0, Energy::Some),
                ] {
                    let mut before = Plan { state: state.clone(), ..in_stage(stage) };
                    if !safety.allows_contact() {
                        before.steps.retain(|step| !step.kind.rule().contact);
                    }
                    let moment = Moment { today, energy, safety, unanswered, others: &[BEN] };
                    let told = || format!("{event:?} at {stage:?}, {state:?}, {unanswered} waiting");
                    count += 1;
                    let advanced = match advance(&before, event, &moment) {
                        Ok(advanced) => advanced,
                        Err(error) => {
                            assert_eq!(error, PlanError::NoSuchStep, "{}", told());
                            continue;
                        }
                    };
                    assert_eq!(advance(&before, event, &moment), Ok(advanced.clone()), "I10: {}", told());
                    let route = match (event, safety) {
                        (Event::AskedToStop, route) => SafetyRoute { stopped: true, ..route },
                        (Event::FeltUnsafe, route) => SafetyRoute { fear: true, ..route },
                        (_, route) => route,
                    };
                    let messages: Vec<Contact> = (0..unanswered as u64)
                        .map(|n| Contact::new(ContactId(Id::from_bits(n + 50)), MAYA, today, ContactKind::Wrote))
                        .collect();
                    let maya = person(MAYA);
                    let mut found = breaks(&World {
                        today,
                        energy: Some(energy),
                        people: vec![&maya],
                        plans: vec![&advanced.plan],
                        contacts: messages.iter().collect(),
                        routes: &[(MAYA, route)],
                        before: &[&before],
                        ..World::default()
                    });
                    // Today is not looked at here.
                    found.retain(|one| one.promise != 5);
                    assert_eq!(found, [], "{}", told());
                }
            }
        }
    }
    assert!(count > 3000, "the table shrank to {count}");
}

#[test]
fn bug_a_contact_step_done_while_other_things_were_left_began_no_wait() {
    let today = day(TODAY);
    let before = plan(&[step(1, StepKind::CalmQuestion, 0), step(2, StepKind::SeeOther, 3)]);
    let moment = Moment { today, energy: Energy::Good, safety: SafetyRoute::default(), unanswered: 1, others: &[] };
    let after = advance(&before, Event::StepDone(1), &moment).expect("the step is there").plan;
    assert_eq!(after.stage(today), Stage::Wait, "one message, then time: {after:?}");
}

#[test]
fn bug_a_step_done_twice_waited_twice() {
    let today = day(TODAY);
    let moment = Moment { today, energy: Energy::Good, safety: SafetyRoute::default(), unanswered: 1, others: &[] };
    let once = advance(&plan(&[step(1, StepKind::CalmQuestion, 0)]), Event::StepDone(1), &moment).expect("it is there");
    let twice = advance(&once.plan, Event::StepDone(1), &moment).expect("it is there");
    assert_eq!(once.plan, twice.plan);
}

#[test]
fn bug_putting_off_what_would_fall_inside_a_space_was_refused() {
    let today = day(TODAY);
    let mut before = plan(&[step(1, StepKind::LightHello, 0)]);
    before.steps.insert(0, Step { until: Some(today + Days::new(5)), ..step(2, StepKind::Space, 1) });
    let moment = Moment { today, energy: Energy::Good, safety: SafetyRoute::default(), unanswered: 0, others: &[] };
    let after = advance(&before, Event::StepNotToday(1), &moment).expect("it is put off behind the space").plan;
    assert_eq!(after.step(1).map(|step| step.on), Some(today + Days::new(6)));
}

#[test]
fn bug_a_wait_that_had_not_begun_ended_before_it_began() {
    let today = day(TODAY);
    let before = plan(&[Step { on: today + Days::new(4), ..time(1, StepKind::Wait, 9) }]);
    let moment = Moment { today, energy: Energy::Good, safety: SafetyRoute::default(), unanswered: 1, others: &[] };
    let after = advance(&before, Event::NoReply, &moment).expect("nothing is refused").plan;
    assert!(after.steps.iter().all(|step| step.until.is_none_or(|until| step.on <= until)), "{after:?}");
    assert_eq!(after.step(1).map(|step| step.state), Some(StepState::LeftOut));
}

// The checker finds what it looks for

fn shown(kind: StepKind) -> Shown {
    let what = What::Step(PlanId(Id::from_bits(9)), 1);
    let sources = &["S0-39"];
    Shown { what, kind, about: MAYA, other: None, due: day(TODAY), why: "Because.".to_owned(), sources }
}

/// Which promises a world breaks.
fn broken(world: &World<'_>) -> Vec<usize> {
    let mut all: Vec<usize> = breaks(world).iter().map(|one: &Break| one.promise).collect();
    all.dedup();
    all
}

fn of<'a>(people: &[&'a Person], plans: &[&'a Plan], shown: &[Shown]) -> World<'a> {
    World {
        today: day(TODAY),
        people: people.to_vec(),
        plans: plans.to_vec(),
        shown: shown.to_vec(),
        ..World::default()
    }
}

#[test]
fn a_world_in_which_all_is_well_breaks_nothing() {
    let (maya, fine) = (person(MAYA), plan(&[step(1, StepKind::LightHello, 0)]));
    assert_eq!(breaks(&of(&[&maya], &[&fine], &[shown(StepKind::LightHello)])), []);
}

#[test]
fn i1_contact_inside_a_space_is_found() {
    let (maya, wrong) = (person(MAYA), plan(&[time(1, StepKind::Space, 9), step(2, StepKind::LightHello, 4)]));
    assert_eq!(broken(&of(&[&maya], &[&wrong], &[shown(StepKind::OwnThing)])), [1]);
    let right = plan(&[time(1, StepKind::Space, 9)]);
    let nudge = Shown { what: What::Rhythm, ..shown(StepKind::ThinkOf) };
    assert!(broken(&of(&[&maya], &[&right], &[shown(StepKind::OwnThing), nudge])).contains(&1));
    let birthday = Shown { what: What::Milestone(0), ..shown(StepKind::Greeting) };
    assert!(broken(&of(&[&maya], &[&right], &[shown(StepKind::OwnThing), birthday])).contains(&1));
}

#[test]
fn i2_contact_after_a_closed_door_is_found() {
    let (maya, wrong) = (person(MAYA), plan(&[step(1, StepKind::LightHello, 4)]));
    let stopped = [(MAYA, SafetyRoute { stopped: true, ..SafetyRoute::default() })];
    assert_eq!(broken(&World { routes: &stopped, ..of(&[&maya], &[&wrong], &[]) }), [2]);
}

#[test]
fn i3_a_message_beyond_the_rule_is_found() {
    let (maya, plan) = (person(MAYA), plan(&[step(1, StepKind::LightHello, 0)]));
    let wrote = |n| Contact::new(ContactId(Id::from_bits(n)), MAYA, day(TODAY), ContactKind::Wrote);
    let (one, note) = (wrote(70), Contact { asks_nothing: true, ..wrote(71) });
    let world = of(&[&maya], &[&plan], &[shown(StepKind::LightHello)]);
    assert_eq!(broken(&World { contacts: vec![&one], ..world }), [3]);
    let world = of(&[&maya], &[&plan], &[shown(StepKind::LightHello)]);
    assert_eq!(broken(&World { contacts: vec![&note], ..world }), [0; 0], "a note that asks nothing waits for nothing");
    let (two, generous) = (wrote(72), Plan { contact_rule: 9, ..plan.clone() });
    let world = of(&[&maya], &[&generous], &[shown(StepKind::LightHello)]);
    assert_eq!(broken(&World { contacts: vec![&one, &two], ..world }), [3], "never a third");
    let bare = Plan { steps: vec![step(99, StepKind::Review, 3)], ..plan.clone() };
    let world = of(&[&maya], &[&plan], &[]);
    assert_eq!(broken(&World { contacts: vec![&one], before: &[&bare], ..world }), [3], "offered all the same");
}

#[test]
fn i4_a_second_contact_is_found() {
    let (maya, wrong) = (person(MAYA), plan(&[step(1, StepKind::LightHello, 4), step(2, StepKind::Invite, 9)]));
    assert_eq!(broken(&of(&[&maya], &[&wrong], &[])), [4]);
    let (one, mut two) = (plan(&[]), plan(&[]));
    two.id = PlanId(Id::from_bits(10));
    assert_eq!(broken(&of(&[&maya], &[&one, &two], &[])), [4], "two plans run");
}

#[test]
fn i5_four_things_and_nothing_but_them_are_found() {
    let (maya, spaced) = (person(MAYA), plan(&[time(1, StepKind::Space, 9)]));
    let own = || shown(StepKind::OwnThing);
    assert_eq!(broken(&of(&[&maya], &[&spaced], &[own(), own(), own(), own()])), [5]);
    assert_eq!(broken(&of(&[&maya], &[&spaced], &[shown(StepKind::Review)])), [5]);
    let answered = Plan { meanwhile_on: Some(day(TODAY)), ..spaced };
    assert_eq!(broken(&of(&[&maya], &[&answered], &[])), [0; 0]);
}

#[test]
fn i6_a_thing_without_a_reason_is_found() {
    let (maya, plan) = (person(MAYA), plan(&[]));
    assert_eq!(broken(&of(&[&maya], &[&plan], &[Shown { why: " ".into(), ..shown(StepKind::Rest) }])), [6]);
    assert_eq!(broken(&of(&[&maya], &[&plan], &[Shown { sources: &[], ..shown(StepKind::Rest) }])), [6]);
}

#[test]
fn i7_a_plan_or_a_space_without_an_end_is_found() {
    let (maya, fine) = (person(MAYA), plan(&[]));
    let unseen = Plan { steps: vec![step(1, StepKind::Rest, 1)], ..fine.clone() };
    let late = Plan { steps: vec![step(99, StepKind::Review, 61)], ..fine };
    let endless = plan(&[time(1, StepKind::Space, 61)]);
    let never = plan(&[step(1, StepKind::Wait, 0)]);
    for wrong in [&unseen, &late, &never] {
        assert_eq!(broken(&of(&[&maya], &[wrong], &[])), [7], "{wrong:?}");
    }
    assert_eq!(broken(&of(&[&maya], &[&endless], &[shown(StepKind::Rest)])), [7]);
}

#[test]
fn i8_a_thing_too_large_and_a_step_that_grew_are_found() {
    let (maya, after) = (person(MAYA), plan(&[step(1, StepKind::SeeOther, 1)]));
    let world = of(&[&maya], &[&after], &[shown(StepKind::SeeOther)]);
    assert_eq!(broken(&World { energy: Some(Energy::Low), ..world }), [8]);
    let before = plan(&[step(1, StepKind::HelloOther, 1)]);
    assert_eq!(broken(&World { before: &[&before], ..of(&[&maya], &[&after], &[]) }), [8]);
}

#[test]
fn i9_a_plan_that_cannot_end_is_found() {
    let (maya, runs_on) = (person(MAYA), plan(&[]));
    assert_eq!(broken(&World { ends: &[(&runs_on, Outcome::Resting)], ..of(&[&maya], &[&runs_on], &[]) }), [9]);
}

#[test]
fn i10_two_plans_from_the_same_are_found() {
    let (maya, one) = (person(MAYA), plan(&[]));
    let record = |plan: &Plan| Some(Record::Plan(Arc::new(plan.clone())));
    let again = [(record(&one), record(&plan(&[step(1, StepKind::Rest, 1)])))];
    assert_eq!(broken(&World { again: &again, ..of(&[&maya], &[&one], &[]) }), [10]);
}

#[test]
fn i11_a_step_put_in_the_past_is_found() {
    let (maya, mut after) = (person(MAYA), plan(&[step(1, StepKind::Rest, 1)]));
    let before = after.clone();
    after.steps[0].on = day("2028-02-27");
    assert_eq!(broken(&World { before: &[&before], ..of(&[&maya], &[&after], &[]) }), [11]);
    let late = Shown { due: day("2028-02-27"), ..shown(StepKind::Rest) };
    assert_eq!(broken(&of(&[&maya], &[&before], &[late])), [11]);
}

#[test]
fn i12_a_prompt_against_how_things_stand_is_found() {
    let ending = Ending { on: day(TODAY), outcome: Outcome::LettingGo, keep: String::new() };
    let (maya, over) = (person(MAYA), Plan { state: PlanState::Ended(ending), ..plan(&[]) });
    let rhythm = Shown { what: What::Rhythm, ..shown(StepKind::ThinkOf) };
    assert_eq!(broken(&of(&[&maya], &[&over], &[rhythm])), [12]);
    let (ben, running) = (Person { died: true, ..person(BEN) }, plan(&[]));
    let with_ben = Shown { other: Some(BEN), ..shown(StepKind::HelloOther) };
    assert_eq!(broken(&of(&[&maya, &ben], &[&running], &[with_ben])), [12], "nobody writes to who has died");
    let away = Person { archived: true, ..person(MAYA) };
    assert_eq!(broken(&of(&[&away], &[&running], &[shown(StepKind::Rest)])), [12]);
}
