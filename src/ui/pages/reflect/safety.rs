//! The safety question (P1): early, neutral, several answers, and it can be left unsaved.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::words::words;
use crate::domain::id::ReflectionId;
use crate::domain::safety::{SafetyAnswer, SafetyRoute};
use crate::ui::components::choice::Choice;
use crate::ui::components::page::{Disclose, Foot, Main, Title};
use crate::ui::core::Core;
use crate::ui::names;
use crate::ui::pages::not_found::NotFound;
use leptos::prelude::*;

/// Is any of this so?
#[component]
pub fn Safety(id: ReflectionId) -> impl IntoView {
    let core = Core::get();
    let w = &words().safety;
    let found = core.read(|doc, _| {
        let person = doc.person(doc.reflection(id)?.person)?;
        Some((person.id, person.name.to_string()))
    });
    let Some((person, name)) = found else { return view! { <NotFound /> }.into_any() };
    let ticked = RwSignal::new(Vec::<SafetyAnswer>::new());
    let keep = RwSignal::new(true);
    let error = RwSignal::new(None::<&'static str>);
    let go_on = move |_| {
        let answers = ticked.get_untracked();
        match core.dispatch(Command::AnswerSafety { person, answers, keep: keep.get_untracked() }) {
            Ok(()) => core.replace(Route::Resume(id)),
            Err(refused) => error.set(Some(names::rejection(refused))),
        }
    };
    let choices = SafetyAnswer::ALL
        .map(|answer| {
            view! {
                <Choice
                    kind="checkbox"
                    group="safety"
                    label=names::safety(answer)
                    chosen=Signal::derive(move || ticked.with(|ticked| ticked.contains(&answer)))
                    on_change=move |on| {
                        ticked.update(|ticked| tick(ticked, answer, on));
                        error.set(None);
                    }
                />
            }
        })
        .into_iter()
        .collect_view();
    let consequences = move || consequences(SafetyRoute::from_answers(&ticked.get()), &name);
    view! {
        <Main>
            <Title text=w.title id="ask" />
            <p class="soft help" id="ask-help">{w.help}</p>
            <fieldset aria-labelledby="ask" aria-describedby="ask-help">
                <div class="stack tight">{choices}</div>
            </fieldset>
            <div aria-live="polite">{consequences}</div>
            <div class="section">
                <Choice
                    kind="checkbox"
                    group="keep"
                    label=w.keep
                    more=w.keep_more
                    chosen=keep
                    on_change=move |on| keep.set(on)
                />
            </div>
            <Disclose summary=w.why>
                <p class="soft">{w.why_more}</p>
            </Disclose>
            <p class="error" role="alert">{move || error.get()}</p>
        </Main>
        <Foot>
            <button class="btn grow" on:click=go_on>{words().reflect.next}</button>
        </Foot>
    }
    .into_any()
}

/// "None of these" and "rather not say" stand alone.
fn tick(ticked: &mut Vec<SafetyAnswer>, answer: SafetyAnswer, on: bool) {
    ticked.retain(|one| *one != answer && !(on && (answer.stands_alone() || one.stands_alone())));
    if on {
        ticked.push(answer);
    }
}

/// What an answer closes, said at once and plainly, with help in reach.
fn consequences(route: SafetyRoute, name: &str) -> impl IntoView + use<> {
    let w = &words().safety;
    let fear = route.fear.then(|| {
        view! {
            <div class="well coral safe">
                <h2 class="h-card">{w.fear.title}</h2>
                <p dir="auto">{w.fear.text(name)}</p>
                <p>{w.fear.more}</p>
                <p><a class="link" href=Route::Help.href()>{w.fear.help}</a></p>
            </div>
        }
    });
    let stopped = route.stopped.then(|| {
        view! {
            <div class="well safe">
                <h2 class="h-card">{w.stopped.title}</h2>
                <p dir="auto">{w.stopped.text(name)}</p>
            </div>
        }
    });
    let careful = (route.careful && !route.stopped && !route.fear).then(|| {
        view! {
            <div class="well safe">
                <h2 class="h-card">{w.careful.title}</h2>
                <p dir="auto">{w.careful.text(name)}</p>
            </div>
        }
    });
    view! { {fear} {stopped} {careful} }
}
