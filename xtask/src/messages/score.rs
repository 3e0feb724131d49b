//! How well the check finds what people labelled.

use super::corpus::{self, Message, all};
use super::{found, model};
use crate::Outcome;
use ebb::domain::message::{What, check};
use std::fmt::Write as _;

/// What was found rightly, wrongly, and missed.
#[derive(Clone, Copy, Default, Debug)]
pub struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    /// Counts one message.
    pub fn add(&mut self, found: bool, labelled: bool) {
        match (found, labelled) {
            (true, true) => self.right += 1,
            (true, false) => self.wrong += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
    }

    fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, wrong: self.wrong + other.wrong, missed: self.missed + other.missed }
    }

    /// Of what was found, how much is right.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }

    /// Of what is there, how much was found.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of messages")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The scores of many messages.
#[derive(Clone, Default, Debug)]
pub struct Score {
    counts: Vec<(&'static str, Count)>,
    clean: usize,
    clean_noted: usize,
}

impl Score {
    /// Counts a message in.
    pub fn add(&mut self, message: &Message, found: &[What]) {
        if self.counts.is_empty() {
            self.counts = all().map(|what| (what.id(), Count::default())).collect();
        }
        for (what, (_, count)) in all().zip(&mut self.counts) {
            count.add(found.contains(&what), message.has(what));
        }
        if message.is_clean() {
            self.clean += 1;
            self.clean_noted += usize::from(found.iter().any(|what| matches!(what, What::Note(_))));
        }
    }

    /// All notes together.
    pub fn micro(&self) -> Count {
        self.rules().iter().fold(Count::default(), |sum, (_, count)| sum.plus(*count))
    }

    /// The mean F1 over the rules.
    pub fn macro_f1(&self) -> f64 {
        let rules = self.rules();
        rules.iter().map(|(_, count)| count.f1()).sum::<f64>() / rules.len().max(1) as f64
    }

    /// The share of clean messages with any note.
    pub fn clean_noted(&self) -> f64 {
        ratio(self.clean_noted, self.clean)
    }

    fn rules(&self) -> &[(&'static str, Count)] {
        &self.counts[..self.counts.len().min(18)]
    }

    /// As lines of a table.
    pub fn table(&self) -> String {
        let mut lines = format!("{:22}{:>10}{:>10}{:>10}{:>8}\n", "", "precision", "recall", "F1", "there");
        for (name, count) in &self.counts {
            let there = count.right + count.missed;
            let _ = writeln!(
                lines,
                "{name:22}{:>10.3}{:>10.3}{:>10.3}{there:>8}",
                count.precision(),
                count.recall(),
                count.f1()
            );
        }
        let micro = self.micro();
        let _ = writeln!(
            lines,
            "{:22}{:>10.3}{:>10.3}{:>10.3}",
            "micro, rules",
            micro.precision(),
            micro.recall(),
            micro.f1()
        );
        let _ = writeln!(lines, "{:42}{:>10.3}", "macro, rules", self.macro_f1());
        let _ = writeln!(lines, "clean messages with a note: {:.1} % of {}", 100.0 * self.clean_noted(), self.clean);
        lines
    }
}

/// Prints how the check does against the labels of a file: with the model, and with counting and wordings alone.
///
/// # Errors
/// A sentence about the first line that is no message.
pub fn score_messages(file: &str) -> Outcome {
    let messages = corpus::read(file)?;
    let model = model()?;
    let (mut whole, mut alone) = (Score::default(), Score::default());
    for message in &messages {
        whole.add(message, &found(message, &model));
        let certain: Vec<What> = check(&message.text, message.form, None).iter().map(|one| one.what).collect();
        alone.add(message, &certain);
    }
    println!("{} messages, with the model:\n{}", messages.len(), whole.table());
    println!("Counting and wordings alone:\n{}", alone.table());
    Ok(())
}
