//! What the check says: how it may sound, and a note for each thing it found, with a gentler way.

use super::draft::aside_row;
use super::editor::{Check, Sheet, asks_again, line_class};
use crate::app::view::marks::{is_of_the_whole, line};
use crate::content::notes::Reading;
use crate::content::words::{self, words};
use crate::domain::message::mend::{put_in, quiet, sentence_around, take_out};
use crate::domain::message::tone::{Tone, tones};
use crate::domain::message::{Finding, Rule, What};
use crate::ui::components::frame::{button, p, quote, row, span};
use crate::ui::el::{El, el, only_changes};
use leptos::prelude::*;

/// How it may sound, in a short phrase.
pub fn tone(sheet: Sheet) -> El {
    let w = words().write;
    let phrase = move || {
        sheet.page.with(|page| match &page.check {
            Check::Coming => w.reading.to_owned(),
            Check::Missing => w.check_missing.to_owned(),
            Check::Read(_) if page.typing.text().trim().is_empty() => w.tone_none.to_owned(),
            Check::Read(reading) => sounds(&tones(&reading.found)),
        })
    };
    el("section")
        .class("tone")
        .add(el("h2").class("label").text(w.tone_title))
        .add(el("p").class("tonewords").live_text(phrase))
}

/// "Warm, and easy to answer. Then a little urgent."
fn sounds(tones: &[Tone]) -> String {
    let w = words().write.tone;
    let word = |tone: &Tone| match tone {
        Tone::Light => w.light,
        Tone::Open => w.open,
        Tone::Inviting => w.inviting,
        Tone::Worried => w.worried,
        Tone::Urgent => w.urgent,
        Tone::Sharp => w.sharp,
        Tone::Hurt => w.hurt,
        Tone::Certain => w.certain,
    };
    match tones {
        [] => words().write.tone_plain.to_owned(),
        [first] => w.one(&capital(word(first))),
        [first, second] => w.two(&capital(word(first)), word(second)),
        [first, second, third, ..] => w.three(&capital(word(first)), word(second), word(third)),
    }
}

/// A phrase with a capital at its beginning. Ours begin with ASCII letters.
fn capital(phrase: &str) -> String {
    let (first, rest) = phrase.split_at(1);
    [&*first.to_ascii_uppercase(), rest].concat()
}

/// The notes, in order of place, numbered as in the text.
pub fn notes(sheet: Sheet) -> El {
    let w = words().write;
    let number = move || sheet.page.with(|page| page.found().len());
    let count = only_changes(Box::new(number));
    let heading = move || match count.get() {
        0 => w.notes_none.to_owned(),
        1 => w.notes_one.to_owned(),
        count => w.notes_some(&count.to_string()),
    };
    let shown = move || {
        let again = asks_again(sheet).map(|said| aside_row(&said));
        let list = sheet.page.with(|page| {
            let text = page.typing.text();
            let Check::Read(Reading { found, ways }) = &page.check else { return None };
            if found.is_empty() {
                return (!text.trim().is_empty()).then(|| p("soft", w.notes_clear));
            }
            let cards = found.iter().zip(ways).enumerate().map(|(at, (one, way))| card(sheet, text, one, *way, at + 1));
            Some(el("ol").class("notes").add_all(cards))
        });
        again.into_iter().chain(list).collect()
    };
    let head = el("header")
        .add(el("h2").class("h-small").id("notes-count").add(el("span").attr("role", "status").live_text(heading)))
        .add(span("small faint", w.notes_hint));
    el("section").class("section").add(head).add(row("").live(shown))
}

fn card(sheet: Sheet, text: &str, finding: &Finding, way: Option<&'static str>, number: usize) -> El {
    let w = words().write;
    let what = finding.what;
    let said = words::entry(words().notes, what.id());
    let name = span("eg", said.label);
    let place = finding.span.clone();
    let show = (!is_of_the_whole(what)).then(|| {
        button("btn sm plain flush", "", move || sheet.show(&place))
            .attr("aria-label", &w.show(&number.to_string()))
            .add(span("n", &number.to_string()))
    });
    let badge = show.unwrap_or_else(|| span("n", &number.to_string()));
    let body = row("").add(p("kind-l", "").add(name)).add(p("", said.more)).add_all(ways(sheet, text, finding, way));
    el("li")
        .live_attr("class", move || {
            let shown = if sheet.shown.get() == number { " shown" } else { "" };
            Some([line_class(line(what)), shown].concat())
        })
        .add(badge)
        .add(body)
}

/// A gentler way in words that fit, and a way to have none of it.
fn ways(sheet: Sheet, text: &str, finding: &Finding, way: Option<&'static str>) -> Vec<El> {
    let w = words().write;
    let (words_now, span_now) = (text.to_owned(), finding.span.clone());
    if finding.what == What::Note(Rule::Shouting) {
        let mended = quiet(text, &finding.span);
        let calm = quote(&mended.text[sentence_around(&mended.text, &mended.at)]);
        let use_it = button("btn sm plain flush", w.use_this, move || sheet.mend(mended.clone()));
        return vec![p("try", "").add(calm), row("row").add(use_it)];
    }
    if matches!(finding.what, What::Works(_)) || is_of_the_whole(finding.what) {
        return Vec::new();
    }
    let gentler = way.map(|id| words::entry(words().gentler, id).label);
    let out = {
        let (text, span) = (words_now.clone(), span_now.clone());
        button("btn sm plain flush", w.take_out, move || sheet.mend(take_out(&text, &span)))
    };
    let Some(gentler) = gentler else { return vec![row("row").add(out)] };
    let use_it = button("btn sm plain flush", w.use_this, move || sheet.mend(put_in(&words_now, &span_now, gentler)));
    vec![p("try", "").add(quote(gentler)), row("row").add(use_it).add(out)]
}
