//! Values and rules. No input or output, no clock, no randomness, no words: time and ids come
//! in as arguments, and what goes out are ids and parameters that the shell turns into sentences.

pub mod calendar;
pub mod contact;
pub mod day;
pub mod draft;
pub mod id;
pub mod journal;
pub mod message;
pub mod person;
pub mod plan;
pub mod reflection;
pub mod rhythm;
pub mod safety;
pub mod situation;
pub mod sources;
pub mod table;
pub mod text;
pub mod tide;
pub mod typing;
pub mod urge;
pub mod yearly;
