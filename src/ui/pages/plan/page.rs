//! A plan: its steps with reason, size and day, all of them editable.

use super::step::step_item;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::plan::{Page, page};
use crate::content::words::words;
use crate::domain::id::PlanId;
use crate::domain::plan::PlanState;
use crate::domain::plan::step::StepKind;
use crate::platform::intl::{Style, date};
use crate::ui::components::ask_once::{Asking, ask_once};
use crate::ui::components::choice::{Pick, choice, choices_under};
use crate::ui::components::frame::{button, foot, line_row, link, main_part, p, quote, row, section, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::pages::not_found::not_found;
use crate::ui::pages::versions::versions_link;
use leptos::prelude::*;

/// No step is being edited: steps are numbered from one.
pub const NOTHING: usize = 0;

/// A plan's page. Which step is being edited outlives each redrawing.
pub fn plan(core: Core, id: PlanId) -> Vec<El> {
    let editing = RwSignal::new(NOTHING);
    vec![row("contents").live(move || match core.watch(|doc, _| page(doc, id)) {
        Some(page) => show(core, &page, editing),
        None => not_found(),
    })]
}

fn show(core: Core, page: &Page, editing: RwSignal<usize>) -> Vec<El> {
    let w = words().plan;
    let id = page.plan.id;
    let (heading, proposed, active) = match &page.plan.state {
        PlanState::Proposed => (w.title.to_owned(), true, false),
        PlanState::Active(_) => (w.running(&page.name), false, true),
        PlanState::Ended(_) | PlanState::Replaced(_) => (w.ended.to_owned(), false, false),
    };
    let count = page.plan.steps.len();
    let mut lead = if count == 1 { w.lead_one.to_owned() } else { w.lead_more(&count.to_string()) };
    if proposed {
        lead = format!("{lead} {}", w.nothing_starts);
    }
    let steps = page.plan.steps.iter().map(|step| step_item(core, page, step, editing));
    let main = main_part(false)
        .add(title(&heading))
        .add(p("lead intro", &lead))
        .maybe(closed(page))
        .add(el("ol").class("steps").add_all(steps))
        .maybe(review(page))
        .maybe(rule(core, page))
        .maybe(if_then(page))
        .maybe(active.then(|| line_row("line-row closeplan", &Route::Ending(id), w.end, w.end_more)))
        .maybe(versions_link(core, id.0))
        .add(delete(core, page));
    let accept = || {
        foot(vec![
            button("btn grow", w.use_it, move || core.run(Command::AcceptPlan(id))),
            link("btn plain", &Route::Person(page.plan.person), w.not_now),
        ])
    };
    [Some(main), proposed.then(accept)].into_iter().flatten().collect()
}

fn delete(core: Core, page: &Page) -> El {
    let w = words().plan;
    let id = page.plan.id;
    let asking = Asking {
        label: w.delete,
        question: w.delete_ask(&page.name),
        more: w.delete_more,
        yes: words().reflect.delete_yes,
    };
    ask_once(asking, move || core.run(Command::DeletePlan(id)))
}

/// What safety has closed, said once.
fn closed(page: &Page) -> Option<El> {
    let w = words().plan;
    let text = match page.safety {
        safety if safety.stopped => w.safe_stopped.to_owned(),
        safety if safety.fear => w.safe_fear(&page.name),
        _ => return None,
    };
    Some(p("well coral", &text))
}

fn review(page: &Page) -> Option<El> {
    let on = page.plan.steps.iter().find(|step| step.kind == StepKind::Review)?.on;
    Some(p("small soft", &words().plan.review(&date(on, Style::Day))))
}

/// The user's rule for messages, where there is anything to send.
fn rule(core: Core, page: &Page) -> Option<El> {
    let w = words().plan;
    let (id, current) = (page.plan.id, page.plan.contact_rule);
    let reaches = page.plan.steps.iter().any(|step| step.kind.rule().contact);
    reaches.then(|| {
        let rules = [(1, w.rule_one), (2, w.rule_two)].map(|(count, label)| {
            let set = move |_| core.run(Command::SetContactRule(id, count));
            choice(Pick::One, "rule", label, "", None, move || current == count, set)
        });
        let legend = el("legend").class("h-small serif").text(w.rule);
        row("section").add(choices_under(legend, rules.into()))
    })
}

fn if_then(page: &Page) -> Option<El> {
    let w = words().plan;
    let (cue, then) = page.if_then.as_ref()?;
    Some(section(w.if_then_title).add(quote(&w.if_then(cue, then))))
}
