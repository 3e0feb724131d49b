//! Dates in words. The browser already knows how every language writes them.

use chrono::{Datelike, NaiveDate};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::OnceCell;
use wasm_bindgen::JsValue;

/// How a date is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// "2 December".
    Day,
    /// "2 Dec".
    Short,
    /// "Wed 2 December".
    Weekday,
    /// "Wednesday 2 December".
    Full,
    /// "2 December 2026".
    Year,
    /// "December 2026".
    Month,
    /// "Wed".
    DayName,
}

const STYLES: usize = 7;

impl Style {
    const fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Day => &[("day", "numeric"), ("month", "long")],
            Self::Short => &[("day", "numeric"), ("month", "short")],
            Self::Weekday => &[("weekday", "short"), ("day", "numeric"), ("month", "long")],
            Self::Full => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
            Self::Year => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
            Self::Month => &[("month", "long"), ("year", "numeric")],
            Self::DayName => &[("weekday", "short")],
        }
    }
}

thread_local! {
    /// Making a formatter is slow, using one is not. Each is made when first used: the first page needs one.
    static FORMATS: [OnceCell<Function>; STYLES] = const { [const { OnceCell::new() }; STYLES] };
}

fn formatter(style: Style) -> Function {
    let options = Object::new();
    for (key, value) in style.options() {
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    // The language of the words decides how dates are written, not that of the browser.
    Intl::DateTimeFormat::new(&Array::of1(&"en-GB".into()), &options).format()
}

/// Whether dates of this style can be written at once: the first of a page takes a tenth of a second on a phone.
#[must_use]
pub fn is_ready(style: Style) -> bool {
    FORMATS.with(|formats| formats[style as usize].get().is_some())
}

/// A date in words.
#[must_use]
pub fn date(day: NaiveDate, style: Style) -> String {
    let month = i32::try_from(day.month0()).unwrap_or_default();
    let at = Date::new_with_year_month_day(day.year().unsigned_abs(), month, i32::try_from(day.day()).unwrap_or(1));
    FORMATS.with(|formats| {
        formats[style as usize]
            .get_or_init(|| formatter(style))
            .call1(&JsValue::NULL, &at)
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_else(|| crate::domain::day::text(day))
    })
}

/// A date in words, with its year when that is not this year's.
#[must_use]
pub fn date_near(day: NaiveDate, today: NaiveDate) -> String {
    date(day, if day.year() == today.year() { Style::Day } else { Style::Year })
}
