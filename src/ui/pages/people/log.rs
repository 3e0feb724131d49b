//! Log a contact: one tap on this page keeps it for today.

use crate::app::command::Command;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::ContactKind;
use crate::domain::id::PersonId;
use crate::ui::components::icon::IconView;
use crate::ui::components::page::{Main, Title};
use crate::ui::core::Core;
use crate::ui::names;
use crate::ui::pages::not_found::NotFound;
use leptos::prelude::*;

/// What passed between you?
#[component]
pub fn Log(id: PersonId) -> impl IntoView {
    let core = Core::get();
    let w = &words().person.log;
    let Some(name) = core.read(|doc, _| doc.person(id).map(|person| person.name.to_string())) else {
        return view! { <NotFound /> }.into_any();
    };
    let kinds = ContactKind::ALL
        .map(|kind| {
            let icon = match kind {
                ContactKind::Wrote => Icon::Pencil,
                ContactKind::TheyWrote => Icon::Message,
                ContactKind::Talked => Icon::Phone,
                ContactKind::Met => Icon::Footprints,
            };
            view! {
                <li>
                    <button class="choice" on:click=move |_| core.run(Command::LogContact(id, kind))>
                        <IconView icon />
                        <b>{names::log_button(kind)}</b>
                    </button>
                </li>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <Main>
            <Title text=w.title(&name) />
            <p class="soft help">{w.help}</p>
            <ul class="stack tight">{kinds}</ul>
        </Main>
    }
    .into_any()
}
