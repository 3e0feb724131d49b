//! Reflections from the first name to the proposed plan, as command scripts.

use crate::support::{Stop, World, day};
use ebb::app::command::{Command, Notice, Rejection, Subject};
use ebb::app::route::Route;
use ebb::domain::plan::PlanState;
use ebb::domain::plan::step::StepKind;
use ebb::domain::reflection::answer::Answer;
use ebb::domain::reflection::guide::GuideId;
use ebb::domain::safety::SafetyAnswer::{AskedToStop, NoneOfThese};
use ebb::domain::situation::Choice::{self, Elsewhere, GiveSpace, LetGo, OneMessage};
use ebb::domain::situation::Situation::{self, FriendPullingAway, StayClose};
use ebb::domain::text::NameError;

fn text(words: &str) -> Answer {
    Answer::Text(words.into())
}

/// Somebody new, with nothing that closes a door.
fn begun(world: &mut World) -> ebb::domain::id::ReflectionId {
    let id = world.begin(FriendPullingAway, "Maya");
    world.answer_safety(world.about(id), &[NoneOfThese]);
    id
}

// The first name

#[test]
fn a_name_that_is_no_name_is_refused_once_and_changes_nothing() {
    for (name, why) in [
        ("", NameError::Empty),
        (" \u{2003}\n\t", NameError::Empty),
        (&*"x".repeat(10_000), NameError::TooLong),
        (&*"🌊".repeat(10_000), NameError::TooLong),
    ] {
        let mut world = World::new();
        let refused = world.dispatch(Command::Begin(GuideId::Situation(FriendPullingAway), Subject::New(name.into())));
        assert_eq!(refused, Err(Rejection::Name(why)), "{} characters", name.chars().count());
        assert!(world.doc.is_empty(), "a refused name left a record");
        assert_eq!(world.storage.writes(), 0, "a refused name was written");
    }
}

#[test]
fn a_name_in_any_script_begins_a_reflection_and_comes_back_as_typed() {
    for name in ["Maya", "🌊", "👩‍👩‍👧", "مايا", "דנה לוי", "李", "<b>\"'&{name}", &*"ü".repeat(60)]
    {
        let mut world = World::new();
        let id = world.begin(FriendPullingAway, name);
        world.close_and_reopen();
        assert_eq!(world.person_of(id).name.as_str(), name);
        assert_eq!(world.stop(id), Stop::Safety, "{name}");
    }
}

#[test]
fn a_reflection_about_nobody_is_refused() {
    let mut world = World::new();
    let nobody = ebb::domain::id::PersonId(ebb::domain::id::Id::from_bits(77));
    assert_eq!(
        world.dispatch(Command::Begin(GuideId::Situation(StayClose), Subject::Known(nobody))),
        Err(Rejection::Gone)
    );
    assert!(world.doc.is_empty());
}

// Safety first

#[test]
fn a_safety_answer_that_is_kept_is_not_asked_again() {
    let mut world = World::new();
    let id = begun(&mut world);
    assert_eq!(world.stop(id), Stop::Page("signs"));
    world.close_and_reopen();
    assert_eq!(world.stop(id), Stop::Page("signs"));
}

#[test]
fn a_safety_answer_left_unsaved_holds_for_the_session_and_is_asked_again_after_it() {
    let mut world = World::new();
    let id = world.begin(FriendPullingAway, "Maya");
    let person = world.about(id);
    world.act(Command::AnswerSafety { person, answers: vec![AskedToStop], keep: false });
    assert_eq!(world.stop(id), Stop::Page("signs"));
    assert!(world.doc.safety(person).is_some_and(|route| route.stopped));
    world.close_and_reopen();
    assert_eq!(world.doc.safety(person), None, "an answer that was not to be kept was kept");
    assert!(!world.storage.snapshot().values().any(|raw| raw.contains("stopped")));
    assert_eq!(world.stop(id), Stop::Safety);
}

#[test]
fn leaving_a_kept_safety_answer_unsaved_later_takes_it_out_of_the_store() {
    let mut world = World::new();
    let id = world.begin(FriendPullingAway, "Maya");
    let person = world.about(id);
    world.answer_safety(person, &[AskedToStop]);
    world.act(Command::AnswerSafety { person, answers: vec![AskedToStop], keep: false });
    world.close_and_reopen();
    assert_eq!(world.stop(id), Stop::Safety);
}

#[test]
fn an_empty_safety_page_is_refused() {
    let mut world = World::new();
    let id = world.begin(FriendPullingAway, "Maya");
    let person = world.about(id);
    let nothing = Command::AnswerSafety { person, answers: Vec::new(), keep: true };
    assert_eq!(world.dispatch(nothing), Err(Rejection::NothingTicked));
    assert_eq!(world.stop(id), Stop::Safety);
}

#[test]
fn keeping_people_close_needs_no_safety_question() {
    let mut world = World::new();
    let id = world.begin(StayClose, "Maya");
    assert!(matches!(world.stop(id), Stop::Page(_)));
}

// Moving on

#[test]
fn what_is_half_written_is_kept_and_waits_at_its_page() {
    let mut world = World::new();
    let id = begun(&mut world);
    world.act(Command::Skip(id, "signs"));
    world.act(Command::Skip(id, "tried"));
    let half = Answer::Fields([("happened".to_owned(), "She cancelled tw".to_owned())].into_iter().collect());
    world.write(id, "facts", half.clone());
    world.close_and_reopen();
    assert_eq!(world.stop(id), Stop::Page("facts"));
    assert_eq!(world.reflection(id).answer("facts"), Some(&half));
}

#[test]
fn typing_is_saved_when_it_pauses_and_not_at_each_letter() {
    let mut world = World::new();
    let id = begun(&mut world);
    let writes = world.storage.writes();
    for words in ["S", "Sh", "She"] {
        world.write(id, "friend", text(words));
    }
    assert_eq!(world.storage.writes(), writes);
    world.save().expect("there is room");
    // The journal, the record, the manifest, and the journal away.
    assert_eq!(world.storage.writes(), writes + 4, "three letters are one save");
}

#[test]
fn next_skip_and_not_sure_each_lead_to_the_page_after() {
    let mut world = World::new();
    let id = begun(&mut world);
    let pages: Vec<&str> = world.way(id).pages.iter().map(|page| page.id).collect();
    let ways: [fn(_, _) -> Command; 3] = [Command::Next, Command::Skip, Command::NotSure];
    for (at, how) in ways.into_iter().enumerate() {
        world.act(how(id, world.way(id).pages[at].id));
        assert_eq!(world.route, Some(Route::Page(id, pages[at + 1].into())));
        assert_eq!(world.stop(id), Stop::Page(world.way(id).pages[at + 1].id));
    }
    assert_eq!(world.reflection(id).answer(pages[0]), Some(&Answer::Skipped), "Next on an empty page leaves it out");
    assert_eq!(world.reflection(id).answer(pages[1]), Some(&Answer::Skipped));
    assert_eq!(world.reflection(id).answer(pages[2]), Some(&Answer::NotSure));
}

#[test]
fn a_skipped_page_keeps_what_was_written_on_it() {
    let mut world = World::new();
    let id = begun(&mut world);
    for how in [Command::Skip, Command::NotSure] {
        world.write(id, "friend", text("Give her a week."));
        world.act(how(id, "friend"));
        assert_eq!(world.reflection(id).answer("friend"), Some(&text("Give her a week.")));
    }
}

#[test]
fn the_choice_is_never_made_for_anybody() {
    let mut world = World::new();
    let id = begun(&mut world);
    assert_eq!(world.dispatch(Command::Next(id, "choice")), Err(Rejection::NothingChosen));
    world.write(id, "choice", Answer::One(String::new()));
    assert_eq!(world.dispatch(Command::Next(id, "choice")), Err(Rejection::NothingChosen));
}

#[test]
fn a_guide_without_a_choice_is_kept_and_proposes_nothing() {
    let mut world = World::new();
    let id = begun(&mut world);
    while let Stop::Page(page) = world.stop(id) {
        world.act(Command::Skip(id, page));
    }
    assert_eq!(world.said, Some(Notice::KeptWithoutChoice));
    assert!(world.plan_from(id).is_none());
}

#[test]
fn somebody_named_on_a_page_joins_the_circle_and_the_answer() {
    let mut world = World::new();
    let id = begun(&mut world);
    world.act(Command::NameOn(id, "others", "Ben".into()));
    world.act(Command::NameOn(id, "others", "Ada".into()));
    let named = world.reflection(id).people("others").to_vec();
    let names: Vec<String> =
        named.iter().filter_map(|&id| world.doc.person(id)).map(|person| person.name.to_string()).collect();
    assert_eq!(names, ["Ben", "Ada"]);
    let before = world.doc.people().count();
    assert_eq!(world.dispatch(Command::NameOn(id, "others", " ".into())), Err(Rejection::Name(NameError::Empty)));
    assert_eq!(world.doc.people().count(), before);
}

// To the plan

#[test]
fn the_whole_first_guide_leads_to_a_proposed_plan() {
    let mut world = World::new();
    let id = begun(&mut world);
    let ben = world.add_person("Ben");
    world.walk_to_the_end(id, GiveSpace, Some("2w"), &[ben]);
    let plan = world.plan_from(id).expect("a choice leads to a plan").clone();
    assert_eq!(world.route, Some(Route::Plan(plan.id)));
    assert_eq!((plan.state, plan.choice, plan.made), (PlanState::Proposed, GiveSpace, world.today));
    let steps: Vec<_> = plan.steps.iter().map(|step| (step.kind, step.on, step.until, step.other)).collect();
    let today = world.today;
    assert_eq!(
        steps,
        [
            (StepKind::Space, today, Some(day("2026-12-05")), None),
            (StepKind::SeeOther, today, None, Some(ben)),
            (StepKind::OwnThing, day("2026-11-25"), None, None),
            (StepKind::Review, day("2026-12-06"), None, None),
        ]
    );
    assert!(ebb::app::view::today::today(&world.doc, today).things.is_empty(), "nothing starts until accepted");
}

#[test]
fn every_guide_leads_from_every_open_choice_to_a_plan() {
    for situation in Situation::ALL {
        for &choice in ebb::content::guides::of(situation).choices {
            let mut world = World::new();
            let id = world.begin(situation, "Maya");
            world.answer_safety(world.about(id), &[NoneOfThese]);
            world.walk_to_the_end(id, choice, None, &[]);
            assert_eq!(world.plan_from(id).map(|plan| plan.choice), Some(choice), "{situation:?}");
        }
    }
}

#[test]
fn a_choice_that_safety_closes_is_asked_again() {
    let mut world = World::new();
    let id = begun(&mut world);
    world.answer(id, "choice", Answer::One(OneMessage.id().into()));
    world.answer_safety(world.about(id), &[AskedToStop]);
    let mut asked = Vec::new();
    while let Stop::Page(page) = world.stop(id) {
        asked.push(page);
        let letting_go = page == "choice";
        match letting_go {
            true => world.answer(id, page, Answer::One(LetGo.id().into())),
            false => world.act(Command::Skip(id, page)),
        }
    }
    assert!(asked.contains(&"choice"), "{asked:?}");
    assert_eq!(world.plan_from(id).map(|plan| plan.choice), Some(LetGo));
}

#[test]
fn another_choice_proposes_anew_while_the_plan_is_only_proposed() {
    let mut world = World::new();
    let id = begun(&mut world);
    world.walk_to_the_end(id, GiveSpace, None, &[]);
    let first = world.plan_from(id).map(|plan| plan.id);
    choose_again(&mut world, id, Elsewhere);
    let plan = world.plan_from(id).expect("there is a plan").clone();
    assert_eq!((Some(plan.id), plan.choice), (first, Elsewhere), "the proposal is replaced, not added to");
    world.act(Command::AcceptPlan(plan.id));
    choose_again(&mut world, id, LetGo);
    assert_eq!(world.plan_from(id).map(|plan| plan.choice), Some(Elsewhere), "a running plan stays as it is");
}

fn choose_again(world: &mut World, id: ebb::domain::id::ReflectionId, choice: Choice) {
    world.answer(id, "choice", Answer::One(choice.id().into()));
    let last = world.way(id).pages.last().expect("a guide has pages").id;
    world.act(Command::Next(id, last));
}

#[test]
fn two_reflections_about_two_people_wait_each_at_its_own_page() {
    let mut world = World::new();
    let maya = begun(&mut world);
    let ben = world.begin(StayClose, "Ben");
    world.act(Command::Skip(maya, "signs"));
    world.write(maya, "tried", Answer::Several { chosen: Vec::new(), own: vec!["of an older guide".into()] });
    world.close_and_reopen();
    assert_eq!(world.stop(maya), Stop::Page("tried"));
    assert_eq!(world.stop(ben), Stop::Page(world.way(ben).pages[0].id));
    let waiting: Vec<_> = ebb::app::view::today::open(&world.doc).iter().map(|open| open.id).collect();
    assert_eq!(waiting.len(), 2, "{waiting:?}");
}

#[test]
fn a_deleted_reflection_comes_back_with_undo_and_every_answer() {
    let mut world = World::new();
    let id = begun(&mut world);
    world.answer(id, "friend", text("Give her a week."));
    let before = world.reflection(id).clone();
    world.act(Command::DeleteReflection(id));
    assert_eq!(world.said, Some(Notice::ReflectionDeleted));
    assert!(world.doc.reflection(id).is_none());
    world.act(Command::Undo);
    world.close_and_reopen();
    assert_eq!(world.reflection(id), &before);
}

#[test]
fn a_deleted_reflection_is_gone_for_good_without_undo() {
    let mut world = World::new();
    let id = begun(&mut world);
    world.act(Command::DeleteReflection(id));
    world.close_and_reopen();
    assert!(world.doc.reflection(id).is_none());
    assert_eq!(world.dispatch(Command::Undo), Err(Rejection::Gone));
    assert_eq!(world.dispatch(Command::DeleteReflection(id)), Err(Rejection::Gone));
}

#[test]
fn undo_never_takes_back_what_was_written_after_it() {
    let mut world = World::new();
    let id = begun(&mut world);
    world.walk_to_the_end(id, Elsewhere, None, &[]);
    let plan = world.plan_from(id).expect("there is a plan").id;
    world.act(Command::AcceptPlan(plan));
    world.change(plan, 1, ebb::app::command::StepChange::Done).expect("a step can be done");
    world.act(Command::SetContactRule(plan, 2));
    assert_eq!(world.dispatch(Command::Undo), Err(Rejection::Gone));
    assert_eq!(world.plan(plan).contact_rule, 2);
}
