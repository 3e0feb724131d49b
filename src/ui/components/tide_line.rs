//! The tide line, drawn at the two widths a page has, with the same story in words.

use super::frame::{button, disclose, p, row, span as part};
use crate::app::view::tide_line::{Labels, TideLine, mark, tide_line};
use crate::content::words::words;
use crate::domain::tide::{Crest, Tide};
use crate::platform::intl::{Style, date};
use crate::ui::el::{El, drawing, el};
use leptos::prelude::*;

/// Contact over time. Two drawings, of which the box's width shows one; one text for both.
pub fn tide_line_part(tide: &Tide, span: RwSignal<usize>) -> El {
    let (title, story) = story(tide);
    let image = el("div")
        .class("tide-box")
        .attr("role", "img")
        .attr("aria-labelledby", "tide-title tide-story")
        .add(draw("tide tide--compact", &tide_line(tide, 350.0, 256.0, &letters)))
        .add(draw("tide tide--wide", &tide_line(tide, 700.0, 288.0, &letters)));
    el("div")
        .add(spans(span))
        .add(image)
        .add(p("vh", &title).id("tide-title"))
        .add(p("vh", &story).id("tide-story"))
        .add(key())
        .add(table(tide))
}

/// How much time is shown: three buttons, of which one is in.
fn spans(span: RwSignal<usize>) -> El {
    let w = words().person.span;
    let of = [w.weeks, w.half_year, w.year].into_iter().enumerate().map(|(at, label)| {
        let pressed = move || Some((span.get() == at).to_string());
        button("markbtn", label, move || span.set(at)).live_attr("aria-pressed", pressed)
    });
    row("row spans").attr("role", "group").attr("aria-label", w.label).add_all(of)
}

fn name(crest: Crest) -> &'static str {
    let w = words().person;
    match crest {
        Crest::Met => w.met,
        Crest::Talked => w.talked,
        Crest::TheyWrote => w.key_they,
        Crest::Wrote | Crest::Unanswered => w.wrote,
        Crest::Planned => w.key_planned,
    }
}

fn letters(crest: Crest) -> usize {
    name(crest).chars().count()
}

/// The same as rows, the newest first.
fn table(tide: &Tide) -> El {
    let w = words().person;
    let line = |on: String, what: &str| el("tr").add(el("th").attr("scope", "row").text(&on)).add(el("td").text(what));
    let spaces = tide.spaces.iter().map(|&(from, until)| {
        let when = words().plan.from_until(&date(from, Style::Day), &date(until, Style::Day));
        line(when, w.giving_space)
    });
    let events = tide.events.iter().rev().map(|event| line(date(event.on, Style::Day), name(event.crest)));
    disclose(w.as_table, vec![el("table").add(el("tbody").add_all(events).add_all(spaces))])
}

fn draw(class: &str, line: &TideLine) -> El {
    let w = words().person;
    let labels = Labels { today: w.today, space: w.giving_space, date: &|day| date(day, Style::Short), crest: &name };
    let view_box = format!("0 0 {} {}", line.width as i32, line.height as i32);
    drawing(class, &view_box, &line.markup(&labels))
}

/// What the markers mean. The story has it in words, so it is for the eye only.
fn key() -> El {
    let w = words().person;
    let keys = [
        (Crest::Wrote, w.key_wrote),
        (Crest::TheyWrote, w.key_they),
        (Crest::Met, w.key_met),
        (Crest::Planned, w.key_planned),
    ];
    let keys =
        keys.map(|(crest, label)| part("", "").add(drawing("tide", "0 0 16 16", &mark(crest, "8", "8"))).text(label));
    el("p").class("tide-key").attr("aria-hidden", "true").add_all(keys)
}

/// The whole story in sentences: title and text.
fn story(tide: &Tide) -> (String, String) {
    let w = words().person;
    let day = |day| date(day, Style::Day);
    let mut sentences: Vec<String> = tide
        .events
        .iter()
        .map(|event| {
            let on = day(event.on);
            match event.crest {
                Crest::Wrote => w.tide_wrote(&on),
                Crest::Unanswered => format!("{} {}", w.tide_wrote(&on), w.no_reply),
                Crest::TheyWrote => w.tide_they(&on),
                Crest::Talked => w.tide_talked(&on),
                Crest::Met => w.tide_met(&on),
                Crest::Planned => w.tide_planned(&on),
            }
        })
        .collect();
    if sentences.is_empty() {
        sentences.push(w.tide_none.to_owned());
    }
    sentences.extend(tide.spaces.iter().map(|&(from, until)| w.tide_space(&day(from), &day(until))));
    (w.tide_title(&day(tide.start), &day(tide.end)), sentences.join(" "))
}
