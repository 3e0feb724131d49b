//! What the message check says: of each rule and sign its sources and gentler ways to say it. The words are in
//! `notes.toml` (by rule or sign) and `gentler.toml` (by the ids here).

use crate::domain::message::mend::sentence_around;
use crate::domain::message::model::{Memo, Model};
use crate::domain::message::token::tokens;
use crate::domain::message::{Finding, Form, Rule, Sign, What, check_again};
use crate::domain::sources::{Sources, from};
use std::cell::RefCell;

/// What is said about a rule or a sign.
#[derive(Debug)]
pub struct Note {
    /// About which.
    pub what: What,
    /// Inventory and evidence ids behind it.
    pub sources: Sources,
    /// Gentler ways. The first whose words stand in the sentence fits; one without words fits always.
    pub ways: &'static [Way],
}

/// A gentler way to say something.
#[derive(Debug)]
pub struct Way {
    /// Its id in `gentler.toml`.
    pub id: &'static str,
    /// Beginnings of words, one of which is in the sentence; none fits every sentence.
    pub about: &'static [&'static str],
}

impl Note {
    /// The gentler way that fits a finding of this text best.
    #[must_use]
    pub fn way(&self, text: &str, finding: &Finding) -> Option<&'static str> {
        let sentence = tokens(&text[sentence_around(text, &finding.span)]);
        let has = |about: &str| sentence.iter().any(|token| token.word.starts_with(about));
        let fits = |way: &&Way| way.about.is_empty() || way.about.iter().any(|about| has(about));
        self.ways.iter().find(fits).map(|way| way.id)
    }
}

/// A message as the check reads it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Reading {
    /// What it found, in order of place.
    pub found: Vec<Finding>,
    /// For each, the id of a gentler way, where there is one.
    pub ways: Vec<Option<&'static str>>,
}

thread_local! {
    /// What of the message read last need not be read again. It changes no answer, only how soon it comes.
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// Reads a message with the whole check.
#[must_use]
pub fn reading(text: &str, form: Form) -> Reading {
    let found = MEMO.with_borrow_mut(|memo| check_again(text, form, Model::ours(), memo));
    let ways = found.iter().map(|one| note(one.what).and_then(|note| note.way(text, one))).collect();
    Reading { found, ways }
}

/// What is said about a finding; every rule and sign has something (tests).
#[must_use]
pub fn note(what: What) -> Option<&'static Note> {
    NOTES.iter().find(|note| note.what == what)
}

const fn rule(rule: Rule, sources: &'static [&'static str], ways: &'static [Way]) -> Note {
    Note { what: What::Note(rule), sources: from(sources), ways }
}

const fn sign(sign: Sign, sources: &'static [&'static str]) -> Note {
    Note { what: What::Works(sign), sources: from(sources), ways: &[] }
}

const fn when(id: &'static str, about: &'static [&'static str]) -> Way {
    Way { id, about }
}

const fn always(id: &'static str) -> Way {
    Way { id, about: &[] }
}

/// Words about hearing from each other.
const HEARING: &[&str] = &["repl", "answer", "respon", "text", "messag", "call", "ring", "rang", "wr", "hear", "phone"];
/// Words about plans and days that mattered.
const PLANS: &[&str] = &[
    "cancel",
    "plan",
    "meet",
    "show",
    "turn",
    "late",
    "wait",
    "forg",
    "birthday",
    "party",
    "invit",
    "bail",
    "promis",
    "wedding",
    "dinner",
    "christmas",
];
/// Words about what was said, and whether anybody listens.
const TALK: &[&str] = &["listen", "ignor", "said", "told", "say", "shout", "laugh", "lie", "talk", "interrupt"];
/// Words about time and other people.
const TIME: &[&str] = &["time", "busy", "friend", "every", "work", "mates", "weekend"];

/// All notes.
pub static NOTES: &[Note] = &[
    rule(
        Rule::Blame,
        &["S2-69", "S2-86", "S3-77"],
        &[
            when("blame-hearing", HEARING),
            when("blame-plans", PLANS),
            when("blame-talk", TALK),
            when("blame-time", TIME),
            always("blame"),
        ],
    ),
    rule(Rule::MindReading, &["S2-69", "S4-53"], &[always("mind-reading")]),
    rule(Rule::Label, &["S3-77", "S2-69"], &[always("label")]),
    rule(Rule::OminousOpener, &["S2-70"], &[always("ominous-opener")]),
    rule(
        Rule::Pressure,
        &["S2-36", "S2-59"],
        &[when("pressure-time", &["tonight", "today", "tomorrow", "now", "by", "asap", "minute"]), always("pressure")],
    ),
    rule(Rule::Reassurance, &["S0-48", "S0-46"], &[always("reassurance")]),
    rule(
        Rule::Guilt,
        &["S2-36", "S2-86"],
        &[when("guilt-leave", &["bother", "burden", "leave", "stop", "fine"]), always("guilt")],
    ),
    rule(Rule::Ultimatum, &["S2-36"], &[always("ultimatum")]),
    rule(Rule::Tactics, &["S2-36"], &[always("tactics")]),
    rule(Rule::Watching, &["S0-04"], &[always("watching")]),
    rule(Rule::OverApology, &["S4-65", "S3-50"], &[always("over-apology")]),
    rule(Rule::ConditionalApology, &["S3-50", "S3-59"], &[always("conditional-apology")]),
    rule(Rule::VagueApology, &["S3-50", "S3-16"], &[always("vague-apology")]),
    rule(Rule::ForgivenessDemand, &["S3-80"], &[always("forgiveness-demand")]),
    rule(Rule::ManyQuestions, &["S4-53", "S2-36"], &[]),
    rule(Rule::Long, &["S4-65"], &[]),
    rule(Rule::Shouting, &["S2-36"], &[]),
    rule(Rule::SpaceIgnored, &["S2-36", "S2-66"], &[always("space-ignored")]),
    sign(Sign::EasyOut, &["S2-66", "S4-27"]),
    sign(Sign::OwnsPart, &["S3-50", "E8"]),
    sign(Sign::LightInvitation, &["S3-53", "S2-75"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn way(rule: Rule, text: &str) -> &'static str {
        let finding = Finding { what: What::Note(rule), span: 0..1 };
        note(What::Note(rule)).and_then(|note| note.way(text, &finding)).unwrap_or_default()
    }

    #[test]
    fn the_gentler_way_fits_the_sentence() {
        assert_eq!(way(Rule::Blame, "you never answer me any more"), "blame-hearing");
        assert_eq!(way(Rule::Blame, "You cancelled again. I called."), "blame-plans");
        assert_eq!(way(Rule::Blame, "this is your doing"), "blame");
        assert_eq!(way(Rule::Pressure, "tell me by tonight"), "pressure-time");
    }

    #[test]
    fn every_rule_and_sign_is_spoken_of_once() {
        let all = Rule::ALL.map(What::Note).into_iter().chain(Sign::ALL.map(What::Works));
        for what in all {
            assert_eq!(NOTES.iter().filter(|note| note.what == what).count(), 1, "{what:?}");
        }
    }
}
