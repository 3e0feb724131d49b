//! A logged contact: its day, what happened, who started, by which way, what came back, and words for oneself.

use crate::app::command::{Command, ContactForm};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::{Contact, ContactKind, Reply};
use crate::domain::day;
use crate::domain::id::ContactId;
use crate::domain::person::Channel;
use crate::platform::page;
use crate::ui::components::choice::{choices_under, place_choice};
use crate::ui::components::field::{area, form, label, line, submit};
use crate::ui::components::frame::{button, icon, main_part, p, row, title};
use crate::ui::components::select::{at_place, place_of, select_or};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use crate::ui::pages::versions::versions_link;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// Change an entry of the log.
pub fn contact(core: Core, id: ContactId) -> Vec<El> {
    let Some(contact) = core.read(|doc, _| doc.contact(id).cloned()) else { return not_found() };
    let w = words().person.contact;
    let sheet = Sheet::of(&contact);
    let save = move || {
        let Some(form) = sheet.read(core.today()) else { return sheet.refuse(words().plan.errors.no_day) };
        if let Err(refused) = core.dispatch(Command::EditContact(id, form)) {
            sheet.refuse(names::rejection(refused));
        }
    };
    let kinds = ContactKind::ALL.map(names::log_button);
    let channels = Channel::ALL.map(names::channel);
    let delete = button("btn danger block", "", move || core.run(Command::DeleteContact(id)));
    let form = form("stack", save)
        .add(line("day", "date", w.day, "", sheet.day, sheet.needs))
        .add(group("what", w.what, &kinds, sheet.kind))
        .add(row("contents").live(move || started_or_reply(sheet)))
        .add(select_or("channel", w.channel, w.not_asked, &channels, sheet.channel))
        .add(line("feeling", "text", w.feeling, w.feeling_help, sheet.feeling, RwSignal::new(String::new())))
        .add(text("note", w.note, "", sheet.note))
        .add(text("next-time", w.next_time, w.next_time_help, sheet.next_time))
        .add(submit("btn block", w.save))
        .add(delete.add(icon(Icon::Trash)).text(w.delete));
    vec![main_part(false).add(title(w.title)).add(form).maybe(versions_link(core, id.0))]
}

/// What the fields hold.
#[derive(Clone, Copy)]
struct Sheet {
    before: StoredValue<Arc<Contact>>,
    day: RwSignal<String>,
    needs: RwSignal<String>,
    kind: RwSignal<usize>,
    by_them: RwSignal<usize>,
    channel: RwSignal<usize>,
    reply: RwSignal<usize>,
    feeling: RwSignal<String>,
    note: RwSignal<String>,
    next_time: RwSignal<String>,
}

impl Sheet {
    fn of(contact: &Arc<Contact>) -> Self {
        Self {
            before: StoredValue::new(Arc::clone(contact)),
            day: RwSignal::new(day::text(contact.on)),
            needs: RwSignal::new(String::new()),
            kind: RwSignal::new(ContactKind::ALL.iter().position(|&one| one == contact.kind).unwrap_or_default()),
            by_them: RwSignal::new(usize::from(contact.by_them)),
            channel: RwSignal::new(place_of(&Channel::ALL, contact.channel)),
            reply: RwSignal::new(reply_place(contact.reply)),
            feeling: RwSignal::new(contact.feeling.clone()),
            note: RwSignal::new(contact.note.clone()),
            next_time: RwSignal::new(contact.next_time.clone()),
        }
    }

    /// The entry that stands in the form; `None` where its day is none.
    fn read(self, today: NaiveDate) -> Option<ContactForm> {
        let on = day::parse(&self.day.get_untracked())?;
        let before = self.before.get_value();
        let kind = ContactKind::ALL.get(self.kind.get_untracked()).copied().unwrap_or(before.kind);
        Some(ContactForm {
            on,
            kind,
            note: self.note.get_untracked(),
            by_them: is_shared(kind) && self.by_them.get_untracked() == 1,
            channel: at_place(&Channel::ALL, self.channel.get_untracked()),
            reply: self.reply(&before, today).filter(|_| kind == ContactKind::Wrote),
            feeling: self.feeling.get_untracked(),
            next_time: self.next_time.get_untracked(),
        })
    }

    /// The day one knew of a reply stays, while what came back is the same.
    fn reply(self, before: &Contact, today: NaiveDate) -> Option<Reply> {
        match self.reply.get_untracked() {
            place if place == reply_place(before.reply) => before.reply,
            1 => Some(Reply::Warm(today)),
            2 => Some(Reply::Brief(today)),
            3 => Some(Reply::NotYet(today)),
            _ => None,
        }
    }

    fn refuse(self, sentence: &str) {
        self.needs.set(sentence.to_owned());
        page::focus("#day");
    }
}

const fn reply_place(reply: Option<Reply>) -> usize {
    match reply {
        None => 0,
        Some(Reply::Warm(_)) => 1,
        Some(Reply::Brief(_)) => 2,
        Some(Reply::NotYet(_)) => 3,
    }
}

/// Whether it was between both, so that it does not say by itself who started.
const fn is_shared(kind: ContactKind) -> bool {
    matches!(kind, ContactKind::Talked | ContactKind::Met)
}

fn group(id: &str, name: &str, options: &[&str], chosen: RwSignal<usize>) -> El {
    let options = options.iter().enumerate().map(|(at, text)| place_choice(id, at, text, chosen));
    choices_under(el("legend").class("label").text(name), options.collect())
}

fn started_or_reply(sheet: Sheet) -> Vec<El> {
    let w = words().person.contact;
    match ContactKind::ALL.get(sheet.kind.get()) {
        Some(ContactKind::Wrote) => {
            vec![select_or("reply", w.reply, w.not_asked, &[w.warm, w.brief, w.none_yet], sheet.reply)]
        }
        Some(&kind) if is_shared(kind) => vec![group("started", w.started, &[w.me, w.them], sheet.by_them)],
        _ => Vec::new(),
    }
}

fn text(id: &str, name: &str, hint: &str, value: RwSignal<String>) -> El {
    let field = area(id, "2", &value.get_untracked(), &format!("{id}-label"), move |typed| value.set(typed));
    row("").add(label(name, id)).maybe((!hint.is_empty()).then(|| p("hint", hint))).add(field)
}
