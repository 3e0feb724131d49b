//! Today: one small thing, and what waits.

use crate::app::command::{Command, StepChange};
use crate::app::route::Route;
use crate::app::view::today::{self, Open, Thing};
use crate::content::icons::Icon;
use crate::content::words::{Today as Words, words};
use crate::domain::id::PlanId;
use crate::domain::plan::step::StepKind;
use crate::platform::clock;
use crate::platform::intl::{Style, date};
use crate::ui::components::icon::IconView;
use crate::ui::components::page::{Main, Title};
use crate::ui::components::people::PersonRow;
use crate::ui::components::shore::ShoreView;
use crate::ui::core::Core;
use crate::ui::names;
use crate::ui::pages::plan::borrow::Borrow;
use leptos::prelude::*;

/// The day's page.
#[component]
pub fn Today() -> impl IntoView {
    let core = Core::get();
    let w = &words().today;
    let view = core.memo(today::today);
    let things = move || {
        let things = view.with(|view| view.things.clone());
        let mut things = things.into_iter();
        match things.next() {
            Some(first) => view! {
                <OneThing thing=first />
                {also(things.collect())}
            }
            .into_any(),
            None => nothing(view.with(|view| !view.proposals.is_empty() || !view.reflections.is_empty())),
        }
    };
    let people = move || {
        let day = core.today.get();
        view.with(|view| view.people.clone())
            .into_iter()
            .map(|row| {
                let (id, label) = (row.id, w.log_of(&row.name));
                view! {
                    <li class="with-action">
                        <PersonRow row today=day />
                        <a class="btn sm plain" href=Route::Log(id).href() aria-label=label>{w.log}</a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Main wide=true>
            <div class="shore bleed">
                <ShoreView height=226.0 level=water(clock::hour()) />
                <div class="greet">
                    <Title text=greeting(w, clock::hour()) />
                    <p class="soft">{move || date(core.today.get(), Style::Full)}</p>
                </div>
            </div>
            <div class="two">
                <div class="things">
                    {things}
                    {move || view.with(|view| view.proposals.clone()).into_iter().map(proposal).collect_view()}
                    {move || view.with(|view| view.reflections.clone()).into_iter().map(resume).collect_view()}
                </div>
                <div class="aside">
                    <section class="section">
                        <header>
                            <h2 class="h-small">{w.people}</h2>
                            <a class="link small" href=Route::People.href()>{w.all_people}</a>
                        </header>
                        <ul class="rows line">{people}</ul>
                    </section>
                    <a class="link" href=Route::Reflect.href()>
                        <IconView icon=Icon::Compass />
                        {w.start}
                    </a>
                </div>
            </div>
        </Main>
    }
}

const fn greeting(w: &'static Words, hour: u32) -> &'static str {
    match hour {
        5..=11 => w.morning,
        12..=17 => w.afternoon,
        18..=22 => w.evening,
        _ => w.night,
    }
}

/// The water follows the hour: low at three at night, high at three in the afternoon.
fn water(hour: u32) -> f64 {
    let turn = (f64::from(hour) - 15.0) / 24.0 * std::f64::consts::TAU;
    0.55 + 0.4 * turn.cos()
}

/// The first thing, large.
#[component]
fn OneThing(thing: Thing) -> impl IntoView {
    let core = Core::get();
    let w = &words().today;
    let rule = thing.kind.rule();
    let other = thing.other.as_deref();
    let (plan, number) = (thing.plan, thing.number);
    let change = move |change| move |_| core.run(Command::ChangeStep(plan, number, change));
    let main = if thing.kind == StepKind::Review {
        view! { <a class="btn grow" href=Route::Plan(plan).href()>{words().plan.see}</a> }.into_any()
    } else {
        view! { <button class="btn grow" on:click=change(StepChange::Done)>{w.done}</button> }.into_any()
    };
    view! {
        <article class="card onething">
            <p class="meta-l">
                {w.one_thing} <span class="faint">" · " {names::minutes(rule.minutes)}</span>
            </p>
            <h2 dir="auto">{names::step_title(thing.kind, &thing.name, other)}</h2>
            <p class="soft why">{names::step_why(thing.kind, &thing.name, other)}</p>
            <Borrow text=names::step_say(thing.kind, &thing.name, other) />
            <div class="row acts-row">
                {main}
                <button class="btn plain" on:click=change(StepChange::TooMuch)>{w.too_much}</button>
                <button class="btn plain" on:click=change(StepChange::NotToday)>{w.not_today}</button>
            </div>
        </article>
    }
}

/// What else there is: quiet rows, at most two.
fn also(things: Vec<Thing>) -> impl IntoView {
    let w = &words().today;
    (!things.is_empty()).then(|| {
        let rows = things.into_iter().map(small_thing).collect_view();
        view! {
            <section class="section">
                <h2 class="h-small">{w.also}</h2>
                <ul class="rows line">{rows}</ul>
            </section>
        }
    })
}

fn small_thing(thing: Thing) -> impl IntoView {
    let core = Core::get();
    let w = &words().today;
    let (plan, number) = (thing.plan, thing.number);
    let title = names::step_title(thing.kind, &thing.name, thing.other.as_deref());
    let why = names::step_why(thing.kind, &thing.name, thing.other.as_deref());
    let act = move |change| move |_| core.run(Command::ChangeStep(plan, number, change));
    let done = if thing.kind == StepKind::Review {
        view! { <a class="btn sm quiet" href=Route::Plan(plan).href()>{words().plan.see}</a> }.into_any()
    } else {
        view! { <button class="btn sm quiet" on:click=act(StepChange::Done)>{w.done}</button> }.into_any()
    };
    view! {
        <li class="smallthing">
            <p>
                <b dir="auto">{title}</b>
            </p>
            <p class="small soft">{why}</p>
            <div class="row">
                {done} <button class="btn sm plain" on:click=act(StepChange::NotToday)>{w.not_today}</button>
                <button class="btn sm plain" on:click=act(StepChange::LeaveOut)>{w.leave_out}</button>
            </div>
        </li>
    }
}

/// A day with nothing in it is fine.
fn nothing(something_waits: bool) -> AnyView {
    let w = &words().today;
    if something_waits {
        return ().into_any();
    }
    view! {
        <article class="card onething">
            <h2>{w.nothing}</h2>
            <p class="soft">{w.nothing_more}</p>
        </article>
    }
    .into_any()
}

fn proposal((plan, name): (PlanId, String)) -> impl IntoView {
    let w = &words().today;
    view! {
        <article class="card onething">
            <h2 dir="auto">{w.proposal(&name)}</h2>
            <p class="soft why">{w.proposal_more}</p>
            <a class="btn" href=Route::Plan(plan).href()>{w.proposal_look}</a>
        </article>
    }
}

fn resume(open: Open) -> impl IntoView {
    let w = &words().today;
    view! {
        <a class="line-row waits" href=Route::Resume(open.id).href()>
            <IconView icon=Icon::Compass />
            <span class="body">
                <b>{words().guide(open.situation.id()).title}</b>
                <span class="small soft" dir="auto">{w.resume(&open.at.to_string(), &open.name, &open.of.to_string())}</span>
            </span>
            <IconView icon=Icon::ChevronRight />
        </a>
    }
}
