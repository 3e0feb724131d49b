//! What happens between two people, and the plan that follows it.

use super::Turn;
use crate::app::command::{Notice, Rejection, StepChange};
use crate::app::route::Route;
use crate::domain::calendar::{CalendarItem, InCalendar};
use crate::domain::contact::{Contact, ContactKind, Reply};
use crate::domain::id::{ContactId, InCalendarId, PersonId, PlanId, UrgeId};
use crate::domain::journal::Energy;
use crate::domain::person::{Person, Relation};
use crate::domain::plan::advance::{Event, Moment, Warmth, advance};
use crate::domain::plan::propose::space_plan;
use crate::domain::plan::rules::Door;
use crate::domain::plan::today::What;
use crate::domain::plan::{LONGEST_WAIT, Plan, PlanError, PlanState, SpaceTerms};
use crate::domain::rhythm::Later;
use crate::domain::situation::{Choice, Situation};
use crate::domain::urge::{Urge, UrgeEnd};
use crate::store::record::Record;
use chrono::{Datelike, Days, NaiveDate};
use std::sync::Arc;

/// "Later", said on Today without a day: so many days.
const LATER: Days = Days::new(3);

impl Turn<'_, '_> {
    /// What is not a contact of its own: an answer to what was written, a wish of theirs, a look at the plan.
    pub(super) fn happened(&mut self, person: PersonId, event: Event) -> Result<(), Rejection> {
        self.person(person)?;
        match event {
            Event::Replied(warmth) => self.replied(person, Some(warmth)),
            Event::NoReply => self.replied(person, None),
            Event::AskedForSpace(until) if self.doc.running_plan(person).is_none() => {
                let today = self.env.today;
                let until = until.unwrap_or(today + Days::new(27)).clamp(today, today + Days::new(59));
                return self.give_space(person, until, SpaceTerms { theirs: true, ..SpaceTerms::default() });
            }
            _ => {}
        }
        let followed = if self.doc.running_plan(person).is_some() { Notice::PlanFollows } else { Notice::Logged };
        self.follow(person, event)?;
        if let Some(door) = closes(event) {
            self.close_door(person, door)?;
            self.say(Notice::DoorClosed);
        } else {
            self.say(followed);
        }
        self.go(Route::Person(person));
        Ok(())
    }

    /// The plan about somebody that runs follows what happened; where none runs, nothing follows.
    pub(super) fn follow(&mut self, person: PersonId, event: Event) -> Result<(), Rejection> {
        match self.doc.running_plan(person).map(|plan| plan.id) {
            Some(plan) => self.advance(plan, event).map(|_| ()),
            None => Ok(()),
        }
    }

    /// Carries an event out on a plan. `true` when something smaller was found.
    pub(super) fn advance(&mut self, id: PlanId, event: Event) -> Result<bool, Rejection> {
        let plan = self.plan(id)?;
        let others = self.others(&plan);
        let moment = Moment {
            today: self.env.today,
            energy: self.energy(),
            safety: self.doc.safety(plan.person).unwrap_or_default(),
            unanswered: self.doc.unanswered(plan.person),
            others: &others,
        };
        let advanced = advance(&plan, event, &moment)?;
        self.put(Record::Plan(Arc::new(advanced.plan)));
        Ok(advanced.smaller)
    }

    pub(super) fn energy(&self) -> Energy {
        self.doc.check_in(self.env.today).and_then(|check_in| check_in.energy).unwrap_or(Energy::Good)
    }

    /// Those named in the plan with whom things stand well.
    fn others(&self, plan: &Plan) -> Vec<PersonId> {
        let mut others: Vec<PersonId> = Vec::new();
        for id in plan.steps.iter().filter_map(|step| step.other) {
            let stands_well =
                |person: &Arc<Person>| !person.archived && self.doc.standing(person, self.env.today).allows_contact();
            if !others.contains(&id) && self.doc.person(id).is_some_and(stands_well) {
                others.push(id);
            }
        }
        others
    }

    /// A door that closes is kept with the person, whatever was left unsaved before (I2).
    fn close_door(&mut self, person: PersonId, door: Door) -> Result<(), Rejection> {
        let mut route = self.doc.safety(person).unwrap_or_default();
        match door {
            Door::Stopped => route.stopped = true,
            Door::Fear => route.fear = true,
        }
        self.doc.unsaved_safety.retain(|(one, _)| *one != person);
        self.change_person(person, |person| person.safety = Some(route))?;
        self.close_plans(person, route);
        Ok(())
    }

    pub(super) fn log_sent(&mut self, person: PersonId) {
        let id = ContactId(self.fresh());
        self.put(Record::Contact(Arc::new(Contact::new(id, person, self.env.today, ContactKind::Wrote))));
    }

    /// What came back to the newest message that waits; `None` for nothing yet.
    fn replied(&mut self, person: PersonId, warmth: Option<Warmth>) {
        let today = self.env.today;
        let Some(newest) = self.doc.contacts_with(person).rev().find(|contact| contact.waits()).cloned() else {
            return;
        };
        let reply = Some(match warmth {
            Some(Warmth::Warm) => Reply::Warm(today),
            Some(Warmth::Brief) => Reply::Brief(today),
            None => Reply::NotYet(today),
        });
        self.put(Record::Contact(Arc::new(Contact { reply, ..newest })));
    }

    pub(super) fn answer_today(&mut self, person: PersonId, what: What, change: StepChange) -> Result<(), Rejection> {
        let today = self.env.today;
        match what {
            What::Step(plan, number) => return self.change_step(plan, number, change),
            What::Meanwhile(plan, _) => self.change_plan(plan, |plan| plan.meanwhile_on = Some(today))?,
            What::FollowUp(_) => self.replied(person, None),
            What::Milestone(at) => self.answer_milestone(person, at, change)?,
            What::Rhythm => self.answer_rhythm(person, change)?,
        }
        self.say(if change == StepChange::Done { Notice::StepDone } else { Notice::Later });
        Ok(())
    }

    /// A day to remember is answered once a year.
    fn answer_milestone(&mut self, person: PersonId, at: usize, change: StepChange) -> Result<(), Rejection> {
        let today = self.env.today;
        self.change_person(person, |person| {
            if let Some(milestone) = person.milestones.get_mut(at) {
                milestone.answered = milestone.next_from(today).map(|on| on.year());
            }
        })?;
        if change == StepChange::Done { self.passed(person, ContactKind::Wrote) } else { Ok(()) }
    }

    fn answer_rhythm(&mut self, person: PersonId, change: StepChange) -> Result<(), Rejection> {
        let today = self.env.today;
        match change {
            StepChange::Done => self.passed(person, ContactKind::Wrote),
            StepChange::LeaveOut => self.change_person(person, |person| {
                person.later = person.rhythm.map(|rhythm| Later::Until(rhythm.after(today)));
            }),
            StepChange::MoveTo(day) => self.change_person(person, |person| person.later = Some(Later::Until(day))),
            _ => self.change_person(person, |person| person.later = Some(Later::Until(today + LATER))),
        }
    }

    pub(super) fn set_later(&mut self, person: PersonId, later: Option<Later>) -> Result<(), Rejection> {
        self.change_person(person, |person| person.later = later)?;
        self.say(Notice::Later);
        Ok(())
    }

    /// Every rhythm begins anew, spread over the time it takes to come round, so that nothing piles up again.
    pub(super) fn fresh_start(&mut self) -> Result<(), Rejection> {
        let today = self.env.today;
        let all: Vec<Person> =
            self.doc.people().filter(|person| person.rhythm.is_some()).map(|person| (**person).clone()).collect();
        for (turn, mut person) in (1_u32..).zip(all) {
            let Some(rhythm) = person.rhythm else { continue };
            let round = (rhythm.after(today) - today).num_days().unsigned_abs();
            person.later = Some(Later::Until(today + Days::new(1 + u64::from(turn) * 2 % round.max(1))));
            self.put(Record::Person(Arc::new(person)));
        }
        self.say(Notice::FreshStart);
        Ok(())
    }

    /// Space begins, or what was agreed about it changes. Where no plan runs, a plan begins that is this space.
    pub(super) fn give_space(&mut self, id: PersonId, until: NaiveDate, terms: SpaceTerms) -> Result<(), Rejection> {
        let today = self.env.today;
        let person = self.person(id)?;
        match self.doc.safety(id) {
            None => return Err(Rejection::SafetyOpen),
            Some(safety) if !safety.allows(Choice::GiveSpace) => return Err(Rejection::ContactClosed),
            Some(_) => {}
        }
        if until < today {
            return Err(PlanError::DayHasPassed.into());
        }
        if until >= today + LONGEST_WAIT {
            return Err(PlanError::TooFarAway.into());
        }
        let mut plan = match self.doc.running_plan(id) {
            Some(plan) => (**plan).clone(),
            None => {
                let situation = if person.relation == Some(Relation::Partner) {
                    Situation::PartnerPullingAway
                } else {
                    Situation::FriendPullingAway
                };
                Plan { state: PlanState::Active(today), ..space_plan(PlanId(self.fresh()), id, situation, today) }
            }
        };
        plan.give_space_until(until, today);
        plan.space = terms;
        self.put(Record::Plan(Arc::new(plan)));
        self.say(Notice::SpaceSet);
        self.go(Route::Person(id));
        Ok(())
    }

    pub(super) fn said_space_note(&mut self, person: PersonId, text: String) -> Result<(), Rejection> {
        self.person(person)?;
        let id = ContactId(self.fresh());
        let said = Contact::new(id, person, self.env.today, ContactKind::Wrote);
        self.put(Record::Contact(Arc::new(Contact { asks_nothing: true, note: text, ..said })));
        self.say(Notice::Logged);
        Ok(())
    }

    pub(super) fn rode_urge(&mut self, person: PersonId, end: UrgeEnd, text: &str) -> Result<(), Rejection> {
        self.person(person)?;
        let on = self.env.today;
        let id = UrgeId(self.fresh());
        self.put(Record::Urge(Arc::new(Urge { id, person, on, end })));
        if !text.trim().is_empty() {
            self.begin_unsent(person, text.to_owned())?;
        }
        // What is still there is stayed with: the page goes on.
        if end == UrgeEnd::RodeOut {
            self.say(Notice::UrgeOver);
            self.go(Route::Person(person));
        }
        Ok(())
    }

    /// The same thing given again keeps its id, so that the calendar replaces it.
    pub(super) fn went_to_calendar(&mut self, items: Vec<(PersonId, CalendarItem)>) -> Result<(), Rejection> {
        let on = self.env.today;
        for (person, item) in items {
            let before = self.doc.in_calendar(person).find(|event| event.item == item).map(|event| (**event).clone());
            let event = match before {
                Some(event) => InCalendar { on, sequence: event.sequence + 1, ..event },
                None => InCalendar { id: InCalendarId(self.fresh()), person, item, on, sequence: 0 },
            };
            self.put(Record::InCalendar(Arc::new(event)));
        }
        Ok(())
    }
}

const fn closes(event: Event) -> Option<Door> {
    match event {
        Event::AskedToStop => Some(Door::Stopped),
        Event::FeltUnsafe => Some(Door::Fear),
        _ => None,
    }
}
