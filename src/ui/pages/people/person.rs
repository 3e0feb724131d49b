//! One person: how things stand, contact over time, the next step, what passed, what matters.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::people::{Page, page};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::id::PersonId;
use crate::domain::plan::standing::Standing;
use crate::domain::plan::{Plan, PlanState, Step};
use crate::domain::situation::Situation;
use crate::platform::intl::{Style, date};
use crate::ui::components::icon::IconView;
use crate::ui::components::page::{Main, Title};
use crate::ui::components::tide_line::TideLineView;
use crate::ui::core::Core;
use crate::ui::names;
use crate::ui::pages::not_found::NotFound;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A person's page.
#[component]
pub fn PersonPage(id: PersonId) -> impl IntoView {
    let core = Core::get();
    let shown = core.memo(move |doc, today| page(doc, id, today));
    move || match shown.get() {
        Some(page) => show(core, page, core.today.get()).into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

fn show(core: Core, page: Page, today: NaiveDate) -> impl IntoView {
    let w = &words().person;
    let name = page.person.name.to_string();
    let id = page.person.id;
    let pebble = format!("{} lg", names::fill_class(page.row.fill));
    let older = page.more_contacts.then(|| view! { <p class="small soft">{w.older}</p> });
    let log = if page.contacts.is_empty() {
        view! { <p class="soft">{w.nothing_passed}</p> }.into_any()
    } else {
        let entries = page.contacts.iter().map(|contact| entry(contact, &name, today)).collect_view();
        view! { <ul class="log">{entries}</ul> }.into_any()
    };
    view! {
        <Main wide=true>
            <div class="who row">
                <span class=pebble aria-hidden="true">{page.row.initials.clone()}</span>
                <div class="grow">
                    <Title text=name.clone() />
                    <p class="stage">{names::standing(&page.row, today)}</p>
                </div>
            </div>
            <div class="two">
                <div>
                    <section class="tidecard">
                        <h2 class="vh">{w.tide}</h2>
                        {space_day(page.row.standing, today)}
                        <TideLineView tide=page.tide.clone() />
                        <p class="small soft">{w.tide_more}</p>
                    </section>
                    {plan_part(core, &page, &name)}
                    <section class="section">
                        <header>
                            <h2 class="h-small">{w.passed}</h2>
                            <a class="link small" href=Route::Log(id).href()>
                                <IconView icon=Icon::Plus />
                                {w.add}
                            </a>
                        </header>
                        {log}
                        {older}
                    </section>
                </div>
                <div class="aside">
                    {matters(&page, &name)}
                    {plan_links(page.plan.as_deref())}
                </div>
            </div>
        </Main>
    }
}

fn space_day(standing: Standing, today: NaiveDate) -> Option<impl IntoView> {
    let Standing::InSpace { from, until } = standing else { return None };
    let day = (today - from).num_days() + 1;
    let of = (until - from).num_days() + 1;
    Some(view! { <p class="soft reads">{words().person.day_of(&day.to_string(), &of.to_string())}</p> })
}

/// The next step, the plan that waits, the reflection that waits, or the door to begin.
fn plan_part(core: Core, page: &Page, name: &str) -> AnyView {
    let w = words();
    let closed = page.row.standing == Standing::NoContact;
    if let (Some(step), Some(plan)) = (&page.next, &page.plan) {
        return next_step(core, step, plan, name).into_any();
    }
    if let Some(plan) = page.plan.as_ref().filter(|plan| plan.state == PlanState::Proposed) {
        return view! {
            <article class="card nextstep">
                <h2 class="h-card" dir="auto">{w.today.proposal(name)}</h2>
                <p class="soft">{w.today.proposal_more}</p>
                <div class="row">
                    <a class="btn sm quiet" href=Route::Plan(plan.id).href()>{w.today.proposal_look}</a>
                </div>
            </article>
        }
        .into_any();
    }
    let to = page.reflection.map_or(Route::Start(Situation::FriendPullingAway), Route::Resume);
    let to = if page.reflection.is_none() { Route::Reflect } else { to };
    let label = if page.reflection.is_none() { w.person.begin } else { w.reflect.carry_on };
    view! {
        {closed.then(|| view! { <p class="well coral">{w.person.no_contact_more}</p> })}
        <p class="begin"><a class="btn quiet" href=to.href()>{label}</a></p>
    }
    .into_any()
}

fn next_step(core: Core, step: &Step, plan: &Plan, name: &str) -> impl IntoView + use<> {
    let w = words();
    let other = step.other.and_then(|id| core.read(|doc, _| doc.person(id).map(|person| person.name.to_string())));
    let other = other.as_deref();
    view! {
        <article class="card nextstep">
            <p class="meta-l">
                {w.person.next} <span class="faint">" · " {date(step.on, Style::Weekday)}</span>
            </p>
            <h2 class="h-card" dir="auto">{names::step_title(step.kind, name, other)}</h2>
            <p class="soft">{names::step_why(step.kind, name, other)}</p>
            <div class="row">
                <a class="btn sm quiet" href=Route::Plan(plan.id).href()>{w.plan.see}</a>
            </div>
        </article>
    }
}

fn entry(contact: &Contact, name: &str, today: NaiveDate) -> impl IntoView + use<> {
    let w = &words().person;
    let mark = match contact.kind {
        ContactKind::Wrote => "dot-mark made",
        ContactKind::TheyWrote | ContactKind::Talked => "dot-mark got",
        ContactKind::Met => "dot-mark met",
    };
    let note = (!contact.note.is_empty()).then(|| view! { <q dir="auto">{contact.note.clone()}</q> });
    view! {
        <li>
            <a class="log-row" href=Route::Contact(contact.id).href()>
                <span class=mark aria-hidden="true"></span>
                <time datetime=contact.on.to_string()>{names::day(contact.on, today)}</time>
                <span class="grow">
                    <b dir="auto">{names::contact(contact.kind, name)}</b>
                    {note}
                </span>
                <span class="vh">{w.edit_contact}</span>
                <IconView icon=Icon::ChevronRight />
            </a>
        </li>
    }
}

fn matters(page: &Page, name: &str) -> impl IntoView + use<> {
    let w = &words().person;
    let fact = |label: &'static str, text: &str| {
        (!text.trim().is_empty()).then(|| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd dir="auto">{text.to_owned()}</dd>
                </div>
            }
        })
    };
    let (way, likes) = (fact(w.best_way, &page.person.best_way), fact(w.likes, &page.person.likes));
    let body = if way.is_none() && likes.is_none() {
        view! { <p class="soft">{w.nothing_matters}</p> }.into_any()
    } else {
        view! { <dl class="facts">{way} {likes}</dl> }.into_any()
    };
    view! {
        <section class="section">
            <header>
                <h2 class="h-small" dir="auto">{w.matters(name)}</h2>
                <a class="link small" href=Route::EditPerson(page.person.id).href()>{w.edit}</a>
            </header>
            {body}
        </section>
    }
}

/// The plan itself and the way to close it.
fn plan_links(plan: Option<&Plan>) -> AnyView {
    let w = &words().plan;
    let Some(plan) = plan else { return ().into_any() };
    let id = plan.id;
    match &plan.state {
        PlanState::Active(_) => view! {
            <a class="line-row closeplan" href=Route::Ending(id).href()>
                <span class="body">
                    <b>{w.end}</b>
                    <span class="small soft">{w.end_more}</span>
                </span>
                <IconView icon=Icon::ChevronRight />
            </a>
        }
        .into_any(),
        PlanState::Ended(ending) => {
            let (title, _) = names::outcome(ending.outcome);
            let keep = (!ending.keep.is_empty()).then(|| view! { <q dir="auto">{ending.keep.clone()}</q> });
            let core = Core::get();
            view! {
                <section class="section">
                    <h2 class="h-small">{title}</h2>
                    {keep}
                    <p class="row">
                        <a class="link" href=Route::Plan(id).href()>{w.see}</a>
                        <button class="btn sm plain" on:click=move |_| core.run(Command::ReopenPlan(id))>{w.reopen}</button>
                    </p>
                </section>
            }
            .into_any()
        }
        PlanState::Proposed => ().into_any(),
    }
}
