//! One step of a plan, and its editor in place.

use super::borrow::Borrow;
use super::page::{title, when};
use crate::app::command::{Command, StepChange};
use crate::app::view::plan::Page;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::ContactKind;
use crate::domain::id::PlanId;
use crate::domain::plan::step::{Stage, StepKind};
use crate::domain::plan::{PlanState, Step, StepState};
use crate::platform::intl::{Style, date};
use crate::platform::page as window;
use crate::ui::components::field::DayField;
use crate::ui::components::icon::IconView;
use crate::ui::core::Core;
use crate::ui::names;
use leptos::prelude::*;

/// A step as a stone on the path.
#[component]
pub fn StepItem(plan: PlanId, number: u16, shown: Memo<Option<Page>>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let step = Memo::new(move |_| shown.with(|page| page.as_ref().and_then(|page| page.plan.step(number).cloned())));
    let class = move || {
        step.with(|step| match step {
            Some(step) if step.state == StepState::LeftOut => "left-out",
            Some(step) if matches!(step.state, StepState::Done(_)) => "done",
            Some(step) if step.kind == StepKind::Space => "space",
            _ => "",
        })
    };
    view! {
        <li class=class>
            <span class="node" aria-hidden="true">
                {move || step.with(|step| step.as_ref().map(|step| view! { <IconView icon=icon(step) /> }))}
            </span>
            <div class="step">
                {move || step.get().map(|step| head(plan, &step, shown, editing))}
                <Show when=move || editing.get()>
                    <Editor plan number shown editing />
                </Show>
            </div>
        </li>
    }
}

const fn icon(step: &Step) -> Icon {
    match (step.state, step.kind.rule().stage) {
        (StepState::Done(_), _) => Icon::Check,
        (_, Stage::Space) => Icon::Moon,
        (_, Stage::Reach | Stage::Talk) => Icon::Message,
        (_, Stage::Rebuild) => Icon::Waves,
        (_, Stage::Wait) => Icon::Compass,
        (_, Stage::Ground | Stage::Keep) => Icon::Footprints,
    }
}

fn head(plan: PlanId, step: &Step, shown: Memo<Option<Page>>, editing: RwSignal<bool>) -> impl IntoView + use<> {
    let core = Core::get();
    let w = &words().plan;
    let number = step.number;
    let Some(page) = shown.get_untracked() else { return ().into_any() };
    let title = title(&page, number);
    let change = w.change_of(&title);
    let over = matches!(page.plan.state, PlanState::Ended(_));
    let act = match step.state {
        _ if over => ().into_any(),
        StepState::Open => view! {
            <button
                class="btn sm plain"
                aria-label=change
                aria-expanded=move || if editing.get() { "true" } else { "false" }
                on:click=move |_| editing.update(|open| *open = !*open)
            >
                {w.change}
            </button>
        }
        .into_any(),
        StepState::LeftOut => view! {
            <button
                class="btn sm plain"
                on:click=move |_| core.run(Command::ChangeStep(plan, number, StepChange::PutBack))
            >
                {w.put_back}
            </button>
        }
        .into_any(),
        StepState::Done(_) => ().into_any(),
    };
    let label = match step.state {
        StepState::Done(on) => w.done_on(&date(on, Style::Day)),
        StepState::LeftOut => w.left_out.to_owned(),
        StepState::Open => when(&page, number),
    };
    let other = page.other(step.other);
    let why = names::step_why(step.kind, &page.name, other);
    let size = (step.kind != StepKind::Space)
        .then(|| view! { <span class="faint">" · " {names::minutes(step.kind.rule().minutes)}</span> });
    view! {
        <div class="row between when">
            <p class="small">{label} {size}</p>
            {act}
        </div>
        <h2 class="h-card" dir="auto">{title}</h2>
        <p class="soft">{why}</p>
        {space_note(step, &page)}
    }
    .into_any()
}

/// One kind line before going quiet, offered where it may be said (E18): never when contact is
/// closed, and never on top of messages that already wait.
fn space_note(step: &Step, page: &Page) -> Option<impl IntoView + use<>> {
    let core = Core::get();
    let w = &words().plan;
    let person = page.plan.person;
    let waiting = core.read(|doc, _| crate::domain::contact::unanswered(&doc.contacts_with(person))) > 0;
    let offered = step.kind == StepKind::Space
        && step.state == StepState::Open
        && page.safety.allows_contact()
        && page.plan.choice == crate::domain::situation::Choice::GiveSpace
        && !waiting;
    offered.then(|| {
        view! {
            <p class="small soft">{w.note_first}</p>
            <Borrow text=names::step_say(step.kind, &page.name, None) />
            <button
                class="btn sm plain flush"
                on:click=move |_| core.run(Command::LogContact(person, ContactKind::Wrote))
            >
                {w.i_said_it}
            </button>
        }
    })
}

/// Changes the day of a step, or leaves it out.
#[component]
fn Editor(plan: PlanId, number: u16, shown: Memo<Option<Page>>, editing: RwSignal<bool>) -> impl IntoView {
    let core = Core::get();
    let w = &words().plan;
    let step = shown.with_untracked(|page| page.as_ref().and_then(|page| page.plan.step(number).cloned()));
    let Some(step) = step else { return ().into_any() };
    let is_space = step.kind == StepKind::Space;
    let day = RwSignal::new(step.until.unwrap_or(step.on).to_string());
    let error = RwSignal::new(None::<String>);
    let id = format!("day-{number}");
    let field = format!("#{id}");
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(to) = day.get_untracked().parse() else {
            error.set(Some(w.errors.no_day.to_owned()));
            return window::focus(&field);
        };
        match core.dispatch(Command::ChangeStep(plan, number, StepChange::MoveTo(to))) {
            Ok(()) => editing.set(false),
            Err(refused) => {
                error.set(Some(names::plan_rejection(refused)));
                window::focus(&field);
            }
        }
    };
    let leave_out = move |_| {
        editing.set(false);
        core.run(Command::ChangeStep(plan, number, StepChange::LeaveOut));
    };
    view! {
        <form class="editor" on:submit=save novalidate>
            <DayField id label=if is_space { w.last_day } else { w.day } value=day error />
            <div class="row">
                <button class="btn sm">{w.keep}</button>
                <button type="button" class="btn sm plain" on:click=leave_out>{w.leave_out}</button>
            </div>
        </form>
    }
    .into_any()
}
