//! An entry, to be written. Saved as one types; everything but the words is optional.

use crate::app::command::{Command, EntryChange};
use crate::app::route::Route;
use crate::app::view::people::{Row, rows};
use crate::content::feelings::{GROUPS, Group};
use crate::content::names;
use crate::content::words::{self, words};
use crate::domain::day;
use crate::domain::id::{EntryId, PersonId};
use crate::domain::journal::{Energy, Entry, EntryKind, Mood};
use crate::platform::intl::{Style, date};
use crate::ui::components::choice::{Pick, choice, choices_under};
use crate::ui::components::field::{area, form, line, submit};
use crate::ui::components::frame::{disclose, foot, h2, link, main_part, p, row, span, title};
use crate::ui::components::saved::saved_row;
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names as ui_names;
use crate::ui::pages::not_found::not_found;
use leptos::prelude::*;
use std::sync::Arc;

/// People offered by name.
const MOST_PEOPLE: usize = 12;

/// What the parts of the page work with.
#[derive(Clone, Copy)]
struct Sheet {
    core: Core,
    id: EntryId,
    entry: RwSignal<Arc<Entry>>,
}

impl Sheet {
    /// Changes something beside the text, and looks at what came of it.
    fn set(self, change: EntryChange) -> Result<(), &'static str> {
        self.core.dispatch(Command::SetEntry(self.id, change)).map_err(ui_names::rejection)?;
        if let Some(entry) = self.core.read(|doc, _| doc.entry(self.id).cloned()) {
            self.entry.set(entry);
        }
        Ok(())
    }

    fn change(self, change: EntryChange) {
        // What these change cannot be refused: the choices are ours.
        let _ = self.set(change);
    }
}

/// Write.
pub fn write(core: Core, id: EntryId) -> Vec<El> {
    let Some(entry) = core.read(|doc, _| doc.entry(id).cloned()) else { return not_found() };
    let w = words().journal;
    let sheet = Sheet { core, id, entry: RwSignal::new(entry.clone()) };
    let ask = entry.prompt.as_deref().and_then(crate::content::prompts::find);
    let ask = ask.map_or(w.ask, |prompt| words::entry(words().prompts, prompt.id).label);
    let typed = move |text: String| core.run(Command::WriteEntry(id, text));
    let details = vec![kinds(sheet), moods(sheet), energies(sheet), feelings(sheet), people(sheet), on(sheet)];
    let main = main_part(false)
        .add(p("small soft", &date(entry.on, Style::Full)))
        .add(title(ask))
        .add(area("entry", "8", &entry.text, "ask", typed))
        .add(saved_row(core))
        .add(disclose(w.details, details));
    vec![main, foot(vec![span("grow", ""), link("btn", &Route::Entry(id), w.done)])]
}

fn legend(text: &str) -> El {
    el("legend").class("label").text(text)
}

fn kinds(sheet: Sheet) -> El {
    let options = EntryKind::ALL.map(|kind| {
        let chosen = move || sheet.entry.with(|entry| entry.kind == kind);
        let change = move |_| sheet.change(EntryChange::Kind(kind));
        choice(Pick::One, "kind", names::entry_kind(kind), "", None, chosen, change)
    });
    choices_under(legend(words().journal.kind), options.into())
}

fn moods(sheet: Sheet) -> El {
    let options = [None].into_iter().chain(Mood::ALL.map(Some)).map(|mood| {
        let chosen = move || sheet.entry.with(|entry| entry.mood == mood);
        let change = move |_| sheet.change(EntryChange::Mood(mood));
        choice(Pick::One, "mood", mood.map_or(words().journal.clear, names::mood), "", None, chosen, change)
    });
    choices_under(legend(words().journal.mood), options.collect())
}

fn energies(sheet: Sheet) -> El {
    let options = [None].into_iter().chain(Energy::ALL.map(Some)).map(|energy| {
        let chosen = move || sheet.entry.with(|entry| entry.energy == energy);
        let change = move |_| sheet.change(EntryChange::Energy(energy));
        choice(Pick::One, "energy", energy.map_or(words().journal.clear, names::energy), "", None, chosen, change)
    });
    choices_under(legend(words().journal.energy), options.collect())
}

fn feelings(sheet: Sheet) -> El {
    let w = words().journal;
    let own = sheet.entry.with_untracked(|entry| entry.own_feelings.join(", "));
    let own = RwSignal::new(own);
    Effect::new(move |before: Option<String>| {
        let typed = own.get();
        if before.is_some_and(|before| before != typed) {
            let words = typed.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
            sheet.change(EntryChange::OwnFeelings(words));
        }
        typed
    });
    let needs = RwSignal::new(String::new());
    row("")
        .add(h2("h-card", w.feelings))
        .add(p("small soft", w.feelings_more))
        .add_all(GROUPS.iter().map(|group| feeling_group(sheet, group)))
        .add(line("own-feelings", "text", w.own_feelings, w.own_feelings_hint, own, needs))
}

fn feeling_group(sheet: Sheet, group: &'static Group) -> El {
    let options = group.feelings.iter().map(|&feeling| {
        let said = words::entry(words().feelings, feeling);
        let chosen = move || sheet.entry.with(|entry| entry.feelings.iter().any(|one| one == feeling));
        let change = move |on: bool| sheet.change(EntryChange::Feeling(feeling, on));
        choice(Pick::Several, "feeling", said.label, said.more, None, chosen, change)
    });
    disclose(group_name(group.id), vec![row("stack tight").add_all(options)])
}

fn group_name(id: &str) -> &'static str {
    let w = words().journal.groups;
    match id {
        "heavy" => w.heavy,
        "uneasy" => w.uneasy,
        "sharp" => w.sharp,
        "quiet" => w.quiet,
        _ => w.warm,
    }
}

/// Who is in mind: people of the circle, and new ones by name.
fn people(sheet: Sheet) -> El {
    let w = words().journal;
    let name = RwSignal::new(String::new());
    let needs = RwSignal::new(String::new());
    let redraw = RwSignal::new(0_usize);
    let add = move || match sheet.set(EntryChange::Name(name.get_untracked())) {
        Ok(()) => {
            name.set(String::new());
            needs.set(String::new());
            redraw.update(|times| *times += 1);
        }
        Err(sentence) => needs.set(sentence.to_owned()),
    };
    let known = move || {
        redraw.track();
        let is_named = |row: &Row| sheet.entry.with_untracked(|entry| entry.people.contains(&row.id));
        let people = sheet.core.read(rows);
        let options = people
            .iter()
            .filter(|row| !row.archived || is_named(row))
            .take(MOST_PEOPLE)
            .map(|one| person(sheet, one.id, &one.name));
        let options: Vec<El> = options.collect();
        if options.is_empty() { vec![p("soft", w.people_none)] } else { options }
    };
    let form = form("addname", add)
        .add(line("name", "text", words().reflect.people_label, "", name, needs))
        .add(submit("btn quiet", words().reflect.people_add));
    row("").add(h2("h-card", w.people)).add(row("stack tight").live(known)).add(form)
}

fn person(sheet: Sheet, id: PersonId, name: &str) -> El {
    let chosen = move || sheet.entry.with(|entry| entry.people.contains(&id));
    choice(Pick::Several, "people", name, "", None, chosen, move |on| sheet.change(EntryChange::Person(id, on)))
}

/// The day it belongs to; not one to come.
fn on(sheet: Sheet) -> El {
    let value = RwSignal::new(day::text(sheet.entry.with_untracked(|entry| entry.on)));
    let needs = RwSignal::new(String::new());
    Effect::new(move |before: Option<String>| {
        let typed = value.get();
        if before.is_some_and(|before| before != typed)
            && let Some(day) = day::parse(&typed)
        {
            needs.set(sheet.set(EntryChange::On(day)).err().unwrap_or_default().to_owned());
        }
        typed
    });
    line("day", "date", words().journal.day, "", value, needs)
}
