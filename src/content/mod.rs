//! What Ebb says and offers: guides and help as const tables, words in `words/<locale>/*.toml`.
//! Guarded by tests over the whole tables in `tests/it/content.rs`.

pub mod guides;
pub mod help;
pub mod icons;
pub mod words;
