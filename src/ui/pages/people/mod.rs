//! The circle and the people in it.

pub mod add;
pub mod contact;
pub mod edit;
mod filters;
pub mod list;
pub mod log;
pub mod person;
