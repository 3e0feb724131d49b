//! vCard: 2.1 (Internet Mail Consortium, 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350), and what phones make of them.

mod property;
mod read;
mod write;

pub use read::read;
pub use write::{Version, write};

/// What Apple puts around the labels it knows itself.
const KNOWN_LABEL: (&str, &str) = ("_$!<", ">!$_");
/// The label of an anniversary.
const ANNIVERSARY_LABEL: &str = "_$!<Anniversary>!$_";
