//! Past years that can be put away into a file.

use crate::app::doc::Doc;
use crate::domain::id::Id;
use crate::domain::plan::PlanState;
use crate::domain::table::sort_short;
use chrono::{Datelike, NaiveDate};

/// A past year and what is over in it: reflections, contacts, entries and ended plans, with their earlier
/// versions. People stay, and so does every plan that runs, with the reflection it came from.
#[must_use]
pub fn years(doc: &Doc, today: NaiveDate) -> Vec<(i32, Vec<Id>)> {
    let mut years: Vec<(i32, Vec<Id>)> = Vec::new();
    let mut add = |on: NaiveDate, id: Id| {
        let ids = doc.with_versions(id);
        match years.iter_mut().find(|(year, _)| *year == on.year()) {
            _ if on.year() >= today.year() => {}
            Some((_, year)) => year.extend(ids),
            None => years.push((on.year(), ids)),
        }
    };
    for plan in doc.plans() {
        if let PlanState::Ended(ending) = &plan.state {
            add(ending.on, plan.id.0);
        }
    }
    for reflection in doc.reflections() {
        let leads_on = doc.plan_from(reflection).is_some_and(|plan| !matches!(plan.state, PlanState::Ended(_)));
        if !leads_on {
            add(reflection.touched, reflection.id.0);
        }
    }
    for person in doc.people() {
        for contact in doc.contacts_with(person.id) {
            add(contact.on, contact.id.0);
        }
    }
    for entry in doc.entries() {
        add(entry.on, entry.id.0);
    }
    for check_in in doc.check_ins() {
        add(check_in.on, check_in.id.0);
    }
    sort_short(&mut years, |a, b| a.0 < b.0);
    years
}
