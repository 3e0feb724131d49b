//! The field of a page, by the kind of answer it takes.

use super::question::Sheet;
use crate::app::view::people::rows;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::id::PersonId;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Mark};
use crate::domain::reflection::guide::{Guide, Kind, Marks, Opt, Page};
use crate::domain::situation::Situation;
use crate::domain::table::Table;
use crate::platform::dom::Element;
use crate::platform::page as window;
use crate::ui::components::choice::{Pick, choice, choices};
use crate::ui::components::field::{area, form, label, line, submit};
use crate::ui::components::frame::{button, icon, p, row, span};
use crate::ui::el::{El, el};
use crate::ui::names;
use leptos::prelude::*;

/// Lengths of a space that are offered, by id.
const LENGTHS: [&str; 5] = ["3d", "1w", "2w", "3w", "1m"];
/// People offered by name.
const MOST_PEOPLE: usize = 12;

/// What stands on a page: the answer when it fits, else a blank of the page's kind. A page that
/// was skipped starts blank again.
pub fn standing(page: &Page, reflection: &Reflection) -> Answer {
    match reflection.answer(page.id) {
        Some(Answer::Skipped | Answer::NotSure) | None => blank(&page.kind),
        Some(answer) if answer.fits(&page.kind) => answer.clone(),
        Some(_) => blank(&page.kind),
    }
}

fn blank(kind: &Kind) -> Answer {
    match kind {
        Kind::Long => Answer::Text(String::new()),
        Kind::Fields { .. } => Answer::Fields(Table::default()),
        Kind::One(_) | Kind::Choice | Kind::SpaceLength => Answer::One(String::new()),
        Kind::Several { .. } => Answer::Several { chosen: Vec::new(), own: Vec::new() },
        Kind::Marked { .. } => Answer::Marked { marked: Table::default(), own: Vec::new() },
        Kind::People => Answer::People(Vec::new()),
        Kind::Heard => Answer::Read,
    }
}

/// The field of a page.
pub fn input(sheet: Sheet, guide: &'static Guide) -> Vec<El> {
    let plain = |id: &'static str| (id, sheet.option(id), String::new());
    match &sheet.page.kind {
        Kind::Long => vec![long(sheet)],
        Kind::Fields { fields, suggestions, fills } => text_fields(sheet, fields, suggestions, *fills),
        Kind::One(options) => vec![one(sheet, options.iter().map(|option| plain(option.id)).collect())],
        Kind::Choice => vec![one(sheet, left_choices(sheet, guide))],
        Kind::SpaceLength => vec![one(sheet, LENGTHS.map(plain).into())],
        Kind::Several { options, own } => several(sheet, options, *own),
        Kind::Marked { options, marks, own } => marked(sheet, options, *marks, *own),
        Kind::People => people(sheet),
        Kind::Heard => Vec::new(),
    }
}

fn long(sheet: Sheet) -> El {
    let value = match sheet.answer.get_untracked() {
        Answer::Text(text) => text,
        _ => String::new(),
    };
    area("answer", "6", &value, "ask", move |text| sheet.write(|answer| *answer = Answer::Text(text)))
}

/// A few labelled texts, with lines to borrow that fill the first empty one.
fn text_fields(sheet: Sheet, fields: &'static [&'static str], suggestions: &'static [Opt], fills: usize) -> Vec<El> {
    let areas = fields.iter().map(|&field| {
        let value = sheet.answer.with_untracked(|answer| field_text(answer, field));
        let typed = move |text| write_field(sheet, field, text);
        row("fieldset").add(label(&sheet.option(field), field)).add(area(
            field,
            "2",
            &value,
            &format!("{field}-label"),
            typed,
        ))
    });
    let mut parts = vec![row("stack").add_all(areas)];
    if !suggestions.is_empty() {
        let chips = suggestions.iter().map(|option| {
            let line = sheet.option(option.id);
            let shown = line.clone();
            button("chip", &shown, move || borrow_line(sheet, &fields[..fills], &line))
        });
        parts.push(p("label suggestions", words().reflect.suggestions).id("suggestions"));
        parts.push(row("chips").attr("role", "group").attr("aria-labelledby", "suggestions").add_all(chips));
    }
    parts
}

fn field_text(answer: &Answer, field: &str) -> String {
    match answer {
        Answer::Fields(fields) => fields.get(field).cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

fn write_field(sheet: Sheet, field: &str, text: String) {
    sheet.write(|answer| {
        if let Answer::Fields(fields) = answer {
            fields.insert(field, text);
        }
    });
}

fn borrow_line(sheet: Sheet, fields: &[&'static str], line: &str) {
    let is_free = |field: &&&str| sheet.answer.with_untracked(|answer| field_text(answer, field).trim().is_empty());
    if let Some(field) = fields.iter().find(is_free) {
        if let Some(area) = Element::by_id(field) {
            area.set_value(line);
        }
        write_field(sheet, field, line.to_owned());
        window::focus(&format!("#{field}"));
    }
}

/// The choices that safety leaves open, all alike.
fn left_choices(sheet: Sheet, guide: &'static Guide) -> Vec<(&'static str, String, String)> {
    let safety = sheet.core.read(|doc, _| doc.safety(doc.reflection(sheet.reflection)?.person));
    let left = safety.unwrap_or_default().choices(guide.choices);
    left.into_iter()
        .map(|choice| {
            let (label, more) = match sheet.words.option(choice.id()) {
                Some(option) => (sheet.fill(option.label), sheet.fill(option.more)),
                None => shared_choice(sheet, choice.id()),
            };
            (choice.id(), label, more)
        })
        .collect()
}

/// The words of a choice that a guide does not have of its own: letting go, where safety leaves
/// nothing else.
fn shared_choice(sheet: Sheet, id: &str) -> (String, String) {
    let four = words().guide(Situation::FriendPullingAway.id()).page("choice");
    four.option(id).map_or_else(Default::default, |option| (sheet.fill(option.label), sheet.fill(option.more)))
}

fn one(sheet: Sheet, options: Vec<(&'static str, String, String)>) -> El {
    let options = options.into_iter().map(|(id, label, more)| {
        let chosen = move || sheet.answer.with(|answer| matches!(answer, Answer::One(one) if one == id));
        let choose = move |_| sheet.write(|answer| *answer = Answer::One(id.to_owned()));
        choice(Pick::One, "answer", &label, &more, None, chosen, choose)
    });
    choices(options.collect())
}

fn several(sheet: Sheet, options: &'static [Opt], own: bool) -> Vec<El> {
    let options = options.iter().map(|option| {
        let id = option.id;
        let is = move |answer: &Answer| matches!(answer, Answer::Several { chosen, .. } if chosen.iter().any(|one| one == id));
        let change = move |on: bool| {
            sheet.write(|answer| {
                if let Answer::Several { chosen, .. } = answer {
                    chosen.retain(|one| one != id);
                    chosen.extend(on.then(|| id.to_owned()));
                }
            });
        };
        choice(Pick::Several, "answer", &sheet.option(id), "", None, move || sheet.answer.with(is), change)
    });
    let mut parts = vec![choices(options.collect())];
    parts.extend(own.then(|| own_lines(sheet, None)));
    parts
}

fn marked(sheet: Sheet, options: &'static [Opt], marks: Marks, own: bool) -> Vec<El> {
    let rows = options.iter().map(|option| {
        let id = option.id;
        let current = move || {
            sheet.answer.with(|answer| match answer {
                Answer::Marked { marked, .. } => marked.get(id).copied(),
                _ => None,
            })
        };
        let set = move |mark: Option<Mark>| {
            sheet.write(|answer| {
                if let Answer::Marked { marked, .. } = answer {
                    match mark {
                        Some(mark) => marked.insert(id, mark),
                        None => marked.remove(id),
                    }
                }
            });
        };
        let label = sheet.option(id);
        el("li").class("markrow").add(span("", &label)).add(mark_buttons(marks, &label, current, set))
    });
    let mut parts = vec![el("ul").class("rows line").attr("aria-labelledby", "ask").add_all(rows)];
    parts.extend(own.then(|| own_lines(sheet, Some(marks))));
    parts
}

/// Two marks of which one, or none, is set. Tapping a set mark takes it away.
fn mark_buttons(
    marks: Marks,
    label: &str,
    current: impl Fn() -> Option<Mark> + Copy + 'static,
    set: impl Fn(Option<Mark>) + Copy + 'static,
) -> El {
    let buttons = marks.pair().map(|mark| {
        let word = names::mark(mark);
        let pressed = move || current() == Some(mark);
        button("markbtn", word, move || set((!untrack(pressed)).then_some(mark)))
            .attr("aria-label", &words().reflect.marks.of(word, label))
            .live_attr("aria-pressed", move || Some(pressed().to_string()))
    });
    span("marks", "").add_all(buttons)
}

/// Lines in one's own words. They are drawn anew only when one comes or goes, so that typing keeps
/// its place; there is always a way to add one.
fn own_lines(sheet: Sheet, marks: Option<Marks>) -> El {
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
        (Answer::Marked { own, .. }, Some(marks)) => own.push((String::new(), marks.pair()[0])),
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

/// People of the circle, and new ones by name.
fn people(sheet: Sheet) -> Vec<El> {
    let w = words().reflect;
    let name = RwSignal::new(String::new());
    let needs = RwSignal::new(String::new());
    // Only a new name draws the list anew: ticking somebody must not.
    let redraw = RwSignal::new(0_usize);
    let add = move || {
        match sheet.name_somebody(name.get_untracked()) {
            Ok(()) => {
                name.set(String::new());
                needs.set(String::new());
                redraw.update(|times| *times += 1);
            }
            Err(sentence) => needs.set(sentence.to_owned()),
        }
        window::focus("#name");
    };
    let list = row("").live(move || {
        redraw.track();
        vec![known_people(sheet)]
    });
    let form = form("addname", add)
        .add(line("name", "text", w.people_label, "", name, needs))
        .add(submit("btn quiet", w.people_add));
    vec![list, form]
}

fn known_people(sheet: Sheet) -> El {
    let about = sheet.core.read(|doc, _| doc.reflection(sheet.reflection).map(|reflection| reflection.person));
    let known = sheet.core.read(rows);
    let known: Vec<El> = known
        .into_iter()
        .filter(|one| Some(one.id) != about)
        .take(MOST_PEOPLE)
        .map(|one| {
            let id = one.id;
            let chosen = move || sheet.answer.with(|answer| has(answer, id));
            let change = move |on| sheet.write(|answer| set_person(answer, id, on));
            choice(Pick::Several, "people", &one.name, "", None, chosen, change)
        })
        .collect();
    if known.is_empty() { p("soft", words().reflect.people_none) } else { choices(known) }
}

fn has(answer: &Answer, id: PersonId) -> bool {
    matches!(answer, Answer::People(people) if people.contains(&id))
}

fn set_person(answer: &mut Answer, id: PersonId, on: bool) {
    if let Answer::People(people) = answer {
        people.retain(|one| *one != id);
        people.extend(on.then_some(id));
    }
}
