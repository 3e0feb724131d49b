//! A message: written and read along, or resting, or just taken out.

use super::editor::Sheet;
use super::list::{FORMS, form_names};
use super::{editor, fresh, hold, leaving, notes};
use crate::app::command::{Command, DraftChange};
use crate::app::view::drafts::{Aside, Stands, asides, stands};
use crate::app::view::people::{Row, offered};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::draft::Draft;
use crate::domain::id::DraftId;
use crate::platform::clock;
use crate::platform::intl::{Style, date};
use crate::ui::components::frame::{disclose, icon, main_part, row, span, title};
use crate::ui::components::select::select;
use crate::ui::core::Core;
use crate::ui::el::{El, el, only_changes};
use crate::ui::pages::not_found::not_found;
use leptos::prelude::*;
use std::sync::Arc;

/// A message.
pub fn draft(core: Core, id: DraftId) -> Vec<El> {
    let Some(found) = core.read(|doc, _| doc.draft(id).cloned()) else { return not_found() };
    let w = words().write;
    let name = move || {
        let name = core.watch(|doc, _| {
            let person = doc.draft(id).map(|draft| draft.person)?;
            doc.person(person).map(|person| person.name.to_string())
        });
        name.map_or_else(|| w.to_someone.to_owned(), |name| w.to(&name))
    };
    let heading = title("").live_text(name);
    // What it is written in is drawn anew only when it begins or ends its rest: never while somebody types.
    let kind = only_changes(Box::new(move || match stands_of(core, id) {
        None => 0,
        Some(Stands::Open | Stands::Left(_)) => 1,
        Some(Stands::Resting(_) | Stands::Rested) => 2,
    }));
    let body = move || match kind.get() {
        1 => untrack(|| write(core, id)),
        2 => untrack(|| fresh::fresh(core, id)),
        _ => Vec::new(),
    };
    let main = main_part(true)
        .add(row("").add(heading).maybe(change(core, &found)))
        .add(row("contents").live(move || said(core, id)))
        .add(row("contents").live(body));
    vec![main]
}

/// How a draft stands now.
pub fn stands_of(core: Core, id: DraftId) -> Option<Stands> {
    core.watch(|doc, _| doc.draft(id).map(|draft| stands(draft, clock::moment())))
}

/// Whether nothing is sent to whom a draft is for, and again when that changes.
pub fn is_closed(core: Core, id: DraftId) -> bool {
    core.watch(|doc, _| {
        doc.draft(id).is_some_and(|draft| asides(doc, draft.person, clock::moment()).contains(&Aside::Closed))
    })
}

/// What it is, and to whom: seldom changed, so it opens below a line.
fn change(core: Core, draft: &Arc<Draft>) -> Option<El> {
    let w = words().write;
    let id = draft.id;
    let form = RwSignal::new(FORMS.iter().position(|&form| form == draft.form).unwrap_or_default());
    let people: Vec<Row> = core.read(offered);
    let whom = RwSignal::new(people.iter().position(|row| row.id == draft.person)?);
    let all: Vec<String> = people.iter().map(|person| person.name.clone()).collect();
    let ids: Vec<_> = people.iter().map(|person| person.id).collect();
    Effect::new(move |before: Option<usize>| {
        let at = form.get();
        if let Some(&form) = FORMS.get(at).filter(|_| before.is_some_and(|before| before != at)) {
            core.run(Command::SetDraft(id, DraftChange::Form(form)));
        }
        at
    });
    Effect::new(move |before: Option<usize>| {
        let at = whom.get();
        if let Some(&person) = ids.get(at).filter(|_| before.is_some_and(|before| before != at)) {
            core.run(Command::SetDraft(id, DraftChange::Person(person)));
        }
        at
    });
    let fields = row("stack").add(select("form", w.form, &form_names(), form)).add(select("whom", w.whom, &all, whom));
    Some(disclose(w.change, vec![fields]))
}

/// What is so at the moment of writing.
fn said(core: Core, id: DraftId) -> Vec<El> {
    let w = words().write.aside;
    let found = core.watch(|doc, _| {
        let draft = doc.draft(id)?;
        let name = doc.person(draft.person).map(|person| person.name.to_string()).unwrap_or_default();
        Some((name, asides(doc, draft.person, clock::moment())))
    });
    let Some((name, asides)) = found else { return Vec::new() };
    let line = |aside: Aside| match aside {
        Aside::Closed => w.closed(&name),
        Aside::Space(until) => w.space(&date(until, Style::Day), &name),
        Aside::AtRule => w.rule(&name),
        Aside::Late => w.late.to_owned(),
    };
    asides.into_iter().map(|aside| aside_row(&line(aside))).collect()
}

/// A quiet line above the words.
pub fn aside_row(text: &str) -> El {
    row("well aside-note").add(icon(Icon::Moon)).add(span("", text))
}

/// Writing, with what the check says beside it.
fn write(core: Core, id: DraftId) -> Vec<El> {
    let Some(draft) = core.read(|doc, _| doc.draft(id).cloned()) else { return Vec::new() };
    let sheet = Sheet::open(core, &draft);
    // For somebody whose door is closed nothing waits to be sent, and no words are lent (P1, I2).
    let open = !is_closed(core, id);
    let left = row("")
        .add(leaving::asked(core, id))
        .add(editor::editor(sheet))
        .add(notes::tone(sheet))
        .maybe(open.then(|| hold::acts(sheet)))
        .add(leaving::ways(core, id, sheet.words()))
        .add(leaving::printed(sheet.words()));
    let right = row("").add(notes::notes(sheet)).maybe(open.then(|| editor::begin_with(sheet)));
    vec![el("div").class("two workshop").add(left).add(right)]
}
