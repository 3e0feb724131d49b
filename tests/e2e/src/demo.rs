//! Made-up people for pictures and tests: seven weeks with Maya, a plan that runs, one that waits,
//! a reflection half done. Written with the app's own types, so that it can never be out of date.

use crate::app::App;
use crate::seed;
use chrono::{Days, Local, NaiveDate};
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::draft::{Draft, DraftState, Moment};
use ebb::domain::id::{CheckInId, ContactId, DraftId, EntryId, Id, PersonId, PlanId, ReflectionId};
use ebb::domain::journal::{CheckIn, Energy, Entry, EntryKind, Mood};
use ebb::domain::message::Form;
use ebb::domain::person::{Person, Ring};
use ebb::domain::plan::step::StepKind;
use ebb::domain::plan::{Plan, PlanState, Step, StepState};
use ebb::domain::reflection::Reflection;
use ebb::domain::reflection::answer::{Answer, Answered, Mark};
use ebb::domain::reflection::exercise::Exercise;
use ebb::domain::reflection::guide::GuideId;
use ebb::domain::safety::SafetyRoute;
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::table::Table;
use ebb::domain::text::Name;
use ebb::store::keys::DEMO_PREFIX;
use ebb::store::record::Record;
use std::sync::Arc;

/// The made-up records, and the ids that addresses need.
#[derive(Clone, Debug)]
pub struct Demo {
    /// All records.
    pub records: Vec<Record>,
    /// Maya, to whom space is given.
    pub maya: PersonId,
    /// Priya, who is near.
    pub priya: PersonId,
    /// The reflection that led to Maya's plan.
    pub done: ReflectionId,
    /// A reflection about Tom, stopped halfway.
    pub half_done: ReflectionId,
    /// Maya's plan, running.
    pub running: PlanId,
    /// A plan about Ruth, not accepted.
    pub proposed: PlanId,
    /// An entry of Maya's log.
    pub contact: ContactId,
    /// An entry of the journal.
    pub entry: EntryId,
    /// Messages: name and address.
    pub drafts: Vec<(&'static str, String)>,
    /// Pages of exercises and of other guides: name and address.
    pub begun: Vec<(&'static str, String)>,
}

/// The day, where this machine is: the browser's day too.
#[must_use]
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

impl Demo {
    /// The made-up people as of a day.
    #[must_use]
    pub fn of(today: NaiveDate) -> Self {
        let mut maker = Maker { today, records: Vec::new() };
        let [priya, tom, maya, dan, ruth, jo, lena, amir, kit] = maker.people();
        let contact = maker.passed([priya, tom, maya, dan, ruth, jo, lena, amir, kit]);
        let done = maker.about_maya(maya, priya);
        let half_done = maker.about_tom(tom);
        let running = maker.space_for_maya(maya, priya, done);
        let proposed = maker.energy_elsewhere(ruth, dan);
        let entry = maker.journal(maya, priya, dan);
        let begun = maker.begun(maya);
        let drafts = maker.drafts(maya, dan, tom);
        Self { records: maker.records, maya, priya, done, half_done, running, proposed, contact, entry, drafts, begun }
    }

    /// Every route of the app, with a name: those about somebody are about Maya and Ruth.
    #[must_use]
    pub fn routes(&self) -> Vec<(&'static str, String)> {
        let (maya, done) = (self.maya, self.done);
        let mut routes = vec![
            ("today", "#/".into()),
            ("welcome", "#/welcome".into()),
            ("nearest", "#/nearest".into()),
            ("start", "#/start/friend-pulling-away".into()),
            ("people", "#/people".into()),
            ("people-add", "#/people/add".into()),
            ("person", format!("#/people/{maya}")),
            ("person-edit", format!("#/people/{maya}/edit")),
            ("log", format!("#/people/{maya}/log")),
            ("happened", format!("#/people/{maya}/happened")),
            ("space", format!("#/people/{maya}/space")),
            ("urge", format!("#/people/{maya}/urge")),
            ("contact", format!("#/contact/{}", self.contact)),
            ("import", "#/people/import".into()),
            ("reminders", "#/reminders".into()),
            ("reminders-one", format!("#/people/{maya}/reminders")),
            ("reflect", "#/reflect".into()),
            ("safety", format!("#/reflect/{done}/safety")),
            ("page-signs", format!("#/reflect/{done}/signs")),
            ("page-tried", format!("#/reflect/{done}/tried")),
            ("page-facts", format!("#/reflect/{done}/facts")),
            ("page-explanations", format!("#/reflect/{done}/explanations")),
            ("page-need", format!("#/reflect/{done}/need")),
            ("page-friend", format!("#/reflect/{done}/friend")),
            ("page-heard", format!("#/reflect/{done}/heard")),
            ("page-choice", format!("#/reflect/{done}/choice")),
            ("page-space-length", format!("#/reflect/{done}/space-length")),
            ("page-others", format!("#/reflect/{done}/others")),
            ("page-if-then", format!("#/reflect/{done}/if-then")),
            ("page-half-done", format!("#/reflect/{}/facts", self.half_done)),
            ("plan-proposed", format!("#/plan/{}", self.proposed)),
            ("plan-running", format!("#/plan/{}", self.running)),
            ("ending", format!("#/plan/{}/end", self.running)),
            ("data", "#/data".into()),
            ("hide", "#/hide".into()),
            ("read", "#/data/read".into()),
            ("lock-demo", "#/data/lock".into()),
            ("backup", "#/data/backup".into()),
            ("restore", "#/data/restore".into()),
            ("year", "#/data/year".into()),
            ("erase", "#/data/erase".into()),
            ("install", "#/data/install".into()),
            ("not-found", "#/nowhere".into()),
            ("start-alone", "#/start/settle".into()),
            ("start-anyone", "#/start/thought-check".into()),
            ("exercises", "#/exercises".into()),
            ("know", "#/know".into()),
            ("card", "#/know/space-is-not-silence".into()),
            ("words", "#/words".into()),
            ("journal", "#/journal".into()),
            ("calendar", "#/journal/calendar".into()),
            ("find", "#/journal/find".into()),
            ("entry", format!("#/journal/{}", self.entry)),
            ("entry-write", format!("#/journal/{}/write", self.entry)),
            ("insights", "#/insights".into()),
            ("about", "#/about".into()),
            ("change", format!("#/reflect/{done}/need/change")),
            ("write", "#/write".into()),
        ];
        routes.extend(self.drafts.iter().cloned());
        routes.extend(self.begun.iter().cloned());
        routes
    }

    /// Keys and values, as they stand in storage.
    #[must_use]
    pub fn stored(&self, prefix: &'static str) -> Vec<(String, String)> {
        seed::pairs(prefix, &self.records)
    }
}

impl App {
    /// Opens the made-up people: under their own prefix, as `?demo` shows them.
    pub async fn open_demo(&self) -> Demo {
        let demo = Demo::of(today());
        self.open("?demo").await;
        self.store(&demo.stored(DEMO_PREFIX)).await;
        self.reload().await;
        demo
    }
}

struct Maker {
    today: NaiveDate,
    records: Vec<Record>,
}

impl Maker {
    fn id(&self) -> Id {
        Id::made_at(1 + self.records.len() as u64, 0)
    }

    fn ago(&self, days: u64) -> NaiveDate {
        self.today - Days::new(days)
    }

    fn ahead(&self, days: u64) -> NaiveDate {
        self.today + Days::new(days)
    }

    fn person(&mut self, name: &str, ring: Ring, best_way: &str, likes: &str) -> PersonId {
        let id = PersonId(self.id());
        let mut person = Person::new(id, Name::parse(name).expect("it is a name"), self.ago(200));
        person.ring = ring;
        best_way.clone_into(&mut person.best_way);
        likes.clone_into(&mut person.likes);
        person.safety = Some(SafetyRoute::default());
        if name == "Maya" {
            use ebb::domain::person::*;
            use ebb::domain::yearly::Yearly;
            person.relation = Some(Relation::Friend);
            person.channel = Some(Channel::Signal);
            person.depth = Some(Depth::Deep);
            person.rhythm = Some(ebb::domain::rhythm::Rhythm::Month);
            person.boundaries = "No calls after ten. Photos are fine.".into();
            person.needs = "To hear early when a plan falls through.".into();
            person.phone = "+44 7700 900123".into();
            person.email = "maya@example.org".into();
            person.milestones = vec![
                Milestone::birthday(Yearly::parse("--02-29").unwrap()),
                Milestone {
                    kind: MilestoneKind::Once,
                    label: "New job starts".into(),
                    ..Milestone::birthday(Yearly::parse("2026-11-30").unwrap())
                },
            ];
        }
        self.records.push(Record::Person(Arc::new(person)));
        id
    }

    fn people(&mut self) -> [PersonId; 9] {
        [
            self.person("Priya", Ring::Close, "Voice notes, at lunch.", "Tea, crosswords, the allotment."),
            self.person("Tom", Ring::Close, "", "Old films."),
            self.person("Maya", Ring::Near, "Text, in the evening.", "Cold-water swims, and bad puns."),
            self.person("Dan", Ring::Near, "", ""),
            self.person("Ruth", Ring::Near, "Letters.", ""),
            self.person("Jo", Ring::Further, "", ""),
            self.person("Lena", Ring::Further, "", ""),
            self.person("Amir", Ring::Further, "", ""),
            self.person("Kit", Ring::Further, "", ""),
        ]
    }

    fn contact(&mut self, person: PersonId, days_ago: u64, kind: ContactKind, note: &str) -> ContactId {
        let id = ContactId(self.id());
        let contact = Contact { note: note.to_owned(), ..Contact::new(id, person, self.ago(days_ago), kind) };
        self.records.push(Record::Contact(Arc::new(contact)));
        id
    }

    /// What passed between everybody; the entry in which Maya asks for some quiet.
    fn passed(&mut self, [priya, tom, maya, dan, ruth, jo, lena, amir, kit]: [PersonId; 9]) -> ContactId {
        use ContactKind::{Met, Talked, TheyWrote, Wrote};
        self.contact(maya, 42, Met, "Swam together. It was cold and we laughed.");
        self.contact(maya, 35, Wrote, "");
        self.contact(maya, 32, TheyWrote, "");
        self.contact(maya, 24, Wrote, "");
        self.contact(maya, 17, Wrote, "");
        let quiet = self.contact(maya, 11, TheyWrote, "Need some quiet at the moment.");
        self.contact(priya, 3, Talked, "");
        self.contact(tom, 28, TheyWrote, "");
        self.contact(dan, 6, Met, "");
        self.contact(ruth, 35, Met, "");
        self.contact(jo, 90, Wrote, "");
        self.contact(lena, 9, Talked, "");
        self.contact(amir, 110, Met, "");
        self.contact(kit, 42, TheyWrote, "");
        quiet
    }

    fn reflection(
        &mut self,
        situation: Situation,
        person: PersonId,
        begun: u64,
        answers: Vec<(&str, Answer)>,
    ) -> ReflectionId {
        let id = ReflectionId(self.id());
        let answers = answers.into_iter().map(|(page, answer)| (page.to_owned(), Answered { answer, done: true }));
        let begun = self.ago(begun);
        let (guide, person) = (GuideId::Situation(situation), Some(person));
        let answers = answers.collect();
        let reflection = Reflection { id, guide, person, begun, touched: begun, ended: false, answers };
        self.records.push(Record::Reflection(Arc::new(reflection)));
        id
    }

    fn about_maya(&mut self, maya: PersonId, priya: PersonId) -> ReflectionId {
        let signs = Answer::Marked {
            marked: marks(&[("short-replies", Mark::Seen), ("cancels", Mark::Seen)]),
            own: vec![("Maya is angry with me".into(), Mark::Guessed)],
        };
        let tried = Answer::Marked {
            marked: marks(&[("checked-in", Mark::More), ("asked-if-wrong", Mark::More)]),
            own: Vec::new(),
        };
        let need = Answer::Several { chosen: vec!["being-known".into(), "laughing".into()], own: Vec::new() };
        let answers = vec![
            ("signs", signs),
            ("tried", tried),
            ("facts", fields(&[("happened", "Two swims were dropped in a row."), ("story", "That I am too much.")])),
            (
                "explanations",
                fields(&[("first", "Exam stress."), ("second", "The new job."), ("not-me", "Something at home.")]),
            ),
            ("need", need),
            (
                "friend",
                Answer::Text("I’d say it sounds lonely, and that one quiet month can’t undo eight years.".into()),
            ),
            ("heard", Answer::Read),
            ("choice", Answer::One("give-space".into())),
            ("space-length", Answer::One("3w".into())),
            ("others", Answer::People(vec![priya])),
            ("if-then", fields(&[("if", "it’s late and I want to write"), ("then", "write it here and make tea")])),
        ];
        self.reflection(Situation::FriendPullingAway, maya, 9, answers)
    }

    fn about_tom(&mut self, tom: PersonId) -> ReflectionId {
        let signs =
            Answer::Marked { marked: marks(&[("busy", Mark::Seen), ("tells-less", Mark::Guessed)]), own: Vec::new() };
        let answers = vec![("signs", signs), ("tried", Answer::Skipped)];
        self.reflection(Situation::FriendPullingAway, tom, 2, answers)
    }

    /// Pages of exercises and guides, begun and left at that page: name of the picture, address.
    fn begun(&mut self, maya: PersonId) -> Vec<(&'static str, String)> {
        use Exercise::{Boundaries, Observer, Settle, ThoughtCheck, Week};
        let pages: [(&'static str, GuideId, Option<PersonId>, &str); 8] = [
            ("page-kinds", GuideId::Exercise(ThoughtCheck), None, "thought-kind"),
            ("page-deep", GuideId::Exercise(Observer), None, "from-across"),
            ("page-fine", GuideId::Exercise(Boundaries), Some(maya), "boundaries"),
            ("page-pause", GuideId::Exercise(Settle), None, "breathe"),
            ("page-week", GuideId::Exercise(Week), None, "good-moment"),
            ("page-needs", GuideId::Situation(Situation::PartnerPullingAway), Some(maya), "needs"),
            ("page-parts", GuideId::Situation(Situation::WentCold), Some(maya), "part-list"),
            ("closing", GuideId::Exercise(Settle), None, "closing"),
        ];
        pages
            .into_iter()
            .map(|(name, guide, person, page)| {
                let id = ReflectionId(self.id());
                let (begun, answers) = (self.ago(3), Table::default());
                let reflection = Reflection { id, guide, person, begun, touched: begun, ended: true, answers };
                self.records.push(Record::Reflection(Arc::new(reflection)));
                (name, format!("#/reflect/{id}/{page}"))
            })
            .collect()
    }

    fn entry(&mut self, days_ago: u64, kind: EntryKind, text: &str, mood: Mood, people: &[PersonId]) -> EntryId {
        let id = EntryId(self.id());
        let mut entry = Entry::new(id, self.ago(days_ago));
        entry.kind = kind;
        text.clone_into(&mut entry.text);
        entry.mood = Some(mood);
        entry.energy = Some(Energy::Some);
        entry.feelings = vec!["lonely".to_owned(), "hopeful".to_owned()];
        entry.people = people.to_vec();
        self.records.push(Record::Entry(Arc::new(entry)));
        id
    }

    /// A few weeks of journal, the newest last; returns that.
    /// One being written, one that rests, one that has left; and the page on which the first is let go.
    fn drafts(&mut self, maya: PersonId, dan: PersonId, tom: PersonId) -> Vec<(&'static str, String)> {
        let words = "Hi Maya. I miss our Sunday swims. You never answer me any more. I’m so sorry, I’m really sorry if I \
            did something. Please tell me by tonight if we’re still friends.";
        let morning = Moment::morning_of(self.ahead(1));
        let first = self.draft(maya, words, DraftState::Open);
        let rests = self.draft(dan, "Coffee on Saturday? No worries if not.", DraftState::Resting(morning));
        let left = self.draft(tom, "I forgot your birthday, and I’m sorry.", DraftState::Left(self.today));
        vec![
            ("draft", format!("#/write/{first}")),
            ("draft-rests", format!("#/write/{rests}")),
            ("draft-left", format!("#/write/{left}")),
            ("let-go", format!("#/let-go/{first}")),
        ]
    }

    fn draft(&mut self, person: PersonId, text: &str, state: DraftState) -> DraftId {
        let id = DraftId(self.id());
        let draft = Draft { id, person, on: self.today, form: Form::Text, text: text.into(), state };
        self.records.push(Record::Draft(Arc::new(draft)));
        id
    }

    fn journal(&mut self, maya: PersonId, priya: PersonId, dan: PersonId) -> EntryId {
        use EntryKind::{GoodMoment, HardMoment, Note, Pattern};
        self.entry(40, Pattern, "I go quiet on Sundays, before the week begins.", Mood::Low, &[]);
        self.entry(9, Note, "Started giving her space. It feels like holding my breath.", Mood::Level, &[maya]);
        self.entry(6, Note, "Very tired. One line is enough today.", Mood::Low, &[]);
        let photos = "Looked at her photos again. Felt sick. Rang Priya instead of writing.";
        self.entry(5, HardMoment, photos, Mood::VeryLow, &[maya, priya]);
        let film = "Dan laughed at the same bit of the film I did. I’d forgotten that.";
        self.entry(3, GoodMoment, film, Mood::Lighter, &[dan]);
        for (days_ago, mood) in
            [(20, Mood::Low), (18, Mood::Level), (15, Mood::VeryLow), (12, Mood::Level), (2, Mood::Good)]
        {
            let id = CheckInId(self.id());
            let check_in = CheckIn { id, on: self.ago(days_ago), mood: Some(mood), energy: None };
            self.records.push(Record::CheckIn(Arc::new(check_in)));
        }
        let text = "Didn’t text. Went to bed with the draft unsent and it was all right.\n\nPriya sent a picture of her \
            cat in a casserole dish. I laughed out loud in the kitchen, on my own, at eleven at night.";
        self.entry(1, Note, text, Mood::Low, &[maya, priya])
    }

    fn plan(&mut self, plan: Plan) -> PlanId {
        let id = plan.id;
        self.records.push(Record::Plan(Arc::new(plan)));
        id
    }

    fn space_for_maya(&mut self, maya: PersonId, priya: PersonId, reflection: ReflectionId) -> PlanId {
        let steps = vec![
            Step { until: Some(self.ahead(10)), ..step(1, StepKind::Space, self.ago(9)) },
            Step { other: Some(priya), ..step(2, StepKind::SeeOther, self.today) },
            step(3, StepKind::LightHello, self.ahead(11)),
            step(4, StepKind::Review, self.ahead(21)),
        ];
        self.plan(Plan {
            id: PlanId(self.id()),
            person: maya,
            situation: Situation::FriendPullingAway,
            reflection: Some(reflection),
            choice: Choice::GiveSpace,
            made: self.ago(9),
            state: PlanState::Active(self.ago(9)),
            steps,
            contact_rule: 1,
            patience: None,
            space: ebb::domain::plan::SpaceTerms::default(),
            meanwhile_on: None,
        })
    }

    fn energy_elsewhere(&mut self, ruth: PersonId, dan: PersonId) -> PlanId {
        let answers = vec![("choice", Answer::One("elsewhere".into())), ("others", Answer::People(vec![dan]))];
        let reflection = self.reflection(Situation::WentCold, ruth, 1, answers);
        let steps = vec![
            Step { other: Some(dan), ..step(1, StepKind::SeeOther, self.today) },
            step(2, StepKind::StopChecking, self.ahead(1)),
            step(3, StepKind::OwnThing, self.ahead(3)),
            Step { other: Some(dan), ..step(4, StepKind::HelloOther, self.ahead(10)) },
            step(5, StepKind::Review, self.ahead(21)),
        ];
        self.plan(Plan {
            id: PlanId(self.id()),
            person: ruth,
            situation: Situation::WentCold,
            reflection: Some(reflection),
            choice: Choice::Elsewhere,
            made: self.ago(1),
            state: PlanState::Proposed,
            steps,
            contact_rule: 1,
            patience: None,
            space: ebb::domain::plan::SpaceTerms::default(),
            meanwhile_on: None,
        })
    }
}

const fn step(number: u16, kind: StepKind, on: NaiveDate) -> Step {
    Step { number, kind, on, until: None, other: None, state: StepState::Open }
}

fn marks(marks: &[(&str, Mark)]) -> Table<Mark> {
    marks.iter().map(|&(id, mark)| (id.to_owned(), mark)).collect()
}

fn fields(fields: &[(&str, &str)]) -> Answer {
    Answer::Fields(fields.iter().map(|&(id, text)| (id.to_owned(), text.to_owned())).collect())
}
