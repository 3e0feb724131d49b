//! What is known about somebody: only what is there, and no way to reach out where contact is closed.

use crate::app::route::Route;
use crate::app::view::card::{Next, call_link, comes, mail_link, round};
use crate::app::view::people::Page;
use crate::content::names;
use crate::content::words::words;
use crate::domain::person::{Milestone, MilestoneKind, Person};
use crate::domain::plan::standing::Standing;
use crate::platform::intl::{Style, date, date_near};
use crate::ui::components::frame::{h2, link, p, row};
use crate::ui::el::{El, el};
use chrono::NaiveDate;

/// What matters to somebody, with a way to change it.
pub fn facts(page: &Page, name: &str, today: NaiveDate) -> El {
    let w = words().person;
    let edit = link("link small", &Route::EditPerson(page.person.id), w.edit);
    let part = el("section").class("section").add(el("header").add(h2("h-small", &w.matters(name))).add(edit));
    let known = known(page, today);
    if known.is_empty() {
        return part.add(p("soft", w.nothing_matters));
    }
    part.add(el("dl").class("facts").add_all(known))
}

fn known(page: &Page, today: NaiveDate) -> Vec<El> {
    let w = words().person;
    let person = &*page.person;
    let last = person.last_known.filter(|_| page.contacts.is_empty()).map(|known| names::last_time(known.time));
    let said = [
        (w.facts.relation, person.relation.map_or("", names::relation)),
        (w.best_way, &person.best_way),
        (w.facts.channel, person.channel.map_or("", names::channel)),
        (w.facts.depth, person.depth.map_or("", names::depth)),
        (w.likes, &person.likes),
        (w.facts.boundaries, &person.boundaries),
        (w.facts.needs, &person.needs),
        (w.facts.rhythm, &rhythm(page, today)),
        (w.facts.days, &days(&person.milestones, today)),
        (w.facts.last, last.unwrap_or_default()),
    ];
    let said = said.iter().filter(|(_, text)| !text.trim().is_empty());
    said.map(|(label, text)| fact(label, el("dd").own(text))).chain(ways(person, page.row.standing)).collect()
}

fn fact(label: &str, said: El) -> El {
    row("").add(el("dt").text(label)).add(said)
}

fn rhythm(page: &Page, today: NaiveDate) -> String {
    let w = words().person.facts;
    let Some(rhythm) = page.person.rhythm else { return String::new() };
    let about = w.about(&names::rhythm(rhythm).to_lowercase());
    let next = match round(&page.person, page.row.standing, page.row.last, today) {
        Some(Next::Around(on)) => w.next(&date_near(on, today)),
        Some(Next::AnyDay) => w.any_day.to_owned(),
        Some(Next::WhenTheyWrite) => w.when_they_write.to_owned(),
        None => return about,
    };
    [&*about, " ", &*next].concat()
}

/// A day a line.
fn days(milestones: &[Milestone], today: NaiveDate) -> String {
    let w = words().person;
    let mut lines = String::new();
    for milestone in milestones {
        let (on, years) = comes(milestone, today);
        let name = if milestone.label.trim().is_empty() { names::milestone(milestone.kind) } else { &milestone.label };
        let said = w.facts.day(&date(on, if is_far(on, today) { Style::Year } else { Style::Day }), name);
        let years = years.map(|years| years.to_string()).map(|years| match milestone.kind {
            MilestoneKind::Birthday => w.facts.turns(&years),
            _ => w.facts.years(&years),
        });
        let gap = if lines.is_empty() { "" } else { "\n" };
        lines = [&*lines, gap, &*said, if years.is_some() { " " } else { "" }, &*years.unwrap_or_default()].concat();
    }
    lines
}

/// Whether a day lies so far away that its year has to be said: in winter the next March needs none.
fn is_far(on: NaiveDate, today: NaiveDate) -> bool {
    !(0..=300).contains(&(on - today).num_days())
}

/// Number and e-mail: links while contact is open, plain where it rests, nothing where it is closed (I2).
fn ways(person: &Person, standing: Standing) -> Vec<El> {
    let w = words().person.facts;
    if standing == Standing::NoContact {
        return Vec::new();
    }
    let ways = [(w.phone, &person.phone, call_link(&person.phone)), (w.email, &person.email, mail_link(&person.email))];
    let known = ways.into_iter().filter(|(_, text, _)| !text.trim().is_empty());
    known
        .map(|(label, text, to)| match to.filter(|_| standing.allows_contact()) {
            Some(to) => fact(label, el("dd").add(el("a").class("link").attr("href", &to).own(text))),
            None => fact(label, el("dd").own(text)),
        })
        .collect()
}
