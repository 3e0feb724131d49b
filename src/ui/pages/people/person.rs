//! One person: how things stand, contact over time, the next step, what passed, what matters.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::people::{Page, page};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::day;
use crate::domain::id::PersonId;
use crate::domain::plan::standing::Standing;
use crate::domain::plan::{Plan, PlanState, Step};
use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::GuideId;
use crate::domain::tide::Span;
use crate::platform::intl::{Style, date};
use crate::ui::components::frame::{
    button, h2, icon, line_row, link, main_part, p, quote, row, section, span as part, title,
};
use crate::ui::components::people::pebble;
use crate::ui::components::tide_line::tide_line_part;
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use crate::ui::pages::people::facts::facts;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A person's page.
pub fn person(core: Core, id: PersonId) -> Vec<El> {
    let span = RwSignal::new(0);
    vec![row("contents").live(move || {
        let shown = Span::ALL[span.get().min(Span::ALL.len() - 1)];
        match core.watch(|doc, today| page(doc, id, shown, today).map(|page| (page, today))) {
            Some((page, today)) => show(core, &page, span, today),
            None => not_found(),
        }
    })]
}

fn show(core: Core, page: &Page, span: RwSignal<usize>, today: NaiveDate) -> Vec<El> {
    let name = page.person.name.as_str();
    let who = row("who row")
        .add(pebble(&page.row, " lg"))
        .add(row("grow").add(title(name)).add(p("stage", &names::standing(&page.row, today))));
    let tide = el("section")
        .class("tidecard")
        .add(h2("vh", words().person.tide))
        .maybe(space_day(page.row.standing, today))
        .add(tide_line_part(&page.tide, span))
        .add(p("small soft", words().person.tide_more));
    let left = row("").add(tide).add_all(plan_part(core, page, name)).add(passed(page, name, today));
    let right = row("aside")
        .add(matters(page, name, today))
        .add(thought(page, today))
        .maybe(plan_links(core, page.plan.as_deref()));
    vec![main_part(true).add(who).add(row("two").add(left).add(right))]
}

fn space_day(standing: Standing, today: NaiveDate) -> Option<El> {
    let Standing::InSpace { from, until } = standing else { return None };
    let day = (today - from).num_days() + 1;
    let of = (until - from).num_days() + 1;
    Some(p("soft reads", &words().person.day_of(&day.to_string(), &of.to_string())))
}

/// The next step, the plan that waits, the reflection that waits, or the door to begin.
fn plan_part(core: Core, page: &Page, name: &str) -> Vec<El> {
    let w = words();
    if let (Some(step), Some(plan)) = (&page.next, &page.plan) {
        return vec![next_step(core, step, plan, name)];
    }
    if let Some(plan) = page.plan.as_ref().filter(|plan| plan.state == PlanState::Proposed) {
        let look = row("row").add(link("btn sm quiet", &Route::Plan(plan.id), w.today.proposal_look));
        let card = el("article").class("card nextstep").add(h2("h-card", &w.today.proposal(name)));
        return vec![card.add(p("soft", w.today.proposal_more)).add(look)];
    }
    let closed = page.row.standing == Standing::NoContact;
    let (to, label) = match page.reflection {
        Some(id) => (Route::Resume(id), w.reflect.carry_on),
        None => (Route::Reflect, w.person.begin),
    };
    let begin = p("begin", "").add(link("btn quiet", &to, label));
    closed.then(|| p("well coral", w.person.no_contact_more)).into_iter().chain([begin]).collect()
}

fn next_step(core: Core, step: &Step, plan: &Plan, name: &str) -> El {
    let w = words();
    let other = step.other.and_then(|id| core.read(|doc, _| doc.person(id).map(|person| person.name.to_string())));
    let other = other.as_deref();
    let meta = p("meta-l", w.person.next).add(part("faint", &format!(" · {}", date(step.on, Style::Weekday))));
    el("article")
        .class("card nextstep")
        .add(meta)
        .add(h2("h-card", &names::step_title(step.kind, name, other)))
        .add(p("soft", &names::step_why(step.kind, name, other)))
        .add(row("row").add(link("btn sm quiet", &Route::Plan(plan.id), w.plan.see)))
}

/// What passed between the two, the newest first.
fn passed(page: &Page, name: &str, today: NaiveDate) -> El {
    let w = words().person;
    let add = link("link small", &Route::Log(page.person.id), "").add(icon(Icon::Plus)).text(w.add);
    let part = el("section").class("section").add(el("header").add(h2("h-small", w.passed)).add(add));
    if page.contacts.is_empty() {
        return part.add(p("soft", w.nothing_passed));
    }
    let entries = page.contacts.iter().map(|contact| entry(contact, name, today));
    part.add(el("ul").class("log").add_all(entries)).maybe(page.more_contacts.then(|| p("small soft", w.older)))
}

fn entry(contact: &Contact, name: &str, today: NaiveDate) -> El {
    let mark = match contact.kind {
        ContactKind::Wrote => "dot-mark made",
        ContactKind::TheyWrote | ContactKind::Talked => "dot-mark got",
        ContactKind::Met => "dot-mark met",
    };
    let note = (!contact.note.is_empty()).then(|| quote(&contact.note));
    let line = link("log-row", &Route::Contact(contact.id), "")
        .add(part(mark, "").attr("aria-hidden", "true"))
        .add(el("time").attr("datetime", &day::text(contact.on)).text(&names::day(contact.on, today)))
        .add(part("grow", "").add(el("b").own(&names::contact(contact.kind, name))).maybe(note))
        .add(part("vh", words().person.edit_contact))
        .add(icon(Icon::ChevronRight));
    el("li").add(line)
}

fn matters(page: &Page, name: &str, today: NaiveDate) -> El {
    facts(page, name, today)
}

/// What was thought through about them, the exercise after a contact, and the safety question again (P1).
fn thought(page: &Page, today: NaiveDate) -> El {
    let w = words().person;
    let past = page.thought.iter().map(|one| {
        let title = words().guide_title(one.guide);
        el("li").add(line_row("line-row", &Route::Resume(one.id), title, &names::day(one.touched, today)))
    });
    let after = GuideId::Exercise(Exercise::AfterAContact);
    let after = (!page.contacts.is_empty())
        .then(|| el("li").add(line_row("line-row", &Route::Start(after), words().guide_title(after), "")));
    let safety = el("li").add(line_row("line-row", &Route::AskSafety(page.person.id), w.safety, w.safety_more));
    section(w.thought).add(el("ul").class("rows line").add_all(past).maybe(after).add(safety))
}

/// The way to close a plan, or how it ended and the door back.
fn plan_links(core: Core, plan: Option<&Plan>) -> Option<El> {
    let w = words().plan;
    let plan = plan?;
    let id = plan.id;
    match &plan.state {
        PlanState::Active(_) => Some(line_row("line-row closeplan", &Route::Ending(id), w.end, w.end_more)),
        PlanState::Ended(ending) => {
            let keep = (!ending.keep.is_empty()).then(|| quote(&ending.keep));
            let doors = row("row").add(link("link", &Route::Plan(id), w.see)).add(button(
                "btn sm plain",
                w.reopen,
                move || core.run(Command::ReopenPlan(id)),
            ));
            Some(section(names::outcome(ending.outcome).0).maybe(keep).add(doors))
        }
        PlanState::Proposed | PlanState::Replaced(_) => None,
    }
}
