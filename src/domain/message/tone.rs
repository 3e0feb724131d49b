//! How a draft may sound, as a few words in the order they come. Never a number, and never said of the writer.

use super::{Finding, Rule, Sign, What};

/// One tone of a draft.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Warm, and it leaves them free.
    Light,
    /// It stands by something.
    Open,
    /// It asks them along.
    Inviting,
    /// Worried.
    Worried,
    /// Urgent.
    Urgent,
    /// Sharp.
    Sharp,
    /// Hurt.
    Hurt,
    /// It seems to know their mind.
    Certain,
}

/// Tones named at most.
const MOST: usize = 3;

/// The tones of what was found, in order of place; none where nothing was found.
#[must_use]
pub fn tones(found: &[Finding]) -> Vec<Tone> {
    let mut tones = Vec::new();
    for tone in found.iter().map(|one| tone(one.what)) {
        if !tones.contains(&tone) && tones.len() < MOST {
            tones.push(tone);
        }
    }
    tones
}

const fn tone(what: What) -> Tone {
    match what {
        What::Works(Sign::EasyOut) => Tone::Light,
        What::Works(Sign::OwnsPart) => Tone::Open,
        What::Works(Sign::LightInvitation) => Tone::Inviting,
        What::Note(rule) => match rule {
            Rule::Reassurance | Rule::OverApology | Rule::VagueApology | Rule::ForgivenessDemand | Rule::Long => {
                Tone::Worried
            }
            Rule::Pressure
            | Rule::OminousOpener
            | Rule::ManyQuestions
            | Rule::Shouting
            | Rule::SpaceIgnored
            | Rule::Ultimatum => Tone::Urgent,
            Rule::Blame | Rule::Label | Rule::ConditionalApology => Tone::Sharp,
            Rule::Guilt | Rule::Tactics => Tone::Hurt,
            Rule::MindReading | Rule::Watching => Tone::Certain,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tone_is_named_once_in_order_of_place_and_three_at_most() {
        let found = |rules: &[Rule]| -> Vec<Finding> {
            rules.iter().map(|&rule| Finding { what: What::Note(rule), span: 0..1 }).collect()
        };
        assert_eq!(tones(&[]), []);
        assert_eq!(tones(&found(&[Rule::Blame, Rule::Label, Rule::Pressure])), [Tone::Sharp, Tone::Urgent]);
        let all = [Rule::Guilt, Rule::Blame, Rule::Pressure, Rule::Reassurance, Rule::Watching];
        assert_eq!(tones(&found(&all)), [Tone::Hurt, Tone::Sharp, Tone::Urgent]);
    }
}
