//! Wordings that leave no doubt, as a table. The model learns the rest.
//!
//! A pattern is a row of words: `a|b` is either, `**` up to four words of any kind, `^` the beginning of a sentence,
//! `$` its end, `?` and other marks themselves. Words are in plain form, as tokens have them: “u” is “you”, “don’t” is
//! “do not”.

use super::token::{Token, TokenKind};
use super::{Finding, Rule, Sign, What};
use std::ops::Range;
use std::sync::OnceLock;

/// A wording.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// What it is.
    pub what: What,
    /// The words.
    pub words: &'static str,
    /// A message it is in. The examples are for the tests and for whoever reads the table.
    #[cfg(not(target_arch = "wasm32"))]
    pub yes: &'static str,
    /// One it is not in, though it looks like it.
    #[cfg(not(target_arch = "wasm32"))]
    pub no: &'static str,
}

const fn note(rule: Rule, words: &'static str, yes: &'static str, no: &'static str) -> Pattern {
    pattern(What::Note(rule), words, yes, no)
}

const fn works(sign: Sign, words: &'static str, yes: &'static str, no: &'static str) -> Pattern {
    pattern(What::Works(sign), words, yes, no)
}

#[cfg(not(target_arch = "wasm32"))]
const fn pattern(what: What, words: &'static str, yes: &'static str, no: &'static str) -> Pattern {
    Pattern { what, words, yes, no }
}

#[cfg(target_arch = "wasm32")]
const fn pattern(what: What, words: &'static str, _: &'static str, _: &'static str) -> Pattern {
    Pattern { what, words }
}

/// All of them.
pub const PATTERNS: &[Pattern] = &[
    note(
        Rule::OminousOpener,
        "^ we need|have to talk $|.|!",
        "Tom. We need to talk.",
        "we need to talk about the tent",
    ),
    note(Rule::OminousOpener, "^ can we talk $|.|?", "can we talk?", "can we talk on the bus"),
    note(
        Rule::Pressure,
        "why ** not ** replied|answered|texted|called|responded",
        "why havent u replied",
        "why have you not eaten",
    ),
    note(Rule::Pressure, "^ answer me $|.|!", "ANSWER ME!!", "answer me this: tea or coffee?"),
    note(Rule::Pressure, "^ still waiting $|.", "still waiting...", "still waiting for the bus"),
    note(
        Rule::Reassurance,
        "are you mad|angry|annoyed|pissed|cross|upset with|at me",
        "are u mad at me",
        "are you mad about bowie?",
    ),
    note(Rule::Reassurance, "^ are we ok|good|alright|cool|fine $|?|.", "are we good?", "are we good to go on Friday?"),
    note(Rule::Reassurance, "do you still love|like|want me", "do you still love me", "do you still love that song?"),
    note(Rule::Reassurance, "do you hate me", "omg do you hate me", "do you hate mushrooms"),
    note(
        Rule::Reassurance,
        "did i do|say something wrong|bad",
        "Did I do something wrong?",
        "did I do the form right?",
    ),
    note(
        Rule::Guilt,
        "after everything|all i did|do|done|gave|have for you",
        "after everything I did for you",
        "after everything we ate",
    ),
    note(Rule::Guilt, "i guess i do not matter", "I guess I don't matter.", "I guess it doesn't matter which one"),
    note(
        Rule::Ultimatum,
        "this is your|the last chance $|.|!",
        "this is your last chance",
        "the last chance to see the film",
    ),
    note(
        Rule::Watching,
        "you|has|have left me on read|seen|delivered",
        "you left me on read",
        "you left me on the bus",
    ),
    note(
        Rule::Watching,
        "saw|see|seen|know you were|are|was online",
        "saw you were online",
        "saw you were in the paper, well done",
    ),
    note(Rule::OverApology, "sorry sorry sorry", "sorry sorry sorry", "sorry, wrong chat"),
    note(
        Rule::ConditionalApology,
        "sorry if you felt|feel|took|were|got|think|thought",
        "sorry if you felt left out",
        "I'd be sorry to miss it if you felt like going",
    ),
    note(
        Rule::ConditionalApology,
        "sorry you took it|that",
        "sorry you took it that way",
        "sorry, you took the wrong one",
    ),
    note(
        Rule::ConditionalApology,
        "sorry that you felt|feel",
        "I'm sorry that you feel that way",
        "sorry that you missed the cake",
    ),
    note(Rule::VagueApology, "sorry for everything|whatever", "sorry for everything", "sorry for being late"),
    note(
        Rule::VagueApology,
        "sorry about|for how things|it went|turned|ended",
        "sorry about how things went",
        "sorry about how cold the hall was",
    ),
    note(Rule::VagueApology, "sorry for|about it all $|.", "sorry about it all.", "sorry about the noise"),
    note(Rule::ForgivenessDemand, "please|pls forgive me", "pls forgive me", "please forgive the mess"),
    note(Rule::ForgivenessDemand, "can|will|could|do you ** forgive me", "can you ever forgive me?", "I forgave him"),
    note(
        Rule::ForgivenessDemand,
        "need|beg|want|begging you to forgive me",
        "I need you to forgive me",
        "you need to forgive yourself",
    ),
    note(
        Rule::SpaceIgnored,
        "i know you said|asked|wanted|want|need|needed ** space|quiet|time but",
        "I know you said you need space but",
        "I know you need a bigger space for the car",
    ),
    note(
        Rule::SpaceIgnored,
        "you told|asked me to|not to|not leave|message|text|contact|call|write",
        "you told me not to message",
        "you told me to bring cake",
    ),
    works(Sign::EasyOut, "no need to|2 reply|answer|respond|write|text", "no need to reply", "no need to bring a cake"),
    works(Sign::EasyOut, "no pressure|rush|worries if not|you", "no worries if not", "no worries about the vase"),
    works(Sign::EasyOut, "no pressure|rush $|.|!|at", "No rush.", "no rush hour today"),
    works(
        Sign::EasyOut,
        "do not have|need to reply|answer|respond|write|text",
        "you don't have to reply",
        "you don't have to bring anything",
    ),
    works(
        Sign::EasyOut,
        "totally|completely fine|ok|understand if not|you",
        "totally fine if not",
        "totally fine, thanks",
    ),
    note(
        Rule::Blame,
        "you never answer|reply|call|text|ring|write|listen|visit|respond|message|phone",
        "you never answer me any more",
        "you never know with trains",
    ),
    note(
        Rule::Blame,
        "is all|entirely|completely your fault",
        "this is all your fault",
        "it is all your family's doing",
    ),
    note(Rule::Blame, "is your fault", "it's your fault we missed it", "it isn't your fault"),
    note(Rule::Blame, "you ruined my|our|it|everything|christmas", "you ruined Christmas", "you didn't ruin it"),
    note(
        Rule::Label,
        "you are a|an|such ** narcissist|liar|coward|psycho",
        "you're a narcissist",
        "are you a liar in that game?",
    ),
    note(
        Rule::Label,
        "you are so|very|really selfish|toxic|immature|heartless",
        "you're so selfish",
        "you are so selfless",
    ),
    note(
        Rule::MindReading,
        "you obviously|clearly do not care|want|like|love",
        "you obviously don't care",
        "you obviously care about the dog",
    ),
    note(Rule::Guilt, "i will stop bothering you", "fine, I'll stop bothering you", "I'll stop buying you cake"),
    note(Rule::Ultimatum, "or were done|finished|over", "answer me or we're done", "tell me or we will miss it"),
    note(Rule::Tactics, "you will regret|miss this|me|it", "you'll regret this", "you'll regret the curry tomorrow"),
    note(Rule::Watching, "you left me on read|seen|delivered", "you left me on read", "he left me on read"),
    note(
        Rule::Watching,
        "i|just saw|see you|u were|are online|active",
        "I saw you were online",
        "I saw you were on the bus",
    ),
    note(
        Rule::Pressure,
        "tell|answer|reply|text|call me|to by|before tonight|midnight",
        "tell me by tonight if we're friends",
        "tell me by the river",
    ),
];

/// Longest gap of `**`, in tokens.
const GAP: usize = 4;

enum Part {
    Words(Vec<String>),
    Gap,
    Start,
}

struct Compiled {
    what: What,
    parts: Vec<Part>,
}

fn compiled() -> &'static [Compiled] {
    static ALL: OnceLock<Vec<Compiled>> = OnceLock::new();
    ALL.get_or_init(|| PATTERNS.iter().map(compile).collect())
}

fn compile(pattern: &Pattern) -> Compiled {
    let part = |text: &str| match text {
        "**" => Part::Gap,
        "^" => Part::Start,
        text => Part::Words(text.split('|').map(str::to_owned).collect()),
    };
    Compiled { what: pattern.what, parts: pattern.words.split(' ').map(part).collect() }
}

/// The patterns that are in a sentence, by their place in the table.
#[must_use]
pub fn matching(sentence: &[Token]) -> Vec<usize> {
    let is_in = |one: &Compiled| (0..sentence.len()).any(|at| end_of(&one.parts, sentence, at).is_some());
    compiled().iter().enumerate().filter(|(_, one)| is_in(one)).map(|(place, _)| place).collect()
}

/// What leaves no doubt.
pub fn findings(tokens: &[Token], sentences: &[Range<usize>], found: &mut Vec<Finding>) {
    for sentence in sentences {
        let part = &tokens[sentence.clone()];
        for one in compiled() {
            let first = (0..part.len()).find_map(|at| end_of(&one.parts, part, at).map(|end| (at, end)));
            if let Some((start, end)) = first {
                let mut words = part[start..end].iter().filter(|token| token.is_word());
                let last = words.next_back().unwrap_or(&part[start]);
                found.push(Finding { what: one.what, span: part[start].span.start..last.span.end });
            }
        }
    }
}

/// Where a pattern that begins at a token ends.
fn end_of(parts: &[Part], sentence: &[Token], at: usize) -> Option<usize> {
    let Some((first, rest)) = parts.split_first() else { return Some(at) };
    match first {
        Part::Start => {
            (sentence[..at].iter().all(|token| token.kind != TokenKind::Word)).then(|| end_of(rest, sentence, at))?
        }
        Part::Gap => (at..=(at + GAP).min(sentence.len())).find_map(|at| end_of(rest, sentence, at)),
        Part::Words(words) => match sentence.get(at) {
            Some(token) => words.contains(&token.word).then(|| end_of(rest, sentence, at + 1))?,
            None => (rest.is_empty() && words.iter().any(|word| word == "$")).then_some(at),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Form, check};
    use super::*;

    #[test]
    fn every_pattern_is_in_its_example_and_not_in_what_looks_like_it() {
        for pattern in PATTERNS {
            let has = |text: &str| check(text, Form::Text, None).iter().any(|one| one.what == pattern.what);
            assert!(has(pattern.yes), "{} is not in {}", pattern.words, pattern.yes);
            assert!(!has(pattern.no), "{} is in {}", pattern.words, pattern.no);
        }
    }
}
