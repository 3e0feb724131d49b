//! A person's standing: the one function that decides whether any prompt about them may appear (I12).

use super::{Outcome, Plan, PlanState};
use crate::domain::person::Person;
use chrono::NaiveDate;

/// How things stand with somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Nothing is going on.
    Steady,
    /// The user is giving them space.
    InSpace {
        /// First day.
        from: NaiveDate,
        /// Last day.
        until: NaiveDate,
    },
    /// A plan is running.
    Reconnecting,
    /// A plan ended with the door open, or the person is put away.
    Resting,
    /// A plan ended in letting go, or they ended it.
    LetGo,
    /// Safety has closed all contact.
    NoContact,
    /// They have died.
    Died,
}

impl Standing {
    /// Whether anything that reaches out to them, or asks about doing so, may be shown today.
    #[must_use]
    pub const fn allows_contact(self) -> bool {
        matches!(self, Self::Steady | Self::Reconnecting)
    }

    /// The id in scenarios.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Steady => "steady",
            Self::InSpace { .. } => "in-space",
            Self::Reconnecting => "reconnecting",
            Self::Resting => "resting",
            Self::LetGo => "let-go",
            Self::NoContact => "no-contact",
            Self::Died => "died",
        }
    }
}

/// The standing of a person on a day, from their card, their safety route and their plans.
#[must_use]
pub fn standing<'a>(person: &Person, plans: impl IntoIterator<Item = &'a Plan>, today: NaiveDate) -> Standing {
    if person.died {
        return Standing::Died;
    }
    if person.safety.is_some_and(|safety| !safety.allows_contact()) {
        return Standing::NoContact;
    }
    let mut last_end: Option<(NaiveDate, Outcome)> = None;
    let mut active = false;
    for plan in plans {
        match &plan.state {
            PlanState::Active(_) => {
                if let Some((from, until)) = plan.space_on(today) {
                    return Standing::InSpace { from, until };
                }
                active = true;
            }
            PlanState::Ended(ending) if last_end.is_none_or(|(on, _)| on <= ending.on) => {
                last_end = Some((ending.on, ending.outcome));
            }
            PlanState::Ended(_) | PlanState::Replaced(_) | PlanState::Proposed => {}
        }
    }
    match last_end {
        _ if active => Standing::Reconnecting,
        Some((_, Outcome::LettingGo | Outcome::TheyEnded)) => Standing::LetGo,
        Some((_, Outcome::Resting)) => Standing::Resting,
        _ if person.archived => Standing::Resting,
        Some((_, Outcome::CloseAgain | Outcome::CloserDifferently)) | None => Standing::Steady,
    }
}
