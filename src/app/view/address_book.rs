//! People as cards for an address book. Those whose standing closes contact stay out (P1).

use crate::app::doc::Doc;
use crate::domain::person::{MilestoneKind, Person};
use crate::domain::plan::standing::Standing;
use crate::exchange::card::Card;
use chrono::NaiveDate;

/// Everybody as a card.
#[must_use]
pub fn cards(doc: &Doc, today: NaiveDate) -> Vec<Card> {
    let is_open = |person: &Person| doc.standing(person, today) != Standing::NoContact;
    doc.people().filter(|person| is_open(person)).map(|person| card(person)).collect()
}

fn card(person: &Person) -> Card {
    let some = |text: &String| if text.trim().is_empty() { Vec::new() } else { vec![text.clone()] };
    let day = |kind, label: bool| {
        person.milestones.iter().filter(move |one| one.kind == kind && one.label.trim().is_empty() != label)
    };
    Card {
        name: person.name.to_string(),
        phones: some(&person.phone),
        emails: some(&person.email),
        birthday: person.birthday().map(|birthday| birthday.on),
        anniversary: day(MilestoneKind::Anniversary, false).next().map(|one| one.on),
        dates: day(MilestoneKind::Anniversary, true).map(|one| (one.label.clone(), one.on)).collect(),
        uid: person.card.clone(),
        ..Card::default()
    }
}
