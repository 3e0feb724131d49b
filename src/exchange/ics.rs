//! Calendars out, iCalendar (RFC 5545), in the form that phones take: times float, 18:00 is 18:00 wherever one is,
//! and whatever some calendars get wrong is not used.

use super::lines::{escape, push};
use crate::domain::rhythm::{LONGEST_RHYTHM, Rhythm};
use crate::domain::yearly::{LeapDay, Yearly};
use chrono::{Datelike, Days, Months, NaiveDate};

/// Something in a calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CalendarEvent {
    /// Its id, the same each time it is written: a calendar that has it changes it.
    pub uid: String,
    /// How often it was changed.
    pub sequence: u32,
    /// When it was written, in UTC: `20261122T175732Z`.
    pub stamp: String,
    /// When it is for the first time. Of what comes back each year, the first time from here on.
    pub start: Start,
    /// How long it takes, in minutes; means nothing for a whole day.
    pub minutes: u16,
    /// What it is called. It leaves the device.
    pub title: String,
    /// More about it; may be empty. It leaves the device, too.
    pub text: String,
    /// How it comes back.
    pub repeat: Option<Repeat>,
    /// So many minutes before, the phone is to say so. A whole day counts as 9:00 here.
    pub alarm_minutes_before: Option<u16>,
}

/// When something is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Start {
    /// On a day, at an hour (to 23) and a minute (to 59), wherever one is.
    Timed(NaiveDate, u8, u8),
    /// The whole day.
    AllDay(NaiveDate),
}

impl Start {
    const fn day(self) -> NaiveDate {
        match self {
            Self::Timed(day, ..) | Self::AllDay(day) => day,
        }
    }

    const fn on(self, day: NaiveDate) -> Self {
        match self {
            Self::Timed(_, hour, minute) => Self::Timed(day, hour, minute),
            Self::AllDay(_) => Self::AllDay(day),
        }
    }
}

/// How something comes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repeat {
    /// A day of the year.
    Yearly(Yearly, LeapDay),
    /// So often, from the start on. Months are clamped at their end.
    Rhythm(Rhythm),
}

/// When the phone speaks up on a whole day, in minutes.
const MORNING: i32 = 9 * 60;
const DAY: i32 = 24 * 60;
const FEBRUARY: u32 = 2;

/// Events as one file, `text/calendar`, in UTF-8. A calendar without an event is none: there must be one.
#[must_use]
pub fn write(events: &[CalendarEvent]) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ebb//Ebb//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        push(&mut out, &[line]);
    }
    for event in events {
        match event.repeat {
            None => write_one(&mut out, event, &event.uid, event.start, ""),
            Some(Repeat::Yearly(day, leap)) => write_yearly(&mut out, event, &event.uid, day, leap),
            Some(Repeat::Rhythm(rhythm)) => write_rhythm(&mut out, event, rhythm),
        }
    }
    push(&mut out, &["END:VCALENDAR"]);
    out
}

/// 29 February is kept on the last day of February or on the 60th day of the year. Its first time is put into a
/// year without it: Android knows no 60th day and goes by the day alone, and would skip three years of four.
fn write_yearly(out: &mut String, event: &CalendarEvent, uid: &str, day: Yearly, leap: LeapDay) {
    let next = day.next_from(event.start.day(), leap);
    let first = if day.is_leap_day() && next.leap_year() { day.in_year(next.year() - 1, leap) } else { next };
    let rule = match leap {
        _ if !day.is_leap_day() => "FREQ=YEARLY",
        LeapDay::Before => "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        LeapDay::After => "FREQ=YEARLY;BYYEARDAY=60",
    };
    write_one(out, event, uid, event.start.on(first), rule);
}

fn write_rhythm(out: &mut String, event: &CalendarEvent, rhythm: Rhythm) {
    let rule = match rhythm {
        Rhythm::Week => "FREQ=WEEKLY".to_owned(),
        Rhythm::TwoWeeks => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
        Rhythm::Days(days) => format!("FREQ=DAILY;INTERVAL={}", days.clamp(1, LONGEST_RHYTHM)),
        Rhythm::Month => return write_months(out, event, 1),
        Rhythm::ThreeMonths => return write_months(out, event, 3),
        Rhythm::SixMonths => return write_months(out, event, 6),
        Rhythm::Year => return write_yearly(out, event, &event.uid, Yearly::of(event.start.day()), LeapDay::Before),
    };
    write_one(out, event, &event.uid, event.start, &rule);
}

/// Every so many months, clamped at their end. `BYMONTHDAY=28,29,30;BYSETPOS=-1` would say it in one rule, but
/// Android and ical.js (Thunderbird, Nextcloud) show three events a month for it. So the 31st is the last day, and
/// of the 29th and the 30th February is an event of its own.
fn write_months(out: &mut String, event: &CalendarEvent, months: u32) {
    let first = event.start.day();
    let mut rule = if months == 1 { "FREQ=MONTHLY".to_owned() } else { format!("FREQ=MONTHLY;INTERVAL={months}") };
    if first.day() < 29 {
        return write_one(out, event, &event.uid, event.start, &rule);
    }
    if first.day() == 31 {
        rule.push_str(";BYMONTHDAY=-1");
        return write_one(out, event, &event.uid, event.start, &rule);
    }
    rule.push_str(&format!(";BYMONTH=1,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY={}", first.day()));
    let is_in_february = first.month() == FEBRUARY;
    let next = if is_in_february { first.checked_add_months(Months::new(months)) } else { None };
    write_one(out, event, &event.uid, event.start.on(next.unwrap_or(first)), &rule);
    let meets_february = (first.month() + 12 - FEBRUARY).is_multiple_of(months);
    if let Some(day) = Yearly::new(None, FEBRUARY, 29).filter(|_| meets_february) {
        write_yearly(out, event, &[&event.uid, "-february"].concat(), day, LeapDay::Before);
    }
}

fn write_one(out: &mut String, event: &CalendarEvent, uid: &str, start: Start, rule: &str) {
    push(out, &["BEGIN:VEVENT"]);
    push(out, &["UID:", &escape(uid)]);
    let stamp: String = event.stamp.chars().filter(char::is_ascii_alphanumeric).collect();
    push(out, &["DTSTAMP:", &stamp]);
    push(out, &["SEQUENCE:", &event.sequence.to_string()]);
    write_times(out, start, event.minutes);
    if !rule.is_empty() {
        push(out, &["RRULE:", rule]);
    }
    push(out, &["SUMMARY:", &escape(&event.title)]);
    if !event.text.trim().is_empty() {
        push(out, &["DESCRIPTION:", &escape(&event.text)]);
    }
    // Others who see the calendar see neither what it is nor that one is taken.
    push(out, &["CLASS:PRIVATE"]);
    push(out, &["TRANSP:TRANSPARENT"]);
    if let Some(minutes) = event.alarm_minutes_before {
        write_alarm(out, event, minutes);
    }
    push(out, &["END:VEVENT"]);
}

/// An end for what has a time. A whole day needs none: its end would be the next day, which some show as two.
fn write_times(out: &mut String, start: Start, minutes: u16) {
    match start {
        Start::AllDay(day) => push(out, &["DTSTART;VALUE=DATE:", &basic(day)]),
        Start::Timed(day, hour, minute) => {
            let from = u32::from(hour.min(23)) * 60 + u32::from(minute.min(59));
            push(out, &["DTSTART:", &moment(day, from)]);
            // An end must come after its start (section 3.8.2.2).
            if minutes > 0 {
                push(out, &["DTEND:", &moment(day, from + u32::from(minutes))]);
            }
        }
    }
}

/// Comes last in an event: before it, some calendars find no event at all. Relative, for an alarm at a fixed
/// moment rings once only.
fn write_alarm(out: &mut String, event: &CalendarEvent, minutes: u16) {
    let morning = if matches!(event.start, Start::AllDay(_)) { MORNING } else { 0 };
    let title = escape(event.title.trim());
    push(out, &["BEGIN:VALARM"]);
    push(out, &["ACTION:DISPLAY"]);
    // Must not be empty.
    push(out, &["DESCRIPTION:", if title.is_empty() { "…" } else { &title }]);
    push(out, &["TRIGGER:", &duration(morning - i32::from(minutes))]);
    push(out, &["END:VALARM"]);
}

/// Days stand by themselves, so that the hour stays where a clock is changed in between.
fn duration(minutes: i32) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    let days = minutes.abs() / DAY;
    let mut text = [sign, "P"].concat();
    if days > 0 {
        text.push_str(&format!("{days}D"));
    }
    match minutes.abs() % DAY {
        0 if days > 0 => {}
        0 => text.push_str("T0S"),
        rest if rest % 60 == 0 => text.push_str(&format!("T{}H", rest / 60)),
        rest => text.push_str(&format!("T{rest}M")),
    }
    text
}

fn basic(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn moment(day: NaiveDate, minutes: u32) -> String {
    let later = day.checked_add_days(Days::new(u64::from(minutes / DAY as u32))).unwrap_or(day);
    format!("{}T{:02}{:02}00", basic(later), minutes % DAY as u32 / 60, minutes % 60)
}
