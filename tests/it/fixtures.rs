//! One frozen value per kind of record of schema 1, as it stands in people's browsers. Whatever
//! changes in the code: what was written once can be read, and is written the same way.

use crate::support::day;
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, Id, PersonId, PlanId, ReflectionId};
use ebb::domain::person::{Person, Ring};
use ebb::domain::plan::step::StepKind;
use ebb::domain::plan::{Ending, Outcome, Plan, PlanState, Step, StepState};
use ebb::domain::reflection::Reflection;
use ebb::domain::reflection::answer::{Answer, Answered, Mark};
use ebb::domain::safety::SafetyRoute;
use ebb::domain::situation::{Choice, Situation};
use ebb::domain::text::Name;
use ebb::store::record::Record;
use ebb::store::{Manifest, SCHEMA, codec};
use std::sync::Arc;

const CHANGED: &str = "The shape of a stored record has changed. People have the old shape in their browsers. Either \
    undo the change, or: raise SCHEMA in src/store/mod.rs, write a migration from the old shape, freeze the new shape \
    in tests/fixtures/v<new>, and keep the old fixtures, which the migration must read. Never edit a fixture.";

/// Key and value of a frozen record.
pub fn value_of(kind: &str) -> (String, String) {
    let frozen = match kind {
        "manifest" => include_str!("../fixtures/v1/manifest.txt"),
        "person" => include_str!("../fixtures/v1/person.txt"),
        "reflection" => include_str!("../fixtures/v1/reflection.txt"),
        "plan" => include_str!("../fixtures/v1/plan.txt"),
        "contact" => include_str!("../fixtures/v1/contact.txt"),
        other => panic!("there is no fixture of a {other}"),
    };
    let (key, value) = frozen.split_once('\n').expect("a fixture is a key and a value, a line each");
    (key.to_owned(), value.trim_end_matches('\n').to_owned())
}

/// One record of every kind with everything in it: person, reflection, plan, contact.
pub fn examples() -> Vec<Record> {
    vec![
        Record::Person(Arc::new(person())),
        Record::Reflection(Arc::new(reflection())),
        Record::Plan(Arc::new(plan())),
        Record::Contact(Arc::new(contact())),
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
        situation: Situation::PartnerPullingAway,
        person: MAYA,
        begun: day("2024-02-29"),
        touched: day("2026-11-22"),
        answers: answers
            .map(|(page, answer)| (page.to_owned(), Answered { answer, done: done(page) }))
            .into_iter()
            .collect(),
    }
}

fn plan() -> Plan {
    let step = |number, kind, on| Step { number, kind, on: day(on), until: None, other: None, state: StepState::Open };
    Plan {
        id: PlanId(Id::from_bits(0x0_2345_6789_abce)),
        person: MAYA,
        situation: Situation::PartnerPullingAway,
        reflection: ReflectionId(Id::from_bits(0x3_2345_6789_abcd)),
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
    }
}

fn contact() -> Contact {
    let id = ContactId(Id::from_bits(0x0_2345_6789_abcf));
    Contact {
        id,
        person: MAYA,
        on: day("2026-11-21"),
        kind: ContactKind::TheyWrote,
        note: "“Soon!” she wrote / 🌊".into(),
    }
}

/// The other forms of a state, which the rich plan above does not hold.
#[test]
fn every_state_of_a_plan_is_written_as_it_was() {
    for (state, text) in
        [(PlanState::Proposed, "\"proposed\""), (PlanState::Active(day("2026-11-22")), "{\"active\":\"2026-11-22\"}")]
    {
        let written = ebb::store::json::to_string(&state).expect("it can be written");
        assert_eq!(written, text, "{CHANGED}");
        assert_eq!(ebb::store::json::from_str(text), Ok(state), "{CHANGED}");
    }
}

#[test]
fn the_schema_has_its_folder_of_fixtures() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/v{SCHEMA}"));
    for kind in ["manifest", "person", "reflection", "plan", "contact"] {
        let file = folder.join(format!("{kind}.txt"));
        assert!(file.is_file(), "{} is missing: freeze one value of every kind of schema {SCHEMA}", file.display());
    }
}

#[test]
fn the_frozen_manifest_is_read_and_written_as_it_was() {
    let (key, raw) = value_of("manifest");
    let manifest = Manifest { schema: 1, min_reader: 1 };
    assert_eq!(codec::decode(&key, &raw), Some(manifest), "{CHANGED}");
    assert_eq!(codec::encode(&key, &manifest), raw, "{CHANGED}");
}

#[test]
fn every_frozen_record_is_read_and_written_as_it_was() {
    for (kind, example) in ["person", "reflection", "plan", "contact"].into_iter().zip(examples()) {
        let (key, raw) = value_of(kind);
        assert_eq!(key, format!("ebb1:r:{}", example.id()), "{kind}: the name of its key has changed. {CHANGED}");
        let read = codec::decode::<Record>(&key, &raw).unwrap_or_else(|| panic!("{kind} cannot be read. {CHANGED}"));
        assert_eq!(read, example, "{kind} is read as something else. {CHANGED}");
        assert_eq!(codec::encode(&key, &read), raw, "{kind} is written in another way. {CHANGED}");
    }
}
