//! Host tests of the pure core, one binary.

/// Every table of guides, steps, help lines and words, checked as a whole.
mod content;
