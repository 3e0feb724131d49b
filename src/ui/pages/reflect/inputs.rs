//! The field of a page, by the kind of answer it takes.

use super::question::Sheet;
use crate::app::view::people::rows;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::id::PersonId;
use crate::domain::reflection::answer::{Answer, Mark};
use crate::domain::reflection::guide::{Guide, Kind, Marks, Opt};
use crate::domain::situation::Choice as Way;
use crate::platform::page;
use crate::platform::timer;
use crate::ui::components::choice::Choice;
use crate::ui::components::field::{TextArea, TextField};
use crate::ui::components::icon::IconView;
use crate::ui::core::Core;
use crate::ui::names;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::time::Duration;

/// Lengths of a space that are offered, by id.
const LENGTHS: [&str; 5] = ["3d", "1w", "2w", "3w", "1m"];
/// People offered by name.
const MOST_PEOPLE: usize = 12;

/// An empty answer of the kind a page asks for.
pub fn blank(kind: &Kind) -> Answer {
    match kind {
        Kind::Long => Answer::Text(String::new()),
        Kind::Fields { .. } => Answer::Fields(BTreeMap::new()),
        Kind::One(_) | Kind::Choice | Kind::SpaceLength => Answer::One(String::new()),
        Kind::Several { .. } => Answer::Several { chosen: Vec::new(), own: Vec::new() },
        Kind::Marked { .. } => Answer::Marked { marked: BTreeMap::new(), own: Vec::new() },
        Kind::People => Answer::People(Vec::new()),
        Kind::Heard => Answer::Read,
    }
}

/// The field of a page. A page that was skipped starts blank again.
pub fn input(sheet: Sheet, guide: &'static Guide) -> AnyView {
    if matches!(sheet.answer.get_untracked(), Answer::Skipped | Answer::NotSure) {
        sheet.answer.set(blank(&sheet.page.kind));
    }
    match &sheet.page.kind {
        Kind::Long => long(sheet).into_any(),
        Kind::Fields { fields, suggestions, fills } => {
            view! { <Fields sheet fields suggestions fills=*fills /> }.into_any()
        }
        Kind::One(options) => {
            let options: Vec<_> =
                options.iter().map(|option| (option.id, sheet.option(option.id), String::new())).collect();
            one(sheet, options).into_any()
        }
        Kind::Choice => one(sheet, choices(sheet, guide)).into_any(),
        Kind::SpaceLength => {
            let options: Vec<_> = LENGTHS.map(|id| (id, sheet.option(id), String::new())).into_iter().collect();
            one(sheet, options).into_any()
        }
        Kind::Several { options, own } => several(sheet, options, *own).into_any(),
        Kind::Marked { options, marks, own } => marked(sheet, options, *marks, *own).into_any(),
        Kind::People => view! { <People sheet /> }.into_any(),
        Kind::Heard => ().into_any(),
    }
}

fn long(sheet: Sheet) -> impl IntoView {
    let value = match sheet.answer.get_untracked() {
        Answer::Text(text) => text,
        _ => String::new(),
    };
    view! {
        <TextArea
            id="answer"
            rows=6
            value
            labelled_by="ask"
            on_input=move |text| sheet.write(|answer| *answer = Answer::Text(text))
        />
    }
}

#[component]
fn Fields(sheet: Sheet, fields: &'static [&'static str], suggestions: &'static [Opt], fills: usize) -> impl IntoView {
    let texts: Vec<(&'static str, RwSignal<String>)> =
        fields.iter().map(|&field| (field, RwSignal::new(field_text(&sheet.answer.get_untracked(), field)))).collect();
    let write = move |field: &'static str, text: String| {
        sheet.write(|answer| {
            if let Answer::Fields(fields) = answer {
                fields.insert(field.to_owned(), text);
            }
        });
    };
    let rows = texts
        .iter()
        .map(|&(field, text)| {
            let label = format!("label-{field}");
            view! {
                <div class="fieldset">
                    <label class="label" id=label.clone() for=field>{sheet.option(field)}</label>
                    <textarea
                        class="field short"
                        id=field
                        rows="2"
                        dir="auto"
                        prop:value=move || text.get()
                        on:input=move |event| {
                            let typed = event_target_value(&event);
                            text.set(typed.clone());
                            write(field, typed);
                        }
                    ></textarea>
                </div>
            }
        })
        .collect_view();
    let borrow = StoredValue::new(texts);
    let take = move |line: String| {
        let free = borrow.with_value(|texts| {
            texts.iter().take(fills).find(|(_, text)| text.with_untracked(|text| text.trim().is_empty())).copied()
        });
        if let Some((field, text)) = free {
            text.set(line.clone());
            write(field, line);
            page::focus(&format!("#{field}"));
        }
    };
    let chips = suggestions
        .iter()
        .map(|option| {
            let line = sheet.option(option.id);
            let shown = line.clone();
            view! { <button type="button" class="chip" on:click=move |_| take(line.clone())>{shown}</button> }
        })
        .collect_view();
    view! {
        <div class="stack">{rows}</div>
        {(!suggestions.is_empty())
            .then(|| {
                view! {
                    <p class="label suggestions" id="suggestions">{words().reflect.suggestions}</p>
                    <div class="chips" role="group" aria-labelledby="suggestions">{chips}</div>
                }
            })}
    }
}

fn field_text(answer: &Answer, field: &str) -> String {
    match answer {
        Answer::Fields(fields) => fields.get(field).cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// The choices that safety leaves open, all alike.
fn choices(sheet: Sheet, guide: &'static Guide) -> Vec<(&'static str, String, String)> {
    let core = Core::get();
    let safety = core.read(|doc, _| {
        let person = doc.reflection(sheet.reflection)?.person;
        doc.safety(person)
    });
    let left: Vec<Way> = safety.unwrap_or_default().choices(guide.choices);
    left.into_iter()
        .map(|choice| {
            let (label, more) = sheet
                .words
                .option(choice.id())
                .map_or((String::new(), String::new()), |option| (sheet.fill(option.label), sheet.fill(option.more)));
            (choice.id(), label, more)
        })
        .collect()
}

fn one(sheet: Sheet, options: Vec<(&'static str, String, String)>) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(id, label, more)| {
            let chosen =
                Signal::derive(move || sheet.answer.with(|answer| matches!(answer, Answer::One(one) if one == id)));
            view! {
                <Choice
                    kind="radio"
                    group="answer"
                    label
                    more
                    chosen
                    on_change=move |_| sheet.write(|answer| *answer = Answer::One(id.to_owned()))
                />
            }
        })
        .collect_view();
    view! {
        <fieldset aria-labelledby="ask" aria-describedby="ask-help">
            <div class="stack tight">{options}</div>
        </fieldset>
    }
}

fn several(sheet: Sheet, options: &'static [Opt], own: bool) -> impl IntoView {
    let choices = options
        .iter()
        .map(|option| {
            let id = option.id;
            let chosen = Signal::derive(move || {
                sheet.answer.with(
                    |answer| matches!(answer, Answer::Several { chosen, .. } if chosen.iter().any(|one| one == id)),
                )
            });
            let change = move |on: bool| {
                sheet.write(|answer| {
                    if let Answer::Several { chosen, .. } = answer {
                        chosen.retain(|one| one != id);
                        if on {
                            chosen.push(id.to_owned());
                        }
                    }
                });
            };
            view! { <Choice kind="checkbox" group="answer" label=sheet.option(id) chosen on_change=change /> }
        })
        .collect_view();
    view! {
        <fieldset aria-labelledby="ask" aria-describedby="ask-help">
            <div class="stack tight">{choices}</div>
        </fieldset>
        {own.then(|| view! { <OwnLines sheet marks=None /> })}
    }
}

fn marked(sheet: Sheet, options: &'static [Opt], marks: Marks, own: bool) -> impl IntoView {
    let rows = options
        .iter()
        .map(|option| {
            let id = option.id;
            let current = Signal::derive(move || {
                sheet.answer.with(|answer| match answer {
                    Answer::Marked { marked, .. } => marked.get(id).copied(),
                    _ => None,
                })
            });
            let set = move |mark: Option<Mark>| {
                sheet.write(|answer| {
                    if let Answer::Marked { marked, .. } = answer {
                        match mark {
                            Some(mark) => marked.insert(id.to_owned(), mark),
                            None => marked.remove(id),
                        };
                    }
                });
            };
            let label = sheet.option(id);
            view! {
                <li class="markrow">
                    <span>{label.clone()}</span>
                    <MarkButtons marks current label set />
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="rows line" aria-labelledby="ask">{rows}</ul>
        {own.then(|| view! { <OwnLines sheet marks=Some(marks) /> })}
    }
}

/// Two marks of which one, or none, is set. Tapping a set mark takes it away.
#[component]
fn MarkButtons(
    marks: Marks,
    current: Signal<Option<Mark>>,
    label: String,
    set: impl Fn(Option<Mark>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let buttons = marks
        .pair()
        .map(|mark| {
            let word = names::mark(mark);
            let pressed = move || current.get() == Some(mark);
            let name = words().reflect.marks.of(word, &label);
            view! {
                <button
                    type="button"
                    class="markbtn"
                    aria-pressed=move || if pressed() { "true" } else { "false" }
                    aria-label=name
                    on:click=move |_| set((!pressed()).then_some(mark))
                >
                    {word}
                </button>
            }
        })
        .into_iter()
        .collect_view();
    view! { <span class="marks">{buttons}</span> }
}

/// Lines in one's own words; with marks on pages that have them. There is always a way to add one.
#[component]
fn OwnLines(sheet: Sheet, marks: Option<Marks>) -> impl IntoView {
    let w = &words().reflect;
    let lines = sheet.answer.with_untracked(own_lines);
    let next = RwSignal::new(lines.len());
    // Rows are numbered once and keep their number, so that typing never redraws them.
    let rows =
        RwSignal::new(lines.into_iter().enumerate().map(|(at, line)| (at, RwSignal::new(line))).collect::<Vec<_>>());
    let write = move || {
        let lines: Vec<(String, Option<Mark>)> =
            rows.with_untracked(|rows| rows.iter().map(|(_, line)| line.get_untracked()).collect());
        sheet.write(|answer| set_own_lines(answer, lines));
    };
    let add = move |_| {
        let at = next.get_untracked();
        next.set(at + 1);
        let mark = marks.map(|marks| marks.pair()[0]);
        rows.update(|rows| rows.push((at, RwSignal::new((String::new(), mark)))));
        timer::after(Duration::ZERO, move || page::focus(&format!("#own-{at}")));
    };
    let remove = move |at: usize| {
        rows.update(|rows| rows.retain(|(one, _)| *one != at));
        write();
        page::focus("#own-add");
    };
    let row = move |(at, line): (usize, RwSignal<(String, Option<Mark>)>)| {
        let id = format!("own-{at}");
        let current = Signal::derive(move || line.with(|(_, mark)| *mark));
        let set = move |mark: Option<Mark>| {
            line.update(|line| line.1 = mark.or(line.1));
            write();
        };
        view! {
            <li class="ownrow">
                <label class="vh" for=id.clone()>{w.own_label}</label>
                <input
                    class="field serif-field"
                    id=id
                    dir="auto"
                    autocomplete="off"
                    placeholder=w.own_label
                    prop:value=line.with_untracked(|(text, _)| text.clone())
                    on:input=move |event| {
                        line.update(|line| line.0 = event_target_value(&event));
                        write();
                    }
                />
                <div class="row">
                    {marks.map(|marks| view! { <MarkButtons marks current label=w.own_label.to_owned() set /> })}
                    <button type="button" class="btn sm plain" on:click=move |_| remove(at)>{w.own_remove}</button>
                </div>
            </li>
        }
    };
    view! {
        <ul class="own stack tight">
            <For each=move || rows.get() key=|(at, _)| *at children=row />
        </ul>
        <button type="button" class="btn sm quiet" id="own-add" on:click=add>
            <IconView icon=Icon::Plus />
            {w.own_add}
        </button>
    }
}

fn own_lines(answer: &Answer) -> Vec<(String, Option<Mark>)> {
    match answer {
        Answer::Several { own, .. } => own.iter().map(|line| (line.clone(), None)).collect(),
        Answer::Marked { own, .. } => own.iter().map(|(line, mark)| (line.clone(), Some(*mark))).collect(),
        _ => Vec::new(),
    }
}

fn set_own_lines(answer: &mut Answer, lines: Vec<(String, Option<Mark>)>) {
    match answer {
        Answer::Several { own, .. } => *own = lines.into_iter().map(|(line, _)| line).collect(),
        Answer::Marked { own, .. } => {
            *own = lines.into_iter().filter_map(|(line, mark)| Some((line, mark?))).collect();
        }
        _ => {}
    }
}

/// People of the circle, and new ones by name.
#[component]
fn People(sheet: Sheet) -> impl IntoView {
    let core = Core::get();
    let w = &words().reflect;
    let about = core.read(|doc, _| doc.reflection(sheet.reflection).map(|reflection| reflection.person));
    let known = core.memo(move |doc, today| {
        let mut rows = rows(doc, today);
        rows.retain(|row| Some(row.id) != about);
        rows.truncate(MOST_PEOPLE);
        rows
    });
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match sheet.name_somebody(name.get_untracked()) {
            Ok(()) => {
                name.set(String::new());
                error.set(None);
            }
            Err(sentence) => error.set(Some(sentence.to_owned())),
        }
        page::focus("#name");
    };
    let choices = move || {
        let rows = known.get();
        if rows.is_empty() {
            return view! { <p class="soft">{w.people_none}</p> }.into_any();
        }
        rows.into_iter()
            .map(|row| {
                let id = row.id;
                let chosen = Signal::derive(move || sheet.answer.with(|answer| has(answer, id)));
                view! {
                    <Choice
                        kind="checkbox"
                        group="people"
                        label=row.name
                        chosen
                        on_change=move |on| sheet.write(|answer| set_person(answer, id, on))
                    />
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <fieldset aria-labelledby="ask" aria-describedby="ask-help">
            <div class="stack tight">{choices}</div>
        </fieldset>
        <form class="addname" on:submit=add novalidate>
            <TextField id="name" label=w.people_label value=name error />
            <button class="btn quiet">{w.people_add}</button>
        </form>
    }
}

fn has(answer: &Answer, id: PersonId) -> bool {
    matches!(answer, Answer::People(people) if people.contains(&id))
}

fn set_person(answer: &mut Answer, id: PersonId, on: bool) {
    if let Answer::People(people) = answer {
        people.retain(|one| *one != id);
        if on {
            people.push(id);
        }
    }
}
