//! The safety question (P1): early, neutral, several answers, and it can be left unsaved.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::words::words;
use crate::domain::id::{PersonId, ReflectionId};
use crate::domain::safety::{SafetyAnswer, SafetyRoute};
use crate::ui::components::choice::{Pick, choice, choices};
use crate::ui::components::frame::{button, disclose, error, foot, h2, help_link, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use leptos::prelude::*;

/// Is any of this so? Asked before a reflection.
pub fn safety(core: Core, id: ReflectionId) -> Vec<El> {
    let person = core.read(|doc, _| doc.reflection(id)?.person);
    person.map_or_else(not_found, |person| ask(core, person, Route::Resume(id)))
}

/// The same, asked again from somebody's page.
pub fn again(core: Core, person: PersonId) -> Vec<El> {
    ask(core, person, Route::Person(person))
}

fn ask(core: Core, person: PersonId, then: Route) -> Vec<El> {
    let w = words().safety;
    let Some(name) = core.read(|doc, _| doc.person(person).map(|person| person.name.to_string())) else {
        return not_found();
    };
    let ticked = RwSignal::new(Ticks::default());
    let keep = RwSignal::new(true);
    let needs = RwSignal::new(String::new());
    let go_on = move || {
        let answers = answers_of(ticked.get_untracked());
        match core.dispatch(Command::AnswerSafety { person, answers, keep: keep.get_untracked() }) {
            Ok(()) => core.replace(then.clone()),
            Err(refused) => needs.set(names::rejection(refused).to_owned()),
        }
    };
    let answers = SafetyAnswer::ALL.map(|answer| {
        let chosen = move || ticked.get() & bit(answer) != 0;
        let change = move |on| {
            ticked.set(tick(ticked.get_untracked(), answer, on));
            needs.set(String::new());
        };
        choice(Pick::Several, "safety", names::safety(answer), "", None, chosen, change)
    });
    let kept = choice(Pick::Several, "keep", w.keep, w.keep_more, None, move || keep.get(), move |on| keep.set(on));
    let closes = row("")
        .attr("aria-live", "polite")
        .live(move || consequences(SafetyRoute::from_answers(&answers_of(ticked.get())), &name));
    let main = main_part(false)
        .add(title(w.title))
        .add(p("soft help", w.help))
        .add(choices(answers.into()))
        .add(closes)
        .add(row("section").add(kept))
        .add(disclose(w.why, vec![p("soft", w.why_more)]))
        .add(error("safety-error", move || needs.get()));
    vec![main, foot(vec![button("btn grow", words().reflect.next, go_on)])]
}

/// What is ticked, a bit an answer.
type Ticks = usize;

const fn bit(answer: SafetyAnswer) -> Ticks {
    1 << answer as usize
}

fn answers_of(ticks: Ticks) -> Vec<SafetyAnswer> {
    SafetyAnswer::ALL.into_iter().filter(|&answer| ticks & bit(answer) != 0).collect()
}

/// "None of these" and "rather not say" stand alone.
fn tick(ticks: Ticks, answer: SafetyAnswer, on: bool) -> Ticks {
    let alone = SafetyAnswer::ALL.into_iter().filter(|answer| answer.stands_alone()).fold(0, |all, one| all | bit(one));
    match on {
        false => ticks & !bit(answer),
        true if answer.stands_alone() => bit(answer),
        true => ticks & !alone | bit(answer),
    }
}

/// What an answer closes, said at once and plainly, with help in reach.
fn consequences(route: SafetyRoute, name: &str) -> Vec<El> {
    let w = words().safety;
    let well = |class: &str, heading: &str, text: &str| row(class).add(h2("h-card", heading)).add(p("", text));
    let fear = || {
        well("well coral safe", w.fear.title, &w.fear.text(name))
            .add(p("", w.fear.more))
            .add(p("", "").add(help_link("link", w.fear.help)))
    };
    let only_careful = route.careful && !route.stopped && !route.fear;
    [
        route.fear.then(fear),
        route.stopped.then(|| well("well safe", w.stopped.title, &w.stopped.text(name))),
        only_careful.then(|| well("well safe", w.careful.title, &w.careful.text(name))),
    ]
    .into_iter()
    .flatten()
    .collect()
}
