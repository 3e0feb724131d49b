//! A draft as pieces: its own words, cut where a note begins or ends, so that they can be underlined in place.

use crate::domain::message::{Finding, Rule, What};
use std::ops::Range;

/// How a place is underlined; told apart by the shape of the line, not by colour alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// It works: a solid line.
    Keep,
    /// About them: dashes.
    Blame,
    /// About being sorry, and about comfort: two lines.
    Sorry,
    /// About pressing on: a wave.
    Press,
}

/// The line of a finding.
#[must_use]
pub const fn line(what: What) -> Line {
    match what {
        What::Works(_) => Line::Keep,
        What::Note(rule) => match rule {
            Rule::Blame
            | Rule::MindReading
            | Rule::Label
            | Rule::Guilt
            | Rule::Ultimatum
            | Rule::Tactics
            | Rule::Watching => Line::Blame,
            Rule::OverApology
            | Rule::ConditionalApology
            | Rule::VagueApology
            | Rule::ForgivenessDemand
            | Rule::Reassurance => Line::Sorry,
            Rule::Pressure
            | Rule::OminousOpener
            | Rule::ManyQuestions
            | Rule::Long
            | Rule::Shouting
            | Rule::SpaceIgnored => Line::Press,
        },
    }
}

/// Whether a finding is about the message as a whole: it has a note and no line.
#[must_use]
pub const fn is_of_the_whole(what: What) -> bool {
    matches!(what, What::Note(Rule::Long | Rule::ManyQuestions))
}

/// A piece of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Bytes of the text.
    pub at: Range<usize>,
    /// Its line.
    pub line: Option<Line>,
    /// The numbers of the notes that end here, from 1.
    pub ends: Vec<usize>,
}

/// The pieces of a text with what was found in it, in order; together they are the text. Where two places overlap, the
/// first keeps its line.
#[must_use]
pub fn pieces(text: &str, found: &[Finding]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut done = 0;
    for (at, finding) in found.iter().enumerate() {
        if is_of_the_whole(finding.what) {
            continue;
        }
        let start = finding.span.start.max(done);
        if finding.span.end <= start {
            // All of it is underlined already.
            if let Some(last) = pieces.last_mut() {
                last.ends.push(at + 1);
            }
            continue;
        }
        if start > done {
            pieces.push(Piece { at: done..start, line: None, ends: Vec::new() });
        }
        done = finding.span.end;
        pieces.push(Piece { at: start..done, line: Some(line(finding.what)), ends: vec![at + 1] });
    }
    if done < text.len() {
        pieces.push(Piece { at: done..text.len(), line: None, ends: Vec::new() });
    }
    pieces
}

/// A place in a text in UTF-16 units, as browsers count.
#[must_use]
pub fn in_units(text: &str, at: &Range<usize>) -> (u32, u32) {
    let units = |end: usize| u32::try_from(text[..end].encode_utf16().count()).unwrap_or(u32::MAX);
    (units(at.start), units(at.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: Rule, span: Range<usize>) -> Finding {
        Finding { what: What::Note(rule), span }
    }

    #[test]
    fn pieces_are_the_text_whatever_overlaps() {
        let text = "one two three four five";
        let found = [
            finding(Rule::Long, 0..text.len()),
            finding(Rule::Blame, 0..7),
            finding(Rule::Pressure, 4..13),
            finding(Rule::Guilt, 5..6),
            finding(Rule::Shouting, 19..23),
        ];
        let pieces = pieces(text, &found);
        let joined: String = pieces.iter().map(|piece| &text[piece.at.clone()]).collect();
        assert_eq!(joined, text);
        let ends: Vec<Vec<usize>> = pieces.iter().map(|piece| piece.ends.clone()).collect();
        assert_eq!(ends, [vec![2], vec![3, 4], vec![], vec![5]]);
        assert_eq!(pieces[1].at, 7..13);
    }

    #[test]
    fn places_are_counted_as_browsers_do() {
        let text = "🌊 é you";
        assert_eq!(in_units(text, &(text.find("you").unwrap_or(0)..text.len())), (5, 8));
    }
}
