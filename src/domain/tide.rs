//! The tide line's meaning: how much contact there was, is and is planned, as a level from 0 to 1.
//! It shows contact, never worth.

use crate::domain::contact::{Contact, ContactKind};
use crate::domain::plan::{Plan, PlanState};
use chrono::{Days, NaiveDate};

/// What a crest stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Crest {
    /// We met.
    Met,
    /// We talked.
    Talked,
    /// They wrote.
    TheyWrote,
    /// I wrote, and they answered since.
    Wrote,
    /// I wrote, no reply yet.
    Unanswered,
    /// Planned.
    Planned,
}

impl Crest {
    /// Height, and width in days.
    const fn shape(self) -> (f64, f64) {
        match self {
            Self::Met => (0.95, 4.2),
            Self::Talked => (0.60, 3.6),
            Self::TheyWrote => (0.50, 3.0),
            Self::Wrote => (0.28, 2.4),
            Self::Unanswered => (0.16, 2.2),
            Self::Planned => (0.38, 3.2),
        }
    }
}

/// One crest on a day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Event {
    /// The day.
    pub on: NaiveDate,
    /// What it stands for.
    pub crest: Crest,
}

/// How much time is shown.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Span {
    /// Seven weeks back and four ahead.
    #[default]
    Weeks,
    /// Half a year back and six weeks ahead.
    HalfYear,
    /// A year back and two months ahead.
    Year,
}

impl Span {
    /// From short to long.
    pub const ALL: [Self; 3] = [Self::Weeks, Self::HalfYear, Self::Year];

    /// Days back and ahead.
    const fn days(self) -> (Days, Days) {
        match self {
            Self::Weeks => (Days::new(49), Days::new(28)),
            Self::HalfYear => (Days::new(182), Days::new(42)),
            Self::Year => (Days::new(365), Days::new(61)),
        }
    }
}

/// Contact with one person over some weeks.
#[derive(Clone, PartialEq, Debug)]
pub struct Tide {
    /// First day shown.
    pub start: NaiveDate,
    /// Last day shown.
    pub end: NaiveDate,
    /// The day.
    pub today: NaiveDate,
    /// Spaces, as first and last day.
    pub spaces: Vec<(NaiveDate, NaiveDate)>,
    /// Crests in order of time.
    pub events: Vec<Event>,
}

/// The usual water, and low water.
const USUAL: f64 = 0.26;
const LOW: f64 = 0.12;
/// Days over which the water sinks and rises at the ends of a space.
const EDGE: f64 = 4.0;

impl Tide {
    /// The tide of a span around today. `contacts` in order of time; `plans` all there ever were, for their spaces.
    #[must_use]
    pub fn of<'a>(
        contacts: impl Iterator<Item = &'a Contact>,
        plans: impl Iterator<Item = &'a Plan>,
        span: Span,
        today: NaiveDate,
    ) -> Self {
        let (back, ahead) = span.days();
        let (start, end) = (today - back, today + ahead);
        let shown = |day: NaiveDate| start <= day && day <= end;
        let contacts: Vec<&Contact> = contacts.collect();
        let answered_until = contacts.iter().rposition(|contact| contact.kind != ContactKind::Wrote);
        let is_answered = |at: usize| !contacts[at].waits() || answered_until.is_some_and(|last| at < last);
        let past = (0..contacts.len()).filter(|&at| shown(contacts[at].on));
        let mut events: Vec<Event> =
            past.map(|at| Event { on: contacts[at].on, crest: crest(contacts[at].kind, is_answered(at)) }).collect();
        let mut spaces = Vec::new();
        for plan in plans.filter(|plan| plan.state != PlanState::Proposed) {
            // Of a plan that no longer runs, what it planned did not come.
            let last = plan.last_day().unwrap_or(end);
            let planned = plan.open_steps().filter(|step| plan.is_active() && step.kind.rule().contact);
            let planned = planned.map(|step| step.on.max(today)).filter(|&on| shown(on));
            events.extend(planned.map(|on| Event { on, crest: Crest::Planned }));
            let kept = plan.spaces().map(|(from, until)| (from.max(start), until.min(end).min(last)));
            spaces.extend(kept.filter(|&(from, until)| from <= until));
        }
        Self { start, end, today, spaces, events }
    }

    /// The level on a day, counted from `start` in days; fractions lie between days.
    #[must_use]
    pub fn level(&self, day: f64) -> f64 {
        let from_start = |date: NaiveDate| (date - self.start).num_days() as f64;
        let low = self.spaces.iter().fold(0.0_f64, |low, &(from, until)| {
            let sinking = smooth((day - from_start(from) + 1.0) / EDGE);
            let rising = smooth((from_start(until) + 1.0 - day) / EDGE);
            low.max(sinking * rising)
        });
        let base = USUAL + (LOW - USUAL) * low;
        let crests: f64 = self
            .events
            .iter()
            .map(|event| {
                let (height, width) = event.crest.shape();
                let away = (day - from_start(event.on)) / width;
                height * (-away * away).exp()
            })
            .sum();
        (base + (1.0 - base) * (1.0 - (-1.35 * crests).exp())).min(1.0)
    }
}

fn crest(kind: ContactKind, answered: bool) -> Crest {
    match kind {
        ContactKind::Met => Crest::Met,
        ContactKind::Talked => Crest::Talked,
        ContactKind::TheyWrote => Crest::TheyWrote,
        ContactKind::Wrote if answered => Crest::Wrote,
        ContactKind::Wrote => Crest::Unanswered,
    }
}

fn smooth(x: f64) -> f64 {
    let x = x.clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> NaiveDate {
        NaiveDate::default() + chrono::TimeDelta::days(n)
    }

    fn tide(spaces: &[(i64, i64)], events: &[(i64, Crest)]) -> Tide {
        Tide {
            start: day(0),
            end: day(77),
            today: day(49),
            spaces: spaces.iter().map(|&(a, b)| (day(a), day(b))).collect(),
            events: events.iter().map(|&(on, crest)| Event { on: day(on), crest }).collect(),
        }
    }

    #[test]
    fn the_usual_water_stands_where_nothing_happens() {
        assert!((tide(&[], &[]).level(20.0) - USUAL).abs() < 1e-9);
    }

    #[test]
    fn a_space_is_low_water() {
        assert!((tide(&[(10, 30)], &[]).level(20.0) - LOW).abs() < 1e-9);
    }

    #[test]
    fn more_contact_is_higher_and_never_over_the_rim() {
        let one = tide(&[], &[(20, Crest::Wrote)]).level(20.0);
        let met = tide(&[], &[(20, Crest::Met)]).level(20.0);
        let many = tide(&[], &vec![(20, Crest::Met); 50]).level(20.0);
        assert!(USUAL < one && one < met && met < many && many <= 1.0);
    }
}
