//! The use cases: commands in, effects out. Only this module changes the document.

pub mod command;
pub mod doc;
pub mod hide;
pub mod history;
pub mod resume;
pub mod route;
pub mod save;
pub mod update;
pub mod view;
