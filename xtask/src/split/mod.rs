//! Cuts the wasm of a release into the app and parts that are loaded when they are needed.
//!
//! A part begins at one function of the app and holds all that only this function can reach, code and
//! constants. It shares memory, table and globals with the app, so that it is as if it had always been
//! there: same signals, same document. What it needs of the app it imports; a way into it, or a pointer
//! to one of its functions, is a place in the table that is empty until the part has been loaded.

mod bound;
mod files;
mod linked;
mod write;

pub use files::{Shipped, split_build};

use crate::Outcome;
use std::collections::BTreeMap;
use std::ops::Range;

/// A part and the function it begins with, as its name begins in the wasm.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// As `src/ui/pages/parts` asks for it.
    pub name: &'static str,
    /// The mangled path of the function.
    pub entry: &'static str,
}

/// All there are.
pub const PARTS: [Part; 6] = [
    Part { name: "check", entry: "_ZN3ebb2ui5pages5parts5check4read17h" },
    Part { name: "data", entry: "_ZN3ebb2ui5pages5parts4data4show17h" },
    Part { name: "exchange", entry: "_ZN3ebb2ui5pages5parts8exchange4show17h" },
    Part { name: "write", entry: "_ZN3ebb2ui5pages5parts5write4show17h" },
    Part { name: "people", entry: "_ZN3ebb2ui5pages5parts6people4show17h" },
    Part { name: "reflect", entry: "_ZN3ebb2ui5pages5parts7reflect4show17h" },
];

/// What goes into which part, by number of the part.
#[derive(Debug, Default)]
struct Plan {
    functions: BTreeMap<String, usize>,
    /// The function each part begins with.
    entries: Vec<String>,
    /// Stretches of memory, by address.
    data: Vec<(Range<usize>, usize)>,
}

/// A module cut up.
#[derive(Debug)]
pub struct Cut {
    /// What starts by itself.
    pub app: Vec<u8>,
    /// One module for each of [`PARTS`].
    pub parts: Vec<Vec<u8>>,
}

/// Cuts `bound`, which wasm-bindgen made out of `linked`.
///
/// # Errors
/// When one of them is not as expected.
pub fn cut(linked: &[u8], bound: &[u8]) -> Outcome<Cut> {
    let plan = linked::plan(linked)?;
    let module = bound::Module::read(bound, &plan)?;
    Ok(Cut { app: write::app(bound, &module)?, parts: write::parts(bound, &module)? })
}

fn sentence(error: impl std::fmt::Display) -> String {
    format!("The wasm could not be cut into parts: {error}.")
}
