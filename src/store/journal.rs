//! The journal: an operation on records written down whole before any of it is done, so that it
//! can be done again after a crash at any point (redo log; reliability.md 2.1).

use super::codec;
use super::manifest::Manifest;
use crate::domain::id::Id;

/// One change to one key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Op {
    /// The record's key gets this text.
    Put(Id, String),
    /// The record's key goes.
    Remove(Id),
}

impl Op {
    /// Which record.
    #[must_use]
    pub const fn id(&self) -> Id {
        match self {
            Self::Put(id, _) | Self::Remove(id) => *id,
        }
    }

    /// What stands there afterwards.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Put(_, text) => Some(text),
            Self::Remove(_) => None,
        }
    }

    /// About how much longer it makes a journal.
    #[must_use]
    pub fn weight(&self) -> usize {
        24 + self.text().map_or(0, str::len)
    }
}

/// The journal's text: the manifest as it will be, then each change with the length of its text.
#[must_use]
pub fn write(key: &str, target: &Manifest, ops: &[Op]) -> String {
    let mut body = target.fields();
    for op in ops {
        let text = op.text();
        let (sign, length) = if text.is_some() { ('+', text.map_or(0, str::len)) } else { ('-', 0) };
        body.push_str(&format!("\n{sign}{} {length}\n{}", op.id(), text.unwrap_or_default()));
    }
    codec::summed(key, &body)
}

/// Reads a journal; `None` when it is damaged in any way.
#[must_use]
pub fn read(key: &str, text: &str) -> Option<(Manifest, Vec<Op>)> {
    let body = codec::checked(key, text)?;
    let (fields, mut rest) = body.split_once('\n').unwrap_or((body, ""));
    let target = Manifest::of_fields(fields)?;
    let mut ops = Vec::new();
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n')?;
        let (name, length) = line.get(1..)?.split_once(' ')?;
        let (id, length) = (name.parse().ok()?, length.parse::<usize>().ok()?);
        let value = after.get(..length)?;
        ops.push(if line.starts_with('+') { Op::Put(id, value.to_owned()) } else { Op::Remove(id) });
        rest = after.get(length..)?;
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    Some((target, ops))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_reads_back_whatever_the_texts_hold() {
        let id = Id::from_bits;
        let ops = vec![
            Op::Put(id(1), "\n+x 3\nü🌊\n".into()),
            Op::Remove(id(2)),
            Op::Put(id(3), String::new()),
            Op::Put(id(4), "{}".into()),
        ];
        let target = Manifest { schema: 2, count: 3, ..Manifest::default() };
        let text = write("ebb1:j", &target, &ops);
        assert_eq!(read("ebb1:j", &text), Some((target, ops)));
        for (at, _) in text.char_indices() {
            assert_eq!(read("ebb1:j", &text[..at]), None, "cut at {at}");
        }
    }
}
