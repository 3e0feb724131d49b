//! What in Ebb helps with a step: a way into an exercise, the journal, or words to borrow.

use super::frame::{button, link};
use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::words::words;
use crate::domain::journal::EntryKind;
use crate::domain::plan::step::{Aid, StepKind};
use crate::domain::reflection::guide::GuideId;
use crate::ui::core::Core;
use crate::ui::el::El;

/// The way to what helps with a step, where something does.
pub fn aid(core: Core, kind: StepKind) -> Option<El> {
    let w = words().plan;
    Some(match kind.aid()? {
        Aid::Exercise(exercise) => {
            let id = GuideId::Exercise(exercise);
            link("link small aid", &Route::Start(id), words().guide_title(id))
        }
        Aid::Journal => {
            let begin = move || core.run(Command::BeginEntry(EntryKind::Note, None, None));
            button("btn sm plain flush aid", w.aid_journal, begin)
        }
        Aid::Words => link("link small aid", &Route::Words, words().reflect.words),
    })
}
