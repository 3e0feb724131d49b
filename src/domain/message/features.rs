//! What the model looks at in a sentence: words, stems and classes, alone and beside each other, each as a number.

use super::lexicon::{self, Lexicon};
use super::token::{Token, TokenKind};
use super::{Form, patterns};
use crate::domain::table::sort_short;
use std::ops::Range;

/// Numbers are below this; two features may share one.
pub const SPACE: u32 = 1 << 18;

/// A feature, and the token it begins at; `None` for what is about the whole.
pub type Feature = (u32, Option<usize>);

/// A text prepared for its sentences to be looked at.
#[derive(Debug)]
pub struct Reader<'a> {
    tokens: &'a [Token],
    /// Of each token: its word, and its classes and stem.
    words: Vec<u32>,
    forms: Vec<Vec<u32>>,
    classes: Vec<Vec<u8>>,
    whole: [u32; 3],
    sorries: Vec<bool>,
}

/// Beyond the ends of a sentence.
const BEFORE: u32 = 1;
const AFTER: u32 = 2;

impl<'a> Reader<'a> {
    /// Prepares a text.
    #[must_use]
    pub fn new(tokens: &'a [Token], form: Form, lexicon: &Lexicon) -> Self {
        let all: Vec<Vec<u8>> = tokens.iter().map(|token| lexicon.classes(&token.word)).collect();
        let sorry = lexicon::class("sorry");
        let sorries: Vec<bool> =
            all.iter().map(|classes| sorry.is_some_and(|class| classes.contains(&class))).collect();
        let classes: Vec<Vec<u8>> = all.into_iter().map(|all| all.into_iter().take(lexicon::MOST).collect()).collect();
        let words = tokens.iter().map(|token| text(&token.word)).collect();
        let forms = tokens.iter().zip(&classes).map(|(token, classes)| {
            let stem = mix(5, &[text(stem(&token.word))]);
            classes.iter().map(|&class| mix(6, &[class.into()])).chain([stem]).collect()
        });
        let forms = forms.collect();
        let said = sorries.iter().filter(|is| **is).count().min(4);
        let count = tokens.iter().filter(|token| token.is_word()).count();
        let size = [5, 12, 25, 60].iter().filter(|&&most| count > most).count();
        let whole = [(20, said), (21, form as usize), (22, size)].map(|(kind, value)| mix(kind, &[number(value)]));
        Self { tokens, words, forms, classes, whole, sorries }
    }

    /// What the features of a sentence depend on, as one number.
    #[must_use]
    pub fn key(&self, sentence: &Range<usize>) -> u64 {
        let all = self.whole.iter().chain(&self.words[sentence.clone()]);
        // FNV-1a over words instead of bytes, with its spread at the end of each step.
        all.fold(0xcbf2_9ce4_8422_2325, |hash, &word| {
            let mixed = (hash ^ u64::from(word)).wrapping_mul(0x0100_0000_01b3);
            mixed ^ (mixed >> 29)
        })
    }

    /// The features of a sentence, in no order; some may be there twice.
    #[must_use]
    pub fn features(&self, sentence: &Range<usize>) -> Vec<Feature> {
        let mut found = Vec::with_capacity(sentence.len() * 40);
        let mut add = |feature: u32, at: Option<usize>| found.push((feature % SPACE, at));
        let words = &self.words[sentence.clone()];
        let word = |at: usize| at.checked_sub(1).map_or(BEFORE, |at| words.get(at).copied().unwrap_or(AFTER));
        let ends = [[BEFORE].to_vec(), [AFTER].to_vec()];
        let forms = &self.forms[sentence.clone()];
        let form = |at: usize| at.checked_sub(1).map_or(&ends[0], |at| forms.get(at).unwrap_or(&ends[1]));
        for (at, token) in self.tokens[sentence.clone()].iter().enumerate() {
            let place = Some(at);
            add(mix(30, &[words[at]]), place);
            for &one in &forms[at] {
                add(mix(31, &[one]), place);
            }
            if token.word.len() > PREFIX {
                add(mix(32, &[text(prefix(&token.word))]), place);
            }
        }
        for at in 0..=sentence.len() {
            // What begins before the sentence counts for its first word.
            let place = Some(at.saturating_sub(1));
            let (one, two, three, four) = (form(at), form(at + 1), form(at + 2), form(at + 3));
            add(mix(33, &[word(at), word(at + 1)]), place);
            add(mix(34, &[word(at), word(at + 1), word(at + 2)]), place);
            for &a in one {
                two.iter().for_each(|&b| add(mix(35, &[a, b]), place));
                three.iter().for_each(|&c| add(mix(36, &[a, c]), place));
            }
            for &a in one.iter().take(2) {
                four.iter().take(2).for_each(|&d| add(mix(37, &[a, d]), place));
                for &b in two.iter().take(2) {
                    three.iter().take(2).for_each(|&c| add(mix(38, &[a, b, c]), place));
                }
            }
        }
        self.add_whole(sentence, &mut |feature| found.push((feature % SPACE, None)));
        found
    }

    /// Features of the sentence as a whole, and of the message.
    fn add_whole(&self, sentence: &Range<usize>, add: &mut impl FnMut(u32)) {
        let tokens = &self.tokens[sentence.clone()];
        let mut classes: Vec<u8> = self.classes[sentence.clone()].concat();
        sort_short(&mut classes, |a, b| a < b);
        classes.dedup();
        let mark = tokens.iter().rev().find(|token| token.kind == TokenKind::Mark).map_or(0, |token| text(&token.word));
        let first = self.words.get(sentence.start).copied().unwrap_or_default();
        for (at, &one) in classes.iter().enumerate() {
            classes[at + 1..].iter().for_each(|&other| add(mix(39, &[one.into(), other.into()])));
            add(mix(40, &[one.into(), mark]));
            add(mix(41, &[first, one.into()]));
        }
        for place in patterns::matching(tokens) {
            add(mix(42, &[number(place)]));
        }
        add(mix(43, &[mark]));
        let size = [3, 6, 10, 16].iter().filter(|&&most| tokens.len() > most).count();
        add(mix(44, &[number(size)]));
        let here = self.sorries[sentence.clone()].iter().filter(|is| **is).count().min(3);
        add(mix(45, &[self.whole[0], number(here)]));
        self.whole.into_iter().for_each(add);
    }
}

fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// A text as a number (FNV-1a).
fn text(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Numbers of a kind as one; the last step spreads the high bits (the finalizer of MurmurHash3).
fn mix(kind: u32, parts: &[u32]) -> u32 {
    let mut hash = parts
        .iter()
        .fold(kind.wrapping_mul(0x9e37_79b1), |hash, part| (hash.rotate_left(13) ^ part).wrapping_mul(0x85eb_ca6b));
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

const PREFIX: usize = 5;

fn prefix(word: &str) -> &str {
    word.char_indices().nth(PREFIX).map_or(word, |(end, _)| &word[..end])
}

/// Endings that are taken off, and how much has to stay.
const ENDINGS: [(&str, usize); 11] = [
    ("ingly", 4),
    ("ing", 3),
    ("edly", 4),
    ("ied", 3),
    ("ies", 3),
    ("ed", 3),
    ("ly", 3),
    ("es", 3),
    ("s", 3),
    ("er", 4),
    ("e", 3),
];

/// A word without its ending, roughly: "dropped", "dropping" and "drops" are one.
pub(super) fn stem(word: &str) -> &str {
    if !word.is_ascii() {
        return word;
    }
    let cut = ENDINGS.iter().find_map(|&(ending, least)| word.strip_suffix(ending).filter(|rest| rest.len() >= least));
    let Some(rest) = cut else { return word };
    let bytes = rest.as_bytes();
    let doubled = rest.len() > 3 && bytes[rest.len() - 1] == bytes[rest.len() - 2];
    if doubled { &rest[..rest.len() - 1] } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (words, expected) in [
            (&["drop", "drops", "dropped", "dropping"][..], "drop"),
            (&["ignore", "ignores", "ignored", "ignoring"], "ignor"),
            (&["quick", "quickly"], "quick"),
            (&["zoë"], "zoë"),
        ] {
            for word in words {
                assert_eq!(stem(word), expected, "{word}");
            }
        }
    }
}
