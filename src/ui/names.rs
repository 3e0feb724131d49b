//! From ids and values to words: with `content::names`, the one place where the domain's answers become sentences.

use crate::app::command::{Notice, Rejection};
use crate::app::route::Place;
use crate::app::view::people::{Fill, Row, Since, Suggestion, Why};
use crate::content::words::words;
use crate::domain::contact::ContactKind;
use crate::domain::draft::Moment;
use crate::domain::person::Ring;
use crate::domain::plan::PlanError;
use crate::domain::plan::standing::Standing;
use crate::domain::safety::SafetyAnswer;
use crate::domain::text::NameError;
use crate::platform::intl::{Style, date, date_near};
use crate::store::{ReadOnly, SaveError};
use chrono::NaiveDate;

pub use crate::content::names::{
    channel, closing, contact, depth, last_time, mark, outcome, relation, review_choice, rhythm, ring, stage, step_say,
    step_title, step_why,
};

/// A refusal as one sentence.
pub fn rejection(rejection: Rejection) -> &'static str {
    let w = words().notices.errors;
    match rejection {
        Rejection::Name(NameError::Empty) => w.name_empty,
        Rejection::Name(NameError::TooLong) => w.name_long,
        Rejection::OnlyLooking => w.only_looking,
        Rejection::StillReading => w.still_reading,
        Rejection::NotYet => w.not_yet,
        Rejection::ContactClosed => w.contact_closed,
        Rejection::SafetyOpen => w.safety_open,
        Rejection::Gone | Rejection::Plan(PlanError::NoSuchStep) => w.gone,
        Rejection::NothingTicked => words().safety.choose,
        Rejection::NothingChosen => words().reflect.choice_needed,
        Rejection::Plan(PlanError::DayHasPassed) => words().plan.errors.day_has_passed,
        Rejection::Plan(PlanError::InsideSpace(_)) => words().plan.errors.no_day,
        Rejection::Plan(PlanError::EndsBeforeItBegins) => words().plan.errors.ends_before,
        Rejection::Plan(PlanError::TooFarAway) => words().plan.errors.too_far,
    }
}

/// A refused change to a plan, with the day that would do.
pub fn plan_rejection(refused: Rejection) -> String {
    match refused {
        Rejection::Plan(PlanError::InsideSpace(free)) => words().plan.errors.inside_space(&date(free, Style::Day)),
        other => rejection(other).to_owned(),
    }
}

/// A toast's sentence.
pub fn notice(notice: Notice) -> &'static str {
    let w = words().notices;
    match notice {
        Notice::Logged => w.logged,
        Notice::ContactDeleted => w.contact_deleted,
        Notice::ReflectionDeleted => w.reflection_deleted,
        Notice::ReflectionEnded => w.reflection_ended,
        Notice::EntryDeleted => w.entry_deleted,
        Notice::PlanDeleted => w.plan_deleted,
        Notice::PersonErased => w.person_erased,
        Notice::PutAway => w.put_away,
        Notice::BroughtBack => w.brought_back,
        Notice::VersionForgotten => w.version_forgotten,
        Notice::StepDone => w.step_done,
        Notice::StepSmaller => w.step_smaller,
        Notice::NothingSmaller => w.nothing_smaller,
        Notice::StepTomorrow => w.step_tomorrow,
        Notice::StepLeftOut => w.step_left_out,
        Notice::PlanStarted => w.plan_started,
        Notice::PlanEnded => w.plan_ended,
        Notice::KeptWithoutChoice => w.kept_without_choice,
        Notice::PersonSaved => w.person_saved,
        Notice::SpaceSet => w.space_set,
        Notice::PlanFollows => w.plan_follows,
        Notice::DoorClosed => w.door_closed,
        Notice::UrgeOver => w.urge_over,
        Notice::Later => w.later,
        Notice::DraftRests => w.draft_rests,
        Notice::KeptUnsent => w.kept_unsent,
        Notice::DraftLetGo => w.draft_let_go,
        Notice::FreshStart => w.fresh_start,
        Notice::Archived => w.archived,
        Notice::Merged => w.merged,
        Notice::Imported => w.imported,
        Notice::RingSet(Ring::Close) => w.ring_close,
        Notice::RingSet(Ring::Near) => w.ring_near,
        Notice::RingSet(Ring::Further) => w.ring_further,
        Notice::Undone => w.undone,
    }
}

/// Why something could not be saved, and what to do.
pub fn save_error(error: SaveError) -> &'static str {
    let w = words().notices;
    match error {
        SaveError::Full => w.full,
        SaveError::Blocked => w.blocked,
        SaveError::NotKept => w.not_kept,
        SaveError::ReadOnly(why) => read_only(why),
    }
}

/// Why a store may only be looked at, and what to do.
pub fn read_only(why: ReadOnly) -> &'static str {
    let w = words().notices;
    match why {
        ReadOnly::Newer => w.newer,
        ReadOnly::OtherTab => w.other_tab,
        ReadOnly::KeyLost => w.key_lost,
    }
}

/// A moment to come, said near now: "tomorrow, 8:00".
pub fn moment(at: Moment, now: Moment) -> String {
    let w = words().today;
    let time = at.time();
    match (at.on - now.on).num_days() {
        0 => w.at_today(&time),
        1 => w.at_tomorrow(&time),
        _ => w.at_day(&date(at.on, Style::Weekday), &time),
    }
}

/// A place of the bar.
pub fn place(place: Place) -> &'static str {
    let w = words().shell;
    match place {
        Place::Today => w.today,
        Place::People => w.people,
        Place::Reflect => w.reflect,
        Place::Write => w.write,
        Place::Journal => w.journal,
        Place::Data => w.data,
    }
}

/// An answer of the safety question.
pub fn safety(answer: SafetyAnswer) -> &'static str {
    let w = words().safety;
    match answer {
        SafetyAnswer::Afraid => w.afraid,
        SafetyAnswer::Controlled => w.controlled,
        SafetyAnswer::Harmed => w.harmed,
        SafetyAnswer::AskedToStop => w.asked_to_stop,
        SafetyAnswer::LegalOrder => w.legal_order,
        SafetyAnswer::MayHaveScared => w.may_have_scared,
        SafetyAnswer::NoneOfThese => w.none,
        SafetyAnswer::RatherNotSay => w.rather_not_say,
    }
}

/// The class of a pebble.
pub const fn fill_class(fill: Fill) -> &'static str {
    match fill {
        Fill::Recent => "pebble",
        Fill::Mid => "pebble mid",
        Fill::Far => "pebble far",
        Fill::Space => "pebble space",
    }
}

/// How things stand with somebody, in a few words.
pub fn standing(row: &Row, today: NaiveDate) -> String {
    let w = words().people;
    match row.standing {
        Standing::InSpace { until, .. } => w.space_until(&date(until, Style::Day)),
        Standing::Reconnecting => w.reconnecting.to_owned(),
        Standing::Resting => w.resting.to_owned(),
        Standing::LetGo => w.let_go.to_owned(),
        Standing::NoContact => w.no_contact.to_owned(),
        Standing::Died => w.died.to_owned(),
        Standing::Steady => row.last.map_or_else(|| w.no_contact_yet.to_owned(), |_| last(row, today)),
    }
}

/// How long ago contact was; "about" where that is a guess.
fn last(row: &Row, today: NaiveDate) -> String {
    let w = words().people;
    let ago = row.last.map(|last| ago(last, today)).unwrap_or_default();
    if row.is_about && ago != w.long_ago { w.about(&ago) } else { ago }
}

/// Somebody in a sentence: who, how close, how things stand.
pub fn person_said(row: &Row, today: NaiveDate) -> String {
    let w = words().people;
    let (name, ring) = (&row.name, ring(row.ring));
    match (row.standing, row.last) {
        (Standing::Steady, Some(_)) => w.said_last(&last(row, today), name, ring),
        _ => w.said(&standing(row, today), name, ring),
    }
}

/// How long ago contact was, as the fills have it.
pub fn since(since: Since) -> &'static str {
    let w = words().people;
    match since {
        Since::Recent => w.recent,
        Since::AWhile => w.mid,
        Since::Long => w.longer,
    }
}

/// How things may stand, without the days.
pub fn standing_kind(standing: Standing) -> &'static str {
    let w = words().people;
    match standing {
        Standing::Steady => w.steady,
        Standing::InSpace { .. } => w.space,
        Standing::Reconnecting => w.reconnecting,
        Standing::Resting => w.resting,
        Standing::LetGo => w.let_go,
        Standing::NoContact => w.no_contact,
        Standing::Died => w.died,
    }
}

/// Why somebody else is suggested.
pub fn why_else(suggestion: &Suggestion, today: NaiveDate) -> String {
    let w = words().people.other;
    let ago = last(&suggestion.row, today);
    match suggestion.why {
        Why::CouldGrow => w.could_grow.to_owned(),
        Why::Easy => w.easy(&ago),
        Why::AWhile => w.a_while(&ago),
        Why::Long => w.long(&ago),
        Why::Unknown => w.unknown.to_owned(),
    }
}

/// How long ago a day was, in the largest unit that fits.
pub fn ago(day: NaiveDate, today: NaiveDate) -> String {
    let w = words().people;
    match (today - day).num_days() {
        ..=0 => w.today.to_owned(),
        1 => w.yesterday.to_owned(),
        days @ 2..=13 => w.days(&days.to_string()),
        days @ 14..=59 => w.weeks(&(days / 7).to_string()),
        days @ 60..=364 => w.months(&(days / 30).to_string()),
        _ => w.long_ago.to_owned(),
    }
}

/// A kind of contact as a button.
pub fn log_button(kind: ContactKind) -> &'static str {
    let w = words().person.log;
    match kind {
        ContactKind::Wrote => w.wrote,
        ContactKind::TheyWrote => w.they_wrote,
        ContactKind::Talked => w.talked,
        ContactKind::Met => w.met,
    }
}

/// "2 minutes".
pub fn minutes(count: u8) -> String {
    if count == 1 { words().plan.minutes_one.to_owned() } else { words().plan.minutes_more(&count.to_string()) }
}

/// A day near today.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    date_near(day, today)
}
