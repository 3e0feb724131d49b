//! `plan`: a scenario, day by day.

use crate::Outcome;
use crate::scenario;
use std::io::Read;

/// Prints a line for each day of a scenario on which anything shows; `-` reads it from standard input.
///
/// # Errors
/// When the file cannot be read, or what stands in it is no scenario: one sentence that names the field.
pub fn plan(file: &str) -> Outcome {
    let mut text = String::new();
    let read = match file {
        "-" => std::io::stdin().read_to_string(&mut text).map(|_| ()),
        file => std::fs::read_to_string(file).map(|read| text = read),
    };
    read.map_err(|error| format!("{file}: {error}."))?;
    print!("{}", scenario::run(&text)?);
    Ok(())
}
