//! View models: what a page shows, projected from the document, without a browser; without words too, but for
//! `readable`, which is nothing else.

pub mod address_book;
pub mod card;
pub mod care;
pub mod curve;
pub mod drafts;
pub mod heard;
pub mod import;
pub mod insights;
pub mod journal;
pub mod leave;
mod markdown;
pub mod marks;
pub mod people;
pub mod plan;
pub mod readable;
pub mod reminders;
pub mod ripples;
pub mod shore;
pub mod tide_labels;
pub mod tide_line;
pub mod today;
pub mod years;
