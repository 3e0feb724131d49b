//! The developer commands of Ebb, as a library: the end-to-end tests use [`pages`].
//!
//! Every command returns an [`Outcome`]; its error is one sentence that says what to do.

pub mod build;
pub mod coverage;
pub mod dist;
pub mod drawing;
pub mod faults;
pub mod first_paint;
pub mod help_page;
pub mod hook;
pub mod html;
pub mod lighthouse;
pub mod messages;
pub mod pages;
pub mod plan;
pub mod promises;
pub mod scenario;
pub mod shell;
pub mod simulate;
pub mod size;
pub mod split;
pub mod test;
pub mod tools;
pub mod worker;

use std::path::{Path, PathBuf};

/// What a command returns: a value, or one sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// The repository's root folder. Cargo names it when it runs us; what was true when we were
/// compiled may not be any more, when the folder was moved or came out of a cache.
#[must_use]
pub fn root() -> PathBuf {
    let now = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).filter(|folder| folder.ends_with("xtask"));
    let ours = now.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    ours.parent().map_or_else(PathBuf::new, Path::to_path_buf)
}
