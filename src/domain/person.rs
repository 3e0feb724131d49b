//! A person in the circle.

use crate::domain::id::PersonId;
use crate::domain::rhythm::{Later, Rhythm};
use crate::domain::safety::SafetyRoute;
use crate::domain::text::Name;
use crate::domain::yearly::{LeapDay, Yearly};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// How close somebody is. Chosen by the user, never worked out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ring {
    /// The inner ring.
    Close,
    /// The middle ring.
    #[default]
    Near,
    /// The outer ring.
    Further,
}

impl Ring {
    /// From the inside out.
    pub const ALL: [Self; 3] = [Self::Close, Self::Near, Self::Further];

    /// The id in scenarios.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Near => "near",
            Self::Further => "further",
        }
    }
}

/// Who somebody is to the user (S4-08).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// A friend.
    Friend,
    /// A partner.
    Partner,
    /// Family.
    Family,
    /// From work or study.
    Colleague,
    /// Anybody else.
    Other,
}

impl Relation {
    /// In the order offered.
    pub const ALL: [Self; 5] = [Self::Friend, Self::Partner, Self::Family, Self::Colleague, Self::Other];
}

/// A way to reach somebody (S4-08, S4-89).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// A text message.
    Text,
    /// WhatsApp.
    Whatsapp,
    /// Signal.
    Signal,
    /// Telegram.
    Telegram,
    /// An e-mail.
    Email,
    /// A call.
    Call,
    /// A letter.
    Letter,
    /// Face to face.
    InPerson,
}

impl Channel {
    /// In the order offered.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Whatsapp,
        Self::Signal,
        Self::Telegram,
        Self::Email,
        Self::Call,
        Self::Letter,
        Self::InPerson,
    ];
}

/// How deep somebody likes a talk to go (S4-08).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Depth {
    /// Light and short.
    Light,
    /// A bit of both.
    Both,
    /// Open and deep.
    Deep,
}

impl Depth {
    /// In the order offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Both, Self::Deep];
}

/// When contact was last, as far as one knows: for somebody of whom nothing is logged yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LastTime {
    /// This week.
    Week,
    /// Within two weeks.
    TwoWeeks,
    /// Within a month.
    Month,
    /// A few months ago.
    FewMonths,
    /// Half a year ago, or more.
    HalfYear,
    /// Can't remember.
    Unknown,
}

impl LastTime {
    /// In the order offered.
    pub const ALL: [Self; 6] =
        [Self::Week, Self::TwoWeeks, Self::Month, Self::FewMonths, Self::HalfYear, Self::Unknown];

    /// So many days before it was said, about; `None` when nobody remembers.
    #[must_use]
    pub const fn days(self) -> Option<u16> {
        match self {
            Self::Week => Some(4),
            Self::TwoWeeks => Some(10),
            Self::Month => Some(24),
            Self::FewMonths => Some(90),
            Self::HalfYear => Some(200),
            Self::Unknown => None,
        }
    }
}

/// What is remembered of the last contact, and when that was said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LastKnown {
    /// How long before.
    pub time: LastTime,
    /// The day it was said.
    #[serde(with = "crate::domain::day")]
    pub said: NaiveDate,
}

impl LastKnown {
    /// The day that is meant, about; `None` when nobody remembers.
    #[must_use]
    pub fn day(self) -> Option<NaiveDate> {
        self.time.days().and_then(|days| self.said.checked_sub_days(Days::new(days.into())))
    }
}

/// What a day is to somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneKind {
    /// A birthday.
    Birthday,
    /// A day that is kept each year.
    Anniversary,
    /// Something that comes once: an exam, a new job, a move.
    Once,
}

impl MilestoneKind {
    /// In the order offered.
    pub const ALL: [Self; 3] = [Self::Birthday, Self::Anniversary, Self::Once];
}

/// A day to remember about somebody (S4-91).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Milestone {
    /// What it is.
    pub kind: MilestoneKind,
    /// What it is called; may be empty for a birthday.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The day. Of what comes once the year is known.
    pub on: Yearly,
    /// Where 29 February is kept in a year without one.
    #[serde(default)]
    pub leap: LeapDay,
    /// So many days before, it may show: one of [`LEADS`].
    #[serde(default)]
    pub lead: u8,
    /// The year it was answered for: it shows once a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<i32>,
}

/// Lead times offered for a milestone, in days.
pub const LEADS: [u8; 6] = [0, 1, 3, 7, 14, 30];

impl Milestone {
    /// A birthday, shown on the day.
    #[must_use]
    pub const fn birthday(on: Yearly) -> Self {
        Self { kind: MilestoneKind::Birthday, label: String::new(), on, leap: LeapDay::Before, lead: 0, answered: None }
    }

    /// Whether it comes back each year.
    #[must_use]
    pub const fn comes_back(&self) -> bool {
        !matches!((self.kind, self.on.year()), (MilestoneKind::Once, Some(_)))
    }

    /// The next time it comes, this day included; `None` for what came once and is over.
    #[must_use]
    pub fn next_from(&self, today: NaiveDate) -> Option<NaiveDate> {
        match (self.kind, self.on.year()) {
            (MilestoneKind::Once, Some(year)) => Some(self.on.in_year(year, self.leap)).filter(|&on| on >= today),
            _ => Some(self.on.next_from(today, self.leap)),
        }
    }
}

/// Somebody the user cares about. Only the name is required.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Person {
    /// The record's id.
    pub id: PersonId,
    /// What the user calls them.
    pub name: Name,
    /// Their ring.
    #[serde(default)]
    pub ring: Ring,
    /// The day they were added.
    #[serde(with = "crate::domain::day")]
    pub added: NaiveDate,
    /// The safety route, once asked and kept. `None`: not asked, or left unsaved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<SafetyRoute>,
    /// The best way to reach them (S4-08, S4-89).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub best_way: String,
    /// What they like, and what is shared (S4-87).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub likes: String,
    /// Who they are to the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// The way they like to be reached, for links and words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// How deep they like a talk to go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub depth: Option<Depth>,
    /// Their number, as typed or imported.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Their e-mail address, as typed or imported.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// What is all right between the two, and what is not (S2-120).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub boundaries: String,
    /// What the user needs here (S2-118).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub needs: String,
    /// How often to have them in mind; none by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<Rhythm>,
    /// "Later", said to the rhythm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<Later>,
    /// Days to remember.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<Milestone>,
    /// What is remembered of the last contact, where none is logged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_known: Option<LastKnown>,
    /// Somebody who could come nearer (S0-41).
    #[serde(default, skip_serializing_if = "is_false")]
    pub could_grow: bool,
    /// Put away: nothing about them shows by itself.
    #[serde(default, skip_serializing_if = "is_false")]
    pub archived: bool,
    /// They have died: nothing about them shows by itself, ever.
    #[serde(default, skip_serializing_if = "is_false")]
    pub died: bool,
    /// The id of their card in an address book they were imported from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub card: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks like this")]
fn is_false(value: &bool) -> bool {
    !value
}

impl Person {
    /// A person of whom only the name is known.
    #[must_use]
    pub fn new(id: PersonId, name: Name, added: NaiveDate) -> Self {
        Self {
            id,
            name,
            ring: Ring::default(),
            added,
            safety: None,
            best_way: String::new(),
            likes: String::new(),
            relation: None,
            channel: None,
            depth: None,
            phone: String::new(),
            email: String::new(),
            boundaries: String::new(),
            needs: String::new(),
            rhythm: None,
            later: None,
            milestones: Vec::new(),
            last_known: None,
            could_grow: false,
            archived: false,
            died: false,
            card: String::new(),
        }
    }

    /// Their birthday, where known.
    #[must_use]
    pub fn birthday(&self) -> Option<&Milestone> {
        self.milestones.iter().find(|one| one.kind == MilestoneKind::Birthday)
    }
}
