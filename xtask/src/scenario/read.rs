//! Reading a scenario, with one plain sentence for whatever is wrong in it.

use super::Outcome;
use chrono::{Days, Months, NaiveDate};
use ebb::domain::day;
use ebb::domain::journal::Energy;
use ebb::domain::person::{Channel, Relation, Ring};
use ebb::domain::plan::Outcome as Ending;
use ebb::domain::plan::advance::{Event, ReviewChoice, Warmth};
use ebb::domain::rhythm::{LONGEST_RHYTHM, Rhythm};
use ebb::domain::safety::SafetyAnswer;
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::text::Name;
use ebb::domain::yearly::Yearly;
use serde_json::{Map, Value};

/// A scenario runs for at most so many months.
const LONGEST: Months = Months::new(240);
/// Longest space in days: it is looked at within 60.
const LONGEST_SPACE: u64 = 60;

/// What a scenario says.
pub(super) struct Scenario {
    pub today: NaiveDate,
    pub until: NaiveDate,
    pub usual_energy: Energy,
    pub energies: Vec<(NaiveDate, Energy)>,
    pub people: Vec<Somebody>,
}

/// Somebody of the circle.
pub(super) struct Somebody {
    pub id: String,
    pub name: String,
    pub relation: Option<Relation>,
    pub ring: Ring,
    pub channel: Option<Channel>,
    pub birthday: Option<Yearly>,
    pub rhythm: Option<Rhythm>,
    pub plan: Option<Planned>,
    pub events: Vec<Happening>,
}

/// The plan about somebody.
pub(super) struct Planned {
    pub situation: Situation,
    pub safety: Vec<SafetyAnswer>,
    pub choice: Choice,
    pub space_days: Option<u64>,
    pub contact_rule: Option<u8>,
    pub birthday_in_space: Option<bool>,
    /// Page ids with what was answered, and where it stands, for whoever has to say what is wrong.
    pub answers: Vec<(String, Value, String)>,
}

/// Something that happens on a day.
pub(super) struct Happening {
    pub on: NaiveDate,
    pub what: Deed,
    pub at: String,
}

/// What happens.
pub(super) enum Deed {
    /// One of the four things said to a step, and to which.
    Step(Said, Option<Which>),
    Wrote,
    TheyWrote,
    Met,
    Event(Event),
    Ended(Ending),
}

/// What is said to a step.
#[derive(Clone, Copy)]
pub(super) enum Said {
    Done,
    TooMuch,
    NotToday,
    Dropped,
}

/// A step by its number in the plan, or the first open one of a kind.
pub(super) enum Which {
    Number(u16),
    Kind(String),
}

/// A value and where it stands.
#[derive(Clone)]
struct At<'a> {
    path: String,
    value: &'a Value,
}

impl<'a> At<'a> {
    fn wrong<T>(&self, what: &str) -> Outcome<T> {
        Err(format!("{}: {what}.", self.path))
    }

    fn object(&self, known: &[&str]) -> Outcome<&'a Map<String, Value>> {
        let Value::Object(map) = self.value else { return self.wrong("an object is needed here") };
        match map.keys().find(|key| !known.is_empty() && !known.contains(&key.as_str())) {
            Some(key) => Err(format!("{}: no such field; there are {}.", self.inside(key), known.join(", "))),
            None => Ok(map),
        }
    }

    fn inside(&self, key: &str) -> String {
        if self.path == "scenario" { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// A field; `null` counts as left out.
    fn field(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(Self { path: self.inside(key), value })
    }

    fn need(&self, key: &str) -> Outcome<Self> {
        self.field(key).ok_or_else(|| format!("{}: this field is missing.", self.inside(key)))
    }

    fn list(&self) -> Outcome<Vec<Self>> {
        let Value::Array(all) = self.value else { return self.wrong("a list is needed here") };
        let at = |(place, value)| Self { path: format!("{}[{place}]", self.path), value };
        Ok(all.iter().enumerate().map(at).collect())
    }

    fn text(&self) -> Outcome<&'a str> {
        self.value.as_str().map_or_else(|| self.wrong("a text is needed here"), Ok)
    }

    fn flag(&self) -> Outcome<bool> {
        self.value.as_bool().map_or_else(|| self.wrong("true or false is needed here"), Ok)
    }

    fn number(&self, from: u64, to: u64) -> Outcome<u64> {
        let number = self.value.as_u64().filter(|number| (from..=to).contains(number));
        number.map_or_else(|| self.wrong(&format!("a whole number from {from} to {to} is needed here")), Ok)
    }

    fn day(&self) -> Outcome<NaiveDate> {
        let text = self.text()?;
        day::parse(text).map_or_else(|| self.wrong(&format!("‘{text}’ is no day; days are written YYYY-MM-DD")), Ok)
    }

    fn one_of<T: Copy>(&self, what: &str, all: &[(&str, T)]) -> Outcome<T> {
        let text = self.text()?;
        let found = all.iter().find(|(id, _)| *id == text).map(|&(_, value)| value);
        let ids: Vec<&str> = all.iter().map(|&(id, _)| id).collect();
        found.map_or_else(|| self.wrong(&format!("‘{text}’ is no {what}; there are {}", ids.join(", "))), Ok)
    }
}

/// Reads a scenario.
pub(super) fn scenario(text: &str) -> Outcome<Scenario> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("The scenario is no JSON: {error}."))?;
    let at = At { path: "scenario".to_owned(), value: &value };
    at.object(&["today", "until", "energy", "people"])?;
    let today = at.need("today")?.day()?;
    let until_at = at.need("until")?;
    let until = until_at.day()?;
    if until < today {
        return until_at.wrong("it lies before today");
    }
    if until > today.checked_add_months(LONGEST).unwrap_or(NaiveDate::MAX) {
        return until_at.wrong("a scenario runs for at most twenty years");
    }
    let (usual_energy, energies) =
        at.field("energy").map_or_else(|| Ok((Energy::Some, Vec::new())), |at| energies(&at))?;
    let mut people: Vec<Somebody> = Vec::new();
    for one in at.need("people")?.list()? {
        let read = somebody(&one, today)?;
        if people.iter().any(|known| known.id == read.id) {
            return Err(format!("{}: ‘{}’ is there twice.", one.inside("id"), read.id));
        }
        people.push(read);
    }
    Ok(Scenario { today, until, usual_energy, energies, people })
}

const ENERGIES: [(&str, Energy); 3] = [("low", Energy::Low), ("some", Energy::Some), ("good", Energy::Good)];

fn energies(at: &At<'_>) -> Outcome<(Energy, Vec<(NaiveDate, Energy)>)> {
    let (mut usual, mut days) = (Energy::Some, Vec::new());
    for (key, value) in at.object(&[])? {
        let one = At { path: at.inside(key), value };
        let energy = one.one_of("energy", &ENERGIES)?;
        if key == "default" {
            usual = energy;
        } else {
            let on = day::parse(key);
            let Some(on) = on else { return one.wrong("the key is default or a day, written YYYY-MM-DD") };
            days.push((on, energy));
        }
    }
    Ok((usual, days))
}

fn somebody(at: &At<'_>, today: NaiveDate) -> Outcome<Somebody> {
    at.object(&["id", "name", "relation", "ring", "channel", "birthday", "rhythm", "plan", "events"])?;
    let id = at.need("id")?.text()?.to_owned();
    let name = match at.field("name") {
        Some(name) => {
            let text = name.text()?;
            Name::parse(text).map_or_else(|_| name.wrong("a name has 1 to 60 letters"), |_| Ok(text.to_owned()))?
        }
        None => id.clone(),
    };
    if Name::parse(&name).is_err() {
        return at.need("id")?.wrong("without a name, the id is the name and has 1 to 60 letters");
    }
    let birthday = at.field("birthday").map(|birthday| {
        let text = birthday.text()?;
        let wrong = || birthday.wrong(&format!("‘{text}’ is no birthday; write --MM-DD or YYYY-MM-DD"));
        Yearly::parse(text).map_or_else(wrong, Ok)
    });
    let mut events = Vec::new();
    for one in at.field("events").map_or_else(|| Ok(Vec::new()), |events| events.list())? {
        events.push(happening(&one, today)?);
    }
    Ok(Somebody {
        id,
        name,
        relation: at.field("relation").map(|at| at.one_of("relation", &RELATIONS)).transpose()?,
        ring: at.field("ring").map_or(Ok(Ring::default()), |at| at.one_of("ring", &RINGS))?,
        channel: at.field("channel").map(|at| at.one_of("channel", &CHANNELS)).transpose()?,
        birthday: birthday.transpose()?,
        rhythm: at.field("rhythm").map(|at| rhythm(&at)).transpose()?,
        plan: at.field("plan").map(|at| planned(&at)).transpose()?,
        events,
    })
}

const RINGS: [(&str, Ring); 3] = [("close", Ring::Close), ("near", Ring::Near), ("further", Ring::Further)];

const RELATIONS: [(&str, Relation); 5] = [
    ("friend", Relation::Friend),
    ("partner", Relation::Partner),
    ("family", Relation::Family),
    ("colleague", Relation::Colleague),
    ("other", Relation::Other),
];

const CHANNELS: [(&str, Channel); 8] = [
    ("text", Channel::Text),
    ("whatsapp", Channel::Whatsapp),
    ("signal", Channel::Signal),
    ("telegram", Channel::Telegram),
    ("email", Channel::Email),
    ("call", Channel::Call),
    ("letter", Channel::Letter),
    ("in-person", Channel::InPerson),
];

const RHYTHMS: [(&str, Rhythm); 6] = [
    ("week", Rhythm::Week),
    ("two-weeks", Rhythm::TwoWeeks),
    ("month", Rhythm::Month),
    ("three-months", Rhythm::ThreeMonths),
    ("six-months", Rhythm::SixMonths),
    ("year", Rhythm::Year),
];

fn rhythm(at: &At<'_>) -> Outcome<Rhythm> {
    if at.value.is_string() {
        return at.one_of("rhythm", &RHYTHMS);
    }
    let days = at.number(1, LONGEST_RHYTHM.into())?;
    Ok(Rhythm::Days(u16::try_from(days).unwrap_or(LONGEST_RHYTHM)))
}

const SAFETY: [(&str, SafetyAnswer); 8] = [
    ("afraid", SafetyAnswer::Afraid),
    ("controlled", SafetyAnswer::Controlled),
    ("harmed", SafetyAnswer::Harmed),
    ("asked-to-stop", SafetyAnswer::AskedToStop),
    ("legal-order", SafetyAnswer::LegalOrder),
    ("may-have-scared", SafetyAnswer::MayHaveScared),
    ("none-of-these", SafetyAnswer::NoneOfThese),
    ("rather-not-say", SafetyAnswer::RatherNotSay),
];

fn planned(at: &At<'_>) -> Outcome<Planned> {
    at.object(&["situation", "safety", "choice", "space_days", "contact_rule", "birthday_in_space", "answers"])?;
    let mut safety = Vec::new();
    for one in at.field("safety").map_or_else(|| Ok(Vec::new()), |safety| safety.list())? {
        safety.push(one.one_of("safety answer", &SAFETY)?);
    }
    if safety.is_empty() {
        safety.push(SafetyAnswer::NoneOfThese);
    }
    let mut answers = Vec::new();
    if let Some(given) = at.field("answers") {
        for (page, value) in given.object(&[])? {
            answers.push((page.clone(), value.clone(), given.inside(page)));
        }
    }
    Ok(Planned {
        situation: at.need("situation")?.one_of("situation", &Situation::ALL.map(|one| (one.id(), one)))?,
        safety,
        choice: at.need("choice")?.one_of("choice", &Choice::ALL.map(|one| (one.id(), one)))?,
        space_days: at.field("space_days").map(|at| at.number(1, LONGEST_SPACE)).transpose()?,
        contact_rule: at.field("contact_rule").map(|at| at.number(1, 2)).transpose()?.map(|rule| rule as u8),
        birthday_in_space: at.field("birthday_in_space").map(|at| at.flag()).transpose()?,
        answers,
    })
}

/// The names of events.
#[derive(Clone, Copy)]
enum Kind {
    Step(Said),
    Sent,
    Replied,
    NoReply,
    TheyWrote,
    Met,
    AskedForSpace,
    AskedToStop,
    FeltUnsafe,
    Review,
    Outcome,
}

const EVENTS: [(&str, Kind); 14] = [
    ("step-done", Kind::Step(Said::Done)),
    ("step-too-much", Kind::Step(Said::TooMuch)),
    ("step-not-today", Kind::Step(Said::NotToday)),
    ("step-dropped", Kind::Step(Said::Dropped)),
    ("sent", Kind::Sent),
    ("replied", Kind::Replied),
    ("no-reply", Kind::NoReply),
    ("they-wrote", Kind::TheyWrote),
    ("met", Kind::Met),
    ("asked-for-space", Kind::AskedForSpace),
    ("asked-to-stop", Kind::AskedToStop),
    ("felt-unsafe", Kind::FeltUnsafe),
    ("review", Kind::Review),
    ("outcome", Kind::Outcome),
];

const WARMTHS: [(&str, Warmth); 2] = [("warm", Warmth::Warm), ("brief", Warmth::Brief)];

const REVIEWS: [(&str, ReviewChoice); 5] = [
    ("longer", ReviewChoice::Longer),
    ("one-message", ReviewChoice::OneMessage),
    ("rest", ReviewChoice::Rest),
    ("they-wrote", ReviewChoice::TheyWrote),
    ("close", ReviewChoice::Close),
];

const ENDINGS: [(&str, Ending); 5] = [
    ("close-again", Ending::CloseAgain),
    ("closer-differently", Ending::CloserDifferently),
    ("resting", Ending::Resting),
    ("letting-go", Ending::LettingGo),
    ("they-ended", Ending::TheyEnded),
];

fn happening(at: &At<'_>, today: NaiveDate) -> Outcome<Happening> {
    at.object(&["on", "event", "step", "how", "until", "choice", "outcome"])?;
    let on_at = at.need("on")?;
    let on = on_at.day()?;
    if on < today {
        return on_at.wrong("it lies before today");
    }
    let what = match at.need("event")?.one_of("event", &EVENTS)? {
        Kind::Step(said) => Deed::Step(said, at.field("step").map(|at| which(&at)).transpose()?),
        Kind::Sent => Deed::Wrote,
        Kind::TheyWrote => Deed::TheyWrote,
        Kind::Met => Deed::Met,
        Kind::Replied => Deed::Event(Event::Replied(at.need("how")?.one_of("way to reply", &WARMTHS)?)),
        Kind::NoReply => Deed::Event(Event::NoReply),
        Kind::AskedForSpace => {
            let until = at.field("until").map(|at| at.day()).transpose()?;
            let far = |until: &NaiveDate| *until < on;
            if until.as_ref().is_some_and(far) {
                return at.need("until")?.wrong("it lies before the day it was asked");
            }
            Deed::Event(Event::AskedForSpace(until))
        }
        Kind::AskedToStop => Deed::Event(Event::AskedToStop),
        Kind::FeltUnsafe => Deed::Event(Event::FeltUnsafe),
        Kind::Review => Deed::Event(Event::Reviewed(at.need("choice")?.one_of("choice at a review", &REVIEWS)?)),
        Kind::Outcome => {
            let given = ["outcome", "choice", "how"].into_iter().find_map(|key| at.field(key));
            let given = given.map_or_else(|| at.need("outcome"), Ok)?;
            Deed::Ended(given.one_of("outcome", &ENDINGS)?)
        }
    };
    Ok(Happening { on, what, at: at.path.clone() })
}

fn which(at: &At<'_>) -> Outcome<Which> {
    if let Some(number) = at.value.as_u64().and_then(|number| u16::try_from(number).ok()) {
        return Ok(Which::Number(number));
    }
    let text = at.text().or_else(|_| at.wrong("a step is named by its number or its kind"))?;
    match ebb::domain::plan::step::STEP_KINDS.iter().find(|kind| kind.id() == text) {
        Some(kind) => Ok(Which::Kind(kind.id().to_owned())),
        None => at.wrong(&format!("‘{text}’ is no kind of step")),
    }
}

/// The day so many days later.
pub(super) fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day + Days::new(days)
}
