//! A plan: its steps with reason, size and day, all of them editable.

use super::step::StepItem;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::plan::{Page, page};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::id::PlanId;
use crate::domain::plan::PlanState;
use crate::domain::plan::step::StepKind;
use crate::platform::intl::{Style, date};
use crate::ui::components::choice::Choice;
use crate::ui::components::icon::IconView;
use crate::ui::components::page::{Foot, Main, Title};
use crate::ui::core::Core;
use crate::ui::names;
use crate::ui::pages::not_found::NotFound;
use leptos::prelude::*;

/// A plan's page.
#[component]
pub fn PlanPage(id: PlanId) -> impl IntoView {
    let core = Core::get();
    let shown = core.memo(move |doc, _| page(doc, id));
    // The frame is drawn again only when the plan changes state, so that editing a step keeps its place.
    let state = Memo::new(move |_| shown.with(|page| page.as_ref().map(|page| page.plan.state.clone())));
    move || match state.get() {
        Some(state) => view! { <Frame id state shown /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Frame(id: PlanId, state: PlanState, shown: Memo<Option<Page>>) -> impl IntoView {
    let core = Core::get();
    let w = &words().plan;
    let Some(first) = shown.get_untracked() else { return ().into_any() };
    let proposed = state == PlanState::Proposed;
    let title = match &state {
        PlanState::Proposed => w.title.to_owned(),
        PlanState::Active(_) => w.running(&first.name),
        PlanState::Ended(_) => w.ended.to_owned(),
    };
    let count = first.plan.steps.len();
    let lead = if count == 1 { w.lead_one.to_owned() } else { w.lead_more(&count.to_string()) };
    let numbers = move || {
        shown.with(|page| {
            page.as_ref()
                .map_or_else(Vec::new, |page| page.plan.steps.iter().map(|step| step.number).collect::<Vec<_>>())
        })
    };
    let steps = view! {
        <ol class="steps">
            <For each=numbers key=|number| *number children=move |number| view! { <StepItem plan=id number shown /> } />
        </ol>
    };
    let person = first.plan.person;
    view! {
        <Main>
            <Title text=title />
            <p class="lead intro">{lead} " " {proposed.then_some(w.nothing_starts)}</p>
            {closed(&first)}
            {steps}
            {move || shown.with(|page| page.as_ref().map(review))}
            {rule(id, shown)}
            {if_then(&first)}
            {matches!(state, PlanState::Active(_))
                .then(|| {
                    view! {
                        <a class="line-row closeplan" href=Route::Ending(id).href()>
                            <span class="body">
                                <b>{w.end}</b>
                                <span class="small soft">{w.end_more}</span>
                            </span>
                            <IconView icon=Icon::ChevronRight />
                        </a>
                    }
                })}
        </Main>
        {if proposed {
            view! {
                <Foot>
                    <button class="btn grow" on:click=move |_| core.run(Command::AcceptPlan(id))>{w.use_it}</button>
                    <a class="btn plain" href=Route::Person(person).href()>{w.not_now}</a>
                </Foot>
            }
                .into_any()
        } else {
            ().into_any()
        }}
    }
    .into_any()
}

/// What safety has closed, said once.
fn closed(page: &Page) -> Option<impl IntoView + use<>> {
    let w = &words().plan;
    let text = match page.safety {
        safety if safety.stopped => w.safe_stopped.to_owned(),
        safety if safety.fear => w.safe_fear(&page.name),
        _ => return None,
    };
    Some(view! { <p class="well coral" dir="auto">{text}</p> })
}

fn review(page: &Page) -> Option<impl IntoView + use<>> {
    let on = page.plan.steps.iter().find(|step| step.kind == StepKind::Review)?.on;
    Some(view! { <p class="small soft">{words().plan.review(&date(on, Style::Day))}</p> })
}

/// The user's rule for messages, where there is anything to send.
fn rule(id: PlanId, shown: Memo<Option<Page>>) -> impl IntoView {
    let core = Core::get();
    let w = &words().plan;
    let reaches = shown.with_untracked(|page| {
        page.as_ref().is_some_and(|page| page.plan.steps.iter().any(|step| step.kind.rule().contact))
    });
    reaches.then(|| {
        let rules = [(1, w.rule_one), (2, w.rule_two)]
            .map(|(count, label)| {
                let chosen = Signal::derive(move || {
                    shown.with(|page| page.as_ref().is_some_and(|page| page.plan.contact_rule == count))
                });
                view! {
                    <Choice
                        kind="radio"
                        group="rule"
                        label
                        chosen
                        on_change=move |_| core.run(Command::SetContactRule(id, count))
                    />
                }
            })
            .into_iter()
            .collect_view();
        view! {
            <section class="section">
                <fieldset>
                    <legend class="h-small serif">{w.rule}</legend>
                    <div class="stack tight">{rules}</div>
                </fieldset>
            </section>
        }
    })
}

fn if_then(page: &Page) -> Option<impl IntoView + use<>> {
    let w = &words().plan;
    let (cue, then) = page.if_then.as_ref()?;
    Some(view! {
        <section class="section">
            <h2 class="h-small">{w.if_then_title}</h2>
            <q dir="auto">{w.if_then(cue, then)}</q>
        </section>
    })
}

/// The label over a step: when it is.
pub fn when(page: &Page, number: u16) -> String {
    let w = &words().plan;
    let core = Core::get();
    let today = core.today.get_untracked();
    let Some(step) = page.plan.step(number) else { return String::new() };
    match step.until {
        Some(until) if step.on <= today => w.now_until(&date(until, Style::Day)),
        Some(until) => w.from_until(&date(step.on, Style::Day), &date(until, Style::Day)),
        None if step.on == today => words().today.page_title.to_owned(),
        None => date(step.on, Style::Weekday),
    }
}

/// A step's title.
pub fn title(page: &Page, number: u16) -> String {
    page.plan
        .step(number)
        .map_or_else(String::new, |step| names::step_title(step.kind, &page.name, page.other(step.other)))
}
