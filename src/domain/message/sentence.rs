//! Sentences of a message, as ranges of its tokens. Long ones without a point are cut where a new clause begins.

use super::token::{Token, TokenKind};
use std::ops::Range;

/// A sentence with more tokens is cut at its clauses.
const LONG: usize = 22;
/// A clause has at least so many tokens before it, and so many in it.
const CLAUSE: (usize, usize) = (7, 4);
/// Neighbours that have no more tokens together are read as one, too: "And you? Nothing."
const SHORT_PAIR: usize = 14;

/// The sentences of a message, in order; together they hold every token.
#[must_use]
pub fn sentences(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        let is_last = at + 1 == tokens.len();
        if is_last || ends(&tokens[at]) && !ends(&tokens[at + 1]) {
            let has_words = tokens[start..=at].iter().any(Token::is_word);
            match whole.last_mut().filter(|_| !has_words) {
                Some(before) => before.end = at + 1,
                None => whole.push(start..at + 1),
            }
            start = at + 1;
        }
    }
    let mut cut = Vec::new();
    for sentence in whole {
        clauses(tokens, sentence, &mut cut);
    }
    cut
}

/// What is read as a whole: each sentence, and short neighbours together.
#[must_use]
pub fn readings(sentences: &[Range<usize>]) -> Vec<Range<usize>> {
    let pairs = sentences.windows(2).filter(|pair| pair[0].len() + pair[1].len() <= SHORT_PAIR);
    let pairs = pairs.map(|pair| pair[0].start..pair[1].end);
    sentences.iter().cloned().chain(pairs).collect()
}

fn ends(token: &Token) -> bool {
    match token.kind {
        TokenKind::Mark => matches!(token.word.as_str(), "." | "?" | "!" | "\n"),
        TokenKind::Emoji => true,
        TokenKind::Word | TokenKind::Number => false,
    }
}

fn clauses(tokens: &[Token], sentence: Range<usize>, cut: &mut Vec<Range<usize>>) {
    let mut start = sentence.start;
    if sentence.len() > LONG {
        for at in sentence.clone() {
            if begins_clause(&tokens[at]) && at - start >= CLAUSE.0 && sentence.end - at >= CLAUSE.1 {
                cut.push(start..at);
                start = at;
            }
        }
    }
    cut.push(start..sentence.end);
}

fn begins_clause(token: &Token) -> bool {
    let word = token.word.as_str();
    match token.kind {
        TokenKind::Mark => matches!(word, "," | ";" | ":" | "-" | "(" | "\""),
        _ => matches!(word, "but" | "and" | "so" | "because" | "then" | "or" | "if"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let text_of =
            |range: Range<usize>| text[tokens[range.start].span.start..tokens[range.end - 1].span.end].to_owned();
        sentences(&tokens).into_iter().map(text_of).collect()
    }

    #[test]
    fn sentences_end_at_marks_lines_and_pictures() {
        assert_eq!(cut("Hi Jo. You ok?? call me 😀 bye"), ["Hi Jo.", "You ok??", "call me 😀", "bye"]);
        assert_eq!(cut("one\n\ntwo"), ["one\n\n", "two"]);
        assert_eq!(cut("!!"), ["!!"]);
        assert_eq!(cut(""), Vec::<String>::new());
    }

    #[test]
    fn a_wall_of_text_is_cut_at_its_clauses() {
        let wall = "i was on the bus and i saw your mum and she said you were fine so i thought i would write and ask about the dog";
        let parts = cut(wall);
        assert!(parts.len() > 2, "{parts:?}");
        assert_eq!(parts.join(" "), wall);
    }
}
