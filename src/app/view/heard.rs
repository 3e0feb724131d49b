//! "What we heard": the user's own words and choices, given back before they choose. What was seen
//! stands apart from what was guessed; nothing is added.

use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Mark};
use crate::domain::reflection::guide::{Guide, Kind};

/// What one page was answered with, ready to be put into words.
#[derive(Clone, PartialEq, Debug)]
pub struct Heard {
    /// The page it came from.
    pub page: &'static str,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A part of an answer.
#[derive(Clone, PartialEq, Debug)]
pub enum Part {
    /// The user's own words.
    Own(String),
    /// The user's own words in a named field.
    Field(&'static str, String),
    /// An option.
    Option(&'static str),
    /// Options and own lines under a mark.
    Marked(Mark, Vec<Line>),
}

/// A line under a mark.
#[derive(Clone, PartialEq, Debug)]
pub enum Line {
    /// An option of the page.
    Option(&'static str),
    /// The user's own.
    Own(String),
}

/// What was answered on the pages before `until`, page by page; skipped pages are left out.
#[must_use]
pub fn heard(guide: &'static Guide, reflection: &Reflection, until: &str) -> Vec<Heard> {
    guide
        .pages
        .iter()
        .take_while(|page| page.id != until)
        .filter(|page| !page.quiet)
        .filter_map(|page| {
            let answer = reflection.answer(page.id).filter(|answer| answer.fits(&page.kind))?;
            let parts = parts(&page.kind, answer);
            (!parts.is_empty()).then_some(Heard { page: page.id, parts })
        })
        .collect()
}

fn parts(kind: &'static Kind, answer: &Answer) -> Vec<Part> {
    match (kind, answer) {
        (Kind::Long, Answer::Text(text)) => own([text.as_str()].into_iter()).map(Part::Own).collect(),
        (Kind::Fields { fields, .. }, Answer::Fields(texts)) => fields
            .iter()
            .filter_map(|&field| {
                let text = texts.get(field)?.trim();
                (!text.is_empty()).then(|| Part::Field(field, text.to_owned()))
            })
            .collect(),
        (Kind::One(options), Answer::One(id)) => {
            options.iter().filter(|option| option.id == id).map(|option| Part::Option(option.id)).collect()
        }
        (Kind::Several(options), Answer::Several { chosen, own: lines }) => options
            .iter()
            .filter(|option| chosen.iter().any(|id| id == option.id))
            .map(|option| Part::Option(option.id))
            .chain(own(lines.iter().map(String::as_str)).map(Part::Own))
            .collect(),
        (Kind::Marked { options, marks }, Answer::Marked { marked, own: lines }) => marks
            .all()
            .iter()
            .filter_map(|&mark| {
                let chosen = options
                    .iter()
                    .filter(|option| marked.get(option.id) == Some(&mark))
                    .map(|option| Line::Option(option.id));
                let own = own(lines.iter().filter(|(_, m)| *m == mark).map(|(line, _)| line.as_str())).map(Line::Own);
                let lines: Vec<Line> = chosen.chain(own).collect();
                (!lines.is_empty()).then_some(Part::Marked(mark, lines))
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn own<'a>(lines: impl Iterator<Item = &'a str> + 'a) -> impl Iterator<Item = String> + 'a {
    lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)
}
