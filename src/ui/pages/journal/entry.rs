//! An entry, to be read.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::journal;
use crate::content::icons::Icon;
use crate::content::names;
use crate::content::words::{self, words};
use crate::domain::id::EntryId;
use crate::domain::journal::{Entry, EntryKind};
use crate::platform::clock;
use crate::platform::intl::{Style, date};
use crate::ui::components::ask_once::{Asking, ask_once};
use crate::ui::components::frame::{icon, link, main_part, p, row, span, title};
use crate::ui::components::mood::mood_line;
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::pages::not_found::not_found;
use crate::ui::pages::versions::versions_link;

/// An entry.
pub fn entry(core: Core, id: EntryId) -> Vec<El> {
    let found = core.read(|doc, _| doc.entry(id).map(|entry| (entry.clone(), journal::names(doc, &entry.people))));
    let Some((entry, names)) = found else { return not_found() };
    let w = words().journal;
    let edit = link("btn sm quiet", &Route::WriteEntry(id), "").add(icon(Icon::Pencil)).text(w.edit);
    let is_unsent = entry.kind == EntryKind::Unsent;
    let let_go = is_unsent.then(|| link("btn sm quiet", &Route::LetGo(id.0), w.let_go));
    let asking = Asking { label: w.delete, question: w.delete_ask.to_owned(), more: w.delete_more, yes: w.delete_yes };
    let main = main_part(false)
        .add(title(&when(&entry)).class("entry-day"))
        .maybe(prompt(&entry))
        .add(prose(&entry.text))
        .add(facts(&entry, &names))
        .add(row("row").add(edit).maybe(let_go).add(ask_once(asking, move || core.run(Command::DeleteEntry(id)))))
        .maybe(versions_link(core, id.0));
    vec![main]
}

/// The day, and the time of day where it was begun on that day.
fn when(entry: &Entry) -> String {
    let day = date(entry.on, Style::Full);
    match clock::time_on(entry.id.0, entry.on) {
        Some(time) => words().journal.at(&day, &time),
        None => day,
    }
}

/// The question it answers.
fn prompt(entry: &Entry) -> Option<El> {
    let id = entry.prompt.as_deref().and_then(crate::content::prompts::find)?.id;
    Some(p("soft", words::entry(words().prompts, id).label))
}

fn prose(text: &str) -> El {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    row("prose").add_all(paragraphs.map(|part| el("p").own(part)))
}

fn facts(entry: &Entry, in_mind: &[String]) -> El {
    let w = words().journal;
    let fact = |name: &str, what: El| row("").add(el("dt").text(name)).add(el("dd").add(what));
    let said = |text: &str| span("", text).attr("dir", "auto");
    let feelings = names::feelings(entry);
    let is_note = entry.kind == EntryKind::Note;
    el("dl")
        .class("facts meta")
        .maybe((!is_note).then(|| fact(w.kind, said(names::entry_kind(entry.kind)))))
        .maybe(entry.mood.map(|mood| fact(w.mood, mood_line(mood))))
        .maybe(entry.energy.map(|energy| fact(w.energy, said(names::energy(energy)))))
        .maybe((!feelings.is_empty()).then(|| fact(w.feelings, said(&feelings.join(", ")))))
        .maybe((!in_mind.is_empty()).then(|| fact(w.people, said(&in_mind.join(", ")))))
}
