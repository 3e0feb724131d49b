//! Reminders as a calendar file. A closed app cannot remind anybody; the device's calendar can.

use crate::app::command::Command;
use crate::app::view::reminders::{Reminder, Wish, events, reminders};
use crate::content::words::words;
use crate::domain::calendar::CalendarItem;
use crate::domain::id::PersonId;
use crate::exchange::ics;
use crate::platform::intl::{Style, date};
use crate::platform::{clock, file};
use crate::ui::components::choice::{Pick, choice, choices_under, place_choice};
use crate::ui::components::frame::{button, main_part, p, row, title};
use crate::ui::components::more::{MOST, more};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use leptos::prelude::*;

/// What the file is called. It says nothing of what is in it.
const FILE: &str = "reminders.ics";
const KIND: &str = "text/calendar;charset=utf-8";
/// Hours that are offered.
const HOURS: [u8; 4] = [9, 12, 18, 20];

/// What somebody wants to be reminded of, and how.
#[derive(Clone, Copy)]
struct Desk {
    core: Core,
    about: Option<PersonId>,
    /// Those left out, by person and item.
    left_out: RwSignal<Vec<(PersonId, CalendarItem)>>,
    hour: RwSignal<usize>,
    with_names: RwSignal<bool>,
    shown: RwSignal<usize>,
    status: RwSignal<&'static str>,
}

/// Reminders about one person, or about all.
pub fn reminders_page(core: Core, about: Option<PersonId>) -> Vec<El> {
    let w = words().reminders;
    let desk = Desk {
        core,
        about,
        left_out: RwSignal::new(Vec::new()),
        hour: RwSignal::new(2),
        with_names: RwSignal::new(false),
        shown: RwSignal::new(MOST),
        status: RwSignal::new(""),
    };
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(row("stack").live(move || desk.parts()))
        .add(p("small soft", w.after))
        .add(p("small soft", w.leaves));
    vec![main]
}

impl Desk {
    fn parts(self) -> Vec<El> {
        let w = words().reminders;
        let about = self.about;
        let all = self.core.watch(move |doc, today| reminders(doc, about, today));
        if all.is_empty() {
            return vec![p("well", w.none)];
        }
        let shown = self.shown;
        let count = all.len();
        let rows = all.iter().take(shown.get()).map(|one| self.row(one)).collect();
        let hours = HOURS.iter().enumerate();
        let hours = hours.map(|(at, hour)| place_choice("hour", at, &format!("{hour:02}:00"), self.hour)).collect();
        let with_names = self.with_names;
        let names = choice(
            Pick::Several,
            "names",
            w.with_names,
            w.with_names_more,
            None,
            move || with_names.get(),
            move |on| {
                with_names.set(on);
            },
        );
        let status = self.status;
        let save = button("btn block", w.save, move || self.save(&all));
        [
            Some(choices_under(el("legend").class("label").text(w.what), rows)),
            more("more-reminders", shown, count),
            Some(choices_under(el("legend").class("label").text(w.hour), hours)),
            Some(names),
            Some(save),
            Some(el("p").class("small soft").attr("role", "status").live_text(move || status.get().to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn row(self, reminder: &Reminder) -> El {
        let w = words().reminders;
        let key = (reminder.person, reminder.item);
        let left_out = self.left_out;
        let mut when = date(reminder.on, Style::Day);
        if self.about.is_none() {
            when = format!("{when} · {}", reminder.name);
        }
        if let Some(went) = reminder.went {
            when = format!("{when} · {}", w.went(&date(went, Style::Day)));
        }
        let chosen = move || left_out.with(|left_out| !left_out.contains(&key));
        let change = move |on: bool| {
            left_out.update(|left_out| {
                left_out.retain(|one| *one != key);
                if !on {
                    left_out.push(key);
                }
            });
        };
        choice(Pick::Several, "reminder", &said(reminder), &when, None, chosen, change)
    }

    /// Notes what goes first, so that each event has its id; then writes the file.
    fn save(self, all: &[Reminder]) {
        let w = words().reminders;
        let left_out = self.left_out.get_untracked();
        let chosen = |one: &&Reminder| !left_out.contains(&(one.person, one.item));
        let chosen: Vec<Reminder> = all.iter().filter(chosen).cloned().collect();
        if chosen.is_empty() {
            return self.status.set(w.choose);
        }
        let items = chosen.iter().map(|one| (one.person, one.item)).collect();
        if let Err(refused) = self.core.dispatch(Command::WentToCalendar(items)) {
            return self.status.set(names::rejection(refused));
        }
        let stamp = clock::utc_stamp();
        let with_names = self.with_names.get_untracked();
        let title = move |one: &Reminder| if with_names { said(one) } else { words().reminders.discreet.to_owned() };
        let wish = Wish { hour: HOURS[self.hour.get_untracked().min(HOURS.len() - 1)], stamp: &stamp, title: &title };
        let text = self.core.read(|doc, _| ics::write(&events(doc, &chosen, &wish)));
        let saved = file::save(FILE, KIND, &text);
        self.status.set(if saved { w.saved } else { w.not_saved });
    }
}

/// What a reminder is of, in words.
fn said(reminder: &Reminder) -> String {
    let w = words().reminders;
    match (&reminder.step, reminder.item) {
        (Some((kind, other)), _) => names::step_title(*kind, &reminder.name, other.as_deref()),
        (None, CalendarItem::Rhythm) => w.rhythm(&reminder.name),
        _ if reminder.label.trim().is_empty() => w.birthday(&reminder.name),
        _ => w.day(&reminder.label, &reminder.name),
    }
}
