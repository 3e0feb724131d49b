//! The safety question (P1): early, neutral, several answers, and it can be left unsaved.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::words::words;
use crate::domain::id::ReflectionId;
use crate::domain::safety::{SafetyAnswer, SafetyRoute};
use crate::ui::components::choice::{Pick, choice, choices};
use crate::ui::components::frame::{button, disclose, error, foot, h2, link, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use leptos::prelude::*;

/// Is any of this so?
pub fn safety(core: Core, id: ReflectionId) -> Vec<El> {
    let w = &words().safety;
    let found = core.read(|doc, _| {
        let person = doc.person(doc.reflection(id)?.person)?;
        Some((person.id, person.name.to_string()))
    });
    let Some((person, name)) = found else { return not_found() };
    let ticked = RwSignal::new(Vec::<SafetyAnswer>::new());
    let keep = RwSignal::new(true);
    let needs = RwSignal::new(String::new());
    let go_on = move || {
        let answers = ticked.get_untracked();
        match core.dispatch(Command::AnswerSafety { person, answers, keep: keep.get_untracked() }) {
            Ok(()) => core.replace(Route::Resume(id)),
            Err(refused) => needs.set(names::rejection(refused).to_owned()),
        }
    };
    let answers = SafetyAnswer::ALL.map(|answer| {
        let chosen = move || ticked.with(|ticked| ticked.contains(&answer));
        let change = move |on| {
            ticked.update(|ticked| tick(ticked, answer, on));
            needs.set(String::new());
        };
        choice(Pick::Several, "safety", names::safety(answer), "", None, chosen, change)
    });
    let kept = choice(Pick::Several, "keep", w.keep, w.keep_more, None, move || keep.get(), move |on| keep.set(on));
    let closes = row("").attr("aria-live", "polite").live(move || {
        ticked.with(|ticked| consequences(SafetyRoute::from_answers(ticked), &name))
    });
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

/// "None of these" and "rather not say" stand alone.
fn tick(ticked: &mut Vec<SafetyAnswer>, answer: SafetyAnswer, on: bool) {
    ticked.retain(|one| *one != answer && !(on && (answer.stands_alone() || one.stands_alone())));
    if on {
        ticked.push(answer);
    }
}

/// What an answer closes, said at once and plainly, with help in reach.
fn consequences(route: SafetyRoute, name: &str) -> Vec<El> {
    let w = &words().safety;
    let well = |class: &str, heading: &str, text: &str| row(class).add(h2("h-card", heading)).add(p("", text));
    let fear = || {
        well("well coral safe", w.fear.title, &w.fear.text(name))
            .add(p("", w.fear.more))
            .add(p("", "").add(link("link", &Route::Help, w.fear.help)))
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
