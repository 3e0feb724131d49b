//! What is counted: words, questions, capitals and marks in a run.

use super::token::{Token, TokenKind};
use super::{Finding, Form, Rule, What};
use std::ops::Range;

/// More words than this are long, by form.
#[must_use]
pub const fn longest(form: Form) -> usize {
    match form {
        Form::Text | Form::VoiceNote => 120,
        Form::Email | Form::Letter => 400,
    }
}

/// So many questions are many.
const MANY: usize = 3;

/// What counting finds.
#[must_use]
pub fn findings(text: &str, form: Form, tokens: &[Token]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut note = |rule, span| found.push(Finding { what: What::Note(rule), span });
    if text.split_whitespace().count() > longest(form) {
        note(Rule::Long, 0..text.len());
    }
    let questions = questions(tokens);
    if let (true, Some(first), Some(last)) = (questions.len() >= MANY, questions.first(), questions.last()) {
        note(Rule::ManyQuestions, first.start..last.end);
    }
    for span in shouts(text) {
        note(Rule::Shouting, span);
    }
    found
}

/// The questions of a message: those with a mark, and those that are asked without one.
fn questions(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for at in 0..=tokens.len() {
        let ends = tokens.get(at).is_none_or(|token| parts(token) || goes_on(tokens, at));
        // Behind several marks it begins further on.
        if !ends || at < start {
            continue;
        }
        let part = &tokens[start..at];
        let marked = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark && token.word == "?");
        if let (Some(first), Some(last)) = (part.iter().find(|one| one.is_word()), part.last())
            && (marked || asks(part))
        {
            found.push(first.span.start..last.span.end);
        }
        start = at;
        while tokens.get(start).is_some_and(parts) {
            start += 1;
        }
    }
    found
}

/// Whether a token parts what is asked from what is asked next.
fn parts(token: &Token) -> bool {
    token.kind == TokenKind::Emoji || token.kind == TokenKind::Mark && token.word != "\"" && token.word != "("
}

/// Whether another question begins here: "and how is …".
fn goes_on(tokens: &[Token], at: usize) -> bool {
    matches!(tokens[at].word.as_str(), "and" | "or" | "but") && at > 0 && asks(&tokens[at..tokens.len().min(at + 5)])
}

const OPENERS: [&str; 13] =
    ["and", "or", "but", "so", "ok", "also", "then", "well", "anyway", "like", "hey", "really", "just"];
const ASKING: [&str; 8] = ["what", "why", "how", "when", "where", "who", "which", "whose"];
const VERBS: [&str; 20] = [
    "is", "are", "was", "were", "am", "do", "does", "did", "have", "has", "had", "can", "could", "will", "would",
    "shall", "should", "might", "must", "may",
];
const SUBJECTS: [&str; 20] = [
    "you",
    "i",
    "we",
    "it",
    "they",
    "he",
    "she",
    "that",
    "this",
    "there",
    "the",
    "your",
    "my",
    "his",
    "her",
    "their",
    "our",
    "everyone",
    "anyone",
    "everything",
];

/// Whether a part without a mark is a question by its order of words.
fn asks(part: &[Token]) -> bool {
    let mut words = part.iter().filter(|one| one.is_word()).map(|one| one.word.as_str()).peekable();
    while words.next_if(|word| OPENERS.contains(word)).is_some() {}
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let third = words.next().unwrap_or_default();
    if ASKING.contains(&first) {
        let asked = VERBS.contains(&second) || first != "when" && VERBS.contains(&third) && second != "a";
        return asked && !(first == "how" && second == "is" && third.is_empty());
    }
    let second = if second == "not" { third } else { second };
    VERBS.contains(&first) && SUBJECTS.contains(&second)
}

/// Where somebody shouts: marks in a run, capitals in a row, one long word in capitals.
fn shouts(text: &str) -> Vec<Range<usize>> {
    let mut found = marks_in_a_run(text);
    let mut row: Option<(Range<usize>, usize)> = None;
    for word in words(text) {
        let written = &text[word.clone()];
        let letters = written.chars().filter(|letter| letter.is_alphabetic()).count();
        let capitals = letters > 0 && !written.chars().any(|letter| letter.is_lowercase() || letter.is_numeric());
        if !capitals {
            close(&mut row, &mut found);
            continue;
        }
        match &mut row {
            Some((span, longest)) => {
                // The second in a row makes it one.
                *longest = usize::MAX;
                span.end = word.end;
            }
            // A capital alone is a word or a name.
            None if letters == 1 && written != "I" => {}
            None if written == "I" => {}
            None => row = Some((word, letters)),
        }
    }
    close(&mut row, &mut found);
    found
}

/// A capital word alone that has so many letters is said with force; shorter ones may be initials.
const FORCE: usize = 5;

fn close(row: &mut Option<(Range<usize>, usize)>, found: &mut Vec<Range<usize>>) {
    if let Some((span, longest)) = row.take()
        && longest >= FORCE
    {
        found.push(span);
    }
}

fn words(text: &str) -> Vec<Range<usize>> {
    let is_in = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| is_in(*letter)) {
        match found.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end += letter.len_utf8(),
            None => found.push(at..at + letter.len_utf8()),
        }
    }
    found
}

/// Runs of three or more.
fn marks_in_a_run(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_mark = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, b'!' | b'?'));
    let starts = (0..bytes.len()).filter(|&at| is_mark(at) && (at == 0 || !is_mark(at - 1)));
    let runs = starts.map(|at| at..at + (at..).take_while(|&at| is_mark(at)).count());
    runs.filter(|run| run.len() >= 3).collect()
}
