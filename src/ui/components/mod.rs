//! Pieces that pages are made of. They know nothing of the document.

pub mod choice;
pub mod field;
pub mod icon;
pub mod page;
pub mod people;
pub mod shore;
pub mod tide_line;
