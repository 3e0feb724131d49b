//! Plans: proposed, running, and how they end.

pub mod borrow;
pub mod ending;
pub mod page;
pub mod step;
