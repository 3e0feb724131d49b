//! A plan that has ended: a page as full as any other (P10), with the way back.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::plan::Page;
use crate::content::icons::outcome as drawing_of;
use crate::content::words::words;
use crate::domain::plan::Ending;
use crate::domain::reflection::guide::GuideId;
use crate::platform::intl::{Style, date};
use crate::ui::components::frame::{button, disclose, glyph, line_row, main_part, p, quote, row, section, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::names;

/// The closing page of a plan; `story` is what was, step by step.
pub fn ended(core: Core, page: &Page, ending: &Ending, story: El) -> El {
    let w = words().plan;
    let id = page.plan.id;
    let (label, _) = names::outcome(ending.outcome);
    let last = GuideId::Exercise(ending.outcome.last_reflection());
    let kept = (!ending.keep.trim().is_empty()).then(|| section(w.closing.kept).add(quote(&ending.keep)));
    let reopen = move || core.run(Command::ReopenPlan(id));
    main_part(false)
        .add(glyph(drawing_of(ending.outcome), "0 0 56 36"))
        .add(title(label))
        .add(p("small soft", &format!("{} · {}", page.name, date(ending.on, Style::Day))))
        .add(p("lead intro", names::closing(ending.outcome)))
        .maybe(kept)
        .add(section(w.closing.last).add(line_row("line-row", &Route::Start(last), words().guide_title(last), "")))
        .add(disclose(w.closing.story, vec![story]))
        .add(row("row later").add(button("btn sm quiet", w.reopen, reopen)))
}
