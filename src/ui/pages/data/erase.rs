//! Deleting everything: what goes, a backup first, a tick, a button.

use crate::app::doc::Doc;
use crate::app::route::Route;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::page;
use crate::store::ReadOnly;
use crate::ui::components::choice::{Pick, choice};
use crate::ui::components::field::form;
use crate::ui::components::frame::{error, icon, link, main_part, p, row, section, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// Delete everything.
pub fn erase(core: Core) -> Vec<El> {
    let w = words().erase;
    let goes = move || {
        let damaged = core.status(|status| !status.quarantine.is_empty()).then(|| w.damaged.to_owned());
        let lines = core.watch(|doc, _| counts(doc)).into_iter().chain(damaged).chain([w.rest.to_owned()]);
        lines.map(|line| el("li").text(&line)).collect()
    };
    let backup = row("well offer").add(el("b").text(w.backup)).add(p("", w.backup_more)).add(link(
        "btn",
        &Route::Backup,
        w.backup_yes,
    ));
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(backup)
        .add(section(w.goes).add(el("ul").class("plain-list").live(goes)).add(p("soft help", w.stays)))
        .add_all(last_step(core));
    vec![main]
}

/// What is there, in words. What is not there is not named.
fn counts(doc: &Doc) -> Vec<String> {
    let w = words().erase;
    let people = doc.people().count();
    let entries = doc.people().map(|person| doc.contacts_with(person.id).count()).sum();
    let said = |count: usize, one: &str, more: &dyn Fn(&str) -> String| match count {
        0 => None,
        1 => Some(one.to_owned()),
        _ => Some(more(&count.to_string())),
    };
    let all = [
        said(people, w.person, &|count| w.people(count)),
        said(doc.reflections().count(), w.reflection, &|count| w.reflections(count)),
        said(doc.plans().count(), w.plan, &|count| w.plans(count)),
        said(entries, w.entry, &|count| w.entries(count)),
        said(doc.entries().filter(|entry| !entry.is_blank()).count(), w.journal, &|count| w.journals(count)),
        doc.check_ins().next().map(|_| w.check_ins.to_owned()),
    ];
    all.into_iter().flatten().collect()
}

/// The tick and the button. Also the way to start again for who cannot open a locked store.
pub fn last_step(core: Core) -> Vec<El> {
    let w = words().erase;
    let sure = RwSignal::new(false);
    let needs = RwSignal::new(String::new());
    let erase = move || {
        let refusal = if !sure.get_untracked() {
            w.needed
        } else if core.status(|status| status.shelf.read_only == Some(ReadOnly::OtherTab)) {
            w.other_tab
        } else if core.erase_everything() {
            return;
        } else {
            w.left
        };
        needs.set(refusal.to_owned());
        if refusal == w.needed {
            page::focus("[name=sure]");
        }
    };
    let change = move |on| {
        sure.set(on);
        needs.set(String::new());
    };
    let yes = el("button").class("btn danger block").add(icon(Icon::Trash)).text(w.yes);
    let form = form("stack section", erase)
        .add(choice(Pick::Several, "sure", w.understand, "", None, move || sure.get(), change))
        .add(error("erase-error", move || needs.get()))
        .add(yes);
    vec![form]
}
