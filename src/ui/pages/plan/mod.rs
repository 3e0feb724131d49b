//! Plans: proposed, running, and how they end.

pub mod ending;
pub mod page;
pub mod step;
