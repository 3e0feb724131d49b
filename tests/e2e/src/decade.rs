//! Ten years of somebody's life with Ebb, and a few weeks of it to compare with. Made with the app's own
//! types, and the same each time.
//!
//! The model: three reflections a week, seven contacts and two plans, 624 records a year. Ten years are
//! 6,240 records of just under 5,000,000 UTF-16 units, keys included, which is nearly all a browser keeps.

use crate::seed::{pairs, units};
use chrono::{Days, NaiveDate};
use ebb::content::guides::of;
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, EntryId, Id, PersonId, PlanId, ReflectionId};
use ebb::domain::journal::Entry;
use ebb::domain::person::{Person, Ring};
use ebb::domain::plan::propose::{Ground, propose};
use ebb::domain::plan::{Ending, Outcome, PlanState, StepState};
use ebb::domain::reflection::Reflection;
use ebb::domain::reflection::answer::{Answer, Answered};
use ebb::domain::reflection::guide::{GuideId, Kind, Marks, Opt, Page, When};
use ebb::domain::safety::SafetyRoute;
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::table::Table;
use ebb::domain::text::Name;
use ebb::store::json;
use ebb::store::keys::PREFIX;
use ebb::store::lock::sealed_length;
use ebb::store::record::Record;
use std::sync::Arc;

/// What ten years may take, below the browser's 5,242,880.
const ROOM: usize = 4_990_000;
/// Units of writing in one reflection, before ten years are made to fit.
const USUAL: usize = 1_500;
/// The same with the lock on.
const SHORT: usize = 600;
/// The page a reflection waits at in the end: a long text, half written.
const HALF_DONE: &str = "friend";

/// A made-up life.
#[derive(Clone, Debug)]
pub struct Life {
    /// All records.
    pub records: Vec<Record>,
    /// The name of the person most is known about, who stands first on Today.
    pub closest: String,
    /// A reflection that waits at a long text, which is half written.
    pub half_done: ReflectionId,
}

impl Life {
    /// Ten years until a day: 6,240 records about 40 people.
    #[must_use]
    pub fn ten_years(today: NaiveDate) -> Self {
        let usual = Maker::live(today, 40, 6_240, USUAL);
        let reflections = usual.records.iter().filter(|one| matches!(one, Record::Reflection(_))).count();
        let taken = units(&pairs(PREFIX, &usual.records));
        let fitting = (USUAL * reflections + ROOM).saturating_sub(taken) / reflections;
        // Pages share their writing out in whole units, so the first guess may be a little too large.
        let mut lives = (0..).map(|less| Maker::live(today, 40, 6_240, fitting - 5 * less));
        let fits = |life: &Life| units(&pairs(PREFIX, &life.records)) <= ROOM;
        lives.find(fits).expect("fewer words fit")
    }

    /// As many years with shorter texts as fit behind the lock: sealed, each record takes a third more and
    /// is filled up, and ten years would not fit without a word in them.
    #[must_use]
    pub fn years_to_seal(today: NaiveDate) -> Self {
        let mut halves = (1..=20).rev().map(|halves| Maker::live(today, 40, halves * 312, SHORT));
        halves.find(|life| sealed_units(&life.records) <= ROOM).unwrap_or_else(|| Self::some_weeks(today))
    }

    /// A year until a day: 624 records about 20 people.
    #[must_use]
    pub fn a_year(today: NaiveDate) -> Self {
        Maker::live(today, 20, 624, USUAL)
    }

    /// Some weeks until a day: 100 records about 10 people.
    #[must_use]
    pub fn some_weeks(today: NaiveDate) -> Self {
        Maker::live(today, 10, 100, USUAL)
    }

    /// A journal of 10,000 entries, two or three a day over twelve years, that fills a browser's room.
    #[must_use]
    pub fn journal(today: NaiveDate) -> Self {
        let usual = Maker::write(today, ENTRIES, USUAL_ENTRY);
        let taken = units(&pairs(PREFIX, &usual.records));
        Maker::write(today, ENTRIES, (USUAL_ENTRY * ENTRIES + ROOM).saturating_sub(taken) / ENTRIES)
    }

    /// So many people with 20 contacts each, and two plans that run: 5 and 500 people differ in nothing but number.
    #[must_use]
    pub fn circle(today: NaiveDate, people: usize) -> Self {
        let mut maker = Maker::born(today, SHORT);
        maker.meet(people, today - Days::new(400));
        for contact in 0..20 * people {
            let (ago, person) = (Days::new(20 * (1 + contact / people) as u64), maker.people[contact % people]);
            maker.contact(today - ago, person);
        }
        for left in [1, 0] {
            maker.reflect(left);
            maker.plan(left);
        }
        let half_done = maker.stop_halfway();
        Self { records: maker.records, closest: NAMES[0].to_owned(), half_done }
    }

    /// The address of the long text that is half written.
    #[must_use]
    pub fn half_done_page(&self) -> String {
        format!("#/reflect/{}/{HALF_DONE}", self.half_done)
    }
}

/// About what records take with the lock on.
fn sealed_units(records: &[Record]) -> usize {
    let of = |record: &Record| json::to_string(record).map_or(0, |text| sealed_length(text.len() + BEFORE) + KEY);
    records.iter().map(of).sum()
}

/// Units of a record's key, and of what stands before its text: checksum, schema, moment.
const KEY: usize = 17;
const BEFORE: usize = 25;

/// One round of twelve records; 52 rounds are a year.
const ROUND: [Event; 12] = {
    use Event::{Contacted, Planned, Reflected};
    [
        Reflected, Contacted, Contacted, Planned, Reflected, Contacted, Contacted, Contacted, Planned, Reflected,
        Contacted, Contacted,
    ]
};

#[derive(Clone, Copy)]
enum Event {
    Reflected,
    Contacted,
    /// From the reflection before.
    Planned,
}

struct Maker {
    today: NaiveDate,
    /// Units of writing in a reflection.
    writing: usize,
    records: Vec<Record>,
    people: Vec<PersonId>,
    last: Option<Arc<Reflection>>,
    reflections: usize,
    plans: usize,
    dice: u64,
}

/// Entries of the largest journal, and units of writing in one before it is made to fit.
const ENTRIES: usize = 10_000;
const USUAL_ENTRY: usize = 300;

impl Maker {
    /// A life of entries alone.
    fn write(today: NaiveDate, entries: usize, writing: usize) -> Life {
        let mut life = Self::live(today, 3, 4, writing);
        let mut maker = Self { records: std::mem::take(&mut life.records), ..Self::born(today, writing) };
        for left in (0..entries).rev() {
            let id = EntryId(maker.id());
            let mut entry = Entry::new(id, maker.ago(left / 4));
            entry.text = maker.words(writing);
            maker.records.push(Record::Entry(Arc::new(entry)));
        }
        Life { records: maker.records, ..life }
    }

    fn born(today: NaiveDate, writing: usize) -> Self {
        let (records, people) = (Vec::new(), Vec::new());
        Self { today, writing, records, people, last: None, reflections: 0, plans: 0, dice: 7 }
    }

    fn live(today: NaiveDate, people: usize, records: usize, writing: usize) -> Life {
        let mut maker = Self::born(today, writing);
        let events = records - people - 1;
        maker.meet(people, maker.ago(events));
        for (event, left) in ROUND.into_iter().cycle().zip((0..events).rev()) {
            match event {
                Event::Reflected => maker.reflect(left),
                Event::Contacted => {
                    let person = maker.somebody();
                    maker.contact(maker.ago(left), person);
                }
                Event::Planned => maker.plan(left),
            }
        }
        let half_done = maker.stop_halfway();
        Life { records: maker.records, closest: NAMES[0].to_owned(), half_done }
    }

    /// The day of the record after which so many are left: twelve records are a week.
    fn ago(&self, left: usize) -> NaiveDate {
        self.today - Days::new(left as u64 * 7 / 12)
    }

    fn id(&self) -> Id {
        Id::made_at(1 + self.records.len() as u64, 0)
    }

    /// A number below another, the same each time the life is made.
    fn throw(&mut self, below: usize) -> usize {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.dice >> 33) as usize % below
    }

    /// Somebody; those at the front of the circle far more often.
    fn somebody(&mut self) -> PersonId {
        let [a, b] = [(); 2].map(|()| self.throw(1_000));
        self.people[a * b * self.people.len() / 1_000_000]
    }

    fn meet(&mut self, people: usize, added: NaiveDate) {
        for at in 0..people {
            let id = PersonId(self.id());
            let (name, round) = (NAMES[at % NAMES.len()], at / NAMES.len());
            let name = if round == 0 { name.to_owned() } else { format!("{name} {round}") };
            let mut person = Person::new(id, Name::parse(&name).expect("it is a name"), added);
            person.ring = [Ring::Close, Ring::Near, Ring::Further][(at / 5).min(2)];
            person.safety = Some(SafetyRoute::default());
            person.best_way = self.words(40);
            person.likes = self.words(90);
            self.people.push(id);
            self.records.push(Record::Person(Arc::new(person)));
        }
    }

    fn contact(&mut self, on: NaiveDate, person: PersonId) {
        let id = ContactId(self.id());
        let kind = ContactKind::ALL[self.throw(4)];
        let length = [0, 40, 90, 140][self.throw(4)];
        let note = self.words(length);
        self.records.push(Record::Contact(Arc::new(Contact { note, ..Contact::new(id, person, on, kind) })));
    }

    /// Every third reflection leads to no plan, and a few of those stop early.
    fn reflect(&mut self, left: usize) {
        let number = self.reflections;
        self.reflections += 1;
        // The last plans run, so each is about somebody else.
        let person = if left < 16 { self.people[self.plans % 2] } else { self.somebody() };
        let situation = Situation::ALL[number % 5];
        let pages = of(situation).pages;
        let until = if number % 78 == 77 { 2 } else { pages.len() };
        let choice = (number % 3 != 2).then(|| of(situation).choices[number % of(situation).choices.len()]);
        let answers = self.answers(&pages[..until], choice);
        self.keep(situation, person, self.ago(left), answers);
    }

    /// The reflection that is still open at the end of the life.
    fn stop_halfway(&mut self) -> ReflectionId {
        let situation = Situation::FriendPullingAway;
        let pages = of(situation).pages;
        let until = pages.iter().position(|page| page.id == HALF_DONE).expect("the guide has the page");
        let mut answers = self.answers(&pages[..=until], None);
        answers.get_mut(HALF_DONE).expect("it was just answered").done = false;
        self.keep(situation, self.people[2], self.today, answers)
    }

    fn keep(
        &mut self,
        situation: Situation,
        person: PersonId,
        on: NaiveDate,
        answers: Table<Answered>,
    ) -> ReflectionId {
        let id = ReflectionId(self.id());
        let (guide, person) = (GuideId::Situation(situation), Some(person));
        let reflection = Reflection { id, guide, person, begun: on, touched: on, ended: false, answers };
        let reflection = Arc::new(reflection);
        self.last = Some(Arc::clone(&reflection));
        self.records.push(Record::Reflection(reflection));
        id
    }

    /// The plan that the app proposes, accepted; all but the last two have ended.
    fn plan(&mut self, left: usize) {
        let today = self.ago(left);
        let reflection = self.last.clone().expect("every round begins with a reflection");
        let ground = Ground { reflection: &reflection, safety: SafetyRoute::default(), unanswered: 0, today };
        let mut plan = propose(&ground, PlanId(self.id())).expect("a choice was made");
        if left < 12 {
            plan.state = PlanState::Active(today);
        } else {
            plan.steps.iter_mut().for_each(|step| step.state = StepState::Done(step.on));
            let (outcome, keep) = (Outcome::ALL[self.plans % 5], self.words(160));
            plan.state = PlanState::Ended(Ending { on: today + Days::new(30), outcome, keep });
        }
        self.plans += 1;
        self.records.push(Record::Plan(Arc::new(plan)));
    }

    /// An answer on each page that is shown.
    fn answers(&mut self, pages: &'static [Page], choice: Option<Choice>) -> Table<Answered> {
        let parts: usize = pages.iter().map(|page| parts(&page.kind)).sum();
        let part = self.writing / parts.max(1);
        let is_shown = |page: &&Page| !matches!(page.when, When::Chose(chosen) if choice != Some(chosen));
        pages
            .iter()
            .filter(is_shown)
            .map(|page| (page.id.to_owned(), Answered { answer: self.answer(&page.kind, choice, part), done: true }))
            .collect()
    }

    fn answer(&mut self, kind: &'static Kind, choice: Option<Choice>, part: usize) -> Answer {
        match kind {
            Kind::Long => Answer::Text(self.words(part * LONG)),
            Kind::Fields { fields, .. } => {
                Answer::Fields(fields.iter().map(|&field| (field.to_owned(), self.words(part))).collect())
            }
            Kind::One(options) => Answer::One(self.option(options)),
            Kind::Several(options) => {
                let chosen = vec![self.option(options), self.option(options)];
                Answer::Several { chosen, own: vec![self.words(70)] }
            }
            Kind::Marked { options, marks } => self.marked(options, *marks),
            Kind::People => Answer::People(vec![self.somebody(), self.somebody()]),
            Kind::Heard | Kind::Read(_) | Kind::Pause(_) => Answer::Read,
            Kind::Day => Answer::One("2026-12-01".to_owned()),
            Kind::Choice => choice.map_or(Answer::Skipped, |choice| Answer::One(choice.id().to_owned())),
            Kind::SpaceLength => Answer::One("3w".to_owned()),
        }
    }

    fn marked(&mut self, options: &'static [Opt], marks: Marks) -> Answer {
        let (one, other) = (marks.all()[0], marks.all()[1]);
        let mut marked = Table::default();
        for mark in [one, one, other] {
            marked.insert(&self.option(options), mark);
        }
        Answer::Marked { marked, own: vec![(self.words(70), other)] }
    }

    fn option(&mut self, options: &[Opt]) -> String {
        options[self.throw(options.len())].id.to_owned()
    }

    /// Writing of exactly so many units.
    fn words(&mut self, units: usize) -> String {
        let mut text = String::with_capacity(units + units / 40);
        let mut left = units;
        while left > 0 {
            let sentence = SENTENCES[self.throw(SENTENCES.len())];
            text.extend(sentence.chars().chain([' ']).take(left));
            left = left.saturating_sub(sentence.chars().count() + 1);
        }
        text
    }
}

/// A long text counts for so many short ones.
const LONG: usize = 4;

const fn parts(kind: &Kind) -> usize {
    match kind {
        Kind::Long => LONG,
        Kind::Fields { fields, .. } => fields.len(),
        _ => 0,
    }
}

const NAMES: [&str; 40] = [
    "Maya",
    "Priya",
    "Tom",
    "Ruth",
    "Amir",
    "Jo",
    "Lena",
    "Dan",
    "Kit",
    "Noor",
    "Åse",
    "Sam",
    "Ines",
    "Pavel",
    "Zoë",
    "Mum",
    "Dad",
    "Bea",
    "Luca",
    "Hana",
    "Owen",
    "Tariq",
    "Freya",
    "Gus",
    "Mei",
    "Aunt Rose",
    "Theo",
    "Nadia",
    "Cal",
    "Ivy",
    "Jonas",
    "Yara",
    "Ben from work",
    "Esther",
    "Milo",
    "Siobhán",
    "Vik",
    "Wren",
    "Old Pete",
    "Clara",
];

/// What people write, in their own words; each one is plain text of the basic plane, so a letter is a unit.
const SENTENCES: [&str; 36] = [
    "We used to talk every evening, and since the spring it’s been a line a week, if that.",
    "I don’t know what changed.",
    "She said she’s busy, and maybe that is all it is.",
    "I wrote a long message, deleted it, and wrote a shorter one that I didn’t send either.",
    "It’s the small things I miss: the photographs of dogs, the bad puns, being asked how the meeting went.",
    "When I’m tired I’m sure it’s my fault; after a walk I’m less sure.",
    "He answered with one word and I read it eleven times.",
    "I’d tell a friend that one quiet month doesn’t undo eight good years.",
    "We swam in the cold and laughed all the way home, and I keep going back to that afternoon.",
    "There’s a new job, a new flat and a father who isn’t well, so perhaps there simply isn’t room.",
    "I noticed that I was checking when they’d last been online, and I put the phone in the drawer.",
    "“Let’s do something soon,” they said, and then nobody said when.",
    "I think I asked too often whether everything was all right.",
    "Priya listened for an hour and didn’t try to mend anything, which was what I needed.",
    "It isn’t anger, it’s more like standing on a beach when the water has gone out.",
    "What I know is that two meetings were cancelled; everything else I’ve made up at three in the morning.",
    "I’m allowed to be sad about this and to have a decent Sunday as well.",
    "They wrote first today, about nothing in particular, and I answered about nothing in particular.",
    "I want to be someone who can leave a door open without standing in it.",
    "Next time I’ll say “I miss you” instead of “you never call”.",
    "Mum asked about her, and I didn’t know what to say.",
    "I’ve stopped keeping count of who wrote last, mostly.",
    "It was good to see them, a bit stiff at first, then it wasn’t.",
    "I pulled back too, if I’m honest; I didn’t want to be the one who cares more.",
    "The plan says to wait until the ninth, so I’ll wait until the ninth.",
    "I made soup, I rang Tom, I went to bed before eleven.",
    "We’re different people than we were at twenty-five, and some of that is fine.",
    "I’d like less guessing and more asking, but only once, and only kindly.",
    "There was a birthday card, handwritten, with the joke about the ferry.",
    "Nothing happened today, and I didn’t make anything happen.",
    "I read what I wrote in March; it’s calmer now than it was then.",
    "He said he’d been ashamed of not writing, and the longer he left it the worse it got.",
    "I can see now that the silence wasn’t about me, though it landed on me.",
    "We agreed on Thursdays, ten minutes, no matter what.",
    "I don’t have to decide this week.",
    "Tea, the allotment, an hour of not thinking about it.",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::{self, read};
    use ebb::app::doc::Doc;
    use ebb::app::resume::{resume, way};
    use ebb::app::route::Route;
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    #[test]
    fn ten_years_fit_into_a_browser_and_read_back() {
        let life = Life::ten_years(today());
        let pairs = pairs(PREFIX, &life.records);
        let units = units(&pairs);
        assert!((4_900_000..5_000_000).contains(&units), "{units} units");
        assert_eq!(read(PREFIX, pairs), (6_240, 0));
    }

    #[test]
    fn years_with_the_lock_on_fit() {
        let records = Life::years_to_seal(today()).records;
        let sealed = sealed_units(&records);
        assert!((4_500_000..ROOM).contains(&sealed), "{sealed} units");
        assert!(seed::fits_sealed(PREFIX, &records), "{sealed} units");
    }

    #[test]
    fn a_life_is_as_the_app_would_have_left_it() {
        for life in [Life::some_weeks(today()), Life::ten_years(today())] {
            let doc = Doc::new(life.records.clone());
            let page = Route::Page(life.half_done, HALF_DONE.to_owned());
            assert_eq!(resume(&doc, life.half_done), Some(page.clone()));
            assert_eq!(page.href(), life.half_done_page());
            assert_eq!(doc.plans().filter(|plan| plan.is_active()).count(), 2);
            let open = doc.reflections().filter(|reflection| way(&doc, reflection).current.is_some()).count();
            assert_eq!(open, 1 + doc.reflections().count() / 78);
        }
    }
}
