//! One circle of people over its days: what somebody does with Ebb by chance, sense or nonsense.

use super::{Dice, Report};
use crate::promises::{World, breaks};
use chrono::{Days, NaiveDate, TimeDelta};
use ebb::app::command::{Command, ContactForm, Notice, PersonForm, StepChange, Subject};
use ebb::app::doc::Doc;
use ebb::app::resume::way;
use ebb::app::update::{Env, update};
use ebb::content::guide;
use ebb::domain::contact::{ContactKind, Reply};
use ebb::domain::id::{Id, PersonId, ReflectionId};
use ebb::domain::journal::Energy;
use ebb::domain::person::{LEADS, Milestone, MilestoneKind, Person, Ring};
use ebb::domain::plan::advance::{Event, ReviewChoice, Warmth};
use ebb::domain::plan::{Outcome, Plan, SpaceTerms};
use ebb::domain::reflection::answer::{Answer, Mark};
use ebb::domain::reflection::guide::{GuideId, Kind, Page};
use ebb::domain::rhythm::{Later, Rhythm};
use ebb::domain::safety::{SafetyAnswer, SafetyRoute};
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::urge::UrgeEnd;
use ebb::domain::yearly::{LeapDay, Yearly};
use std::sync::Arc;

/// Days on which much has gone wrong in calendars: leap days, ends of years and months, clocks that change.
const STARTS: [(i32, u32, u32); 10] = [
    (2024, 2, 27),
    (2028, 2, 28),
    (2026, 12, 30),
    (2026, 3, 27),
    (2026, 10, 23),
    (2027, 4, 2),
    (2023, 1, 31),
    (2096, 2, 20),
    (2100, 2, 27),
    (2026, 11, 22),
];

/// Somebody does something about each person once in so many days.
const DOES: usize = 9;

/// A few people, and whoever thinks of them.
pub(super) struct Circle {
    doc: Doc,
    today: NaiveDate,
    dice: Dice,
    next_id: u64,
    number: usize,
    seed: u64,
    /// What was said last about safety, and whether it may be kept.
    routes: Vec<(PersonId, SafetyRoute)>,
    /// The same before what can be undone.
    routes_before: Vec<(PersonId, SafetyRoute)>,
    /// What was done last, to tell.
    deeds: Vec<(NaiveDate, Command)>,
}

impl Circle {
    pub(super) fn new(size: usize, number: usize, seed: u64) -> Self {
        let mut dice = Dice::new(seed.wrapping_mul(0x0100_0001).wrapping_add(number as u64).wrapping_mul(0x9e37_79b1));
        let (year, month, day) = dice.pick(&STARTS);
        let fixed = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let today = if dice.once_in(2) { fixed } else { NaiveDate::default() + Days::new(dice.below(45_000) as u64) };
        let mut circle = Self {
            doc: Doc::default(),
            today,
            dice,
            next_id: 0,
            number,
            seed,
            routes: Vec::new(),
            routes_before: Vec::new(),
            deeds: Vec::new(),
        };
        let mut unseen = Report::default();
        for name in 0..size {
            circle.act(Command::AddPerson(format!("P{name}")), &mut unseen);
        }
        for person in circle.people() {
            let card = circle.card(person);
            circle.act(card, &mut unseen);
        }
        circle
    }

    pub(super) fn play(mut self, days: usize, report: &mut Report) {
        report.circles += 1;
        for person in self.people() {
            if self.dice.below(3) > 0 {
                self.plan_for(person, report);
            }
        }
        let people = self.people().len();
        for _ in 0..days {
            if self.dice.once_in(2) {
                let energy = if self.dice.once_in(6) { None } else { Some(self.dice.pick(&Energy::ALL)) };
                report.done += 1;
                self.quietly(Command::CheckIn(None, energy));
            }
            for person in self.people() {
                if self.dice.once_in(DOES) {
                    self.something(person, report);
                }
            }
            self.check(report);
            report.person_days += people;
            self.today = self.today + Days::new(1);
        }
    }

    fn people(&self) -> Vec<PersonId> {
        self.doc.people().map(|person| person.id).collect()
    }

    /// Carries something out, once more on a copy, and checks what became of it.
    fn act(&mut self, command: Command, report: &mut Report) -> bool {
        let before: Vec<Arc<Plan>> = self.doc.plans().cloned().collect();
        let mut copy = self.doc.clone();
        let mut next = self.next_id;
        let told = command.clone();
        let undone = self.doc.undo_of();
        let once = carry_out(&mut self.doc, command.clone(), self.today, &mut self.next_id);
        let twice = carry_out(&mut copy, command, self.today, &mut next);
        self.deeds.push((self.today, told.clone()));
        let Some((changed, said)) = once else {
            report.refused += 1;
            return false;
        };
        report.done += 1;
        self.listen(&told, undone, &changed, said);
        let twice = twice.map(|(changed, _)| changed).unwrap_or_default();
        let ids = changed.iter().chain(&twice);
        let again: Vec<_> = ids.map(|&id| (self.doc.record(id).cloned(), copy.record(id).cloned())).collect();
        let brings_back = matches!(told, Command::Undo | Command::Merge(..));
        let before: Vec<&Plan> = if brings_back { Vec::new() } else { before.iter().map(|plan| &**plan).collect() };
        let world = World { before: &before, again: &again, ..World::of(&self.doc, self.today, &self.routes) };
        let found = breaks(&world);
        report.checked += 1;
        if !found.is_empty() {
            let (circle, story) = (self.number, self.story());
            report.count(&found, circle, || story.clone());
        }
        true
    }

    /// The end of a day: everything holds, and every plan could end in one of the five ways.
    fn check(&self, report: &mut Report) {
        let outcome = Outcome::ALL[(self.number + self.today.to_epoch_days().unsigned_abs() as usize) % 5];
        let mut copy = self.doc.clone();
        let mut ended = Vec::new();
        for plan in self.doc.plans() {
            let mut next = self.next_id;
            carry_out(&mut copy, Command::EndPlan(plan.id, outcome, String::new()), self.today, &mut next);
            ended.extend(copy.plan(plan.id).cloned());
        }
        let ends: Vec<(&Plan, Outcome)> = ended.iter().map(|plan| (&**plan, outcome)).collect();
        let world = World { ends: &ends, ..World::of(&self.doc, self.today, &self.routes) };
        report.shown += world.shown.len();
        report.checked += 1;
        let found = breaks(&world);
        report.count(&found, self.number, || self.story());
    }

    /// The last deeds, so that a break can be understood and played again.
    fn story(&self) -> String {
        const LAST: usize = 12;
        let deeds = self.deeds.iter().rev().take(LAST).rev();
        let deeds: String = deeds.map(|(on, deed)| format!("\n     {on} {deed:?}")).collect();
        format!("circle {} of seed {} on {}, after{deeds}", self.number, self.seed, self.today)
    }

    /// Hears what a command says about safety, as a bystander would.
    fn listen(&mut self, command: &Command, undone: Option<Notice>, changed: &[Id], said: Option<Notice>) {
        if said.is_some_and(Notice::can_undo) {
            self.routes_before = self.routes.clone();
        }
        let last = |routes: &[(PersonId, SafetyRoute)], person| {
            routes.iter().find(|(one, _)| *one == person).map(|(_, route)| *route).unwrap_or_default()
        };
        let (person, route) = match command {
            Command::AnswerSafety { person, answers, .. } => (*person, route_of(answers)),
            Command::Happened(person, Event::AskedToStop) => {
                (*person, SafetyRoute { stopped: true, ..last(&self.routes, *person) })
            }
            Command::Happened(person, Event::FeltUnsafe) => {
                (*person, SafetyRoute { fear: true, ..last(&self.routes, *person) })
            }
            Command::Merge(into, from) => {
                let (a, b) = (last(&self.routes, *into), last(&self.routes, *from));
                self.routes.retain(|(one, _)| one != from);
                let stopped = a.stopped || b.stopped;
                (*into, SafetyRoute { fear: a.fear || b.fear, stopped, careful: a.careful || b.careful })
            }
            // Whoever is brought back comes with what was kept about them before.
            Command::Undo if matches!(undone, Some(Notice::Merged | Notice::PersonErased)) => {
                let (doc, before) = (&self.doc, std::mem::take(&mut self.routes_before));
                self.routes.retain(|(one, _)| !changed.contains(&one.0));
                self.routes.extend(before.into_iter().filter(|(one, _)| changed.contains(&one.0)));
                self.routes.retain(|(one, _)| doc.safety(*one).is_some());
                return;
            }
            _ => return,
        };
        self.routes.retain(|(one, _)| *one != person);
        self.routes.push((person, route));
    }

    // What somebody does

    fn something(&mut self, person: PersonId, report: &mut Report) {
        let dice = &mut self.dice;
        let command = match dice.below(64) {
            0..=4 => return self.plan_for(person, report),
            5..=9 => self.of_plans(person, |_, (plan, _)| Some(Command::AcceptPlan(plan.id))),
            10..=20 => self.of_plans(person, step_change),
            21..=28 => self.answer(),
            29..=38 => Some(Command::Happened(person, event(dice, self.today))),
            39..=44 => Some(Command::LogContact(person, dice.pick(&ContactKind::ALL))),
            45..=46 => self.give_space(person),
            47 => self.of_plans(person, |dice, (plan, _)| Some(Command::SetContactRule(plan.id, dice.below(4) as u8))),
            48 => self.of_plans(person, |dice, (plan, _)| {
                Some(Command::EndPlan(plan.id, dice.pick(&Outcome::ALL), "What I keep".into()))
            }),
            49 => self.of_plans(person, |_, (plan, _)| Some(Command::ReopenPlan(plan.id))),
            50 => self.of_plans(person, |dice, (plan, _)| dice.once_in(3).then_some(Command::DeletePlan(plan.id))),
            51 => Some(Command::Archive(person, dice.below(4) == 0)),
            52 => Some(Command::Died(person, dice.below(5) == 0)),
            53 => self.safety(person),
            54 => Some(self.card(person)),
            55..=56 => self.of_contacts(person),
            57 => Some(Command::SetLater(person, later(dice, self.today))),
            58 => {
                Some(Command::RodeUrge(person, dice.pick(&[UrgeEnd::RodeOut, UrgeEnd::StillThere]), "not sent".into()))
            }
            59 => Some(Command::SaidSpaceNote(person, "I’m going quiet for a while.".into())),
            60 => self.of_reflections(person),
            61 => Some(if dice.once_in(2) { Command::FreshStart } else { Command::Merge(person, self.anybody()) }),
            62 if self.people().len() > 1 && self.dice.once_in(4) => Some(Command::ErasePerson(person)),
            _ => Some(Command::Undo),
        };
        if let Some(command) = command {
            self.act(command, report);
        }
    }

    fn anybody(&mut self) -> PersonId {
        let people = self.people();
        self.dice.pick(&people)
    }

    fn of_plans(
        &mut self,
        person: PersonId,
        deed: impl Fn(&mut Dice, (&Plan, NaiveDate)) -> Option<Command>,
    ) -> Option<Command> {
        let plans: Vec<Arc<Plan>> = self.doc.plans_about(person).cloned().collect();
        if plans.is_empty() {
            return None;
        }
        let newest = self.dice.once_in(2);
        let plan = if newest { plans.last()? } else { &plans[self.dice.below(plans.len())] };
        deed(&mut self.dice, (plan, self.today))
    }

    /// An answer to something on Today.
    fn answer(&mut self) -> Option<Command> {
        let shown = ebb::app::view::today::today(&self.doc, self.today).things;
        if shown.is_empty() {
            return None;
        }
        let thing = &shown[self.dice.below(shown.len())];
        let change = change(&mut self.dice, self.today);
        Some(Command::Answer(thing.about, thing.what, change))
    }

    fn give_space(&mut self, person: PersonId) -> Option<Command> {
        let dice = &mut self.dice;
        let until = self.today + TimeDelta::days(dice.between(-3, 63));
        let meanwhile = if dice.once_in(2) { vec!["Swim".to_owned(), "Paint".to_owned()] } else { Vec::new() };
        let birthday = dice.pick(&[None, Some(true), Some(false)]);
        let terms = SpaceTerms { reason: "Room".into(), birthday, meanwhile, ..SpaceTerms::default() };
        Some(Command::GiveSpace(person, until, terms))
    }

    fn safety(&mut self, person: PersonId) -> Option<Command> {
        let keep = self.dice.below(4) > 0;
        Some(Command::AnswerSafety { person, answers: ticks(&mut self.dice), keep })
    }

    /// What is known about somebody: a ring, a rhythm, days to remember.
    fn card(&mut self, person: PersonId) -> Command {
        let dice = &mut self.dice;
        let known = self.doc.person(person).map(|person| (**person).clone());
        let mut card = known.unwrap_or_else(|| Person::new(person, name(), self.today));
        card.ring = dice.pick(&Ring::ALL);
        card.rhythm = match dice.below(4) {
            0 | 1 => None,
            2 => Some(dice.pick(&Rhythm::NAMED)),
            _ => Some(Rhythm::Days(dice.below(40) as u16)),
        };
        card.milestones = (0..dice.below(3)).map(|_| milestone(dice, self.today)).collect();
        Command::EditPerson(person, PersonForm { name: card.name.to_string(), card: Box::new(card) })
    }

    fn of_contacts(&mut self, person: PersonId) -> Option<Command> {
        let log: Vec<_> =
            self.doc.contacts_with(person).map(|contact| (contact.id, contact.on, contact.kind)).collect();
        if log.is_empty() {
            return None;
        }
        let (id, on, kind) = log[self.dice.below(log.len())];
        let dice = &mut self.dice;
        if dice.once_in(3) {
            return Some(Command::DeleteContact(id));
        }
        let reply =
            [None, Some(Reply::Warm(self.today)), Some(Reply::Brief(self.today)), Some(Reply::NotYet(self.today))];
        let form = ContactForm {
            on: on - Days::new(dice.below(9) as u64),
            kind: if dice.once_in(4) { dice.pick(&ContactKind::ALL) } else { kind },
            note: String::new(),
            by_them: dice.once_in(3),
            channel: None,
            reply: dice.pick(&reply),
            feeling: String::new(),
            next_time: String::new(),
        };
        Some(Command::EditContact(id, form))
    }

    fn of_reflections(&mut self, person: PersonId) -> Option<Command> {
        let all: Vec<ReflectionId> = self.doc.reflections_about(person).map(|reflection| reflection.id).collect();
        if all.is_empty() {
            return None;
        }
        let id = self.dice.pick(&all);
        Some(if self.dice.once_in(3) { Command::DeleteReflection(id) } else { Command::EndReflection(id) })
    }

    /// A guide about somebody, answered by chance to the end or left halfway; then the plan, mostly accepted.
    fn plan_for(&mut self, person: PersonId, report: &mut Report) {
        let situation = self.dice.pick(&Situation::ALL);
        let begin = Command::Begin(GuideId::Situation(situation), Subject::Known(person));
        if !self.act(begin, report) {
            return;
        }
        if self.doc.safety(person).is_none() || self.dice.once_in(8) {
            let safety = self.safety(person);
            safety.map(|command| self.act(command, report));
        }
        let Some(id) = self.doc.reflections_about(person).map(|reflection| reflection.id).max() else { return };
        self.walk(id, report);
        let plan = self.doc.reflection(id).and_then(|reflection| self.doc.plan_from(reflection)).map(|plan| plan.id);
        if let Some(plan) = plan
            && self.dice.below(5) > 0
        {
            self.act(Command::AcceptPlan(plan), report);
        }
    }

    fn walk(&mut self, id: ReflectionId, report: &mut Report) {
        let people = self.people();
        let leaves_at = if self.dice.once_in(9) { self.dice.below(8) } else { usize::MAX };
        for at in 0..40 {
            let Some(reflection) = self.doc.reflection(id) else { return };
            let way = way(&self.doc, reflection);
            let Some(page) = way.current.map(|at| way.pages[at]).filter(|_| at < leaves_at) else { return };
            let route = reflection.person.and_then(|person| self.doc.safety(person)).unwrap_or_default();
            let choices = route.choices(guide(reflection.guide).choices);
            // The pages that say nothing to the planner are left out; the app's own tests walk them all.
            let says = matches!(page.kind, Kind::Choice | Kind::SpaceLength | Kind::People | Kind::One(_))
                || matches!(page.kind, Kind::Marked { .. } if page.id == "tried");
            match says.then(|| answer_to(&mut self.dice, page, &choices, &people)).flatten() {
                Some(answer) => {
                    let write = Command::Write(id, page.id, answer);
                    self.quietly(write);
                    self.step_on(Command::Next(id, page.id), report);
                }
                None => self.step_on(Command::Skip(id, page.id), report),
            }
        }
    }

    /// A page on the way; only the last one changes a plan.
    fn step_on(&mut self, command: Command, report: &mut Report) {
        let plans = self.doc.plans().count();
        self.quietly(command);
        if self.doc.plans().count() != plans {
            let (found, circle) = (breaks(&World::of(&self.doc, self.today, &self.routes)), self.number);
            report.count(&found, circle, || self.story());
        }
    }

    fn quietly(&mut self, command: Command) {
        self.deeds.push((self.today, command.clone()));
        carry_out(&mut self.doc, command, self.today, &mut self.next_id);
    }
}

/// What changed, and what was said; `None` where it was refused.
fn carry_out(doc: &mut Doc, command: Command, today: NaiveDate, next: &mut u64) -> Option<(Vec<Id>, Option<Notice>)> {
    let mut new_id = || {
        *next += 1;
        Id::from_bits(*next)
    };
    let done = update(doc, command, &mut Env { today, new_id: &mut new_id }).ok()?;
    let said = done.effects.iter().find_map(|effect| match effect {
        ebb::app::command::Effect::Say(notice) => Some(*notice),
        ebb::app::command::Effect::Go(_) => None,
    });
    Some((done.changed, said))
}

fn name() -> ebb::domain::text::Name {
    ebb::domain::text::Name::parse("P").unwrap_or_else(|_| unreachable!("a letter is a name"))
}

/// Half of the time nothing closes a door.
fn ticks(dice: &mut Dice) -> Vec<SafetyAnswer> {
    if dice.below(4) > 0 {
        return vec![SafetyAnswer::NoneOfThese];
    }
    (0..=dice.below(2)).map(|_| dice.pick(&SafetyAnswer::ALL)).collect()
}

fn route_of(answers: &[SafetyAnswer]) -> SafetyRoute {
    use SafetyAnswer::{Afraid, AskedToStop, Controlled, Harmed, LegalOrder, MayHaveScared};
    let mut route = SafetyRoute::default();
    for answer in answers {
        match answer {
            Afraid | Controlled | Harmed => route.fear = true,
            AskedToStop | LegalOrder => route.stopped = true,
            MayHaveScared => route.careful = true,
            SafetyAnswer::NoneOfThese | SafetyAnswer::RatherNotSay => {}
        }
    }
    route
}

fn change(dice: &mut Dice, today: NaiveDate) -> StepChange {
    match dice.below(12) {
        0..=4 => StepChange::Done,
        5 | 6 => StepChange::TooMuch,
        7 | 8 => StepChange::NotToday,
        9 => StepChange::LeaveOut,
        10 => StepChange::PutBack,
        _ => StepChange::MoveTo(today + TimeDelta::days(dice.between(-9, 75))),
    }
}

fn step_change(dice: &mut Dice, (plan, today): (&Plan, NaiveDate)) -> Option<Command> {
    if plan.steps.is_empty() {
        return None;
    }
    let number = plan.steps[dice.below(plan.steps.len())].number;
    Some(Command::ChangeStep(plan.id, number, change(dice, today)))
}

/// Any event, at any moment.
fn event(dice: &mut Dice, today: NaiveDate) -> Event {
    let number = dice.below(9) as u16;
    match dice.below(20) {
        0 => Event::StepDone(number),
        1 => Event::StepTooMuch(number),
        2 => Event::StepNotToday(number),
        3 => Event::StepDropped(number),
        4 => Event::Sent,
        5 | 6 => Event::Replied(Warmth::Warm),
        7 | 8 => Event::Replied(Warmth::Brief),
        9 => Event::NoReply,
        10 => Event::TheyWrote,
        11 => Event::Met,
        12 => Event::AskedForSpace(None),
        13 => Event::AskedForSpace(Some(today + TimeDelta::days(dice.between(-20, 200)))),
        14 if dice.once_in(3) => Event::AskedToStop,
        15 if dice.once_in(3) => Event::FeltUnsafe,
        16 if dice.once_in(3) => Event::Ended(dice.pick(&Outcome::ALL)),
        _ => Event::Reviewed(dice.pick(&ReviewChoice::ALL)),
    }
}

fn later(dice: &mut Dice, today: NaiveDate) -> Option<Later> {
    match dice.below(3) {
        0 => None,
        1 => Some(Later::UntilTheyWrite),
        _ => Some(Later::Until(today + TimeDelta::days(dice.between(-3, 60)))),
    }
}

/// A day to remember, close by more often than not, on a leap day now and then, its year known or not.
fn milestone(dice: &mut Dice, today: NaiveDate) -> Milestone {
    let near = today + Days::new(dice.below(90) as u64);
    let on = match dice.below(4) {
        0 => Yearly::new(None, 2, 29),
        1 => Yearly::parse(&format!("--{}", &ebb::domain::day::text(near)[5..])),
        _ => Some(Yearly::of(near)),
    };
    Milestone {
        kind: dice.pick(&MilestoneKind::ALL),
        leap: dice.pick(&[LeapDay::Before, LeapDay::After]),
        lead: dice.pick(&LEADS),
        ..Milestone::birthday(on.unwrap_or_else(|| Yearly::of(near)))
    }
}

fn answer_to(dice: &mut Dice, page: &Page, choices: &[Choice], people: &[PersonId]) -> Option<Answer> {
    Some(match &page.kind {
        Kind::Choice if dice.once_in(12) => Answer::One(dice.pick(&Choice::ALL).id().into()),
        Kind::Choice => Answer::One(dice.pick(choices).id().into()),
        Kind::SpaceLength => Answer::One(dice.pick(&["3d", "1w", "2w", "3w", "1m", "of an older guide"]).into()),
        Kind::People if people.is_empty() || dice.once_in(3) => return None,
        Kind::People => Answer::People((0..=dice.below(2)).map(|_| dice.pick(people)).collect()),
        Kind::One(options) => Answer::One(options[dice.below(options.len())].id.into()),
        Kind::Marked { options, marks } => {
            let marked = (0..dice.below(4))
                .map(|_| (options[dice.below(options.len())].id.to_owned(), dice.pick::<Mark>(marks.all())));
            Answer::Marked { marked: marked.collect(), own: Vec::new() }
        }
        _ => return None,
    })
}
