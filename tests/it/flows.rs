//! Every guide and every exercise, walked in every way: all pages can be come to, all ways end, none is a dead end.

use crate::support::{Dice, Stop, World};
use crate::walk::{any_answer, begin, begin_on, blank, reaches, safety_routes, strange_answers, walk};
use ebb::app::command::{Command, Notice, Rejection};
use ebb::app::resume::{resume, safety};
use ebb::app::route::Route;
use ebb::app::view::{heard, insights, readable, today};
use ebb::content::{all_guides, guide, guides};
use ebb::domain::id::ReflectionId;
use ebb::domain::reflection::answer::{Answer, Answered};
use ebb::domain::reflection::guide::{Guide, Kind, Page, When};
use ebb::domain::reflection::journey::journey;
use ebb::domain::safety::SafetyRoute;
use ebb::domain::situation::Situation;
use proptest::prelude::*;

// The tables

#[test]
fn every_page_can_be_come_to() {
    for guide in all_guides() {
        for page in guide.pages {
            assert!(reaches(guide, page, SafetyRoute::default()), "{}: {}", guide.id.id(), page.id);
        }
    }
}

#[test]
fn a_page_waits_only_for_what_was_asked_before_it() {
    for guide in all_guides() {
        for (at, page) in guide.pages.iter().enumerate() {
            check_when(guide, &guide.pages[..at], page, &page.when);
        }
    }
}

fn check_when(guide: &Guide, earlier: &[Page], page: &Page, when: &When) {
    let place = format!("{}: {}", guide.id.id(), page.id);
    match when {
        When::Always | When::ContactOpen => {}
        When::Chose(choice) => {
            assert!(guide.choices.contains(choice), "{place} waits for a choice nobody can make");
            assert!(earlier.iter().any(|page| matches!(page.kind, Kind::Choice)), "{place} comes before the choice");
        }
        When::Answered(id, options) => {
            let asked = earlier.iter().find(|page| page.id == *id);
            let asked = asked.unwrap_or_else(|| panic!("{place} waits for {id}, which does not come before it"));
            let (Kind::One(offered) | Kind::Several(offered)) = &asked.kind else {
                panic!("{place} waits for {id}, where nothing can be chosen")
            };
            assert!(!options.is_empty(), "{place} waits for nothing");
            for option in *options {
                assert!(offered.iter().any(|one| one.id == *option), "{place} waits for {id}.{option}");
            }
        }
        When::All(all) => all.iter().for_each(|when| check_when(guide, earlier, page, when)),
    }
}

// Walks

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is answered, skipped or changed on the way, on whatever route: it ends, Back leads back, and
    /// nothing about reaching out is shown where contact is closed.
    #[test]
    fn every_way_ends(seed: u64, which in 0_usize..21, route in 0_usize..8, named: bool) {
        let mut dice = Dice::new(seed);
        let guide = all_guides().nth(which).expect("there are 21");
        let mut world = World::new();
        let friends = [world.add_person("Ben"), world.add_person("Ada")];
        let needs_name = guide.id.situation().is_some() || named;
        let id = begin_on(&mut world, guide.id, if needs_name { "Maya" } else { "" }, safety_routes()[route]);
        let mut steps = 0;
        while let Stop::Page(page) = world.stop(id) {
            steps += 1;
            prop_assert!(steps <= guide.pages.len() * 3, "{} goes on after {steps} pages", guide.id.id());
            check_way(&world, id);
            let page = guide.page(page).expect("it is on the way");
            one_step(&mut world, &mut dice, id, page, &friends);
        }
        check_way(&world, id);
        prop_assert!(matches!(resume(&world.doc, id), Some(Route::Plan(_) | Route::Closing(_) | Route::Page(..))));
    }
}

/// One page left in one of the ways there are; now and then an earlier page is changed first.
fn one_step(
    world: &mut World,
    dice: &mut Dice,
    id: ReflectionId,
    page: &'static Page,
    friends: &[ebb::domain::id::PersonId],
) {
    let choices = safety(&world.doc, world.reflection(id)).choices(guide(world.reflection(id).guide).choices);
    if let Some(before) = world.way(id).before(page.id).filter(|_| dice.below(6) == 0)
        && let Some(answer) = any_answer(dice, before, &choices, friends)
    {
        world.write(id, before.id, answer);
    }
    if let Some(answer) = any_answer(dice, page, &choices, friends).filter(|_| dice.below(3) > 0) {
        world.write(id, page.id, answer);
    }
    let how = [Command::Next, Command::Skip, Command::NotSure, Command::Keep][dice.below(4)];
    match world.dispatch(how(id, page.id)) {
        Ok(()) => {}
        Err(Rejection::NothingChosen) => world.act(Command::Skip(id, page.id)),
        Err(other) => panic!("{} was refused: {other:?}", page.id),
    }
}

/// Back leads from each page to an earlier one, from the first to the list; nothing shown is closed.
fn check_way(world: &World, id: ReflectionId) {
    let way = world.way(id);
    let closed = !safety(&world.doc, world.reflection(id)).allows_contact();
    for (at, page) in way.pages.iter().enumerate() {
        assert_eq!(way.before(page.id).map(|before| before.id), at.checked_sub(1).map(|at| way.pages[at].id));
        assert!(!(closed && page.when.needs_contact()), "{} is shown where contact is closed", page.id);
        let (number, of) = way.progress(page.id);
        assert!(number <= of, "page {number} of {of}");
        let address = Route::Page(id, page.id.to_owned());
        assert_eq!(Route::parse(&address.href()), address);
    }
}

#[test]
fn every_way_of_skipping_and_of_choosing_ends_on_every_route() {
    for route in safety_routes() {
        for guide in all_guides() {
            walk(guide, route, |_| Answer::Skipped);
            for choice in route.choices(guide.choices) {
                let last = |page: &'static Page| match (&page.kind, ebb::content::coverage::options(page)) {
                    (Kind::Choice, _) => Answer::One(choice.id().into()),
                    (Kind::One(_) | Kind::Several(_), [.., option]) => crate::walk::choose(page, option.id),
                    _ => Answer::NotSure,
                };
                let (_, shown) = walk(guide, route, last);
                let closed = |id: &&&str| guide.page(id).is_some_and(|page| page.when.needs_contact());
                assert!(route.allows_contact() || !shown.iter().any(|id| closed(&id)), "{}", guide.id.id());
            }
        }
    }
}

// What no longer fits

#[test]
fn an_answer_of_another_kind_counts_as_unanswered() {
    for guide in all_guides() {
        let open = SafetyRoute::default();
        let (whole, shown) = walk(guide, open, |_| Answer::Skipped);
        for &page in &shown {
            for strange in strange_answers() {
                let mut reflection = whole.clone();
                let fits = strange.fits(&guide.page(page).expect("it was shown").kind);
                let is_choice = page == "choice";
                reflection.answers.insert(page, Answered { answer: strange.clone(), done: true });
                let way = journey(guide, &reflection, open);
                let waits = way.current.map(|at| way.pages[at].id);
                assert_eq!(waits == Some(page), !fits || is_choice, "{} {page}: {strange:?}", guide.id.id());
            }
        }
    }
}

#[test]
fn nothing_stumbles_over_an_answer_of_another_kind() {
    for guide in all_guides() {
        let mut world = World::new();
        let id = begin_on(&mut world, guide.id, "Maya", SafetyRoute::default());
        for page in guide.pages {
            for strange in strange_answers() {
                world.write(id, page.id, strange);
                look_everywhere(&world, id);
                let _ = world.dispatch(Command::Keep(id, page.id));
            }
        }
        world.close_and_reopen();
        look_everywhere(&world, id);
        while let Stop::Page(page) = world.stop(id) {
            world.act(Command::Write(id, page, Answer::Skipped));
            world.act(Command::Skip(id, page));
        }
    }
}

/// Everything that reads answers.
fn look_everywhere(world: &World, id: ReflectionId) {
    let reflection = world.reflection(id);
    let pages = guide(reflection.guide).pages;
    assert!(heard::heard(guide(reflection.guide), reflection, "").len() <= pages.len());
    assert!(today::today(&world.doc, world.today).things.len() <= 3);
    assert_eq!(insights::insights(&world.doc, world.today).reached(), (0, 0));
    let export = readable::markdown(&world.doc, readable::Of::Everything, world.today, |day| day.to_string());
    assert!(!export.is_empty());
    assert!(resume(&world.doc, id).is_some());
}

// Ended, kept, resumed

#[test]
fn what_was_ended_waits_nowhere_until_somebody_writes_on() {
    for guide in all_guides() {
        let mut world = World::new();
        let id = begin_on(&mut world, guide.id, "Maya", SafetyRoute::default());
        let waiting = |world: &World| today::open(&world.doc).iter().any(|open| open.id == id);
        let first = world.way(id).pages[0].id;
        world.act(Command::Skip(id, first));
        assert!(waiting(&world), "{} does not wait", guide.id.id());
        world.act(Command::EndReflection(id));
        assert_eq!((world.said, waiting(&world)), (Some(Notice::ReflectionEnded), false), "{}", guide.id.id());
        world.close_and_reopen();
        assert!(!waiting(&world) && world.reflection(id).answer(first).is_some(), "what was answered stays");
        world.write(id, first, Answer::NotSure);
        assert!(waiting(&world), "{} was taken up again", guide.id.id());
        world.act(Command::EndReflection(id));
        world.act(Command::NotSure(id, first));
        assert!(waiting(&world), "{}: moving on takes it up as well", guide.id.id());
    }
}

#[test]
fn ending_a_reflection_can_be_taken_back() {
    let mut world = World::new();
    let id = begin_on(&mut world, guides::of(Situation::WentCold).id, "Maya", SafetyRoute::default());
    world.act(Command::EndReflection(id));
    world.act(Command::Undo);
    assert!(!world.reflection(id).ended);
    assert_eq!(today::open(&world.doc).len(), 1);
}

#[test]
fn an_exercise_opened_and_left_does_not_wait() {
    for guide in all_guides().filter(|guide| guide.id.situation().is_none()) {
        let mut world = World::new();
        begin(&mut world, guide.id, "Maya");
        assert!(today::open(&world.doc).is_empty(), "{}", guide.id.id());
    }
}

#[test]
fn a_page_changed_from_what_we_heard_goes_back_there() {
    for guide in Situation::ALL.map(guides::of) {
        let mut world = World::new();
        let id = begin_on(&mut world, guide.id, "Maya", SafetyRoute::default());
        while let Stop::Page(page) = world.stop(id) {
            if page == "heard" {
                break;
            }
            world.act(Command::Skip(id, page));
        }
        let first = world.way(id).pages[0];
        let answer = any_answer(&mut Dice::new(7), first, guide.choices, &[world.about(id)]);
        world.write(id, first.id, answer.expect("the first page asks something"));
        world.act(Command::Keep(id, first.id));
        assert_eq!(world.route, Some(Route::Page(id, "heard".into())), "{}", guide.id.id());
        assert_eq!(world.stop(id), Stop::Page("heard"));
    }
}

#[test]
fn two_half_done_reflections_about_two_people_go_on_by_themselves() {
    for guide in all_guides() {
        let mut world = World::new();
        let maya = begin_on(&mut world, guide.id, "Maya", SafetyRoute::default());
        let ben = begin_on(&mut world, guide.id, "Ben", SafetyRoute { fear: true, ..SafetyRoute::default() });
        world.act(Command::Skip(maya, world.way(maya).pages[0].id));
        let (at, way) = (world.stop(maya), world.way(ben));
        world.act(Command::NotSure(ben, way.pages[0].id));
        world.close_and_reopen();
        assert_eq!(world.stop(maya), at, "{}", guide.id.id());
        assert_eq!(world.reflection(maya).answer(way.pages[0].id), Some(&Answer::Skipped));
        assert_eq!(world.reflection(ben).answer(way.pages[0].id), Some(&Answer::NotSure));
        assert_eq!(today::open(&world.doc).len(), 2, "{}", guide.id.id());
    }
}

#[test]
fn a_blank_reflection_begins_at_its_first_page() {
    for guide in all_guides() {
        for route in safety_routes() {
            let way = journey(guide, &blank(guide), route);
            assert_eq!(way.current, Some(0), "{}", guide.id.id());
            assert_eq!(way.before(way.pages[0].id).map(|page| page.id), None);
        }
    }
}
