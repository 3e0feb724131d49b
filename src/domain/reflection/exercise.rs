//! The sixteen exercises: short reflections that stand alone (product.md, Reflection).

/// An exercise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exercise {
    /// One hard thought, looked at kindly.
    ThoughtCheck,
    /// What somebody kind would have seen from across the street.
    Observer,
    /// What is met, partly met, unmet.
    NeedsAndWants,
    /// What is all right with me, and what is not.
    Boundaries,
    /// What I did, its effect, what I do now.
    Apology,
    /// A time, two or three points, and what I am hearing.
    PrepareATalk,
    /// What happened, and what I read into it.
    AfterAContact,
    /// My pattern of withdrawing.
    MyPattern,
    /// If we grow closer, and if it ends.
    EitherOutcome,
    /// What I am good at.
    Strengths,
    /// Who is near, and who could grow.
    MyCircle,
    /// Meeting new people.
    MeetingPeople,
    /// A letter that is never sent.
    UnsentLetter,
    /// Goals that do not depend on them.
    OwnGoals,
    /// The weekly look back.
    Week,
    /// Breathing, a walk, five senses.
    Settle,
}

impl Exercise {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 16] = [
        Self::Settle,
        Self::ThoughtCheck,
        Self::Observer,
        Self::NeedsAndWants,
        Self::Boundaries,
        Self::MyPattern,
        Self::EitherOutcome,
        Self::AfterAContact,
        Self::PrepareATalk,
        Self::Apology,
        Self::UnsentLetter,
        Self::MyCircle,
        Self::MeetingPeople,
        Self::Strengths,
        Self::OwnGoals,
        Self::Week,
    ];

    /// The id in routes, words files and records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ThoughtCheck => "thought-check",
            Self::Observer => "observer",
            Self::NeedsAndWants => "needs-and-wants",
            Self::Boundaries => "boundaries",
            Self::Apology => "apology",
            Self::PrepareATalk => "prepare-a-talk",
            Self::AfterAContact => "after-a-contact",
            Self::MyPattern => "my-pattern",
            Self::EitherOutcome => "either-outcome",
            Self::Strengths => "strengths",
            Self::MyCircle => "my-circle",
            Self::MeetingPeople => "meeting-people",
            Self::UnsentLetter => "unsent-letter",
            Self::OwnGoals => "own-goals",
            Self::Week => "week",
            Self::Settle => "settle",
        }
    }

    /// The exercise with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exercise| exercise.id() == id)
    }
}
