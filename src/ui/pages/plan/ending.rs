//! How a plan ends: five ways, all of them results (P10).

use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::icons::outcome as drawing_of;
use crate::content::words::words;
use crate::domain::id::PlanId;
use crate::domain::plan::Outcome;
use crate::ui::components::choice::{Pick, choice, choices};
use crate::ui::components::field::{area, label};
use crate::ui::components::frame::{button, error, foot, glyph, link, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use leptos::prelude::*;

/// Where have you got to?
pub fn ending(core: Core, id: PlanId) -> Vec<El> {
    let w = words().plan.ending;
    let name = core.read(|doc, _| Some(doc.person(doc.plan(id)?.person)?.name.to_string()));
    let Some(name) = name else { return not_found() };
    let nothing_yet = Outcome::ALL.len();
    let outcome = RwSignal::new(nothing_yet);
    let keep = RwSignal::new(String::new());
    let needs = RwSignal::new(String::new());
    let end = move || match Outcome::ALL.get(outcome.get_untracked()) {
        Some(&outcome) => core.run(Command::EndPlan(id, outcome, keep.get_untracked())),
        None => needs.set(w.needed.to_owned()),
    };
    let ways = Outcome::ALL.iter().enumerate().map(|(at, &one)| {
        let (label, more) = names::outcome(one);
        let drawn = glyph(drawing_of(one), "0 0 56 36");
        let choose = move |_| {
            outcome.set(at);
            needs.set(String::new());
        };
        choice(Pick::One, "outcome", label, more, Some(drawn), move || outcome.get() == at, choose)
    });
    let remember =
        row("section")
            .add(label(w.remember, "keep"))
            .add(area("keep", "3", "", "keep-label", move |text| keep.set(text)));
    let main = main_part(false)
        .add(title(&w.title(&name)))
        .add(p("lead intro", w.lead))
        .add(choices(ways.collect()))
        .add(error("outcome-error", move || needs.get()))
        .add(remember)
        .add(p("small soft later", &w.after(&name)));
    vec![main, foot(vec![button("btn grow", w.yes, end), link("btn plain", &Route::Plan(id), w.no)])]
}
