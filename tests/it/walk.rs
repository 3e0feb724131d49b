//! Walks through guides and exercises, by rule and by chance, for the tests that look at all of them.

use crate::support::{Dice, World};
use ebb::app::command::{Command, Subject};
use ebb::app::route::Route;
use ebb::content::coverage::options;
use ebb::content::guide;
use ebb::domain::id::{Id, PersonId, ReflectionId};
use ebb::domain::reflection::Reflection;
use ebb::domain::reflection::answer::{Answer, Answered};
use ebb::domain::reflection::guide::{Guide, GuideId, Kind, Page, When, Whom};
use ebb::domain::reflection::journey::journey;
use ebb::domain::safety::{SafetyAnswer, SafetyRoute};
use ebb::domain::situation::Choice;
use ebb::domain::table::Table;

/// Every set of safety answers, the empty one too.
pub fn safety_sets() -> impl Iterator<Item = Vec<SafetyAnswer>> {
    (0..1_u16 << SafetyAnswer::ALL.len()).map(|bits| {
        let ticked = SafetyAnswer::ALL.into_iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1);
        ticked.map(|(_, answer)| answer).collect()
    })
}

/// Every route those sets lead to, each once.
pub fn safety_routes() -> Vec<SafetyRoute> {
    let mut routes = Vec::new();
    for route in safety_sets().map(|set| SafetyRoute::from_answers(&set)) {
        if !routes.contains(&route) {
            routes.push(route);
        }
    }
    routes
}

/// Answers that lead to a route.
pub fn answers_for(route: SafetyRoute) -> Vec<SafetyAnswer> {
    let ways = [
        (route.fear, SafetyAnswer::Afraid),
        (route.stopped, SafetyAnswer::AskedToStop),
        (route.careful, SafetyAnswer::MayHaveScared),
    ];
    let ticked: Vec<SafetyAnswer> = ways.into_iter().filter(|(closes, _)| *closes).map(|(_, answer)| answer).collect();
    if ticked.is_empty() { vec![SafetyAnswer::NoneOfThese] } else { ticked }
}

/// A reflection with no answers.
pub fn blank(guide: &Guide) -> Reflection {
    let begun = crate::support::day(crate::support::TODAY);
    Reflection {
        id: ReflectionId(Id::from_bits(1)),
        guide: guide.id,
        person: Some(PersonId(Id::from_bits(2))),
        begun,
        touched: begun,
        ended: false,
        answers: Table::default(),
    }
}

/// Answers each page as it comes, until none is left, and says which were shown. A guide that never ends is told.
pub fn walk(
    guide: &'static Guide,
    safety: SafetyRoute,
    answer: impl Fn(&'static Page) -> Answer,
) -> (Reflection, Vec<&'static str>) {
    let mut reflection = blank(guide);
    let mut shown = Vec::new();
    loop {
        let way = journey(guide, &reflection, safety);
        let Some(at) = way.current else { return (reflection, shown) };
        let page = way.pages[at];
        shown.push(page.id);
        assert!(shown.len() <= guide.pages.len(), "{} never ends: {shown:?}", guide.id.id());
        reflection.answers.insert(page.id, Answered { answer: answer(page), done: true });
    }
}

/// Whether some answers lead to this page on this route.
pub fn reaches(guide: &'static Guide, page: &'static Page, safety: SafetyRoute) -> bool {
    let mut wanted = Vec::new();
    demands(guide, &page.when, &mut wanted);
    let answer = |page: &'static Page| match wanted.iter().find(|(id, _)| *id == page.id) {
        Some((_, option)) if fits_route(page, option, safety) => choose(page, option),
        _ => Answer::Skipped,
    };
    walk(guide, safety, answer).1.contains(&page.id)
}

fn fits_route(page: &Page, option: &str, safety: SafetyRoute) -> bool {
    let choice = matches!(page.kind, Kind::Choice).then(|| Choice::from_id(option)).flatten();
    choice.is_none_or(|choice| safety.allows(choice))
}

/// What has to be chosen on which page before this can hold, also for those pages to be shown.
fn demands(guide: &'static Guide, when: &'static When, wanted: &mut Vec<(&'static str, &'static str)>) {
    match when {
        When::Always | When::ContactOpen => {}
        When::Chose(choice) => wanted.push(("choice", choice.id())),
        When::Answered(id, options) => {
            wanted.push((*id, options[0]));
            let page = guide.page(id).unwrap_or_else(|| panic!("{} has no page {id}", guide.id.id()));
            demands(guide, &page.when, wanted);
        }
        When::All(all) => all.iter().for_each(|when| demands(guide, when, wanted)),
    }
}

/// The answer that chooses one option.
pub fn choose(page: &Page, option: &str) -> Answer {
    match page.kind {
        Kind::Several(_) => Answer::Several { chosen: vec![option.to_owned()], own: Vec::new() },
        _ => Answer::One(option.to_owned()),
    }
}

/// An answer by chance that fits its page; `None` where there is nothing to answer.
pub fn any_answer(dice: &mut Dice, page: &Page, choices: &[Choice], people: &[PersonId]) -> Option<Answer> {
    let options = options(page);
    let some = |dice: &mut Dice| -> Vec<String> {
        options.iter().filter(|_| dice.below(2) == 0).map(|option| option.id.to_owned()).collect()
    };
    Some(match &page.kind {
        Kind::Long => Answer::Text(dice.words(60)),
        Kind::Fields { fields, .. } => {
            Answer::Fields(fields.iter().map(|field| ((*field).to_owned(), dice.words(20))).collect())
        }
        Kind::One(_) => Answer::One(dice.pick(options).id.to_owned()),
        Kind::Several(_) => Answer::Several { chosen: some(dice), own: vec![dice.words(10)] },
        Kind::Marked { marks, .. } => {
            let marks = marks.all();
            let marked = some(dice).into_iter().map(|id| (id, *dice.pick(marks))).collect();
            Answer::Marked { marked, own: vec![(dice.words(10), *dice.pick(marks))] }
        }
        Kind::People => Answer::People(people.iter().copied().filter(|_| dice.below(2) == 0).collect()),
        Kind::Day => Answer::One(dice.word(&["2026-11-30", "2027-02-28", ""]).to_owned()),
        Kind::Choice => Answer::One(dice.pick(choices).id().to_owned()),
        Kind::SpaceLength => Answer::One(dice.word(&["3d", "1w", "2w", "3w", "1m"]).to_owned()),
        Kind::Heard | Kind::Read(_) | Kind::Pause(_) => return None,
    })
}

/// One answer of every kind, none of them of a guide's own making.
pub fn strange_answers() -> Vec<Answer> {
    use ebb::domain::reflection::answer::Mark;
    let mut marked = Table::default();
    marked.insert("of-an-older-guide", Mark::Shared);
    let mut fields = Table::default();
    fields.insert("of-an-older-guide", "words".to_owned());
    vec![
        Answer::Text("words".into()),
        Answer::Text(String::new()),
        Answer::Fields(fields),
        Answer::One("of-an-older-guide".into()),
        Answer::One("2026-02-31".into()),
        Answer::Several { chosen: vec!["of-an-older-guide".into()], own: vec!["words".into()] },
        Answer::Marked { marked, own: vec![("words".into(), Mark::Once)] },
        Answer::People(vec![PersonId(Id::from_bits(99))]),
        Answer::Read,
    ]
}

/// Begins any guide or exercise: about somebody new where it can be, else about nobody.
pub fn begin(world: &mut World, id: GuideId, name: &str) -> ReflectionId {
    let about_somebody = guide(id).whom != Whom::Me && !name.is_empty();
    let subject = if about_somebody { Subject::New(name.to_owned()) } else { Subject::Nobody };
    world.act(Command::Begin(id, subject));
    match world.route {
        Some(Route::Resume(id)) => id,
        ref other => panic!("beginning led to {other:?}"),
    }
}

/// The same, with the safety question answered so that it leads to this route.
pub fn begin_on(world: &mut World, id: GuideId, name: &str, safety: SafetyRoute) -> ReflectionId {
    let begun = begin(world, id, name);
    if let Some(person) = world.reflection(begun).person {
        world.answer_safety(person, &answers_for(safety));
    }
    begun
}
