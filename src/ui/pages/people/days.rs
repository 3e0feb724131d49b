//! Days to remember, as part of a person's form.

use crate::app::view::card::{DayForm, DayProblem};
use crate::content::icons::Icon;
use crate::content::names;
use crate::content::words::words;
use crate::domain::person::{LEADS, Milestone, MilestoneKind};
use crate::domain::yearly::LeapDay;
use crate::platform::intl::{Style, date};
use crate::platform::page;
use crate::ui::components::field::line;
use crate::ui::components::frame::{button, error, icon, p, row};
use crate::ui::components::select::{digits, select, select_or};
use crate::ui::el::{El, el};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The place of what comes once among the kinds.
const ONCE: usize = 2;

/// A day on the page: what its fields hold.
#[derive(Clone, Copy)]
struct Draft {
    /// For ids; never given twice on a page.
    number: usize,
    kind: RwSignal<usize>,
    label: RwSignal<String>,
    day: RwSignal<usize>,
    month: RwSignal<usize>,
    year: RwSignal<String>,
    once: RwSignal<String>,
    leap: RwSignal<usize>,
    lead: RwSignal<usize>,
    before: StoredValue<Option<Milestone>>,
    needs_label: RwSignal<String>,
    needs_day: RwSignal<String>,
    needs_year: RwSignal<String>,
}

impl Draft {
    fn of(number: usize, form: DayForm) -> Self {
        let text = RwSignal::new;
        Self {
            number,
            kind: RwSignal::new(MilestoneKind::ALL.iter().position(|&kind| kind == form.kind).unwrap_or_default()),
            label: text(form.label),
            day: RwSignal::new(form.day as usize),
            month: RwSignal::new(form.month as usize),
            year: text(form.year),
            once: text(form.once),
            leap: RwSignal::new(usize::from(form.leap == LeapDay::After)),
            lead: RwSignal::new(LEADS.iter().position(|&lead| lead == form.lead).unwrap_or(LEADS.len())),
            before: StoredValue::new(form.before),
            needs_label: text(String::new()),
            needs_day: text(String::new()),
            needs_year: text(String::new()),
        }
    }

    fn form(self) -> DayForm {
        let before = self.before.get_value();
        let stored = before.as_ref().map_or(0, |before| before.lead);
        DayForm {
            kind: MilestoneKind::ALL.get(self.kind.get_untracked()).copied().unwrap_or(MilestoneKind::Birthday),
            label: self.label.get_untracked(),
            day: u32::try_from(self.day.get_untracked()).unwrap_or_default(),
            month: u32::try_from(self.month.get_untracked()).unwrap_or_default(),
            year: self.year.get_untracked(),
            once: self.once.get_untracked(),
            leap: if self.leap.get_untracked() == 0 { LeapDay::Before } else { LeapDay::After },
            lead: LEADS.get(self.lead.get_untracked()).copied().unwrap_or(stored),
            before,
        }
    }

    fn id(self, field: &str) -> String {
        format!("day-{}-{field}", self.number)
    }

    /// Says what needs a look, and where: the selector of the field.
    fn complain(self, problem: DayProblem) -> String {
        let w = words().person.card_errors;
        let once = self.kind.get_untracked() == ONCE;
        let (needs, sentence, field) = match problem {
            DayProblem::NoLabel => (self.needs_label, w.no_label, "label"),
            DayProblem::NoYear => (self.needs_year, w.no_year, "year"),
            DayProblem::NoDay if once => (self.needs_day, w.no_once, "once"),
            DayProblem::NoDay => (self.needs_day, w.no_day, "day"),
            DayProblem::NoSuchDay => (self.needs_day, w.no_such_day, "day"),
        };
        needs.set(sentence.to_owned());
        format!("#{}", self.id(field))
    }

    fn calm(self) {
        for needs in [self.needs_label, self.needs_day, self.needs_year] {
            needs.set(String::new());
        }
    }
}

/// The days on the page.
#[derive(Clone, Copy)]
pub struct Days {
    drafts: RwSignal<Vec<Draft>>,
    next: StoredValue<usize>,
}

impl Days {
    /// Those that are stored.
    pub fn of(milestones: &[Milestone]) -> Self {
        let drafts: Vec<Draft> =
            milestones.iter().map(DayForm::of).enumerate().map(|(number, form)| Draft::of(number, form)).collect();
        Self { next: StoredValue::new(drafts.len()), drafts: RwSignal::new(drafts) }
    }

    /// The days that stand in the form.
    ///
    /// # Errors
    /// The selector of the first field that needs a look; each says why.
    pub fn read(self, today: NaiveDate) -> Result<Vec<Milestone>, String> {
        let mut days = Vec::new();
        let mut first = None;
        for draft in self.drafts.get_untracked() {
            draft.calm();
            let form = draft.form();
            if form.is_blank() {
                continue;
            }
            match form.read(today) {
                Ok(day) => days.push(day),
                Err(problem) => {
                    let field = draft.complain(problem);
                    first = first.or(Some(field));
                }
            }
        }
        first.map_or(Ok(days), Err)
    }

    fn add(self) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let draft = Draft::of(number, DayForm::empty());
        self.drafts.update(|drafts| drafts.push(draft));
        page::focus(&format!("#{}", draft.id("kind")));
    }

    fn remove(self, number: usize) {
        self.drafts.update(|drafts| drafts.retain(|draft| draft.number != number));
        page::focus("#add-day");
    }

    /// The list, and a button for one more.
    pub fn part(self) -> El {
        let w = words().person.days;
        let list = move || {
            let drafts = self.drafts.get();
            if drafts.is_empty() {
                return vec![p("small soft", w.none)];
            }
            drafts.into_iter().map(|draft| self.card(draft)).collect()
        };
        let add = button("btn sm quiet", "", move || self.add()).id("add-day").add(icon(Icon::Plus)).text(w.add);
        row("stack").add(row("contents").live(list)).add(row("").add(add))
    }

    fn card(self, draft: Draft) -> El {
        let w = words().person.days;
        let kinds = MilestoneKind::ALL.map(|kind| names::milestone(kind).to_owned());
        let mut leads: Vec<String> = LEADS.iter().map(|&lead| names::lead(lead)).collect();
        // What another version knows to choose stays chosen.
        leads
            .extend(draft.before.get_value().filter(|day| !LEADS.contains(&day.lead)).map(|day| names::lead(day.lead)));
        let legend = el("legend").class("vh").live_text(move || heading(draft));
        let remove = button("btn sm plain", "", move || self.remove(draft.number));
        el("fieldset")
            .class("editor")
            .add(legend)
            .add(select(&draft.id("kind"), w.kind, &kinds, draft.kind))
            .add(line(&draft.id("label"), "text", w.label, w.label_help, draft.label, draft.needs_label))
            .add(row("contents").live(move || if draft.kind.get() == ONCE { once(draft) } else { yearly(draft) }))
            .add(select(&draft.id("lead"), w.lead, &leads, draft.lead))
            .add(row("").add(remove.add(icon(Icon::Trash)).text(w.remove)))
    }
}

fn heading(draft: Draft) -> String {
    let label = draft.label.get();
    let kind = MilestoneKind::ALL.get(draft.kind.get()).copied().unwrap_or(MilestoneKind::Birthday);
    if label.trim().is_empty() { names::milestone(kind).to_owned() } else { label }
}

fn once(draft: Draft) -> Vec<El> {
    vec![line(&draft.id("once"), "date", words().person.days.once, "", draft.once, draft.needs_day)]
}

fn yearly(draft: Draft) -> Vec<El> {
    let w = words().person.days;
    let none = "–";
    let days: Vec<String> = (1..=31).map(|day: u32| day.to_string()).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let months: Vec<String> = (1..=12).map(month).collect();
    let months: Vec<&str> = months.iter().map(String::as_str).collect();
    let described = draft.id("day-error");
    let fields = row("dayrow").add(select_or(&draft.id("day"), w.day, none, &days, draft.day)).add(select_or(
        &draft.id("month"),
        w.month,
        none,
        &months,
        draft.month,
    ));
    let is_leap_day = move || draft.day.get() == 29 && draft.month.get() == 2;
    let leap = move || {
        let options = [w.leap_before.to_owned(), w.leap_after.to_owned()];
        is_leap_day().then(|| select(&draft.id("leap"), w.leap, &options, draft.leap)).into_iter().collect()
    };
    vec![
        row("").add(fields).add(error(&described, move || draft.needs_day.get())),
        digits(&draft.id("year"), w.year, draft.year, draft.needs_year),
        row("contents").live(leap),
    ]
}

/// The name of a month, without the day it is said with.
fn month(number: u32) -> String {
    let first = NaiveDate::from_ymd_opt(2000, number, 1).unwrap_or_default();
    let text = date(first, Style::Day);
    text.split_once(' ').map_or(text.clone(), |(_, month)| month.to_owned())
}
