//! Where the data is, what that means, and what could not be read.

use crate::app::route::Route;
use crate::content::words::words;
use crate::store::Quarantined;
use crate::ui::components::borrow::copy;
use crate::ui::components::frame::{line_row, main_part, p, row, section, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};

/// Your data.
pub fn data(core: Core) -> Vec<El> {
    let w = &words().data;
    let meaning = move || {
        let kept = core.status(|status| status.persisted).map(|kept| if kept { w.kept } else { w.not_kept });
        let lines = [w.meaning_device, w.meaning_flush, w.meaning_clear].into_iter().chain(kept);
        lines.map(|line| el("li").text(line)).collect()
    };
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(section(w.meaning).add(el("ul").class("plain-list").live(meaning)))
        .add(line_row("line-row", &Route::Read, words().read.title, words().read.more))
        .add(section(w.damaged).add(row("").live(move || core.status(|status| damaged(&status.quarantine)))));
    vec![main]
}

fn damaged(found: &[Quarantined]) -> Vec<El> {
    let w = &words().data;
    if found.is_empty() {
        return vec![p("soft", w.damaged_none)];
    }
    let values = found.iter().map(|value| {
        let raw = el("pre").class("raw").attr("tabindex", "0").own(&value.raw);
        el("li").add(p("label", w.raw)).add(copy(row("").add(raw), &value.raw))
    });
    vec![p("soft", w.damaged_lead), el("ul").class("stack").add_all(values)]
}
