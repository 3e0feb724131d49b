//! Today: one small thing, and what waits.

use crate::app::command::{Command, StepChange};
use crate::app::doc::Doc;
use crate::app::route::Route;
use crate::app::view::curve::sine;
use crate::app::view::drafts::{self, DraftRow, Stands};
use crate::app::view::people::Row;
use crate::app::view::today::{self, Open, Thing, Today};
use crate::content::icons::Icon;
use crate::content::words::{Today as Words, words};
use crate::domain::message::Form;
use crate::domain::plan::advance::{Event, Warmth};
use crate::domain::plan::standing::Standing;
use crate::domain::plan::step::StepKind;
use crate::domain::plan::today::What;
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
use crate::ui::el::{El, drawing, el};
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
    for (at, urge) in urges(view).enumerate() {
        parts.insert((at + 1).min(parts.len()), urge);
    }
    parts.extend(held(core));
    parts.extend(piled_up(core, view));
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
    let meta =
        p("meta-l", w.one_thing).add(span("faint", &format!(" · {}", names::minutes(thing.kind.rule().minutes))));
    let say = if thing.own.is_some() { String::new() } else { names::step_say(thing.kind, &thing.name, other(thing)) };
    el("article")
        .class("card onething")
        .add(meta)
        .add(h2("", &title_of(thing)))
        .add(p("soft why", &why(thing)))
        .maybe(borrow(&say))
        .maybe(write_here(core, thing, &say))
        .maybe(aid(core, thing.kind))
        .add(row("row acts-row").add_all(acts(core, thing, ["btn grow", "btn plain"])))
}

/// Messages that rest, or that may have been sent.
fn held(core: Core) -> Option<El> {
    let w = words().today;
    let now = clock::moment();
    let rows = core.watch(|doc, _| drafts::held(doc, now));
    let row = |one: &DraftRow| {
        let title = match one.stands {
            Stands::Left(_) => w.draft_left(&one.name),
            Stands::Resting(until) => w.draft_resting(&one.name, &names::moment(until, now)),
            Stands::Rested | Stands::Open => w.draft_rested(&one.name),
        };
        let way = link("line-row waits", &Route::Draft(one.id), "");
        el("li").add(way.add(icon(Icon::Moon)).add(body(&title, &one.opening)).add(icon(Icon::ChevronRight)))
    };
    (!rows.is_empty()).then(|| el("ul").class("rows line held").add_all(rows.iter().map(row)))
}

/// A message of a step, to be written here first.
fn write_here(core: Core, thing: &Thing, say: &str) -> Option<El> {
    let (about, say) = (thing.about, say.to_owned());
    let write = move || core.run(Command::BeginDraft(about, Form::Text, say.clone()));
    let is_message = thing.kind.rule().contact && matches!(thing.what, What::Step(..));
    is_message.then(|| button("btn sm quiet", words().today.write_here, write))
}

/// What else there is: a quiet row.
fn small_thing(core: Core, thing: &Thing) -> El {
    el("li")
        .class("smallthing")
        .add(p("", "").add(el("b").own(&title_of(thing))))
        .add(p("small soft", &why(thing)))
        .add(row("row").add_all(acts(core, thing, ["btn sm quiet", "btn sm plain"])))
}

fn other(thing: &Thing) -> Option<&str> {
    thing.other.as_deref()
}

/// In the user's own words where they chose them.
fn title_of(thing: &Thing) -> String {
    match (&thing.what, &thing.own) {
        (What::Meanwhile(..), Some(own)) => own.clone(),
        _ => names::step_title(thing.kind, &thing.name, other(thing)),
    }
}

fn why(thing: &Thing) -> String {
    let w = words().today;
    match &thing.what {
        What::Step(..) | What::FollowUp(_) => names::step_why(thing.kind, &thing.name, other(thing)),
        What::Meanwhile(..) => w.meanwhile_why(&thing.name),
        What::Rhythm => w.rhythm_why(&thing.name),
        What::Milestone(_) => {
            let what = thing.own.as_deref().unwrap_or(words().person.milestones.birthday);
            w.milestone_why(what, &date(thing.due, Style::Day))
        }
    }
}

/// What one can do with it. The last is to leave it be.
fn acts(core: Core, thing: &Thing, [main, plain]: [&str; 2]) -> Vec<El> {
    let w = words().today;
    let act = |class: &str, text: &str, change: StepChange| {
        let (about, what) = (thing.about, thing.what);
        button(class, text, move || core.run(Command::Answer(about, what, change)))
    };
    let replied = |class: &str, text: &str, event: Event| {
        let about = thing.about;
        button(class, text, move || core.run(Command::Happened(about, event)))
    };
    match thing.what {
        What::Step(plan, _) if thing.kind == StepKind::Review => {
            vec![link(main, &Route::Plan(plan), words().plan.see), act(plain, w.not_today, StepChange::NotToday)]
        }
        What::Step(..) => vec![
            act(main, w.done, StepChange::Done),
            act(plain, w.too_much, StepChange::TooMuch),
            act(plain, w.not_today, StepChange::NotToday),
            act(plain, w.leave_out, StepChange::LeaveOut),
        ],
        What::Meanwhile(..) => {
            vec![act(main, w.done, StepChange::Done), act(plain, w.not_today, StepChange::NotToday)]
        }
        What::Milestone(_) => {
            vec![act(main, w.done, StepChange::Done), act(plain, w.this_year, StepChange::LeaveOut)]
        }
        What::FollowUp(_) => vec![
            replied(main, w.warm, Event::Replied(Warmth::Warm)),
            replied(main, w.brief, Event::Replied(Warmth::Brief)),
            act(plain, w.not_yet, StepChange::NotToday),
        ],
        What::Rhythm => vec![
            act(main, w.done, StepChange::Done),
            act(plain, w.not_today, StepChange::NotToday),
            act(plain, w.leave_out, StepChange::LeaveOut),
        ],
    }
}

/// When many rhythms have come round at once, they can begin again: nothing here is late.
fn piled_up(core: Core, view: &Today) -> Option<El> {
    let w = words().today;
    let begin = move || core.run(Command::FreshStart);
    view.piled_up.then(|| {
        row("well").add(p("", w.piled)).add(p("small soft", w.piled_more)).add(button(
            "btn sm quiet",
            w.piled_do,
            begin,
        ))
    })
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
        el("li").add(line_row("line-row", &Route::Data, w.shell.data, w.today.data_more)),
    ])
}

/// While somebody is in space: the way to ten calm minutes, when the wish to write comes.
fn urges(view: &Today) -> impl Iterator<Item = El> {
    const WATER: &str = concat!(
        r#"<path d="M0 76V12C30 3 60 4 90 14S140 24 175 18S240 11 280 9S330 9 350 15V76Z"/>"#,
        r#"<path d="M0 76V50C40 50 60 43 100 41S150 38 180 46S220 53 245 46S300 34 350 44V76Z"/>"#,
    );
    let in_space = |one: &&Row| matches!(one.standing, Standing::InSpace { .. });
    view.people.iter().filter(in_space).map(|one| {
        let w = words().today;
        link("urge", &Route::Urge(one.id), "")
            .add(drawing("urge-water", "0 0 350 76", WATER).attr("preserveAspectRatio", "none"))
            .add(el("span").class("grow").add(el("b").own(&w.urge(&one.name))).add(span("small soft", w.urge_more)))
            .add(icon(Icon::ArrowRight))
    })
}
