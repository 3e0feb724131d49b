//! Lines in one's own words, on pages with options.

use super::inputs::mark_buttons;
use super::question::Sheet;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::reflection::answer::{Answer, Mark};
use crate::domain::reflection::guide::Marks;
use crate::platform::page as window;
use crate::ui::components::frame::{button, icon, row};
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// Lines in one's own words. They are drawn anew only when one comes or goes, so that typing keeps
/// its place; there is always a way to add one.
pub fn own_lines(sheet: Sheet, marks: Option<Marks>) -> El {
    let redraw = RwSignal::new(0_usize);
    let again = move || redraw.update(|times| *times += 1);
    let list = el("ul").class("own stack tight").live(move || {
        redraw.track();
        let count = sheet.answer.with_untracked(count_own);
        (0..count).map(|at| own_line(sheet, marks, at, again)).collect()
    });
    let add = move || {
        sheet.write(|answer| add_own(answer, marks));
        again();
        let last = sheet.answer.with_untracked(count_own).saturating_sub(1);
        window::focus(&format!("#own-{last}"));
    };
    let button = el("button").class("btn sm quiet").attr("type", "button").id("own-add").click(add);
    row("").add(list).add(button.add(icon(Icon::Plus)).text(words().reflect.own_add))
}

/// One such line: its text, its mark on pages that have marks, and a way to take it out.
fn own_line(sheet: Sheet, marks: Option<Marks>, at: usize, again: impl Fn() + Copy + 'static) -> El {
    let w = words().reflect;
    let id = format!("own-{at}");
    let typed = move |text: String| sheet.write(|answer| set_own_text(answer, at, text));
    let remove = move || {
        sheet.write(|answer| remove_own(answer, at));
        again();
        window::focus("#own-add");
    };
    let input = el("input")
        .class("field serif-field")
        .id(&id)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("placeholder", w.own_label)
        .value(&sheet.answer.with_untracked(|answer| own_text(answer, at)))
        .on("input", move |event| typed(event.value()));
    let marks = marks.map(|marks| {
        let current = move || sheet.answer.with(|answer| own_mark(answer, at));
        let set = move |mark: Option<Mark>| sheet.write(|answer| set_own_mark(answer, at, mark));
        mark_buttons(marks, w.own_label, current, set)
    });
    let acts = row("row").maybe(marks).add(button("btn sm plain", w.own_remove, remove));
    el("li").class("ownrow").add(el("label").class("vh").attr("for", &id).text(w.own_label)).add(input).add(acts)
}

fn count_own(answer: &Answer) -> usize {
    match answer {
        Answer::Several { own, .. } => own.len(),
        Answer::Marked { own, .. } => own.len(),
        _ => 0,
    }
}

fn own_text(answer: &Answer, at: usize) -> String {
    let text = match answer {
        Answer::Several { own, .. } => own.get(at),
        Answer::Marked { own, .. } => own.get(at).map(|(text, _)| text),
        _ => None,
    };
    text.cloned().unwrap_or_default()
}

fn own_mark(answer: &Answer, at: usize) -> Option<Mark> {
    match answer {
        Answer::Marked { own, .. } => own.get(at).map(|(_, mark)| *mark),
        _ => None,
    }
}

fn add_own(answer: &mut Answer, marks: Option<Marks>) {
    match (answer, marks) {
        (Answer::Several { own, .. }, _) => own.push(String::new()),
        (Answer::Marked { own, .. }, Some(marks)) => own.push((String::new(), marks.all()[0])),
        _ => {}
    }
}

fn set_own_text(answer: &mut Answer, at: usize, text: String) {
    let line = match answer {
        Answer::Several { own, .. } => own.get_mut(at),
        Answer::Marked { own, .. } => own.get_mut(at).map(|(line, _)| line),
        _ => None,
    };
    if let Some(line) = line {
        *line = text;
    }
}

/// A line of one's own always carries a mark; tapping the set one leaves it.
fn set_own_mark(answer: &mut Answer, at: usize, mark: Option<Mark>) {
    if let (Answer::Marked { own, .. }, Some(mark)) = (answer, mark)
        && let Some(line) = own.get_mut(at)
    {
        line.1 = mark;
    }
}

fn remove_own(answer: &mut Answer, at: usize) {
    match answer {
        Answer::Several { own, .. } if at < own.len() => drop(own.remove(at)),
        Answer::Marked { own, .. } if at < own.len() => drop(own.remove(at)),
        _ => {}
    }
}
