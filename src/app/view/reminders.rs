//! What can go to the device's calendar: steps ahead, rhythms, days to remember. Nothing about somebody whose standing
//! closes contact (I12), and of a space nothing that falls inside (I1).

use crate::app::doc::Doc;
use crate::domain::calendar::CalendarItem;
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::plan::standing::Standing;
use crate::domain::plan::step::StepKind;
use crate::domain::plan::today::due_rhythm;
use crate::domain::table::sort_short;
use crate::exchange::ics::{CalendarEvent, Repeat, Start};
use chrono::NaiveDate;

/// Something that can be reminded of.
#[derive(Clone, PartialEq, Debug)]
pub struct Reminder {
    /// About whom.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What.
    pub item: CalendarItem,
    /// Which step, where it is one.
    pub step: Option<(StepKind, Option<String>)>,
    /// What the user calls the day, where it is one and has a name.
    pub label: String,
    /// The day it is next.
    pub on: NaiveDate,
    /// How it comes back.
    pub repeat: Option<Repeat>,
    /// The day it went to the calendar before.
    pub went: Option<NaiveDate>,
}

/// Everything that can be reminded of, about one person or about all, in order of time.
#[must_use]
pub fn reminders(doc: &Doc, about: Option<PersonId>, today: NaiveDate) -> Vec<Reminder> {
    let mut found = Vec::new();
    for person in doc.people().filter(|person| about.is_none_or(|id| id == person.id)) {
        of_person(doc, person, today, &mut found);
    }
    sort_short(&mut found, |a: &Reminder, b| (a.on, &a.name) < (b.on, &b.name));
    found
}

fn of_person(doc: &Doc, person: &Person, today: NaiveDate, found: &mut Vec<Reminder>) {
    let with = doc.with(person, today);
    if with.standing == Standing::Died || person.archived {
        return;
    }
    let went = |item| doc.in_calendar(person.id).find(|event| event.item == item).map(|event| event.on);
    let mut add = |item, step, label: &str, on: NaiveDate, repeat| {
        let (name, label) = (person.name.to_string(), label.to_owned());
        found.push(Reminder { person: person.id, name, item, step, label, on, repeat, went: went(item) });
    };
    if let Some(plan) = with.plan {
        let in_calendar = |kind: StepKind| with.standing != Standing::NoContact || !kind.rule().contact;
        for step in plan.open_steps().filter(|step| in_calendar(step.kind)) {
            let other = step.other.and_then(|id| doc.person(id)).map(|other| other.name.to_string());
            let item = CalendarItem::Step(plan.id, step.number);
            add(item, Some((step.kind, other)), "", step.on.max(today), None);
        }
    }
    if with.standing.allows_contact() {
        if let Some((rhythm, on)) = person.rhythm.zip(due_rhythm(&with, today)) {
            add(CalendarItem::Rhythm, None, "", on, Some(Repeat::Rhythm(rhythm)));
        }
        for (at, milestone) in (0_u16..).zip(&person.milestones) {
            if let Some(on) = milestone.next_from(today) {
                let repeat = milestone.comes_back().then_some(Repeat::Yearly(milestone.on, milestone.leap));
                add(CalendarItem::Milestone(at), None, &milestone.label, on, repeat);
            }
        }
    }
}

/// How the events are written.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// At which hour.
    pub hour: u8,
    /// When this is, in UTC: `20261122T175732Z`.
    pub stamp: &'a str,
    /// What an event is called.
    pub title: &'a dyn Fn(&Reminder) -> String,
}

/// Reminders that were noted as gone to the calendar, as events: a quarter of an hour each, so that the calendar's own
/// alarm speaks up. Their ids are those of the notes, so that the same event given again is changed, not doubled.
#[must_use]
pub fn events(doc: &Doc, reminders: &[Reminder], wish: &Wish<'_>) -> Vec<CalendarEvent> {
    let event = |reminder: &Reminder| {
        let noted = doc.in_calendar(reminder.person).find(|noted| noted.item == reminder.item)?;
        Some(CalendarEvent {
            uid: format!("{}@ebb", noted.id.0),
            sequence: noted.sequence,
            stamp: wish.stamp.to_owned(),
            start: Start::Timed(reminder.on, wish.hour, 0),
            minutes: 15,
            title: (wish.title)(reminder),
            text: String::new(),
            repeat: reminder.repeat,
            alarm_minutes_before: Some(0),
        })
    };
    reminders.iter().filter_map(event).collect()
}
