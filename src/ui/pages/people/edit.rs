//! What is known about a person, as a form.

use crate::app::command::{Command, PersonForm};
use crate::content::words::words;
use crate::domain::id::PersonId;
use crate::domain::person::Ring;
use crate::ui::components::choice::Choice;
use crate::ui::components::field::{TextArea, TextField};
use crate::ui::components::page::{Main, Title};
use crate::ui::core::Core;
use crate::ui::names;
use crate::ui::pages::not_found::NotFound;
use leptos::prelude::*;

/// A person's card as a form.
#[component]
pub fn Edit(id: PersonId) -> impl IntoView {
    let core = Core::get();
    let Some(person) = core.read(|doc, _| doc.person(id).cloned()) else { return view! { <NotFound /> }.into_any() };
    let w = &words().person;
    let name = RwSignal::new(person.name.to_string());
    let ring = RwSignal::new(person.ring);
    let best_way = RwSignal::new(person.best_way.clone());
    let likes = RwSignal::new(person.likes.clone());
    let error = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let form = PersonForm {
            name: name.get_untracked(),
            ring: ring.get_untracked(),
            best_way: best_way.get_untracked(),
            likes: likes.get_untracked(),
        };
        if let Err(refused) = core.dispatch(Command::EditPerson(id, form)) {
            error.set(Some(names::rejection(refused).to_owned()));
            crate::platform::page::focus("#name");
        }
    };
    let rings = Ring::ALL
        .map(|one| {
            view! {
                <Choice
                    kind="radio"
                    group="ring"
                    label=names::ring(one)
                    chosen=Signal::derive(move || ring.get() == one)
                    on_change=move |_| ring.set(one)
                />
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <Main>
            <Title text=w.edit_title />
            <form class="stack" on:submit=save novalidate>
                <TextField id="name" label=w.name value=name error />
                <fieldset>
                    <legend class="label">{w.ring}</legend>
                    <div class="stack tight">{rings}</div>
                </fieldset>
                <TextField id="best-way" label=w.best_way_label hint=w.best_way_help value=best_way />
                <div>
                    <label class="label" id="likes-label" for="likes">{w.likes_label}</label>
                    <TextArea
                        id="likes"
                        rows=3
                        value=person.likes.clone()
                        labelled_by="likes-label"
                        on_input=move |text| likes.set(text)
                    />
                </div>
                <button class="btn block">{w.save}</button>
            </form>
        </Main>
    }
    .into_any()
}
