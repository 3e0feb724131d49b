//! Plans: a few small steps with a reason, a size and a date; nothing starts until accepted.

pub mod advance;
mod ending;
pub mod propose;
pub mod rules;
pub mod standing;
mod start;
pub mod step;
pub mod today;

use crate::domain::id::{PersonId, PlanId, ReflectionId};
use crate::domain::journal::Energy;
use crate::domain::situation::{Choice, Situation};
use crate::domain::sources::{Sources, from};
use crate::domain::table::sort_short;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use step::{Stage, StepKind};

pub use ending::{Ending, Outcome};

/// A plan about one person.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The record's id.
    pub id: PlanId,
    /// About whom.
    pub person: PersonId,
    /// From which situation.
    pub situation: Situation,
    /// From which reflection; none where a space was begun without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reflection: Option<ReflectionId>,
    /// What was chosen.
    pub choice: Choice,
    /// The day it was proposed.
    #[serde(with = "crate::domain::day")]
    pub made: NaiveDate,
    /// Where it stands.
    pub state: PlanState,
    /// The steps in order of time.
    pub steps: Vec<Step>,
    /// How many messages may wait for a reply before the plan offers no other: one or two (P4, I3).
    pub contact_rule: u8,
    /// So many days the user waits for a reply before looking again; the usual when not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patience: Option<u16>,
    /// What was agreed with oneself about the space.
    #[serde(default, skip_serializing_if = "SpaceTerms::is_default")]
    pub space: SpaceTerms,
    /// The last day on which what to do meanwhile was answered.
    #[serde(default, with = "crate::domain::day::maybe", skip_serializing_if = "Option::is_none")]
    pub meanwhile_on: Option<NaiveDate>,
}

/// What goes with a space: said before, so that nobody vanishes (E18), and kept in view while it lasts.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub struct SpaceTerms {
    /// Why, in one's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The kind line before going quiet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What is all right all the same.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub exceptions: String,
    /// What to do meanwhile, a thing each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meanwhile: Vec<String>,
    /// Whether to wish them a happy birthday that falls inside; asked once, when the space is set (I1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthday: Option<bool>,
    /// Whether they asked for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub theirs: bool,
}

impl SpaceTerms {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a plan stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanState {
    /// Shown, not accepted: nothing of it appears on Today.
    Proposed,
    /// Running since this day.
    Active(#[serde(with = "crate::domain::day")] NaiveDate),
    /// Ended.
    Ended(Ending),
    /// Another plan about the same person took its place on this day (I4).
    Replaced(#[serde(with = "crate::domain::day")] NaiveDate),
}

/// One step of a plan.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Step {
    /// Its number in the plan, fixed for the life of the plan.
    pub number: u16,
    /// What it is.
    pub kind: StepKind,
    /// The day it is for; for a space, its first day.
    #[serde(with = "crate::domain::day")]
    pub on: NaiveDate,
    /// The last day of a space or of a wait.
    #[serde(default, with = "crate::domain::day::maybe", skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Somebody else it is with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<PersonId>,
    /// Where it stands.
    #[serde(default)]
    pub state: StepState,
}

/// Where a step stands.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// Still to come.
    #[default]
    Open,
    /// Done on this day.
    Done(#[serde(with = "crate::domain::day")] NaiveDate),
    /// Left out, without blame. It can be put back.
    LeftOut,
}

/// Why a change to a plan is refused. Each has one clear sentence in the words files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlanError {
    /// There is no such step.
    NoSuchStep,
    /// The day has passed (I11).
    DayHasPassed,
    /// The day lies inside the space; the first free day is given (I1).
    InsideSpace(NaiveDate),
    /// A space ends before it begins.
    EndsBeforeItBegins,
    /// Further away than a plan may reach without a review (I7).
    TooFarAway,
}

/// No wait, space or plan runs longer without being looked at again (I7).
pub const LONGEST_WAIT: Days = Days::new(60);

/// Inventory ids behind the rule for messages.
pub const CONTACT_RULE_SOURCES: Sources = from(&["S2-59", "S2-110", "S2-124"]);

/// When a plan whose review is done is looked at again, where no space runs.
const NEXT_REVIEW: Days = Days::new(21);

impl Plan {
    /// Whether the plan is running.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        matches!(self.state, PlanState::Active(_))
    }

    /// The step with this number.
    #[must_use]
    pub fn step(&self, number: u16) -> Option<&Step> {
        self.steps.iter().find(|step| step.number == number)
    }

    /// The space that is kept on a day, as first and last day.
    #[must_use]
    pub fn space_on(&self, day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        self.spaces().find(|&(from, until)| from <= day && day <= until)
    }

    /// The day after which nothing of the plan came any more; `None` while it runs, or waits to be accepted.
    #[must_use]
    pub const fn last_day(&self) -> Option<NaiveDate> {
        match &self.state {
            PlanState::Ended(ending) => Some(ending.on),
            PlanState::Replaced(on) => Some(*on),
            PlanState::Proposed | PlanState::Active(_) => None,
        }
    }

    /// All spaces that were not left out.
    pub fn spaces(&self) -> impl Iterator<Item = (NaiveDate, NaiveDate)> + '_ {
        self.steps
            .iter()
            .filter(|step| step.kind == StepKind::Space && step.state != StepState::LeftOut)
            .filter_map(|step| step.until.map(|until| (step.on, until)))
    }

    /// The next open step that is something to do, from a day on or still waiting from before it.
    #[must_use]
    pub fn next_step(&self) -> Option<&Step> {
        self.open_steps().next()
    }

    /// The open steps that are something to do, in order of time.
    pub fn open_steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.state == StepState::Open && !step.kind.is_a_time())
    }

    /// The open step that reaches out; there is never a second (I4).
    #[must_use]
    pub fn pending_contact(&self) -> Option<&Step> {
        self.open_steps().find(|step| step.kind.rule().contact)
    }

    /// Until when the user waits for a reply, where they do on this day.
    #[must_use]
    pub fn waits_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        let waits = |step: &&Step| step.kind == StepKind::Wait && step.state == StepState::Open && step.on <= day;
        self.steps.iter().filter(waits).filter_map(|step| step.until).find(|&until| day <= until)
    }

    /// When the plan is looked at again.
    #[must_use]
    pub fn review_on(&self) -> Option<NaiveDate> {
        self.open_steps().find(|step| step.kind == StepKind::Review).map(|step| step.on)
    }

    /// Where on its way the plan is on a day.
    #[must_use]
    pub fn stage(&self, day: NaiveDate) -> Stage {
        if self.space_on(day).is_some() {
            return Stage::Space;
        }
        if self.waits_on(day).is_some() {
            return Stage::Wait;
        }
        let next = self.pending_contact().or_else(|| self.open_steps().find(|step| step.kind != StepKind::Review));
        next.map_or(Stage::Keep, |step| step.kind.rule().stage)
    }

    /// Moves a step to another day; for a space, its first day.
    ///
    /// # Errors
    /// [`PlanError`] when the day has passed, is too far away, lies inside a space the step may not touch, or after
    /// the last day of the space that moves.
    pub fn move_step(&mut self, number: u16, to: NaiveDate, today: NaiveDate) -> Result<(), PlanError> {
        let step = self.step(number).ok_or(PlanError::NoSuchStep)?;
        if to < today {
            return Err(PlanError::DayHasPassed);
        }
        if to > today + LONGEST_WAIT {
            return Err(PlanError::TooFarAway);
        }
        if step.until.is_some_and(|until| until < to) {
            return Err(PlanError::EndsBeforeItBegins);
        }
        if step.kind.rule().contact
            && let Some((_, until)) = self.space_on(to)
        {
            return Err(PlanError::InsideSpace(until + Days::new(1)));
        }
        self.edit(number, |step| step.on = to);
        self.keep_out_of_spaces();
        Ok(())
    }

    /// Changes the last day of a space; contact that would now fall inside moves to the day after, and a
    /// review that came after the space keeps its distance from it (I7).
    ///
    /// # Errors
    /// [`PlanError`] when the day has passed, lies before the first day, or is too far away.
    pub fn end_space_on(&mut self, number: u16, until: NaiveDate, today: NaiveDate) -> Result<(), PlanError> {
        let step = self.step(number).ok_or(PlanError::NoSuchStep)?;
        if until < today {
            return Err(PlanError::DayHasPassed);
        }
        if until < step.on {
            return Err(PlanError::EndsBeforeItBegins);
        }
        if until > today + LONGEST_WAIT {
            return Err(PlanError::TooFarAway);
        }
        let earlier = step.until.unwrap_or(until);
        self.edit(number, |step| step.until = Some(until));
        if until > earlier {
            let longer = Days::new((until - earlier).num_days().unsigned_abs());
            let is_after = |step: &&mut Step| step.kind == StepKind::Review && step.on > earlier;
            for review in self.steps.iter_mut().filter(is_after).filter(|step| step.state == StepState::Open) {
                review.on = (review.on + longer).min(today + LONGEST_WAIT);
            }
        }
        self.keep_out_of_spaces();
        Ok(())
    }

    /// Changes one step in place.
    ///
    /// # Errors
    /// [`PlanError::NoSuchStep`].
    pub fn set_state(&mut self, number: u16, state: StepState) -> Result<(), PlanError> {
        self.step(number).ok_or(PlanError::NoSuchStep)?;
        self.edit(number, |step| step.state = state);
        self.keep_out_of_spaces();
        Ok(())
    }

    /// "Too much today": the step becomes its smaller sister. `false` when there is none, which is
    /// when nothing today is fine.
    ///
    /// # Errors
    /// [`PlanError::NoSuchStep`].
    pub fn make_smaller(&mut self, number: u16) -> Result<bool, PlanError> {
        let step = self.step(number).ok_or(PlanError::NoSuchStep)?;
        let Some(smaller) = step.kind.rule().smaller else { return Ok(false) };
        self.edit(number, |step| step.kind = smaller);
        Ok(true)
    }

    /// Makes a step what Today shows of it on a day with this energy (I8), so that what is said about it next is
    /// said about that.
    ///
    /// # Errors
    /// [`PlanError::NoSuchStep`].
    pub fn fit(&mut self, number: u16, energy: Energy) -> Result<(), PlanError> {
        let kind = self.step(number).ok_or(PlanError::NoSuchStep)?.kind;
        self.edit(number, |step| step.kind = kind.fitting(energy).unwrap_or(kind));
        Ok(())
    }

    /// Space until a day: the one that runs ends then, or one begins today. What reaches out moves behind it, and the
    /// plan is looked at on the day after (I1, I7).
    pub fn give_space_until(&mut self, until: NaiveDate, today: NaiveDate) {
        // What waits since before today would reach out today, inside the space.
        if let Some(number) = self.pending_contact().map(|step| step.number) {
            self.edit(number, |step| step.on = step.on.max(today));
        }
        let running = self.space_on(today);
        let is_it = |step: &&mut Step| {
            step.kind == StepKind::Space
                && step.state != StepState::LeftOut
                && running.is_some_and(|(from, end)| step.on == from && step.until == Some(end))
        };
        match self.steps.iter_mut().find(is_it) {
            Some(step) => step.until = Some(until),
            None => self.add(StepKind::Space, today).until = Some(until),
        }
        self.look_on(until + Days::new(1));
        self.keep_out_of_spaces();
    }

    /// The plan is looked at on a day: the look that waits moves there, and where none waits, one is added.
    fn look_on(&mut self, day: NaiveDate) {
        let waiting = self.open_steps().find(|step| step.kind == StepKind::Review).map(|step| step.number);
        match waiting {
            Some(number) => self.edit(number, |step| step.on = day),
            None => self.add(StepKind::Review, day).on = day,
        }
    }

    /// Moves contact steps out of every space (I1), keeping the order of days.
    pub fn keep_out_of_spaces(&mut self) {
        let spaces: Vec<_> = self.spaces().collect();
        for step in self.steps.iter_mut().filter(|step| step.kind.rule().contact && step.state == StepState::Open) {
            while let Some(&(_, until)) = spaces.iter().find(|&&(from, until)| from <= step.on && step.on <= until) {
                step.on = until + Days::new(1);
            }
        }
        self.sort();
    }

    /// A running plan is always looked at again (I7): where no review is left, one is added.
    pub fn keep_a_review(&mut self, today: NaiveDate) {
        let is_open_review = |step: &Step| step.kind == StepKind::Review && step.state == StepState::Open;
        if !self.is_active() || self.steps.iter().any(is_open_review) {
            return;
        }
        let on = self.next_look(today);
        self.add(StepKind::Review, on);
        self.sort();
    }

    /// When a plan is looked at again that was just looked at: after the space that runs, else in three weeks. The
    /// longest space is looked at on its last day, since no look is further away (I7).
    fn next_look(&self, today: NaiveDate) -> NaiveDate {
        let after = self.space_on(today).map_or(today + NEXT_REVIEW, |(_, until)| until + Days::new(1));
        after.min(today + LONGEST_WAIT)
    }

    /// Adds an open step, out of order: whoever adds sorts.
    fn add(&mut self, kind: StepKind, on: NaiveDate) -> &mut Step {
        let number = self.steps.iter().map(|step| step.number).max().unwrap_or_default() + 1;
        self.steps.push(Step { number, kind, on, until: None, other: None, state: StepState::Open });
        let last = self.steps.len() - 1;
        &mut self.steps[last]
    }

    fn edit(&mut self, number: u16, change: impl FnOnce(&mut Step)) {
        if let Some(step) = self.steps.iter_mut().find(|step| step.number == number) {
            change(step);
        }
    }

    fn sort(&mut self) {
        sort_short(&mut self.steps, |a, b| (a.on, a.number) < (b.on, b.number));
    }
}
