//! What the planner promises (I1 to I12 of the product's own list), checked from the records alone.
//!
//! Nothing here asks the engine: spaces, waiting messages and standings are read off steps, contacts and plans
//! again, so that a fault in the engine's helpers is a break here, not a shared opinion. What is taken from the
//! engine is data only: the table of step kinds. `cargo xtask simulate` and the host tests check with it.

use chrono::{Days, NaiveDate};
use ebb::app::doc::Doc;
use ebb::app::view::today as view;
use ebb::content::names::{step_title, step_why};
use ebb::domain::contact::{Contact, ContactKind, Reply};
use ebb::domain::id::PersonId;
use ebb::domain::journal::Energy;
use ebb::domain::person::{MilestoneKind, Person};
use ebb::domain::plan::step::{STEP_KINDS, Size, StepKind};
use ebb::domain::plan::today::What;
use ebb::domain::plan::{Outcome, Plan, PlanState, Step, StepState};
use ebb::domain::safety::SafetyRoute;
use ebb::store::record::Record;
use std::sync::OnceLock;

/// Never more on Today.
const MOST: usize = 3;
/// Never more own messages without a reply.
const CEILING: usize = 2;
/// Nothing runs longer without an end or a look.
const LONGEST: Days = Days::new(60);

/// Everything that is so on a day, as plain records.
#[derive(Default)]
pub struct World<'a> {
    /// The day.
    pub today: NaiveDate,
    /// How much there is to give on it.
    pub energy: Option<Energy>,
    /// The circle.
    pub people: Vec<&'a Person>,
    /// All plans.
    pub plans: Vec<&'a Plan>,
    /// The whole log.
    pub contacts: Vec<&'a Contact>,
    /// What the user last said about safety, by whoever listened: an answer, or what happened.
    pub routes: &'a [(PersonId, SafetyRoute)],
    /// What Today shows.
    pub shown: Vec<Shown>,
    /// The plans before what was done last; empty where nothing was done.
    pub before: &'a [&'a Plan],
    /// What a record became, and what it became when the same was done again to a copy.
    pub again: &'a [(Option<Record>, Option<Record>)],
    /// What became of a plan that was told to end like this.
    pub ends: &'a [(&'a Plan, Outcome)],
}

/// One thing on Today.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What it is of.
    pub what: What,
    /// What it is.
    pub kind: StepKind,
    /// Whom it is about.
    pub about: PersonId,
    /// With whom else it is.
    pub other: Option<PersonId>,
    /// The day it is for.
    pub due: NaiveDate,
    /// Its reason.
    pub why: String,
    /// The ids behind it.
    pub sources: &'static [&'static str],
}

/// A promise that does not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Break {
    /// Which: 1 for I1.
    pub promise: usize,
    /// What was found.
    pub told: String,
}

/// The promises, as the report names them.
pub const PROMISES: [&str; 12] = [
    "no contact, nudge or day to remember inside a space",
    "nothing that reaches out after a door has closed",
    "no message beyond the contact rule, never a third",
    "at most one step that reaches out to a person",
    "at most three things on Today, one of them not about who is in space",
    "every step has a reason and sources",
    "every wait, space and plan has an end or a look within 60 days",
    "nothing larger than today's energy, too much ends smaller",
    "every plan can end in all five ways",
    "the same again gives the same plan",
    "no step in the past",
    "standing alone decides about prompts",
];

/// Every promise that does not hold in a world.
#[must_use]
pub fn breaks(world: &World<'_>) -> Vec<Break> {
    let mut found = Breaks(Vec::new());
    for plan in &world.plans {
        world.check_plan(plan, &mut found);
    }
    for person in &world.people {
        world.check_person(person, &mut found);
    }
    for thing in &world.shown {
        world.check_thing(thing, &mut found);
    }
    world.check_today(&mut found);
    world.check_change(&mut found);
    for (after, plan) in world.ends.iter().map(|(plan, outcome)| (outcome, plan)) {
        let ended = matches!(&plan.state, PlanState::Ended(ending) if ending.outcome == *after);
        found.unless(ended, 9, || format!("plan {} cannot end in {after:?}", plan.id.0));
    }
    for (once, twice) in world.again {
        found.unless(once == twice, 10, || format!("once {once:?}, again {twice:?}"));
    }
    found.0
}

struct Breaks(Vec<Break>);

impl Breaks {
    fn unless(&mut self, holds: bool, promise: usize, told: impl FnOnce() -> String) {
        if !holds {
            self.0.push(Break { promise, told: told() });
        }
    }
}

fn is_running(plan: &Plan) -> bool {
    matches!(plan.state, PlanState::Active(_))
}

/// Running, or about to be.
fn is_live(plan: &Plan) -> bool {
    matches!(plan.state, PlanState::Active(_) | PlanState::Proposed)
}

fn is_open(step: &Step) -> bool {
    step.state == StepState::Open
}

fn reaches_out(kind: StepKind) -> bool {
    kind.rule().contact
}

fn open_contact(plan: &Plan) -> impl Iterator<Item = &Step> {
    plan.steps.iter().filter(|step| is_open(step) && reaches_out(step.kind))
}

/// First and last day of each space that is kept.
fn spaces(plan: &Plan) -> impl Iterator<Item = (NaiveDate, NaiveDate)> + '_ {
    let kept = |step: &&Step| matches!(step.kind, StepKind::Space) && !matches!(step.state, StepState::LeftOut);
    plan.steps.iter().filter(kept).filter_map(|step| Some((step.on, step.until?)))
}

fn has_space_on(plan: &Plan, day: NaiveDate) -> bool {
    spaces(plan).any(|(from, until)| from <= day && day <= until)
}

/// Whether a kind has a reason and sources, whoever it is with; looked up once.
fn is_explained(kind: StepKind) -> bool {
    static EXPLAINED: OnceLock<Vec<StepKind>> = OnceLock::new();
    let explained = EXPLAINED.get_or_init(|| {
        let says = |kind: &StepKind| {
            let said = |text: String| !text.trim().is_empty();
            said(step_why(*kind, "A", None)) && said(step_title(*kind, "A", None))
        };
        STEP_KINDS.iter().copied().filter(says).filter(|kind| !kind.rule().sources.ids().is_empty()).collect()
    });
    explained.contains(&kind)
}

const fn most(energy: Energy) -> Size {
    match energy {
        Energy::Low => Size::Tiny,
        Energy::Some => Size::Small,
        Energy::Good => Size::Bigger,
    }
}

impl<'a> World<'a> {
    /// The world as a document holds it on a day, with what Today shows.
    #[must_use]
    pub fn of(doc: &'a Doc, today: NaiveDate, routes: &'a [(PersonId, SafetyRoute)]) -> Self {
        let energy = doc.check_in(today).and_then(|check_in| check_in.energy);
        let people: Vec<&Person> = doc.people().map(|person| &**person).collect();
        let contacts = people.iter().flat_map(|person| doc.contacts_with(person.id)).collect();
        let plans = doc.plans().map(|plan| &**plan).collect();
        let shown = view::today(doc, today).things.iter().map(|thing| Shown::of(doc, thing)).collect();
        Self { today, energy, people, plans, contacts, routes, shown, ..Self::default() }
    }
}

impl Shown {
    fn of(doc: &Doc, thing: &view::Thing) -> Self {
        let other = match thing.what {
            What::Step(plan, number) if thing.other.is_some() => {
                doc.plan(plan).and_then(|plan| plan.step(number)?.other)
            }
            _ => None,
        };
        let why = step_why(thing.kind, &thing.name, thing.other.as_deref());
        let sources = thing.kind.rule().sources.ids();
        Self { what: thing.what, kind: thing.kind, about: thing.about, other, due: thing.due, why, sources }
    }
}

impl World<'_> {
    fn running(&self, person: PersonId) -> impl Iterator<Item = &Plan> {
        self.plans.iter().copied().filter(move |plan| plan.person == person && is_running(plan))
    }

    fn is_in_space(&self, person: PersonId) -> bool {
        self.running(person).any(|plan| has_space_on(plan, self.today))
    }

    fn person(&self, id: PersonId) -> Option<&Person> {
        self.people.iter().copied().find(|person| person.id == id)
    }

    fn is_closed(&self, person: PersonId) -> bool {
        let closes = |route: &SafetyRoute| route.fear || route.stopped || route.careful;
        self.routes.iter().any(|(one, route)| *one == person && closes(route))
    }

    /// Own messages at the end of the log that nothing came back to.
    fn waiting(&self, person: PersonId) -> usize {
        let mut log: Vec<&Contact> = self.contacts.iter().copied().filter(|one| one.person == person).collect();
        log.retain(|one| !one.asks_nothing);
        log.sort_by_key(|one| (one.on, one.id));
        let answered = |one: &&&Contact| {
            one.kind != ContactKind::Wrote || matches!(one.reply, Some(Reply::Warm(_) | Reply::Brief(_)))
        };
        log.iter().rev().take_while(|one| !answered(one)).count()
    }

    /// The user's own rule for somebody, at most the ceiling.
    fn rule(&self, person: PersonId) -> usize {
        self.running(person).map(|plan| usize::from(plan.contact_rule)).min().unwrap_or(CEILING).min(CEILING)
    }

    /// Whether a prompt about somebody may appear, apart from a birthday that was agreed.
    fn may_prompt(&self, person: &Person) -> bool {
        if person.died || person.archived || self.is_closed(person.id) || self.is_in_space(person.id) {
            return false;
        }
        if self.running(person.id).next().is_some() {
            return true;
        }
        let endings = self.plans.iter().filter(|plan| plan.person == person.id).filter_map(|plan| match &plan.state {
            PlanState::Ended(ending) => Some((ending.on, plan.made, plan.id, ending.outcome)),
            _ => None,
        });
        let last = endings.max_by_key(|&(on, made, id, _)| (on, made, id)).map(|(.., outcome)| outcome);
        !matches!(last, Some(Outcome::Resting | Outcome::LettingGo | Outcome::TheyEnded))
    }

    /// A birthday on its day that was agreed when the space was set.
    fn is_agreed(&self, thing: &Shown) -> bool {
        let What::Milestone(at) = thing.what else { return false };
        let is_birthday = self
            .person(thing.about)
            .and_then(|person| person.milestones.get(at))
            .is_some_and(|milestone| milestone.kind == MilestoneKind::Birthday);
        let agreed = |plan: &Plan| has_space_on(plan, self.today) && plan.space.birthday == Some(true);
        is_birthday && thing.due == self.today && self.running(thing.about).any(agreed)
    }

    fn check_plan(&self, plan: &Plan, found: &mut Breaks) {
        let told = |what: &str| format!("plan {} {what}: {plan:?}", plan.id.0);
        for step in plan.steps.iter().filter(|step| is_open(step)) {
            found.unless(step.on >= plan.made, 11, || told("has a step before it was made"));
            found.unless(is_explained(step.kind), 6, || told(step.kind.id()));
        }
        if !is_live(plan) {
            return;
        }
        for step in open_contact(plan) {
            let together = || self.plans.iter().filter(|one| one.person == plan.person && is_running(one));
            let others = is_running(plan) && together().any(|one| has_space_on(one, step.on));
            found.unless(!others && !has_space_on(plan, step.on), 1, || told("reaches out inside a space"));
            found.unless(!self.is_closed(plan.person), 2, || told("reaches out though a door is closed"));
        }
        found.unless(open_contact(plan).count() <= 1, 4, || told("reaches out twice"));
        self.check_ends(plan, found);
    }

    /// A time that passes has its end in sight, and a running plan a look.
    fn check_ends(&self, plan: &Plan, found: &mut Breaks) {
        let horizon = self.today + LONGEST;
        let told = |what: &str| format!("plan {} on {} {what}: {plan:?}", plan.id.0, self.today);
        let time = |step: &&Step| matches!(step.kind, StepKind::Space | StepKind::Wait);
        for step in plan.steps.iter().filter(time).filter(|step| step.state != StepState::LeftOut) {
            let ends = step.until.is_some_and(|until| step.on <= until && until <= horizon);
            found.unless(ends, 7, || told("holds a time without an end in sight"));
        }
        let is_review = |step: &&Step| step.kind == StepKind::Review && is_open(step);
        let looks = plan.steps.iter().filter(is_review).any(|step| step.on <= horizon);
        found.unless(looks || !is_running(plan), 7, || told("is not looked at again"));
    }

    fn check_person(&self, person: &Person, found: &mut Breaks) {
        let id = person.id;
        found.unless(self.running(id).count() <= 1, 4, || format!("two plans run about {}", person.name));
        let pending = self.running(id).flat_map(open_contact).count();
        found.unless(pending <= 1, 4, || format!("{pending} steps reach out to {}", person.name));
        let shown = self.shown.iter().filter(|thing| thing.about == id && reaches_out(thing.kind)).count();
        found.unless(shown <= 1, 4, || format!("Today reaches out to {} {shown} times", person.name));
    }

    fn check_thing(&self, thing: &Shown, found: &mut Breaks) {
        let told = |what: &str| format!("{} on Today {what}: {thing:?}", self.today);
        found.unless(!thing.why.trim().is_empty() && !thing.sources.is_empty(), 6, || told("without a reason"));
        found.unless(thing.due >= self.today, 11, || told("in the past"));
        let most = most(self.energy.unwrap_or(Energy::Good));
        found.unless(thing.kind.rule().size <= most, 8, || told("too large for the day"));
        let Some(person) = self.person(thing.about) else {
            return found.unless(false, 12, || told("about nobody"));
        };
        found.unless(!person.died && !person.archived, 12, || told("about somebody put away, or who has died"));
        let contact = reaches_out(thing.kind);
        if contact || matches!(thing.what, What::Milestone(_) | What::FollowUp(_) | What::Rhythm) {
            let agreed = self.is_agreed(thing);
            let in_space = self.is_in_space(person.id);
            found.unless(!in_space || agreed, 1, || told("though they are in space"));
            found.unless(!self.is_closed(person.id), 2, || told("though a door is closed"));
            found.unless(self.may_prompt(person) || in_space && agreed, 12, || told("against their standing"));
        }
        if contact {
            found.unless(self.waiting(person.id) < self.rule(person.id), 3, || told("though messages wait"));
        }
        if let Some(other) = thing.other.and_then(|other| self.person(other)) {
            found.unless(!self.is_in_space(other.id), 1, || told("with somebody in space"));
            found.unless(!self.is_closed(other.id), 2, || told("with somebody a door is closed to"));
            found.unless(self.waiting(other.id) < self.rule(other.id), 3, || told("with somebody who has not replied"));
            found.unless(self.may_prompt(other), 12, || told("with somebody with whom things stand otherwise"));
        }
    }

    fn check_today(&self, found: &mut Breaks) {
        let count = self.shown.len();
        found.unless(count <= MOST, 5, || format!("{count} things on {}", self.today));
        let counts = |person: &&&Person| !person.died && !person.archived && self.is_in_space(person.id);
        let inside: Vec<PersonId> =
            self.people.iter().filter(counts).filter(|one| !self.is_closed(one.id)).map(|one| one.id).collect();
        let answered = |&id: &PersonId| self.running(id).any(|plan| plan.meanwhile_on == Some(self.today));
        let is_theirs = |thing: &Shown| {
            let asks = reaches_out(thing.kind) || matches!(thing.kind, StepKind::Review | StepKind::FollowUp);
            asks && inside.contains(&thing.about)
        };
        let there_is = self.shown.iter().any(|thing| !is_theirs(thing));
        found.unless(there_is || inside.iter().all(answered), 5, || {
            format!("somebody is in space on {}, and nothing is about oneself or another: {:?}", self.today, self.shown)
        });
    }

    /// What changed with what was done last.
    fn check_change(&self, found: &mut Breaks) {
        if self.before.is_empty() {
            return;
        }
        for plan in self.plans.iter().filter(|plan| is_live(plan)) {
            let before = self.before.iter().find(|one| one.id == plan.id);
            if before.is_some_and(|before| before == plan) {
                continue;
            }
            for step in plan.steps.iter().filter(|step| is_open(step)) {
                self.check_step(
                    plan,
                    before.and_then(|plan| plan.steps.iter().find(|one| one.number == step.number)),
                    step,
                    found,
                );
            }
            let was_running = before.is_some_and(|plan| is_running(plan));
            let knew = |step: &Step| {
                was_running && before.is_some_and(|plan| plan.steps.iter().any(|one| one.number == step.number))
            };
            let at_the_rule = self.waiting(plan.person) >= self.rule(plan.person);
            let offers = is_running(plan) && open_contact(plan).any(|step| !knew(step));
            found.unless(!offers || !at_the_rule, 3, || format!("offered though messages wait: {plan:?}"));
        }
    }

    fn check_step(&self, plan: &Plan, was: Option<&Step>, step: &Step, found: &mut Breaks) {
        let told = |what: &str| format!("{} step {} of {} {what}: {plan:?}", self.today, step.number, plan.id.0);
        let stayed = was.is_some_and(|was| was.on == step.on && is_open(was));
        let passes = matches!(step.kind, StepKind::Space | StepKind::Wait);
        found.unless(stayed || passes || step.on >= self.today, 11, || told("is put in the past"));
        if let Some(was) = was {
            let (old, new) = (was.kind.rule(), step.kind.rule());
            found.unless(new.size <= old.size && new.minutes <= old.minutes, 8, || told("grew"));
            found.unless(old.contact || !new.contact, 8, || told("turned into contact"));
        }
    }
}
