//! Messages: written here, read along by the check, and taken out by hand. Nothing is sent from these pages.

pub mod draft;
mod editor;
mod fresh;
mod hold;
mod leaving;
pub mod let_go;
pub mod list;
mod notes;
pub mod starters;
