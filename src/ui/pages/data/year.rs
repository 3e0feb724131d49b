//! Putting a year away: into a file, tested, and only then out of Ebb.

use crate::app::command::Command;
use crate::app::view::years::years;
use crate::content::words::words;
use crate::domain::id::Id;
use crate::platform::file;
use crate::store::backup;
use crate::ui::components::backup_file::backup_file;
use crate::ui::components::choice::{choices_under, place_choice};
use crate::ui::components::frame::{button, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// Put a year away.
pub fn year(core: Core) -> Vec<El> {
    let w = words().year;
    let main = main_part(false).add(title(w.title)).add(p("lead intro", w.lead));
    vec![main.add(row("").live(move || parts(core)))]
}

fn parts(core: Core) -> Vec<El> {
    let w = words().year;
    let years = core.watch(years);
    if years.is_empty() {
        return vec![p("soft", w.none)];
    }
    let chosen = RwSignal::new(usize::MAX);
    let tested = RwSignal::new(None);
    let rows = years.iter().enumerate().map(|(at, (year, ids))| {
        let count = ids.len().to_string();
        let label = if ids.len() == 1 { w.of_one(&year.to_string()) } else { w.of_more(&count, &year.to_string()) };
        place_choice("year", at, &label, chosen)
    });
    let choose = choices_under(el("legend").class("label").text(w.which), rows.collect());
    let steps = move || {
        let Some((year, ids)) = years.get(chosen.get()) else { return Vec::new() };
        vec![save(core, *year, ids), test(core, ids.clone(), tested), remove(core, ids.clone(), tested)]
    };
    vec![choose, row("stack section").live(steps)]
}

fn save(core: Core, year: i32, ids: &[Id]) -> El {
    let w = words().year;
    let ids = ids.to_vec();
    let status = RwSignal::new("");
    let save = move || {
        let saved = core.backup(Some(&ids)).is_some_and(|backup| {
            file::save(&backup::name(&year.to_string()), backup::KIND, &core.backup_text(&backup))
        });
        status.set(if saved { words().backup.saved } else { words().backup.not_saved });
    };
    row("stack tight")
        .add(button("btn", w.save, save))
        .add(el("p").class("small soft").attr("role", "status").live_text(move || status.get().to_owned()))
}

/// The file is read back before anything goes. It must hold these notes as they are now.
fn test(core: Core, ids: Vec<Id>, tested: RwSignal<Option<bool>>) -> El {
    let w = words().year;
    let field = backup_file(core, "year-file", w.test, move |file| {
        let now = core.backup(Some(&ids));
        tested.set(Some(now.is_some_and(|now| file.holds(&now.notes))));
    });
    let verdict = move || match tested.get() {
        None => String::new(),
        Some(true) => w.holds.to_owned(),
        Some(false) => w.holds_not.to_owned(),
    };
    row("").add(field).add(el("p").class("small").attr("role", "status").live_text(verdict))
}

fn remove(core: Core, ids: Vec<Id>, tested: RwSignal<Option<bool>>) -> El {
    let remove = move || core.run(Command::PutAway(ids.clone()));
    row("").live(move || {
        let remove = remove.clone();
        let ready = tested.get() == Some(true);
        ready.then(|| button("btn danger", words().year.remove, remove)).into_iter().collect()
    })
}
