//! A plan's page.

use crate::app::doc::Doc;
use crate::domain::id::{PersonId, PlanId};
use crate::domain::plan::Plan;
use crate::domain::plan::step::StepKind;
use crate::domain::safety::SafetyRoute;
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

    /// The number of the step that is a space, while it is kept.
    #[must_use]
    pub fn space(&self) -> Option<u16> {
        self.plan.steps.iter().find(|step| step.kind == StepKind::Space).map(|step| step.number)
    }
}

/// A plan's page, or `None` when there is no such plan.
#[must_use]
pub fn page(doc: &Doc, id: PlanId) -> Option<Page> {
    let plan = Arc::clone(doc.plan(id)?);
    let name = doc.person(plan.person)?.name.to_string();
    let others = plan
        .steps
        .iter()
        .filter_map(|step| doc.person(step.other?))
        .map(|person| (person.id, person.name.to_string()))
        .collect();
    let if_then = plan.reflection.and_then(|id| doc.reflection(id)).and_then(|reflection| {
        let (cue, then) = (reflection.field("if-then", "if"), reflection.field("if-then", "then"));
        (!cue.is_empty() && !then.is_empty()).then(|| (cue.to_owned(), then.to_owned()))
    });
    Some(Page { name, others, safety: doc.safety(plan.person).unwrap_or_default(), if_then, plan })
}
