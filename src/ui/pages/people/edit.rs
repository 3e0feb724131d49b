//! What is known about a person, as a form in groups that open. Only the name is needed.

use super::care::care;
use super::days::Days;
use crate::app::command::{Command, PersonForm, Rejection};
use crate::app::view::card::{days_of, is_address, is_number};
use crate::content::words::words;
use crate::domain::day;
use crate::domain::id::PersonId;
use crate::domain::person::{Channel, Depth, LastKnown, LastTime, Person, Relation, Ring};
use crate::domain::rhythm::{Later, Rhythm};
use crate::domain::text::Name;
use crate::platform::dom::Element;
use crate::platform::page;
use crate::ui::components::choice::{Pick, choice, choices_under, place_choice};
use crate::ui::components::field::{area, form, label, line, submit};
use crate::ui::components::frame::{disclose, main_part, p, row, title};
use crate::ui::components::select::{at_place, digits, place_of, select, select_or};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use crate::ui::pages::versions::versions_link;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// The place of a rhythm of one's own in the list.
const OWN: usize = Rhythm::NAMED.len() + 1;

/// "Later", by its place in the list: none, then these, then a day, then until they write.
const LATER: [Rhythm; 4] = [Rhythm::Days(3), Rhythm::Week, Rhythm::TwoWeeks, Rhythm::Month];
const LATER_DAY: usize = LATER.len() + 1;
const UNTIL_THEY_WRITE: usize = LATER.len() + 2;

/// A person's card as a form.
pub fn edit(core: Core, id: PersonId) -> Vec<El> {
    let Some(person) = core.read(|doc, _| doc.person(id).cloned()) else { return not_found() };
    let w = words().person;
    let nothing_logged = core.read(|doc, _| doc.contacts_with(id).next().is_none());
    let sheet = Sheet::of(&person, core.today());
    let save = move || match sheet.read(core.today()) {
        Ok(form) => {
            if let Err(refused) = core.dispatch(Command::EditPerson(id, form)) {
                sheet.name.complain(names::rejection(refused));
                page::focus("#name");
            }
        }
        Err(place) => place.show(),
    };
    let form = form("stack", save)
        .add(sheet.name.line("name", "text", w.name, ""))
        .add(select_or("relation", w.relation, w.not_said, &Relation::ALL.map(names::relation), sheet.relation))
        .add(rings(sheet.ring))
        .add(row("").add_all([reach(sheet), matters(sheet), often(sheet, nothing_logged), days(sheet)]))
        .add(submit("btn block", w.save));
    vec![
        main_part(false)
            .add(title(w.edit_title))
            .add(p("soft help", w.edit_lead))
            .add(form)
            .maybe(versions_link(core, id.0))
            .add(care(core, id)),
    ]
}

/// A text of the form, and the sentence when it needs a look.
#[derive(Clone, Copy)]
struct Field {
    text: RwSignal<String>,
    needs: RwSignal<String>,
}

impl Field {
    fn of(text: &str) -> Self {
        Self { text: RwSignal::new(text.to_owned()), needs: RwSignal::new(String::new()) }
    }

    fn get(self) -> String {
        self.text.get_untracked()
    }

    fn complain(self, sentence: &str) {
        self.needs.set(sentence.to_owned());
    }

    fn line(self, id: &str, kind: &str, name: &str, hint: &str) -> El {
        line(id, kind, name, hint, self.text, self.needs)
    }

    fn area(self, id: &str, name: &str) -> El {
        let text = self.text;
        let field = area(id, "2", &self.get(), &format!("{id}-label"), move |typed| text.set(typed));
        row("").add(label(name, id)).add(field)
    }
}

/// Where something needs a look: the field, and the group it is in.
struct Place {
    field: String,
    group: &'static str,
}

impl Place {
    fn show(&self) {
        // A closed group cannot hold the focus.
        if let Some(group) = Element::by_id(self.group) {
            group.set("open", "");
        }
        page::focus(&self.field);
    }
}

/// What the fields hold.
#[derive(Clone, Copy)]
struct Sheet {
    before: StoredValue<Arc<Person>>,
    name: Field,
    relation: RwSignal<usize>,
    ring: RwSignal<usize>,
    channel: RwSignal<usize>,
    depth: RwSignal<usize>,
    best_way: Field,
    phone: Field,
    email: Field,
    likes: Field,
    boundaries: Field,
    needs: Field,
    rhythm: RwSignal<usize>,
    every: Field,
    later: RwSignal<usize>,
    later_day: Field,
    last: RwSignal<usize>,
    could_grow: RwSignal<bool>,
    days: Days,
}

impl Sheet {
    fn of(person: &Arc<Person>, today: NaiveDate) -> Self {
        let (later, later_day) = later_of(person, today);
        let (rhythm, every) = match person.rhythm {
            Some(Rhythm::Days(days)) => (OWN, days.to_string()),
            named => (place_of(&Rhythm::NAMED, named), String::new()),
        };
        Self {
            before: StoredValue::new(Arc::clone(person)),
            name: Field::of(person.name.as_str()),
            relation: RwSignal::new(place_of(&Relation::ALL, person.relation)),
            ring: RwSignal::new(Ring::ALL.iter().position(|&one| one == person.ring).unwrap_or_default()),
            channel: RwSignal::new(place_of(&Channel::ALL, person.channel)),
            depth: RwSignal::new(place_of(&Depth::ALL, person.depth)),
            best_way: Field::of(&person.best_way),
            phone: Field::of(&person.phone),
            email: Field::of(&person.email),
            likes: Field::of(&person.likes),
            boundaries: Field::of(&person.boundaries),
            needs: Field::of(&person.needs),
            rhythm: RwSignal::new(rhythm),
            every: Field::of(&every),
            later: RwSignal::new(later),
            later_day: Field::of(&later_day),
            last: RwSignal::new(place_of(&LastTime::ALL, person.last_known.map(|known| known.time))),
            could_grow: RwSignal::new(person.could_grow),
            days: Days::of(&person.milestones),
        }
    }

    /// The card that stands in the form. What the form does not ask for stays as it was.
    fn read(self, today: NaiveDate) -> Result<PersonForm, Place> {
        let name = self.name.get();
        let before = self.before.get_value();
        let mut first = None;
        let mut look = |place: Place| {
            first.get_or_insert(place);
        };
        let checks = [
            (self.name, "#name", "", Name::parse(&name).err().map(|error| names::rejection(Rejection::Name(error)))),
            (self.phone, "#phone", "reach", self.phone_problem(&before)),
            (self.email, "#email", "reach", self.email_problem(&before)),
            (self.every, "#every", "often", self.every_problem()),
            (self.later_day, "#later-day", "often", self.later_problem(&before, today)),
        ];
        for (field, selector, group, problem) in checks {
            field.complain(problem.unwrap_or_default());
            if problem.is_some() {
                look(Place { field: selector.to_owned(), group });
            }
        }
        let milestones = self.days.read(today).unwrap_or_else(|field| {
            look(Place { field, group: "days" });
            Vec::new()
        });
        if let Some(place) = first {
            return Err(place);
        }
        let card = Person {
            relation: at_place(&Relation::ALL, self.relation.get_untracked()),
            ring: Ring::ALL.get(self.ring.get_untracked()).copied().unwrap_or_default(),
            channel: at_place(&Channel::ALL, self.channel.get_untracked()),
            depth: at_place(&Depth::ALL, self.depth.get_untracked()),
            best_way: self.best_way.get(),
            phone: self.phone.get(),
            email: self.email.get(),
            likes: self.likes.get(),
            boundaries: self.boundaries.get(),
            needs: self.needs.get(),
            rhythm: self.rhythm(),
            later: self.later(&before, today),
            last_known: self.last_known(&before, today),
            could_grow: self.could_grow.get_untracked(),
            milestones,
            ..(*before).clone()
        };
        Ok(PersonForm { name, card: Box::new(card) })
    }

    /// What was imported and not touched is no mistake of whoever saves.
    fn phone_problem(self, before: &Person) -> Option<&'static str> {
        let phone = self.phone.get();
        let is_fine = phone.trim().is_empty() || phone == before.phone || is_number(&phone);
        (!is_fine).then_some(words().person.card_errors.phone)
    }

    fn email_problem(self, before: &Person) -> Option<&'static str> {
        let email = self.email.get();
        let is_fine = email.trim().is_empty() || email == before.email || is_address(&email);
        (!is_fine).then_some(words().person.card_errors.email)
    }

    fn every_problem(self) -> Option<&'static str> {
        let is_fine = self.rhythm.get_untracked() != OWN || days_of(&self.every.get()).is_some();
        (!is_fine).then_some(words().person.card_errors.every)
    }

    fn later_problem(self, before: &Person, today: NaiveDate) -> Option<&'static str> {
        let asked = self.rhythm.get_untracked() != 0 && self.later.get_untracked() == LATER_DAY;
        let is_fine = !asked
            || (self.later.get_untracked(), self.later_day.get()) == later_of(before, today)
            || day::parse(&self.later_day.get()).is_some_and(|day| day > today);
        (!is_fine).then_some(words().person.card_errors.later)
    }

    fn rhythm(self) -> Option<Rhythm> {
        match self.rhythm.get_untracked() {
            OWN => days_of(&self.every.get()).map(Rhythm::Days),
            place => at_place(&Rhythm::NAMED, place),
        }
    }

    fn later(self, before: &Person, today: NaiveDate) -> Option<Later> {
        let place = self.later.get_untracked();
        if self.rhythm.get_untracked() == 0 || (place, self.later_day.get()) == later_of(before, today) {
            return before.later;
        }
        match place {
            LATER_DAY => day::parse(&self.later_day.get()).map(Later::Until),
            UNTIL_THEY_WRITE => Some(Later::UntilTheyWrite),
            place => at_place(&LATER, place).map(|wait| Later::Until(wait.after(today))),
        }
    }

    fn last_known(self, before: &Person, today: NaiveDate) -> Option<LastKnown> {
        let time = at_place(&LastTime::ALL, self.last.get_untracked());
        if time == before.last_known.map(|known| known.time) {
            return before.last_known;
        }
        time.map(|time| LastKnown { time, said: today })
    }
}

/// The place of what was said in the list, and the day that goes with it. A day that has come says nothing any more.
fn later_of(person: &Person, today: NaiveDate) -> (usize, String) {
    match person.later {
        Some(Later::UntilTheyWrite) => (UNTIL_THEY_WRITE, String::new()),
        Some(Later::Until(on)) if on > today => (LATER_DAY, day::text(on)),
        _ => (0, String::new()),
    }
}

fn rings(ring: RwSignal<usize>) -> El {
    let rings = Ring::ALL.iter().enumerate().map(|(at, &one)| place_choice("ring", at, names::ring(one), ring));
    choices_under(el("legend").class("label").text(words().person.ring), rings.collect())
}

fn group(id: &str, name: &str, inside: Vec<El>) -> El {
    disclose(name, vec![row("stack").add_all(inside)]).id(id)
}

fn reach(sheet: Sheet) -> El {
    let w = words().person;
    let inside = vec![
        select_or("channel", w.channel, w.not_said, &Channel::ALL.map(names::channel), sheet.channel),
        sheet.best_way.line("best-way", "text", w.best_way_label, w.best_way_help),
        select_or("depth", w.depth, w.not_said, &Depth::ALL.map(names::depth), sheet.depth),
        sheet.phone.line("phone", "tel", w.phone, ""),
        sheet.email.line("email", "email", w.email, ""),
        p("small soft", w.groups.reach_more),
    ];
    group("reach", w.groups.reach, inside)
}

fn matters(sheet: Sheet) -> El {
    let w = words().person;
    let inside = vec![
        sheet.likes.area("likes", w.likes_label),
        sheet.boundaries.area("boundaries", w.boundaries),
        sheet.needs.area("needs", w.needs),
    ];
    group("matters", w.groups.matters, inside)
}

fn often(sheet: Sheet, nothing_logged: bool) -> El {
    let w = words().person;
    let mut rhythms: Vec<String> = vec![w.rhythms.none.to_owned()];
    rhythms.extend(Rhythm::NAMED.map(names::rhythm));
    rhythms.push(w.rhythms.own.to_owned());
    let own = move || {
        let asked = sheet.rhythm.get() == OWN;
        asked.then(|| digits("every", w.rhythms.every, sheet.every.text, sheet.every.needs)).into_iter().collect()
    };
    let grow = choice(
        Pick::Several,
        "could-grow",
        w.could_grow,
        w.could_grow_more,
        None,
        move || sheet.could_grow.get(),
        move |grows| sheet.could_grow.set(grows),
    );
    let last = || select_or("last", w.last_times.label, w.not_said, &LastTime::ALL.map(names::last_time), sheet.last);
    let inside = vec![
        p("small soft", w.groups.often_more),
        select("rhythm", w.rhythms.label, &rhythms, sheet.rhythm),
        row("contents").live(own),
        row("contents").live(move || later(sheet)),
        row("contents").live(move || later_day(sheet)),
    ];
    let last = nothing_logged.then(last);
    group("often", w.groups.often, inside.into_iter().chain(last).chain([grow]).collect())
}

fn later(sheet: Sheet) -> Vec<El> {
    let w = words().person.rhythms;
    if sheet.rhythm.get() == 0 {
        return Vec::new();
    }
    let waits = [w.three_days, w.one_week, w.weeks, w.one_month, w.until_day, w.until_they_write];
    vec![select_or("later", w.later, w.whenever, &waits, sheet.later)]
}

fn later_day(sheet: Sheet) -> Vec<El> {
    let asked = sheet.rhythm.get() != 0 && sheet.later.get() == LATER_DAY;
    let field = || sheet.later_day.line("later-day", "date", words().person.rhythms.not_before, "");
    asked.then(field).into_iter().collect()
}

fn days(sheet: Sheet) -> El {
    group("days", words().person.groups.days, vec![sheet.days.part()])
}
