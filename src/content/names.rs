//! Names of values that more than one layer says: pages, and the export to read.

use crate::content::feelings;
use crate::content::words::{self, fill, words};
use crate::domain::contact::{ContactKind, Reply};
use crate::domain::journal::{Energy, Entry, EntryKind, Mood};
use crate::domain::person::{Channel, Depth, LastTime, MilestoneKind, Relation, Ring};
use crate::domain::plan::Outcome;
use crate::domain::plan::advance::ReviewChoice;
use crate::domain::plan::step::{Stage, StepKind};
use crate::domain::reflection::answer::Mark;
use crate::domain::rhythm::Rhythm;

/// A mark of an option.
#[must_use]
pub fn mark(mark: Mark) -> &'static str {
    let w = words().reflect.marks;
    match mark {
        Mark::Seen => w.seen,
        Mark::Guessed => w.guessed,
        Mark::Once => w.once,
        Mark::More => w.more,
        Mark::Met => w.met,
        Mark::Partly => w.partly,
        Mark::Unmet => w.unmet,
        Mark::Fine => w.fine,
        Mark::NotFine => w.not_fine,
        Mark::Mine => w.mine,
        Mark::Theirs => w.theirs,
        Mark::Shared => w.shared,
    }
}

/// A ring.
#[must_use]
pub fn ring(ring: Ring) -> &'static str {
    let w = words().people;
    match ring {
        Ring::Close => w.close,
        Ring::Near => w.near,
        Ring::Further => w.further,
    }
}

/// What a day is to somebody.
#[must_use]
pub fn milestone(kind: MilestoneKind) -> &'static str {
    let w = words().person.milestones;
    match kind {
        MilestoneKind::Birthday => w.birthday,
        MilestoneKind::Anniversary => w.anniversary,
        MilestoneKind::Once => w.once,
    }
}

/// Who somebody is to the user.
#[must_use]
pub fn relation(relation: Relation) -> &'static str {
    let w = words().person.relations;
    match relation {
        Relation::Friend => w.friend,
        Relation::Partner => w.partner,
        Relation::Family => w.family,
        Relation::Colleague => w.colleague,
        Relation::Other => w.other,
    }
}

/// A way to reach somebody.
#[must_use]
pub fn channel(channel: Channel) -> &'static str {
    let w = words().person.channels;
    match channel {
        Channel::Text => w.text,
        Channel::Whatsapp => w.whatsapp,
        Channel::Signal => w.signal,
        Channel::Telegram => w.telegram,
        Channel::Email => w.email,
        Channel::Call => w.call,
        Channel::Letter => w.letter,
        Channel::InPerson => w.in_person,
    }
}

/// How deep somebody likes a talk to go.
#[must_use]
pub fn depth(depth: Depth) -> &'static str {
    let w = words().person.depths;
    match depth {
        Depth::Light => w.light,
        Depth::Both => w.both,
        Depth::Deep => w.deep,
    }
}

/// How often.
#[must_use]
pub fn rhythm(rhythm: Rhythm) -> String {
    let w = words().person.rhythms;
    match rhythm {
        Rhythm::Week => w.week.to_owned(),
        Rhythm::TwoWeeks => w.two_weeks.to_owned(),
        Rhythm::Month => w.month.to_owned(),
        Rhythm::ThreeMonths => w.three_months.to_owned(),
        Rhythm::SixMonths => w.six_months.to_owned(),
        Rhythm::Year => w.year.to_owned(),
        Rhythm::Days(..=1) => w.day.to_owned(),
        Rhythm::Days(days) => w.days(&days.to_string()),
    }
}

/// When contact was last, as a range.
#[must_use]
pub fn last_time(time: LastTime) -> &'static str {
    let w = words().person.last_times;
    match time {
        LastTime::Week => w.week,
        LastTime::TwoWeeks => w.two_weeks,
        LastTime::Month => w.month,
        LastTime::FewMonths => w.few_months,
        LastTime::HalfYear => w.half_year,
        LastTime::Unknown => w.unknown,
    }
}

/// How long before a day to remember it may show.
#[must_use]
pub fn lead(days: u8) -> String {
    let w = words().person.days;
    match days {
        0 => w.on_the_day.to_owned(),
        1 => w.day_before.to_owned(),
        _ => w.days_before(&days.to_string()),
    }
}

/// A contact, said with the person's name.
#[must_use]
pub fn contact(kind: ContactKind, name: &str) -> String {
    let w = words().person;
    match kind {
        ContactKind::Wrote => w.wrote.to_owned(),
        ContactKind::TheyWrote => w.they_wrote(name),
        ContactKind::Talked => w.talked.to_owned(),
        ContactKind::Met => w.met.to_owned(),
    }
}

/// What came back, without the day.
#[must_use]
pub fn reply(reply: Reply) -> &'static str {
    let w = words().person.contact;
    match reply {
        Reply::Warm(_) => w.warm,
        Reply::Brief(_) => w.brief,
        Reply::NotYet(_) => w.none_yet,
    }
}

/// A step's title with its names.
#[must_use]
pub fn step_title(kind: StepKind, name: &str, other: Option<&str>) -> String {
    step_text(words().step(kind.id()).title, name, other)
}

/// A step's reason with its names.
#[must_use]
pub fn step_why(kind: StepKind, name: &str, other: Option<&str>) -> String {
    step_text(words().step(kind.id()).why, name, other)
}

/// Words to borrow for a step; empty when there are none.
#[must_use]
pub fn step_say(kind: StepKind, name: &str, other: Option<&str>) -> String {
    step_text(words().step(kind.id()).say, name, other)
}

fn step_text(template: &'static str, name: &str, other: Option<&str>) -> String {
    fill(template, &[("name", name), ("other", other.unwrap_or(words().plan.someone))])
}

/// An outcome and its second line.
#[must_use]
pub fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    let w = words().plan.ending;
    match outcome {
        Outcome::CloseAgain => (w.close_again, w.close_again_more),
        Outcome::CloserDifferently => (w.closer_differently, w.closer_differently_more),
        Outcome::Resting => (w.resting, w.resting_more),
        Outcome::LettingGo => (w.letting_go, w.letting_go_more),
        Outcome::TheyEnded => (w.they_ended, w.they_ended_more),
    }
}

/// A stage on the way.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    let w = words().plan.stage;
    match stage {
        Stage::Ground => w.ground,
        Stage::Space => w.space,
        Stage::Reach => w.reach,
        Stage::Wait => w.wait,
        Stage::Talk => w.talk,
        Stage::Rebuild => w.rebuild,
        Stage::Keep => w.keep,
    }
}

/// What is said at an end.
#[must_use]
pub fn closing(outcome: Outcome) -> &'static str {
    let w = words().plan.closing;
    match outcome {
        Outcome::CloseAgain => w.close_again,
        Outcome::CloserDifferently => w.closer_differently,
        Outcome::Resting => w.resting,
        Outcome::LettingGo => w.letting_go,
        Outcome::TheyEnded => w.they_ended,
    }
}

/// What is chosen when a plan is looked at, and its second line.
#[must_use]
pub fn review_choice(choice: ReviewChoice) -> (&'static str, &'static str) {
    let w = words().plan.look;
    match choice {
        ReviewChoice::Longer => (w.longer, w.longer_more),
        ReviewChoice::OneMessage => (w.one_message, w.one_message_more),
        ReviewChoice::TheyWrote => (w.they_wrote, w.they_wrote_more),
        ReviewChoice::Rest => (w.rest, w.rest_more),
        ReviewChoice::Close => (w.close, w.close_more),
    }
}

/// A mood.
#[must_use]
pub fn mood(mood: Mood) -> &'static str {
    let w = words().journal.moods;
    match mood {
        Mood::VeryLow => w.very_low,
        Mood::Low => w.low,
        Mood::Level => w.level,
        Mood::Lighter => w.lighter,
        Mood::Good => w.good,
    }
}

/// How much there is to give.
#[must_use]
pub fn energy(energy: Energy) -> &'static str {
    let w = words().journal.energies;
    match energy {
        Energy::Low => w.low,
        Energy::Some => w.some,
        Energy::Good => w.good,
    }
}

/// A kind of entry.
#[must_use]
pub fn entry_kind(kind: EntryKind) -> &'static str {
    let w = words().journal.kinds;
    match kind {
        EntryKind::Note => w.note,
        EntryKind::GoodMoment => w.good_moment,
        EntryKind::HardMoment => w.hard_moment,
        EntryKind::Pattern => w.pattern,
        EntryKind::Unsent => w.unsent,
    }
}

/// The feelings of an entry, ours and own words; an id of another version is said as it is.
#[must_use]
pub fn feelings(entry: &Entry) -> Vec<String> {
    let known = |id: &String| match feelings::find(id) {
        Some(id) => words::entry(words().feelings, id).label.to_owned(),
        None => id.clone(),
    };
    entry.feelings.iter().map(known).chain(entry.own_feelings.iter().cloned()).collect()
}
