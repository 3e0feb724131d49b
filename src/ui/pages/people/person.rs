//! One person: how things stand, contact over time, the next step, what passed, what matters.

use crate::app::command::{Command, StepChange};
use crate::app::doc::Doc;
use crate::app::route::Route;
use crate::app::view::care::{self, Door, Space, SpaceEnds};
use crate::app::view::people::{Page, page};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::day;
use crate::domain::id::PersonId;
use crate::domain::message::Form;
use crate::domain::plan::advance::{Event, ReviewChoice};
use crate::domain::plan::standing::Standing;
use crate::domain::plan::step::StepKind;
use crate::domain::plan::{Plan, PlanState, Step};
use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::GuideId;
use crate::domain::tide::Span;
use crate::platform::intl::{Style, date};
use crate::ui::components::frame::{
    button, h2, help_link, icon, line_row, link, main_part, p, quote, row, section, span as part, title,
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
        let read = move |doc: &Doc, today| {
            let space = care::space(doc, id, today)?;
            let fear = doc.safety(id).is_some_and(|safety| safety.fear);
            let care = Care { space, fear, ends: care::space_ends(doc, id, today) };
            Some((page(doc, id, shown, today)?, care, today))
        };
        match core.watch(read) {
            Some((page, care, today)) => show(core, &page, &care, span, today),
            None => not_found(),
        }
    })]
}

/// What the page says about space and safety.
struct Care {
    space: Space,
    fear: bool,
    ends: Option<SpaceEnds>,
}

fn show(core: Core, page: &Page, care: &Care, span: RwSignal<usize>, today: NaiveDate) -> Vec<El> {
    let name = page.person.name.as_str();
    let who = row("who row")
        .add(pebble(&page.row, " lg"))
        .add(row("grow").add(title(name)).add(p("stage", &names::standing(&page.row, today))));
    let tide = el("section")
        .class("tidecard")
        .add(h2("vh", words().person.tide))
        .maybe(care.space.running.map(|space| space_day(space, today)))
        .add(tide_line_part(&page.tide, span))
        .add(p("small soft", words().person.tide_more));
    let left = row("")
        .add(tide)
        .maybe(care.ends.map(|ends| space_ends(core, page.person.id, ends)))
        .maybe(no_contact(page, care.fear))
        .add_all(plan_part(core, page, care.ends.is_some(), name))
        .add(ways(core, page, &care.space))
        .maybe(terms(&care.space))
        .add(passed(page, name, today));
    let right = row("aside")
        .add(matters(page, name, today))
        .add(thought(page, today))
        .add(reminders(page.person.id))
        .maybe(plan_links(core, page.plan.as_deref()));
    vec![main_part(true).add(who).add(row("two").add(left).add(right))]
}

/// The way to what the device's calendar can remind of.
fn reminders(id: PersonId) -> El {
    let w = words().reminders;
    let row = line_row("line-row", &Route::Reminders(Some(id)), w.title, w.more);
    el("ul").class("rows line").add(el("li").add(row))
}

/// Which day of a space it is, in words.
pub fn space_day((from, until): (NaiveDate, NaiveDate), today: NaiveDate) -> El {
    let day = (today - from).num_days() + 1;
    let of = (until - from).num_days() + 1;
    p("soft reads", &words().person.day_of(&day.to_string(), &of.to_string()))
}

/// They wrote, or it is time to look: the user says whether the space ends.
fn space_ends(core: Core, id: PersonId, ends: SpaceEnds) -> El {
    let w = words().space;
    let yes = move || core.run(Command::Happened(id, Event::Reviewed(ReviewChoice::TheyWrote)));
    let later = move || core.run(Command::ChangeStep(ends.plan, ends.review, StepChange::MoveTo(ends.after)));
    let acts = row("row").add(button("btn sm", w.ends_yes, yes)).add(button("btn sm quiet", w.ends_no, later));
    el("article")
        .class("card nextstep")
        .add(h2("h-card", if ends.they_wrote { w.they_wrote } else { w.look }))
        .add(p("soft", w.ends_more))
        .add(acts)
}

/// What one can do, quietly: give space, or write here instead of to them.
fn ways(core: Core, page: &Page, space: &Space) -> El {
    let w = words();
    let id = page.person.id;
    let label = if space.running.is_some() { w.space.change } else { w.space.begin };
    let give = (space.door != Door::Closed).then(|| link("btn sm quiet", &Route::Space(id), label));
    let closed = matches!(page.row.standing, Standing::NoContact | Standing::LetGo | Standing::Died);
    let write = if closed { w.urge.enter_closed } else { w.urge.enter };
    let begin = move || core.run(Command::BeginDraft(id, Form::Text, String::new()));
    let message = (!closed).then(|| button("btn sm quiet", w.person.write, begin));
    row("row wrap doings").maybe(message).maybe(give).add(link("btn sm quiet", &Route::Urge(id), write))
}

/// What was agreed about the space that runs, in view.
fn terms(space: &Space) -> Option<El> {
    let w = words().space;
    space.running?;
    let fact = |label: &str, text: &str| row("").add(el("dt").text(label)).add(el("dd").own(text));
    let terms = &space.terms;
    let facts = [(w.reason, terms.reason.as_str()), (w.exceptions, terms.exceptions.as_str())]
        .into_iter()
        .chain(
            terms.meanwhile.iter().enumerate().map(|(at, own)| (if at == 0 { w.meanwhile } else { "" }, own.as_str())),
        )
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(label, text)| fact(label, text));
    let facts: Vec<El> = facts.collect();
    (!facts.is_empty()).then(|| section(w.terms).add(el("dl").class("facts").add_all(facts)))
}

/// The next step, the plan that waits, the reflection that waits, or the door to begin.
fn plan_part(core: Core, page: &Page, is_asked: bool, name: &str) -> Vec<El> {
    let w = words();
    if let (Some(step), Some(plan)) = (&page.next, &page.plan) {
        // The look at the plan is the question that stands above already.
        if is_asked && step.kind == StepKind::Review {
            return Vec::new();
        }
        return vec![next_step(core, step, plan, name)];
    }
    if let Some(plan) = page.plan.as_ref().filter(|plan| plan.state == PlanState::Proposed) {
        let look = row("row").add(link("btn sm quiet", &Route::Plan(plan.id), w.today.proposal_look));
        let card = el("article").class("card nextstep").add(h2("h-card", &w.today.proposal(name)));
        return vec![card.add(p("soft", w.today.proposal_more)).add(look)];
    }
    let (to, label) = match page.reflection {
        Some(id) => (Route::Resume(id), w.reflect.carry_on),
        None => (Route::Reflect, w.person.begin),
    };
    let begin = p("begin", "").add(link("btn quiet", &to, label));
    vec![begin]
}

/// Why nothing here reaches out, with help in reach where there is fear.
fn no_contact(page: &Page, fear: bool) -> Option<El> {
    let w = words();
    let help = || p("", "").add(help_link("link", w.happened.not_safe_help));
    let why = || row("well coral").add(p("", w.person.no_contact_more)).maybe(fear.then(help));
    (page.row.standing == Standing::NoContact).then(why)
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
