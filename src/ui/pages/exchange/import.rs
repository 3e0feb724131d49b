//! People from an address book, with the fate of each card before anything changes; and people out to one.

use crate::app::command::Command;
use crate::app::doc::Doc;
use crate::app::view::address_book::cards;
use crate::app::view::import::{Fate, Known, Preview, Reason, preview};
use crate::content::words::words;
use crate::domain::id::PersonId;
use crate::exchange::card::{Card, Part, Remark, Row, Unread};
use crate::exchange::vcard::{self, Version};
use crate::exchange::{self, FileError, LARGEST};
use crate::platform::{contacts, dom, file, pick};
use crate::ui::components::choice::{Pick, choice, choices_under};
use crate::ui::components::field::label;
use crate::ui::components::frame::{button, error, main_part, p, row, section, title};
use crate::ui::components::more::{MOST, more};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use leptos::prelude::*;

const CARD: &str = "text/vcard;charset=utf-8";

/// Where an import stands.
#[derive(Clone, Copy)]
struct Desk {
    core: Core,
    rows: RwSignal<Vec<Preview>>,
    /// Those to be brought in, by number.
    chosen: RwSignal<Vec<usize>>,
    shown: RwSignal<usize>,
    needs: RwSignal<&'static str>,
    done: RwSignal<String>,
}

/// Bring people in, or take them out.
pub fn import(core: Core) -> Vec<El> {
    let w = words().import;
    let desk = Desk {
        core,
        rows: RwSignal::new(Vec::new()),
        chosen: RwSignal::new(Vec::new()),
        shown: RwSignal::new(MOST),
        needs: RwSignal::new(""),
        done: RwSignal::new(String::new()),
    };
    let field = el("input")
        .class("field file")
        .id("cards")
        .attr("type", "file")
        .attr("accept", ".vcf,.csv,text/vcard,text/x-vcard,text/csv")
        .attr("aria-describedby", "cards-error")
        .on("change", move |event| desk.picked(&event));
    let picker = contacts::can_pick().then(|| button("btn quiet", w.from_phone, move || desk.choose_on_phone()));
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(
            row("fieldset")
                .add(label(w.file, "cards"))
                .add(field)
                .add(error("cards-error", move || desk.needs.get().to_owned())),
        )
        .maybe(picker)
        .add(el("p").class("small").attr("role", "status").live_text(move || desk.done.get()))
        .add(row("section").live(move || desk.parts()))
        .add(desk.out());
    vec![main]
}

impl Desk {
    fn picked(self, event: &dom::Heard) {
        let Some(field) = event.element() else { return };
        pick::read_bytes(&field, LARGEST, move |bytes| match bytes {
            Ok(bytes) => self.read(&bytes),
            Err(pick::Unread::TooLarge) => self.refuse(FileError::TooLarge),
            Err(pick::Unread::Unreadable) => self.refuse(FileError::NoCards),
        });
    }

    fn read(self, bytes: &[u8]) {
        match exchange::read(bytes) {
            Ok(rows) => self.show(self.core.read(|doc, _| preview(&rows, &known(doc)))),
            Err(error) => self.refuse(error),
        }
    }

    /// The phone's own list of contacts, where the browser has one: names, numbers and addresses, no birthdays.
    fn choose_on_phone(self) {
        contacts::pick(move |cards| {
            let row = |(number, card): (usize, Card)| {
                let result = if card.name.trim().is_empty() { Err(Unread::NoName) } else { Ok(card) };
                Row { number, result, notes: Vec::new() }
            };
            let rows: Vec<Row> = (1..).zip(cards).map(row).collect();
            self.show(self.core.read(|doc, _| preview(&rows, &known(doc))));
        });
    }

    fn show(self, rows: Vec<Preview>) {
        self.needs.set("");
        self.done.set(String::new());
        self.chosen.set(Vec::new());
        self.shown.set(MOST);
        self.rows.set(rows);
    }

    fn refuse(self, error: FileError) {
        self.rows.set(Vec::new());
        self.needs.set(sentence(error));
    }

    fn parts(self) -> Vec<El> {
        let w = words().import;
        self.rows.with(|rows| {
            if rows.is_empty() {
                return Vec::new();
            }
            let count = |is: fn(&Fate) -> bool| rows.iter().filter(|row| is(&row.fate)).count().to_string();
            let new = count(|fate| matches!(fate, Fate::Add));
            let more_known = count(|fate| matches!(fate, Fate::Update { .. }));
            let skipped = count(|fate| matches!(fate, Fate::Skip(_)));
            let shown = self.shown;
            let list: Vec<El> = rows.iter().take(shown.get()).map(|row| self.row(row)).collect();
            let all: Vec<usize> = rows.iter().filter(|row| row.card.is_some()).map(|row| row.number).collect();
            let chosen = self.chosen;
            let buttons = row("row").add(button("btn sm quiet", w.all, move || chosen.set(all.clone()))).add(button(
                "btn sm plain",
                w.nobody,
                move || chosen.set(Vec::new()),
            ));
            let bring = button("btn block", "", move || self.bring())
                .add(el("span").live_text(move || words().import.bring(&chosen.with(Vec::len).to_string())));
            [
                Some(p("", &w.found(&rows.len().to_string(), &new, &more_known, &skipped))),
                Some(buttons),
                Some(choices_under(el("legend").class("label").text(w.whom), list)),
                more("more-cards", shown, rows.len()),
                Some(bring),
            ]
            .into_iter()
            .flatten()
            .collect()
        })
    }

    /// One card: what would become of it, and why. What brings nothing has no box to tick.
    fn row(self, one: &Preview) -> El {
        let number = one.number;
        let mut more = fate(self.core, &one.fate);
        for remark in one.remarks.iter().map(remark) {
            more.push(' ');
            more.push_str(&remark);
        }
        let name = if one.name.trim().is_empty() { words().import.card(&number.to_string()) } else { one.name.clone() };
        if one.card.is_none() {
            return el("div")
                .class("well")
                .add(el("span").class("grow").add(el("b").own(&name)).add(p("small soft", &more)));
        }
        let chosen = self.chosen;
        let change = move |on: bool| {
            chosen.update(|chosen| {
                chosen.retain(|&one| one != number);
                if on {
                    chosen.push(number);
                }
            });
        };
        choice(
            Pick::Several,
            "card",
            &name,
            &more,
            None,
            move || chosen.with(|chosen| chosen.contains(&number)),
            change,
        )
    }

    fn bring(self) {
        let w = words().import;
        let chosen = self.chosen.get_untracked();
        if chosen.is_empty() {
            return self.needs.set(w.choose);
        }
        let cards: Vec<(Option<PersonId>, Card)> = self.rows.with_untracked(|rows| {
            let wanted = rows.iter().filter(|row| chosen.contains(&row.number));
            wanted.filter_map(|row| Some((who(&row.fate)?, row.card.clone()?))).collect()
        });
        let count = cards.len().to_string();
        match self.core.dispatch(Command::Import(cards)) {
            Ok(()) => {
                self.rows.set(Vec::new());
                self.needs.set("");
                self.done.set(w.done(&count));
            }
            Err(refused) => self.needs.set(crate::ui::names::rejection(refused)),
        }
    }

    /// Everybody as one file, in both forms.
    fn out(self) -> El {
        let w = words().import;
        let status = RwSignal::new("");
        let save = move |version: Version| {
            let text = self.core.read(|doc, today| vcard::write(&cards(doc, today), version));
            status.set(if file::save("people.vcf", CARD, &text) { w.saved } else { w.not_saved });
        };
        section(w.out)
            .add(p("soft", w.out_more))
            .add(row("row acts-row").add(button("btn sm quiet", w.as_new, move || save(Version::V4))).add(button(
                "btn sm plain",
                w.as_old,
                move || save(Version::V3),
            )))
            .add(el("p").class("small soft").attr("role", "status").live_text(move || status.get().to_owned()))
    }
}

fn known(doc: &Doc) -> Vec<(PersonId, Known<'_>)> {
    doc.people().map(|person| (person.id, Known::of(person))).collect()
}

const fn who(fate: &Fate) -> Option<Option<PersonId>> {
    match fate {
        Fate::Add => Some(None),
        Fate::Update { person, .. } => Some(Some(*person)),
        Fate::Skip(_) => None,
    }
}

fn fate(core: Core, fate: &Fate) -> String {
    let w = words().import;
    let name =
        |id: PersonId| core.read(|doc, _| doc.person(id).map_or(String::new(), |person| person.name.to_string()));
    match fate {
        Fate::Add => w.new.to_owned(),
        Fate::Update { person, by_name_only: false, .. } => w.update(&name(*person)),
        Fate::Update { person, .. } => w.update_by_name(&name(*person)),
        Fate::Skip(Reason::Unread(Unread::NoName)) => w.no_name.to_owned(),
        Fate::Skip(Reason::Unread(Unread::Group)) => w.group.to_owned(),
        Fate::Skip(Reason::Unread(Unread::NotACard)) => w.not_a_card.to_owned(),
        Fate::Skip(Reason::NameTooLong) => w.name_long.to_owned(),
        Fate::Skip(Reason::Same(_)) => w.same.to_owned(),
        Fate::Skip(Reason::OnlyTheName(person)) => w.only_the_name(&name(*person)),
        Fate::Skip(Reason::Twice(row)) => w.twice(&row.to_string()),
    }
}

fn remark(remark: &Remark) -> String {
    let w = words().import.remark;
    match remark {
        Remark::NoEnd => w.no_end.to_owned(),
        Remark::Inside => w.inside.to_owned(),
        Remark::Junk => w.junk.to_owned(),
        Remark::NameFrom(from) => w.name_from(part(*from)),
        Remark::Guessed => w.guessed.to_owned(),
        Remark::Letters(letters) => w.letters(letters),
        Remark::Unreadable(of, text) => w.unreadable(part(*of), text),
        Remark::Ambiguous(of, text) => w.ambiguous(part(*of), text),
        Remark::TooLong(of) => w.too_long(part(*of)),
        Remark::Aside(of) => w.aside(part(*of)),
        Remark::Died => w.died.to_owned(),
    }
}

fn part(part: Part) -> &'static str {
    let w = words().import.part;
    match part {
        Part::Nickname => w.nickname,
        Part::Organisation => w.organisation,
        Part::Phone => w.phone,
        Part::Email => w.email,
        Part::Birthday => w.birthday,
        Part::Anniversary => w.anniversary,
        Part::Date => w.date,
        Part::Group => w.group,
        Part::Uid => w.uid,
        Part::Note => w.note,
        Part::Photo => w.photo,
        Part::Sound => w.sound,
        Part::Other => w.other,
    }
}

/// Why a file is not read, and what to do.
fn sentence(error: FileError) -> &'static str {
    let w = words().import;
    match error {
        FileError::TooLarge => w.too_large,
        FileError::TooMany => w.too_many,
        FileError::NoCards => w.not_cards,
    }
}
