//! The journal: its list, its months, finding, reading and writing an entry.

pub mod calendar;
pub mod entry;
pub mod find;
pub mod list;
mod rows;
pub mod write;
