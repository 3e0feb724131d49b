//! A plan: its steps with reason, size and day, all of them editable.

use super::ended::ended;
use super::look::look;
use super::step::step_item;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::plan::{Page, page};
use crate::content::words::words;
use crate::domain::id::PlanId;
use crate::domain::plan::step::Stage;
use crate::domain::plan::{PlanState, Step, StepState};
use crate::platform::intl::{Style, date};
use crate::ui::components::ask_once::{Asking, ask_once};
use crate::ui::components::choice::{Pick, choice, choices_under};
use crate::ui::components::frame::{
    button, disclose, foot, line_row, link, main_part, p, quote, row, section, span, title,
};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use crate::ui::pages::versions::versions_link;
use chrono::NaiveDate;
use leptos::prelude::*;

/// No step is being edited: steps are numbered from one.
pub const NOTHING: usize = 0;

/// A plan's page. Which step is being edited outlives each redrawing.
pub fn plan(core: Core, id: PlanId) -> Vec<El> {
    let editing = RwSignal::new(NOTHING);
    vec![row("contents").live(move || match core.watch(|doc, today| page(doc, id, today)) {
        Some(page) => show(core, &page, editing),
        None => not_found(),
    })]
}

fn show(core: Core, page: &Page, editing: RwSignal<usize>) -> Vec<El> {
    let w = words().plan;
    let steps = |of: &dyn Fn(&Step) -> bool| {
        let steps = page.plan.steps.iter().filter(|step| of(step)).map(|step| step_item(core, page, step, editing));
        el("ol").class("steps").add_all(steps)
    };
    match &page.plan.state {
        PlanState::Ended(ending) => {
            let page_of_end = ended(core, page, ending, steps(&|_| true));
            return vec![page_of_end.maybe(versions_link(core, page.plan.id.0)).add(delete(core, page))];
        }
        PlanState::Replaced(_) => {
            let main = main_part(false).add(title(w.ended)).add(p("lead intro", w.replaced)).add(steps(&|_| true));
            return vec![main.add(delete(core, page))];
        }
        PlanState::Proposed | PlanState::Active(_) => {}
    }
    let id = page.plan.id;
    let active = page.plan.is_active();
    let is_past = |step: &Step| active && step.state != StepState::Open;
    let past = page.plan.steps.iter().any(is_past).then(|| disclose(w.past, vec![steps(&is_past)]));
    let main = main_part(false)
        .add(title(&if active { w.running(&page.name) } else { w.title.to_owned() }))
        .add(p("lead intro", &lead(page)))
        .maybe(closed(page))
        .maybe(active.then(|| way(page, core.today())))
        .maybe(if active { look(core, page) } else { None })
        .add(steps(&|step| !is_past(step)))
        .maybe(past)
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
    [Some(main), (!active).then(accept)].into_iter().flatten().collect()
}

fn lead(page: &Page) -> String {
    let w = words().plan;
    let count = page.plan.steps.iter().filter(|step| step.state == StepState::Open).count();
    let lead = if count == 1 { w.lead_one.to_owned() } else { w.lead_more(&count.to_string()) };
    if page.plan.is_active() { lead } else { format!("{lead} {}", w.nothing_starts) }
}

/// The stages as a path, with where one is.
fn way(page: &Page, today: NaiveDate) -> El {
    let w = words().plan;
    let here = page.plan.stage(today);
    let stages = Stage::ALL.into_iter().map(|stage| {
        let item = el("li").text(names::stage(stage));
        if stage == here { item.attr("aria-current", "step").add(span("vh", w.stage_now)) } else { item }
    });
    el("ol").class("way").attr("aria-label", w.stages).add_all(stages)
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
    let on = page.plan.review_on()?;
    Some(p("small soft", &words().plan.review(&date(on, Style::Day))))
}

/// The user's rule for messages, where there is anything to send.
fn rule(core: Core, page: &Page) -> Option<El> {
    let w = words().plan;
    let (id, current) = (page.plan.id, page.plan.contact_rule);
    page.safety.allows_contact().then(|| {
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
