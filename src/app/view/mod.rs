//! View models: what a page shows, projected from the document, without a browser; without words too, but for
//! `readable`, which is nothing else.

pub mod curve;
pub mod heard;
pub mod insights;
pub mod journal;
pub mod people;
pub mod plan;
pub mod readable;
pub mod ripples;
pub mod shore;
pub mod tide_line;
pub mod today;
pub mod years;
