//! Giving space: until when, why, and what is all right meanwhile. Agreed with oneself, and changed at any time.

use super::person::space_day;
use crate::app::command::{Command, Rejection};
use crate::app::route::Route;
use crate::app::view::care::{self, Door, Note, Space};
use crate::content::words::words;
use crate::domain::day;
use crate::domain::id::PersonId;
use crate::domain::plan::propose::{LENGTHS, space_end};
use crate::domain::plan::step::StepKind;
use crate::domain::plan::{PlanError, SpaceTerms};
use crate::platform::intl::{Style, date};
use crate::platform::page;
use crate::ui::components::borrow::copy_read;
use crate::ui::components::choice::{choices_under, place_choice};
use crate::ui::components::field::{area, form, label, line, submit};
use crate::ui::components::frame::{button, error, link, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el, only_changes};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is typed and chosen on the page. It stays there whatever is refused.
#[derive(Clone, Copy)]
struct Sheet {
    core: Core,
    id: PersonId,
    /// A place in [`LENGTHS`], or behind them for a day of its own.
    length: RwSignal<usize>,
    day: RwSignal<String>,
    reason: RwSignal<String>,
    note: RwSignal<String>,
    exceptions: RwSignal<String>,
    meanwhile: RwSignal<String>,
    /// 0 for "wish them well", 1 for "let it pass"; [`UNANSWERED`] before that.
    birthday: RwSignal<usize>,
    day_needs: RwSignal<String>,
    needs: RwSignal<String>,
}

/// The place of "until a day".
const A_DAY: usize = LENGTHS.len();
/// Two weeks, where nothing is agreed yet, as in a plan.
const USUAL: usize = 2;
const UNANSWERED: usize = 2;

/// Space for somebody.
pub fn space(core: Core, id: PersonId) -> Vec<El> {
    let found = core.read(|doc, today| Some((doc.person(id)?.name.to_string(), care::space(doc, id, today)?, today)));
    let Some((name, space, today)) = found else { return not_found() };
    let w = words().space;
    let main = main_part(false).add(title(&w.title(&name)));
    let main = match space.door {
        Door::Asks => main.add(p("lead intro", w.asks)).add(link("btn", &Route::AskSafety(id), w.asks_go)),
        Door::Closed => {
            let back = link("btn quiet", &Route::Person(id), words().shell.back);
            main.add(p("lead intro", &w.closed(&name))).add(back)
        }
        Door::Open => {
            let running = space.running.map(|space| space_day(space, today));
            main.maybe(running).add(p("lead intro", w.lead)).add(agreement(core, id, &name, space))
        }
    };
    vec![main]
}

fn agreement(core: Core, id: PersonId, name: &str, space: Space) -> El {
    let w = words().space;
    let terms = &space.terms;
    let ready = if terms.note.is_empty() { names::step_say(StepKind::Space, name, None) } else { terms.note.clone() };
    let text = |text: &str| RwSignal::new(text.to_owned());
    let sheet = Sheet {
        core,
        id,
        length: RwSignal::new(if space.running.is_some() { A_DAY } else { USUAL }),
        day: RwSignal::new(space.running.map(|(_, until)| day::text(until)).unwrap_or_default()),
        reason: text(&terms.reason),
        note: text(&ready),
        exceptions: text(&terms.exceptions),
        meanwhile: text(&terms.meanwhile.join("\n")),
        birthday: RwSignal::new(terms.birthday.map_or(UNANSWERED, |wish| usize::from(!wish))),
        day_needs: text(""),
        needs: text(""),
    };
    let (birthday, owner) = (space.birthday, name.to_owned());
    let asked = move || birthday.filter(|&on| sheet.last_day().is_some_and(|until| on <= until));
    let is_asked = only_changes(Box::new(move || usize::from(asked().is_some())));
    let asks = row("asks").live(move || match birthday.filter(|_| is_asked.get() == 1) {
        Some(on) => vec![ask_birthday(sheet, &owner, on)],
        None => Vec::new(),
    });
    let save = if space.running.is_some() { w.save } else { w.begin };
    form("stack", move || sheet.keep(&space.terms, untrack(asked).is_some()))
        .add(how_long(sheet))
        .add(asks)
        .add(text_area("reason", w.reason, w.reason_help, "2", sheet.reason))
        .maybe(kind_line(sheet, space.note))
        .add(text_area("exceptions", w.exceptions, w.exceptions_help, "2", sheet.exceptions))
        .add(text_area("meanwhile", w.meanwhile, w.meanwhile_help, "3", sheet.meanwhile))
        .add(row("").add(error("space-error", move || sheet.needs.get())).add(submit("btn block", save)))
}

impl Sheet {
    /// The last day chosen; `None` where a day of its own is chosen and none is named.
    fn last_day(self) -> Option<NaiveDate> {
        match LENGTHS.get(self.length.get()) {
            Some(length) => Some(space_end(length, self.core.today())),
            None => self.day.with(|day| day::parse(day)),
        }
    }

    /// Keeps what is agreed. What the page does not ask is left as it was.
    fn keep(self, before: &SpaceTerms, asked: bool) {
        self.day_needs.set(String::new());
        self.needs.set(String::new());
        let Some(until) = untrack(|| self.last_day()) else { return self.refuse_day(words().plan.errors.no_day) };
        let lines = self.meanwhile.get_untracked();
        let wish = self.birthday.get_untracked();
        let terms = SpaceTerms {
            reason: trimmed(self.reason),
            note: trimmed(self.note),
            exceptions: trimmed(self.exceptions),
            meanwhile: lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            birthday: (asked && wish != UNANSWERED).then_some(wish == 0),
            theirs: before.theirs,
        };
        match self.core.dispatch(Command::GiveSpace(self.id, until, terms)) {
            Ok(()) => {}
            Err(refused @ Rejection::Plan(PlanError::DayHasPassed | PlanError::TooFarAway)) => {
                self.refuse_day(names::rejection(refused));
            }
            Err(refused) => self.needs.set(names::rejection(refused).to_owned()),
        }
    }

    fn refuse_day(self, sentence: &str) {
        self.day_needs.set(sentence.to_owned());
        page::focus("#until");
    }
}

fn trimmed(text: RwSignal<String>) -> String {
    text.with_untracked(|text| text.trim().to_owned())
}

fn legend(text: &str) -> El {
    el("legend").class("label").text(text)
}

/// How long, and the day that follows from it.
fn how_long(sheet: Sheet) -> El {
    let w = words().space;
    let labels = [w.three_days, w.one_week, w.two_weeks, w.three_weeks, w.one_month, w.a_day];
    let lengths = labels.into_iter().enumerate().map(|(at, label)| place_choice("length", at, label, sheet.length));
    let is_a_day = only_changes(Box::new(move || usize::from(sheet.length.get() == A_DAY)));
    let day = row("").live(move || match is_a_day.get() {
        1 => vec![line("until", "date", w.until, w.until_help, sheet.day, sheet.day_needs)],
        _ => Vec::new(),
    });
    let ends = move || match sheet.last_day() {
        Some(until) if sheet.length.get() != A_DAY => w.ends(&date(until, Style::Weekday)),
        _ => String::new(),
    };
    let ends = el("p").class("hint below").attr("role", "status").live_text(ends);
    row("stack tight").add(choices_under(legend(w.length), lengths.collect())).add(day).add(ends)
}

/// Asked once, here, and only when their birthday falls inside (I1).
fn ask_birthday(sheet: Sheet, name: &str, on: NaiveDate) -> El {
    let w = words().space;
    let answers = [w.birthday_yes, w.birthday_no];
    let answers =
        answers.into_iter().enumerate().map(|(at, label)| place_choice("birthday", at, label, sheet.birthday));
    choices_under(legend(&w.birthday(&date(on, Style::Day), name)), answers.collect())
}

fn text_area(id: &str, name: &str, hint: &str, rows: &str, text: RwSignal<String>) -> El {
    let named_by = format!("{id}-label");
    row("").add(label(name, id)).add(p("hint", hint)).add(area(
        id,
        rows,
        &text.get_untracked(),
        &named_by,
        move |typed| text.set(typed),
    ))
}

/// The line before going quiet: where it may be said, it is said once.
fn kind_line(sheet: Sheet, note: Note) -> Option<El> {
    let w = words().space;
    if note == Note::Closed {
        return None;
    }
    let said = RwSignal::new(match note {
        Note::Said(on) => w.note_said(&date(on, Style::Day)),
        _ => String::new(),
    });
    let say = move || match sheet.core.dispatch(Command::SaidSpaceNote(sheet.id, trimmed(sheet.note))) {
        Ok(()) => said.set(w.note_said(&date(sheet.core.today(), Style::Day))),
        Err(refused) => sheet.needs.set(names::rejection(refused).to_owned()),
    };
    let acts = move || {
        if said.with(String::is_empty) {
            vec![button("btn sm plain flush", words().plan.i_said_it, say)]
        } else {
            vec![p("small soft", &said.get()).attr("role", "status")]
        }
    };
    let field = text_area("note", w.note, w.note_help, "3", sheet.note);
    let copied = copy_read(row("say-it"), Box::new(move || sheet.note.get_untracked()), words().plan.copied);
    Some(field.add(copied.add(row("").live(acts))))
}
