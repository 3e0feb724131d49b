//! Plans: proposed, running, and how they end.

mod ended;
pub mod ending;
mod look;
pub mod page;
pub mod step;
