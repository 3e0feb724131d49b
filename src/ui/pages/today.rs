//! Today: one small thing, and what waits.

use crate::app::command::{Command, StepChange};
use crate::app::doc::Doc;
use crate::app::route::Route;
use crate::app::view::curve::sine;
use crate::app::view::today::{self, Open, Thing, Today};
use crate::content::icons::Icon;
use crate::content::words::{Today as Words, words};
use crate::domain::plan::step::StepKind;
use crate::platform::clock;
use crate::platform::intl::{Style, date, is_ready};
use crate::platform::timer::after_frame;
use crate::ui::components::aid::aid;
use crate::ui::components::borrow::borrow;
use crate::ui::components::check_in;
use crate::ui::components::frame::{body, button, h2, icon, line_row, link, main_part, p, row, span, title};
use crate::ui::components::more::more;
use crate::ui::components::people::person_row;
use crate::ui::components::shore::shore;
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Of what waits, so much is shown at first: Today stays a short page.
const FEW: usize = 5;
/// A line with nothing in it is as high as one with a date.
const BLANK: &str = "\u{a0}";

/// The day's page.
pub fn today(core: Core) -> Vec<El> {
    let w = words().today;
    let hour = clock::hour();
    // The first date takes the browser longer than the rest of the page, so it comes a frame later.
    let is_late = RwSignal::new(!is_ready(Style::Full));
    if is_late.get_untracked() {
        after_frame(move || {
            let _ = is_late.try_set(false);
        });
    }
    let full = |_: &Doc, today| date(today, Style::Full);
    let greet = row("greet")
        .add(title(greeting(w, hour)))
        .add(el("p").class("soft").live_text(move || if is_late.get() { BLANK.to_owned() } else { core.watch(full) }));
    let shown = RwSignal::new(FEW);
    let busy = move || core.is_reading().then(|| "true".to_owned());
    let two = row("two").live_attr("aria-busy", busy).live(move || columns(core, shown));
    let main = main_part(true).add(row("shore bleed").add_all(shore(water(hour))).add(greet)).add(two);
    vec![main]
}

fn columns(core: Core, shown: RwSignal<usize>) -> Vec<El> {
    if core.is_reading() {
        return vec![p("vh", words().shell.reading)];
    }
    let (view, day) = core.watch(|doc, day| (today::today(doc, day), day));
    let check_in = check_in::asked(core, &view).or_else(|| check_in::said(core, &view));
    let aside = row("aside").maybe(check_in).add(people(&view, day)).add(start());
    vec![row("things").add_all(things(core, &view, shown)), aside]
}

const fn greeting(w: &'static Words, hour: u32) -> &'static str {
    match hour {
        5..=11 => w.morning,
        12..=17 => w.afternoon,
        18..=22 => w.evening,
        _ => w.night,
    }
}

/// The water follows the hour: low at three at night, high at three in the afternoon.
fn water(hour: u32) -> f64 {
    0.55 + 0.4 * sine((f64::from(hour) - 15.0) / 24.0 + 0.25)
}

/// What there is to do and what waits; a day with nothing in it is fine.
fn things(core: Core, view: &Today, shown: RwSignal<usize>) -> Vec<El> {
    let w = words().today;
    let mut parts = Vec::new();
    if let Some((first, others)) = view.things.split_first() {
        parts.push(one_thing(core, first));
        if !others.is_empty() {
            let rows = others.iter().map(|thing| small_thing(core, thing));
            let list = el("ul").class("rows line").add_all(rows);
            parts.push(el("section").class("section").add(h2("h-small", w.also)).add(list));
        }
    } else if view.proposals.is_empty() && view.reflections.is_empty() {
        parts.push(el("article").class("card onething").add(h2("", w.nothing)).add(p("soft", w.nothing_more)));
    }
    let some = shown.get();
    parts.extend(view.proposals.iter().take(some).map(|(plan, name)| {
        el("article")
            .class("card onething")
            .add(h2("", &w.proposal(name)))
            .add(p("soft why", w.proposal_more))
            .add(link("btn", &Route::Plan(*plan), w.proposal_look))
    }));
    parts.extend(view.reflections.iter().take(some).map(resume));
    parts.extend(more("more", shown, view.proposals.len().max(view.reflections.len())));
    parts
}

/// The first thing, large.
fn one_thing(core: Core, thing: &Thing) -> El {
    let w = words().today;
    let (kind, other) = (thing.kind, thing.other.as_deref());
    let meta = p("meta-l", w.one_thing).add(span("faint", &format!(" · {}", names::minutes(kind.rule().minutes))));
    let main = if kind == StepKind::Review {
        link("btn grow", &Route::Plan(thing.plan), words().plan.see)
    } else {
        act(core, thing, "btn grow", w.done, StepChange::Done)
    };
    let acts = row("row acts-row")
        .add(main)
        .add(act(core, thing, "btn plain", w.too_much, StepChange::TooMuch))
        .add(act(core, thing, "btn plain", w.not_today, StepChange::NotToday));
    el("article")
        .class("card onething")
        .add(meta)
        .add(h2("", &names::step_title(kind, &thing.name, other)))
        .add(p("soft why", &names::step_why(kind, &thing.name, other)))
        .maybe(borrow(&names::step_say(kind, &thing.name, other)))
        .maybe(aid(core, kind))
        .add(acts)
}

/// What else there is: a quiet row.
fn small_thing(core: Core, thing: &Thing) -> El {
    let w = words().today;
    let other = thing.other.as_deref();
    let done = if thing.kind == StepKind::Review {
        link("btn sm quiet", &Route::Plan(thing.plan), words().plan.see)
    } else {
        act(core, thing, "btn sm quiet", w.done, StepChange::Done)
    };
    let acts = row("row").add(done).add(act(core, thing, "btn sm plain", w.not_today, StepChange::NotToday)).add(act(
        core,
        thing,
        "btn sm plain",
        w.leave_out,
        StepChange::LeaveOut,
    ));
    el("li")
        .class("smallthing")
        .add(p("", "").add(el("b").own(&names::step_title(thing.kind, &thing.name, other))))
        .add(p("small soft", &names::step_why(thing.kind, &thing.name, other)))
        .add(acts)
}

fn act(core: Core, thing: &Thing, class: &str, text: &str, change: StepChange) -> El {
    let (plan, number) = (thing.plan, thing.number);
    button(class, text, move || core.run(Command::ChangeStep(plan, number, change)))
}

fn resume(open: &Open) -> El {
    let w = words().today;
    let (at, of) = (open.at.to_string(), open.of.to_string());
    let more = if open.name.is_empty() { w.resume_alone(&at, &of) } else { w.resume(&at, &open.name, &of) };
    link("line-row waits", &Route::Resume(open.id), "")
        .add(icon(Icon::Compass))
        .add(body(words().guide_title(open.guide), &more))
        .add(icon(Icon::ChevronRight))
}

fn people(view: &Today, day: NaiveDate) -> El {
    let w = words().today;
    let rows = view.people.iter().map(|one| {
        let log = link("btn sm plain", &Route::Log(one.id), w.log).attr("aria-label", &w.log_of(&one.name));
        el("li").class("with-action").add(person_row(one, day)).add(log)
    });
    let head = el("header").add(h2("h-small", w.people)).add(link("link small", &Route::People, w.all_people));
    el("section").class("section").add(head).add(el("ul").class("rows line").add_all(rows))
}

fn start() -> El {
    let w = words();
    el("ul").class("rows line").add_all([
        el("li").add(line_row("line-row", &Route::Reflect, w.today.start, "")),
        el("li").add(line_row("line-row", &Route::Exercises, w.reflect.exercises, w.reflect.exercises_more)),
    ])
}
