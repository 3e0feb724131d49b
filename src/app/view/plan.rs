//! A plan's page.

use crate::app::doc::Doc;
use crate::domain::id::{PersonId, PlanId};
use crate::domain::plan::Plan;
use crate::domain::plan::advance::ReviewChoice;
use crate::domain::safety::SafetyRoute;
use crate::domain::situation::Choice;
use chrono::NaiveDate;
use std::sync::Arc;

/// A plan with the names it needs.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// The plan.
    pub plan: Arc<Plan>,
    /// Name of the person it is about.
    pub name: String,
    /// Names of the others in it.
    pub others: Vec<(PersonId, String)>,
    /// Which doors are closed.
    pub safety: SafetyRoute,
    /// Whether a message waits for a reply, and nobody was asked yet.
    pub asks_for_reply: bool,
    /// Own messages without a reply.
    pub unanswered: usize,
    /// The user's own if-then, when written: the cue and what they will do.
    pub if_then: Option<(String, String)>,
}

impl Page {
    /// The name of somebody else in the plan.
    #[must_use]
    pub fn other(&self, id: Option<PersonId>) -> Option<&str> {
        let id = id?;
        self.others.iter().find(|(other, _)| *other == id).map(|(_, name)| name.as_str())
    }

    /// What can be chosen when the plan is looked at: nothing that reaches out where a door is closed or the rule is
    /// reached (I2, I3).
    #[must_use]
    pub fn choices(&self, today: NaiveDate) -> Vec<ReviewChoice> {
        let rule = usize::from(self.plan.contact_rule.min(2));
        let may_reach = self.safety.allows_contact() && self.unanswered < rule;
        let in_space = self.plan.space_on(today).is_some();
        let is_open = |choice: &ReviewChoice| match choice {
            ReviewChoice::OneMessage => may_reach,
            ReviewChoice::TheyWrote => in_space && self.safety.allows_contact(),
            ReviewChoice::Longer => self.safety.allows(Choice::GiveSpace),
            ReviewChoice::Rest | ReviewChoice::Close => true,
        };
        ReviewChoice::ALL.into_iter().filter(is_open).collect()
    }
}

/// A plan's page, or `None` when there is no such plan.
#[must_use]
pub fn page(doc: &Doc, id: PlanId, today: NaiveDate) -> Option<Page> {
    let plan = Arc::clone(doc.plan(id)?);
    let person = doc.person(plan.person)?;
    let with = doc.with(person, today);
    let name = person.name.to_string();
    let others = plan
        .steps
        .iter()
        .filter_map(|step| doc.person(step.other?))
        .map(|person| (person.id, person.name.to_string()))
        .collect();
    let if_then = plan.reflection.and_then(|id| doc.reflection(id)).and_then(|reflection| {
        let (cue, then) = (reflection.field("if-then", "if"), reflection.field("if-then", "then"));
        // Both become parts of one sentence: the point that somebody set behind the first would end it.
        let cue = cue.trim_end_matches(['.', ',', ';', ' ']);
        (!cue.is_empty() && !then.is_empty()).then(|| (cue.to_owned(), then.to_owned()))
    });
    Some(Page {
        name,
        others,
        safety: doc.safety(plan.person).unwrap_or_default(),
        asks_for_reply: with.unasked.is_some(),
        unanswered: with.unanswered,
        if_then,
        plan,
    })
}
