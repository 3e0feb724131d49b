//! Pieces that pages are made of. Those that need the document are handed the core.

pub mod aid;
pub mod ask_once;
pub mod backup_file;
pub mod borrow;
pub mod check_in;
pub mod choice;
pub mod field;
pub mod frame;
pub mod mood;
pub mod more;
pub mod passphrase;
pub mod people;
pub mod ripples;
pub mod saved;
pub mod select;
pub mod shore;
pub mod tide_line;
