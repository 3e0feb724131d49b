//! Everything somebody wrote, as text to read: Markdown for a file, plain for paper.
//!
//! Nothing may be missing: an answer to a page that no longer exists is there as well. The safety
//! route stays out: it was given to decide what Ebb offers, not to be handed to whoever opens a file.
//!
//! Written in plain loops, and with few templates: each chain of iterators costs bytes in the bundle.

use super::markdown::escape;
use super::people::rows;
use crate::app::doc::Doc;
use crate::content::guide;
use crate::content::words::{self, PageWords, fill, words};
use crate::content::{names, prompts};
use crate::domain::contact::Contact;
use crate::domain::day;
use crate::domain::id::PersonId;
use crate::domain::journal::Entry;
use crate::domain::person::Person;
use crate::domain::plan::{Plan, PlanState, StepState};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::{Answer, Mark};
use crate::domain::reflection::guide::GuideId;
use chrono::NaiveDate;

/// What goes into an export.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// Everything.
    Everything,
    /// What is about one person.
    Person(PersonId),
}

/// How a day is put into words; the browser knows.
pub type Dates = fn(NaiveDate) -> String;

/// Sheets at most. A page with thousands of elements would stand still.
pub const MOST_SHEETS: usize = 400;

const ITEM: &str = "- ";

/// The export as Markdown.
#[must_use]
pub fn markdown(doc: &Doc, of: Of, today: NaiveDate, date: Dates) -> String {
    let mut text = Text { doc, date, marked_up: true, out: String::new() };
    text.title(words().read.heading);
    text.paragraph(&words().read.written(&date(today)));
    for sheet in text.sheets(of, today) {
        text.gap();
        text.out.push_str(&sheet);
    }
    text.out
}

/// The export as plain texts, one for each person; where there are very many, they share.
#[must_use]
pub fn sheets(doc: &Doc, of: Of, today: NaiveDate, date: Dates) -> Vec<String> {
    Text { doc, date, marked_up: false, out: String::new() }.sheets(of, today)
}

/// What the file is called: nothing that tells what is in it.
#[must_use]
pub fn file_name(today: NaiveDate) -> String {
    join(&["notes-", &day::text(today), ".md"])
}

fn whom(doc: &Doc, of: Of, today: NaiveDate) -> Vec<PersonId> {
    if let Of::Person(id) = of {
        return vec![id];
    }
    let mut whom = doc.strays();
    for (at, row) in rows(doc, today).iter().enumerate() {
        whom.insert(at, row.id);
    }
    whom
}

fn join(parts: &[&str]) -> String {
    let mut joined = String::new();
    for part in parts {
        joined.push_str(part);
    }
    joined
}

/// Words of the user, to be told from ours.
fn own(text: &str) -> String {
    join(&["“", text.trim(), "”"])
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A text on its way. Each part ends its line.
struct Text<'a> {
    doc: &'a Doc,
    date: Dates,
    marked_up: bool,
    out: String,
}

impl<'a> Text<'a> {
    fn sheets(&self, of: Of, today: NaiveDate) -> Vec<String> {
        let whom = whom(self.doc, of, today);
        let share = whom.len().div_ceil(MOST_SHEETS);
        let mut sheets = Vec::new();
        for (at, &id) in whom.iter().enumerate() {
            if at % share == 0 {
                sheets.push(String::new());
            }
            if let Some(sheet) = sheets.last_mut() {
                let mut text = Text { out: std::mem::take(sheet), ..*self };
                text.person(id);
                *sheet = text.out;
            }
        }
        if of == Of::Everything {
            let mut text = Text { out: String::new(), ..*self };
            text.oneself();
            if !text.out.is_empty() {
                sheets.push(text.out);
            }
        }
        sheets
    }

    /// What is about nobody else: exercises, the journal and the check-ins.
    fn oneself(&mut self) {
        let w = words().read;
        for reflection in self.doc.reflections().filter(|one| one.person.is_none()) {
            if self.out.is_empty() {
                self.title(w.oneself);
            }
            self.reflection(reflection, "");
        }
        let mut heading = Some(words().journal.title);
        for entry in self.doc.entries().filter(|entry| !entry.is_blank()) {
            if let Some(heading) = heading.take() {
                self.title(heading);
            }
            self.entry(entry);
        }
        let mut heading = Some(w.check_ins);
        for check_in in self.doc.check_ins() {
            let mood = check_in.mood.map(names::mood);
            let energy = check_in.energy.map(|energy| words().journal.check_in.energy_said(names::energy(energy)));
            let said: Vec<&str> = mood.into_iter().chain(energy.as_deref()).collect();
            if said.is_empty() {
                continue;
            }
            if let Some(heading) = heading.take() {
                self.section(heading);
            }
            self.item(&(self.date)(check_in.on), &said.join(" · "));
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let w = words().journal;
        self.section(&join(&[&(self.date)(entry.on), " · ", names::entry_kind(entry.kind)]));
        if let Some(id) = &entry.prompt {
            let prompt = prompts::find(id).map(|prompt| words::entry(words().prompts, prompt.id).label);
            self.lines("", prompt.unwrap_or(id));
            self.gap();
        }
        if !is_blank(&entry.text) {
            self.lines("", &own(&entry.text));
            self.gap();
        }
        if let Some(mood) = entry.mood {
            self.item(w.mood, names::mood(mood));
        }
        if let Some(energy) = entry.energy {
            self.item(w.energy, names::energy(energy));
        }
        for (label, list) in [(w.feelings, names::feelings(entry)), (w.people, self.mentioned(entry))] {
            if !list.is_empty() {
                self.item(label, &list.join(", "));
            }
        }
    }

    fn mentioned(&self, entry: &Entry) -> Vec<String> {
        entry.people.iter().map(|&id| self.name_or_somebody(id).to_owned()).collect()
    }

    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// Lines as they are; those after the first stand under the text of the first.
    fn lines(&mut self, marker: &str, text: &str) {
        self.out.push_str(marker);
        let mut flows = false;
        for (at, line) in text.trim().split('\n').enumerate() {
            let blank = is_blank(line);
            if at > 0 {
                // Two blanks at its end keep a line from flowing into the next.
                self.out.push_str(if flows && !blank && self.marked_up { "  \n" } else { "\n" });
                self.out.push_str(if marker == ITEM && !blank { "  " } else { "" });
            }
            flows = !blank;
            if self.marked_up && !blank {
                escape(line, &mut self.out);
            } else if !blank {
                self.out.push_str(line);
            }
        }
        self.out.push('\n');
    }

    fn item(&mut self, label: &str, text: &str) {
        self.lines(ITEM, &join(&[label, ": ", text]));
    }

    fn paragraph(&mut self, text: &str) {
        self.gap();
        self.lines("", text);
    }

    /// On paper the title is the first line and set larger.
    fn title(&mut self, text: &str) {
        self.paragraph(text);
        self.out.push_str(if self.marked_up { "========\n" } else { "" });
    }

    fn section(&mut self, text: &str) {
        self.paragraph(text);
        self.out.push_str("--------\n\n");
    }

    fn question(&mut self, text: &str) {
        self.gap();
        self.lines(if self.marked_up { "### " } else { "" }, text);
        self.gap();
    }

    fn fact(&mut self, label: &str, text: &str) {
        if !is_blank(text) {
            self.item(label, &own(text));
        }
    }

    fn day(&mut self, label: &str, day: NaiveDate) {
        self.item(label, &(self.date)(day));
    }

    fn name(&self, id: PersonId) -> Option<&'a str> {
        self.doc.person(id).map(|person| person.name.as_str())
    }

    fn name_or_somebody(&self, id: PersonId) -> &'a str {
        self.name(id).unwrap_or(words().read.somebody)
    }

    fn person(&mut self, id: PersonId) {
        let w = words().person;
        let name = self.name_or_somebody(id);
        self.title(name);
        if let Some(person) = self.doc.person(id) {
            self.gap();
            self.item(w.ring, names::ring(person.ring));
            self.ways(person);
            self.fact(w.best_way, &person.best_way);
            self.fact(w.likes, &person.likes);
            self.card(person);
        }
        for reflection in self.doc.reflections_about(id) {
            self.reflection(reflection, name);
        }
        for plan in self.doc.plans_about(id) {
            self.plan(plan, name);
        }
        for draft in self.doc.drafts_to(id) {
            if !is_blank(&draft.text) {
                self.section(&join(&[&(self.date)(draft.on), " · ", words().read.draft]));
                self.lines("", &own(&draft.text));
            }
        }
        let mut contacts = self.doc.contacts_with(id).peekable();
        if contacts.peek().is_some() {
            self.section(w.passed);
        }
        for contact in contacts {
            self.contact(contact, name);
        }
    }

    /// What was chosen about a person.
    fn ways(&mut self, person: &Person) {
        let w = words().person;
        let rhythm = person.rhythm.map(names::rhythm);
        let chosen = [
            (w.facts.relation, person.relation.map(names::relation)),
            (w.facts.channel, person.channel.map(names::channel)),
            (w.facts.depth, person.depth.map(names::depth)),
            (w.facts.rhythm, rhythm.as_deref()),
            (w.facts.last, person.last_known.map(|known| names::last_time(known.time))),
        ];
        for (label, chosen) in chosen {
            if let Some(chosen) = chosen {
                self.item(label, chosen);
            }
        }
    }

    /// What is known about a person, beside name, ring, best way and likes.
    fn card(&mut self, person: &Person) {
        let w = words().person;
        self.fact(w.phone, &person.phone);
        self.fact(w.email, &person.email);
        self.fact(w.boundaries, &person.boundaries);
        self.fact(w.needs, &person.needs);
        for milestone in &person.milestones {
            let mut text = milestone.on.to_string();
            if !is_blank(&milestone.label) {
                text = join(&[&own(&milestone.label), " · ", &text]);
            }
            self.item(names::milestone(milestone.kind), &text);
        }
    }

    fn contact(&mut self, contact: &Contact, name: &str) {
        let mut text = names::contact(contact.kind, name);
        for more in [&contact.note, &contact.feeling, &contact.next_time] {
            if !is_blank(more) {
                text = join(&[&text, "\n", &own(more)]);
            }
        }
        if let Some(reply) = contact.reply {
            text = join(&[&text, "\n", names::reply(reply)]);
        }
        self.item(&(self.date)(contact.on), &text);
    }

    fn reflection(&mut self, reflection: &Reflection, name: &str) {
        let w = words().read;
        let guide_words = words().guide(reflection.guide);
        self.section(guide_words.title);
        self.day(w.begun, reflection.begun);
        self.day(w.touched, reflection.touched);
        let pages = guide(reflection.guide).pages;
        for page in pages {
            if let Some(answer) = reflection.answer(page.id) {
                self.answer(Some(guide_words.page(page.id)), answer, name);
            }
        }
        for (id, answered) in reflection.answers.iter() {
            if pages.iter().all(|page| page.id != id) {
                self.answer(None, &answered.answer, name);
            }
        }
    }

    fn answer(&mut self, page: Option<&PageWords>, answer: &Answer, name: &str) {
        let w = words();
        if matches!(answer, Answer::Read) || answer.is_empty() && !matches!(answer, Answer::NotSure) {
            return;
        }
        let said = |text: &str| fill(text, &[("name", name)]);
        let option = |id: &str| said(page.and_then(|page| page.option(id)).map_or(id, |option| option.label));
        self.question(&said(page.map_or(w.read.earlier, |page| page.ask)));
        match answer {
            Answer::Text(text) => self.lines("", &own(text)),
            Answer::One(id) => self.lines("", &option(id)),
            Answer::NotSure => self.lines("", w.reflect.not_sure),
            Answer::Fields(fields) => {
                for (id, text) in fields.iter() {
                    self.fact(&option(id), text);
                }
            }
            Answer::Several { chosen, own: lines } => {
                for id in chosen {
                    self.lines(ITEM, &option(id));
                }
                for line in lines {
                    if !is_blank(line) {
                        self.lines(ITEM, &own(line));
                    }
                }
            }
            Answer::Marked { marked, own: lines } => {
                for mark in Mark::ALL {
                    let label = names::mark(mark);
                    for (id, one) in marked.iter() {
                        if *one == mark {
                            self.item(label, &option(id));
                        }
                    }
                    for (line, one) in lines {
                        if *one == mark {
                            self.fact(label, line);
                        }
                    }
                }
            }
            Answer::People(people) => {
                for &id in people {
                    self.lines(ITEM, self.name_or_somebody(id));
                }
            }
            Answer::Read | Answer::Skipped => {}
        }
    }

    fn plan(&mut self, plan: &Plan, name: &str) {
        let w = words();
        let choices = w.guide(GuideId::Situation(plan.situation)).page("choice");
        let choice = choices.option(plan.choice.id()).map_or(plan.choice.id(), |option| option.label);
        self.section(&join(&[w.read.plan, ": ", choice]));
        self.day(w.read.proposed, plan.made);
        match &plan.state {
            PlanState::Proposed => {}
            PlanState::Active(since) => self.day(w.read.begun, *since),
            PlanState::Ended(end) => {
                let outcome = names::outcome(end.outcome).0;
                self.item(w.read.ended, &join(&[&(self.date)(end.on), " · ", outcome]));
                self.fact(w.read.keep, &end.keep);
            }
            PlanState::Replaced(on) => self.day(w.read.replaced, *on),
        }
        let space = &plan.space;
        self.fact(w.space.reason, &space.reason);
        self.fact(w.space.note, &space.note);
        self.fact(w.space.exceptions, &space.exceptions);
        for one in &space.meanwhile {
            self.fact(w.space.meanwhile, one);
        }
        self.question(w.read.steps);
        for step in &plan.steps {
            let mut when = (self.date)(step.on);
            if let Some(until) = step.until {
                when = w.plan.from_until(&when, &(self.date)(until));
            }
            let other = step.other.and_then(|id| self.name(id));
            let title = names::step_title(step.kind, name, other);
            match step.state {
                StepState::Open => self.item(&when, &title),
                StepState::Done(on) => self.item(&when, &join(&[&title, " · ", &w.plan.done_on(&(self.date)(on))])),
                StepState::LeftOut => self.item(&when, &join(&[&title, " · ", w.plan.left_out])),
            }
        }
    }
}
