//! Pieces that pages are made of. They know nothing of the document.

pub mod borrow;
pub mod choice;
pub mod field;
pub mod frame;
pub mod people;
pub mod shore;
pub mod tide_line;
