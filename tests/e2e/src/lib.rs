//! Ebb from the outside: a real browser, the release build, and helpers named for what a person does.
//!
//! Nothing here knows a class or the structure of a page. Things are found the way people find
//! them: by what they are and what they say.

pub mod app;
pub mod axe;
pub mod browser;
pub mod decade;
pub mod demo;
pub mod figures;
pub mod measure;
pub mod seed;
