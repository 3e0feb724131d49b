//! The field a message is written in. Underlines stand in a copy of the words that lies under the field, in the same
//! letters and the same width, so that both break their lines alike at every size.

use crate::app::command::Command;
use crate::app::view::drafts::has_asked_twice;
use crate::app::view::marks::{Line, in_units, pieces};
use crate::content::notes::Reading;
use crate::content::starters::{STARTERS, StarterKind};
use crate::content::words::{self, fill, words};
use crate::domain::draft::Draft;
use crate::domain::id::DraftId;
use crate::domain::message::mend::Mended;
use crate::domain::message::{Finding, Form, Rule, What};
use crate::domain::typing::Typing;
use crate::platform::dom::{Element, Heard};
use crate::platform::timer::after_frame;
use crate::ui::components::field::label;
use crate::ui::components::frame::{button, disclose, p, row, span};
use crate::ui::components::saved::saved_row;
use crate::ui::core::Core;
use crate::ui::el::{El, el, only_changes};
use crate::ui::pages::parts::check;
use crate::ui::pages::versions::versions_link;
use leptos::prelude::*;
use std::ops::Range;

/// The field's id.
const FIELD: &str = "draft";

/// What is written, and what the check found in it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The words, with what can be taken back.
    pub typing: Typing,
    /// What was found in them.
    pub check: Check,
}

/// What the check says.
#[derive(Clone, Debug)]
pub enum Check {
    /// It is being loaded.
    Coming,
    /// It could not be loaded. Writing goes on without it.
    Missing,
    /// It has read the words.
    Read(Reading),
}

impl Page {
    /// What was found; nothing while the check is not here.
    pub fn found(&self) -> &[Finding] {
        match &self.check {
            Check::Read(reading) => &reading.found,
            Check::Coming | Check::Missing => &[],
        }
    }

    fn reread(&mut self, form: Form) {
        if matches!(self.check, Check::Read(_)) {
            self.check = Check::Read(check::read(self.typing.text(), form));
        }
    }
}

/// A draft on the page.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The heart of the app.
    pub core: Core,
    /// Which draft.
    pub id: DraftId,
    /// What stands on the page. Words and findings change together, so that places always fit the words.
    pub page: RwSignal<Page>,
    /// The note last asked for, from 1; none is 0.
    pub shown: RwSignal<usize>,
}

impl Sheet {
    /// A draft as it was left. The check comes a frame later: the words are there first.
    pub fn open(core: Core, draft: &Draft) -> Self {
        let page = RwSignal::new(Page { typing: Typing::of(draft.text.clone()), check: Check::Coming });
        let sheet = Self { core, id: draft.id, page, shown: RwSignal::new(0) };
        after_frame(move || {
            check::load(move |is_here| {
                let _ = page.try_update(|page| {
                    page.check = if is_here { Check::Read(Reading::default()) } else { Check::Missing };
                    page.reread(sheet.form());
                });
            });
        });
        // Another form may be longer.
        let form =
            only_changes(Box::new(move || core.watch(|doc, _| doc.draft(sheet.id).map_or(0, |one| one.form as usize))));
        Effect::new(move |before: Option<usize>| {
            let now = form.get();
            if before.is_some_and(|before| before != now) {
                page.update(|page| page.reread(sheet.form()));
            }
            now
        });
        sheet
    }

    /// The words now.
    pub fn words(self) -> Box<dyn Fn() -> String> {
        Box::new(move || self.page.with(|page| page.typing.text().to_owned()))
    }

    fn form(self) -> Form {
        self.core.read(|doc, _| doc.draft(self.id).map(|draft| draft.form).unwrap_or_default())
    }

    /// The words have become these.
    fn typed(self, text: String) {
        self.core.run(Command::WriteDraft(self.id, text.clone()));
        let form = self.form();
        self.page.update(|page| {
            page.typing.typed(text);
            page.reread(form);
        });
    }

    /// A step back, or forward again.
    fn step(self, forward: bool) {
        let form = self.form();
        let mut moved = false;
        self.page.maybe_update(|page| {
            moved = if forward { page.typing.redo() } else { page.typing.undo() };
            if moved {
                page.reread(form);
            }
            moved
        });
        if !moved {
            return;
        }
        self.core.run(Command::WriteDraft(self.id, self.page.with_untracked(|page| page.typing.text().to_owned())));
    }

    /// Takes over a change that a note offers, and shows it in the text; dots are selected, to be written over.
    pub fn mend(self, mended: Mended) {
        let at = match mended.text[mended.at.clone()].find('…') {
            Some(dots) => mended.at.start + dots..mended.at.start + dots + '…'.len_utf8(),
            None => mended.at.end..mended.at.end,
        };
        let place = in_units(&mended.text, &at);
        self.typed(mended.text);
        select(place);
    }

    /// Shows a place in the text.
    pub fn show(self, at: &Range<usize>) {
        select(self.page.with_untracked(|page| in_units(page.typing.text(), at)));
    }

    /// Puts a line in: where nothing is written yet it is the message, else it stands after the rest.
    fn put_in(self, line: &str) {
        let before = self.page.with_untracked(|page| page.typing.text().trim_end().to_owned());
        let start = if before.is_empty() { 0 } else { before.len() + 1 };
        let text = if before.is_empty() { line.to_owned() } else { [&*before, "\n", line].concat() };
        let at = start..text.len();
        self.mend(Mended { text, at });
    }

    /// Marks the note whose place the caret stands in.
    fn point(self, event: &Heard) {
        let Some(caret) = event.element().and_then(|field| field.caret()) else { return };
        let at = self.page.with_untracked(|page| {
            let is_in = |one: &Finding| {
                let (start, end) = in_units(page.typing.text(), &one.span);
                start <= caret && caret <= end
            };
            page.found().iter().position(is_in).map_or(0, |at| at + 1)
        });
        self.shown.set(at);
    }
}

fn select(place: (u32, u32)) {
    after_frame(move || {
        if let Some(field) = Element::by_id(FIELD) {
            field.select(place);
        }
    });
}

/// The field, its underlines, and what stands under it.
pub fn editor(sheet: Sheet) -> El {
    let w = words().write;
    let key = move |event: Heard| {
        if let Some(forward) = event.asks_undo() {
            event.prevent_default();
            sheet.step(forward);
        }
    };
    let field = el("textarea")
        .class("draft-words")
        .id(FIELD)
        .attr("dir", "auto")
        .attr("aria-describedby", "notes-count")
        .attr("spellcheck", "true")
        .live_value(move || sheet.page.with(|page| page.typing.text().to_owned()))
        .on("input", move |event| sheet.typed(event.value()))
        .on("keydown", key)
        .on("click", move |event| sheet.point(&event));
    let under = row("draft-words marked").attr("aria-hidden", "true").attr("dir", "auto").live(move || marked(sheet));
    let count = move || sheet.page.with(|page| count(page.typing.text()));
    let can =
        move |redo: bool| sheet.page.with(|page| if redo { page.typing.can_redo() } else { page.typing.can_undo() });
    let step = |text: &str, redo: bool| {
        button("btn sm plain", text, move || sheet.step(redo))
            .live_attr("aria-disabled", move || (!can(redo)).then(|| "true".to_owned()))
    };
    row("workdesk")
        .add(label(w.label, FIELD))
        .add(row("draft").add(under).add(field))
        .add(
            row("row between draft-foot")
                .add(saved_row(sheet.core))
                .add(el("p").class("tiny faint num").live_text(count)),
        )
        .add(row("row").add(step(w.undo, false)).add(step(w.redo, true)).maybe(versions_link(sheet.core, sheet.id.0)))
}

fn count(text: &str) -> String {
    let w = words().write;
    match text.split_whitespace().count() {
        1 => w.words_one.to_owned(),
        count => w.words_some(&count.to_string()),
    }
}

/// The words again, with lines under what was found. A number takes no room, or the words would move.
fn marked(sheet: Sheet) -> Vec<El> {
    sheet.page.with(|page| {
        let text = page.typing.text();
        let found = page.found();
        let mut parts: Vec<El> = Vec::new();
        for piece in pieces(text, found) {
            let words = &text[piece.at];
            let Some(line) = piece.line else {
                parts.push(span("", words));
                continue;
            };
            let numbers: Vec<String> = piece.ends.iter().map(ToString::to_string).collect();
            let number = el("span").class("number").text(&numbers.join(" "));
            parts.push(el("mark").class(line_class(line)).text(words).add(number));
        }
        // A last line that is still empty is a line.
        parts.push(span("", "\u{200b}"));
        parts
    })
}

/// The class of a line.
pub const fn line_class(line: Line) -> &'static str {
    match line {
        Line::Keep => "keep",
        Line::Blame => "blame",
        Line::Sorry => "sorry",
        Line::Press => "press",
    }
}

/// Whether this message asks for the same comfort a third time in a month.
pub fn asks_again(sheet: Sheet) -> Option<String> {
    let asks = |found: &[Finding]| found.iter().any(|one| one.what == What::Note(Rule::Reassurance));
    if !sheet.page.with(|page| asks(page.found())) {
        return None;
    }
    sheet.core.read(|doc, today| {
        let person = doc.person(doc.draft(sheet.id)?.person)?;
        let reads = |text: &str| asks(&check::read(text, Form::Text).found);
        has_asked_twice(doc, person.id, today, reads).then(|| words().write.aside.again(person.name.as_str()))
    })
}

/// Lines to begin with, that suit the situation and the form, and what is on the person's card.
pub fn begin_with(sheet: Sheet) -> El {
    let w = words().write;
    let about = sheet.core.read(|doc, _| {
        let person = doc.person(doc.draft(sheet.id)?.person)?;
        let situation = doc.running_plan(person.id).map(|plan| plan.situation);
        Some((person.name.to_string(), person.likes.trim().to_owned(), situation))
    });
    let Some((name, likes, situation)) = about else { return row("") };
    let card = (!likes.is_empty()).then(|| row("well").add(p("label", &w.card(&name))).add(p("serif", &likes)));
    let kinds = StarterKind::ALL.into_iter().filter_map(|kind| {
        let lines: Vec<El> = STARTERS
            .iter()
            .filter(|starter| starter.kind == kind && starter.suits(situation))
            .map(|starter| {
                let line = fill(words::entry(words().starters, starter.id).label, &[("name", &name)]);
                let put = line.clone();
                row("well borrow")
                    .add(p("say serif", &line))
                    .add(button("btn sm quiet", w.put_in, move || sheet.put_in(&put)))
            })
            .collect();
        (!lines.is_empty()).then(|| disclose(words::entry(words().starter_kinds, kind.id()).label, lines))
    });
    let inside = std::iter::once(p("small soft", w.starters_more)).chain(card).chain(kinds).collect();
    disclose(w.starters, inside)
}
