//! The use cases: commands in, effects out. Only this module changes the document.

pub mod command;
pub mod doc;
pub mod route;
pub mod update;
pub mod view;
