//! One step of a plan, and its editor in place.

use super::page::NOTHING;
use crate::app::command::{Command, StepChange};
use crate::app::view::plan::Page;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::day;
use crate::domain::id::PlanId;
use crate::domain::plan::step::{Stage, StepKind};
use crate::domain::plan::{PlanState, Step, StepState};
use crate::domain::situation::Choice;
use crate::platform::intl::{Style, date};
use crate::platform::page as window;
use crate::ui::components::aid::aid;
use crate::ui::components::borrow::borrow;
use crate::ui::components::field::{form, line, submit};
use crate::ui::components::frame::{button, h2, icon, p, row, span};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A step as a stone on the path.
pub fn step_item(core: Core, page: &Page, step: &Step, editing: RwSignal<usize>) -> El {
    let class = match step.state {
        StepState::LeftOut => "left-out",
        StepState::Done(_) => "done",
        StepState::Open if step.kind == StepKind::Space => "space",
        StepState::Open => "",
    };
    let node = span("node", "").attr("aria-hidden", "true").add(icon(drawn(step)));
    let (plan, copy) = (page.plan.id, step.clone());
    let number = step.number;
    let editor = row("").live(move || {
        let open = editing.get() == usize::from(number);
        open.then(|| editor(core, plan, &copy, editing)).into_iter().collect()
    });
    let parts = row("step").add_all(head(core, page, step, editing)).add(editor);
    el("li").class(class).add(node).add(parts)
}

const fn drawn(step: &Step) -> Icon {
    match (step.state, step.kind.rule().stage) {
        (StepState::Done(_), _) => Icon::Check,
        (_, Stage::Space) => Icon::Moon,
        (_, Stage::Reach | Stage::Talk) => Icon::Message,
        (_, Stage::Rebuild) => Icon::Waves,
        (_, Stage::Wait) => Icon::Compass,
        (_, Stage::Ground | Stage::Keep) => Icon::Footprints,
    }
}

fn head(core: Core, page: &Page, step: &Step, editing: RwSignal<usize>) -> Vec<El> {
    let w = words().plan;
    let other = page.other(step.other);
    let title = names::step_title(step.kind, &page.name, other);
    let label = match step.state {
        StepState::Done(on) => w.done_on(&date(on, Style::Day)),
        StepState::LeftOut => w.left_out.to_owned(),
        StepState::Open => when(step, core.today()),
    };
    let minutes =
        (!step.kind.is_a_time()).then(|| span("faint", &format!(" · {}", names::minutes(step.kind.rule().minutes))));
    let when =
        row("row between when").add(p("small", &label).maybe(minutes)).maybe(act(core, page, step, &title, editing));
    let mut parts = vec![when, h2("h-card", &title), p("soft", &names::step_why(step.kind, &page.name, other))];
    let is_open = step.state == StepState::Open && matches!(page.plan.state, PlanState::Active(_));
    parts.extend(aid(core, step.kind).filter(|_| is_open));
    parts.extend(space_note(core, page, step));
    parts
}

/// When a step is.
fn when(step: &Step, today: NaiveDate) -> String {
    let w = words().plan;
    match step.until {
        Some(until) if step.on <= today => w.now_until(&date(until, Style::Day)),
        Some(until) => w.from_until(&date(step.on, Style::Day), &date(until, Style::Day)),
        None if step.on == today => words().today.page_title.to_owned(),
        None => date(step.on, Style::Weekday),
    }
}

/// Change an open step, put back one that was left out.
fn act(core: Core, page: &Page, step: &Step, title: &str, editing: RwSignal<usize>) -> Option<El> {
    let w = words().plan;
    let (plan, number) = (page.plan.id, step.number);
    match step.state {
        _ if matches!(page.plan.state, PlanState::Ended(_) | PlanState::Replaced(_)) => None,
        StepState::Done(_) => None,
        StepState::LeftOut => {
            let back = move || core.run(Command::ChangeStep(plan, number, StepChange::PutBack));
            Some(button("btn sm plain", w.put_back, back).id(&change_id(number)))
        }
        StepState::Open => {
            let open = move || editing.get() == usize::from(number);
            let toggle = move || editing.set(if untrack(open) { NOTHING } else { number.into() });
            let button = button("btn sm plain", w.change, toggle)
                .id(&change_id(number))
                .attr("aria-label", &w.change_of(title))
                .live_attr("aria-expanded", move || Some(open().to_string()));
            Some(button)
        }
    }
}

fn change_id(number: u16) -> String {
    format!("change-{number}")
}

/// One kind line before going quiet, offered where it may be said (E18): never when contact is
/// closed, and never on top of messages that already wait.
fn space_note(core: Core, page: &Page, step: &Step) -> Vec<El> {
    let w = words().plan;
    let person = page.plan.person;
    let waiting = core.read(|doc, _| doc.unanswered(person)) > 0;
    let offered = step.kind == StepKind::Space
        && step.state == StepState::Open
        && page.plan.choice == Choice::GiveSpace
        && page.safety.allows_contact()
        && !waiting;
    if !offered {
        return Vec::new();
    }
    let note = names::step_say(step.kind, &page.name, None);
    let words_to_say = borrow(&note);
    let said = button("btn sm plain flush", w.i_said_it, move || {
        core.run(Command::SaidSpaceNote(person, note.clone()));
    });
    [Some(p("small soft", w.note_first)), words_to_say, Some(row("").add(said))].into_iter().flatten().collect()
}

/// Changes the day of a step, or leaves it out.
fn editor(core: Core, plan: PlanId, step: &Step, editing: RwSignal<usize>) -> El {
    let w = words().plan;
    let number = step.number;
    let label = if step.kind == StepKind::Space { w.last_day } else { w.day };
    let day = RwSignal::new(day::text(step.until.unwrap_or(step.on)));
    let needs = RwSignal::new(String::new());
    let close = move || {
        editing.set(NOTHING);
        window::focus(&format!("#{}", change_id(number)));
    };
    let refuse = move |sentence: String| {
        needs.set(sentence);
        window::focus("#step-day");
    };
    let save = move || {
        let Some(to) = day::parse(&day.get_untracked()) else { return refuse(w.errors.no_day.to_owned()) };
        match core.dispatch(Command::ChangeStep(plan, number, StepChange::MoveTo(to))) {
            Ok(()) => close(),
            Err(refused) => refuse(names::plan_rejection(refused)),
        }
    };
    let leave_out = move || {
        core.run(Command::ChangeStep(plan, number, StepChange::LeaveOut));
        close();
    };
    form("editor", save)
        .add(line("step-day", "date", label, "", day, needs))
        .add(row("row").add(submit("btn sm", w.keep)).add(button("btn sm plain", w.leave_out, leave_out)))
}
