//! View models: what a page shows, projected from the document, without words and without a browser.

pub mod curve;
pub mod heard;
pub mod people;
pub mod plan;
pub mod shore;
pub mod tide_line;
pub mod today;
pub mod years;
