//! Addresses. Hash routes: what follows `#` never reaches a server, and works from any folder.

use crate::domain::day;
use crate::domain::id::{ContactId, DraftId, EntryId, Id, PersonId, PlanId, ReflectionId};
use crate::domain::reflection::guide::GuideId;
use chrono::NaiveDate;

/// A page of the app.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// Today; the first screen while nothing has been written.
    Today,
    /// The first screen: what Ebb is and the five situations.
    Welcome,
    /// "I'm not sure": which is nearest.
    Nearest,
    /// Begin a guide or an exercise: name the person it is about.
    Start(GuideId),
    /// The list of reflections and guides.
    Reflect,
    /// A reflection at the page its answers imply.
    Resume(ReflectionId),
    /// The safety question of a reflection.
    Safety(ReflectionId),
    /// The safety question about somebody, asked again.
    AskSafety(PersonId),
    /// A page of a reflection.
    Page(ReflectionId, String),
    /// A page of a reflection, to be changed; then back to what we heard.
    Change(ReflectionId, String),
    /// The end of an exercise.
    Closing(ReflectionId),
    /// The list of exercises.
    Exercises,
    /// Worth knowing: the cards of guidance.
    Know,
    /// One of them, by id.
    Card(String),
    /// Words to borrow for a message.
    Words,
    /// The journal.
    Journal,
    /// The journal by month: the first day of it.
    Calendar(Option<NaiveDate>),
    /// Find in the journal.
    Find,
    /// An entry.
    Entry(EntryId),
    /// An entry, to be written.
    WriteEntry(EntryId),
    /// Messages: what is being written, what rests, and what to begin.
    Write,
    /// A message, to be written and read.
    Draft(DraftId),
    /// The quiet page on which something that was not sent is let go.
    LetGo(Id),
    /// What one might notice.
    Insights,
    /// What Ebb is for, and not for.
    About,
    /// A plan, proposed or running.
    Plan(PlanId),
    /// How a plan ends.
    Ending(PlanId),
    /// The circle.
    People,
    /// Add somebody.
    AddPerson,
    /// A person.
    Person(PersonId),
    /// A person's card as a form.
    EditPerson(PersonId),
    /// People in from an address book, and out to one.
    Import,
    /// Reminders for the calendar, about one person or about all.
    Reminders(Option<PersonId>),
    /// Log a contact with a person.
    Log(PersonId),
    /// Something else that happened with a person.
    Happened(PersonId),
    /// What is agreed with oneself about giving a person space.
    Space(PersonId),
    /// Ten minutes, when one wants to write to a person now.
    Urge(PersonId),
    /// A logged contact.
    Contact(ContactId),
    /// Where the data is and what could not be read.
    Data,
    /// Make a backup, and test one.
    Backup,
    /// Bring a backup back.
    Restore,
    /// The lock.
    Lock,
    /// Put a year away into a file.
    PutAway,
    /// Erase everything.
    Erase,
    /// Put Ebb on the home screen.
    Install,
    /// The earlier versions of a record.
    Versions(Id),
    /// What Hide does.
    Hide,
    /// An export to read.
    Read,
    /// Nothing is here.
    NotFound,
}

impl Route {
    /// Reads the part after `#`.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = if path.is_empty() { Vec::new() } else { path.split('/').collect() };
        Self::of(&parts).unwrap_or(Self::NotFound)
    }

    fn of(parts: &[&str]) -> Option<Self> {
        Some(match *parts {
            [] | ["today"] => Self::Today,
            ["welcome"] => Self::Welcome,
            ["nearest"] => Self::Nearest,
            ["start", guide] => Self::Start(GuideId::from_id(guide)?),
            ["exercises"] => Self::Exercises,
            ["know"] => Self::Know,
            ["know", card] => Self::Card(card.to_owned()),
            ["words"] => Self::Words,
            ["journal"] => Self::Journal,
            ["journal", "calendar"] => Self::Calendar(None),
            ["journal", "calendar", month] => Self::Calendar(Some(day::parse(&format!("{month}-01"))?)),
            ["journal", "find"] => Self::Find,
            ["journal", id] => Self::Entry(id.parse().ok()?),
            ["journal", id, "write"] => Self::WriteEntry(id.parse().ok()?),
            ["write"] => Self::Write,
            ["write", id] => Self::Draft(id.parse().ok()?),
            ["let-go", id] => Self::LetGo(id.parse().ok()?),
            ["insights"] => Self::Insights,
            ["about"] => Self::About,
            ["reflect"] => Self::Reflect,
            ["reflect", id] => Self::Resume(id.parse().ok()?),
            // Two words that no page may be called: `tests/it/flows.rs` asks every page.
            ["reflect", id, "safety"] => Self::Safety(id.parse().ok()?),
            ["reflect", id, "closing"] => Self::Closing(id.parse().ok()?),
            ["reflect", id, page, "change"] => Self::Change(id.parse().ok()?, page.to_owned()),
            ["reflect", id, page] => Self::Page(id.parse().ok()?, page.to_owned()),
            ["plan", id] => Self::Plan(id.parse().ok()?),
            ["plan", id, "end"] => Self::Ending(id.parse().ok()?),
            ["people"] => Self::People,
            ["people", "add"] => Self::AddPerson,
            ["people", "import"] => Self::Import,
            ["reminders"] => Self::Reminders(None),
            ["people", id, "reminders"] => Self::Reminders(Some(id.parse().ok()?)),
            ["people", id] => Self::Person(id.parse().ok()?),
            ["people", id, "edit"] => Self::EditPerson(id.parse().ok()?),
            ["people", id, "safety"] => Self::AskSafety(id.parse().ok()?),
            ["people", id, "log"] => Self::Log(id.parse().ok()?),
            ["people", id, "happened"] => Self::Happened(id.parse().ok()?),
            ["people", id, "space"] => Self::Space(id.parse().ok()?),
            ["people", id, "urge"] => Self::Urge(id.parse().ok()?),
            ["contact", id] => Self::Contact(id.parse().ok()?),
            ["data"] => Self::Data,
            ["data", "backup"] => Self::Backup,
            ["data", "restore"] => Self::Restore,
            ["data", "lock"] => Self::Lock,
            ["data", "year"] => Self::PutAway,
            ["data", "erase"] => Self::Erase,
            ["data", "install"] => Self::Install,
            ["versions", id] => Self::Versions(id.parse().ok()?),
            ["hide"] => Self::Hide,
            ["data", "read"] => Self::Read,
            _ => return None,
        })
    }

    /// The address, with `#`.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Today => "#/".into(),
            Self::Welcome => "#/welcome".into(),
            Self::Nearest => "#/nearest".into(),
            Self::Start(guide) => format!("#/start/{}", guide.id()),
            Self::Exercises => "#/exercises".into(),
            Self::Know => "#/know".into(),
            Self::Card(card) => format!("#/know/{card}"),
            Self::Words => "#/words".into(),
            Self::Journal => "#/journal".into(),
            Self::Calendar(None) => "#/journal/calendar".into(),
            Self::Calendar(Some(month)) => format!("#/journal/calendar/{}", &day::text(*month)[..7]),
            Self::Find => "#/journal/find".into(),
            Self::Entry(id) => format!("#/journal/{id}"),
            Self::WriteEntry(id) => format!("#/journal/{id}/write"),
            Self::Write => "#/write".into(),
            Self::Draft(id) => format!("#/write/{id}"),
            Self::LetGo(id) => format!("#/let-go/{id}"),
            Self::Insights => "#/insights".into(),
            Self::About => "#/about".into(),
            Self::Reflect => "#/reflect".into(),
            Self::Resume(id) => format!("#/reflect/{id}"),
            Self::Safety(id) => format!("#/reflect/{id}/safety"),
            Self::Page(id, page) => format!("#/reflect/{id}/{page}"),
            Self::Change(id, page) => format!("#/reflect/{id}/{page}/change"),
            Self::Closing(id) => format!("#/reflect/{id}/closing"),
            Self::Plan(id) => format!("#/plan/{id}"),
            Self::Ending(id) => format!("#/plan/{id}/end"),
            Self::People => "#/people".into(),
            Self::AddPerson => "#/people/add".into(),
            Self::Import => "#/people/import".into(),
            Self::Reminders(None) => "#/reminders".into(),
            Self::Reminders(Some(id)) => format!("#/people/{id}/reminders"),
            Self::Person(id) => format!("#/people/{id}"),
            Self::EditPerson(id) => format!("#/people/{id}/edit"),
            Self::AskSafety(id) => format!("#/people/{id}/safety"),
            Self::Log(id) => format!("#/people/{id}/log"),
            Self::Happened(id) => format!("#/people/{id}/happened"),
            Self::Space(id) => format!("#/people/{id}/space"),
            Self::Urge(id) => format!("#/people/{id}/urge"),
            Self::Contact(id) => format!("#/contact/{id}"),
            Self::Data => "#/data".into(),
            Self::Backup => "#/data/backup".into(),
            Self::Restore => "#/data/restore".into(),
            Self::Lock => "#/data/lock".into(),
            Self::PutAway => "#/data/year".into(),
            Self::Erase => "#/data/erase".into(),
            Self::Install => "#/data/install".into(),
            Self::Versions(id) => format!("#/versions/{id}"),
            Self::Hide => "#/hide".into(),
            Self::Read => "#/data/read".into(),
            Self::NotFound => "#/not-found".into(),
        }
    }

    /// Which of the places in the bar it belongs to.
    #[must_use]
    pub const fn place(&self) -> Option<Place> {
        match self {
            Self::Today => Some(Place::Today),
            Self::People
            | Self::Person(_)
            | Self::EditPerson(_)
            | Self::Log(_)
            | Self::Happened(_)
            | Self::Space(_)
            | Self::Contact(_)
            | Self::AddPerson
            | Self::Import
            | Self::Reminders(_) => Some(Place::People),
            Self::Reflect | Self::Exercises | Self::Know | Self::Card(_) | Self::Plan(_) => Some(Place::Reflect),
            Self::Write | Self::Draft(_) | Self::Words => Some(Place::Write),
            Self::Journal | Self::Calendar(_) | Self::Find | Self::Entry(_) | Self::Insights => Some(Place::Journal),
            Self::Data
            | Self::Backup
            | Self::Restore
            | Self::Lock
            | Self::PutAway
            | Self::Erase
            | Self::Install
            | Self::Read => Some(Place::Data),
            _ => None,
        }
    }
}

/// The places of the bar at the foot, or the rail at the side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Today.
    Today,
    /// People.
    People,
    /// Reflect.
    Reflect,
    /// Messages.
    Write,
    /// The journal.
    Journal,
    /// Your data.
    Data,
}

impl Place {
    /// In the order shown.
    pub const ALL: [Self; 6] = [Self::Today, Self::People, Self::Reflect, Self::Write, Self::Journal, Self::Data];

    /// Where it leads.
    #[must_use]
    pub const fn route(self) -> Route {
        match self {
            Self::Today => Route::Today,
            Self::People => Route::People,
            Self::Reflect => Route::Reflect,
            Self::Write => Route::Write,
            Self::Journal => Route::Journal,
            Self::Data => Route::Data,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reflection::exercise::Exercise;
    use crate::domain::situation::Situation;

    /// One of each; a new route is missing here until `href` and this list both have it.
    fn all() -> Vec<Route> {
        let id = Id::from_bits(0x2_3456_789a_bcde);
        let mut routes = vec![
            Route::Today,
            Route::Welcome,
            Route::Nearest,
            Route::Reflect,
            Route::Resume(ReflectionId(id)),
            Route::Safety(ReflectionId(id)),
            Route::Page(ReflectionId(id), "signs".into()),
            Route::Plan(PlanId(id)),
            Route::Ending(PlanId(id)),
            Route::People,
            Route::AddPerson,
            Route::Person(PersonId(id)),
            Route::EditPerson(PersonId(id)),
            Route::Log(PersonId(id)),
            Route::Import,
            Route::Reminders(None),
            Route::Reminders(Some(PersonId(id))),
            Route::Happened(PersonId(id)),
            Route::Space(PersonId(id)),
            Route::Urge(PersonId(id)),
            Route::Contact(ContactId(id)),
            Route::Data,
            Route::Backup,
            Route::Restore,
            Route::Lock,
            Route::PutAway,
            Route::Erase,
            Route::Install,
            Route::Versions(id),
            Route::Hide,
            Route::Read,
            Route::Change(ReflectionId(id), "need".into()),
            Route::Closing(ReflectionId(id)),
            Route::AskSafety(PersonId(id)),
            Route::Exercises,
            Route::Know,
            Route::Card("space".into()),
            Route::Words,
            Route::Journal,
            Route::Calendar(None),
            Route::Calendar(NaiveDate::from_ymd_opt(2026, 2, 1)),
            Route::Find,
            Route::Entry(EntryId(id)),
            Route::WriteEntry(EntryId(id)),
            Route::Write,
            Route::Draft(DraftId(id)),
            Route::LetGo(id),
            Route::Insights,
            Route::About,
        ];
        routes.extend(Situation::ALL.map(|situation| Route::Start(GuideId::Situation(situation))));
        routes.extend(Exercise::ALL.map(|exercise| Route::Start(GuideId::Exercise(exercise))));
        routes
    }

    #[test]
    fn every_address_reads_back() {
        for route in all() {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn what_is_no_address_is_not_found() {
        for hash in ["#/nowhere", "#/people/!!", "#/reflect/x/y/z", "#main", "#/start/other", "#/plan"] {
            assert_eq!(Route::parse(hash), Route::NotFound, "{hash}");
        }
        assert_eq!(Route::parse(""), Route::Today);
    }
}
