//! Whether what is on a page is saved.

use super::frame::{button, icon, row, span};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::ui::core::{Core, Saving};
use crate::ui::el::El;

/// Whether what is on the page is saved.
pub fn saved_row(core: Core) -> El {
    let w = words().shell;
    let status = move || match core.saving() {
        Saving::Saved => vec![icon(Icon::Check), span("", w.saved)],
        Saving::Waiting => vec![span("faint", w.saving)],
        Saving::Failed(_) => {
            vec![span("amber-ink", w.not_saved), button("btn sm plain", w.try_again, move || core.save_now())]
        }
    };
    row("row between saved-row")
        .add(span("saved", "").attr("role", "status").live(status))
        .add(span("tiny faint", w.only_you))
}
