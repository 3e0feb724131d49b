//! Plays a scenario through the app's own commands, and says what shows.

use super::Outcome;
use super::read::{Deed, Happening, Planned, Said, Scenario, Somebody, Which, later};
use chrono::NaiveDate;
use ebb::app::command::{Command, PersonForm, StepChange, Subject};
use ebb::app::doc::Doc;
use ebb::app::resume::way;
use ebb::app::update::{Env, update};
use ebb::app::view::today::{Thing, today};
use ebb::content::guide;
use ebb::content::names::{step_title, step_why};
use ebb::domain::contact::ContactKind;
use ebb::domain::day;
use ebb::domain::id::{Id, PersonId, PlanId, ReflectionId};
use ebb::domain::person::{Milestone, Person};
use ebb::domain::plan::advance::Event;
use ebb::domain::plan::propose::{Ground, propose};
use ebb::domain::plan::rules::When;
use ebb::domain::plan::standing::Standing;
use ebb::domain::plan::step::{Size, Stage, StepKind};
use ebb::domain::plan::today::What;
use ebb::domain::plan::{Plan, SpaceTerms, Step, StepState};
use ebb::domain::reflection::answer::Answer;
use ebb::domain::reflection::guide::{GuideId, Kind, Opt, Page};
use ebb::domain::safety::SafetyAnswer;
use ebb::domain::situation::Choice;
use ebb::store::record::Record;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A circle with its scenario under way.
pub(super) struct Play {
    doc: Doc,
    today: NaiveDate,
    next_id: u64,
    /// In the scenario's order.
    people: Vec<PersonId>,
    pub(super) seen: Seen,
}

/// Which rules a scenario met: what happened in which stage of a running plan, and what each choice offered.
#[derive(Default)]
pub struct Seen {
    /// What happened, and in which stage.
    pub happened: Vec<(When, Stage)>,
    /// Which choice came with which step, and from which situation.
    pub offered: Vec<(Choice, StepKind)>,
}

#[derive(Serialize)]
struct Line<'a> {
    on: String,
    today: Vec<Shown<'a>>,
    people: BTreeMap<&'a str, State>,
}

#[derive(Serialize)]
struct Shown<'a> {
    person: Option<&'a str>,
    #[serde(flatten)]
    thing: Spoken,
}

/// A step, as today shows it or as it waits.
#[derive(Serialize)]
struct Spoken {
    kind: &'static str,
    title: String,
    why: String,
    sources: &'static [&'static str],
    contact: bool,
    size: &'static str,
    due: String,
}

#[derive(Serialize)]
struct State {
    standing: &'static str,
    stage: Option<&'static str>,
    space_until: Option<String>,
    pending_contact_steps: usize,
    unanswered: usize,
    next: Option<Spoken>,
    prompts_allowed: bool,
    review_on: Option<String>,
}

impl Play {
    /// The circle on the first day, with its plans accepted.
    pub(super) fn begin(scenario: &Scenario) -> Outcome<Self> {
        let mut play =
            Self { doc: Doc::default(), today: scenario.today, next_id: 0, people: Vec::new(), seen: Seen::default() };
        for somebody in &scenario.people {
            play.add(somebody);
        }
        for (place, somebody) in scenario.people.iter().enumerate() {
            if let Some(planned) = &somebody.plan {
                play.plan(play.people[place], planned, scenario)?;
            }
        }
        Ok(play)
    }

    /// A line for each day on which anything shows.
    pub(super) fn lines(&mut self, scenario: &Scenario) -> Outcome<String> {
        let mut lines = String::new();
        for on in scenario.today.iter_days().take_while(|on| *on <= scenario.until) {
            self.today = on;
            let of_day = scenario.energies.iter().rev().find(|(day, _)| *day == on);
            let energy = of_day.map_or(scenario.usual_energy, |&(_, energy)| energy);
            self.act(Command::CheckIn(None, Some(energy)));
            for (place, somebody) in scenario.people.iter().enumerate() {
                for happening in somebody.events.iter().filter(|one| one.on == on) {
                    self.happen(self.people[place], somebody, happening)?;
                }
            }
            if let Some(line) = self.line(scenario) {
                lines += &serde_json::to_string(&line).map_err(|error| format!("{error}."))?;
                lines.push('\n');
            }
        }
        Ok(lines)
    }

    /// What the app refuses changes nothing.
    fn act(&mut self, command: Command) {
        let next = &mut self.next_id;
        let mut new_id = || {
            *next += 1;
            Id::from_bits(*next)
        };
        let _ = update(&mut self.doc, command, &mut Env { today: self.today, new_id: &mut new_id });
    }

    fn add(&mut self, somebody: &Somebody) {
        self.act(Command::AddPerson(somebody.name.clone()));
        let Some(person) = self.doc.people().max_by_key(|person| person.id).map(|person| (**person).clone()) else {
            return;
        };
        self.people.push(person.id);
        let milestones = somebody.birthday.map(Milestone::birthday).into_iter().collect();
        let Somebody { relation, ring, channel, rhythm, .. } = *somebody;
        let id = person.id;
        let card = Box::new(Person { relation, ring, channel, rhythm, milestones, ..person });
        self.act(Command::EditPerson(id, PersonForm { name: somebody.name.clone(), card }));
    }

    // The plan

    fn plan(&mut self, person: PersonId, planned: &Planned, scenario: &Scenario) -> Outcome {
        let guide_id = GuideId::Situation(planned.situation);
        self.act(Command::AnswerSafety { person, answers: planned.safety.clone(), keep: true });
        self.act(Command::Begin(guide_id, Subject::Known(person)));
        let Some(reflection) = self.doc.reflections_about(person).map(|one| one.id).max() else { return Ok(()) };
        for (page, value, path) in &planned.answers {
            let Some(page) = guide(guide_id).page(page) else {
                return Err(format!("{path}: the guide of {} has no such page.", guide_id.id()));
            };
            let answer = self.answer(page, value, scenario).map_err(|what| format!("{path}: {what}."))?;
            self.act(Command::Write(reflection, page.id, answer));
        }
        let choice = self.choice(person, planned);
        self.act(Command::Write(reflection, "choice", Answer::One(choice.id().to_owned())));
        self.walk(reflection);
        let Some(plan) = self.proposed(reflection, person) else { return Ok(()) };
        if let Some(rule) = planned.contact_rule {
            self.act(Command::SetContactRule(plan, rule));
        }
        self.act(Command::AcceptPlan(plan));
        if let Some(plan) = self.doc.plan(plan) {
            self.seen.offered.extend(plan.steps.iter().map(|step| (plan.choice, step.kind)));
        }
        let until = planned.space_days.map(|days| later(self.today, days - 1));
        self.agree(person, planned.birthday_in_space, if choice == Choice::GiveSpace { until } else { None });
        Ok(())
    }

    /// The choice, or the first one that safety leaves.
    fn choice(&self, person: PersonId, planned: &Planned) -> Choice {
        let safety = self.doc.safety(person).unwrap_or_default();
        let left = || safety.choices(guide(GuideId::Situation(planned.situation)).choices);
        if safety.allows(planned.choice) { planned.choice } else { left()[0] }
    }

    /// To the end of the guide: what was answered is moved on from, the rest is skipped.
    fn walk(&mut self, id: ReflectionId) {
        let pages = |play: &Self| play.doc.reflection(id).map(|one| (way(&play.doc, one), Arc::clone(one)));
        let mut before = None;
        while let Some((way, reflection)) = pages(self) {
            let Some(page) = way.current.map(|at| way.pages[at]) else { return };
            // A choice of another guide is never done with; the plan is made from it all the same.
            if before == Some(page.id) {
                return;
            }
            before = Some(page.id);
            let written = reflection.answer(page.id).is_some_and(|answer| !answer.is_empty());
            self.act(if written { Command::Next(id, page.id) } else { Command::Skip(id, page.id) });
        }
    }

    fn proposed(&mut self, reflection: ReflectionId, person: PersonId) -> Option<PlanId> {
        let reflection = Arc::clone(self.doc.reflection(reflection)?);
        if let Some(plan) = self.doc.plan_from(&reflection) {
            return Some(plan.id);
        }
        let safety = self.doc.safety(person).unwrap_or_default();
        let unanswered = self.doc.unanswered(person);
        let ground = Ground { reflection: &reflection, safety, unanswered, today: self.today };
        self.next_id += 1;
        let plan = propose(&ground, PlanId(Id::from_bits(self.next_id)))?;
        let id = plan.id;
        self.doc.add(vec![Record::Plan(Arc::new(plan))]);
        Some(id)
    }

    /// What goes with a space, once there is one: until when, and whether a birthday in it is wished for.
    fn agree(&mut self, person: PersonId, birthday: Option<bool>, until: Option<NaiveDate>) {
        let Some(plan) = self.doc.running_plan(person).cloned() else { return };
        let Some((_, end)) = plan.space_on(self.today) else { return };
        let is_new = until.is_some_and(|until| until != end) || (birthday.is_some() && plan.space.birthday.is_none());
        if is_new {
            let terms = SpaceTerms { birthday: birthday.or(plan.space.birthday), ..plan.space.clone() };
            self.act(Command::GiveSpace(person, until.unwrap_or(end), terms));
        }
    }

    fn answer(&self, page: &Page, value: &Value, scenario: &Scenario) -> Outcome<Answer> {
        let text = || value.as_str().map(str::to_owned).ok_or_else(|| "a text is needed here".to_owned());
        Ok(match &page.kind {
            Kind::Long => Answer::Text(text()?),
            Kind::Fields { fields, .. } => {
                let first = fields.first().copied().unwrap_or_default();
                Answer::Fields([(first.to_owned(), text()?)].into_iter().collect())
            }
            Kind::One(options) => Answer::One(option(&text()?, options)?),
            Kind::Several(options) => {
                Answer::Several { chosen: ids(value, |id| option(id, options))?, own: Vec::new() }
            }
            Kind::Marked { options, marks } => {
                let mark = |id: &str| Ok((option(id, options)?, marks.all()[0]));
                let marked = match value {
                    Value::Object(given) => {
                        let marked = given.iter().map(|(id, said)| {
                            let mark = marks.all().iter().find(|mark| said.as_str() == Some(mark_id(**mark)));
                            Ok((
                                option(id, options)?,
                                *mark.ok_or_else(|| format!("‘{said}’ is no mark of this page"))?,
                            ))
                        });
                        marked.collect::<Outcome<Vec<_>>>()?
                    }
                    _ => ids(value, mark)?,
                };
                Answer::Marked { marked: marked.into_iter().collect(), own: Vec::new() }
            }
            Kind::People => Answer::People(ids(value, |id| {
                let place = scenario.people.iter().position(|one| one.id == id);
                place.map(|place| self.people[place]).ok_or_else(|| format!("nobody has the id ‘{id}’"))
            })?),
            Kind::Day => {
                let text = text()?;
                day::parse(&text).ok_or_else(|| format!("‘{text}’ is no day"))?;
                Answer::One(text)
            }
            Kind::SpaceLength => {
                let text = text()?;
                if !["3d", "1w", "2w", "3w", "1m"].contains(&text.as_str()) {
                    return Err(format!("‘{text}’ is no length; there are 3d, 1w, 2w, 3w, 1m"));
                }
                Answer::One(text)
            }
            Kind::Choice => return Err("the choice stands in plan.choice".to_owned()),
            Kind::Heard | Kind::Read(_) | Kind::Pause(_) => return Err("this page asks nothing".to_owned()),
        })
    }

    // What happens

    fn happen(&mut self, person: PersonId, somebody: &Somebody, happening: &Happening) -> Outcome {
        let before = self.doc.running_plan(person).cloned();
        match &happening.what {
            Deed::Step(said, which) => self.step(person, *said, which.as_ref(), &happening.at)?,
            Deed::Wrote => self.act(Command::LogContact(person, ContactKind::Wrote)),
            Deed::TheyWrote => self.act(Command::LogContact(person, ContactKind::TheyWrote)),
            Deed::Met => self.act(Command::LogContact(person, ContactKind::Met)),
            Deed::Event(event) => self.event(person, *event),
            Deed::Ended(outcome) => {
                if let Some(plan) = self.doc.running_plan(person).map(|plan| plan.id) {
                    self.act(Command::EndPlan(plan, *outcome, String::new()));
                }
            }
        }
        if let Some(before) = before {
            self.see(&before, &happening.what);
        }
        self.agree(person, somebody.plan.as_ref().and_then(|plan| plan.birthday_in_space), None);
        Ok(())
    }

    /// Which rule it was, told by what the plan was before: a step that is done now and was not.
    fn see(&mut self, before: &Plan, deed: &Deed) {
        let when = match deed {
            Deed::Wrote => When::Sent,
            Deed::TheyWrote => When::TheyWrote,
            Deed::Met => When::Met,
            Deed::Event(Event::Replied(warmth)) => When::Replied(*warmth),
            Deed::Event(Event::NoReply) => When::NoReply,
            Deed::Event(Event::AskedForSpace(_)) => When::AskedForSpace,
            Deed::Event(Event::AskedToStop) => When::AskedToStop,
            Deed::Event(Event::FeltUnsafe) => When::FeltUnsafe,
            Deed::Event(Event::Reviewed(choice)) => When::Reviewed(*choice),
            _ => {
                let Some(after) = self.doc.plan(before.id) else { return };
                let is_done = |step: &&Step| {
                    matches!(step.state, StepState::Done(_))
                        && before.step(step.number).is_some_and(|was| was.state == StepState::Open)
                };
                let Some(done) = after.steps.iter().find(is_done) else { return };
                match done.kind {
                    StepKind::Review => When::LookedAt,
                    kind if kind.rule().contact => When::Sent,
                    kind if kind.is_with_other() => When::StepDone,
                    _ => return,
                }
            }
        };
        self.seen.happened.push((when, before.stage(self.today)));
    }

    /// Before a first space, the app asks about safety; a scenario that says nothing says none of these.
    fn event(&mut self, person: PersonId, event: Event) {
        if matches!(event, Event::AskedForSpace(_)) && self.doc.safety(person).is_none() {
            self.act(Command::AnswerSafety { person, answers: vec![SafetyAnswer::NoneOfThese], keep: true });
        }
        self.act(Command::Happened(person, event));
    }

    fn step(&mut self, person: PersonId, said: Said, which: Option<&Which>, at: &str) -> Outcome {
        let change = match said {
            Said::Done => StepChange::Done,
            Said::TooMuch => StepChange::TooMuch,
            Said::NotToday => StepChange::NotToday,
            Said::Dropped => StepChange::LeaveOut,
        };
        let running = self.doc.running_plan(person).cloned();
        let Some(which) = which else {
            let shown = today(&self.doc, self.today).things;
            let shown = shown.iter().find(|thing| thing.about == person).map(|thing| thing.what);
            let due = || {
                let plan = running.as_ref()?;
                Some(What::Step(plan.id, plan.open_steps().find(|step| step.on <= self.today)?.number))
            };
            if let Some(what) = shown.or_else(due) {
                self.act(Command::Answer(person, what, change));
            }
            return Ok(());
        };
        let found = running.as_ref().and_then(|plan| {
            let number = match which {
                Which::Number(number) => plan.step(*number)?.number,
                Which::Kind(kind) => plan.open_steps().find(|step| step.kind.id() == kind)?.number,
            };
            Some(Command::ChangeStep(plan.id, number, change))
        });
        let Some(command) = found else { return Err(format!("{at}.step: the plan has no such step on that day.")) };
        self.act(command);
        Ok(())
    }

    // What shows

    fn line<'a>(&self, scenario: &'a Scenario) -> Option<Line<'a>> {
        let things = today(&self.doc, self.today).things;
        if things.is_empty() {
            return None;
        }
        let today = things.iter().map(|thing| self.shown(thing, scenario)).collect();
        let people = scenario.people.iter().zip(&self.people);
        let people = people.filter_map(|(one, &id)| Some((one.id.as_str(), self.state(id)?))).collect();
        Some(Line { on: day::text(self.today), today, people })
    }

    fn shown<'a>(&self, thing: &Thing, scenario: &'a Scenario) -> Shown<'a> {
        let with = match thing.what {
            What::Step(plan, number) if thing.other.is_some() => {
                self.doc.plan(plan).and_then(|plan| plan.step(number)?.other)
            }
            _ => None,
        };
        let asks = matches!(thing.kind, StepKind::Review | StepKind::FollowUp);
        let concerns = if thing.kind.rule().contact || asks { Some(thing.about) } else { with };
        let place = concerns.and_then(|id| self.people.iter().position(|&one| one == id));
        Shown {
            person: place.map(|place| scenario.people[place].id.as_str()),
            thing: said(thing.kind, &thing.name, thing.other.as_deref(), thing.due),
        }
    }

    fn state(&self, id: PersonId) -> Option<State> {
        let person = self.doc.person(id)?;
        let standing = self.doc.standing(person, self.today);
        let plan = self.doc.running_plan(id);
        let space_until = match standing {
            Standing::InSpace { until, .. } => Some(day::text(until)),
            _ => None,
        };
        let next = plan.and_then(|plan| plan.next_step()).map(|step| self.next(step, person));
        Some(State {
            standing: standing.id(),
            stage: plan.map(|plan| plan.stage(self.today).id()),
            space_until,
            pending_contact_steps: plan
                .map_or(0, |plan| plan.open_steps().filter(|one| one.kind.rule().contact).count()),
            unanswered: self.doc.unanswered(id),
            next,
            prompts_allowed: standing.allows_contact(),
            review_on: plan.and_then(|plan| plan.review_on()).map(|on| day::text(on.max(self.today))),
        })
    }

    fn next(&self, step: &Step, person: &Person) -> Spoken {
        let other = step.other.and_then(|id| self.doc.person(id)).map(|person| person.name.as_str());
        said(step.kind, person.name.as_str(), other, step.on.max(self.today))
    }
}

fn said(kind: StepKind, name: &str, other: Option<&str>, due: NaiveDate) -> Spoken {
    let rule = kind.rule();
    Spoken {
        kind: kind.id(),
        title: step_title(kind, name, other),
        why: step_why(kind, name, other),
        sources: rule.sources.ids(),
        contact: rule.contact,
        size: Size::id(rule.size),
        due: day::text(due),
    }
}

/// One id, or a list of them.
fn ids<T>(value: &Value, read: impl Fn(&str) -> Outcome<T>) -> Outcome<Vec<T>> {
    let needed = || "an id, or a list of ids, is needed here".to_owned();
    match value {
        Value::String(id) => Ok(vec![read(id)?]),
        Value::Array(all) => all.iter().map(|one| read(one.as_str().ok_or_else(needed)?)).collect(),
        _ => Err(needed()),
    }
}

fn option(id: &str, options: &[Opt]) -> Outcome<String> {
    let known: Vec<&str> = options.iter().map(|option| option.id).collect();
    if known.contains(&id) {
        Ok(id.to_owned())
    } else {
        Err(format!("‘{id}’ is no option; there are {}", known.join(", ")))
    }
}

/// The name of a mark, as records keep it.
fn mark_id(mark: ebb::domain::reflection::answer::Mark) -> &'static str {
    use ebb::domain::reflection::answer::Mark;
    match mark {
        Mark::Seen => "seen",
        Mark::Guessed => "guessed",
        Mark::Once => "once",
        Mark::More => "more",
        Mark::Met => "met",
        Mark::Partly => "partly",
        Mark::Unmet => "unmet",
        Mark::Fine => "fine",
        Mark::NotFine => "not-fine",
        Mark::Mine => "mine",
        Mark::Theirs => "theirs",
        Mark::Shared => "shared",
    }
}
