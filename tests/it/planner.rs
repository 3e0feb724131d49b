//! The planner's promises (I1 to I12), whatever somebody answers and does afterwards; then one
//! test for each fault that was found in it.

use crate::promises::{World as Promised, breaks};
use crate::support::{World, day};
use chrono::{Days, NaiveDate};
use ebb::app::command::{Command, PersonForm, Rejection, StepChange};
use ebb::app::view::today::today;
use ebb::content::guide;
use ebb::domain::contact::ContactKind;
use ebb::domain::id::{PersonId, PlanId, ReflectionId};
use ebb::domain::person::{Milestone, Person};
use ebb::domain::plan::advance::Event;
use ebb::domain::plan::propose::{Ground, propose};
use ebb::domain::plan::standing::Standing;
use ebb::domain::plan::step::{Size, StepKind};
use ebb::domain::plan::today::What;
use ebb::domain::plan::{LONGEST_WAIT, Outcome, Plan, PlanError, PlanState, SpaceTerms, Step, StepState};
use ebb::domain::reflection::answer::Answer;
use ebb::domain::reflection::guide::GuideId;
use ebb::domain::safety::{SafetyAnswer, SafetyRoute};
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::yearly::Yearly;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What somebody brings along.
#[derive(Clone, Debug)]
struct Start {
    situation: Situation,
    choice: prop::sample::Index,
    safety: Vec<SafetyAnswer>,
    space: Option<&'static str>,
    day: NaiveDate,
    unanswered: usize,
    others: bool,
}

/// What somebody does once there is a plan.
#[derive(Clone, Debug)]
enum Then {
    Step(prop::sample::Index, StepChange),
    MoveTo(prop::sample::Index, i64),
    Accept,
    End(Outcome),
    Reopen,
    Log(ContactKind),
    Rule(u8),
    Safety(Vec<SafetyAnswer>),
    DaysPass(u64),
    Undo,
}

const KINDS: [ContactKind; 4] = ContactKind::ALL;
const DAYS: [&str; 9] = [
    "2026-11-22",
    "2024-02-29",
    "2024-01-31",
    "2023-01-31",
    "2027-02-28",
    "2026-12-31",
    "2026-03-28",
    "2026-10-31",
    "2028-02-28",
];

fn starts() -> impl Strategy<Value = Start> {
    let days =
        prop_oneof![select(&DAYS[..]).prop_map(day), (0_u64..20_000).prop_map(|n| day("2000-01-01") + Days::new(n)),];
    let spaces =
        select(vec![None, Some("3d"), Some("1w"), Some("2w"), Some("3w"), Some("1m"), Some("of an older guide")]);
    (select(&Situation::ALL[..]), any::<prop::sample::Index>(), ticks(), spaces, days, 0_usize..4, any::<bool>())
        .prop_map(|(situation, choice, safety, space, day, unanswered, others)| Start {
            situation,
            choice,
            safety,
            space,
            day,
            unanswered,
            others,
        })
}

/// Half of the time nothing closes a door.
fn ticks() -> impl Strategy<Value = Vec<SafetyAnswer>> {
    prop_oneof![Just(vec![SafetyAnswer::NoneOfThese]), vec(select(&SafetyAnswer::ALL[..]), 1..3)]
}

fn deeds() -> impl Strategy<Value = Vec<Then>> {
    let step = any::<prop::sample::Index>;
    let change = select(vec![
        StepChange::Done,
        StepChange::TooMuch,
        StepChange::NotToday,
        StepChange::LeaveOut,
        StepChange::PutBack,
    ]);
    let deed = prop_oneof![
        6 => (step(), change).prop_map(|(step, change)| Then::Step(step, change)),
        3 => (step(), -9_i64..75).prop_map(|(step, days)| Then::MoveTo(step, days)),
        2 => Just(Then::Accept),
        1 => select(&Outcome::ALL[..]).prop_map(Then::End),
        1 => Just(Then::Reopen),
        2 => select(&KINDS[..]).prop_map(Then::Log),
        1 => (0_u8..=9).prop_map(Then::Rule),
        1 => ticks().prop_map(Then::Safety),
        3 => (1_u64..40).prop_map(Then::DaysPass),
        1 => Just(Then::Undo),
    ];
    vec(deed, 0..24)
}

/// A world with a plan in it that has just been proposed.
struct Story {
    world: World,
    person: PersonId,
    reflection: ReflectionId,
    plan: PlanId,
}

impl Story {
    fn begin(start: &Start) -> Self {
        let mut world = World::on(start.day);
        let person = world.add_person("Maya");
        for _ in 0..start.unanswered {
            world.act(Command::LogContact(person, ContactKind::Wrote));
        }
        let others: Vec<PersonId> = if start.others { vec![world.add_person("Ben")] } else { Vec::new() };
        let reflection = world.begin_about(start.situation, person);
        world.answer_safety(person, &start.safety);
        let open = SafetyRoute::from_answers(&start.safety).choices(guide(GuideId::Situation(start.situation)).choices);
        world.walk_to_the_end(reflection, open[start.choice.index(open.len())], start.space, &others);
        let plan = world.plan_from(reflection).expect("a choice leads to a plan").id;
        Self { world, person, reflection, plan }
    }

    fn plan(&self) -> &Plan {
        self.world.plan(self.plan)
    }

    /// Does one thing. What is refused changes nothing.
    fn go_on(&mut self, then: &Then) {
        let number = |at: &prop::sample::Index| self.plan().steps[at.index(self.plan().steps.len())].number;
        let command = match then {
            Then::Step(at, change) => Command::ChangeStep(self.plan, number(at), *change),
            Then::MoveTo(at, days) => {
                let to = self.world.today + chrono::TimeDelta::days(*days);
                Command::ChangeStep(self.plan, number(at), StepChange::MoveTo(to))
            }
            Then::Accept => Command::AcceptPlan(self.plan),
            Then::End(outcome) => Command::EndPlan(self.plan, *outcome, String::new()),
            Then::Reopen => Command::ReopenPlan(self.plan),
            Then::Log(kind) => Command::LogContact(self.person, *kind),
            Then::Rule(rule) => Command::SetContactRule(self.plan, *rule),
            Then::Safety(answers) => {
                Command::AnswerSafety { person: self.person, answers: answers.clone(), keep: true }
            }
            Then::DaysPass(days) => return self.world.let_days_pass(*days),
            Then::Undo => Command::Undo,
        };
        let before = self.plan().clone();
        if self.world.dispatch(command).is_err() {
            assert_eq!(self.plan(), &before, "what was refused changed the plan");
        }
    }

    fn route(&self) -> SafetyRoute {
        self.world.doc.safety(self.person).expect("the safety question was answered")
    }

    fn standing(&self) -> Standing {
        self.world.doc.standing(self.world.doc.person(self.person).expect("still there"), self.world.today)
    }

    /// What holds at every moment.
    fn check(&self) {
        let plan = self.plan();
        for step in open_contact(plan) {
            assert_eq!(plan.space_on(step.on), None, "I1: contact on {} inside a space\n{plan:#?}", step.on);
            assert!(self.route().allows_contact(), "I2: open contact though safety closed it\n{plan:#?}");
        }
        for (from, until) in plan.spaces() {
            assert!(from <= until, "a space from {from} ends on {until}");
        }
        for step in plan.steps.iter().filter(|step| step.state == StepState::Open) {
            assert!(step.on >= plan.made, "I11: a step on {} in a plan of {}", step.on, plan.made);
            assert!(!step.kind.rule().sources.ids().is_empty(), "I6: {} has no sources", step.kind.id());
        }
        self.check_today();
    }

    fn check_today(&self) {
        let world = &self.world;
        let shown = today(&world.doc, world.today).things;
        assert!(shown.len() <= 3, "I5: {} things", shown.len());
        let of_plan = |what: &What| matches!(what, What::Step(..) | What::Meanwhile(..));
        let shows = shown.iter().any(|thing| of_plan(&thing.what));
        assert!(!shows || self.plan().is_active(), "a plan that does not run shows on Today");
        let routes = [(self.person, self.route())];
        assert_eq!(breaks(&Promised::of(&world.doc, world.today, &routes)), []);
        let contact: Vec<usize> = (0..shown.len()).filter(|&at| shown[at].kind.rule().contact).collect();
        assert!(contact.len() <= 1, "I4: {} contact steps about one person", contact.len());
        if contact.is_empty() {
            return;
        }
        let standing = self.standing();
        assert!(standing.allows_contact(), "I12, I1, I2: contact on Today while {standing:?}");
        let waiting = world.doc.unanswered(self.person);
        assert!(waiting < usize::from(self.plan().contact_rule), "I3: {waiting} wait for a reply already");
        assert!(waiting < 2, "I3: never a third");
    }
}

fn open_contact(plan: &Plan) -> impl Iterator<Item = &Step> {
    plan.steps.iter().filter(|step| step.kind.rule().contact && step.state == StepState::Open)
}

/// The last day of anything but a review.
fn last_thing(plan: &Plan) -> NaiveDate {
    let things = plan.steps.iter().filter(|step| step.kind != StepKind::Review);
    things.map(|step| step.until.unwrap_or(step.on)).max().unwrap_or(plan.made)
}

fn review(plan: &Plan) -> Option<&Step> {
    plan.steps.iter().find(|step| step.kind == StepKind::Review)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_proposed_plan_keeps_every_promise(start in starts()) {
        let story = Story::begin(&start);
        story.check();
        let plan = story.plan();
        prop_assert_eq!(&plan.state, &PlanState::Proposed);
        let review = review(plan).expect("I7: every plan is looked at again");
        prop_assert!(review.on >= last_thing(plan), "I7: a review before the last thing");
        prop_assert!(review.on <= last_thing(plan) + LONGEST_WAIT, "I7: a review too late");
        for (from, until) in plan.spaces() {
            prop_assert!(until <= from + LONGEST_WAIT, "I7: a space without an end in sight");
        }
        prop_assert!(plan.steps.iter().all(|step| step.on >= start.day), "I11: a step before today");
        if start.unanswered >= 2 {
            prop_assert_eq!(open_contact(plan).count(), 0, "I3: a third message is planned");
        }
        prop_assert!((1..=2).contains(&plan.contact_rule), "I3");
    }

    #[test]
    fn the_same_answers_on_the_same_day_make_the_same_plan(start in starts()) {
        let story = Story::begin(&start);
        let ground = Ground {
            reflection: story.world.reflection(story.reflection),
            safety: story.route(),
            unanswered: start.unanswered,
            today: start.day,
        };
        let (first, again) = (story.plan().clone(), Story::begin(&start));
        prop_assert_eq!(propose(&ground, story.plan), Some(first.clone()), "I10");
        prop_assert_eq!(again.plan(), &first, "I10");
    }

    #[test]
    fn nothing_anybody_does_breaks_a_promise(start in starts(), deeds in deeds()) {
        let mut story = Story::begin(&start);
        for deed in &deeds {
            story.go_on(deed);
            story.check();
        }
        for outcome in Outcome::ALL {
            story.world.act(Command::EndPlan(story.plan, outcome, "What I keep".into()));
            let ended = matches!(&story.plan().state, PlanState::Ended(ending) if ending.outcome == outcome);
            prop_assert!(ended, "I9: no end in {outcome:?}");
            story.check();
        }
    }

    #[test]
    fn a_plan_accepted_late_begins_that_day_and_keeps_its_order(start in starts(), late in 0_u64..90) {
        let mut story = Story::begin(&start);
        let proposed: Vec<(u16, NaiveDate)> = story.plan().steps.iter().map(|step| (step.number, step.on)).collect();
        story.world.let_days_pass(late);
        story.world.act(Command::AcceptPlan(story.plan));
        story.check();
        let plan = story.plan();
        prop_assert!(plan.steps.iter().all(|step| step.on >= story.world.today), "I11: a step in the past");
        let review = review(plan).expect("there is a review");
        prop_assert!(review.on >= last_thing(plan), "I7: the review fell before the last thing");
        let moved = |&(number, on): &(u16, NaiveDate)| plan.step(number).map(|step| step.on - on);
        prop_assert!(proposed.iter().all(|step| moved(step) == moved(&proposed[0])), "the days between steps changed");
    }

    #[test]
    fn too_much_never_grows(start in starts(), deeds in deeds()) {
        let mut story = Story::begin(&start);
        story.world.act(Command::AcceptPlan(story.plan));
        for deed in &deeds {
            story.go_on(deed);
        }
        for number in story.plan().steps.iter().map(|step| step.number).collect::<Vec<_>>() {
            let kind = |story: &Story| story.plan().step(number).expect("steps stay").kind;
            for _ in 0..4 {
                let (before, told) = (kind(&story).rule(), story.world.change(story.plan, number, StepChange::TooMuch));
                let after = kind(&story).rule();
                prop_assert!(after.size <= before.size && after.minutes <= before.minutes, "I8: it grew");
                prop_assert!(before.contact || !after.contact, "I8: it turned into contact");
                prop_assert!(told.is_ok() || after.size == Size::Tiny, "I8: it was refused");
            }
            let is_open = story.plan().step(number).is_some_and(|step| step.state == StepState::Open);
            let runs = matches!(story.plan().state, PlanState::Proposed | PlanState::Active(_));
            let small = kind(&story).rule().size == Size::Tiny;
            prop_assert!(small || !is_open || !runs, "I8: it does not end small");
        }
    }

    #[test]
    fn no_step_moves_into_the_past_or_out_of_sight(start in starts(), back in 1_u64..400) {
        let mut story = Story::begin(&start);
        story.world.act(Command::AcceptPlan(story.plan));
        let (today, before) = (story.world.today, story.plan().clone());
        for step in &before.steps {
            for (to, why) in [
                (today - Days::new(back), PlanError::DayHasPassed),
                (today + LONGEST_WAIT + Days::new(back), PlanError::TooFarAway),
            ] {
                let told = story.world.change(story.plan, step.number, StepChange::MoveTo(to));
                prop_assert_eq!(told, Err(Rejection::Plan(why)), "I11, I7: {} to {}", step.kind.id(), to);
            }
        }
        prop_assert_eq!(story.plan(), &before);
    }

    #[test]
    fn while_somebody_is_in_space_contact_with_anybody_comes_last(start in starts(), choice in any::<prop::sample::Index>()) {
        // Two people: one in space, one with a plan of any kind.
        let safe = vec![SafetyAnswer::NoneOfThese];
        let mut story = Story::begin(&Start { safety: safe, choice, ..start.clone() });
        story.world.act(Command::AcceptPlan(story.plan));
        let other = story.world.begin(Situation::FriendPullingAway, "Ada");
        let ada = story.world.about(other);
        story.world.answer_safety(ada, &[SafetyAnswer::NoneOfThese]);
        story.world.walk_to_the_end(other, Choice::GiveSpace, Some("3w"), &[]);
        let plan = story.world.plan_from(other).expect("there is a plan").id;
        story.world.act(Command::AcceptPlan(plan));
        for _ in 0..20 {
            let shown = today(&story.world.doc, story.world.today).things;
            prop_assert!(shown.len() <= 3, "I5");
            let contact: Vec<bool> = shown.iter().map(|thing| thing.kind.rule().contact).collect();
            prop_assert!(contact.is_sorted(), "I5: contact stands before something of one's own");
            let to_ada = shown.iter().any(|thing| thing.name == "Ada" && thing.kind.rule().contact);
            prop_assert!(!to_ada, "I1: contact with somebody in space");
            story.world.let_days_pass(1);
        }
    }
}

// One test for each fault

/// A plan of this choice, accepted on its day.
fn running(situation: Situation, choice: Choice, space: &'static str) -> Story {
    let mut world = World::new();
    let reflection = world.begin(situation, "Maya");
    let person = world.about(reflection);
    world.answer_safety(person, &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(reflection, choice, Some(space), &[]);
    let plan = world.plan_from(reflection).expect("a choice leads to a plan").id;
    world.act(Command::AcceptPlan(plan));
    Story { world, person, reflection, plan }
}

fn spaced() -> Story {
    running(Situation::FriendPullingAway, Choice::GiveSpace, "1w")
}

fn asking() -> Story {
    running(Situation::FriendPullingAway, Choice::OneMessage, "1w")
}

fn number_of(story: &Story, kind: StepKind) -> u16 {
    story.plan().steps.iter().find(|step| step.kind == kind).expect("the plan has such a step").number
}

#[test]
fn bug_putting_off_a_space_on_its_last_day_made_it_end_before_it_began() {
    for change in [StepChange::NotToday, StepChange::TooMuch] {
        let mut story = spaced();
        let space = number_of(&story, StepKind::Space);
        story.world.let_days_pass(6);
        let before: Vec<_> = story.plan().spaces().collect();
        assert_eq!(story.world.change(story.plan, space, change), Ok(()), "{change:?}");
        assert_eq!(story.plan().spaces().collect::<Vec<_>>(), before, "a time that passes is nothing to put off");
        story.check();
    }
}

#[test]
fn bug_a_longer_space_swallowed_the_review() {
    let mut story = spaced();
    let space = number_of(&story, StepKind::Space);
    let until = story.world.today + Days::new(40);
    story.world.change(story.plan, space, StepChange::MoveTo(until)).expect("a space can be longer");
    let plan = story.plan();
    let review = review(plan).expect("there is a review").on;
    assert!(review > last_thing(plan), "review on {review}, the last thing on {}", last_thing(plan));
    assert!(review <= last_thing(plan) + LONGEST_WAIT);
}

#[test]
fn bug_a_plan_accepted_weeks_late_was_reviewed_inside_its_space() {
    let mut world = World::new();
    let reflection = world.begin(Situation::FriendPullingAway, "Maya");
    world.answer_safety(world.about(reflection), &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(reflection, Choice::GiveSpace, Some("1w"), &[]);
    let plan = world.plan_from(reflection).expect("there is a plan").id;
    world.let_days_pass(16);
    world.act(Command::AcceptPlan(plan));
    let plan = world.plan(plan);
    assert!(review(plan).expect("there is a review").on > last_thing(plan));
}

#[test]
fn bug_accepting_twice_started_a_running_or_ended_plan_again() {
    let mut story = spaced();
    let running = story.plan().clone();
    story.world.let_days_pass(3);
    story.world.act(Command::AcceptPlan(story.plan));
    assert_eq!(story.plan(), &running, "a second press changed a running plan");
    story.world.act(Command::EndPlan(story.plan, Outcome::Resting, String::new()));
    let ended = story.plan().clone();
    story.world.act(Command::AcceptPlan(story.plan));
    assert_eq!(story.plan(), &ended, "an old page started an ended plan");
}

#[test]
fn bug_a_proposed_plan_could_be_reopened_without_being_accepted() {
    let mut world = World::new();
    let reflection = world.begin(Situation::StayClose, "Maya");
    world.walk_to_the_end(reflection, Choice::Rhythm, None, &[]);
    let plan = world.plan_from(reflection).expect("there is a plan").id;
    assert_eq!(world.dispatch(Command::ReopenPlan(plan)), Err(Rejection::Gone));
    assert_eq!(world.plan(plan).state, PlanState::Proposed);
}

#[test]
fn bug_undo_brought_contact_back_after_they_asked_to_stop() {
    let mut story = asking();
    let hello = number_of(&story, StepKind::CalmQuestion);
    story.world.change(story.plan, hello, StepChange::Done).expect("a step can be done");
    story.world.answer_safety(story.person, &[SafetyAnswer::AskedToStop]);
    assert_eq!(story.world.dispatch(Command::Undo), Err(Rejection::Gone));
    story.check();
}

#[test]
fn after_they_asked_to_stop_contact_can_be_put_back_only_when_safety_is_answered_again() {
    let mut story = asking();
    let hello = number_of(&story, StepKind::CalmQuestion);
    story.world.answer_safety(story.person, &[SafetyAnswer::AskedToStop]);
    assert_eq!(story.world.change(story.plan, hello, StepChange::PutBack), Err(Rejection::ContactClosed));
    story.world.close_and_reopen();
    assert_eq!(story.world.change(story.plan, hello, StepChange::PutBack), Err(Rejection::ContactClosed));
    assert_eq!(story.standing(), Standing::NoContact);
    story.world.answer_safety(story.person, &[SafetyAnswer::NoneOfThese]);
    assert_eq!(open_contact(story.plan()).count(), 0, "nothing comes back by itself");
    assert_eq!(story.world.change(story.plan, hello, StepChange::PutBack), Ok(()));
}

#[test]
fn bug_contact_came_back_unasked_when_the_safety_answer_was_left_unsaved() {
    let mut story = asking();
    let hello = number_of(&story, StepKind::CalmQuestion);
    let answers = vec![SafetyAnswer::AskedToStop];
    story.world.act(Command::AnswerSafety { person: story.person, answers, keep: false });
    story.world.close_and_reopen();
    assert_eq!(story.world.change(story.plan, hello, StepChange::PutBack), Err(Rejection::SafetyOpen));
}

#[test]
fn a_running_plan_always_has_a_review_ahead() {
    let mut story = spaced();
    for change in [StepChange::Done, StepChange::LeaveOut] {
        let is_open = |step: &&Step| step.kind == StepKind::Review && step.state == StepState::Open;
        let review = story.plan().steps.iter().find(is_open).expect("there is a review").number;
        story.world.change(story.plan, review, change).expect("a review can be done or left out");
        let next = story.plan().steps.iter().find(is_open).expect("there is a next review");
        assert_eq!((next.on - story.world.today).num_days(), 7, "after the space");
    }
}

#[test]
fn two_unanswered_messages_silence_today_until_a_reply() {
    let mut story = running(Situation::IPulledAway, Choice::TinyContact, "1w");
    let shows_contact =
        |story: &Story| today(&story.world.doc, story.world.today).things.iter().any(|thing| thing.kind.rule().contact);
    assert!(shows_contact(&story));
    for _ in 0..2 {
        story.world.act(Command::LogContact(story.person, ContactKind::Wrote));
        assert!(!shows_contact(&story), "the rule is one message");
    }
    story.world.act(Command::SetContactRule(story.plan, 9));
    assert!(!shows_contact(&story), "never more than two");
    story.world.act(Command::LogContact(story.person, ContactKind::TheyWrote));
    assert!(shows_contact(&story));
}

#[test]
fn a_month_of_space_ends_the_day_before_its_date_comes_back() {
    for (from, until) in [("2024-01-31", "2024-02-28"), ("2023-01-31", "2023-02-27"), ("2024-02-29", "2024-03-28")] {
        let mut world = World::on(day(from));
        let id = world.begin(Situation::FriendPullingAway, "Maya");
        world.answer_safety(world.about(id), &[SafetyAnswer::NoneOfThese]);
        world.walk_to_the_end(id, Choice::GiveSpace, Some("1m"), &[]);
        let spaces: Vec<_> = world.plan_from(id).expect("there is a plan").spaces().collect();
        assert_eq!(spaces, [(day(from), day(until))]);
    }
}

#[test]
fn whoever_is_easiest_stands_in_where_no_other_was_named() {
    let mut world = World::new();
    let id = world.begin(Situation::IPulledAway, "Leo");
    let (leo, priya) = (world.about(id), world.add_person("Priya"));
    world.answer_safety(leo, &[SafetyAnswer::NoneOfThese]);
    world.act(Command::Write(id, "easiest", Answer::People(vec![leo, priya])));
    world.act(Command::Next(id, "easiest"));
    world.walk_to_the_end(id, Choice::RestFirst, None, &[]);
    let plan = world.plan_from(id).expect("a plan is proposed");
    let others: Vec<_> = plan.steps.iter().filter_map(|step| step.other).collect();
    assert!(!others.is_empty() && others.iter().all(|&other| other == priya), "{:?}", plan.steps);
}

/// A second plan about the same person, accepted.
fn second(story: &mut Story, choice: Choice) -> PlanId {
    let reflection = story.world.begin_about(Situation::FriendPullingAway, story.person);
    story.world.walk_to_the_end(reflection, choice, Some("3d"), &[]);
    let plan = story.world.plan_from(reflection).expect("there is a plan").id;
    story.world.act(Command::AcceptPlan(plan));
    plan
}

fn running_about(story: &Story) -> usize {
    story.world.doc.plans_about(story.person).filter(|plan| plan.is_active()).count()
}

fn edit(story: &mut Story, person: PersonId, change: impl FnOnce(&mut Person)) {
    let mut card = (**story.world.doc.person(person).expect("they are there")).clone();
    change(&mut card);
    story.world.act(Command::EditPerson(person, PersonForm { name: card.name.to_string(), card: Box::new(card) }));
}

#[test]
fn bug_undo_set_a_second_plan_running() {
    let mut story = asking();
    story.world.act(Command::EndPlan(story.plan, Outcome::Resting, String::new()));
    second(&mut story, Choice::OneMessage);
    assert_eq!(story.world.dispatch(Command::Undo), Err(Rejection::Gone));
    assert_eq!(running_about(&story), 1);
}

#[test]
fn bug_reopening_an_ended_plan_ran_two_and_forgot_the_space_of_the_other() {
    let mut story = asking();
    story.world.act(Command::EndPlan(story.plan, Outcome::Resting, String::new()));
    second(&mut story, Choice::GiveSpace);
    story.world.act(Command::ReopenPlan(story.plan));
    assert_eq!(running_about(&story), 1);
    assert!(matches!(story.standing(), Standing::InSpace { .. }), "the space was promised");
    story.check();
}

#[test]
fn bug_a_plan_accepted_or_reopened_without_its_review_was_never_looked_at() {
    let mut world = World::new();
    let reflection = world.begin(Situation::FriendPullingAway, "Maya");
    world.answer_safety(world.about(reflection), &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(reflection, Choice::LetGo, None, &[]);
    let plan = world.plan_from(reflection).expect("there is a plan").clone();
    let number = review(&plan).expect("there is a review").number;
    world.change(plan.id, number, StepChange::LeaveOut).expect("it can be left out");
    world.act(Command::AcceptPlan(plan.id));
    assert!(world.plan(plan.id).review_on().is_some());
    let next = world.plan(plan.id).open_steps().find(|step| step.kind == StepKind::Review).map(|step| step.number);
    world.act(Command::EndPlan(plan.id, Outcome::Resting, String::new()));
    world.change(plan.id, next.expect("there is one"), StepChange::LeaveOut).expect("an ended plan stays as it is");
    world.let_days_pass(100);
    world.act(Command::ReopenPlan(plan.id));
    assert!(world.plan(plan.id).review_on().is_some_and(|on| on <= world.today + LONGEST_WAIT));
}

#[test]
fn bug_a_space_made_longer_before_a_late_start_had_no_end_in_sight() {
    let mut world = World::new();
    let reflection = world.begin(Situation::FriendPullingAway, "Maya");
    world.answer_safety(world.about(reflection), &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(reflection, Choice::GiveSpace, Some("1w"), &[]);
    let plan = world.plan_from(reflection).expect("there is a plan").clone();
    world.let_days_pass(40);
    let space = plan.steps.iter().find(|step| step.kind == StepKind::Space).expect("there is a space").number;
    world.change(plan.id, space, StepChange::MoveTo(world.today + Days::new(50))).expect("it can be longer");
    world.act(Command::AcceptPlan(plan.id));
    assert!(world.plan(plan.id).spaces().all(|(_, until)| until <= world.today + LONGEST_WAIT));
}

#[test]
fn bug_after_the_longest_space_a_plan_was_looked_at_too_late() {
    let mut world = World::new();
    let reflection = world.begin(Situation::FriendPullingAway, "Maya");
    world.answer_safety(world.about(reflection), &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(reflection, Choice::GiveSpace, Some("1w"), &[]);
    let plan = world.plan_from(reflection).expect("there is a plan").clone();
    world.act(Command::AcceptPlan(plan.id));
    let space = plan.steps.iter().find(|step| step.kind == StepKind::Space).expect("there is a space").number;
    world.change(plan.id, space, StepChange::MoveTo(world.today + LONGEST_WAIT)).expect("it can be that long");
    let look = review(world.plan(plan.id)).expect("there is a review").number;
    world.change(plan.id, look, StepChange::LeaveOut).expect("it can be left out");
    assert!(world.plan(plan.id).review_on().is_some_and(|on| on <= world.today + LONGEST_WAIT), "I7");
}

#[test]
fn bug_contact_planned_before_came_through_after_two_messages() {
    let mut story = asking();
    story.world.act(Command::EndPlan(story.plan, Outcome::Resting, String::new()));
    let reflection = story.world.begin_about(Situation::FriendPullingAway, story.person);
    story.world.walk_to_the_end(reflection, Choice::OneMessage, None, &[]);
    let plan = story.world.plan_from(reflection).expect("there is a plan").id;
    for _ in 0..2 {
        story.world.act(Command::LogContact(story.person, ContactKind::Wrote));
    }
    story.world.act(Command::AcceptPlan(plan));
    assert_eq!(open_contact(story.world.plan(plan)).count(), 0, "I3");
}

#[test]
fn bug_an_agreed_birthday_was_a_message_beyond_the_rule() {
    let mut story = asking();
    let today = story.world.today;
    let person = story.person;
    edit(&mut story, person, |card| card.milestones = vec![Milestone::birthday(Yearly::of(today))]);
    let terms = SpaceTerms { birthday: Some(true), ..SpaceTerms::default() };
    story.world.act(Command::GiveSpace(story.person, today + Days::new(9), terms));
    let greets = |story: &Story| {
        let shown = today_of(story);
        let own = shown.iter().any(|thing| !thing.kind.rule().contact);
        (shown.iter().any(|thing| thing.kind == StepKind::Greeting), own)
    };
    assert_eq!(greets(&story), (true, true), "it was agreed, and something is about oneself");
    story.world.act(Command::LogContact(story.person, ContactKind::Wrote));
    assert!(!greets(&story).0, "I3");
}

fn today_of(story: &Story) -> Vec<ebb::app::view::today::Thing> {
    today(&story.world.doc, story.world.today).things
}

#[test]
fn bug_somebody_who_had_died_or_asked_to_stop_was_to_be_written_to() {
    for kept in [true, false] {
        let mut world = World::new();
        let ben = world.add_person("Ben");
        let reflection = world.begin(Situation::FriendPullingAway, "Maya");
        let person = world.about(reflection);
        world.answer_safety(person, &[SafetyAnswer::NoneOfThese]);
        world.walk_to_the_end(reflection, Choice::Elsewhere, None, &[ben]);
        let plan = world.plan_from(reflection).expect("there is a plan").id;
        world.act(Command::AcceptPlan(plan));
        let story = Story { world, person, reflection, plan };
        assert_eq!(today_of(&story)[0].other.as_deref(), Some("Ben"));
        let mut story = story;
        if kept {
            story.world.act(Command::Died(ben, true));
        } else {
            let answers = vec![SafetyAnswer::AskedToStop];
            story.world.act(Command::AnswerSafety { person: ben, answers, keep: false });
        }
        assert_eq!(today_of(&story)[0].other, None);
    }
}

#[test]
fn bug_a_review_stood_behind_three_older_steps_for_ever() {
    let mut story = running(Situation::FriendPullingAway, Choice::LetGo, "1w");
    story.world.let_days_pass(40);
    assert_eq!(today_of(&story)[0].kind, StepKind::Review);
}

#[test]
fn bug_two_cards_made_one_lost_a_space_a_closed_door_or_a_death() {
    let mut story = asking();
    let other = story.world.begin(Situation::FriendPullingAway, "Maya B.");
    let twin = story.world.about(other);
    story.world.answer_safety(twin, &[SafetyAnswer::NoneOfThese]);
    story.world.act(Command::GiveSpace(twin, story.world.today + Days::new(9), SpaceTerms::default()));
    story.world.act(Command::Merge(story.person, twin));
    assert!(matches!(story.standing(), Standing::InSpace { .. }), "I1");
    story.check();
    for keep in [true, false] {
        let mut story = asking();
        let twin = story.world.add_person("Maya B.");
        let answers = vec![SafetyAnswer::AskedToStop];
        story.world.act(Command::AnswerSafety { person: twin, answers, keep });
        story.world.act(Command::Died(twin, true));
        story.world.act(Command::Merge(story.person, twin));
        assert_eq!(open_contact(story.plan()).count(), 0, "I2");
        assert_eq!(story.standing(), Standing::Died);
    }
}

#[test]
fn bug_bringing_old_words_back_opened_a_closed_door() {
    let mut story = asking();
    let person = story.person;
    edit(&mut story, person, |card| card.likes = "The sea. ".repeat(40));
    edit(&mut story, person, |card| card.likes = "Tea.".into());
    let version = story.world.doc.versions_of(person.0).next().expect("the long words were kept").id;
    story.world.act(Command::Happened(person, Event::AskedToStop));
    story.world.act(Command::BringBack(version));
    assert_eq!(story.standing(), Standing::NoContact, "I2");
    assert!(story.world.doc.person(person).expect("they are there").likes.starts_with("The sea."));
}

#[test]
fn a_contact_step_that_is_done_is_in_the_log_once() {
    let mut story = asking();
    let number = number_of(&story, StepKind::CalmQuestion);
    for _ in 0..2 {
        story.world.change(story.plan, number, StepChange::Done).expect("a step can be done");
    }
    assert_eq!(story.world.doc.unanswered(story.person), 1);
    assert!(story.plan().waits_on(story.world.today).is_some());
}

#[test]
fn giving_space_ends_with_a_look_on_the_day_after_and_plans_no_hello() {
    let story = running(Situation::FriendPullingAway, Choice::GiveSpace, "3w");
    let spaces: Vec<_> = story.plan().spaces().collect();
    assert_eq!(spaces, [(story.world.today, story.world.today + Days::new(20))], "day 21 is the last");
    assert_eq!(story.plan().review_on(), Some(story.world.today + Days::new(21)));
    assert_eq!(open_contact(story.plan()).count(), 0);
}

#[test]
fn a_day_inside_a_space_is_refused_with_the_first_free_day() {
    let mut story = running(Situation::IPulledAway, Choice::TinyContact, "1w");
    let until = story.world.today + Days::new(6);
    story.world.act(Command::GiveSpace(story.person, until, ebb::domain::plan::SpaceTerms::default()));
    let number = story.plan().pending_contact().expect("a heart waits").number;
    let inside = StepChange::MoveTo(story.world.today + Days::new(2));
    let refused = story.world.change(story.plan, number, inside);
    assert_eq!(refused, Err(Rejection::Plan(PlanError::InsideSpace(until + Days::new(1)))));
}

#[test]
fn bug_a_point_behind_the_cue_ended_the_sentence() {
    let mut world = World::new();
    let reflection = world.begin(Situation::FriendPullingAway, "Maya");
    world.answer_safety(world.about(reflection), &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(reflection, Choice::LetGo, None, &[]);
    let fields = [("if", "it gets late. "), ("then", "I make tea.")];
    let fields = fields.into_iter().map(|(id, text)| (id.to_owned(), text.to_owned())).collect();
    world.write(reflection, "if-then", Answer::Fields(fields));
    let plan = world.plan_from(reflection).expect("there is a plan").id;
    let page = ebb::app::view::plan::page(&world.doc, plan, world.today).expect("it has a page");
    assert_eq!(page.if_then, Some(("it gets late".into(), "I make tea.".into())));
}
