//! A logged contact: its day, what happened, a note.

use crate::app::command::{Command, ContactForm};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::day;
use crate::domain::id::ContactId;
use crate::platform::page;
use crate::ui::components::choice::{choices_under, place_choice};
use crate::ui::components::field::{area, form, label, line, submit};
use crate::ui::components::frame::{button, icon, main_part, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use crate::ui::pages::versions::versions_link;
use leptos::prelude::*;

/// Change an entry of the log.
pub fn contact(core: Core, id: ContactId) -> Vec<El> {
    let Some(contact) = core.read(|doc, _| doc.contact(id).cloned()) else { return not_found() };
    let w = words().person.contact;
    let day = RwSignal::new(day::text(contact.on));
    let kind = RwSignal::new(ContactKind::ALL.iter().position(|&one| one == contact.kind).unwrap_or_default());
    let note = RwSignal::new(contact.note.clone());
    let needs = RwSignal::new(String::new());
    let refuse = move |sentence: &str| {
        needs.set(sentence.to_owned());
        page::focus("#day");
    };
    let before = std::sync::Arc::clone(&contact);
    let save = move || {
        let Some(on) = day::parse(&day.get_untracked()) else { return refuse(words().plan.errors.no_day) };
        let Contact { by_them, channel, reply, feeling, next_time, .. } = (*before).clone();
        let (kind, note) = (ContactKind::ALL[kind.get_untracked()], note.get_untracked());
        let entry = ContactForm { on, kind, note, by_them, channel, reply, feeling, next_time };
        if let Err(refused) = core.dispatch(Command::EditContact(id, entry)) {
            refuse(names::rejection(refused));
        }
    };
    let kinds =
        ContactKind::ALL.iter().enumerate().map(|(at, &one)| place_choice("what", at, names::log_button(one), kind));
    let note_area = area("note", "3", &contact.note, "note-label", move |text| note.set(text));
    let delete = button("btn danger block", "", move || core.run(Command::DeleteContact(id)));
    let form = form("stack", save)
        .add(line("day", "date", w.day, "", day, needs))
        .add(choices_under(el("legend").class("label").text(w.what), kinds.collect()))
        .add(row("").add(label(w.note, "note")).add(note_area))
        .add(submit("btn block", w.save))
        .add(delete.add(icon(Icon::Trash)).text(w.delete));
    vec![main_part(false).add(title(w.title)).add(form).maybe(versions_link(core, id.0))]
}
