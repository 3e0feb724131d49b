//! Classes of words that do the same work in a message. The model learns from the class where it has not met the word.
//! They stand in `lexicon.txt`, a class a line: its name, then its words in plain form. Of a class of verbs (`v-…`) only the
//! forms that do not share a stem are written down: "drop" stands for "drops", "dropped" and "dropping".

use super::features::stem;
use crate::domain::table::sort_short;

const CLASSES: &str = include_str!("lexicon.txt");

fn classes() -> impl Iterator<Item = ((&'static str, &'static str), u8)> {
    CLASSES.lines().filter_map(|line| line.split_once(": ")).zip(0_u8..)
}

/// A word counts in so many classes at most.
pub const MOST: usize = 3;

/// Classes of verbs are named so.
const VERBS: &str = "v-";

/// Words in order, each with the classes it is in.
type Index = Vec<(&'static str, Vec<u8>)>;

/// The classes by word and by stem, to be looked up quickly.
#[derive(Debug)]
pub struct Lexicon {
    words: Index,
    stems: Index,
}

impl Lexicon {
    /// The classes of this file.
    #[must_use]
    pub fn new() -> Self {
        let (mut words, mut stems) = (Vec::new(), Vec::new());
        for ((name, of), place) in classes() {
            for word in of.split(' ') {
                words.push((word, place));
                if name.starts_with(VERBS) {
                    stems.push((stem(word), place));
                }
            }
        }
        Self { words: index(words), stems: index(stems) }
    }

    /// The classes a word is in, by their place.
    #[must_use]
    pub fn classes(&self, word: &str) -> Vec<u8> {
        let mut classes = [found(&self.words, word), found(&self.stems, stem(word))].concat();
        sort_short(&mut classes, |a, b| a < b);
        classes.dedup();
        classes
    }
}

fn index(mut pairs: Vec<(&'static str, u8)>) -> Index {
    pairs.sort_unstable();
    let mut index: Index = Vec::new();
    for (word, place) in pairs {
        match index.last_mut().filter(|(one, _)| *one == word) {
            Some((_, places)) => places.push(place),
            None => index.push((word, vec![place])),
        }
    }
    index
}

fn found<'a>(index: &'a Index, word: &str) -> &'a [u8] {
    index.binary_search_by(|(one, _)| (*one).cmp(word)).map_or(&[], |at| &index[at].1)
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

/// The place of a class.
#[must_use]
pub fn class(name: &str) -> Option<u8> {
    classes().find(|((one, _), _)| *one == name).map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::token::{TokenKind, tokens};

    #[test]
    fn every_class_has_a_name_of_its_own_and_words_in_plain_form() {
        let mut names: Vec<&str> = classes().map(|((name, _), _)| name).collect();
        assert_eq!(names.len(), CLASSES.lines().count(), "a line is no class");
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), classes().count());
        for ((name, words), _) in classes() {
            for word in words.split(' ') {
                let plain = tokens(word);
                let is_plain = matches!(&plain[..], [one] if one.kind == TokenKind::Word && one.word == word);
                assert!(is_plain, "{word} of {name} is read as {plain:?}");
            }
        }
    }
}
