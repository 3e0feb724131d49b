//! One page of a guide: one question, its field, and the way on.

use super::inputs;
use super::list::progress;
use crate::app::command::Command;
use crate::app::resume::way;
use crate::app::route::Route;
use crate::content::guides::guide;
use crate::content::icons::Icon;
use crate::content::words::{PageWords, fill, words};
use crate::domain::id::ReflectionId;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::Answer;
use crate::domain::reflection::guide::{Kind, Page};
use crate::ui::components::frame::{button, disclose, error, foot, icon, link, main_part, p, row, span, title};
use crate::ui::core::{Core, Saving};
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::versions::versions_link;
use leptos::prelude::*;

/// What an input on the page works with: its words, what stands there, and where it writes to.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The page.
    pub page: &'static Page,
    /// Its words.
    pub words: &'static PageWords,
    /// What stands on it. Changed through [`Sheet::write`].
    pub answer: RwSignal<Answer>,
    /// Of which reflection.
    pub reflection: ReflectionId,
    /// The app.
    pub core: Core,
    name: StoredValue<String>,
}

impl Sheet {
    /// Changes the answer and hands it to the document, which saves it when typing pauses.
    pub fn write(self, change: impl FnOnce(&mut Answer)) {
        let mut answer = self.answer.get_untracked();
        change(&mut answer);
        self.answer.set(answer.clone());
        self.core.run(Command::Write(self.reflection, self.page.id, answer));
    }

    /// Adds somebody new by name.
    ///
    /// # Errors
    /// The sentence to show when the name is no name.
    pub fn name_somebody(self, name: String) -> Result<(), &'static str> {
        self.core.dispatch(Command::NameOn(self.reflection, self.page.id, name)).map_err(names::rejection)?;
        let people = self.core.read(|doc, _| doc.reflection(self.reflection)?.answer(self.page.id).cloned());
        if let Some(answer) = people {
            self.answer.set(answer);
        }
        Ok(())
    }

    /// The words of an option, with the name in them.
    pub fn option(self, id: &str) -> String {
        self.words.option(id).map_or_else(String::new, |option| self.fill(option.label))
    }

    /// Fills the person's name into words.
    pub fn fill(self, template: &str) -> String {
        self.name.with_value(|name| fill(template, &[("name", name)]))
    }
}

/// A page that asks something.
pub fn question(core: Core, page: &'static Page, reflection: &Reflection, name: String) -> Vec<El> {
    let w = words().reflect;
    let id = reflection.id;
    let guide_words = words().guide(reflection.situation.id());
    let sheet = Sheet {
        page,
        words: guide_words.page(page.id),
        answer: RwSignal::new(inputs::standing(page, reflection)),
        reflection: id,
        core,
        name: StoredValue::new(name),
    };
    let journey = core.read(|doc, _| way(doc, reflection));
    let (at, of) = journey.progress(page.id);
    let needs = RwSignal::new(String::new());
    let count = span("num", &w.progress(&at.to_string(), &of.to_string()));
    let place = el("p").class("small soft").add(count).text(&format!(" · {}", guide_words.title));
    let main = main_part(false)
        .add(row("progress").add(place).add(progress(at, of)))
        .add(title(&sheet.fill(sheet.words.ask)))
        .add(p("soft help", &sheet.fill(sheet.words.help)))
        .add_all(inputs::input(sheet, guide(reflection.situation)))
        .add(error("page-error", move || needs.get()))
        .add(saved_row(core))
        .maybe(unsure(sheet, needs))
        .add(extras(sheet))
        .maybe(versions_link(core, id.0))
        .add(p("small soft kind", w.short));
    let back = journey.before(page.id).map_or(Route::Reflect, |page| Route::Page(id, page.id.to_owned()));
    vec![main, way_on(sheet, &back, needs)]
}

/// Back, skip, next.
fn way_on(sheet: Sheet, back: &Route, needs: RwSignal<String>) -> El {
    let w = words().reflect;
    let (id, page) = (sheet.reflection, sheet.page.id);
    foot(vec![
        link("btn quiet", back, w.back),
        span("grow", ""),
        go_on(sheet, needs, "btn plain", w.skip, Command::Skip(id, page)),
        go_on(sheet, needs, "btn next", w.next, Command::Next(id, page)),
    ])
}

/// "I'm not sure", on every page that is not about names.
fn unsure(sheet: Sheet, needs: RwSignal<String>) -> Option<El> {
    let command = Command::NotSure(sheet.reflection, sheet.page.id);
    let asks_for_names = matches!(sheet.page.kind, Kind::People);
    (!asks_for_names).then(|| go_on(sheet, needs, "btn sm plain flush unsure", words().reflect.not_sure, command))
}

fn go_on(sheet: Sheet, needs: RwSignal<String>, class: &str, text: &str, command: Command) -> El {
    button(class, text, move || {
        if let Err(refused) = sheet.core.dispatch(command.clone()) {
            needs.set(names::rejection(refused).to_owned());
        }
    })
}

/// Whether what is on the page is saved.
fn saved_row(core: Core) -> El {
    let w = words().shell;
    let status = move || match core.saving() {
        Saving::Saved => vec![icon(Icon::Check), span("", w.saved)],
        Saving::Waiting => vec![span("faint", w.saving)],
        Saving::Failed(_) => {
            vec![span("amber-ink", w.not_saved), button("btn sm plain", w.try_again, move || core.save_now())]
        }
    };
    row("row between saved-row")
        .add(span("saved", "").attr("role", "status").live(status))
        .add(span("tiny faint", w.only_you))
}

/// An example and the reason for asking, for those who want them.
fn extras(sheet: Sheet) -> El {
    let w = words().reflect;
    let part =
        |summary: &str, text: &str| (!text.is_empty()).then(|| disclose(summary, vec![p("soft", &sheet.fill(text))]));
    row("extras").maybe(part(w.example, sheet.words.example)).maybe(part(w.why, sheet.words.why))
}
