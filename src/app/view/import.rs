//! What bringing in an address book would do, card by card, before it is done. The same file again does nothing.

use super::journal::fold;
use crate::domain::id::PersonId;
use crate::domain::person::{Milestone, MilestoneKind, Person};
use crate::domain::text::{Name, NameError};
use crate::domain::yearly::{LeapDay, Yearly};
use crate::exchange::card::{Card, Part, Remark, Row, Unread, remark, same_number};

/// What is known of somebody already.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Known<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their number; may be empty.
    pub phone: &'a str,
    /// Their e-mail address; may be empty.
    pub email: &'a str,
    /// Days to remember.
    pub days: &'a [Milestone],
    /// The id of their card; may be empty.
    pub card: &'a str,
}

impl<'a> Known<'a> {
    /// What is known of a person.
    #[must_use]
    pub fn of(person: &'a Person) -> Self {
        Self {
            name: person.name.as_str(),
            phone: &person.phone,
            email: &person.email,
            days: &person.milestones,
            card: &person.card,
        }
    }

    fn day(&self, kind: MilestoneKind, label: Option<&str>) -> Option<Yearly> {
        let is_it = |one: &&Milestone| one.kind == kind && label.is_none_or(|label| one.label == label);
        self.days.iter().find(is_it).map(|one| one.on)
    }

    fn birthday(&self) -> Option<Yearly> {
        self.day(MilestoneKind::Birthday, None)
    }

    /// An imported one has no label: its kind says what it is.
    fn anniversary(&self) -> Option<Yearly> {
        self.day(MilestoneKind::Anniversary, Some(""))
    }
}

/// What a card would add to somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Field {
    /// A number.
    Phone,
    /// An e-mail address.
    Email,
    /// The birthday.
    Birthday,
    /// The anniversary.
    Anniversary,
    /// Another day: what it is called, and when.
    Date(String, Yearly),
}

/// How far a card is from somebody against whom it speaks; more than it could add.
const DIFFERS: usize = 100;

/// What becomes of a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Somebody new.
    Add,
    /// Somebody known, of whom it says more.
    Update {
        /// Who.
        person: PersonId,
        /// What is new. Nothing the user has filled in is ever replaced.
        fields: Vec<Field>,
        /// Nothing but the name says that it is they: to be asked.
        by_name_only: bool,
    },
    /// Nothing.
    Skip(Reason),
}

/// Why nothing becomes of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// It gives nobody.
    Unread(Unread),
    /// The name is longer than a name may be. Names are never cut.
    NameTooLong,
    /// All of it is there already.
    Same(PersonId),
    /// Somebody of this name is there, and has another number, address or birthday. Maybe it is somebody else.
    OnlyTheName(PersonId),
    /// The same person stands earlier in the file, in the row of this number; what this card says is taken there.
    Twice(usize),
}

/// A card before it is brought in.
#[derive(Clone, PartialEq, Debug)]
pub struct Preview {
    /// Its place in the file, from 1.
    pub number: usize,
    /// The name on it; empty where it gives nobody.
    pub name: String,
    /// What becomes of it.
    pub fate: Fate,
    /// What was left aside, or guessed, or stays as the user has it.
    pub remarks: Vec<Remark>,
    /// What is to be given to [`fill`], with what later cards of the file say of the same person. There is none where
    /// nothing becomes of it; but for [`Reason::OnlyTheName`], of whom the user may say that it is somebody else.
    pub card: Option<Card>,
}

/// What each card of a file would do. A person is known by the card's id, then by the name together with a number or
/// an e-mail address, then by the name alone.
#[must_use]
pub fn preview(rows: &[Row], people: &[(PersonId, Known)]) -> Vec<Preview> {
    let mut leads = leads(rows);
    let people: Vec<Candidate> = people.iter().map(|&(id, known)| Candidate::of(id, known)).collect();
    let mut taken = vec![Taken::No; people.len()];
    for way in [Way::Id, Way::Reached, Way::Same, Way::Near, Way::Named] {
        for lead in leads.iter_mut().filter(|lead| lead.who.is_none()) {
            lead.find(way, &people, &mut taken);
        }
    }
    let mut all: Vec<Preview> = rows.iter().map(unread).collect();
    for lead in leads {
        lead.settle(&people, &mut all);
    }
    all
}

/// Ways in which a card is somebody's, the surest first.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// By the card's id.
    Id,
    /// By the name and a number or an address.
    Reached,
    /// By the name, and the card says nothing new.
    Same,
    /// By the name, and nothing speaks against it.
    Near,
    /// By the name alone.
    Named,
}

/// Whether somebody has a card of the file: then one that has only the name is somebody else's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Taken {
    No,
    ByName,
    ById,
}

/// A row by itself.
fn unread(row: &Row) -> Preview {
    let (name, why) = match &row.result {
        Ok(card) => (card.name.clone(), Reason::NameTooLong),
        Err(why) => (String::new(), Reason::Unread(*why)),
    };
    Preview { number: row.number, name, fate: Fate::Skip(why), remarks: row.notes.clone(), card: None }
}

/// The first card of somebody, and what the later ones say.
struct Lead {
    /// Place of the first card among the rows.
    first: usize,
    /// Places of the later ones, and what of them counts for nothing.
    later: Vec<(usize, Vec<Remark>)>,
    /// What they are called on their cards, folded.
    names: Vec<String>,
    card: Card,
    who: Option<usize>,
    by_name_only: bool,
}

/// The cards that give somebody; those of one person together.
fn leads(rows: &[Row]) -> Vec<Lead> {
    let mut leads: Vec<Lead> = Vec::new();
    for (first, row) in rows.iter().enumerate() {
        let Ok(card) = &row.result else { continue };
        if Name::parse(&card.name) == Err(NameError::TooLong) {
            continue;
        }
        let names = vec![fold(&card.name)];
        let mut lead = Lead { first, later: Vec::new(), names, card: card.clone(), who: None, by_name_only: false };
        // One card may show that two before it are of one person.
        while let Some(at) = leads.iter().position(|one| one.is_same(&lead)) {
            lead = leads.remove(at).with(lead);
        }
        let at = leads.partition_point(|one| one.first < lead.first);
        leads.insert(at, lead);
    }
    leads
}

impl Lead {
    fn is_same(&self, other: &Self) -> bool {
        let (own, card) = (&self.card, &other.card);
        let is_same_id = !own.uid.is_empty() && own.uid == card.uid;
        is_same_id
            || (self.names.iter().any(|name| other.names.contains(name))
                && (own.phones.iter().any(|phone| has_phone(card, phone))
                    || own.emails.iter().any(|email| has_email(card, email))
                    || says_all_of(own, card)
                    || says_all_of(card, own)))
    }

    fn with(self, other: Self) -> Self {
        let (mut lead, later) = if self.first < other.first { (self, other) } else { (other, self) };
        lead.later.push((later.first, merge(&mut lead.card, &later.card)));
        lead.later.extend(later.later);
        for name in later.names {
            if !lead.names.contains(&name) {
                lead.names.push(name);
            }
        }
        lead
    }

    /// Finds who it is in one way. Of several it is the one to whom the card brings nothing: whoever a card has come
    /// to is found again by it. Then the nearest.
    fn find(&mut self, way: Way, people: &[Candidate], taken: &mut [Taken]) {
        let mut best = None;
        for (at, one) in people.iter().enumerate().filter(|(_, one)| one.is_meant(self, way)) {
            let is_new = !one.known.lacks(&self.card).is_empty();
            let distance = one.known.distance(&self.card);
            let fits = match way {
                Way::Id => true,
                Way::Reached => !is_new || taken[at] != Taken::ById,
                Way::Same => distance == 0,
                Way::Near => taken[at] == Taken::No && distance < DIFFERS,
                Way::Named => taken[at] == Taken::No,
            };
            if fits {
                let place = (is_new, distance, at);
                best = Some(best.map_or(place, |best| place.min(best)));
                if matches!(way, Way::Reached | Way::Same) && !is_new {
                    taken[at] = taken[at].max(Taken::ByName);
                }
            }
        }
        let Some((.., at)) = best else { return };
        taken[at] = taken[at].max(if way == Way::Id { Taken::ById } else { Taken::ByName });
        self.who = Some(at);
        self.by_name_only = !matches!(way, Way::Id | Way::Reached);
    }

    fn settle(self, people: &[Candidate], all: &mut [Preview]) {
        let nobody = Known { name: "", phone: "", email: "", days: &[], card: "" };
        let known = self.who.map(|at| &people[at]);
        let card = &self.card;
        let fields = known.map_or(nobody, |one| one.known).lacks(card);
        let fate = match known {
            None => Fate::Add,
            Some(one) if self.by_name_only && one.known.differs(card) => Fate::Skip(Reason::OnlyTheName(one.id)),
            Some(one) if !fields.is_empty() => Fate::Update { person: one.id, fields, by_name_only: self.by_name_only },
            Some(one) => Fate::Skip(Reason::Same(one.id)),
        };
        for (row, remarks) in self.later {
            let reason = match fate {
                Fate::Skip(reason @ Reason::Same(_)) => reason,
                _ => Reason::Twice(all[self.first].number),
            };
            all[row].fate = Fate::Skip(reason);
            remarks.into_iter().for_each(|one| remark(&mut all[row].remarks, one));
        }
        let lead = &mut all[self.first];
        known.map_or(nobody, |one| one.known).leave(card, &mut lead.remarks);
        lead.card = (!matches!(fate, Fate::Skip(Reason::Same(_)))).then_some(self.card);
        lead.fate = fate;
    }
}

/// Somebody who is there.
struct Candidate<'a> {
    id: PersonId,
    name: String,
    known: Known<'a>,
}

impl<'a> Candidate<'a> {
    fn of(id: PersonId, known: Known<'a>) -> Self {
        Self { id, name: fold(known.name), known }
    }

    /// Whether a card may mean them.
    fn is_meant(&self, lead: &Lead, way: Way) -> bool {
        let Known { phone, email, card, .. } = self.known;
        match way {
            Way::Id => !card.is_empty() && card == lead.card.uid,
            _ if !lead.names.contains(&self.name) => false,
            Way::Reached => has_phone(&lead.card, phone) || has_email(&lead.card, email),
            _ => true,
        }
    }
}

impl Known<'_> {
    /// What the card says that is not known yet.
    fn lacks(&self, card: &Card) -> Vec<Field> {
        let mut fields = Vec::new();
        let simple = [
            (self.phone.trim().is_empty() && !card.phones.is_empty(), Field::Phone),
            (self.email.trim().is_empty() && !card.emails.is_empty(), Field::Email),
            (self.birthday().is_none() && card.birthday.is_some(), Field::Birthday),
            (self.anniversary().is_none() && card.anniversary.is_some(), Field::Anniversary),
        ];
        for (is_new, field) in simple {
            if is_new {
                fields.push(field);
            }
        }
        for (label, on) in &card.dates {
            if !self.days.iter().any(|day| day.label == *label && is_same_day(day.on, *on)) {
                fields.push(Field::Date(label.clone(), *on));
            }
        }
        fields
    }

    /// Whether the card speaks against this being the same person.
    fn differs(&self, card: &Card) -> bool {
        let is_other_phone = !self.phone.is_empty() && !card.phones.is_empty() && !has_phone(card, self.phone);
        let is_other_email = !self.email.is_empty() && !card.emails.is_empty() && !has_email(card, self.email);
        is_other_phone || is_other_email || differ(self.birthday(), card.birthday)
    }

    /// Of several who have the name: the nearest is the one.
    fn distance(&self, card: &Card) -> usize {
        self.lacks(card).len() + if self.differs(card) { DIFFERS } else { 0 }
    }

    /// What of the card has no place, because there is something else, or none at all.
    fn leave(&self, card: &Card, remarks: &mut Vec<Remark>) {
        let phone = if self.phone.trim().is_empty() { card.phones.first().map_or("", |one| one) } else { self.phone };
        let email = if self.email.trim().is_empty() { card.emails.first().map_or("", |one| one) } else { self.email };
        for (is_left, part) in [
            (card.phones.iter().any(|one| !same_number(one, phone)), Part::Phone),
            (card.emails.iter().any(|one| !one.eq_ignore_ascii_case(email.trim())), Part::Email),
            (differ(self.birthday(), card.birthday), Part::Birthday),
            (differ(self.anniversary(), card.anniversary), Part::Anniversary),
            (!card.nickname.is_empty() && card.nickname != card.name, Part::Nickname),
            (!card.note.is_empty(), Part::Note),
        ] {
            if is_left {
                remark(remarks, Remark::Aside(part));
            }
        }
    }
}

fn has_phone(card: &Card, phone: &str) -> bool {
    card.phones.iter().any(|one| same_number(one, phone))
}

fn has_email(card: &Card, email: &str) -> bool {
    card.emails.iter().any(|one| one.eq_ignore_ascii_case(email.trim()))
}

/// A year on one side only makes no other day.
fn is_same_day(one: Yearly, other: Yearly) -> bool {
    let is_same_year = one.year().zip(other.year()).is_none_or(|(one, other)| one == other);
    is_same_year && (one.month(), one.day()) == (other.month(), other.day())
}

/// Whether both are known, and are not the same day.
fn differ(one: Option<Yearly>, other: Option<Yearly>) -> bool {
    one.zip(other).is_some_and(|(one, other)| !is_same_day(one, other))
}

/// Whether a card has all that another one says.
fn says_all_of(card: &Card, other: &Card) -> bool {
    let has = |own: Option<Yearly>, other: Option<Yearly>| other.is_none() || own == other;
    other.phones.iter().all(|phone| has_phone(card, phone))
        && other.emails.iter().all(|email| has_email(card, email))
        && has(card.birthday, other.birthday)
        && has(card.anniversary, other.anniversary)
        && other.dates.iter().all(|date| card.dates.contains(date))
}

/// Takes over what one card says beyond another of the same person; remarks on days that are other ones there.
fn merge(card: &mut Card, other: &Card) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for phone in &other.phones {
        if !has_phone(card, phone) {
            card.phones.push(phone.clone());
        }
    }
    for email in &other.emails {
        if !has_email(card, email) {
            card.emails.push(email.clone());
        }
    }
    for date in &other.dates {
        if !card.dates.contains(date) {
            card.dates.push(date.clone());
        }
    }
    for (own, on, part) in [
        (&mut card.birthday, other.birthday, Part::Birthday),
        (&mut card.anniversary, other.anniversary, Part::Anniversary),
    ] {
        if differ(*own, on) {
            remarks.push(Remark::Aside(part));
        }
        *own = own.or(on);
    }
    if card.uid.is_empty() {
        card.uid.clone_from(&other.uid);
    }
    remarks
}

/// Gives somebody what a card says and they lack. What is filled in stays.
pub fn fill(person: &mut Person, card: &Card) {
    for field in Known::of(person).lacks(card) {
        let (kind, label, on) = match field {
            Field::Phone => {
                person.phone = card.phones.first().cloned().unwrap_or_default();
                continue;
            }
            Field::Email => {
                person.email = card.emails.first().cloned().unwrap_or_default();
                continue;
            }
            Field::Birthday => (MilestoneKind::Birthday, String::new(), card.birthday),
            Field::Anniversary => (MilestoneKind::Anniversary, String::new(), card.anniversary),
            Field::Date(label, on) => (MilestoneKind::Anniversary, label, Some(on)),
        };
        if let Some(on) = on {
            let leap = LeapDay::default();
            person.milestones.push(Milestone { kind, label, on, leap, lead: 0, answered: None });
        }
    }
    if person.card.is_empty() {
        person.card.clone_from(&card.uid);
    }
}
