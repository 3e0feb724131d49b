//! Words and marks of a message, each with its place. Written for what phones send: no capitals, no apostrophes,
//! “u” and “ur”, letters held down, emoji.

use crate::domain::text::without_accent;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// A word, or a part of one: “don’t” is “do” and “not” in one place.
    Word,
    /// A number, also with a unit or a colon in it.
    Number,
    /// A mark that ends or parts a sentence, one of `.?!,;:\n`; brackets, quotes and dashes too.
    Mark,
    /// A picture.
    Emoji,
}

/// A token.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its plain form: small letters, no accents, no apostrophes, no held-down letters; `#` for a number.
    pub word: String,
    /// Where it stands in the text, in bytes, always on character boundaries.
    pub span: Range<usize>,
}

impl Token {
    /// Whether it is a word or a number.
    #[must_use]
    pub const fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// The tokens of a text, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if letter.is_alphanumeric() {
            let mut end = start + letter.len_utf8();
            while let Some(&(at, next)) = letters.peek() {
                let goes_on = next.is_alphanumeric() || is_accent(next) || is_inside(text, at, next);
                if !goes_on {
                    break;
                }
                end = at + next.len_utf8();
                letters.next();
            }
            word(&text[start..end], start, &mut tokens);
        } else if let Some(mark) = mark(letter) {
            push(&mut tokens, TokenKind::Mark, mark, start..start + letter.len_utf8());
        } else if is_emoji(letter) {
            push(&mut tokens, TokenKind::Emoji, &letter.to_string(), start..start + letter.len_utf8());
        }
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, kind: TokenKind, word: &str, span: Range<usize>) {
    tokens.push(Token { kind, word: word.to_owned(), span });
}

/// An apostrophe between letters, and a point, colon or comma between digits.
fn is_inside(text: &str, at: usize, letter: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + letter.len_utf8()..].chars().next();
    let (Some(before), Some(after)) = (before, after) else { return false };
    match letter {
        '\'' | '’' | '‘' | '`' | '´' => before.is_alphabetic() && after.is_alphabetic(),
        '.' | ':' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

const fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

const fn mark(letter: char) -> Option<&'static str> {
    Some(match letter {
        '.' | '…' => ".",
        '?' | '¿' => "?",
        '!' | '¡' => "!",
        ',' => ",",
        ';' => ";",
        ':' => ":",
        '\n' => "\n",
        '"' | '“' | '”' | '«' | '»' => "\"",
        '(' | ')' | '[' | ']' => "(",
        '-' | '–' | '—' | '/' => "-",
        _ => return None,
    })
}

const fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// One written word as one token, or as the words it is short for.
fn word(written: &str, start: usize, tokens: &mut Vec<Token>) {
    let span = start..start + written.len();
    if written.starts_with(|letter: char| letter.is_ascii_digit()) {
        return push(tokens, TokenKind::Number, "#", span);
    }
    let plain = plain(written);
    // “I’ll” is not “ill”; without its apostrophe nobody knows.
    if let Some(who) = plain.strip_suffix("ll").filter(|who| !who.is_empty() && written.contains(['\'', '’'])) {
        push(tokens, TokenKind::Word, who, span.clone());
        return push(tokens, TokenKind::Word, "will", span);
    }
    match SHORT.binary_search_by(|(short, _)| (*short).cmp(&plain)) {
        Ok(at) => {
            for part in SHORT[at].1.split(' ') {
                push(tokens, TokenKind::Word, part, span.clone());
            }
        }
        Err(_) => tokens.push(Token { kind: TokenKind::Word, word: plain, span }),
    }
}

/// Small letters without accents and apostrophes; a letter held down three times or more stands once.
fn plain(written: &str) -> String {
    let mut plain = String::with_capacity(written.len());
    let mut run = 0;
    for letter in written.chars() {
        match letter {
            '\'' | '’' | '‘' | '`' | '´' => continue,
            letter if is_accent(letter) => continue,
            letter => {
                for small in letter.to_lowercase() {
                    let small = without_accent(small);
                    run = if plain.ends_with(small) { run + 1 } else { 1 };
                    match run {
                        1 | 2 => plain.push(small),
                        3 => {
                            plain.pop();
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    plain
}

/// Short forms and what they stand for, sorted. Where one could be two words (“ur”), the commoner one.
const SHORT: &[(&str, &str)] = &[
    ("aint", "is not"),
    ("apols", "apologies"),
    ("arent", "are not"),
    ("b4", "before"),
    ("bc", "because"),
    ("bday", "birthday"),
    ("btw", "by the way"),
    ("cannot", "can not"),
    ("cant", "can not"),
    ("cos", "because"),
    ("coulda", "could have"),
    ("couldnt", "could not"),
    ("couldve", "could have"),
    ("coz", "because"),
    ("cuz", "because"),
    ("defo", "definitely"),
    ("didnt", "did not"),
    ("doesnt", "does not"),
    ("doin", "doing"),
    ("dont", "do not"),
    ("dunno", "do not know"),
    ("eva", "ever"),
    ("fb", "facebook"),
    ("gimme", "give me"),
    ("goin", "going"),
    ("gonna", "going to"),
    ("gotta", "got to"),
    ("hadnt", "had not"),
    ("hasnt", "has not"),
    ("havent", "have not"),
    ("hes", "he is"),
    ("hows", "how is"),
    ("id", "i would"),
    ("idc", "i do not care"),
    ("idk", "i do not know"),
    ("ig", "instagram"),
    ("ik", "i know"),
    ("im", "i am"),
    ("ima", "i am going to"),
    ("imma", "i am going to"),
    ("insta", "instagram"),
    ("isnt", "is not"),
    ("itd", "it would"),
    ("itll", "it will"),
    ("its", "it is"),
    ("ive", "i have"),
    ("k", "ok"),
    ("lemme", "let me"),
    ("lets", "let us"),
    ("luv", "love"),
    ("m8", "mate"),
    ("msg", "message"),
    ("msgd", "messaged"),
    ("msging", "messaging"),
    ("msgs", "messages"),
    ("mustve", "must have"),
    ("n", "and"),
    ("neednt", "need not"),
    ("nvm", "never mind"),
    ("okay", "ok"),
    ("pls", "please"),
    ("plz", "please"),
    ("ppl", "people"),
    ("prob", "probably"),
    ("probs", "probably"),
    ("r", "are"),
    ("rly", "really"),
    ("shes", "she is"),
    ("shoulda", "should have"),
    ("shouldnt", "should not"),
    ("shouldve", "should have"),
    ("snap", "snapchat"),
    ("soz", "sorry"),
    ("srry", "sorry"),
    ("sry", "sorry"),
    ("thats", "that is"),
    ("theres", "there is"),
    ("theyd", "they would"),
    ("theyre", "they are"),
    ("theyve", "they have"),
    ("tho", "though"),
    ("thru", "through"),
    ("tmrw", "tomorrow"),
    ("tmw", "tomorrow"),
    ("tomoz", "tomorrow"),
    ("tonite", "tonight"),
    ("tryna", "trying to"),
    ("u", "you"),
    ("ud", "you would"),
    ("ull", "you will"),
    ("ur", "your"),
    ("ure", "you are"),
    ("urs", "yours"),
    ("urself", "yourself"),
    ("uve", "you have"),
    ("wanna", "want to"),
    ("wasnt", "was not"),
    ("werent", "were not"),
    ("weve", "we have"),
    ("whats", "what is"),
    ("wheres", "where is"),
    ("whos", "who is"),
    ("wont", "will not"),
    ("woulda", "would have"),
    ("wouldnt", "would not"),
    ("wouldve", "would have"),
    ("wud", "would"),
    ("y", "why"),
    ("ya", "you"),
    ("yer", "your"),
    ("youd", "you would"),
    ("youll", "you will"),
    ("youre", "you are"),
    ("youve", "you have"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn words_are_plain_and_whole() {
        assert_eq!(words("I don’t know"), ["i", "do", "not", "know"]);
        assert_eq!(words("dont u DARE"), ["do", "not", "you", "dare"]);
        assert_eq!(words("I'll be ill"), ["i", "will", "be", "ill"]);
        assert_eq!(words("heyyyy sooo good"), ["hey", "so", "good"]);
        assert_eq!(words("café at 7.30pm?!"), ["cafe", "at", "#", "?", "!"]);
        assert_eq!(words("ok 🙃"), ["ok", "🙃"]);
    }

    #[test]
    fn short_forms_are_sorted_and_plain() {
        assert!(SHORT.is_sorted_by(|a, b| a.0 < b.0));
        for (short, long) in SHORT {
            assert_eq!(*short, plain(short), "nobody finds it");
            assert!(!long.is_empty());
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "Zoë’s “don’t” — naïve… 👩‍🚀!";
        for token in tokens(text) {
            assert!(text.is_char_boundary(token.span.start) && text.is_char_boundary(token.span.end));
            assert!(!text[token.span].is_empty());
        }
    }
}
