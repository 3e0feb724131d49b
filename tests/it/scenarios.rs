//! Scenarios of the planner, and the lines they print, frozen: what a rule changes shows here. `EBB_FREEZE=1` writes
//! the lines anew.

use crate::scenario::{self, Seen};
use ebb::domain::plan::rules::{REACTIONS, offers};
use ebb::domain::situation::Choice;
use std::fs;
use std::path::{Path, PathBuf};

/// Every scenario file, in order.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/scenarios");
    let all = fs::read_dir(&folder).expect("there are scenarios").map(|file| file.expect("it can be read").path());
    let mut files: Vec<PathBuf> = all.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    assert!(files.len() >= 9, "scenarios are gone");
    files
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn seen() -> Seen {
    let mut seen = Seen::default();
    for file in files() {
        let (_, one) = scenario::play(&read(&file)).expect("a scenario of ours is well formed");
        seen.happened.extend(one.happened);
        seen.offered.extend(one.offered);
    }
    seen
}

#[test]
fn every_scenario_prints_what_it_printed_before() {
    for file in files() {
        let lines = scenario::run(&read(&file)).unwrap_or_else(|wrong| panic!("{}: {wrong}", file.display()));
        let frozen = file.with_extension("jsonl");
        if std::env::var_os("EBB_FREEZE").is_some() {
            fs::write(&frozen, &lines).expect("the fixtures can be written");
        }
        assert!(lines == read(&frozen), "{} prints something else; look at it, then EBB_FREEZE=1", file.display());
    }
}

#[test]
fn every_rule_is_met_in_some_scenario() {
    let seen = seen();
    for rule in REACTIONS {
        let met = seen.happened.iter().any(|(when, stage)| *when == rule.when && rule.stages.contains(stage));
        assert!(met, "{:?} in {:?} is met in no scenario", rule.when, rule.stages);
    }
}

#[test]
fn every_offer_of_every_choice_is_made_in_some_scenario() {
    let seen = seen();
    for choice in Choice::ALL {
        for offer in offers(choice) {
            assert!(seen.offered.contains(&(choice, offer.kind)), "{choice:?} never offers {}", offer.kind.id());
        }
    }
}

#[test]
fn a_malformed_scenario_is_told_in_one_sentence_that_names_the_field() {
    let with = |person: &str| format!(r#"{{"today":"2026-03-01","until":"2026-03-09","people":[{person}]}}"#);
    let event = |event: &str| with(&format!(r#"{{"id":"a","events":[{event}]}}"#));
    let plan =
        |plan: &str| with(&format!(r#"{{"id":"a","plan":{{"situation":"went-cold","choice":"let-go",{plan}}}}}"#));
    for (text, names) in [
        ("[]".to_owned(), "scenario"),
        ("{".to_owned(), "JSON"),
        (r#"{"until":"2026-03-09","people":[]}"#.to_owned(), "today"),
        (r#"{"today":"2026-02-30","until":"2026-03-09","people":[]}"#.to_owned(), "today"),
        (r#"{"today":"2026-03-01","until":"2026-02-09","people":[]}"#.to_owned(), "until"),
        (r#"{"today":"2026-03-01","until":"9999-12-31","people":[]}"#.to_owned(), "until"),
        (r#"{"today":"2026-03-01","until":"2026-03-09","energy":{"default":"much"},"people":[]}"#.to_owned(), "energy"),
        (with(r#"{"id":7}"#), "people[0].id"),
        (with(r#"{"id":"a"},{"id":"a"}"#), "people[1].id"),
        (with(r#"{"id":"a","ring":"inner"}"#), "people[0].ring"),
        (with(r#"{"id":"a","colour":"red"}"#), "people[0].colour"),
        (with(r#"{"id":"a","birthday":"--02-30"}"#), "people[0].birthday"),
        (with(r#"{"id":"a","rhythm":0}"#), "people[0].rhythm"),
        (event(r#"{"on":"2026-02-28","event":"met"}"#), "people[0].events[0].on"),
        (event(r#"{"on":"2026-03-02","event":"danced"}"#), "people[0].events[0].event"),
        (event(r#"{"on":"2026-03-02","event":"review"}"#), "people[0].events[0].choice"),
        (event(r#"{"on":"2026-03-02","event":"step-done","step":99}"#), "people[0].events[0].step"),
        (plan(r#""safety":["scared"]"#), "people[0].plan.safety[0]"),
        (plan(r#""space_days":61"#), "people[0].plan.space_days"),
        (plan(r#""contact_rule":3"#), "people[0].plan.contact_rule"),
        (plan(r#""answers":{"weather":"fine"}"#), "people[0].plan.answers.weather"),
        (plan(r#""answers":{"others":["zoe"]}"#), "people[0].plan.answers.others"),
        (plan(r#""answers":{"parts":"nobody"}"#), "people[0].plan.answers.parts"),
    ] {
        let told = scenario::run(&text).expect_err(&text);
        assert!(told.contains(names) && !told.contains('\n'), "{told} does not name {names}");
    }
}
