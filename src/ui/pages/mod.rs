//! One file a page. Each reads memos and dispatches commands.

mod about;
mod data;
mod exchange;
mod hide;
mod insights;
mod journal;
mod know;
mod not_found;
mod parts;
mod people;
mod plan;
mod read;
mod reflect;
mod start;
mod today;
mod unlock;
mod versions;
mod welcome;
mod write;

use super::components::frame;
use super::core::Core;
use super::el::El;
use super::hide::way_back;
use crate::app::route::Route;
use crate::content::guide;
use crate::content::words::words;
use crate::domain::reflection::guide::{GuideId, Page, When};
use crate::domain::situation::Situation;
use crate::store::record::Record;
use crate::store::vault::Vault;
use parts::Part;

/// Keeps the first screen, which is part of the static page, for later.
pub fn keep_welcome() {
    welcome::keep();
}

/// Draws the door of a locked store.
pub fn unlock(core: Core, vault: &Vault) -> Vec<El> {
    unlock::unlock(core, vault)
}

/// What stands in place of a page until the notes have been read.
pub fn waiting(route: &Route) -> Vec<El> {
    let heading = frame::title(title(route));
    vec![frame::main_part(false).attr("aria-busy", "true").add(heading).add(frame::p("soft", words().shell.reading))]
}

/// Draws a page.
pub fn show(core: Core, route: Route) -> Vec<El> {
    match route {
        Route::Today => today::today(core),
        Route::Welcome => welcome::welcome(),
        Route::Nearest => welcome::nearest(),
        Route::Hide => hide::explain(core),
        Route::NotFound => not_found::not_found(),
        Route::People
        | Route::AddPerson
        | Route::Person(_)
        | Route::EditPerson(_)
        | Route::Log(_)
        | Route::Contact(_)
        | Route::Happened(_)
        | Route::Space(_)
        | Route::Urge(_) => parts::page(core, Part::People, route),
        Route::Data | Route::Backup | Route::Restore | Route::Lock | Route::PutAway | Route::Erase | Route::Install => {
            parts::page(core, Part::Data, route)
        }
        Route::Import | Route::Reminders(_) => parts::page(core, Part::Exchange, route),
        Route::Write | Route::Draft(_) | Route::LetGo(_) | Route::Words => parts::page(core, Part::Write, route),
        _ => parts::page(core, Part::Reflect, route),
    }
}

/// The class of a page, for its styles.
pub const fn name(route: &Route) -> &'static str {
    match route {
        Route::Today => "today",
        Route::Welcome => "welcome",
        Route::Nearest | Route::Start(_) | Route::AddPerson | Route::Log(_) | Route::Contact(_) => "form",
        Route::Reflect | Route::Exercises | Route::Know | Route::Card(_) | Route::Words | Route::About => "reflect",
        Route::Resume(_) | Route::Safety(_) | Route::AskSafety(_) | Route::Page(..) | Route::Change(..) => "question",
        Route::Closing(_) => "form",
        Route::Journal | Route::Calendar(_) | Route::Find | Route::Entry(_) | Route::WriteEntry(_) => "journal",
        Route::Write | Route::Draft(_) | Route::LetGo(_) => "write",
        Route::Insights => "insights",
        Route::Plan(_) => "plan",
        Route::Ending(_) => "outcome",
        Route::People => "people",
        Route::Person(_) => "person",
        Route::EditPerson(_) | Route::Happened(_) | Route::Space(_) | Route::Import | Route::Reminders(_) => "form",
        Route::Urge(_) => "urge",
        Route::Data => "data",
        Route::Backup | Route::Restore | Route::Lock | Route::PutAway | Route::Erase | Route::Install => "data",
        Route::Versions(_) => "form",
        Route::Hide | Route::NotFound => "form",
        Route::Read => "read",
    }
}

/// The title of a page. Never a name: titles show in lists of tabs and in the history.
pub fn title(route: &Route) -> &'static str {
    let w = words();
    match route {
        Route::Today => w.today.page_title,
        Route::Welcome => w.shell.welcome,
        Route::Nearest => w.nearest.page_title,
        Route::Start(_) => w.start.page_title,
        Route::Reflect => w.reflect.page_title,
        Route::Safety(_) | Route::AskSafety(_) => w.safety.page_title,
        Route::Page(_, page) if page == "heard" => w.heard.page_title,
        Route::Resume(_) | Route::Page(..) | Route::Change(..) => w.reflect.question_title,
        Route::Closing(_) => w.reflect.close.page_title,
        Route::Exercises => w.exercises.title,
        Route::Know | Route::Card(_) => w.know.title,
        Route::Words => w.borrow.title,
        Route::Journal | Route::Entry(_) | Route::WriteEntry(_) => w.journal.title,
        Route::Calendar(_) => w.journal.calendar.title,
        Route::Find => w.journal.find.title,
        Route::Write => w.shell.write,
        Route::Draft(_) => w.write.page_title,
        Route::LetGo(_) => w.write.let_go.page_title,
        Route::Insights => w.insights.title,
        Route::About => w.about.title,
        Route::Plan(_) => w.plan.page_title,
        Route::Ending(_) => w.plan.ending.page_title,
        Route::People => w.people.page_title,
        Route::AddPerson => w.people.add_title,
        Route::Import => w.import.title,
        Route::Reminders(_) => w.reminders.title,
        Route::Person(_) => w.person.page_title,
        Route::EditPerson(_) => w.person.edit_title,
        Route::Log(_) => w.person.log.page_title,
        Route::Happened(_) => w.happened.page_title,
        Route::Space(_) => w.space.page_title,
        Route::Urge(_) => w.urge.page_title,
        Route::Contact(_) => w.person.contact.page_title,
        Route::Data => w.data.page_title,
        Route::Backup => w.backup.title,
        Route::Restore => w.restore.title,
        Route::Lock => w.lock.title,
        Route::PutAway => w.year.title,
        Route::Erase => w.erase.title,
        Route::Install => w.install.title,
        Route::Versions(_) => w.versions.title,
        Route::Hide => w.hide.page_title,
        Route::Read => w.read.page_title,
        Route::NotFound => w.shell.not_found,
    }
}

/// Where the head leads back to; `None` shows the wordmark.
pub fn back(core: Core, route: &Route) -> Option<(String, Route)> {
    let w = words();
    let people = || (w.shell.people.to_owned(), Route::People);
    let person = |id| {
        core.read(|doc, _| doc.person(id).map(|person| person.name.to_string()))
            .map_or_else(people, |name| (name, Route::Person(id)))
    };
    Some(match route {
        Route::Today
        | Route::Welcome
        | Route::Reflect
        | Route::People
        | Route::Write
        | Route::Journal
        | Route::Data
        | Route::NotFound => return None,
        Route::Exercises | Route::Know => (w.shell.reflect.to_owned(), Route::Reflect),
        Route::Words | Route::Draft(_) => (w.shell.write.to_owned(), Route::Write),
        Route::LetGo(id) => core.read(|doc, _| doc.record(*id).map(home_of))?,
        Route::Card(_) => (w.know.title.to_owned(), Route::Know),
        Route::Closing(_) => (w.shell.reflect.to_owned(), Route::Reflect),
        Route::Calendar(_) | Route::Find | Route::Entry(_) | Route::WriteEntry(_) => {
            (w.shell.journal.to_owned(), Route::Journal)
        }
        Route::Insights => (w.shell.journal.to_owned(), Route::Journal),
        Route::About => (w.shell.back.to_owned(), first(core)),
        Route::Change(..) => (w.reflect.leave.to_owned(), Route::Reflect),
        Route::Backup | Route::Restore | Route::Lock | Route::PutAway | Route::Erase | Route::Install => {
            (w.shell.data.to_owned(), Route::Data)
        }
        Route::Versions(id) => core.read(|doc, _| doc.record(*id).map(home_of))?,
        Route::Nearest | Route::Start(_) => (w.shell.back.to_owned(), first(core)),
        Route::Hide => (w.shell.back.to_owned(), way_back()),
        Route::Resume(_) | Route::Safety(_) | Route::Page(..) => (w.reflect.leave.to_owned(), Route::Reflect),
        Route::Plan(id) => person(core.read(|doc, _| doc.plan(*id).map(|plan| plan.person))?),
        Route::Ending(id) => (w.shell.back.to_owned(), Route::Plan(*id)),
        Route::Read => (w.shell.data.to_owned(), Route::Data),
        Route::AddPerson | Route::Person(_) | Route::Import | Route::Reminders(None) => people(),
        Route::Reminders(Some(id)) => person(*id),
        Route::EditPerson(id) | Route::Log(id) | Route::AskSafety(id) => person(*id),
        Route::Happened(id) | Route::Space(id) | Route::Urge(id) => person(*id),
        Route::Contact(id) => person(core.read(|doc, _| doc.contact(*id).map(|contact| contact.person))?),
    })
}

/// Where a record is shown.
fn home_of(record: &Record) -> (String, Route) {
    let route = match record {
        Record::Person(person) => Route::Person(person.id),
        Record::Reflection(reflection) => Route::Resume(reflection.id),
        Record::Plan(plan) => Route::Plan(plan.id),
        Record::Contact(contact) => Route::Contact(contact.id),
        Record::Entry(entry) => Route::Entry(entry.id),
        Record::CheckIn(_) => Route::Insights,
        Record::Urge(urge) => Route::Person(urge.person),
        Record::InCalendar(event) => Route::Person(event.person),
        Record::Draft(draft) => Route::Draft(draft.id),
        Record::Version(_) => Route::Data,
    };
    (words().shell.back.to_owned(), route)
}

/// The page that guides are begun from.
fn first(core: Core) -> Route {
    if core.read(|doc, _| doc.is_empty()) { Route::Welcome } else { Route::Reflect }
}

/// Number of pages of a guide that ask something on the shortest way, for its row in lists.
fn questions(situation: Situation) -> usize {
    let asks = |page: &&Page| page.asks() && matches!(page.when, When::Always | When::ContactOpen);
    guide(GuideId::Situation(situation)).pages.iter().filter(asks).count()
}
