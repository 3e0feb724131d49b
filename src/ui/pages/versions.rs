//! Earlier versions of a record: read, bring back, delete.

use crate::app::command::Command;
use crate::app::history::texts;
use crate::app::route::Route;
use crate::content::words::words;
use crate::domain::id::Id;
use crate::store::record::Version;
use crate::ui::components::frame::{button, h2, line_row, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use chrono::NaiveDate;

/// The earlier versions of a record, the newest first.
pub fn versions(core: Core, id: Id) -> Vec<El> {
    let w = words().versions;
    let main = main_part(false).add(title(w.title)).add(p("lead intro", w.lead));
    vec![main.add(row("stack").live(move || list(core, id)))]
}

fn list(core: Core, id: Id) -> Vec<El> {
    core.watch(|doc, today| {
        let mut cards: Vec<El> = doc.versions_of(id).map(|version| card(core, version, today)).collect();
        cards.reverse();
        if cards.is_empty() { vec![p("soft", words().versions.none)] } else { cards }
    })
}

fn card(core: Core, version: &Version, today: NaiveDate) -> El {
    let w = words().versions;
    let id = version.id;
    let written = texts(&version.record).into_iter().filter(|text| !text.trim().is_empty());
    let buttons = row("row wrap")
        .add(button("btn sm", w.bring_back, move || core.run(Command::BringBack(id))))
        .add(button("btn sm plain", w.delete, move || core.run(Command::ForgetVersion(id))));
    el("article")
        .class("card version")
        .add(h2("h-card", &w.kept(&names::day(version.kept, today))))
        .add_all(written.map(|text| p("written", text)))
        .add(buttons)
}

/// A way to the earlier versions of a record, where there are any.
pub fn versions_link(core: Core, id: Id) -> Option<El> {
    let w = words().versions;
    let count = core.read(|doc, _| doc.versions_of(id).count());
    let more = if count == 1 { w.one.to_owned() } else { w.more(&count.to_string()) };
    (count > 0).then(|| line_row("line-row", &Route::Versions(id), w.title, &more))
}
