//! How a plan ends: five ways, all of them results (P10).

use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::icons::outcome as glyph;
use crate::content::words::words;
use crate::domain::id::PlanId;
use crate::domain::plan::Outcome;
use crate::ui::components::choice::Choice;
use crate::ui::components::field::TextArea;
use crate::ui::components::page::{Foot, Main, Title};
use crate::ui::core::Core;
use crate::ui::names;
use crate::ui::pages::not_found::NotFound;
use leptos::prelude::*;

/// Where have you got to?
#[component]
pub fn Ending(id: PlanId) -> impl IntoView {
    let core = Core::get();
    let w = &words().plan.ending;
    let name = core.read(|doc, _| Some(doc.person(doc.plan(id)?.person)?.name.to_string()));
    let Some(name) = name else { return view! { <NotFound /> }.into_any() };
    let outcome = RwSignal::new(None::<Outcome>);
    let keep = RwSignal::new(String::new());
    let error = RwSignal::new(None::<&'static str>);
    let end = move |_| match outcome.get_untracked() {
        Some(outcome) => core.run(Command::EndPlan(id, outcome, keep.get_untracked())),
        None => error.set(Some(w.needed)),
    };
    let ways = Outcome::ALL
        .map(|one| {
            let (label, more) = names::outcome(one);
            view! {
                <Choice
                    kind="radio"
                    group="outcome"
                    label
                    more
                    glyph=glyph(one)
                    chosen=Signal::derive(move || outcome.get() == Some(one))
                    on_change=move |_| {
                        outcome.set(Some(one));
                        error.set(None);
                    }
                />
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <Main>
            <Title text=w.title(&name) id="ask" />
            <p class="lead intro">{w.lead}</p>
            <fieldset aria-labelledby="ask">
                <div class="stack tight">{ways}</div>
            </fieldset>
            <p class="error" role="alert">{move || error.get()}</p>
            <section class="section">
                <label class="label" id="keep-label" for="keep">{w.remember}</label>
                <TextArea
                    id="keep"
                    rows=3
                    value=String::new()
                    labelled_by="keep-label"
                    on_input=move |text| keep.set(text)
                />
            </section>
            <p class="small soft later" dir="auto">{w.after(&name)}</p>
        </Main>
        <Foot>
            <button class="btn grow" on:click=end>{w.yes}</button>
            <a class="btn plain" href=Route::Plan(id).href()>{w.no}</a>
        </Foot>
    }
    .into_any()
}
