//! The circle and the people in it.

pub mod add;
pub mod contact;
pub mod edit;
pub mod happened;
pub mod list;
pub mod log;
pub mod person;
pub mod space;
pub mod urge;
