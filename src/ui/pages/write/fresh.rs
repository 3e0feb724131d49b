//! A message that rests or has rested: its words alone, to be read as if somebody else had sent them.

use super::draft::{is_closed, stands_of};
use super::{hold, leaving};
use crate::app::command::{Command, DraftChange};
use crate::app::view::drafts::Stands;
use crate::content::words::words;
use crate::domain::id::DraftId;
use crate::platform::clock;
use crate::ui::components::frame::{button, p, row};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;

/// The words, and what can be done with them now.
pub fn fresh(core: Core, id: DraftId) -> Vec<El> {
    let w = words().write.fresh;
    let Some(text) = core.read(|doc, _| doc.draft(id).map(|draft| draft.text.clone())) else { return Vec::new() };
    let now = clock::moment();
    let said = match stands_of(core, id) {
        Some(Stands::Resting(until)) => {
            vec![p("lead intro", &w.resting(&names::moment(until, now))), p("small soft", w.resting_more)]
        }
        _ => vec![p("lead intro", w.rested)],
    };
    let words_of = text.clone();
    let paper = if text.trim().is_empty() {
        p("soft", w.nothing)
    } else {
        el("div").class("card letterpaper").add_all(text.lines().map(|line| el("p").own(line)))
    };
    let write_on = button("btn quiet grow", w.edit, move || core.run(Command::SetDraft(id, DraftChange::TakenUp)));
    let left = row("").add_all(said).add(paper).add(row("row acts-row").add(write_on));
    let right = row("")
        .add(leaving::ways(core, id, Box::new(move || words_of.clone())))
        .maybe((!is_closed(core, id)).then(|| hold::others(core, id)))
        .add(leaving::printed(Box::new(move || text.clone())));
    vec![row("two workshop").add(left).add(right)]
}
