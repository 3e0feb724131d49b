//! Every intention a user can have. Reading goes through the document; all change goes through here.

use crate::domain::calendar::CalendarItem;
use crate::domain::contact::{Contact, ContactKind, Reply};
use crate::domain::draft::Moment;
use crate::domain::id::{ContactId, DraftId, EntryId, Id, PersonId, PlanId, ReflectionId};
use crate::domain::journal::{Energy, EntryKind, Mood};
use crate::domain::message::Form;
use crate::domain::person::{Channel, Person, Ring};
use crate::domain::plan::advance::Event;
use crate::domain::plan::today::What;
use crate::domain::plan::{Outcome, PlanError, SpaceTerms};
use crate::domain::reflection::answer::Answer;
use crate::domain::reflection::guide::GuideId;
use crate::domain::rhythm::Later;
use crate::domain::safety::SafetyAnswer;
use crate::domain::text::NameError;
use crate::domain::urge::UrgeEnd;
use crate::exchange::card::Card;
use chrono::NaiveDate;

use super::route::Route;

/// Something the user wants.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Begin a guide or an exercise.
    Begin(GuideId, Subject),
    /// Answer the safety question. `keep` stores the route; otherwise it holds for this session.
    AnswerSafety {
        /// About whom.
        person: PersonId,
        /// What was ticked.
        answers: Vec<SafetyAnswer>,
        /// Whether the route may be stored.
        keep: bool,
    },
    /// Write on a page of a reflection. Sent on every keystroke; saved when typing pauses.
    Write(ReflectionId, &'static str, Answer),
    /// Move on from a page with what stands there.
    Next(ReflectionId, &'static str),
    /// Keep a changed page and go back to what we heard.
    Keep(ReflectionId, &'static str),
    /// Leave a page out.
    Skip(ReflectionId, &'static str),
    /// "I'm not sure".
    NotSure(ReflectionId, &'static str),
    /// Name somebody new on a page that asks for people.
    NameOn(ReflectionId, &'static str, String),
    /// End a reflection where it stands: what was written stays, nothing waits.
    EndReflection(ReflectionId),
    /// Delete a reflection.
    DeleteReflection(ReflectionId),
    /// Answer the day's check-in; both parts may be left out.
    CheckIn(Option<Mood>, Option<Energy>),
    /// Begin an entry: about somebody, or from a prompt.
    BeginEntry(EntryKind, Option<PersonId>, Option<&'static str>),
    /// Write in an entry. Sent on every keystroke; saved when typing pauses.
    WriteEntry(EntryId, String),
    /// Change something else about an entry.
    SetEntry(EntryId, EntryChange),
    /// Delete an entry.
    DeleteEntry(EntryId),
    /// Begin a message to somebody, with the first of its words.
    BeginDraft(PersonId, Form, String),
    /// Write in a draft. Sent on every keystroke; saved when typing pauses.
    WriteDraft(DraftId, String),
    /// Change something else about a draft.
    SetDraft(DraftId, DraftChange),
    /// Let a draft rest until then.
    RestDraft(DraftId, Moment),
    /// The user has sent it.
    DraftSent(DraftId),
    /// Keep a draft as a letter that is not sent.
    KeepUnsent(DraftId),
    /// Let a draft go.
    LetGoDraft(DraftId),
    /// Delete a plan.
    DeletePlan(PlanId),
    /// Delete a person and everything about them.
    ErasePerson(PersonId),
    /// Remove these: they are in a file that was verified.
    PutAway(Vec<Id>),
    /// Bring an earlier version back; what stands there now becomes a version.
    BringBack(Id),
    /// Delete an earlier version.
    ForgetVersion(Id),
    /// Start the proposed plan.
    AcceptPlan(PlanId),
    /// Change something about a step.
    ChangeStep(PlanId, u16, StepChange),
    /// Something happened with somebody: their plan follows, and doors close where they must.
    Happened(PersonId, Event),
    /// Answer something on Today that is of no plan's steps: done, later, or left out.
    Answer(PersonId, What, StepChange),
    /// Give somebody space until a day, or change what was agreed about it.
    GiveSpace(PersonId, NaiveDate, SpaceTerms),
    /// The line before going quiet was said.
    SaidSpaceNote(PersonId, String),
    /// Ten minutes have passed, or were left: how it ended, and what was written here instead and is not kept yet.
    RodeUrge(PersonId, UrgeEnd, String),
    /// The first of what is written here instead of to somebody: kept as an unsent entry, to be written on.
    BeginUnsent(PersonId, String),
    /// Let go of what was written here instead.
    LetGoUnsent(EntryId),
    /// Given to the device's calendar.
    WentToCalendar(Vec<(PersonId, CalendarItem)>),
    /// How many messages may wait for a reply.
    SetContactRule(PlanId, u8),
    /// End a plan.
    EndPlan(PlanId, Outcome, String),
    /// Open an ended plan again.
    ReopenPlan(PlanId),
    /// Add somebody to the circle.
    AddPerson(String),
    /// Change what is known about somebody.
    EditPerson(PersonId, PersonForm),
    /// Move somebody to a ring.
    SetRing(PersonId, Ring),
    /// Log a contact, today.
    LogContact(PersonId, ContactKind),
    /// Say "later" to somebody's rhythm, or take it back.
    SetLater(PersonId, Option<Later>),
    /// Much has piled up: every rhythm begins anew from today.
    FreshStart,
    /// Put somebody away, or bring them back.
    Archive(PersonId, bool),
    /// They have died, or that was a mistake.
    Died(PersonId, bool),
    /// Bring in cards of an address book: somebody new, or what somebody known lacks.
    Import(Vec<(Option<PersonId>, Card)>),
    /// Two cards are one person: all about the second goes to the first.
    Merge(PersonId, PersonId),
    /// Change a logged contact.
    EditContact(ContactId, ContactForm),
    /// Delete a logged contact.
    DeleteContact(ContactId),
    /// Take the last deletion or step back.
    Undo,
}

/// Whom a reflection is about.
#[derive(Clone, PartialEq, Debug)]
pub enum Subject {
    /// Somebody of the circle.
    Known(PersonId),
    /// Somebody new, by name as typed.
    New(String),
    /// Nobody else.
    Nobody,
}

/// A change to an entry, beside its text.
#[derive(Clone, PartialEq, Debug)]
pub enum EntryChange {
    /// What it is about.
    Kind(EntryKind),
    /// The day it belongs to.
    On(NaiveDate),
    /// The mood, or none.
    Mood(Option<Mood>),
    /// The energy, or none.
    Energy(Option<Energy>),
    /// A feeling by id, there or not.
    Feeling(&'static str, bool),
    /// Feelings in own words.
    OwnFeelings(Vec<String>),
    /// Somebody in mind, there or not.
    Person(PersonId, bool),
    /// Somebody new in mind, by name.
    Name(String),
}

/// A change to a draft, beside its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DraftChange {
    /// What it is to be.
    Form(Form),
    /// To whom it is.
    Person(PersonId),
    /// It is written on: no longer resting, and not sent after all.
    TakenUp,
    /// It was copied, shared or opened elsewhere.
    Left,
}

/// A change to a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepChange {
    /// It is done.
    Done,
    /// Too much today: the smaller sister, or leave to do nothing.
    TooMuch,
    /// Not today: tomorrow.
    NotToday,
    /// Leave it out.
    LeaveOut,
    /// Put it back.
    PutBack,
    /// To another day; for a space, its last day.
    MoveTo(NaiveDate),
}

/// The form of a person's card.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonForm {
    /// The name as typed.
    pub name: String,
    /// The rest of the card. What the form cannot change is left as it was: id, safety, and what they are put away by.
    pub card: Box<Person>,
}

/// The form of a contact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContactForm {
    /// The day.
    pub on: NaiveDate,
    /// What happened.
    pub kind: ContactKind,
    /// A note.
    pub note: String,
    /// Whether they started it.
    pub by_them: bool,
    /// By which way.
    pub channel: Option<Channel>,
    /// What came back, where the user wrote.
    pub reply: Option<Reply>,
    /// How it felt.
    pub feeling: String,
    /// What to do or ask next time.
    pub next_time: String,
}

impl ContactForm {
    /// The form with what is in the log.
    #[must_use]
    pub fn of(contact: &Contact) -> Self {
        let Contact { on, kind, note, by_them, channel, reply, feeling, next_time, .. } = contact.clone();
        Self { on, kind, note, by_them, channel, reply, feeling, next_time }
    }
}

/// Why a command was refused. Each has one clear sentence; nothing was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rejection {
    /// The name is no name.
    Name(NameError),
    /// The plan does not allow it.
    Plan(PlanError),
    /// A contact cannot lie in the future.
    NotYet,
    /// What the command is about is no longer there.
    Gone,
    /// This tab only looks: another one writes, or a newer version has written.
    OnlyLooking,
    /// Notes are still being read.
    StillReading,
    /// The safety answer closes contact with this person.
    ContactClosed,
    /// The safety question has to be answered first.
    SafetyOpen,
    /// Nothing is ticked on the safety page.
    NothingTicked,
    /// No choice was made on a page that needs one to go on; it can be skipped instead.
    NothingChosen,
}

/// What the shell has to do after a command, beside saving what changed.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Go to a page.
    Go(Route),
    /// Say something in a toast.
    Say(Notice),
}

/// What a toast says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The contact is logged.
    Logged,
    /// The contact is deleted.
    ContactDeleted,
    /// The reflection is deleted.
    ReflectionDeleted,
    /// The reflection is ended where it stands.
    ReflectionEnded,
    /// The entry is deleted.
    EntryDeleted,
    /// The plan is deleted.
    PlanDeleted,
    /// The person and everything about them is deleted.
    PersonErased,
    /// A year is put away.
    PutAway,
    /// An earlier version is back.
    BroughtBack,
    /// An earlier version is deleted.
    VersionForgotten,
    /// The step is done.
    StepDone,
    /// The step became smaller.
    StepSmaller,
    /// There is nothing smaller, and nothing today is fine.
    NothingSmaller,
    /// The step waits until tomorrow.
    StepTomorrow,
    /// The step is left out.
    StepLeftOut,
    /// The plan runs.
    PlanStarted,
    /// The plan has ended.
    PlanEnded,
    /// The reflection is kept; no choice was made.
    KeptWithoutChoice,
    /// The card is saved.
    PersonSaved,
    /// The space is set.
    SpaceSet,
    /// The plan follows what happened.
    PlanFollows,
    /// A door is closed: there is no contact from here.
    DoorClosed,
    /// The ten minutes are over.
    UrgeOver,
    /// The draft rests.
    DraftRests,
    /// The draft is kept as an unsent letter.
    KeptUnsent,
    /// The draft is let go.
    DraftLetGo,
    /// Not now; it comes back later.
    Later,
    /// Rhythms begin anew.
    FreshStart,
    /// Somebody is put away, or brought back.
    Archived,
    /// Two are one now.
    Merged,
    /// People are brought in.
    Imported,
    /// Somebody is in this ring now.
    RingSet(Ring),
    /// It is as it was before.
    Undone,
}

impl Notice {
    /// Whether the toast offers Undo.
    #[must_use]
    pub const fn can_undo(self) -> bool {
        matches!(
            self,
            Self::Logged
                | Self::ContactDeleted
                | Self::ReflectionDeleted
                | Self::ReflectionEnded
                | Self::EntryDeleted
                | Self::PlanDeleted
                | Self::PersonErased
                | Self::PutAway
                | Self::BroughtBack
                | Self::VersionForgotten
                | Self::StepDone
                | Self::StepSmaller
                | Self::StepTomorrow
                | Self::StepLeftOut
                | Self::PlanEnded
                | Self::SpaceSet
                | Self::PlanFollows
                | Self::UrgeOver
                | Self::DraftRests
                | Self::KeptUnsent
                | Self::DraftLetGo
                | Self::Later
                | Self::FreshStart
                | Self::Archived
                | Self::Merged
                | Self::Imported
                | Self::RingSet(_)
        )
    }
}
