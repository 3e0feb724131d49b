//! What Ebb says and offers: guides and help as const tables, words in `words/<locale>/*.toml`.
//! Help lines stand on a page of their own and not in the bundle. Guarded by tests over the whole tables in `tests/it/content.rs`.

pub mod guides;
#[cfg(not(target_arch = "wasm32"))]
pub mod help;
pub mod icons;
pub mod names;
pub mod words;
