//! Naming the person a guide is about.

use crate::app::command::{Command, Whom};
use crate::app::view::people::rows;
use crate::content::guides::guide;
use crate::content::words::words;
use crate::domain::situation::Situation;
use crate::ui::components::field::TextField;
use crate::ui::components::page::{Main, Title};
use crate::ui::core::Core;
use crate::ui::names;
use leptos::prelude::*;

/// How many known people are offered.
const MOST: usize = 8;

/// Whom is it about?
#[component]
pub fn Start(situation: Situation) -> impl IntoView {
    let core = Core::get();
    let w = &words().start;
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Err(refused) = core.dispatch(Command::Begin(situation, Whom::New(name.get_untracked()))) {
            error.set(Some(names::rejection(refused).to_owned()));
            crate::platform::page::focus("#name");
        }
    };
    let known = core.read(rows).into_iter().take(MOST).map(|row| {
        let id = row.id;
        view! {
            <button type="button" class="chip" on:click=move |_| core.run(Command::Begin(situation, Whom::Known(id)))>
                <span dir="auto">{row.name}</span>
            </button>
        }
    });
    let known: Vec<_> = known.collect();
    let title = if situation == Situation::StayClose { w.title_close } else { w.title };
    view! {
        <Main>
            <p class="small soft kicker">{words().guide(situation.id()).title}</p>
            <Title text=title />
            <p class="soft help">{w.help}</p>
            <form on:submit=begin novalidate>
                <TextField id="name" label=w.label value=name error />
                <button class="btn block">{w.go}</button>
            </form>
            {(!known.is_empty())
                .then(|| {
                    view! {
                        <section class="section">
                            <h2 class="h-small">{w.known}</h2>
                            <div class="chips">{known}</div>
                        </section>
                    }
                })}
            <p class="small soft later">{w.about(&guide(situation).minutes.to_string())}</p>
        </Main>
    }
}
