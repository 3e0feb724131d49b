//! "What we heard": the answers so far, in the user's own words, each with a way to change it.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::heard::{Line, Part, heard};
use crate::content::guides::guide;
use crate::content::icons::Icon;
use crate::content::words::{PageWords, fill, words};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::Mark;
use crate::domain::reflection::guide::Page;
use crate::ui::components::icon::IconView;
use crate::ui::components::page::{Foot, Main, Title};
use crate::ui::core::Core;
use leptos::prelude::*;
use std::sync::Arc;

/// What we heard.
#[component]
pub fn Heard(page: &'static Page, reflection: Arc<Reflection>, name: String) -> impl IntoView {
    let core = Core::get();
    let w = &words().heard;
    let id = reflection.id;
    let guide_words = words().guide(reflection.situation.id());
    let items = heard(guide(reflection.situation), &reflection, page.id);
    let before = core.read(|doc, _| super::way(doc, &reflection).before(page.id));
    let back = before.map_or(Route::Reflect, |page| Route::Page(id, page.id.to_owned()));
    let lead = if items.is_empty() { w.nothing } else { w.lead };
    let items = items
        .into_iter()
        .map(|item| {
            let page_words = guide_words.page(item.page);
            let ask = fill(page_words.ask, &[("name", &name)]);
            let change = w.change_of(&ask);
            let parts = item.parts.into_iter().map(|part| part_view(part, page_words, item.page, &name)).collect_view();
            view! {
                <li>
                    <div class="row between top">
                        <h2 class="small soft" dir="auto">{ask}</h2>
                        <a class="link small" href=Route::Page(id, item.page.to_owned()).href() aria-label=change>
                            <IconView icon=Icon::Pencil />
                            {w.change}
                        </a>
                    </div>
                    {parts}
                </li>
            }
        })
        .collect_view();
    view! {
        <Main>
            <Title text=w.title />
            <p class="lead intro">{lead}</p>
            <ul class="heard">{items}</ul>
        </Main>
        <Foot>
            <a class="btn quiet" href=back.href()>{words().reflect.back}</a>
            <button class="btn grow" on:click=move |_| core.run(Command::Next(id, page.id))>{w.next}</button>
        </Foot>
    }
}

fn part_view(part: Part, page: &'static PageWords, id: &'static str, name: &str) -> AnyView {
    let w = &words().heard;
    let option = |id: &str| page.option(id).map_or_else(String::new, |option| fill(option.label, &[("name", name)]));
    match part {
        Part::Own(text) => view! { <q dir="auto">{text}</q> }.into_any(),
        Part::Field(field, text) => {
            let label = option(field);
            view! {
                <p class="small soft">{label}</p>
                <q dir="auto">{text}</q>
            }
            .into_any()
        }
        Part::Option(id) => view! { <p>{option(id)}</p> }.into_any(),
        Part::Marked(mark, lines) => {
            let label = match mark {
                Mark::Seen => w.seen,
                Mark::Guessed => w.guessed,
                Mark::Once => w.once,
                Mark::More => w.more,
            };
            let more =
                (mark == Mark::Guessed && id == "signs").then(|| view! { <p class="small soft">{w.guessed_more}</p> });
            let lines = lines
                .into_iter()
                .map(|line| match line {
                    Line::Option(id) => view! { <li>{option(id)}</li> }.into_any(),
                    Line::Own(text) => view! { <li><q dir="auto">{text}</q></li> }.into_any(),
                })
                .collect_view();
            view! {
                <h3 class="label">{label}</h3>
                <ul class="plain-list">{lines}</ul>
                {more}
            }
            .into_any()
        }
    }
}
