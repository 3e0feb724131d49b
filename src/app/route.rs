//! Addresses. Hash routes: what follows `#` never reaches a server, and works from any folder.

use crate::domain::id::{ContactId, Id, PersonId, PlanId, ReflectionId};
use crate::domain::situation::Situation;

/// A page of the app.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// Today; the first screen while nothing has been written.
    Today,
    /// The first screen: what Ebb is and the five situations.
    Welcome,
    /// "I'm not sure": which is nearest.
    Nearest,
    /// Name the person a guide is about.
    Start(Situation),
    /// The list of reflections and guides.
    Reflect,
    /// A reflection at the page its answers imply.
    Resume(ReflectionId),
    /// The safety question of a reflection.
    Safety(ReflectionId),
    /// A page of a reflection.
    Page(ReflectionId, String),
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
    /// Log a contact with a person.
    Log(PersonId),
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
            ["start", situation] => Self::Start(Situation::from_id(situation)?),
            ["reflect"] => Self::Reflect,
            ["reflect", id] => Self::Resume(id.parse().ok()?),
            ["reflect", id, "safety"] => Self::Safety(id.parse().ok()?),
            ["reflect", id, page] => Self::Page(id.parse().ok()?, page.to_owned()),
            ["plan", id] => Self::Plan(id.parse().ok()?),
            ["plan", id, "end"] => Self::Ending(id.parse().ok()?),
            ["people"] => Self::People,
            ["people", "add"] => Self::AddPerson,
            ["people", id] => Self::Person(id.parse().ok()?),
            ["people", id, "edit"] => Self::EditPerson(id.parse().ok()?),
            ["people", id, "log"] => Self::Log(id.parse().ok()?),
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
            Self::Start(situation) => format!("#/start/{}", situation.id()),
            Self::Reflect => "#/reflect".into(),
            Self::Resume(id) => format!("#/reflect/{id}"),
            Self::Safety(id) => format!("#/reflect/{id}/safety"),
            Self::Page(id, page) => format!("#/reflect/{id}/{page}"),
            Self::Plan(id) => format!("#/plan/{id}"),
            Self::Ending(id) => format!("#/plan/{id}/end"),
            Self::People => "#/people".into(),
            Self::AddPerson => "#/people/add".into(),
            Self::Person(id) => format!("#/people/{id}"),
            Self::EditPerson(id) => format!("#/people/{id}/edit"),
            Self::Log(id) => format!("#/people/{id}/log"),
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
            | Self::Contact(_)
            | Self::AddPerson => Some(Place::People),
            Self::Reflect | Self::Plan(_) => Some(Place::Reflect),
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
    /// Your data.
    Data,
}

impl Place {
    /// In the order shown.
    pub const ALL: [Self; 4] = [Self::Today, Self::People, Self::Reflect, Self::Data];

    /// Where it leads.
    #[must_use]
    pub const fn route(self) -> Route {
        match self {
            Self::Today => Route::Today,
            Self::People => Route::People,
            Self::Reflect => Route::Reflect,
            Self::Data => Route::Data,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        ];
        routes.extend(Situation::ALL.map(Route::Start));
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
