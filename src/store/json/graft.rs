//! Parts of a value that this version does not know, put back when it writes the value.
//!
//! A newer version may have written fields that reading drops. Nothing anybody wrote may be lost by
//! opening it in an older version, so they go back as the raw text they were.

use super::{Error, read::Reader};

/// A key with its quotes, empty in a list, and a value: slices of the text they stand in.
type Part<'a> = (&'a str, &'a str);

/// `new` with every part of `old` put back that is not in `known`.
///
/// `old` is the text that stood in storage, `known` what this version writes for the value it read
/// from it, `new` what it wants to write now. What is in `known` and not in `new` was removed on
/// purpose and stays so. Where one of them is no JSON, or deeper than [`super::DEEPEST`], `new` comes
/// back as it is. Keys are compared as written, escapes and all: every version writes them one way.
#[must_use]
pub fn graft(old: &str, known: &str, new: &str) -> String {
    let mut out = String::with_capacity(old.len().max(new.len()));
    merge(old, known, new, &mut out);
    out
}

fn merge(old: &str, known: &str, new: &str, out: &mut String) {
    if old == known || merge_parts(old, known, new, out).is_err() {
        out.push_str(new);
    }
}

/// Leaves `out` alone when it fails.
fn merge_parts(old: &str, known: &str, new: &str, out: &mut String) -> Result<(), Error> {
    let ((open, old), (known_open, known), (new_open, new)) = (parts(old)?, parts(known)?, parts(new)?);
    let is_list = open == b'[';
    if open != known_open || open != new_open || is_list && old.len() != known.len() {
        return Err(Error);
    }
    out.push(char::from(open));
    if is_list {
        for (&(_, value), origin) in new.iter().zip(origins(&known, &new)) {
            match origin {
                Some(at) if known[at].1 == value => out.push_str(old[at].1),
                Some(at) => merge(old[at].1, known[at].1, value, out),
                None => out.push_str(value),
            }
            out.push(',');
        }
    } else {
        let is_unknown = |at: usize| [&known, &new, &old[..at]].iter().all(|parts| find(parts, old[at].0).is_none());
        let unknown = (0..old.len()).filter(|&at| is_unknown(at)).map(|at| &old[at]);
        for &(key, value) in new.iter().chain(unknown) {
            out.push_str(key);
            out.push(':');
            match (find(&old, key), find(&known, key)) {
                (Some(old), Some(known)) => merge(old, known, value, out),
                _ => out.push_str(value),
            }
            out.push(',');
        }
    }
    if out.ends_with(',') {
        out.pop();
    }
    out.push(char::from(closing(open)));
    Ok(())
}

fn find<'a>(parts: &[Part<'a>], key: &str) -> Option<&'a str> {
    parts.iter().find(|part| part.0 == key).map(|part| part.1)
}

/// Which element of `known` each element of `new` comes from. First the equal ones, then those that
/// begin alike (steps begin with their number, answers with their page), so that a change which also
/// moves or adds elements is followed; last, where none was added or removed, those that are left.
/// Each time the same place comes before all others.
fn origins(known: &[Part<'_>], new: &[Part<'_>]) -> Vec<Option<usize>> {
    let mut origins = vec![None; new.len()];
    let mut used = vec![false; known.len()];
    for pass in 0..6 {
        for (at, (_, value)) in new.iter().enumerate() {
            if origins[at].is_some() {
                continue;
            }
            let mut places = if pass % 2 == 0 { at..known.len().min(at + 1) } else { 0..known.len() };
            let origin = places.find(|&place| {
                !used[place]
                    && match pass / 2 {
                        0 => known[place].1 == *value,
                        1 => begin_alike(known[place].1, value),
                        _ => known.len() == new.len(),
                    }
            });
            if let Some(place) = origin {
                used[place] = true;
                origins[at] = origin;
            }
        }
    }
    origins
}

fn begin_alike(one: &str, other: &str) -> bool {
    match (parts(one), parts(other)) {
        (Ok((_, one)), Ok((_, other))) => !one.is_empty() && one.first() == other.first(),
        _ => false,
    }
}

/// The bracket that closes what this one opens.
const fn closing(open: u8) -> u8 {
    if open == b'[' { b']' } else { b'}' }
}

/// The bracket a list or an object opens with, and its parts.
fn parts(text: &str) -> Result<(u8, Vec<Part<'_>>), Error> {
    let mut reader = Reader::new(text);
    let open = reader.peek()?;
    let mut parts = Vec::new();
    // Anything but a bracket fails here, because it is not the one asked for.
    reader.deeper(if open == b'[' { open } else { b'{' }, closing(open), |reader| {
        let mut first = true;
        while reader.has_next(&mut first, closing(open))? {
            let mut key = "";
            if open == b'{' {
                key = reader.raw()?;
                if !key.starts_with('"') {
                    return Err(Error);
                }
                reader.take(b':')?;
            }
            parts.push((key, reader.raw()?));
        }
        Ok(())
    })?;
    if reader.is_at_the_end() { Ok((open, parts)) } else { Err(Error) }
}
