//! Add somebody by name alone.

use crate::app::command::Command;
use crate::content::words::words;
use crate::ui::components::field::TextField;
use crate::ui::components::page::{Main, Title};
use crate::ui::core::Core;
use crate::ui::names;
use leptos::prelude::*;

/// Add somebody.
#[component]
pub fn Add() -> impl IntoView {
    let core = Core::get();
    let w = &words().people;
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Err(refused) = core.dispatch(Command::AddPerson(name.get_untracked())) {
            error.set(Some(names::rejection(refused).to_owned()));
            crate::platform::page::focus("#name");
        }
    };
    view! {
        <Main>
            <Title text=w.add_title />
            <p class="soft help">{w.add_help}</p>
            <form on:submit=add novalidate>
                <TextField id="name" label=w.name value=name error />
                <button class="btn block">{w.save}</button>
            </form>
        </Main>
    }
}
