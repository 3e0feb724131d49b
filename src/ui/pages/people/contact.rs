//! A logged contact: its day, what happened, a note.

use crate::app::command::{Command, ContactForm};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::ContactKind;
use crate::domain::id::ContactId;
use crate::ui::components::choice::Choice;
use crate::ui::components::field::{DayField, TextArea};
use crate::ui::components::icon::IconView;
use crate::ui::components::page::{Main, Title};
use crate::ui::core::Core;
use crate::ui::names;
use crate::ui::pages::not_found::NotFound;
use leptos::prelude::*;

/// Change an entry of the log.
#[component]
pub fn ContactPage(id: ContactId) -> impl IntoView {
    let core = Core::get();
    let Some(contact) = core.read(|doc, _| doc.contact(id).cloned()) else { return view! { <NotFound /> }.into_any() };
    let w = &words().person.contact;
    let day = RwSignal::new(contact.on.to_string());
    let kind = RwSignal::new(contact.kind);
    let note = RwSignal::new(contact.note.clone());
    let error = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(on) = day.get_untracked().parse() else {
            return error.set(Some(words().plan.errors.no_day.to_owned()));
        };
        let form = ContactForm { on, kind: kind.get_untracked(), note: note.get_untracked() };
        if let Err(refused) = core.dispatch(Command::EditContact(id, form)) {
            error.set(Some(names::rejection(refused).to_owned()));
        }
    };
    let kinds = ContactKind::ALL
        .map(|one| {
            view! {
                <Choice
                    kind="radio"
                    group="what"
                    label=names::log_button(one)
                    chosen=Signal::derive(move || kind.get() == one)
                    on_change=move |_| kind.set(one)
                />
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <Main>
            <Title text=w.title />
            <form class="stack" on:submit=save novalidate>
                <DayField id="day" label=w.day value=day error />
                <fieldset>
                    <legend class="label">{w.what}</legend>
                    <div class="stack tight">{kinds}</div>
                </fieldset>
                <div>
                    <label class="label" id="note-label" for="note">{w.note}</label>
                    <TextArea
                        id="note"
                        rows=3
                        value=contact.note.clone()
                        labelled_by="note-label"
                        on_input=move |text| note.set(text)
                    />
                </div>
                <button class="btn block">{w.save}</button>
                <button type="button" class="btn danger block" on:click=move |_| core.run(Command::DeleteContact(id))>
                    <IconView icon=Icon::Trash />
                    {w.delete}
                </button>
            </form>
        </Main>
    }
    .into_any()
}
