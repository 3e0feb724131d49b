//! The voice: every sentence of every words file, read against the rules it is written by.

use crate::words_files::*;
use std::collections::BTreeMap;

/// Never in front of a reader (voice guide, and P1, P2, P11), each as whole words.
const BANNED: &[&str] = &[
    "narcissist",
    "narcissists",
    "narcissistic",
    "toxic",
    "avoidant",
    "borderline",
    "he",
    "she",
    "him",
    "her",
    "his",
    "overdue",
    "missed",
    "streak",
    "streaks",
    "score",
    "scores",
    "neglected",
    "target",
    "targets",
    "failed",
    "you haven’t",
    "don’t forget",
    "should",
    "just",
    "crm",
    "contact management",
    "husband",
    "husbands",
    "wife",
    "wives",
    "boyfriend",
    "girlfriend",
    "man",
    "men",
    "woman",
    "women",
    "guy",
    "guys",
    "girl",
    "girls",
    "boy",
    "boys",
    "lady",
    "ladies",
    "odds",
    "per cent",
    "statistics",
    "most people",
    "half of all",
];

/// Certainty about somebody else's mind.
const MIND_READING: &[&str] = &[
    "they want you",
    "they don’t want you",
    "they don’t love",
    "they love you",
    "they will come back",
    "they’ll come back",
    "they miss you",
    "they want",
    "they regret",
    "they hate",
    "they still love",
    "they still care",
    "they are testing you",
    "they don’t care",
    "they’re over you",
    "make them miss",
    "want you back",
    "meant to be",
];

/// Certainty that no study gives (E1 to E27 say "often" and "for some").
const CLAIMS: &[&str] =
    &["always", "certainly", "definitely", "guarantee", "guaranteed", "guarantees", "proven", "sure to", "works"];

/// Where "always" is quoted: a line lent to somebody, words best left out, a name for thinking in all or nothing.
const NO_CLAIM: &[&str] = &["that I’ve always liked", "“You always” and “you never”", "Always, never, nobody"];

/// The files that speak about people. The others speak about the app, and a code may well work there.
fn is_guidance(file: &str) -> bool {
    const FILES: [&str; 11] = [
        "feelings",
        "gentler",
        "notes",
        "heard",
        "insights",
        "plan",
        "prompts",
        "reads",
        "starter_kinds",
        "starters",
        "steps",
    ];
    ["guides/", "exercises/"].iter().any(|folder| file.contains(folder))
        || FILES.iter().any(|name| file.ends_with(&format!("/{name}.toml")))
}

/// American spellings, as beginnings of words.
const AMERICAN: &[&str] = &[
    "color",
    "realize",
    "behavior",
    "favorite",
    "apologize",
    "organize",
    "center",
    "analyze",
    "recognize",
    "honor",
    "humor",
    "neighbor",
    "labor",
    "favor",
    "counselor",
    "counseling",
    "canceled",
    "traveled",
    "gray",
    "fulfill",
];

const LONGEST_SENTENCE: usize = 20;

#[test]
fn no_sentence_uses_a_banned_word() {
    for (file, key, text) in every_word() {
        for phrase in BANNED.iter().chain(MIND_READING) {
            assert!(!says(&text, phrase), "{file}: {key} says “{phrase}”: {text}");
        }
    }
}

#[test]
fn what_helps_is_said_without_a_promise() {
    for (file, key, text) in every_word().into_iter().filter(|(file, ..)| is_guidance(file)) {
        let claimed = NO_CLAIM.iter().fold(text.clone(), |text, fine| text.replace(fine, ""));
        for claim in CLAIMS {
            assert!(!says(&claimed, claim), "{file}: {key} claims “{claim}”: {text}");
        }
    }
}

#[test]
fn no_figures_about_people_are_given() {
    for (file, key, text) in every_word().into_iter().filter(|(file, ..)| is_guidance(file)) {
        let words = plain_words(&text);
        let is_number = |word: &String| word.chars().all(|letter| letter.is_ascii_digit());
        for three in words.windows(3) {
            let odds = is_number(&three[0]) && ["in", "of"].contains(&three[1].as_str()) && is_number(&three[2]);
            assert!(!odds, "{file}: {key} gives odds: {text}");
        }
    }
}

#[test]
fn no_name_stands_in_a_title() {
    let mut titles = 0;
    for (file, key, text) in every_word() {
        let is_title = key.ends_with("page_title")
            || (key == "title" && (file.contains("guides/") || file.contains("exercises/")))
            || (key.ends_with(".title") && file.ends_with("/reads.toml"));
        assert!(!is_title || !text.contains('{'), "{file}: {key} would hold a name: {text}");
        titles += usize::from(is_title);
    }
    assert!(titles > 70, "only {titles} titles were looked at");
}

#[test]
fn every_file_can_be_read_after_six_years_of_school() {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    // Labels of two words say nothing about how hard sentences are.
    for (file, _, text) in every_word().into_iter().filter(|(_, _, text)| text.split_whitespace().count() >= 5) {
        let all = texts.entry(file).or_default();
        all.push_str(&text);
        all.push('\n');
    }
    let grades: Vec<(f64, &String)> = texts
        .iter()
        .filter(|(_, text)| text.split_whitespace().count() >= 100)
        .map(|(file, text)| (grade(text), file))
        .collect();
    for (grade, file) in &grades {
        assert!(*grade <= HARDEST, "{file} reads at grade {grade:.1}, more than {HARDEST}");
    }
    let hardest = grades.iter().max_by(|a, b| a.0.total_cmp(&b.0));
    let all: String = texts.values().map(String::as_str).collect();
    println!("all words together: grade {:.1}, the hardest: {hardest:?}", grade(&all));
}

#[test]
fn the_grade_tells_easy_from_hard() {
    let easy = "You can stop here. That is fine. It will keep.";
    let hard = "Individuals experiencing interpersonal disengagement frequently demonstrate considerable \
                psychological vulnerability, necessitating appropriately individualised reconciliation strategies.";
    assert!(grade(easy) < 2.0, "{}", grade(easy));
    assert!(grade(hard) > 20.0, "{}", grade(hard));
    for (word, count) in
        [("tide", 1), ("water", 2), ("little", 2), ("asked", 1), ("wanted", 2), ("a", 1), ("relationship", 4)]
    {
        assert_eq!(syllables(word), count, "{word}");
    }
}

#[test]
fn sentences_are_written_as_we_write() {
    for (file, key, text) in every_word() {
        for (sign, what) in [
            ("!", "an exclamation mark"),
            ("'", "a straight quote"),
            ("\"", "a straight quote"),
            ("%", "a percentage"),
            ("  ", "a double space"),
            ("...", "dots for an ellipsis"),
        ] {
            assert!(!text.contains(sign), "{file}: {key} has {what}: {text}");
        }
        assert_eq!(text.trim(), text, "{file}: {key} has space around it");
        for word in plain_words(&text) {
            for american in AMERICAN {
                assert!(!word.starts_with(american), "{file}: {key} spells it “{word}”: {text}");
            }
        }
    }
}

#[test]
fn no_sentence_is_long() {
    for (file, key, text) in every_word() {
        for sentence in sentences(&text) {
            let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
            assert!(words <= LONGEST_SENTENCE, "{file}: {key} takes {words} words: {sentence}");
        }
    }
}

#[test]
fn the_voice_rules_can_fail() {
    assert!(says("You should know", "should"));
    assert!(says("He called", "he"));
    assert!(says("They miss you, surely", "they miss you"));
    assert!(says("You haven’t written", "you haven’t"));
    assert!(!says("The other day", "he"));
    assert!(!says("There is more", "her"));
    assert_eq!(sentences("One. “Two?” Three"), ["One", "“Two", "” Three"]);
}

/// The hardest a file may be, as a school grade.
const HARDEST: f64 = 6.0;

/// The Flesch-Kincaid grade: years of school (in the United States) after which a text is easy to read.
fn grade(text: &str) -> f64 {
    let sentences = sentences(text).into_iter().filter(|one| one.chars().any(char::is_alphabetic)).count();
    let words = plain_words(text);
    let parts: usize = words.iter().map(|word| syllables(word)).sum();
    let (sentences, words, parts) = (sentences.max(1) as f64, words.len().max(1) as f64, parts as f64);
    0.39 * words / sentences + 11.8 * parts / words - 15.59
}

/// Syllables of a word, as near as spelling tells: groups of vowels, without the silent ends.
fn syllables(word: &str) -> usize {
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let letters: Vec<char> = word.chars().filter(char::is_ascii_alphabetic).collect();
    let starts = |at: usize| is_vowel(letters[at]) && (at == 0 || !is_vowel(letters[at - 1]));
    let groups = (0..letters.len()).filter(|&at| starts(at)).count();
    let plain: String = letters.iter().collect();
    let silent_e = plain.ends_with('e') && !plain.ends_with("le") && !plain.ends_with("ee");
    let silent_ed = plain.ends_with("ed") && !plain.ends_with("ted") && !plain.ends_with("ded");
    let silent = usize::from(groups > 1 && (silent_e || silent_ed));
    (groups - silent).max(1)
}
