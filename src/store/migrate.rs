//! From the shape of one schema to that of the next, one pure step each. A record is brought up to
//! date when it is read, and written in the new shape when it is next edited: rewriting everything
//! at once would not fit a nearly full store, and browsers delay large writes.

use super::SCHEMA;

/// Brings a record's JSON from a schema to this one's; `None` for a schema that is not known.
#[must_use]
pub fn migrate(schema: u32, json: String) -> Option<String> {
    (schema..SCHEMA).try_fold(json, |json, from| step(from, json))
}

/// The step from a schema to the next.
fn step(from: u32, json: String) -> Option<String> {
    match from {
        // Schema 2 put the moment beside the record and counts in the manifest; records kept their shape.
        1 => Some(json),
        // Schema 3 brought exercises, entries and check-ins; a reflection may be about nobody else.
        // What there was before kept its shape.
        2 => Some(json),
        // Schema 4 brought what is known about a person, urges, and what went to the calendar. New fields may be missing.
        3 => Some(json),
        // Schema 5 brought drafts. What there was before kept its shape.
        4 => Some(json),
        _ => None,
    }
}
