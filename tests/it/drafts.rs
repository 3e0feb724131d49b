//! Messages as somebody meets them: written, resting, taken out, sent or not. Nothing is sent by the app.

use crate::support::World;
use chrono::Days;
use ebb::app::command::{Command, DraftChange, Notice, PersonForm, Rejection};
use ebb::app::route::Route;
use ebb::app::view::drafts::{Aside, Stands, asides, drafts, has_asked_twice, held};
use ebb::app::view::leave::{By, ways};
use ebb::app::view::readable::{Of, markdown};
use ebb::content::notes::{NOTES, note};
use ebb::content::starters::STARTERS;
use ebb::content::words::{entry, fill, words};
use ebb::domain::contact::ContactKind;
use ebb::domain::draft::{Draft, Moment};
use ebb::domain::id::{DraftId, PersonId};
use ebb::domain::journal::EntryKind;
use ebb::domain::message::model::Model;
use ebb::domain::message::{Form, Rule, What, check};
use ebb::domain::person::{Channel, Person};
use ebb::domain::plan::step::StepKind;
use ebb::domain::plan::{PlanError, SpaceTerms, StepState};
use ebb::domain::safety::SafetyAnswer;
use ebb::domain::situation::{Choice, Situation};
use std::sync::Arc;

/// Somebody with whom nothing is wrong.
fn maya(world: &mut World) -> PersonId {
    let maya = world.add_person("Maya");
    world.answer_safety(maya, &[SafetyAnswer::NoneOfThese]);
    maya
}

fn begin(world: &mut World, to: PersonId, text: &str) -> DraftId {
    world.act(Command::BeginDraft(to, Form::Text, text.into()));
    world.doc.drafts_to(to).last().expect("it was begun").id
}

fn draft(world: &World, id: DraftId) -> Arc<Draft> {
    world.doc.draft(id).expect("it is there").clone()
}

fn noon(world: &World) -> Moment {
    Moment { on: world.today, minute: 12 * 60 }
}

#[test]
fn a_message_is_there_from_its_first_letter_and_after_a_restart() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let id = begin(&mut world, maya, "");
    assert_eq!(world.route, Some(Route::Draft(id)));
    world.act(Command::WriteDraft(id, "Hi Maya 🌊".into()));
    world.save().expect("there is room");
    world.close_and_reopen();
    assert_eq!(draft(&world, id).text, "Hi Maya 🌊");
}

#[test]
fn a_blank_one_is_taken_up_again_and_a_written_one_is_not() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let first = begin(&mut world, maya, "");
    assert_eq!(begin(&mut world, maya, "Hello"), first);
    assert_ne!(begin(&mut world, maya, "Another"), first);
    assert_eq!(world.doc.drafts().count(), 2);
}

#[test]
fn nothing_is_begun_to_somebody_whose_door_is_closed() {
    let mut world = World::new();
    let maya = world.add_person("Maya");
    let ben = world.add_person("Ben");
    let id = begin(&mut world, ben, "Hello");
    world.answer_safety(maya, &[SafetyAnswer::AskedToStop]);
    let begun = world.dispatch(Command::BeginDraft(maya, Form::Text, String::new()));
    assert_eq!(begun, Err(Rejection::ContactClosed));
    let moved = world.dispatch(Command::SetDraft(id, DraftChange::Person(maya)));
    assert_eq!(moved, Err(Rejection::ContactClosed));
    assert_eq!(asides(&world.doc, maya, noon(&world)), [Aside::Closed]);
}

#[test]
fn a_message_rests_until_its_moment_and_today_says_so() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let id = begin(&mut world, maya, "I miss our swims.");
    assert_eq!(held(&world.doc, noon(&world)), []);
    let yesterday = Moment::morning_of(world.today - Days::new(1));
    let refused = world.dispatch(Command::RestDraft(id, yesterday));
    assert_eq!(refused, Err(Rejection::Plan(PlanError::DayHasPassed)));
    let morning = noon(&world).next_morning();
    world.act(Command::RestDraft(id, morning));
    assert_eq!((world.said, world.route.clone()), (Some(Notice::DraftRests), Some(Route::Write)));
    let stands = |now: Moment| drafts(&world.doc, now)[0].stands;
    assert_eq!(stands(noon(&world)), Stands::Resting(morning));
    assert_eq!(stands(morning), Stands::Rested);
    assert_eq!(held(&world.doc, noon(&world)).len(), 1);
    world.act(Command::SetDraft(id, DraftChange::TakenUp));
    assert_eq!(drafts(&world.doc, morning)[0].stands, Stands::Open);
}

#[test]
fn bug_a_message_to_somebody_in_space_or_behind_a_closed_door_stood_on_today() {
    let mut world = World::new();
    let (maya, ben) = (maya(&mut world), world.add_person("Ben"));
    for person in [maya, ben] {
        let id = begin(&mut world, person, "Hello");
        world.act(Command::RestDraft(id, noon(&world).next_morning()));
    }
    assert_eq!(held(&world.doc, noon(&world)).len(), 2);
    world.act(Command::GiveSpace(maya, world.today + Days::new(9), SpaceTerms::default()));
    world.answer_safety(ben, &[SafetyAnswer::AskedToStop]);
    assert_eq!(held(&world.doc, noon(&world)), [], "I1, I12");
    assert_eq!(drafts(&world.doc, noon(&world)).len(), 2, "the words are where they were");
}

#[test]
fn what_waits_for_an_answer_stands_first() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let open = begin(&mut world, maya, "open");
    let resting = begin(&mut world, maya, "resting");
    let left = begin(&mut world, maya, "left");
    world.act(Command::RestDraft(resting, noon(&world).next_morning()));
    world.act(Command::SetDraft(left, DraftChange::Left));
    let order = |now: Moment| drafts(&world.doc, now).iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(order(noon(&world)), [left, resting, open]);
    let held: Vec<DraftId> = held(&world.doc, noon(&world)).iter().map(|row| row.id).collect();
    assert_eq!(held, [left, resting]);
}

#[test]
fn what_was_sent_is_in_the_log_with_its_words_and_the_plan_follows() {
    let mut world = World::new();
    let reflection = world.begin(Situation::FriendPullingAway, "Maya");
    let maya = world.about(reflection);
    world.answer_safety(maya, &[SafetyAnswer::NoneOfThese]);
    world.walk_to_the_end(reflection, Choice::OneMessage, None, &[]);
    let plan = world.plan_from(reflection).expect("there is a plan").id;
    world.act(Command::AcceptPlan(plan));
    let card = Person { channel: Some(Channel::Signal), ..(**world.doc.person(maya).expect("there")).clone() };
    world.act(Command::EditPerson(maya, PersonForm { name: "Maya".into(), card: Box::new(card) }));
    let id = begin(&mut world, maya, "How are you, really?");
    world.act(Command::SetDraft(id, DraftChange::Left));
    let left_on = world.today;
    world.let_days_pass(1);
    world.act(Command::DraftSent(id));
    assert!(world.doc.draft(id).is_none());
    let logged = world.doc.contacts_with(maya).last().expect("it is logged").clone();
    assert_eq!((logged.kind, logged.on, logged.channel), (ContactKind::Wrote, left_on, Some(Channel::Signal)));
    assert_eq!(logged.note, "How are you, really?");
    let follows = |world: &World| {
        let steps = &world.plan(plan).steps;
        steps.iter().any(|step| step.kind == StepKind::Wait && step.state == StepState::Open)
    };
    assert!(follows(&world), "the plan waits for a reply now");
    world.act(Command::Undo);
    assert_eq!(draft(&world, id).text, "How are you, really?");
    assert!(world.doc.contacts_with(maya).next().is_none() && !follows(&world));
}

#[test]
fn what_is_not_sent_is_kept_or_let_go_and_both_can_be_undone() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let kept = begin(&mut world, maya, "All I never said.");
    world.act(Command::KeepUnsent(kept));
    let entry = world.doc.entries().last().expect("it is in the journal").clone();
    assert_eq!((entry.kind, &*entry.text, &entry.people[..]), (EntryKind::Unsent, "All I never said.", &[maya][..]));
    assert!(world.doc.draft(kept).is_none());
    world.act(Command::Undo);
    assert!(world.doc.draft(kept).is_some() && world.doc.entries().next().is_none());
    world.act(Command::LetGoDraft(kept));
    assert_eq!((world.said, world.doc.drafts().count()), (Some(Notice::DraftLetGo), 0));
    world.act(Command::Undo);
    assert_eq!(draft(&world, kept).text, "All I never said.");
    assert_eq!(world.doc.contacts_with(maya).count(), 0, "nothing of this is contact");
}

#[test]
fn words_that_go_at_one_stroke_are_kept_as_a_version() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let long = "I have been thinking about the summer. ".repeat(6);
    let id = begin(&mut world, maya, &long);
    world.act(Command::WriteDraft(id, "Hi".into()));
    assert_eq!(world.doc.versions_of(id.0).count(), 1);
}

#[test]
fn drafts_go_with_their_person_and_are_in_the_export() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let may = world.add_person("May");
    let id = begin(&mut world, may, "Only in this draft.");
    let read = markdown(&world.doc, Of::Everything, world.today, ebb::domain::day::text);
    assert!(read.contains("Only in this draft."));
    world.act(Command::Merge(maya, may));
    assert_eq!(draft(&world, id).person, maya);
    world.act(Command::ErasePerson(maya));
    assert!(world.doc.draft(id).is_none());
}

#[test]
fn what_is_so_at_the_moment_of_writing_is_said() {
    let mut world = World::new();
    let maya = maya(&mut world);
    let (noon, late) = (noon(&world), Moment { minute: 23 * 60 + 10, ..noon(&world) });
    assert_eq!(asides(&world.doc, maya, noon), []);
    assert_eq!(asides(&world.doc, maya, late), [Aside::Late]);
    let until = world.today + Days::new(9);
    world.act(Command::GiveSpace(maya, until, SpaceTerms::default()));
    assert_eq!(asides(&world.doc, maya, late), [Aside::Space(until), Aside::Late]);
    let ben = world.add_person("Ben");
    for _ in 0..2 {
        world.act(Command::LogContact(ben, ContactKind::Wrote));
    }
    assert_eq!(asides(&world.doc, ben, noon), [Aside::AtRule]);
}

#[test]
fn asking_for_the_same_comfort_a_third_time_in_a_month_is_noticed() {
    let asks =
        |text: &str| check(text, Form::Text, Model::ours()).iter().any(|one| one.what == What::Note(Rule::Reassurance));
    let mut world = World::new();
    let maya = maya(&mut world);
    let twice = |world: &World| has_asked_twice(&world.doc, maya, world.today, asks);
    for text in ["are we ok?", "Are you angry with me?"] {
        assert!(asks(text), "{text}");
        assert!(!twice(&world));
        let id = begin(&mut world, maya, text);
        world.act(Command::DraftSent(id));
    }
    assert!(twice(&world));
    world.let_days_pass(31);
    assert!(!twice(&world));
}

#[test]
fn everything_ebb_lends_is_clean_by_its_own_check() {
    let noted = |text: &str, form: Form| -> Vec<What> {
        // The dots are for the writer's own words.
        let text = &text.replace("I …", "I forgot the dinner.").replace('…', "the dinner I forgot");
        let found = check(text, form, Model::ours()).into_iter().map(|one| one.what);
        found.filter(|what| matches!(what, What::Note(_))).collect()
    };
    let mut bad = Vec::new();
    for starter in STARTERS {
        let line = fill(entry(words().starters, starter.id).label, &[("name", "Maya")]);
        let form = if starter.id.starts_with("letter") { Form::Letter } else { Form::Text };
        bad.extend(Some((line.clone(), noted(&line, form))).filter(|(_, noted)| !noted.is_empty()));
    }
    for way in NOTES.iter().flat_map(|note| note.ways) {
        let line = entry(words().gentler, way.id).label;
        assert!(!line.is_empty(), "{} has no words", way.id);
        bad.extend(Some((line.to_owned(), noted(line, Form::Text))).filter(|(_, noted)| !noted.is_empty()));
    }
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn every_note_has_its_words() {
    let all = Rule::ALL.map(What::Note).into_iter().chain(ebb::domain::message::Sign::ALL.map(What::Works));
    for what in all {
        let said = entry(words().notes, what.id());
        assert!(!said.label.is_empty() && !said.more.is_empty(), "{what:?}");
        assert!(note(what).is_some_and(|note| !note.sources.ids().is_empty()), "{what:?}");
    }
}

// The ways out

fn card(phone: &str, channel: Option<Channel>) -> Person {
    let mut world = World::new();
    let id = world.add_person("Maya");
    let person = (**world.doc.person(id).expect("there")).clone();
    Person { phone: phone.into(), email: "maya@example.org".into(), channel, ..person }
}

fn hrefs(form: Form, person: &Person) -> Vec<String> {
    ways(form, person, "Hi & bye?\n🌊").into_iter().map(|way| way.href).collect()
}

#[test]
fn the_exact_words_go_along() {
    let maya = card("+44 7700 900123", Some(Channel::Whatsapp));
    let words = "Hi%20%26%20bye%3F%0A%F0%9F%8C%8A";
    let messages = [format!("https://wa.me/447700900123?text={words}"), format!("sms:+447700900123?&body={words}")];
    assert_eq!(hrefs(Form::Text, &maya), messages);
    let mail = format!("mailto:maya@example.org?body={}", words.replace("%0A", "%0D%0A"));
    assert_eq!(hrefs(Form::Email, &maya), [mail]);
    assert_eq!(hrefs(Form::Letter, &maya), Vec::<String>::new());
}

#[test]
fn a_number_without_its_country_opens_no_app_that_needs_one() {
    for channel in [Channel::Signal, Channel::Telegram] {
        let person = card("07700 900123", Some(channel));
        let by: Vec<By> = ways(Form::Text, &person, "x").into_iter().map(|way| way.by).collect();
        assert_eq!(by, [By::Messages]);
    }
    let signal = card("0044 7700 900123", Some(Channel::Signal));
    assert_eq!(hrefs(Form::VoiceNote, &signal), ["https://signal.me/#p/+447700900123", "tel:00447700900123"]);
}

#[test]
fn without_a_number_the_app_asks_for_one() {
    assert_eq!(hrefs(Form::Text, &card("", None))[0].split('=').next(), Some("sms:?&body"));
    assert_eq!(hrefs(Form::VoiceNote, &card("", None)), Vec::<String>::new());
}
