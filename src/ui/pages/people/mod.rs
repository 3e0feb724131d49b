//! The circle and the people in it.

pub mod add;
mod care;
pub mod contact;
mod days;
pub mod edit;
mod facts;
mod filters;
pub mod happened;
pub mod list;
pub mod log;
pub mod person;
pub mod space;
pub mod urge;
