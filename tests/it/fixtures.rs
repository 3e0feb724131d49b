//! Frozen values of every released schema, as they stand in people's browsers. Whatever changes in the
//! code: what was written once can be read, and what this schema writes is written the same way.

use crate::support::{MemoryStorage, NOW, day, not_random, open_under};
use ebb::domain::calendar::{CalendarItem, InCalendar};
use ebb::domain::contact::{Contact, ContactKind, Reply};
use ebb::domain::draft::{Draft, DraftState, Moment};
use ebb::domain::id::{
    CheckInId, ContactId, DraftId, EntryId, Id, InCalendarId, PersonId, PlanId, ReflectionId, UrgeId,
};
use ebb::domain::journal::{CheckIn, Energy, Entry, EntryKind, Mood};
use ebb::domain::message::Form;
use ebb::domain::person::{Channel, Depth, LastKnown, LastTime, Milestone, MilestoneKind, Person, Relation, Ring};
use ebb::domain::plan::step::StepKind;
use ebb::domain::plan::{Ending, Outcome, Plan, PlanState, SpaceTerms, Step, StepState};
use ebb::domain::reflection::Reflection;
use ebb::domain::reflection::answer::{Answer, Answered, Mark};
use ebb::domain::reflection::exercise::Exercise;
use ebb::domain::reflection::guide::GuideId;
use ebb::domain::rhythm::{Later, Rhythm};
use ebb::domain::safety::SafetyRoute;
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::text::Name;
use ebb::domain::urge::{Urge, UrgeEnd};
use ebb::domain::yearly::{LeapDay, Yearly};
use ebb::store::codec::{self, Entry as Kept};
use ebb::store::keys::PREFIX;
use ebb::store::manifest::{Doubt, Found, Manifest};
use ebb::store::migrate::migrate;
use ebb::store::record::{Record, Version};
use ebb::store::seal::DataKey;
use ebb::store::settings::Settings;
use ebb::store::vault::{Derivation, Derived, FEWEST_ROUNDS, Secret, Vault};
use ebb::store::{SCHEMA, backup, json};
use std::sync::Arc;

const CHANGED: &str = "The shape of a stored record has changed. People have the old shape in their browsers. Either \
    undo the change, or: raise SCHEMA in src/store/mod.rs, write a migration from the old shape, freeze the new shape \
    in tests/fixtures/v<new>, and keep the old fixtures, which the migration must read. Never edit a fixture.";

/// Key and value of a frozen value of a schema.
pub fn frozen(schema: u32, kind: &str) -> (String, String) {
    let file = folder(schema).join(format!("{kind}.txt"));
    let frozen = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is missing. {CHANGED}", file.display()));
    let (key, value) = frozen.split_once('\n').expect("a fixture is a key and a value, a line each");
    (key.to_owned(), value.trim_end_matches('\n').to_owned())
}

fn folder(schema: u32) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/v{schema}"))
}

/// Kinds of records, as the fixtures are named. Version is new in schema 2, the next three in schema 3, two in schema 4, and
/// the last in schema 5.
pub const KINDS: [&str; 11] = [
    "person",
    "reflection",
    "plan",
    "contact",
    "version",
    "exercise",
    "entry",
    "check-in",
    "urge",
    "in-calendar",
    "draft",
];

/// One record of every kind with everything in it, in the order of [`KINDS`].
pub fn examples() -> Vec<Record> {
    let mut examples = before_schema_4();
    examples[0] = Record::Person(Arc::new(whole_person()));
    examples[2] = Record::Plan(Arc::new(plan_with_terms()));
    examples[3] = Record::Contact(Arc::new(whole_contact()));
    examples.push(Record::Urge(Arc::new(urge())));
    examples.push(Record::InCalendar(Arc::new(in_calendar())));
    examples.push(Record::Draft(Arc::new(draft())));
    examples
}

/// One of every kind there was, with everything that was in it.
fn before_schema_4() -> Vec<Record> {
    let version = Version {
        id: Id::from_bits(0x0_2345_6789_abd0),
        of: contact().id.0,
        kept: day("2026-11-22"),
        record: Record::Contact(Arc::new(Contact { note: "Before: “later”".into(), ..contact() })),
    };
    vec![
        Record::Person(Arc::new(person())),
        Record::Reflection(Arc::new(reflection())),
        Record::Plan(Arc::new(plan())),
        Record::Contact(Arc::new(contact())),
        Record::Version(Arc::new(version)),
        Record::Reflection(Arc::new(exercise())),
        Record::Entry(Arc::new(entry())),
        Record::CheckIn(Arc::new(check_in())),
    ]
}

const MAYA: PersonId = PersonId(Id::from_bits(0x1_2345_6789_abcd));
const BEN: PersonId = PersonId(Id::from_bits(0x2_2345_6789_abcd));

fn person() -> Person {
    Person {
        ring: Ring::Close,
        safety: Some(SafetyRoute { fear: false, stopped: false, careful: true }),
        best_way: "A short message, after \"work\"".into(),
        likes: "Sea, tea\nand مايا's \\ songs 🌊".into(),
        ..Person::new(MAYA, Name::parse("Maya Lee").expect("a name"), day("2026-11-22"))
    }
}

fn reflection() -> Reflection {
    let answers = [
        ("text", Answer::Text("Quiet since October.\n\t\"Busy\".".into())),
        ("fields", Answer::Fields([("happened".to_owned(), "She cancelled".to_owned())].into_iter().collect())),
        ("choice", Answer::One("give-space".into())),
        ("several", Answer::Several { chosen: vec!["laughing".into()], own: vec!["tea \u{1}".into()] }),
        (
            "marked",
            Answer::Marked {
                marked: [("busy".to_owned(), Mark::Seen), ("cancels".to_owned(), Mark::Once)].into_iter().collect(),
                own: vec![("no photos".into(), Mark::Guessed), ("sent songs".into(), Mark::More)],
            },
        ),
        ("others", Answer::People(vec![BEN])),
        ("heard", Answer::Read),
        ("skipped", Answer::Skipped),
        ("not-sure", Answer::NotSure),
    ];
    let done = |page: &str| page != "text";
    Reflection {
        id: ReflectionId(Id::from_bits(0x3_2345_6789_abcd)),
        guide: GuideId::Situation(Situation::PartnerPullingAway),
        person: Some(MAYA),
        ended: false,
        begun: day("2024-02-29"),
        touched: day("2026-11-22"),
        answers: answers
            .map(|(page, answer)| (page.to_owned(), Answered { answer, done: done(page) }))
            .into_iter()
            .collect(),
    }
}

/// An exercise about nobody else, ended on the way.
fn exercise() -> Reflection {
    let answers = [
        ("needs", Mark::Partly),
        ("boundaries", Mark::NotFine),
        ("part-list", Mark::Theirs),
        ("fine", Mark::Fine),
        ("met", Mark::Met),
        ("unmet", Mark::Unmet),
        ("mine", Mark::Mine),
        ("shared", Mark::Shared),
    ];
    let marked = |mark| Answer::Marked { marked: [("one".to_owned(), mark)].into_iter().collect(), own: Vec::new() };
    let answered = |(page, mark): (&str, Mark)| (page.to_owned(), Answered { answer: marked(mark), done: true });
    Reflection {
        id: ReflectionId(Id::from_bits(0x0_2345_6789_abd1)),
        guide: GuideId::Exercise(Exercise::ThoughtCheck),
        person: None,
        begun: day("2026-11-22"),
        touched: day("2026-11-22"),
        ended: true,
        answers: answers.map(answered).into_iter().collect(),
    }
}

fn entry() -> Entry {
    Entry {
        kind: EntryKind::HardMoment,
        text: "Didn’t text.\n\nSlept.".into(),
        mood: Some(Mood::Lighter),
        energy: Some(Energy::Some),
        feelings: vec!["at-peace".into()],
        own_feelings: vec!["flat".into()],
        people: vec![MAYA, BEN],
        prompt: Some("hard-moment".into()),
        ..Entry::new(EntryId(Id::from_bits(0x0_2345_6789_abd2)), day("2026-11-21"))
    }
}

fn check_in() -> CheckIn {
    let id = CheckInId(Id::from_bits(0x0_2345_6789_abd3));
    CheckIn { id, on: day("2026-11-22"), mood: Some(Mood::VeryLow), energy: Some(Energy::Low) }
}

fn plan() -> Plan {
    let step = |number, kind, on| Step { number, kind, on: day(on), until: None, other: None, state: StepState::Open };
    Plan {
        id: PlanId(Id::from_bits(0x0_2345_6789_abce)),
        person: MAYA,
        situation: Situation::PartnerPullingAway,
        reflection: Some(ReflectionId(Id::from_bits(0x3_2345_6789_abcd))),
        choice: Choice::GiveSpace,
        made: day("2026-11-22"),
        state: PlanState::Ended(Ending {
            on: day("2027-01-02"),
            outcome: Outcome::CloserDifferently,
            keep: "Tea.".into(),
        }),
        steps: vec![
            Step { until: Some(day("2026-12-06")), ..step(1, StepKind::Space, "2026-11-22") },
            Step {
                other: Some(BEN),
                state: StepState::Done(day("2026-11-23")),
                ..step(2, StepKind::SeeOther, "2026-11-22")
            },
            Step { state: StepState::LeftOut, ..step(3, StepKind::LightHello, "2026-12-07") },
            step(4, StepKind::Review, "2026-12-17"),
        ],
        contact_rule: 2,
        patience: None,
        space: SpaceTerms::default(),
        meanwhile_on: None,
    }
}

fn whole_person() -> Person {
    let day_of = |text: &str| Yearly::parse(text).expect("a day of the year");
    let birthday = Milestone { leap: LeapDay::After, lead: 7, ..Milestone::birthday(day_of("--02-29")) };
    let exam = Milestone {
        kind: MilestoneKind::Once,
        label: "Exam".into(),
        answered: Some(2026),
        ..Milestone::birthday(day_of("2027-06-01"))
    };
    Person {
        relation: Some(Relation::Partner),
        channel: Some(Channel::Signal),
        depth: Some(Depth::Both),
        phone: "+44 20 7946 0000".into(),
        email: "maya@example.org".into(),
        boundaries: "No calls at work.".into(),
        needs: "To be asked.".into(),
        rhythm: Some(Rhythm::Days(10)),
        later: Some(Later::Until(day("2026-12-24"))),
        milestones: vec![birthday, exam],
        last_known: Some(LastKnown { time: LastTime::FewMonths, said: day("2026-11-22") }),
        could_grow: true,
        archived: true,
        died: true,
        card: "urn:uuid:4fbe8971".into(),
        ..person()
    }
}

fn plan_with_terms() -> Plan {
    let wait = Step {
        number: 5,
        kind: StepKind::Wait,
        on: day("2026-12-08"),
        until: Some(day("2026-12-15")),
        other: None,
        state: StepState::Open,
    };
    let mut plan = plan();
    plan.steps.push(wait);
    Plan {
        patience: Some(14),
        space: SpaceTerms {
            reason: "Exams.".into(),
            note: "I’ll be quiet for a while.".into(),
            exceptions: "The cat.".into(),
            meanwhile: vec!["Swim".into(), "Ring Priya".into()],
            birthday: Some(false),
            theirs: true,
        },
        meanwhile_on: Some(day("2026-12-01")),
        ..plan
    }
}

fn whole_contact() -> Contact {
    Contact {
        kind: ContactKind::Wrote,
        by_them: true,
        asks_nothing: true,
        channel: Some(Channel::InPerson),
        reply: Some(Reply::Brief(day("2026-11-22"))),
        feeling: "Lighter.".into(),
        next_time: "Ask about the dog.".into(),
        ..contact()
    }
}

fn draft() -> Draft {
    Draft {
        id: DraftId(Id::from_bits(0x0_2345_6789_abd6)),
        person: MAYA,
        on: day("2026-11-22"),
        form: Form::VoiceNote,
        text: "Hi مايا 🌊\n\"No\" need to \\ reply".into(),
        state: DraftState::Resting(Moment { on: day("2026-11-23"), minute: 480 }),
    }
}

fn urge() -> Urge {
    let id = UrgeId(Id::from_bits(0x0_2345_6789_abd4));
    Urge { id, person: MAYA, on: day("2026-11-22"), end: UrgeEnd::RodeOut }
}

fn in_calendar() -> InCalendar {
    let id = InCalendarId(Id::from_bits(0x0_2345_6789_abd5));
    let item = CalendarItem::Step(PlanId(Id::from_bits(0x0_2345_6789_abce)), 4);
    InCalendar { id, person: MAYA, item, on: day("2026-11-22"), sequence: 1 }
}

/// The forms of small values that the examples do not hold.
#[test]
fn every_form_of_a_value_is_written_as_it_was() {
    use ebb::store::json::to_string;
    let forms = [
        to_string(&Rhythm::NAMED.to_vec()),
        to_string(&vec![Later::UntilTheyWrite]),
        to_string(&Relation::ALL.to_vec()),
        to_string(&Channel::ALL.to_vec()),
        to_string(&Depth::ALL.to_vec()),
        to_string(&LastTime::ALL.to_vec()),
        to_string(&MilestoneKind::ALL.to_vec()),
        to_string(&vec![Reply::Warm(day("2026-11-22")), Reply::NotYet(day("2026-11-22"))]),
        to_string(&vec![CalendarItem::Rhythm, CalendarItem::Milestone(2)]),
        to_string(&EntryKind::ALL.to_vec()),
        to_string(&ebb::domain::plan::step::STEP_KINDS.to_vec()),
    ];
    let written: Vec<String> = forms.into_iter().map(|form| form.expect("it can be written")).collect();
    let written = written.join("\n");
    let file = folder(SCHEMA).join("forms.txt");
    if std::env::var_os("EBB_FREEZE").is_some() && !file.exists() {
        std::fs::create_dir_all(folder(SCHEMA)).expect("a folder can be made");
        std::fs::write(&file, &written).expect("a fixture can be written");
    }
    let frozen = std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("{} is missing. {CHANGED}", file.display()));
    assert_eq!(written, frozen, "{CHANGED}");
}

fn contact() -> Contact {
    let id = ContactId(Id::from_bits(0x0_2345_6789_abcf));
    let they_wrote = Contact::new(id, MAYA, day("2026-11-21"), ContactKind::TheyWrote);
    Contact { note: "“Soon!” she wrote / 🌊".into(), ..they_wrote }
}

/// The other forms of a state, which the rich plan above does not hold.
#[test]
fn every_state_of_a_plan_is_written_as_it_was() {
    for (state, text) in [
        (PlanState::Proposed, "\"proposed\""),
        (PlanState::Active(day("2026-11-22")), "{\"active\":\"2026-11-22\"}"),
        (PlanState::Replaced(day("2026-11-22")), "{\"replaced\":\"2026-11-22\"}"),
    ] {
        let written = ebb::store::json::to_string(&state).expect("it can be written");
        assert_eq!(written, text, "{CHANGED}");
        assert_eq!(ebb::store::json::from_str(text), Ok(state), "{CHANGED}");
    }
}

// Schema 1: read, never written again

#[test]
fn every_record_of_schema_1_is_read_as_it_was() {
    for (kind, example) in KINDS[..4].iter().zip(before_schema_4()) {
        let (key, raw) = frozen(1, kind);
        let entry = Kept::read(&key, &raw, None).unwrap_or_else(|| panic!("{kind} cannot be read. {CHANGED}"));
        assert_eq!((entry.schema, entry.at), (1, 0));
        let record = migrate(1, entry.json).and_then(|json| json::from_str::<Record>(&json).ok());
        assert_eq!(record, Some(example), "{kind} is read as something else. {CHANGED}");
    }
}

#[test]
fn a_store_of_schema_1_opens_whole_and_moves_on_when_it_is_written() {
    let storage = MemoryStorage::default();
    for kind in ["manifest", "person", "reflection", "plan", "contact"] {
        let (key, raw) = frozen(1, kind);
        storage.plant(&key, &raw);
    }
    let before = storage.snapshot();
    let mut loaded = open_under(&storage, PREFIX);
    assert_eq!((loaded.records.len(), loaded.quarantine.len()), (4, 0));
    assert_eq!(storage.snapshot(), before, "opening it writes nothing");
    let plan = before_schema_4().remove(2);
    loaded.store.save(&[ebb::store::Change::Remove(plan.id())], &mut crate::support::stamp()).expect("there is room");
    let (name, text) = ("ebb1:m", storage.raw("ebb1:m").expect("it is there"));
    let Found { manifest, counts } = Manifest::read(name, &text).expect("it can be read");
    assert!(counts);
    assert_eq!((manifest.schema, manifest.min_reader, manifest.count), (SCHEMA, SCHEMA, 3));
    let again = open_under(&storage, PREFIX);
    assert_eq!((again.records.len(), again.quarantine.len()), (3, 0));
    assert_eq!((again.store.manifest().missing, again.store.manifest().doubt), (0, Doubt::None));
}

// Schema 2: read as it was

#[test]
fn every_record_of_schema_2_is_read_as_it_was() {
    for (kind, example) in KINDS[..5].iter().zip(before_schema_4()) {
        let (key, raw) = frozen(2, kind);
        let entry = Kept::read(&key, &raw, None).unwrap_or_else(|| panic!("{kind} cannot be read. {CHANGED}"));
        assert_eq!((entry.schema, entry.at), (2, NOW));
        let record = migrate(2, entry.json).and_then(|json| json::from_str::<Record>(&json).ok());
        assert_eq!(record, Some(example), "{kind} is read as something else. {CHANGED}");
    }
}

// Schema 3: read as it was

#[test]
fn every_record_of_schema_3_is_read_as_it_was() {
    for (kind, example) in KINDS[..8].iter().zip(before_schema_4()) {
        let (key, raw) = frozen(3, kind);
        let entry = Kept::read(&key, &raw, None).unwrap_or_else(|| panic!("{kind} cannot be read. {CHANGED}"));
        assert_eq!((entry.schema, entry.at), (3, NOW));
        let record = migrate(3, entry.json).and_then(|json| json::from_str::<Record>(&json).ok());
        assert_eq!(record, Some(example), "{kind} is read as something else. {CHANGED}");
    }
}

// Schema 4: read as it was

#[test]
fn every_record_of_schema_4_is_read_as_it_was() {
    for (kind, example) in KINDS[..10].iter().zip(examples()) {
        let (key, raw) = frozen(4, kind);
        let entry = Kept::read(&key, &raw, None).unwrap_or_else(|| panic!("{kind} cannot be read. {CHANGED}"));
        assert_eq!((entry.schema, entry.at), (4, NOW));
        let record = migrate(4, entry.json).and_then(|json| json::from_str::<Record>(&json).ok());
        assert_eq!(record, Some(example), "{kind} is read as something else. {CHANGED}");
    }
}

// This schema: read and written as it was

/// Everything that this schema can keep, by the name of its fixture: the key and how it is written.
fn written_now() -> Vec<(&'static str, String, String)> {
    let mut all = Vec::new();
    for (kind, example) in KINDS.into_iter().zip(examples()) {
        let key = format!("ebb1:r:{}", example.id());
        let entry = Kept { schema: SCHEMA, at: NOW, json: json::to_string(&example).expect("it can be written") };
        all.push((kind, key.clone(), entry.write(&key, None)));
    }
    let manifest = Manifest {
        schema: SCHEMA,
        min_reader: SCHEMA,
        generation: 0x1234,
        count: 8,
        digest: 0xcbf4_3926,
        missing: 1,
        doubt: Doubt::Changed,
    };
    all.push(("manifest", "ebb1:m".into(), manifest.write("ebb1:m")));
    let settings =
        Settings { backup_at: NOW, quiet_until: 7, lock_after: 15, hide_explained: true, install_read: true };
    all.push(("settings", "ebb1:s".into(), codec::encode("ebb1:s", &settings)));
    all
}

#[test]
fn this_schema_has_its_fixtures_and_is_written_as_it_was() {
    for (kind, key, value) in written_now() {
        assert_eq!(frozen(SCHEMA, kind), (key, value), "{kind} is written in another way. {CHANGED}");
    }
}

#[test]
fn every_record_of_this_schema_is_read_as_it_was() {
    for (kind, example) in KINDS.iter().zip(examples()) {
        let (key, raw) = frozen(SCHEMA, kind);
        let entry = Kept::read(&key, &raw, None).unwrap_or_else(|| panic!("{kind} cannot be read. {CHANGED}"));
        assert_eq!((entry.schema, entry.at), (SCHEMA, NOW));
        assert_eq!(json::from_str(&entry.json), Ok(example), "{kind} is read as something else. {CHANGED}");
    }
}

/// Sealing draws random nonces, so what was sealed once is only ever opened.
#[test]
fn what_was_sealed_once_opens_for_ever() {
    for schema in 2..=SCHEMA {
        let (_, vault) = frozen(schema, "vault");
        let vault: Vault = codec::decode("ebb1:k", &vault).expect("it can be read");
        let key = vault.open(Secret::Passphrase, &[1; 32]).expect("the passphrase opens it");
        assert_eq!(vault.open(Secret::Code, &[2; 32]).map(|key| *key.bytes()), Some(*key.bytes()));
        let (name, sealed) = frozen(schema, "sealed");
        let entry = Kept::read(&name, &sealed, Some(&key)).expect("it opens");
        let mut written = if schema < 4 { before_schema_4() } else { examples() };
        assert_eq!(json::from_str(&entry.json), Ok(written.remove(0)));
    }
}

#[test]
fn a_backup_made_once_is_read_for_ever() {
    for schema in 2..=SCHEMA {
        let text = std::fs::read_to_string(folder(schema).join("backup.json")).expect("the fixture is there");
        let Ok(backup::File::Plain(backup)) = backup::read(&text) else { panic!("it is no backup. {CHANGED}") };
        assert!(backup.is_whole);
        let records: Vec<Record> = backup.notes.iter().filter_map(backup::Note::record).collect();
        let mut expected = if schema < 4 { before_schema_4() } else { examples() };
        match schema {
            2 => expected.truncate(5),
            4 => expected.truncate(10),
            _ => {}
        }
        expected.sort_by_key(Record::id);
        assert_eq!(records, expected);
        if schema == SCHEMA {
            assert_eq!(backup::write(&backup), text, "it is written in another way. {CHANGED}");
        }
    }
}

/// Freezes this schema once, when it is new. Run it by hand: it never overwrites a fixture.
#[test]
fn freezing_writes_only_what_is_not_frozen_yet() {
    let folder = folder(SCHEMA);
    let freeze = |name: &str, text: String| {
        let file = folder.join(name);
        if std::env::var_os("EBB_FREEZE").is_some() && !file.exists() {
            std::fs::create_dir_all(&folder).expect("the folder can be made");
            std::fs::write(&file, text).expect("the fixture can be written");
        }
        assert!(file.is_file(), "{} is missing: run the tests once with EBB_FREEZE=1", file.display());
    };
    for (kind, key, value) in written_now() {
        freeze(&format!("{kind}.txt"), format!("{key}\n{value}\n"));
    }
    let derived = |byte| Derived { derivation: Derivation::fresh(FEWEST_ROUNDS, &mut not_random), key: [byte; 32] };
    let key = DataKey::from_bytes([7; 32]);
    let vault = Vault::new(&key, derived(1), Some(derived(2)), &mut not_random);
    freeze("vault.txt", format!("ebb1:k\n{}\n", vault.write("ebb1:k")));
    let person = examples().remove(0);
    let name = format!("ebb1:r:{}", person.id());
    let entry = Kept { schema: SCHEMA, at: NOW, json: json::to_string(&person).expect("it can be written") };
    freeze("sealed.txt", format!("{name}\n{}\n", entry.write(&name, Some((&key, &mut not_random)))));
    freeze("backup.json", backup::write(&whole_backup()));
}

/// A backup of one record of every kind and one value that could not be read.
pub fn whole_backup() -> backup::Backup {
    let storage = MemoryStorage::default();
    let mut store = open_under(&storage, PREFIX).store;
    let records = examples();
    let changes: Vec<_> = records.iter().map(ebb::store::Change::Put).collect();
    store.save(&changes, &mut crate::support::stamp()).expect("there is room");
    storage.plant("ebb1:q:0:r:938nkrkayd", "72568d6b|{\"person\":{\"id\":\"93 “broken\u{0}");
    store.backup(day("2026-11-22"), None)
}
