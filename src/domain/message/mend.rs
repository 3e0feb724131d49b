//! Changing a draft by a note: a sentence out, another in its place, or the same one said more quietly.

use std::ops::Range;

/// A text after a change, and the place of what is new in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mended {
    /// The whole text.
    pub text: String,
    /// Bytes of it that are new; where something was taken out, an empty place.
    pub at: Range<usize>,
}

/// The sentence around a place, without the blanks around it. Marks that end it belong to it.
#[must_use]
pub fn sentence_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let before = text[..span.start].char_indices().rev().find(|(_, letter)| ends(*letter));
    let start = before.map_or(0, |(at, letter)| at + letter.len_utf8());
    let is_ended = text[..span.end].ends_with(ends);
    let mut end = span.end;
    let mut has_ended = is_ended;
    for letter in text[span.end..].chars() {
        match (ends(letter), has_ended) {
            (false, true) => break,
            (true, _) => has_ended = true,
            (false, false) => {}
        }
        if letter == '\n' {
            break;
        }
        end += letter.len_utf8();
    }
    let inside = &text[start..end];
    let start = start + (inside.len() - inside.trim_start().len());
    start..(start + inside.trim().len()).max(start)
}

const fn ends(letter: char) -> bool {
    matches!(letter, '.' | '?' | '!' | '…' | '\n')
}

/// The text without the sentence around a place.
#[must_use]
pub fn take_out(text: &str, span: &Range<usize>) -> Mended {
    let sentence = sentence_around(text, span);
    let (before, after) = (&text[..sentence.start], &text[sentence.end..]);
    // One blank is enough where two meet.
    let after =
        if before.is_empty() || before.ends_with(char::is_whitespace) { after.trim_start_matches(' ') } else { after };
    let before = if after.is_empty() { before.trim_end() } else { before };
    Mended { text: [before, after].concat(), at: before.len()..before.len() }
}

/// The text with another sentence in place of the one around a place.
#[must_use]
pub fn put_in(text: &str, span: &Range<usize>, new: &str) -> Mended {
    replaced(text, &sentence_around(text, span), new)
}

/// The text with the same words said quietly: no capitals for force, one mark instead of a row.
#[must_use]
pub fn quiet(text: &str, span: &Range<usize>) -> Mended {
    let mut calm = String::new();
    let begins = text[..span.start].trim_end().is_empty() || text[..span.start].trim_end().ends_with(ends);
    for word in text[span.clone()].split_inclusive(' ') {
        let small = if word.trim() == "I" || word.starts_with("I'") || word.starts_with("I’") {
            ["I", &word[1..].to_lowercase()].concat()
        } else {
            word.to_lowercase()
        };
        calm.push_str(&small);
    }
    let mut quiet = String::new();
    for letter in calm.chars() {
        let is_mark = |letter: char| matches!(letter, '!' | '?');
        match quiet.chars().next_back().filter(|&last| is_mark(last) && is_mark(letter)) {
            // What is asked stays a question.
            Some('!') if letter == '?' => {
                quiet.pop();
                quiet.push('?');
            }
            Some(_) => {}
            None if begins && quiet.is_empty() => quiet.extend(letter.to_uppercase()),
            None => quiet.push(letter),
        }
    }
    if quiet.ends_with('!') {
        quiet.pop();
        quiet.push('.');
    }
    replaced(text, span, &quiet)
}

fn replaced(text: &str, place: &Range<usize>, new: &str) -> Mended {
    let text = [&text[..place.start], new, &text[place.end..]].concat();
    Mended { text, at: place.start..place.start + new.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, words: &str) -> Range<usize> {
        let start = text.find(words).expect("the words are there");
        start..start + words.len()
    }

    #[test]
    fn a_sentence_reaches_from_mark_to_mark() {
        for (text, words, sentence) in [
            ("Hi Jo. You never call me?! Bye", "never call", "You never call me?!"),
            ("you never call", "never", "you never call"),
            ("one\ntwo three\nfour", "three", "two three"),
            ("Is it me?", "Is it me?", "Is it me?"),
            ("…", "…", "…"),
        ] {
            assert_eq!(&text[sentence_around(text, &place(text, words))], sentence, "{text}");
        }
    }

    #[test]
    fn what_is_taken_out_leaves_one_blank() {
        for (text, words, left) in [
            ("Hi Jo. You never call. See you.", "never", "Hi Jo. See you."),
            ("You never call. See you.", "never", "See you."),
            ("See you. You never call.", "never", "See you."),
            ("one\nyou never call\nthree", "never", "one\n\nthree"),
            ("you never call", "never", ""),
        ] {
            assert_eq!(take_out(text, &place(text, words)).text, left, "{text}");
        }
    }

    #[test]
    fn another_sentence_takes_its_place() {
        let text = "Hi Jo. You never call 😢. Bye";
        let mended = put_in(text, &place(text, "never"), "I miss you.");
        assert_eq!(mended.text, "Hi Jo. I miss you. Bye");
        assert_eq!(&mended.text[mended.at], "I miss you.");
    }

    #[test]
    fn loud_words_become_quiet_ones() {
        for (text, words, calm) in [
            ("so YOU ALWAYS DO this", "YOU ALWAYS DO", "so you always do this"),
            ("why???", "???", "why?"),
            ("come on!!!", "!!!", "come on."),
            ("what?!?!", "?!?!", "what?"),
            ("what!!?", "!!?", "what?"),
            ("WELL I KNOW", "WELL I KNOW", "Well I know"),
        ] {
            assert_eq!(quiet(text, &place(text, words)).text, calm, "{text}");
        }
    }
}
