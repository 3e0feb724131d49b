//! What waits, the guides, and what was reflected on before.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::today::{Open, open};
use crate::content::guides::guide;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::id::ReflectionId;
use crate::domain::situation::Situation;
use crate::ui::components::icon::IconView;
use crate::ui::components::page::{Disclose, Main, Title};
use crate::ui::core::Core;
use crate::ui::{names, pages};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Past reflections shown.
const MOST_PAST: usize = 30;

/// A reflection that has been gone through.
#[derive(Clone, PartialEq)]
struct Past {
    id: ReflectionId,
    situation: Situation,
    name: String,
    touched: NaiveDate,
}

/// Think it through.
#[component]
pub fn List() -> impl IntoView {
    let core = Core::get();
    let w = &words().reflect;
    let waiting = core.memo(|doc, _| open(doc));
    let past = core.memo(|doc, _| {
        let waiting = open(doc);
        let mut past: Vec<Past> = doc
            .reflections()
            .filter(|one| waiting.iter().all(|open| open.id != one.id))
            .filter_map(|one| {
                let name = doc.person(one.person)?.name.to_string();
                Some(Past { id: one.id, situation: one.situation, name, touched: one.touched })
            })
            .collect();
        past.sort_by_key(|one| std::cmp::Reverse((one.touched, one.id)));
        past.truncate(MOST_PAST);
        past
    });
    let guides = Situation::ALL.map(|situation| view! { <GuideRow situation /> }).into_iter().collect_view();
    let past_list = move || {
        let rows = past.get();
        (!rows.is_empty()).then(|| {
            let today = core.today.get();
            let rows = rows.into_iter().map(|one| past_row(one, today)).collect_view();
            view! {
                <Disclose summary=w.past>
                    <ul class="rows">{rows}</ul>
                </Disclose>
            }
        })
    };
    view! {
        <Main>
            <Title text=w.title />
            <p class="lead intro">{w.lead}</p>
            <div class="stack">{move || waiting.get().into_iter().map(resume).collect_view()}</div>
            <section class="section">
                <h2 class="h-small">{move || if waiting.with(Vec::is_empty) { w.guides } else { w.others }}</h2>
                <ul class="rows line">{guides}</ul>
            </section>
            {past_list}
        </Main>
    }
}

fn resume(open: Open) -> impl IntoView {
    let w = &words().reflect;
    let id = open.id;
    view! {
        <article class="card resume">
            <p class="meta-l">{w.stopped_at(&open.at.to_string(), &open.of.to_string())}</p>
            <h2>{words().guide(open.situation.id()).title}</h2>
            <p class="soft" dir="auto">{w.about(&open.name)}</p>
            <Progress at=open.at of=open.of />
            <a class="btn block" href=Route::Resume(id).href()>{w.carry_on}</a>
            <Delete id name=open.name />
        </article>
    }
}

/// The bar of a guide's progress.
#[component]
pub fn Progress(at: usize, of: usize) -> impl IntoView {
    let label = words().reflect.progress_label(&at.to_string(), &of.to_string());
    view! {
        <div
            class="bar"
            role="progressbar"
            aria-valuenow=at.to_string()
            aria-valuemin="0"
            aria-valuemax=of.to_string()
            aria-label=label
        >
            <i style:--at=at.to_string() style:--of=of.max(1).to_string()></i>
        </div>
    }
}

#[component]
fn GuideRow(situation: Situation) -> impl IntoView {
    let w = &words().reflect;
    let guide_words = words().guide(situation.id());
    let pages = w.length_one(&pages::questions(situation).to_string());
    let minutes = w.minutes(&guide(situation).minutes.to_string());
    view! {
        <li>
            <a class="line-row" href=Route::Start(situation).href()>
                <span class="body">
                    <b>{guide_words.title}</b>
                    <span class="small soft">{pages} " · " {minutes}</span>
                </span>
                <IconView icon=Icon::ChevronRight />
            </a>
        </li>
    }
}

fn past_row(past: Past, today: NaiveDate) -> impl IntoView {
    let w = &words().reflect;
    let line = w.past_on(&names::day(past.touched, today), &past.name);
    view! {
        <li class="with-action">
            <a class="line-row" href=Route::Page(past.id, "heard".into()).href()>
                <span class="body">
                    <b>{words().guide(past.situation.id()).title}</b>
                    <span class="small soft" dir="auto">{line}</span>
                </span>
            </a>
            <Delete id=past.id name=past.name />
        </li>
    }
}

/// Deleting asks once, in place, with the safe answer first; a toast can take it back.
#[component]
fn Delete(id: ReflectionId, name: String) -> impl IntoView {
    let core = Core::get();
    let w = &words().reflect;
    let asking = RwSignal::new(false);
    let question = w.delete_ask(&name);
    view! {
        <div class="delete">
            <Show
                when=move || asking.get()
                fallback=move || {
                    view! {
                        <button class="btn sm plain" on:click=move |_| asking.set(true)>
                            <IconView icon=Icon::Trash />
                            {w.delete}
                        </button>
                    }
                }
            >
                <div class="well" role="group" aria-label=question.clone()>
                    <p dir="auto">{question.clone()}</p>
                    <p class="small soft">{w.delete_more}</p>
                    <div class="row">
                        <button class="btn sm" on:click=move |_| asking.set(false)>{w.delete_no}</button>
                        <button class="btn sm danger" on:click=move |_| core.run(Command::DeleteReflection(id))>
                            {w.delete_yes}
                        </button>
                    </div>
                </div>
            </Show>
        </div>
    }
}
