//! What is known about a person, as a form.

use crate::app::command::{Command, PersonForm};
use crate::content::words::words;
use crate::domain::id::PersonId;
use crate::domain::person::{Person, Ring};
use crate::platform::page;
use crate::ui::components::ask_once::{Asking, ask_once};
use crate::ui::components::choice::{choices_under, place_choice};
use crate::ui::components::field::{area, form, label, line, submit};
use crate::ui::components::frame::{main_part, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use crate::ui::pages::versions::versions_link;
use leptos::prelude::*;

/// A person's card as a form.
pub fn edit(core: Core, id: PersonId) -> Vec<El> {
    let Some(person) = core.read(|doc, _| doc.person(id).cloned()) else { return not_found() };
    let w = words().person;
    let name = RwSignal::new(person.name.to_string());
    let ring = RwSignal::new(Ring::ALL.iter().position(|&one| one == person.ring).unwrap_or_default());
    let best_way = RwSignal::new(person.best_way.clone());
    let likes = RwSignal::new(person.likes.clone());
    let needs = RwSignal::new(String::new());
    let before = std::sync::Arc::clone(&person);
    let save = move || {
        let card = Person {
            ring: Ring::ALL[ring.get_untracked()],
            best_way: best_way.get_untracked(),
            likes: likes.get_untracked(),
            ..(*before).clone()
        };
        let card = PersonForm { name: name.get_untracked(), card: Box::new(card) };
        if let Err(refused) = core.dispatch(Command::EditPerson(id, card)) {
            needs.set(names::rejection(refused).to_owned());
            page::focus("#name");
        }
    };
    let rings = Ring::ALL.iter().enumerate().map(|(at, &one)| place_choice("ring", at, names::ring(one), ring));
    let likes_area = area("likes", "3", &person.likes, "likes-label", move |text| likes.set(text));
    let form = form("stack", save)
        .add(line("name", "text", w.name, "", name, needs))
        .add(choices_under(el("legend").class("label").text(w.ring), rings.collect()))
        .add(line("best-way", "text", w.best_way_label, w.best_way_help, best_way, RwSignal::new(String::new())))
        .add(row("").add(label(w.likes_label, "likes")).add(likes_area))
        .add(submit("btn block", w.save));
    let asking = Asking {
        label: w.erase,
        question: w.erase_ask(person.name.as_str()),
        more: w.erase_more,
        yes: words().reflect.delete_yes,
    };
    let erase = ask_once(asking, move || core.run(Command::ErasePerson(id)));
    vec![main_part(false).add(title(w.edit_title)).add(form).maybe(versions_link(core, id.0)).add(erase)]
}
