//! The export to read: complete, in order, and not to be broken by anything somebody writes.

use crate::fixtures::examples;
use crate::support::{TODAY, World, day};
use chrono::{Datelike, NaiveDate};
use ebb::app::command::Command;
use ebb::app::command::ContactForm;
use ebb::app::doc::Doc;
use ebb::app::view::readable::{MOST_SHEETS, Of, file_name, markdown, sheets};
use ebb::content::guides::of;
use ebb::content::words::{fill, words};
use ebb::domain::contact::ContactKind;
use ebb::domain::person::Person;
use ebb::domain::reflection::answer::Answer;
use ebb::domain::reflection::guide::Kind;
use ebb::domain::safety::SafetyAnswer;
use ebb::domain::situation::{Choice, Situation};
use ebb::store::record::Record;
use serde_json::Value;
use std::sync::Arc;

/// As the browser writes days in English.
fn in_words(day: NaiveDate) -> String {
    let months = "January February March April May June July August September October November December";
    let month = months.split(' ').nth(day.month0() as usize).expect("there are twelve");
    format!("{} {month} {}", day.day(), day.year())
}

fn everything(doc: &Doc) -> String {
    markdown(doc, Of::Everything, day(TODAY), in_words)
}

const EXAMPLES: &str = "\
Notes
========

Written on 22 November 2026.

Maya Lee
========

- How close: Close
- Who: Partner
- By: Signal
- Talks: A bit of both
- Rhythm: Every 10 days
- Last: A few months ago
- Best way: “A short message, after \"work\"”
- Likes: “Sea, tea  
  and مايا's \\\\ songs 🌊”
- Number: “+44 20 7946 0000”
- E-mail: “maya@example.org”
- What is all right, and what isn’t: “No calls at work.”
- What you need here: “To be asked.”
- Birthday: --02-29
- Something coming up: “Exam” · 2027-06-01

A partner is pulling away
--------

- Begun: 29 February 2024
- Last written: 22 November 2026

### What would you like to do?

Give space

### Who else could be a little nearer?

- Somebody

### A question from an earlier version

“Quiet since October.  
\u{a0}\"Busy\".”

### A question from an earlier version

- happened: “She cancelled”

### A question from an earlier version

- laughing
- “tea \u{1}”

### A question from an earlier version

- Seen: busy
- Guessed: “no photos”
- Once: cancels
- More than once: “sent songs”

### A question from an earlier version

I’m not sure

A plan: Give space
--------

- Proposed: 22 November 2026
- Ended: 2 January 2027 · Closer, differently
- To remember: “Tea.”
- Why: “Exams.”
- One kind line before: “I’ll be quiet for a while.”
- What is all right all the same: “The cat.”
- Meanwhile: “Swim”
- Meanwhile: “Ring Priya”

### Steps

- 22 November 2026 to 6 December 2026: Give Maya Lee space
- 22 November 2026: See someone easy this week · Done on 23 November 2026
- 7 December 2026: Send one light hello · Left out
- 17 December 2026: Look at this plan again
- 8 December 2026 to 15 December 2026: Time for Maya Lee to answer

22 November 2026 · A message, not sent
--------

“Hi مايا 🌊  
\"No\" need to \\\\ reply”

What’s passed between you
--------

- 21 November 2026: You wrote  
  ““Soon!” she wrote / 🌊”  
  “Lighter.”  
  “Ask about the dog.”  
  A brief reply

About yourself
========

A thought that won’t let go
--------

- Begun: 22 November 2026
- Last written: 22 November 2026

### A question from an earlier version

- Partly: one

### A question from an earlier version

- Not all right: one

### A question from an earlier version

- Theirs: one

### A question from an earlier version

- All right: one

### A question from an earlier version

- Met: one

### A question from an earlier version

- Unmet: one

### A question from an earlier version

- Mine: one

### A question from an earlier version

- Both of us: one

Journal
========

21 November 2026 · A hard moment
--------

What was hard, and when was it hardest?

“Didn’t text.

Slept.”

- Mood: Lighter
- Energy: Some
- Feelings: At peace, flat
- In mind: Maya Lee, Somebody

How the days were
--------

- 22 November 2026: Very low · energy: A little
";

#[test]
fn everything_there_can_be_is_put_into_words() {
    assert_eq!(everything(&Doc::new(examples())), EXAMPLES);
}

// Nothing is missing

/// Every text in a value, with the way to it.
fn texts(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| texts(item, &format!("{at}/{n}"), found));
        }
        Value::Object(fields) => fields.iter().for_each(|(key, item)| texts(item, &format!("{at}/{key}"), found)),
        _ => {}
    }
}

#[test]
fn whatever_somebody_can_write_in_any_record_is_in_it() {
    let mut tried = 0;
    // Earlier versions are no part of what somebody has written: they have a page of their own, and backups.
    let is_version = |record: &Record| matches!(record, Record::Version(_));
    for (at, example) in examples().into_iter().enumerate().filter(|(_, record)| !is_version(record)) {
        let value = serde_json::to_value(&example).expect("it can be written");
        let mut places = Vec::new();
        texts(&value, "", &mut places);
        for place in places {
            let canary = format!("canary {at}{}", place.replace(['/', '_'], " "));
            let mut other = value.clone();
            *other.pointer_mut(&place).expect("it was found there") = Value::from(canary.clone());
            // Days, ids and choices can hold no text of one's own; the id of a page is none either.
            let Ok(record) = serde_json::from_value::<Record>(other) else { continue };
            let is_page = place.starts_with("/reflection/answers/") && place.matches('/').count() == 4;
            // Nor is the id of a card in somebody's address book.
            if is_page || place == "/person/card" {
                continue;
            }
            let mut records = examples();
            records[at] = record;
            let doc = Doc::new(records);
            assert!(everything(&doc).contains(&canary), "{place} is not in the file");
            let sheets = sheets(&doc, Of::Everything, day(TODAY), in_words);
            assert!(sheets.iter().any(|sheet| sheet.contains(&canary)), "{place} is not on paper");
            tried += 1;
        }
    }
    assert!(tried >= 15, "only {tried} texts were found");
}

/// A world with one person, a guide walked to its end and its plan.
fn walked(situation: Situation, choice: Choice) -> World {
    let mut world = World::new();
    let other = world.add_person("Priya");
    let id = world.begin(situation, "Maya");
    let person = world.about(id);
    world.answer_safety(person, &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(id, choice, Some("2w"), &[other]);
    world
}

#[test]
fn every_question_of_every_guide_is_there_with_its_answer() {
    for situation in Situation::ALL {
        let guide = of(situation);
        let world = walked(situation, guide.choices[0]);
        let text = everything(&world.doc);
        let guide_words = words().guide(guide.id);
        assert!(text.contains(&format!("\n{}\n--------\n\n- Begun: 22 November 2026\n", guide_words.title)), "{text}");
        assert!(!text.contains(words().read.earlier), "{text}");
        for page in guide.pages {
            let page_words = guide_words.page(page.id);
            let label = |id: &str| page_words.option(id).map_or("", |option| option.label).to_owned();
            let answer = match &page.kind {
                _ if world.doc.reflections().all(|one| one.answer(page.id).is_none()) => continue,
                Kind::Heard | Kind::Read(_) | Kind::Pause(_) => continue,
                Kind::Long => "“Quiet since October”".to_owned(),
                Kind::Fields { fields, .. } => {
                    let lines = fields.iter().map(|field| format!("- {}: “about {field}”", label(field)));
                    lines.collect::<Vec<_>>().join("\n")
                }
                Kind::One(options) => label(options[0].id),
                Kind::Several(options) => format!("- {}", label(options[0].id)),
                Kind::Marked { options, marks } => {
                    let mark = ebb::content::names::mark(marks.all()[0]);
                    format!("- {mark}: {}", label(options[0].id))
                }
                Kind::People => "- Priya".to_owned(),
                Kind::Day => "2026-12-01".to_owned(),
                Kind::Choice => label(guide.choices[0].id()),
                Kind::SpaceLength => label("2w"),
            };
            let expected = format!("### {}\n\n{answer}\n", page_words.ask);
            let expected = fill(&expected, &[("name", "Maya")]);
            assert!(text.contains(&expected), "{expected} is not in:\n{text}");
        }
    }
}

#[test]
fn a_plan_says_how_it_stands_and_what_its_steps_are() {
    let mut world = walked(Situation::FriendPullingAway, Choice::GiveSpace);
    let plan = world.doc.plans().next().expect("a plan was proposed").clone();
    let text = everything(&world.doc);
    assert!(text.contains("A plan: Give space\n--------\n\n- Proposed: 22 November 2026\n\n### Steps\n\n- "), "{text}");
    assert!(text.contains("- 22 November 2026 to 5 December 2026: Give Maya space\n"), "{text}");
    assert!(text.contains(": See Priya this week\n"), "{text}");
    world.act(Command::AcceptPlan(plan.id));
    assert!(
        everything(&world.doc).contains("- Proposed: 22 November 2026\n- Begun: 22 November 2026\n\n### Steps\n\n- ")
    );
}

#[test]
fn skipped_pages_and_the_safety_question_stay_out() {
    let mut world = World::new();
    let id = world.begin(Situation::FriendPullingAway, "Maya");
    world.answer_safety(world.about(id), &[SafetyAnswer::Afraid, SafetyAnswer::AskedToStop]);
    world.answer(id, "signs", Answer::Skipped);
    world.write(id, "friend", Answer::Text(" \n ".into()));
    let text = everything(&world.doc);
    assert!(!text.contains("###"), "{text}");
    assert!(!text.contains("afraid") && !text.contains("stop"), "{text}");
    assert!(
        text.ends_with(
            "A friend is pulling away\n--------\n\n- Begun: 22 November 2026\n- Last written: 22 November 2026\n"
        ),
        "{text}"
    );
}

// Whose it is

#[test]
fn one_person_alone_is_there_alone() {
    let mut world = walked(Situation::FriendPullingAway, Choice::GiveSpace);
    let priya = world.doc.people().find(|person| person.name.as_str() == "Priya").expect("she was added").id;
    let maya = world.doc.people().find(|person| person.name.as_str() == "Maya").expect("she was added").id;
    world.act(Command::LogContact(priya, ContactKind::Talked));
    let text = markdown(&world.doc, Of::Person(priya), day(TODAY), in_words);
    let about_priya = "Priya\n========\n\n- How close: Near\n\nWhat’s passed between you\n--------\n\n\
        - 22 November 2026: You talked\n";
    assert_eq!(text, format!("Notes\n========\n\nWritten on 22 November 2026.\n\n{about_priya}"));
    assert!(everything(&world.doc).contains(about_priya));
    assert!(!markdown(&world.doc, Of::Person(maya), day(TODAY), in_words).contains("You talked"));
    assert_eq!(sheets(&world.doc, Of::Everything, day(TODAY), in_words).len(), 2);
    assert_eq!(sheets(&world.doc, Of::Person(priya), day(TODAY), in_words).len(), 1);
}

#[test]
fn what_is_about_somebody_whose_record_is_lost_is_there() {
    let records: Vec<Record> = examples().into_iter().skip(1).collect();
    let text = everything(&Doc::new(records));
    assert!(text.contains("\nSomebody\n========\n\nA partner is pulling away\n"), "{text}");
    assert!(text.contains("“She cancelled”") && text.contains("“Tea.”") && text.contains("/ 🌊”"), "{text}");
    assert_eq!(text.matches("Somebody\n========").count(), 1, "once: {text}");
}

#[test]
fn very_many_people_share_a_few_hundred_sheets() {
    let Record::Person(maya) = &examples()[0] else { panic!("the first is a person") };
    let person = |n: u64| {
        let id = ebb::domain::id::PersonId(ebb::domain::id::Id::from_bits(n));
        let name = ebb::domain::text::Name::parse(&format!("Person {n}.")).expect("a name");
        Record::Person(Arc::new(Person { id, name, ..Person::clone(maya) }))
    };
    let doc = Doc::new((0..1000).map(person).collect());
    let sheets = sheets(&doc, Of::Everything, day(TODAY), in_words);
    assert!(sheets.len() <= MOST_SHEETS, "{} sheets", sheets.len());
    let all = sheets.concat();
    assert!((0..1000).all(|n| all.contains(&format!("Person {n}.\n"))));
}

// What somebody writes stays what it is

#[test]
fn signs_of_markdown_at_the_start_of_a_line_stay_signs() {
    for (written, expected) in [
        ("# no heading", "\\# no heading"),
        ("> no quotation", "\\> no quotation"),
        ("- no list", "\\- no list"),
        ("+ no list", "\\+ no list"),
        ("* no list", "\\* no list"),
        ("1. no list", "1\\. no list"),
        ("12) no list", "12\\) no list"),
        ("---", "\\---"),
        ("- - -", "\\- - -"),
        ("===", "\\==="),
        ("***", "\\*\\*\\*"),
        ("|---|:--|", "\\|---|:--|"),
        ("```", "\\`\\`\\`"),
        ("~~~", "\\~\\~\\~"),
        (": -", ": -"),
        (":--|--", "\\:--|--"),
        ("    - no code", "\u{a0}\u{a0}\u{a0}\u{a0}\\- no code"),
        ("    no code", "\u{a0}\u{a0}\u{a0}\u{a0}no code"),
        ("<div>", "\\<div>"),
        ("<!-- no comment", "\\<!-- no comment"),
        ("![no](https://image)", "!\\[no](https://image)"),
        ("a _b_ \\ c", "a \\_b\\_ \\\\ c"),
        ("a\rb", "a b"),
        // What means nothing to Markdown is left alone.
        ("<3 and 2 < 3", "<3 and 2 < 3"),
        ("1.5 km, 3)", "1.5 km, 3)"),
        ("-5 degrees", "-5 degrees"),
        ("~5 or ~6", "\\~5 or \\~6"),
        ("R&B | jazz: 100 % + more = fun!", "R&B | jazz: 100 % + more = fun!"),
        (":)", ":)"),
    ] {
        // On a line of its own: the one after the first of a note.
        let mut world = World::new();
        let person = world.add_person("Maya");
        world.act(Command::LogContact(person, ContactKind::Met));
        let contact = world.doc.contacts_with(person).next().expect("it is logged").clone();
        let note = format!("One\n{written}\nthree");
        world.act(Command::EditContact(contact.id, ContactForm { note, ..ContactForm::of(&contact) }));
        let text = everything(&world.doc);
        let lines = format!(": You met  \n  “One  \n  {expected}  \n  three”\n");
        assert!(text.ends_with(&lines), "{lines} does not end:\n{text}");
        let sheet = sheets(&world.doc, Of::Everything, day(TODAY), in_words).concat();
        assert!(sheet.contains(&format!("“One\n  {}\n", written)), "on paper it is as it was: {sheet}");
    }
}

#[test]
fn an_empty_line_stays_one_whatever_blanks_are_in_it() {
    let mut records = examples();
    let Record::Person(maya) = &records[0] else { panic!("the first is a person") };
    let likes = "Tea\r\n\r\n \t\nand\r\nsongs\n".into();
    records[0] = Record::Person(Arc::new(Person { likes, ..Person::clone(maya) }));
    let text = everything(&Doc::new(records));
    assert!(text.contains("- Likes: “Tea \n\n\n  and   \n  songs”\n"), "{text}");
}

#[test]
fn a_name_made_of_signs_is_still_a_name() {
    for (name, expected) in [("# Tom", "\\# Tom"), ("- Tom", "\\- Tom"), ("===", "\\==="), ("1) Tom", "1\\) Tom")] {
        let mut world = World::new();
        world.add_person(name);
        let text = everything(&world.doc);
        assert!(text.contains(&format!("\n\n{expected}\n========\n")), "{text}");
    }
}

#[test]
fn the_file_is_called_by_nobodys_name() {
    assert_eq!(file_name(day(TODAY)), "notes-2026-11-22.md");
}

#[test]
fn an_empty_store_makes_an_empty_text() {
    assert_eq!(everything(&Doc::default()), "Notes\n========\n\nWritten on 22 November 2026.\n");
    assert_eq!(sheets(&Doc::default(), Of::Everything, day(TODAY), in_words), Vec::<String>::new());
}
