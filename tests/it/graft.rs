//! What a newer version wrote stays when this one writes: fields it does not know go back as they were.

use crate::fixtures::examples;
use crate::support::day;
use ebb::domain::id::{Id, PersonId};
use ebb::domain::plan::step::StepKind;
use ebb::domain::plan::{PlanState, Step, StepState};
use ebb::domain::reflection::answer::{Answer, Answered, Mark};
use ebb::domain::text::Name;
use ebb::domain::urge::UrgeEnd;
use ebb::store::json::{self, DEEPEST, graft};
use ebb::store::record::Record;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::Arc;

#[test]
fn what_this_version_does_not_know_is_put_back() {
    // What stood there, what this version knows of it, what it writes now, what comes out.
    let cases = [
        // Objects.
        (r#"{"a":1}"#, r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":2}"#),
        (r#"{"a":1,"x":2}"#, r#"{"a":1}"#, r#"{"a":3}"#, r#"{"a":3,"x":2}"#),
        (r#"{"x":2,"a":1,"y":[]}"#, r#"{"a":1}"#, r#"{"a":1}"#, r#"{"a":1,"x":2,"y":[]}"#),
        (r#"{"x":1}"#, "{}", "{}", r#"{"x":1}"#),
        (r#"{"x":1}"#, "{}", r#"{"x":2}"#, r#"{"x":2}"#),
        (r#"{"a":1,"b":2,"x":3}"#, r#"{"a":1,"b":2}"#, r#"{"a":1}"#, r#"{"a":1,"x":3}"#),
        (r#"{"a":1,"x":2}"#, r#"{"a":1}"#, "{}", r#"{"x":2}"#),
        (r#"{"a":1,"b":2}"#, r#"{"a":1,"b":2}"#, "{}", "{}"),
        (r#"{"a":1}"#, r#"{"a":1,"b":0}"#, r#"{"a":2,"b":3,"c":4}"#, r#"{"a":2,"b":3,"c":4}"#),
        (r#"{"o":{"a":1,"x":2}}"#, r#"{"o":{"a":1}}"#, r#"{"o":{"a":3},"b":4}"#, r#"{"o":{"a":3,"x":2},"b":4}"#),
        (r#"{"o":{"one":{"x":1}}}"#, r#"{"o":{"one":{}}}"#, r#"{"o":{"two":{}}}"#, r#"{"o":{"two":{}}}"#),
        (r#"{"o":{"x":1}}"#, r#"{"o":{}}"#, r#"{"o":"read"}"#, r#"{"o":"read"}"#),
        // Raw text: white space, numbers, escapes.
        (
            " {\n\t\"a\" : 1 ,\r\n \"x\" : { \"y\" : [ 1.50 , -2e+3 ] } , \"z\":1E400 }\n",
            r#"{"a":1}"#,
            r#"{"a":2}"#,
            r#"{"a":2,"x":{ "y" : [ 1.50 , -2e+3 ] },"z":1E400}"#,
        ),
        (
            r#"{"a":"}","x\"{":"\ud83c\udf0a,]"}"#,
            r#"{"a":"}"}"#,
            r#"{"a":"]"}"#,
            r#"{"a":"]","x\"{":"\ud83c\udf0a,]"}"#,
        ),
        (r#"{"a":1,"x":"مايا 🌊"}"#, r#"{"a":1}"#, r#"{"a":"ü"}"#, r#"{"a":"ü","x":"مايا 🌊"}"#),
        // Of equal keys the first stays.
        (r#"{"x":1,"a":1,"x":2}"#, r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":2,"x":1}"#),
        // Lists: in place, moved, added, removed.
        (r#"[{"a":1,"x":2}]"#, r#"[{"a":1}]"#, r#"[{"a":1}]"#, r#"[{"a":1,"x":2}]"#),
        (r#"[{"a":1,"x":2}]"#, r#"[{"a":1}]"#, r#"[{"a":3}]"#, r#"[{"a":3,"x":2}]"#),
        (r#"[{"a":1,"x":2}]"#, r#"[{"a":1}]"#, r#"[{"b":0},{"a":1}]"#, r#"[{"b":0},{"a":1,"x":2}]"#),
        (r#"[{"a":1,"x":2},{"a":2}]"#, r#"[{"a":1},{"a":2}]"#, r#"[{"a":2}]"#, r#"[{"a":2}]"#),
        (r#"[{"a":1,"x":2}]"#, r#"[{"a":1}]"#, "[]", "[]"),
        ("[]", "[]", "[1]", "[1]"),
        (r#"[[1,{"x":2}],3]"#, "[[1,{}],3]", "[[1,{}],4]", r#"[[1,{"x":2}],4]"#),
        (r#"[{"x":1},{"x":2}]"#, "[{},{}]", "[{},{}]", r#"[{"x":1},{"x":2}]"#),
        (r#"[{"x":1},{"x":2}]"#, "[{},{}]", "[{},{},{}]", r#"[{"x":1},{"x":2},{}]"#),
        // An element that changed and moved, or changed while another came, is told by how it begins.
        (
            r#"[{"n":1,"d":1,"x":1},{"n":2,"d":2,"x":2},{"n":3,"d":3,"x":3}]"#,
            r#"[{"n":1,"d":1},{"n":2,"d":2},{"n":3,"d":3}]"#,
            r#"[{"n":2,"d":2},{"n":3,"d":7},{"n":1,"d":8}]"#,
            r#"[{"n":2,"d":2,"x":2},{"n":3,"d":7,"x":3},{"n":1,"d":8,"x":1}]"#,
        ),
        (
            r#"[["p",{"d":1,"x":1}],["q",{"d":2,"x":2}]]"#,
            r#"[["p",{"d":1}],["q",{"d":2}]]"#,
            r#"[["p",{"d":3}],["q",{"d":2}],["r",{"d":4}]]"#,
            r#"[["p",{"d":3,"x":1}],["q",{"d":2,"x":2}],["r",{"d":4}]]"#,
        ),
        // What this version does not know as an element is unknown by place only: too little to go by.
        (r#"[1,2,3]"#, "[1,3]", "[1,4]", "[1,4]"),
        // No shape in common, or no JSON: as this version writes it.
        ("[1]", r#"{"a":1}"#, r#"{"a":2}"#, r#"{"a":2}"#),
        ("1", "2", "3", "3"),
        ("", "", "", ""),
        ("{", "{}", r#"{"a":1}"#, r#"{"a":1}"#),
        (r#"{"x":1}}"#, "{}", r#"{"a":1}"#, r#"{"a":1}"#),
        (r#"{"x":1,}"#, "{}", r#"{"a":1}"#, r#"{"a":1}"#),
        (r#"{x:1}"#, "{}", r#"{"a":1}"#, r#"{"a":1}"#),
        (r#"{1:1}"#, "{}", r#"{"a":1}"#, r#"{"a":1}"#),
        (r#"{"x":tru}"#, "{}", r#"{"a":1}"#, r#"{"a":1}"#),
        (r#"{"x":1}"#, "{", r#"{"a":1}"#, r#"{"a":1}"#),
        (r#"{"x":1}"#, "{}", r#"{"a":"#, r#"{"a":"#),
        (r#"{"x":1}"#, "{}", "new", "new"),
    ];
    for (old, known, new, expected) in cases {
        assert_eq!(graft(old, known, new), expected, "old {old}, known {known}, new {new}");
    }
}

#[test]
fn nesting_is_followed_as_deep_as_records_may_go_and_no_deeper() {
    let nested = |depth: usize, inside: &str| format!("{}{inside}{}", "{\"o\":".repeat(depth), "}".repeat(depth));
    let at = |depth| graft(&nested(depth, "{\"x\":1}"), &nested(depth, "{}"), &nested(depth, "{\"a\":2}"));
    assert_eq!(at(DEEPEST - 1), nested(DEEPEST - 1, "{\"a\":2,\"x\":1}"));
    assert_eq!(at(DEEPEST), nested(DEEPEST, "{\"a\":2}"));
    assert_eq!(at(100_000), nested(100_000, "{\"a\":2}"));
    let lists = "[".repeat(100_000);
    assert_eq!(graft(&lists, "[]", "[1]"), "[1]");
}

// Any tree

/// A tree with everything JSON has.
fn trees() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // Eighths are read back by `serde_json` to the last bit; not every number is.
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 8.0)),
        "\\PC{0,4}|[\"\\\\/\\[\\]{},:\n]{0,4}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec(("[a-d]|[\"\\\\\n🌊]{1,2}", inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// The tree with fields of a later version in some of its objects, and how many there are.
fn with_later(tree: &Value, yes: &mut impl Iterator<Item = bool>, count: &mut usize) -> Value {
    match tree {
        Value::Array(items) => items.iter().map(|item| with_later(item, yes, count)).collect(),
        Value::Object(fields) => {
            let is_here = yes.next() == Some(true);
            let mut later: serde_json::Map<String, Value> =
                fields.iter().map(|(key, value)| (key.clone(), with_later(value, yes, count))).collect();
            if is_here {
                *count += 1;
                // One before and one after the others, in order of name.
                later.insert("Later".into(), Value::from(*count));
                later.insert("later".into(), serde_json::json!({ "deep": [1.5e300, { "n": *count }], "own": null }));
            }
            Value::Object(later)
        }
        leaf => leaf.clone(),
    }
}

/// The tree with some of its leaves changed and some fields added.
fn edited(tree: &Value, yes: &mut impl Iterator<Item = bool>, count: &mut usize) -> Value {
    *count += 1;
    let fresh = Value::from(format!("changed {count}"));
    match tree {
        Value::Array(items) => items.iter().map(|item| edited(item, yes, count)).collect(),
        Value::Object(fields) => {
            let is_here = yes.next() == Some(true);
            let edited = fields.iter().map(|(key, value)| (key.clone(), edited(value, yes, count)));
            Value::Object(edited.chain(is_here.then(|| ("e".to_owned(), fresh))).collect())
        }
        _ if yes.next() == Some(true) => fresh,
        leaf => leaf.clone(),
    }
}

/// The second text as a person might space it.
fn text(value: &Value, pretty: bool) -> String {
    if pretty { format!("{value:#}") } else { value.to_string() }
}

/// A text that is nearly JSON, or is.
fn scraps() -> impl Strategy<Value = String> {
    prop_oneof![
        "[\\[\\]{}:,\"\\\\0-9a-u.eE+ -]{0,40}",
        "\\PC{0,20}",
        trees().prop_map(|tree| tree.to_string()),
        (trees(), any::<prop::sample::Index>()).prop_map(|(tree, at)| {
            let text = tree.to_string();
            text.chars().take(at.index(text.len())).collect()
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_later_field_anywhere_outlives_an_edit(
        tree in trees(),
        places in vec(any::<bool>(), 40),
        edits in vec(any::<bool>(), 80),
        pretty: bool,
    ) {
        let later = |tree: &Value| with_later(tree, &mut places.iter().copied(), &mut 0);
        let new = edited(&tree, &mut edits.iter().copied(), &mut 0);
        let grafted = graft(&text(&later(&tree), pretty), &tree.to_string(), &new.to_string());
        let read: Value = serde_json::from_str(&grafted).expect("it is JSON");
        prop_assert_eq!(read, later(&new), "{}", grafted);
    }

    #[test]
    fn elements_that_are_moved_changed_added_and_removed_keep_what_is_theirs(
        order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
        changed in vec(any::<bool>(), 6),
        removed in vec(any::<bool>(), 5),
    ) {
        // The sixth is new. It comes only where none is removed, whose place it would seem to take.
        let stays = |n: &usize| removed.get(*n).map_or(!removed.contains(&true), |removed| !removed);
        let element = |n: usize, on: usize, later: &str| format!("{{\"number\":{n},\"on\":{on}{later}}}");
        let later = |n: usize| if n < 5 { format!(",\"later\":[{n}.5]") } else { String::new() };
        let old: Vec<String> = (0..5).map(|n| element(n, n % 2, &later(n))).collect();
        let known: Vec<String> = (0..5).map(|n| element(n, n % 2, "")).collect();
        let left: Vec<(usize, usize)> =
            order.into_iter().filter(stays).map(|n| (n, n % 2 + if changed[n] { 100 } else { 0 })).collect();
        let new: Vec<String> = left.iter().map(|&(n, on)| element(n, on, "")).collect();
        let expected: Vec<String> = left.iter().map(|&(n, on)| element(n, on, &later(n))).collect();
        let list = |items: &[String]| format!("[{}]", items.join(","));
        prop_assert_eq!(graft(&list(&old), &list(&known), &list(&new)), list(&expected));
    }

    #[test]
    fn no_texts_at_all_make_it_panic_and_json_makes_json(old in scraps(), known in scraps(), new in scraps()) {
        let is_json = |text: &str| serde_json::from_str::<Value>(text).is_ok();
        let grafted = graft(&old, &known, &new);
        if is_json(&old) && is_json(&known) && is_json(&new) {
            prop_assert!(is_json(&grafted), "{}", grafted);
        } else if !is_json(&new) {
            prop_assert_eq!(&grafted, &new);
        }
        let same = graft(&old, &old, &new);
        prop_assert_eq!(same, new);
    }
}

// Real records

/// The record as a later version might write it: a field more in every object that may have one.
/// The other objects are the names of variants.
fn written_later(record: &Record) -> (String, Vec<String>) {
    let mut text = json::to_string(record).expect("it can be written");
    let mut fields = Vec::new();
    for (place, _) in text.clone().match_indices('{').rev() {
        let field = format!("\"later-{}\":{{\"a\":[1.50, {{}}]}}", fields.len());
        let mut longer = text.clone();
        longer.insert_str(place + 1, &format!("{field} , "));
        if json::from_str(&longer).as_ref() == Ok(record) {
            text = longer;
            fields.push(field);
        }
    }
    (text, fields)
}

/// The same record after a day's use.
fn after_use(record: &Record) -> Record {
    match record.clone() {
        Record::Person(mut person) => {
            let person_now = Arc::make_mut(&mut person);
            person_now.name = Name::parse("Maya L").expect("a name");
            person_now.likes.clear();
            Record::Person(person)
        }
        Record::Reflection(mut reflection) => {
            let now = Arc::make_mut(&mut reflection);
            now.touched = day("2026-11-23");
            let marked = now.answers.get_mut("marked").expect("it is there");
            marked.done = false;
            if let Answer::Marked { marked, own } = &mut marked.answer {
                marked.insert("busy", Mark::Guessed);
                own.clear();
            }
            let several = Answer::Several { chosen: vec!["tea".into()], own: vec!["{\"".into()] };
            now.answers.get_mut("several").expect("it is there").answer = several;
            now.answers.insert("added", Answered { answer: Answer::Text("New".into()), done: false });
            Record::Reflection(reflection)
        }
        Record::Plan(mut plan) => {
            let now = Arc::make_mut(&mut plan);
            if let PlanState::Ended(ending) = &mut now.state {
                ending.keep = "Walks.".into();
            }
            now.steps[3].on = day("2026-11-22");
            now.steps[0].state = StepState::Done(day("2026-11-24"));
            now.steps[0].kind = StepKind::Rest;
            now.steps.swap(0, 3);
            let other = Some(PersonId(Id::from_bits(7)));
            now.steps.push(Step { number: 5, other, ..now.steps[1] });
            Record::Plan(plan)
        }
        Record::Contact(mut contact) => {
            Arc::make_mut(&mut contact).note = "Soon".into();
            Record::Contact(contact)
        }
        Record::Version(mut version) => {
            Arc::make_mut(&mut version).kept = day("2026-11-23");
            Record::Version(version)
        }
        Record::Entry(mut entry) => {
            let now = Arc::make_mut(&mut entry);
            now.text = "Slept.".into();
            now.feelings.push("calm".into());
            Record::Entry(entry)
        }
        Record::Urge(mut urge) => {
            Arc::make_mut(&mut urge).end = UrgeEnd::StillThere;
            Record::Urge(urge)
        }
        Record::Draft(mut draft) => {
            Arc::make_mut(&mut draft).text = "Hello".into();
            Record::Draft(draft)
        }
        Record::InCalendar(mut event) => {
            Arc::make_mut(&mut event).sequence = 2;
            Record::InCalendar(event)
        }
        Record::CheckIn(mut check_in) => {
            Arc::make_mut(&mut check_in).energy = None;
            Record::CheckIn(check_in)
        }
    }
}

#[test]
fn every_later_field_of_every_record_outlives_a_day_of_use() {
    // Person, route, two milestones and what is remembered; reflection, nine answers and two variants with fields; plan,
    // ending, five steps and the terms of the space; contact; version and the contact in it.
    for (record, count) in examples().iter().zip([5, 12, 8, 1, 2]) {
        let (old, fields) = written_later(record);
        assert_eq!(fields.len(), count, "{old}");
        let known = json::to_string(record).expect("it can be written");
        let later = after_use(record);
        let new = json::to_string(&later).expect("it can be written");
        let grafted = graft(&old, &known, &new);
        assert_eq!(json::from_str(&grafted), Ok(later), "{grafted}");
        for field in fields {
            assert_eq!(grafted.matches(&field).count(), 1, "{field} in {grafted}");
        }
        assert_eq!(graft(&known, &known, &new), new);
    }
}

#[test]
fn what_was_written_back_can_be_written_back_again() {
    for record in examples() {
        let (old, fields) = written_later(&record);
        let known = json::to_string(&record).expect("it can be written");
        let once = graft(&old, &known, &known);
        let twice = graft(&once, &known, &known);
        assert_eq!(once, twice);
        assert!(fields.iter().all(|field| twice.contains(field.as_str())), "{twice}");
    }
}
