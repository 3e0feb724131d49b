//! What one might notice: worked out from what is there, in words first. No scores, no totals of
//! days, nothing about tomorrow (P11).

use crate::app::doc::Doc;
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::id::PersonId;
use crate::domain::journal::Mood;
use crate::domain::plan::PlanState;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Mark};
use crate::domain::reflection::guide::GuideId;
use crate::domain::table::sort_short;
use crate::domain::urge::UrgeEnd;
use chrono::{Days, NaiveDate};

/// Days looked back on: six weeks.
pub const WINDOW: u64 = 42;
/// Days of moods shown: four weeks.
pub const MOOD_DAYS: u64 = 28;
/// Rows of each list.
const MOST: usize = 6;

/// What there is to notice. Each part is empty where nothing was written about it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Insights {
    /// Reaching out and replies, by person, those written to most often first.
    pub reaching: Vec<Reached>,
    /// What was kept to.
    pub kept: Kept,
    /// Signs noted as seen, and as guessed.
    pub signs: (usize, usize),
    /// What was named as coming before withdrawing, the most often named first.
    pub before: Vec<Named>,
    /// What was marked as not all right, the newest first.
    pub not_fine: Vec<Said>,
    /// Feelings named most often.
    pub feelings: Vec<(String, usize)>,
    /// The mood of each day that has one, the oldest first.
    pub moods: Vec<(NaiveDate, Mood)>,
}

/// What was kept to. Counted only where it was: the other times are nobody's business (P11).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    /// Wishes to write that passed, or could wait.
    pub urges: usize,
    /// Spaces that ended without a word of one's own inside.
    pub spaces: usize,
}

/// Own messages to somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct Reached {
    /// To whom.
    pub name: String,
    /// For each, the oldest first: whether they were in touch before the next one.
    pub answered: Vec<bool>,
}

/// Something said on a page: an option of it, or own words.
#[derive(Clone, PartialEq, Debug)]
pub enum Said {
    /// An option: guide, page, option.
    Option(GuideId, &'static str, String),
    /// Own words.
    Own(String),
}

/// Something named, and how often.
#[derive(Clone, PartialEq, Debug)]
pub struct Named {
    /// What.
    pub what: Said,
    /// In how many reflections.
    pub times: usize,
}

/// What there is to notice on a day.
#[must_use]
pub fn insights(doc: &Doc, today: NaiveDate) -> Insights {
    let since = today - Days::new(WINDOW);
    let recent: Vec<&Reflection> = doc.reflections().filter(|one| one.touched > since).map(|one| &**one).collect();
    Insights {
        reaching: reaching(doc, since),
        kept: kept(doc, since, today),
        signs: signs(&recent),
        before: before(&recent),
        not_fine: not_fine(&recent),
        feelings: feelings(doc, since),
        moods: moods(doc, today),
    }
}

impl Insights {
    /// Whether there is nothing to notice yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Own messages in all, and those that were answered.
    #[must_use]
    pub fn reached(&self) -> (usize, usize) {
        let all = || self.reaching.iter().flat_map(|one| &one.answered);
        (all().count(), all().filter(|answered| **answered).count())
    }

    /// The one who got more than half of at least four own messages, with how many.
    #[must_use]
    pub fn mostly_to(&self) -> Option<(&str, usize)> {
        let all = self.reached().0;
        let first = self.reaching.first().filter(|first| all >= 4 && first.answered.len() * 2 > all)?;
        Some((&first.name, first.answered.len()))
    }
}

fn reaching(doc: &Doc, since: NaiveDate) -> Vec<Reached> {
    let mut reaching: Vec<Reached> = doc
        .people()
        .filter_map(|person| {
            let answered = answered(doc, person.id, since);
            (!answered.is_empty()).then(|| Reached { name: person.name.to_string(), answered })
        })
        .collect();
    sort_short(&mut reaching, |a, b| a.answered.len() > b.answered.len());
    reaching.truncate(MOST);
    reaching
}

/// For each own message: whether the next contact came from them, or was together.
fn answered(doc: &Doc, person: PersonId, since: NaiveDate) -> Vec<bool> {
    let contacts: Vec<&Contact> = doc.contacts_with(person).filter(|contact| contact.on > since).collect();
    let is_own = |contact: &&Contact| contact.kind == ContactKind::Wrote;
    let next_is_theirs = |at: usize| contacts.get(at + 1).is_some_and(|next| !is_own(next));
    contacts.iter().enumerate().filter(|(_, contact)| is_own(contact)).map(|(at, _)| next_is_theirs(at)).collect()
}

fn kept(doc: &Doc, since: NaiveDate, today: NaiveDate) -> Kept {
    let mut kept = Kept::default();
    for person in doc.people() {
        let urges = doc.urges(person.id).rev().take_while(|urge| urge.on > since);
        kept.urges += urges.filter(|urge| urge.end == UrgeEnd::RodeOut).count();
        for plan in doc.plans_about(person.id).filter(|plan| plan.state != PlanState::Proposed) {
            let over = plan.spaces().filter(|&(_, until)| until > since && until < today);
            // One that goes on in the plan after it is counted there; one that the plan's end cut off was not kept whole.
            let over = over.filter(|&(_, until)| plan.last_day().is_none_or(|last| until <= last));
            kept.spaces += over.filter(|&(from, until)| was_kept(doc, person.id, from, until)).count();
        }
    }
    kept
}

/// Whether nothing was sent between two days but a note that asks nothing.
fn was_kept(doc: &Doc, person: PersonId, from: NaiveDate, until: NaiveDate) -> bool {
    let inside = doc.contacts_with(person).rev().skip_while(|contact| contact.on > until);
    let mut inside = inside.take_while(|contact| contact.on >= from);
    inside.all(|contact| contact.kind != ContactKind::Wrote || contact.asks_nothing)
}

/// Marks on the page of signs, ours and own.
fn signs(recent: &[&Reflection]) -> (usize, usize) {
    let marks = recent.iter().flat_map(|one| marks(one, "signs"));
    marks.fold((0, 0), |(seen, guessed), (_, mark)| match mark {
        Mark::Seen => (seen + 1, guessed),
        Mark::Guessed => (seen, guessed + 1),
        _ => (seen, guessed),
    })
}

fn marks<'a>(reflection: &'a Reflection, page: &'static str) -> Vec<(Said, Mark)> {
    let Some(Answer::Marked { marked, own }) = reflection.answer(page) else { return Vec::new() };
    let option = |(id, mark): &'a (String, Mark)| (Said::Option(reflection.guide, page, id.clone()), *mark);
    let own = own.iter().filter(|(line, _)| !line.trim().is_empty());
    marked.iter().map(option).chain(own.map(|(line, mark)| (Said::Own(line.trim().to_owned()), *mark))).collect()
}

/// Pages that ask what comes before withdrawing (S4-09, S4-10).
const BEFORE: [&str; 2] = ["sets-off", "comes-before"];

fn before(recent: &[&Reflection]) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for reflection in recent {
        for page in BEFORE {
            for what in several(reflection, page) {
                match named.iter_mut().find(|one| alike(&one.what, &what)) {
                    Some(one) => one.times += 1,
                    None => named.push(Named { what, times: 1 }),
                }
            }
        }
    }
    sort_short(&mut named, |a, b| a.times > b.times);
    named.truncate(MOST);
    named
}

fn several(reflection: &Reflection, page: &'static str) -> Vec<Said> {
    let Some(Answer::Several { chosen, own }) = reflection.answer(page) else { return Vec::new() };
    let own = own.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    let options = chosen.iter().map(|id| Said::Option(reflection.guide, page, id.clone()));
    options.chain(own.map(|line| Said::Own(line.to_owned()))).collect()
}

fn alike(one: &Said, other: &Said) -> bool {
    match (one, other) {
        (Said::Option(_, page, id), Said::Option(_, other_page, other_id)) => page == other_page && id == other_id,
        (Said::Own(line), Said::Own(other)) => line.eq_ignore_ascii_case(other),
        _ => false,
    }
}

fn not_fine(recent: &[&Reflection]) -> Vec<Said> {
    let mut lines: Vec<Said> = Vec::new();
    for reflection in recent.iter().rev() {
        for (said, mark) in marks(reflection, "boundaries") {
            if mark == Mark::NotFine && !lines.iter().any(|one| alike(one, &said)) {
                lines.push(said);
            }
        }
    }
    lines.truncate(MOST);
    lines
}

fn feelings(doc: &Doc, since: NaiveDate) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for entry in doc.entries().rev().take_while(|entry| entry.on > since) {
        for feeling in crate::content::names::feelings(entry) {
            match counts.iter_mut().find(|(one, _)| *one == feeling) {
                Some((_, count)) => *count += 1,
                None => counts.push((feeling, 1)),
            }
        }
    }
    sort_short(&mut counts, |a, b| a.1 > b.1);
    counts.truncate(MOST);
    counts
}

/// The mood of each of the last days: the check-in's, or else that of the day's last entry with one.
fn moods(doc: &Doc, today: NaiveDate) -> Vec<(NaiveDate, Mood)> {
    let since = today - Days::new(MOOD_DAYS);
    let of_entry = |day: NaiveDate| {
        let of_day =
            doc.entries().rev().skip_while(move |entry| entry.on > day).take_while(move |entry| entry.on == day);
        of_day.filter_map(|entry| entry.mood).next()
    };
    let days = since.iter_days().skip(1).take(MOOD_DAYS as usize);
    days.filter_map(|day| {
        let mood = doc.check_in(day).and_then(|check_in| check_in.mood).or_else(|| of_entry(day))?;
        Some((day, mood))
    })
    .collect()
}
