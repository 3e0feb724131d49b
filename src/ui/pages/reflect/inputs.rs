//! The field of a page, by the kind of answer it takes.

use super::own_lines::own_lines;
use super::question::Sheet;
use crate::app::resume;
use crate::app::view::people::offered;
use crate::content::words::words;
use crate::domain::id::PersonId;
use crate::domain::plan::propose::LENGTHS;
use crate::domain::plan::standing::Standing;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Mark};
use crate::domain::reflection::guide::{Guide, GuideId, Kind, Marks, Opt, Page};
use crate::domain::situation::Situation;
use crate::domain::table::Table;
use crate::platform::dom::Element;
use crate::platform::page as window;
use crate::ui::components::choice::{Pick, choice, choices};
use crate::ui::components::field::{area, form, label, line, submit};
use crate::ui::components::frame::{button, p, row, span};
use crate::ui::el::{El, el};
use crate::ui::names;
use leptos::prelude::*;

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
        Kind::One(_) | Kind::Choice | Kind::SpaceLength | Kind::Day => Answer::One(String::new()),
        Kind::Several(_) => Answer::Several { chosen: Vec::new(), own: Vec::new() },
        Kind::Marked { .. } => Answer::Marked { marked: Table::default(), own: Vec::new() },
        Kind::People => Answer::People(Vec::new()),
        Kind::Heard | Kind::Read(_) | Kind::Pause(_) => Answer::Read,
    }
}

/// The field of a page.
pub fn input(sheet: Sheet, guide: &'static Guide) -> Vec<El> {
    let plain = |id: &'static str| (id, sheet.option(id), sheet.more(id));
    match &sheet.page.kind {
        Kind::Long => vec![long(sheet)],
        Kind::Fields { fields, suggestions, fills } => text_fields(sheet, fields, suggestions, *fills),
        Kind::One(options) => vec![one(sheet, options.iter().map(|option| plain(option.id)).collect())],
        Kind::Choice => vec![one(sheet, left_choices(sheet, guide))],
        Kind::SpaceLength => vec![one(sheet, LENGTHS.map(plain).into())],
        Kind::Several(options) => several(sheet, options),
        Kind::Marked { options, marks } => marked(sheet, options, *marks),
        Kind::People => people(sheet),
        Kind::Day => vec![day(sheet)],
        Kind::Read(lines) => vec![read(sheet, lines)],
        Kind::Pause(minutes) => vec![pause(*minutes)],
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
    let safety = sheet.core.read(|doc, _| doc.reflection(sheet.reflection).map(|one| resume::safety(doc, one)));
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
    let four = words().guide(GuideId::Situation(Situation::FriendPullingAway)).page("choice");
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

fn several(sheet: Sheet, options: &'static [Opt]) -> Vec<El> {
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
        choice(Pick::Several, "answer", &sheet.option(id), &sheet.more(id), None, move || sheet.answer.with(is), change)
    });
    vec![choices(options.collect()), own_lines(sheet, None)]
}

fn marked(sheet: Sheet, options: &'static [Opt], marks: Marks) -> Vec<El> {
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
    let list = el("ul").class("rows line").attr("aria-labelledby", "ask").add_all(rows);
    vec![list, own_lines(sheet, Some(marks))]
}

/// Marks of which one, or none, is set. Tapping a set mark takes it away.
pub fn mark_buttons(
    marks: Marks,
    label: &str,
    current: impl Fn() -> Option<Mark> + Copy + 'static,
    set: impl Fn(Option<Mark>) + Copy + 'static,
) -> El {
    let buttons = marks.all().iter().map(|&mark| {
        let word = names::mark(mark);
        let pressed = move || current() == Some(mark);
        button("markbtn", word, move || set((!untrack(pressed)).then_some(mark)))
            .attr("aria-label", &words().reflect.marks.of(word, label))
            .live_attr("aria-pressed", move || Some(pressed().to_string()))
    });
    span("marks", "").add_all(buttons)
}

/// A day, as the browser picks one.
fn day(sheet: Sheet) -> El {
    let value = match sheet.answer.get_untracked() {
        Answer::One(day) => day,
        _ => String::new(),
    };
    el("input")
        .class("field")
        .id("answer")
        .attr("type", "date")
        .attr("aria-labelledby", "ask")
        .value(&value)
        .on("input", move |event| sheet.write(|answer| *answer = Answer::One(event.value())))
}

/// Lines to read.
fn read(sheet: Sheet, lines: &'static [&'static str]) -> El {
    let lines = lines.iter().map(|id| {
        let more = sheet.more(id);
        let second = (!more.is_empty()).then(|| span("small soft", &more));
        el("li").add(span("", &sheet.option(id))).maybe(second)
    });
    el("ul").class("reading").add_all(lines)
}

/// A slow tide to breathe with. It stands still where motion is not wanted, and the words go on.
fn pause(minutes: u8) -> El {
    let w = words().reflect.pause;
    let tide = row("breath").attr("aria-hidden", "true").add(row("breath-water"));
    let guide = row("breath-words").attr("aria-hidden", "true").add(span("", w.breathe_in)).add(span("out", w.out));
    row("pause").add(tide).add(guide).add(p("small soft", &w.minutes(&names::minutes(minutes))))
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
    let about = sheet.core.read(|doc, _| doc.reflection(sheet.reflection).and_then(|reflection| reflection.person));
    // Nobody is brought to mind with whom there is to be no contact (P1).
    let known = sheet.core.read(offered);
    let known: Vec<El> = known
        .into_iter()
        .filter(|one| about != Some(one.id) && one.standing != Standing::NoContact)
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
