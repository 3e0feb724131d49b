//! The message check: what in a draft may land badly, and what works. Offline, deterministic, advice only.
//!
//! Three readers look at a text. [`counted`] counts: words, questions, capitals. [`patterns`] is a table of wordings
//! that leave no doubt. [`model`] has learned from labelled messages how people say these things otherwise; it is
//! asked about each sentence. Where the three say nothing, nothing is said: a note too few is better than one that
//! annoys somebody.

pub mod counted;
pub mod features;
pub mod lexicon;
pub mod mend;
pub mod model;
pub mod patterns;
pub mod sentence;
pub mod token;
pub mod tone;

use crate::domain::table::sort_short;
use model::{Memo, Model};
use sentence::sentences;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use token::tokens;

/// What may land badly.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Rule {
    /// Accusing them of what they do or fail to do.
    Blame,
    /// Their motive or feeling stated as a fact.
    MindReading,
    /// A diagnosis or a name for who they are.
    Label,
    /// A serious talk announced without saying what it is about.
    OminousOpener,
    /// Demanding a reply, chasing, a deadline.
    Pressure,
    /// Asking whether they are angry, whether things are all right, whether they care.
    Reassurance,
    /// Hurt or sacrifice used as a lever.
    Guilt,
    /// A threat or a last chance.
    Ultimatum,
    /// Trying to make them jealous, regretful or scared of losing out.
    Tactics,
    /// Telling them they have been observed or asked about.
    Watching,
    /// Apologising again and again, or running oneself down with it.
    OverApology,
    /// An apology taken back in the same breath.
    ConditionalApology,
    /// An apology that names nothing.
    VagueApology,
    /// Asking or pressing to be forgiven.
    ForgivenessDemand,
    /// Three or more questions.
    ManyQuestions,
    /// More words than such a message carries.
    Long,
    /// Capitals, or runs of ! and ?.
    Shouting,
    /// Writing although the text itself says that they asked for quiet.
    SpaceIgnored,
}

/// What works, said back to the writer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Sign {
    /// Leaves them free not to answer, or to say no.
    EasyOut,
    /// Takes specific responsibility for one's own act, without excuse.
    OwnsPart,
    /// Suggests something small and concrete to do together, without weight.
    LightInvitation,
}

impl Rule {
    /// All of them, in the order of the guide they are labelled by.
    pub const ALL: [Self; 18] = [
        Self::Blame,
        Self::MindReading,
        Self::Label,
        Self::OminousOpener,
        Self::Pressure,
        Self::Reassurance,
        Self::Guilt,
        Self::Ultimatum,
        Self::Tactics,
        Self::Watching,
        Self::OverApology,
        Self::ConditionalApology,
        Self::VagueApology,
        Self::ForgivenessDemand,
        Self::ManyQuestions,
        Self::Long,
        Self::Shouting,
        Self::SpaceIgnored,
    ];

    /// Its name in labelled messages.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Blame => "blame",
            Self::MindReading => "mind-reading",
            Self::Label => "label",
            Self::OminousOpener => "ominous-opener",
            Self::Pressure => "pressure",
            Self::Reassurance => "reassurance",
            Self::Guilt => "guilt",
            Self::Ultimatum => "ultimatum",
            Self::Tactics => "tactics",
            Self::Watching => "watching",
            Self::OverApology => "over-apology",
            Self::ConditionalApology => "conditional-apology",
            Self::VagueApology => "vague-apology",
            Self::ForgivenessDemand => "forgiveness-demand",
            Self::ManyQuestions => "many-questions",
            Self::Long => "long",
            Self::Shouting => "shouting",
            Self::SpaceIgnored => "space-ignored",
        }
    }
}

impl Sign {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::EasyOut, Self::OwnsPart, Self::LightInvitation];

    /// Its name in labelled messages.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::EasyOut => "easy-out",
            Self::OwnsPart => "owns-part",
            Self::LightInvitation => "light-invitation",
        }
    }
}

/// What a finding is of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum What {
    /// Something that may land badly.
    Note(Rule),
    /// Something that works.
    Works(Sign),
}

impl What {
    /// Those that are learned from examples, in the order of the model's columns.
    pub const LEARNED: [Self; 18] = [
        Self::Note(Rule::Blame),
        Self::Note(Rule::MindReading),
        Self::Note(Rule::Label),
        Self::Note(Rule::OminousOpener),
        Self::Note(Rule::Pressure),
        Self::Note(Rule::Reassurance),
        Self::Note(Rule::Guilt),
        Self::Note(Rule::Ultimatum),
        Self::Note(Rule::Tactics),
        Self::Note(Rule::Watching),
        Self::Note(Rule::OverApology),
        Self::Note(Rule::ConditionalApology),
        Self::Note(Rule::VagueApology),
        Self::Note(Rule::ForgivenessDemand),
        Self::Note(Rule::SpaceIgnored),
        Self::Works(Sign::EasyOut),
        Self::Works(Sign::OwnsPart),
        Self::Works(Sign::LightInvitation),
    ];

    /// Its name in labelled messages.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Note(rule) => rule.id(),
            Self::Works(sign) => sign.id(),
        }
    }
}

/// In what form a draft leaves. How long it may be depends on it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A text message.
    #[default]
    Text,
    /// An e-mail.
    Email,
    /// A letter on paper.
    Letter,
    /// Something to be said into a phone.
    VoiceNote,
}

impl Form {
    /// All of them, with their names in labelled messages.
    pub const NAMED: [(&'static str, Self); 4] =
        [("text", Self::Text), ("email", Self::Email), ("letter", Self::Letter), ("voice-note", Self::VoiceNote)];
}

/// A finding and where it is: bytes of the text, always on character boundaries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What it is.
    pub what: What,
    /// The words it is about.
    pub span: Range<usize>,
}

/// Everything found in a draft, in order of place. Without a model, only what is counted and what leaves no doubt.
#[must_use]
pub fn check(text: &str, form: Form, model: Option<&Model>) -> Vec<Finding> {
    check_again(text, form, model, &mut Memo::default())
}

/// The same for a draft that was checked before: `memo` knows what has not changed.
#[must_use]
pub fn check_again(text: &str, form: Form, model: Option<&Model>, memo: &mut Memo) -> Vec<Finding> {
    let tokens = tokens(text);
    let sentences = sentences(&tokens);
    let mut found = counted::findings(text, form, &tokens);
    patterns::findings(&tokens, &sentences, &mut found);
    if let Some(model) = model {
        model.findings(&tokens, &sentences, form, memo, &mut found);
    }
    sort_short(&mut found, |a, b| (a.span.start, a.what) < (b.span.start, b.what));
    found.dedup_by(|one, before| one.what == before.what && one.span.start < before.span.end);
    found
}
