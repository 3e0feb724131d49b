//! Calendars as phones take them: rules of lines, rules of dates, and two readers that are not ours.

use crate::support::day;
use chrono::{Datelike, Days, Months, NaiveDate};
use ebb::domain::rhythm::Rhythm;
use ebb::domain::yearly::{LeapDay, Yearly};
use ebb::exchange::ics::{CalendarEvent, Repeat, Start, write};
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;

fn event(start: Start) -> CalendarEvent {
    CalendarEvent {
        uid: "abc@ebb".into(),
        sequence: 2,
        stamp: "20261122T175732Z".into(),
        start,
        minutes: 15,
        title: "Small step".into(),
        text: String::new(),
        repeat: None,
        alarm_minutes_before: None,
    }
}

fn timed(on: &str, hour: u8, minute: u8) -> CalendarEvent {
    event(Start::Timed(day(on), hour, minute))
}

fn all_day(on: &str) -> CalendarEvent {
    event(Start::AllDay(day(on)))
}

fn lines(event: CalendarEvent) -> Vec<String> {
    write(&[event]).split_terminator("\r\n").map(str::to_owned).collect()
}

/// What stands behind this name, once for each time it stands there.
fn values(text: &str, name: &str) -> Vec<String> {
    let prefix = format!("{name}:");
    text.replace("\r\n ", "").split("\r\n").filter_map(|line| line.strip_prefix(&prefix)).map(str::to_owned).collect()
}

#[test]
fn an_event_with_a_time_floats_and_its_alarm_comes_last() {
    let event = CalendarEvent {
        text: "Two lines,\nand; signs\\".into(),
        repeat: Some(Repeat::Rhythm(Rhythm::TwoWeeks)),
        alarm_minutes_before: Some(15),
        ..timed("2026-12-01", 18, 0)
    };
    assert_eq!(
        lines(event),
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Ebb//Ebb//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:abc@ebb",
            "DTSTAMP:20261122T175732Z",
            "SEQUENCE:2",
            "DTSTART:20261201T180000",
            "DTEND:20261201T181500",
            "RRULE:FREQ=WEEKLY;INTERVAL=2",
            "SUMMARY:Small step",
            "DESCRIPTION:Two lines\\,\\nand\\; signs\\\\",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Small step",
            "TRIGGER:-PT15M",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

#[test]
fn a_whole_day_has_no_end_and_no_time() {
    let event = CalendarEvent { alarm_minutes_before: Some(0), ..all_day("2027-03-10") };
    assert_eq!(
        lines(event)[5..],
        [
            "BEGIN:VEVENT",
            "UID:abc@ebb",
            "DTSTAMP:20261122T175732Z",
            "SEQUENCE:2",
            "DTSTART;VALUE=DATE:20270310",
            "SUMMARY:Small step",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Small step",
            "TRIGGER:PT9H",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

#[test]
fn an_alarm_is_told_from_the_start_and_on_a_whole_day_from_nine() {
    for (minutes, timed_trigger, day_trigger) in [
        (0, "PT0S", "PT9H"),
        (15, "-PT15M", "PT525M"),
        (60, "-PT1H", "PT8H"),
        (90, "-PT90M", "PT450M"),
        (540, "-PT9H", "PT0S"),
        (1440, "-P1D", "-PT15H"),
        (2880, "-P2D", "-P1DT15H"),
        (10_080, "-P7D", "-P6DT15H"),
        (u16::MAX, "-P45DT735M", "-P45DT195M"),
    ] {
        for (event, trigger) in [(timed("2026-12-01", 18, 0), timed_trigger), (all_day("2026-12-01"), day_trigger)] {
            let text = write(&[CalendarEvent { alarm_minutes_before: Some(minutes), ..event }]);
            assert_eq!(values(&text, "TRIGGER"), [trigger], "{minutes}");
        }
    }
    let unnamed =
        write(&[CalendarEvent { title: " \n".into(), alarm_minutes_before: Some(0), ..all_day("2026-12-01") }]);
    assert_eq!(values(&unnamed, "DESCRIPTION"), ["…"], "the text of an alarm is never empty");
}

#[test]
fn an_end_may_lie_on_the_next_day_and_is_left_out_where_it_is_the_start() {
    for (hour, minute, minutes, end) in [
        (23, 50, 15, &["20270101T000500"][..]),
        (0, 0, 1440, &["20270101T000000"]),
        (18, 0, 0, &[]),
        (99, 99, 1, &["20270101T000000"]),
    ] {
        let text = write(&[CalendarEvent { minutes, ..timed("2026-12-31", hour, minute) }]);
        assert_eq!(values(&text, "DTEND"), end, "{hour}:{minute} and {minutes}");
    }
}

// Dates

/// Days of a rule from the first on, found by asking each day: slow, and nothing like what wrote the rule.
fn days_of(rule: &str, first: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
    let part = |name: &str| {
        rule.split(';')
            .find_map(|part| part.strip_prefix(name)?.strip_prefix('='))
            .map(str::to_owned)
            .unwrap_or_default()
    };
    let list = |name: &str| part(name).split(',').filter_map(|number| number.parse().ok()).collect::<Vec<i64>>();
    let every = part("INTERVAL").parse().unwrap_or(1);
    let (months, month_days, year_days) = (list("BYMONTH"), list("BYMONTHDAY"), list("BYYEARDAY"));
    let is_it = |on: NaiveDate| {
        let length = i64::from(on.num_days_in_month());
        let is_month_day =
            month_days.iter().any(|&day| day == i64::from(on.day()) || length + day + 1 == i64::from(on.day()));
        let months_since = i64::from(on.year() - first.year()) * 12 + i64::from(on.month()) - i64::from(first.month());
        let is_in_step = match &*part("FREQ") {
            "DAILY" => (on - first).num_days() % every == 0,
            "WEEKLY" => (on - first).num_days() % (7 * every) == 0,
            "MONTHLY" => months_since % every == 0,
            _ => i64::from(on.year() - first.year()) % every == 0,
        };
        let is_free = matches!(&*part("FREQ"), "DAILY" | "WEEKLY");
        let is_day = match (month_days.is_empty(), year_days.is_empty()) {
            (false, _) => is_month_day,
            (_, false) => year_days.contains(&i64::from(on.ordinal())),
            _ => is_free || on.day() == first.day(),
        };
        let is_month = if months.is_empty() {
            part("FREQ") != "YEARLY" || !year_days.is_empty() || on.month() == first.month()
        } else {
            months.contains(&i64::from(on.month()))
        };
        is_in_step && is_day && is_month
    };
    first.iter_days().take_while(|&on| on <= until).filter(|&on| is_it(on)).collect()
}

/// All days of all events of a calendar, in order. The first of each is a day of its own rule (section 3.8.5.3).
fn days_in(text: &str, until: NaiveDate) -> Vec<NaiveDate> {
    let starts: Vec<NaiveDate> = values(text, "DTSTART;VALUE=DATE").iter().map(|start| basic(start)).collect();
    let rules = values(text, "RRULE");
    assert_eq!(starts.len(), rules.len());
    let mut all = Vec::new();
    for (&start, rule) in starts.iter().zip(&rules) {
        let days = days_of(rule, start, until);
        assert_eq!(days.first(), Some(&start), "{rule} does not begin on {start}");
        all.extend(days);
    }
    all.sort();
    all
}

fn basic(text: &str) -> NaiveDate {
    day(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..8]))
}

#[test]
fn a_day_of_the_year_comes_on_its_day_each_year() {
    for yearly in ["--03-10", "1990-12-31", "--02-28", "--03-01", "--02-29", "1992-02-29"] {
        let yearly = Yearly::parse(yearly).expect("a day");
        for leap in [LeapDay::Before, LeapDay::After] {
            for from in ["2026-11-22", "2027-02-28", "2027-03-02", "2028-02-28", "2028-02-29", "2028-03-01"] {
                let from = day(from);
                let repeat = Some(Repeat::Yearly(yearly, leap));
                let text = write(&[CalendarEvent { repeat, ..event(Start::AllDay(from)) }]);
                let until = from + Days::new(12 * 365);
                let expected: Vec<NaiveDate> = (0..=13)
                    .map(|at| yearly.in_year(from.year() + at, leap))
                    .filter(|&on| from <= on && on <= until)
                    .collect();
                let days = days_in(&text, until);
                let coming: Vec<NaiveDate> = days.iter().copied().filter(|&on| on >= from).collect();
                assert_eq!(coming, expected, "{yearly} {leap:?} from {from}");
                assert!(days.len() - coming.len() <= 1, "at most one lies before");
                // Android goes by the first day alone where it does not know a rule.
                assert!(!yearly.is_leap_day() || !days[0].leap_year());
            }
        }
    }
}

#[test]
fn the_29th_of_february_is_said_in_two_ways() {
    let leap_day = Yearly::parse("--02-29").expect("a day");
    for (leap, rule, start) in [
        (LeapDay::Before, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "20270228"),
        (LeapDay::After, "FREQ=YEARLY;BYYEARDAY=60", "20270301"),
    ] {
        let text = write(&[CalendarEvent { repeat: Some(Repeat::Yearly(leap_day, leap)), ..all_day("2026-11-22") }]);
        assert_eq!(
            (values(&text, "RRULE"), values(&text, "DTSTART;VALUE=DATE")),
            (vec![rule.into()], vec![start.into()])
        );
    }
}

#[test]
fn a_rhythm_comes_on_its_days_and_months_are_clamped_at_their_end() {
    let steps: [(Rhythm, u32); 4] =
        [(Rhythm::Month, 1), (Rhythm::ThreeMonths, 3), (Rhythm::SixMonths, 6), (Rhythm::Year, 12)];
    for first in (0..800).map(|at| day("2027-01-01") + Days::new(at)) {
        let until = first + Days::new(5 * 366);
        for (rhythm, months) in steps {
            let text = write(&[CalendarEvent { repeat: Some(Repeat::Rhythm(rhythm)), ..event(Start::AllDay(first)) }]);
            let expected: Vec<NaiveDate> =
                (0..70).map(|at| first + Months::new(at * months)).take_while(|&on| on <= until).collect();
            let days: Vec<NaiveDate> = days_in(&text, until).into_iter().filter(|&on| on >= first).collect();
            assert_eq!(days, expected, "{rhythm:?} from {first}");
        }
    }
    for (rhythm, days) in [
        (Rhythm::Week, 7),
        (Rhythm::TwoWeeks, 14),
        (Rhythm::Days(10), 10),
        (Rhythm::Days(0), 1),
        (Rhythm::Days(5000), 999),
    ] {
        let text = write(&[CalendarEvent { repeat: Some(Repeat::Rhythm(rhythm)), ..all_day("2026-11-22") }]);
        let expected: Vec<NaiveDate> = (0..5).map(|at| day("2026-11-22") + Days::new(at * days)).collect();
        assert_eq!(days_in(&text, expected[4]), expected, "{rhythm:?}");
    }
}

#[test]
fn only_one_rule_an_event_and_none_by_place_in_a_set() {
    for first in ["2027-01-28", "2027-01-29", "2027-01-30", "2027-01-31", "2028-02-29"] {
        for rhythm in Rhythm::NAMED {
            let text = write(&[CalendarEvent { repeat: Some(Repeat::Rhythm(rhythm)), ..all_day(first) }]);
            let events = text.matches("BEGIN:VEVENT").count();
            assert_eq!(text.matches("RRULE:").count(), events);
            assert!(!text.contains("BYSETPOS"), "Android and ical.js do not know it");
            let mut ids = values(&text, "UID");
            ids.dedup();
            assert_eq!(ids.len(), events, "each event has its own id");
        }
    }
}

// Readers that are not ours

#[test]
fn two_other_readers_find_what_was_written() {
    let title = "Schöne Grüße, “Zoë”; 🌊 and more than seventy-five bytes of it, so that it is folded";
    let events = [
        CalendarEvent { title: title.into(), alarm_minutes_before: Some(15), ..timed("2026-12-01", 18, 0) },
        CalendarEvent {
            uid: "b".into(),
            repeat: Some(Repeat::Yearly(Yearly::parse("--02-29").expect("a day"), LeapDay::After)),
            ..all_day("2026-11-22")
        },
    ];
    let text = write(&events);

    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).expect("icalendar reads it");
    let found = |at: usize, name: &str| {
        let component = calendar.components.get(at).expect("an event");
        component.find_prop(name).map(|property| property.val.to_string()).unwrap_or_default()
    };
    assert_eq!(calendar.components.len(), 2);
    assert_eq!(found(0, "SUMMARY").replace('\\', ""), title);
    assert_eq!((found(0, "DTSTART"), found(0, "DTEND")), ("20261201T180000".into(), "20261201T181500".into()));
    assert_eq!((found(1, "DTSTART"), found(1, "RRULE")), ("20270301".into(), "FREQ=YEARLY;BYYEARDAY=60".into()));
    let alarm = &calendar.components[0].components[0];
    assert_eq!(alarm.name, "VALARM");
    assert_eq!(alarm.find_prop("TRIGGER").map(|trigger| trigger.val.to_string()).as_deref(), Some("-PT15M"));

    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().expect("a calendar").expect("ical reads it");
    let found = |properties: &[ical::property::Property], name: &str| {
        properties.iter().find(|one| one.name == name).and_then(|one| one.value.clone()).unwrap_or_default()
    };
    assert!(calendars.next().is_none());
    assert_eq!(calendar.events.len(), 2);
    assert_eq!(found(&calendar.events[0].properties, "SUMMARY").replace('\\', ""), title);
    assert_eq!(found(&calendar.events[0].properties, "DTSTART"), "20261201T180000");
    assert_eq!(found(&calendar.events[0].alarms[0].properties, "ACTION"), "DISPLAY");
    assert_eq!(found(&calendar.events[1].properties, "RRULE"), "FREQ=YEARLY;BYYEARDAY=60");
}

fn any_rhythm() -> impl Strategy<Value = Rhythm> {
    prop_oneof![proptest::sample::select(&Rhythm::NAMED[..]), any::<u16>().prop_map(Rhythm::Days)]
}

proptest! {
    #[test]
    fn no_text_breaks_a_line(
        (uid, stamp, title, text) in (any::<String>(), any::<String>(), "\\PC{0,200}|(?s).{0,200}", "(?s).{0,300}"),
        (from, hour, minute, minutes) in (0..40_000u64, any::<u8>(), any::<u8>(), any::<u16>()),
        rhythm in proptest::option::of(any_rhythm()),
        alarm in proptest::option::of(any::<u16>()),
        is_timed in any::<bool>(),
    ) {
        let on = day("1990-01-01") + Days::new(from);
        let start = if is_timed { Start::Timed(on, hour, minute) } else { Start::AllDay(on) };
        let event = CalendarEvent {
            uid, stamp, title: title.clone(), text, start, minutes,
            sequence: 0,
            repeat: rhythm.map(Repeat::Rhythm),
            alarm_minutes_before: alarm,
        };
        let written = write(&[event]);
        prop_assert!(written.ends_with("\r\n"));
        for line in written.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{:?}", line);
            prop_assert!(!line.is_empty() && line.chars().all(|letter| !letter.is_control() || letter == '\t'), "{:?}", line);
        }
        // The title comes back, letter by letter, but for what a line cannot hold.
        let summary = values(&written, "SUMMARY").remove(0);
        let mut letters = summary.chars();
        let mut back = String::new();
        while let Some(letter) = letters.next() {
            back.push(match letter {
                '\\' => match letters.next() { Some('n') => '\n', Some(escaped) => escaped, None => '\\' },
                other => other,
            });
        }
        let breaks = ['\r', '\u{85}', '\u{2028}', '\u{2029}'];
        let expected: String = title.replace("\r\n", "\n").replace(breaks, "\n")
            .chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect();
        prop_assert_eq!(back, expected);
        let parts = |word: &str| written.split("\r\n").filter(|line| line.starts_with(word)).count();
        prop_assert_eq!(parts("BEGIN:"), parts("END:"));
        prop_assert!(ical::IcalParser::new(written.as_bytes()).next().is_some_and(|calendar| calendar.is_ok()));
    }
}
