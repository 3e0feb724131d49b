//! The day, the hour and fresh ids, where the user is.

use crate::domain::draft::Moment;
use crate::domain::id::Id;
use chrono::NaiveDate;

/// 1 January 2020 in milliseconds since the epoch: ids count from here.
const FROM: f64 = 1_577_836_800_000.0;

/// Today as a civil date.
#[must_use]
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(2020);
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// The hour of the day, 0 to 23.
#[must_use]
pub fn hour() -> u32 {
    js_sys::Date::new_0().get_hours()
}

/// This minute of this day.
#[must_use]
pub fn moment() -> Moment {
    let now = js_sys::Date::new_0();
    let minute = now.get_hours() * 60 + now.get_minutes();
    Moment { on: today(), minute: u16::try_from(minute).unwrap_or_default() }
}

/// Now, in milliseconds since 2020.
#[must_use]
pub fn now() -> u64 {
    (js_sys::Date::now() - FROM).max(0.0) as u64
}

/// A fresh id.
#[must_use]
pub fn fresh_id() -> Id {
    let random = (js_sys::Math::random() * 1024.0) as u64;
    Id::made_at(now(), random)
}

/// This moment in UTC as calendars write it: `20261122T175732Z` (RFC 5545, section 3.3.5).
#[must_use]
pub fn utc_stamp() -> String {
    let text = String::from(js_sys::Date::new_0().to_iso_string());
    let digits: String = text.chars().filter(char::is_ascii_digit).take(14).collect();
    let (day, time) = digits.split_at(digits.len().min(8));
    format!("{day}T{time}Z")
}

/// The name of the time zone, such as `Europe/London`.
#[must_use]
pub fn time_zone() -> String {
    let options = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new()).resolved_options();
    js_sys::Reflect::get(&options, &"timeZone".into()).ok().and_then(|zone| zone.as_string()).unwrap_or_default()
}

/// The time of day a record was made, as "23:40", where that was on this day.
#[must_use]
pub fn time_on(id: Id, on: NaiveDate) -> Option<String> {
    let made = js_sys::Date::new(&(FROM + id.milliseconds() as f64).into());
    let year = i32::try_from(made.get_full_year()).ok()?;
    let day = NaiveDate::from_ymd_opt(year, made.get_month() + 1, made.get_date())?;
    (day == on).then(|| format!("{:02}:{:02}", made.get_hours(), made.get_minutes()))
}
