//! `cargo xtask fuzz-messages`: the message check and what follows from it, over texts nobody would write. A text that breaks
//! something stops it, and is printed.

use super::corpus;
use super::model;
use crate::simulate::dice::Dice;
use crate::{Outcome, root};
use ebb::app::view::marks::{in_units, pieces};
use ebb::domain::message::mend::{put_in, quiet, take_out};
use ebb::domain::message::model::Model;
use ebb::domain::message::tone::tones;
use ebb::domain::message::{Finding, Form, check};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// What is put between words: marks, pictures, other scripts, letters of no width, ends that are none.
const ODD: [&str; 24] = [
    "!!!",
    "??",
    "…",
    "\n\n",
    "\r\n",
    "\t",
    "🌊",
    "👩‍👩‍👧",
    "e\u{301}",
    "\u{200b}",
    "\u{202e}",
    "مرحبا",
    "李",
    "ß",
    "İ",
    "’",
    "“",
    "\u{feff}",
    "\u{0}",
    "I",
    "ALWAYS",
    "sorry ",
    ".",
    "\u{1f1ec}\u{1f1e7}",
];
const FORMS: [Form; 4] = [Form::Text, Form::Email, Form::Letter, Form::VoiceNote];

/// Makes texts out of the labelled messages for so many minutes.
///
/// # Errors
/// The first text that breaks something.
pub fn fuzz_messages(minutes: u64, seed: u64) -> Outcome {
    let model = model()?;
    let folders = ["mixed", "drills"].map(|name| corpus::folder(&root().join("tests/fixtures/messages").join(name)));
    let mut texts: Vec<String> = Vec::new();
    for folder in folders {
        texts.extend(folder?.into_iter().flat_map(|(_, messages)| messages).map(|message| message.text));
    }
    let mut dice = Dice::new(seed);
    let (began, end) = (Instant::now(), Duration::from_secs(60 * minutes));
    let (mut count, mut letters, mut findings) = (0_u64, 0_u64, 0_u64);
    std::panic::set_hook(Box::new(|_| {}));
    while began.elapsed() < end {
        let text = mutated(&texts, &mut dice);
        let form = dice.pick(&FORMS);
        let found = catch_unwind(AssertUnwindSafe(|| is_sound(&text, form, &model)))
            .map_err(|_| format!("It stopped on {text:?} as {form:?}."))?
            .map_err(|broken| format!("{broken}: {text:?} as {form:?}."))?;
        count += 1;
        letters += text.chars().count() as u64;
        findings += found as u64;
    }
    println!("{count} texts with {letters} characters and {findings} findings in {minutes} minutes: nothing broke.");
    Ok(())
}

/// A text made of one or more messages, cut, joined, doubled and strewn with odd letters.
fn mutated(texts: &[String], dice: &mut Dice) -> String {
    let mut letters: Vec<char> = texts[dice.below(texts.len())].chars().collect();
    for _ in 0..dice.below(8) {
        let at = dice.below(letters.len() + 1);
        match dice.below(6) {
            0 => letters.truncate(at),
            1 => drop(letters.splice(at..at, dice.pick(&ODD).chars())),
            2 => drop(letters.splice(at..at, texts[dice.below(texts.len())].chars())),
            3 => letters.iter_mut().for_each(|letter| *letter = letter.to_ascii_uppercase()),
            4 => {
                let end = at + dice.below(letters.len() + 1 - at);
                letters.drain(at..end);
            }
            _ => {
                let point = u32::try_from(dice.below(0x11_0000)).ok().and_then(char::from_u32);
                letters.insert(at, point.unwrap_or('\u{fffd}'));
            }
        }
    }
    letters.into_iter().collect()
}

/// What holds for every text. The number of findings, or what broke.
fn is_sound(text: &str, form: Form, model: &Model) -> Result<usize, &'static str> {
    let found = check(text, form, Some(model));
    if found != check(text, form, Some(model)) {
        return Err("it says something else the second time");
    }
    let joined: String = pieces(text, &found).into_iter().map(|piece| &text[piece.at]).collect();
    if joined != text {
        return Err("its pieces are another text");
    }
    if tones(&found).len() > 3 {
        return Err("it has more than three tones");
    }
    found.iter().try_for_each(|one| can_be_mended(text, one))?;
    Ok(found.len())
}

fn can_be_mended(text: &str, one: &Finding) -> Result<(), &'static str> {
    let inside =
        one.span.start < one.span.end && text.is_char_boundary(one.span.start) && text.is_char_boundary(one.span.end);
    if !inside {
        return Err("a place is not between letters");
    }
    let (start, end) = in_units(text, &one.span);
    if start >= end {
        return Err("a place is empty for browsers");
    }
    for mended in [take_out(text, &one.span), put_in(text, &one.span, "I miss you. …"), quiet(text, &one.span)] {
        if mended.text.get(mended.at).is_none() {
            return Err("a mended place is not between letters");
        }
    }
    Ok(())
}
