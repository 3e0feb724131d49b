//! In and out: people from an address book, people out to one, reminders out to a calendar.

pub mod import;
pub mod reminders;
