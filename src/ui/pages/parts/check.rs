//! The part "check": the message check and what it learned. It is no page: the page of a message loads it when the words
//! are there already.

use crate::content::notes::{Reading, reading};
use crate::domain::message::Form;
use crate::platform::part;

const NAME: &str = "check";

/// Loads the check and says whether it came.
pub fn load(done: impl FnOnce(bool) + 'static) {
    part::load(NAME, done);
}

/// Where the file begins: reads a message. Only once [`load`] has said that the check is here. Inlined into its caller, it
/// would be a part of that.
#[inline(never)]
pub fn read(text: &str, form: Form) -> Reading {
    reading(text, form)
}
