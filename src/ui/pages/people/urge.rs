//! "I want to write now": ten calm minutes, a place for the words, and something else to do (S2-59, E15).

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::care::{self, Urge};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::id::{EntryId, PersonId};
use crate::domain::journal::EntryKind;
use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::GuideId;
use crate::domain::urge::UrgeEnd;
use crate::platform::intl::{Style, date};
use crate::platform::{clock, page, timer};
use crate::ui::components::field::label;
use crate::ui::components::frame::{
    body, button, h2, help_link, icon, line_row, link, main_part, p, row, section, span, title,
};
use crate::ui::core::{Core, Toast};
use crate::ui::el::{El, drawing, el, only_changes};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// The ten minutes, in milliseconds.
const TEN_MINUTES: u64 = 10 * MINUTE;
const MINUTE: u64 = 60_000;
/// How often the clock is looked at. Only whole minutes are shown.
const TICK: Duration = Duration::from_secs(5);

/// Three sheets of water, shallow to deep, in a box of 468 by 560.
const SHEETS: &str = concat!(
    r#"<path class="layer one" d="M0 700V337C60 352 150 331 240 324S400 325 468 341V700Z"/>"#,
    r#"<path class="layer two" d="M0 700V391C50 387 105 367 160 371S260 405 315 402S415 373 468 377V700Z"/>"#,
    r#"<path class="layer three" d="M0 700V431C55 435 115 459 175 457S300 446 350 441S430 434 468 437V700Z"/>"#,
);

/// How it is, as far as it was said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    StillThere,
}

/// What the parts of the page work with.
#[derive(Clone, Copy)]
struct Sheet {
    core: Core,
    id: PersonId,
    /// When the minutes are over, in milliseconds since 2020: a phone that slept is right when it wakes.
    until: RwSignal<u64>,
    now: RwSignal<u64>,
    said: RwSignal<Said>,
    /// The entry that holds what is written here, once there is a letter of it.
    entry: RwSignal<Option<EntryId>>,
    text: RwSignal<String>,
}

/// The ten minutes.
pub fn urge(core: Core, id: PersonId) -> Vec<El> {
    let Some(urge) = core.read(|doc, today| care::urge(doc, id, today)) else { return not_found() };
    let now = clock::now();
    let sheet = Sheet {
        core,
        id,
        until: RwSignal::new(now + TEN_MINUTES),
        now: RwSignal::new(now),
        said: RwSignal::new(Said::Nothing),
        entry: RwSignal::new(None),
        text: RwSignal::new(String::new()),
    };
    look_at_the_clock(sheet.now);
    let left = only_changes(Box::new(move || sheet.minutes_left()));
    let said = only_changes(Box::new(move || usize::from(sheet.said.get() == Said::StillThere)));
    let urge = Arc::new(urge);
    let view = Arc::clone(&urge);
    // The question stands at the end while the water moves, and comes up when the time is over.
    let first = row("contents").live(move || match (said.get(), left.get()) {
        (1, _) => vec![still_there(sheet, &view)],
        (_, 0) => vec![question(sheet, "card ask")],
        _ => Vec::new(),
    });
    let last = row("contents").live(move || match (said.get(), left.get()) {
        (1, _) | (_, 0) => Vec::new(),
        _ => vec![question(sheet, "section ask")],
    });
    let floor = row("floor bleed").add(first).add(pour(sheet)).maybe(agreed(&urge)).add(others(&urge)).add(last);
    vec![main_part(false).add(hero(&urge.name, left)).add(floor)]
}

/// Goes on for as long as the page is there.
fn look_at_the_clock(now: RwSignal<u64>) {
    timer::after(TICK, move || {
        if now.try_set(clock::now()).is_none() {
            look_at_the_clock(now);
        }
    });
}

impl Sheet {
    /// Whole minutes, the one that has begun counted.
    fn minutes_left(self) -> usize {
        self.until.get().saturating_sub(self.now.get()).div_ceil(MINUTE) as usize
    }

    /// What is typed is in the journal from its first letter: leaving, hiding or locking loses nothing.
    fn typed(self, text: String) {
        let is_blank = text.trim().is_empty();
        match self.entry.get_untracked() {
            Some(entry) if is_blank => self.let_go(entry),
            Some(entry) => self.core.run(Command::WriteEntry(entry, text.clone())),
            None if is_blank => {}
            None => {
                self.core.run(Command::BeginUnsent(self.id, text.clone()));
                self.entry.set(self.just_begun(&text));
            }
        }
        self.text.set(text);
    }

    fn just_begun(self, text: &str) -> Option<EntryId> {
        self.core.read(|doc, _| {
            let is_it = |kind, people: &[PersonId]| kind == EntryKind::Unsent && people.contains(&self.id);
            doc.entries().rev().find(|one| is_it(one.kind, &one.people) && one.text == text).map(|one| one.id)
        })
    }

    fn let_go(self, entry: EntryId) {
        self.core.run(Command::LetGoUnsent(entry));
        self.entry.set(None);
        self.text.set(String::new());
    }

    fn begin_again(self) {
        let now = clock::now();
        self.now.set(now);
        self.until.set(now + TEN_MINUTES);
        self.said.set(Said::Nothing);
        page::scroll_to_top();
        page::focus("h1");
    }
}

/// Sky, sun or moon, and water that breathes. It stands still where motion is not wanted; the words go on.
fn hero(name: &str, left: RwSignal<usize>) -> El {
    let w = words().urge;
    let pause = words().reflect.pause;
    let water = row("breathe")
        .attr("aria-hidden", "true")
        .add(span("breath-orb", ""))
        .add(drawing("swell", "0 0 468 560", SHEETS).attr("preserveAspectRatio", "none"));
    let breath =
        row("breath-words").attr("aria-hidden", "true").add(span("", pause.breathe_in)).add(span("out", pause.out));
    let minutes = move || match left.get() {
        0 => String::new(),
        count => w.left(&names::minutes(u8::try_from(count).unwrap_or(u8::MAX))),
    };
    let over = move || if left.get() == 0 { w.over.to_owned() } else { String::new() };
    // Nobody is told each minute; that the time is over is told once.
    let left = row("left")
        .add(el("p").attr("role", "timer").attr("aria-live", "off").live_text(minutes))
        .add(el("p").attr("role", "status").live_text(over));
    let top = row("calmtop").add(title(w.title)).add(p("lead", &w.lead(name)));
    row("tidehero bleed").add(water).add(top).add(breath).add(left)
}

/// A place for the words.
fn pour(sheet: Sheet) -> El {
    let w = words().urge;
    let area = el("textarea")
        .class("field")
        .id("unsent")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("placeholder", w.write_start)
        .live_value(move || sheet.text.get())
        .on("input", move |event| sheet.typed(event.value()));
    let kept = RwSignal::new(false);
    let keep = move || {
        sheet.core.save_now();
        kept.set(true);
    };
    let let_go = move || {
        kept.set(false);
        if let Some(entry) = sheet.entry.get_untracked() {
            sheet.let_go(entry);
            page::focus("#unsent");
        }
    };
    let is_there = only_changes(Box::new(move || usize::from(sheet.entry.get().is_some())));
    let status = move || match (is_there.get(), kept.get()) {
        (1, true) => w.kept.to_owned(),
        (1, false) => w.stays.to_owned(),
        _ => String::new(),
    };
    let acts = move || match is_there.get() {
        1 => {
            let keep = (!kept.get()).then(|| button("btn sm quiet", w.keep, keep));
            vec![row("row wrap").maybe(keep).add(button("btn sm plain", w.let_go, let_go))]
        }
        _ => Vec::new(),
    };
    el("section")
        .class("pour")
        .add(label(w.write, "unsent"))
        .add(area)
        .add(el("p").class("hint below").attr("role", "status").live_text(status))
        .add(row("contents").live(acts))
}

/// What the user agreed with themselves, in view.
fn agreed(urge: &Urge) -> Option<El> {
    let w = words().urge;
    let rule = urge.rule.map(|rule| if rule == 1 { w.rule_one } else { w.rule_two }.to_owned());
    let waiting = match urge.waiting {
        0 => None,
        1 => Some(w.waiting_one.to_owned()),
        count => Some(w.waiting_more(&count.to_string())),
    };
    let space = urge.until.map(|until| w.space(&date(until, Style::Day), &urge.name));
    let line = [space, rule, waiting].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let own = urge.exceptions.trim();
    let all_right = (!own.is_empty()).then(|| p("small soft", w.exceptions).text(" ").add(span("", own)));
    (!line.is_empty()).then(|| row("well agreed").add(p("label", w.rule)).add(p("", &line)).maybe(all_right))
}

/// Something else to do: what the user wrote down for it, or else three of ours; and the way to Settle.
fn others(urge: &Urge) -> El {
    let w = words().urge;
    let ours =
        [(Icon::Footprints, w.walk, w.walk_more), (Icon::Sun, w.cup, w.cup_more), (Icon::Waves, w.hands, w.hands_more)];
    let still = |drawn, title: &str, more: &str| el("li").add(row("line-row").add(icon(drawn)).add(body(title, more)));
    let rows: Vec<El> = if urge.meanwhile.is_empty() {
        ours.map(|(drawn, title, more)| still(drawn, title, more)).into()
    } else {
        urge.meanwhile.iter().map(|own| still(Icon::Footprints, own, "")).collect()
    };
    let way = |drawn, route: &Route, title: &str, more: &str| {
        let way = link("line-row", route, "").add(icon(drawn)).add(body(title, more)).add(icon(Icon::ChevronRight));
        el("li").add(way)
    };
    let other =
        urge.other.as_ref().map(|(id, name)| way(Icon::Users, &Route::Person(*id), &w.other(name), w.other_more));
    let settle = GuideId::Exercise(Exercise::Settle);
    let settle = way(Icon::Compass, &Route::Start(settle), words().guide_title(settle), w.settle_more);
    section(w.others).add(el("ul").class("rows line others").add_all(rows).maybe(other).add(settle))
}

/// How is it now? Both answers are fine.
fn question(sheet: Sheet, class: &str) -> El {
    let w = words().urge;
    let (core, id) = (sheet.core, sheet.id);
    let passed = move || core.run(Command::RodeUrge(id, UrgeEnd::RodeOut, String::new()));
    let still = move || match core.dispatch(Command::RodeUrge(id, UrgeEnd::StillThere, String::new())) {
        Ok(()) => {
            sheet.said.set(Said::StillThere);
            page::focus("#still");
        }
        Err(refused) => core.say(Toast::Words(names::rejection(refused))),
    };
    let acts = row("row wrap").add(button("btn quiet", w.passed, passed)).add(button("btn plain", w.still, still));
    el("section").class(class).add(h2("h-small", w.ask)).add(p("small soft", w.ask_help)).add(acts)
}

/// It is still there: kind words, and only what the rule and their standing leave open.
fn still_there(sheet: Sheet, urge: &Urge) -> El {
    let w = words().urge;
    let again = button("btn quiet", w.again, move || sheet.begin_again());
    let leave = link("btn plain", &Route::Person(sheet.id), w.leave);
    let part = el("section")
        .class("card ask")
        .add(h2("h-small", w.still_title).id("still").attr("tabindex", "-1"))
        .add(p("", w.still_more));
    let part = if urge.may_write {
        let ways = el("ul")
            .class("rows line")
            .add(el("li").add(line_row("line-row", &Route::Words, words().reflect.words, "")))
            .add(el("li").add(line_row("line-row", &Route::Log(sheet.id), w.wrote, "")));
        part.add(p("", w.may)).add(ways)
    } else {
        let help = urge.fear.then(|| p("", "").add(help_link("link", words().happened.not_safe_help)));
        part.add(p("", if urge.closed { w.closed } else { w.wait })).maybe(help)
    };
    part.add(row("row wrap").add(again).add(leave))
}
