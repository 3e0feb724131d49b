//! A person's card: what its form reads, and what a page can say about it on a day.

use crate::app::doc::Doc;
use crate::domain::day;
use crate::domain::id::PersonId;
use crate::domain::person::{Milestone, MilestoneKind, Person};
use crate::domain::plan::standing::Standing;
use crate::domain::rhythm::{LONGEST_RHYTHM, Round};
use crate::domain::yearly::{LeapDay, Yearly};
use chrono::{Datelike, NaiveDate};

/// A day to remember as it stands in the form, every field as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayForm {
    /// What it is.
    pub kind: MilestoneKind,
    /// What it is called.
    pub label: String,
    /// 1 to 31; 0 while none is chosen.
    pub day: u32,
    /// 1 to 12; 0 while none is chosen.
    pub month: u32,
    /// The first year, or nothing.
    pub year: String,
    /// The day of what comes once, `YYYY-MM-DD`.
    pub once: String,
    /// Where 29 February is kept in other years.
    pub leap: LeapDay,
    /// So many days before, it may show.
    pub lead: u8,
    /// The day as it is stored, where it is.
    pub before: Option<Milestone>,
}

/// Why a day of the form is none. Each has one clear sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayProblem {
    /// No day, or no month, is chosen.
    NoDay,
    /// There is no such day in the calendar, or not in that year.
    NoSuchDay,
    /// The year is no year, or has not come.
    NoYear,
    /// Only a birthday needs no name.
    NoLabel,
}

impl DayForm {
    /// A new birthday of which nothing is known yet.
    #[must_use]
    pub const fn empty() -> Self {
        Self {
            kind: MilestoneKind::Birthday,
            label: String::new(),
            day: 0,
            month: 0,
            year: String::new(),
            once: String::new(),
            leap: LeapDay::Before,
            lead: 0,
            before: None,
        }
    }

    /// The form of a day that is stored.
    #[must_use]
    pub fn of(milestone: &Milestone) -> Self {
        let on = milestone.on;
        let is_once = milestone.kind == MilestoneKind::Once;
        let year = on.year().map(|year| format!("{year:04}"));
        Self {
            kind: milestone.kind,
            label: milestone.label.clone(),
            day: on.day().into(),
            month: on.month().into(),
            year: year.filter(|_| !is_once).unwrap_or_default(),
            once: if is_once && on.year().is_some() { on.to_string() } else { String::new() },
            leap: milestone.leap,
            lead: milestone.lead,
            before: Some(milestone.clone()),
        }
    }

    /// Whether it was added and left without a word: nothing is to be kept of it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let nothing_typed = [&self.label, &self.year, &self.once].into_iter().all(|text| text.trim().is_empty());
        self.before.is_none() && nothing_typed && self.day == 0 && self.month == 0
    }

    /// The day to remember that stands in the form.
    ///
    /// # Errors
    /// [`DayProblem`]: what needs a look.
    pub fn read(&self, today: NaiveDate) -> Result<Milestone, DayProblem> {
        let on = if self.kind == MilestoneKind::Once {
            day::parse(&self.once).map(Yearly::of).ok_or(DayProblem::NoDay)?
        } else {
            self.yearly(today)?
        };
        if self.kind != MilestoneKind::Birthday && self.label.trim().is_empty() {
            return Err(DayProblem::NoLabel);
        }
        let same = self.before.as_ref().filter(|before| before.kind == self.kind && before.on == on);
        let answered = same.and_then(|before| before.answered);
        Ok(Milestone { kind: self.kind, label: self.label.clone(), on, leap: self.leap, lead: self.lead, answered })
    }

    fn yearly(&self, today: NaiveDate) -> Result<Yearly, DayProblem> {
        if self.day == 0 || self.month == 0 {
            return Err(DayProblem::NoDay);
        }
        let year = match self.year.trim() {
            "" => None,
            typed => Some(year(typed).ok_or(DayProblem::NoYear)?),
        };
        let on = Yearly::new(year, self.month, self.day).ok_or(DayProblem::NoSuchDay)?;
        let is_stored = self.before.as_ref().is_some_and(|before| before.on == on);
        let has_come = on.year().is_none_or(|year| year <= today.year());
        if has_come || is_stored { Ok(on) } else { Err(DayProblem::NoYear) }
    }
}

fn year(typed: &str) -> Option<i32> {
    let is_year = typed.len() == 4 && typed.bytes().all(|letter| letter.is_ascii_digit());
    is_year.then(|| typed.parse().ok()).flatten()
}

/// How many days a rhythm of one's own has, where the text says so.
#[must_use]
pub fn days_of(typed: &str) -> Option<u16> {
    typed.trim().parse().ok().filter(|days| (1..=LONGEST_RHYTHM).contains(days))
}

/// Whether a text can be a number to call.
#[must_use]
pub fn is_number(typed: &str) -> bool {
    typed.chars().any(char::is_numeric)
}

/// Whether a text can be an e-mail address. Only the shape is looked at: what can be delivered, nobody knows here.
#[must_use]
pub fn is_address(typed: &str) -> bool {
    let typed = typed.trim();
    let sides = typed.rsplit_once('@').is_some_and(|(name, place)| !name.is_empty() && !place.is_empty());
    sides && !typed.contains(char::is_whitespace)
}

/// The address of a link that calls a number (RFC 3966); `None` where the text has more in it than a number.
#[must_use]
pub fn call_link(phone: &str) -> Option<String> {
    let mut link = String::from("tel:");
    let phone = phone.trim();
    // The nought in brackets is left out when calling from abroad.
    let phone = if phone.starts_with('+') { phone.replace("(0)", "") } else { phone.to_owned() };
    for (at, letter) in phone.char_indices() {
        match letter {
            '0'..='9' | '*' => link.push(letter),
            // By itself it would end the address.
            '#' => link.push_str("%23"),
            '+' if at == 0 => link.push(letter),
            ' ' | '\u{a0}' | '-' | '.' | '/' | '(' | ')' => {}
            _ => return None,
        }
    }
    link.bytes().any(|letter| letter.is_ascii_digit()).then_some(link)
}

/// The address of a link that writes an e-mail (RFC 6068); `None` where a letter would need another meaning there.
#[must_use]
pub fn mail_link(email: &str) -> Option<String> {
    let email = email.trim();
    let is_plain = |letter: char| letter.is_alphanumeric() || "@.-_+'~!*".contains(letter);
    (is_address(email) && email.chars().all(is_plain)).then(|| ["mailto:", email].concat())
}

/// What a page says about when a rhythm comes round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// Around this day, after today.
    Around(NaiveDate),
    /// It has come round. Nothing is late.
    AnyDay,
    /// Not until they write.
    WhenTheyWrite,
}

/// When somebody's rhythm comes round next, counted from the last contact that is known; `None` without a rhythm, and
/// where nothing may be suggested (I12).
#[must_use]
pub fn round(person: &Person, standing: Standing, last: Option<NaiveDate>, today: NaiveDate) -> Option<Next> {
    let rhythm = person.rhythm.filter(|_| standing.allows_contact() && !person.archived)?;
    Some(match rhythm.round(last.unwrap_or(person.added), person.later) {
        Round::On(on) if on > today => Next::Around(on),
        Round::On(_) => Next::AnyDay,
        Round::WhenTheyWrite => Next::WhenTheyWrite,
    })
}

/// The day a day to remember is said with: the next time it comes, or when it was; and how many years it is then,
/// where the first is known and it comes back.
#[must_use]
pub fn comes(milestone: &Milestone, today: NaiveDate) -> (NaiveDate, Option<i32>) {
    let on = milestone.next_from(today).unwrap_or_else(|| milestone.on.in_year(today.year(), milestone.leap));
    match (milestone.kind, milestone.on.year()) {
        (MilestoneKind::Once, Some(year)) => (milestone.on.in_year(year, milestone.leap), None),
        (_, first) => (on, first.map(|first| on.year() - first).filter(|&years| years > 0)),
    }
}

/// How much would move to another card.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Moves {
    /// Reflections about them.
    pub reflections: usize,
    /// Plans about them.
    pub plans: usize,
    /// Contacts with them.
    pub contacts: usize,
    /// Wishes to write to them.
    pub urges: usize,
}

/// What is noted about somebody beside their card.
#[must_use]
pub fn moves(doc: &Doc, from: PersonId) -> Moves {
    Moves {
        reflections: doc.reflections_about(from).count(),
        plans: doc.plans_about(from).count(),
        contacts: doc.contacts_with(from).count(),
        urges: doc.urges(from).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_becomes_a_link_only_when_it_is_one() {
        for (typed, link) in [
            ("+44 (0)7700 900-123", Some("tel:+447700900123")),
            ("(0)30 555", Some("tel:030555")),
            ("*31#555", Some("tel:*31%23555")),
            ("at work: 555", None),
            ("555+1", None),
            ("+", None),
            ("", None),
        ] {
            assert_eq!(call_link(typed).as_deref(), link, "{typed}");
        }
    }

    #[test]
    fn an_address_becomes_a_link_only_when_every_letter_means_itself() {
        for (typed, link) in [
            (" maya@example.org ", Some("mailto:maya@example.org")),
            ("maya@example.org?subject=x", None),
            ("maya%40@example.org", None),
            ("maya", None),
            ("@example.org", None),
            ("maya@ example.org", None),
        ] {
            assert_eq!(mail_link(typed).as_deref(), link, "{typed}");
        }
    }
}
