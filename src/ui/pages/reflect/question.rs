//! One page of a guide or an exercise: one question, its field, and the way on.

use super::list::progress;
use super::pace::pace;
use super::{deep, inputs};
use crate::app::command::Command;
use crate::app::resume::way;
use crate::app::route::Route;
use crate::content::guide;
use crate::content::words::{PageWords, fill, words};
use crate::domain::id::ReflectionId;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::Answer;
use crate::domain::reflection::guide::{Guide, Kind, Page};
use crate::ui::components::frame::{button, disclose, error, foot, link, main_part, p, row, span, title};
use crate::ui::components::saved::saved_row;
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::versions::versions_link;
use leptos::prelude::*;

/// What an input on the page works with: its words, what stands there, and where it writes to.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// Of which guide or exercise.
    pub guide: &'static Guide,
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

    /// The second line of an option; empty when it has none.
    pub fn more(self, id: &str) -> String {
        self.words.option(id).map_or_else(String::new, |option| self.fill(option.more))
    }

    /// Fills the person's name into words.
    pub fn fill(self, template: &str) -> String {
        self.name.with_value(|name| fill(template, &[("name", name)]))
    }
}

/// How a page was come to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    /// On the way through.
    OnTheWay,
    /// From "what we heard", to change it.
    ToChange,
}

/// A page that asks something, or lets somebody read or breathe.
pub fn question(core: Core, page: &'static Page, reflection: &Reflection, name: String, visit: Visit) -> Vec<El> {
    let guide_words = words().guide(reflection.guide);
    let sheet = Sheet {
        guide: guide(reflection.guide),
        page,
        words: guide_words.page(page.id),
        answer: RwSignal::new(inputs::standing(page, reflection)),
        reflection: reflection.id,
        core,
        name: StoredValue::new(name),
    };
    let needs = RwSignal::new(String::new());
    let back = back(core, sheet, reflection, visit);
    if page.deep && reflection.answer(page.id).is_none_or(Answer::is_empty) {
        let gate = RwSignal::new(true);
        let main = main_part(false).add(head(core, sheet, reflection)).add(title(&sheet.fill(sheet.words.ask)));
        let inside = move || match gate.get() {
            true => vec![deep::gate(sheet, needs, gate)],
            false => std::iter::once(deep::clock()).chain(body(sheet, needs)).collect(),
        };
        return vec![main.add(row("stack").live(inside)), way_on(sheet, &back, needs, visit)];
    }
    let main = main_part(false)
        .maybe(pace(core, sheet, reflection))
        .add(head(core, sheet, reflection))
        .add(title(&sheet.fill(sheet.words.ask)))
        .add_all(body(sheet, needs));
    vec![main, way_on(sheet, &back, needs, visit)]
}

/// Where in the guide this is.
fn head(core: Core, sheet: Sheet, reflection: &Reflection) -> El {
    let (at, of) = core.read(|doc, _| way(doc, reflection)).progress(sheet.page.id);
    let w = words().reflect;
    let name = words().guide(reflection.guide).title;
    // Where nearly nothing is asked there is nothing to count.
    if of < 2 {
        return p("small soft", name);
    }
    let count = span("num", &w.progress(&at.to_string(), &of.to_string()));
    let place = el("p").class("small soft").add(count).text(&format!(" · {name}"));
    row("progress").add(place).add(progress(at, of))
}

fn body(sheet: Sheet, needs: RwSignal<String>) -> Vec<El> {
    let asks = sheet.page.asks();
    let mut parts = vec![p("soft help", &sheet.fill(sheet.words.help))];
    parts.extend(inputs::input(sheet, sheet.guide));
    parts.push(error("page-error", move || needs.get()));
    if asks {
        parts.push(saved_row(sheet.core));
        parts.extend(unsure(sheet, needs));
    }
    parts.push(extras(sheet));
    parts.extend(versions_link(sheet.core, sheet.reflection.0));
    if asks {
        parts.push(p("small soft kind", words().reflect.short));
    }
    parts.push(end_here(sheet));
    parts
}

fn back(core: Core, sheet: Sheet, reflection: &Reflection, visit: Visit) -> Route {
    let id = reflection.id;
    let way = core.read(|doc, _| way(doc, reflection));
    let heard = || way.pages.iter().find(|page| matches!(page.kind, Kind::Heard)).copied();
    let before = match visit {
        Visit::ToChange => heard(),
        Visit::OnTheWay => way.before(sheet.page.id),
    };
    before.map_or(Route::Reflect, |page| Route::Page(id, page.id.to_owned()))
}

/// Back, skip, next; or back and keep, for what is changed from "what we heard".
fn way_on(sheet: Sheet, back: &Route, needs: RwSignal<String>, visit: Visit) -> El {
    let w = words().reflect;
    let (id, page) = (sheet.reflection, sheet.page.id);
    let mut parts = vec![link("btn quiet", back, w.back), span("grow", "")];
    match visit {
        Visit::ToChange => parts.push(go_on(sheet, needs, "btn next", w.keep, Command::Keep(id, page))),
        Visit::OnTheWay => {
            if sheet.page.asks() {
                parts.push(go_on(sheet, needs, "btn plain", w.skip, Command::Skip(id, page)));
            }
            parts.push(go_on(sheet, needs, "btn next", w.next, Command::Next(id, page)));
        }
    }
    foot(parts)
}

/// "I'm not sure", on every page that is not about names.
fn unsure(sheet: Sheet, needs: RwSignal<String>) -> Option<El> {
    let command = Command::NotSure(sheet.reflection, sheet.page.id);
    let asks_for_names = matches!(sheet.page.kind, Kind::People);
    (!asks_for_names).then(|| go_on(sheet, needs, "btn sm plain flush unsure", words().reflect.not_sure, command))
}

/// A button that carries a command out, or says what it needs.
pub fn go_on(sheet: Sheet, needs: RwSignal<String>, class: &str, text: &str, command: Command) -> El {
    button(class, text, move || {
        if let Err(refused) = sheet.core.dispatch(command.clone()) {
            needs.set(names::rejection(refused).to_owned());
        }
    })
}

/// An example, the reason for asking, and something worth knowing, for those who want them.
fn extras(sheet: Sheet) -> El {
    let w = words().reflect;
    let part =
        |summary: &str, text: &str| (!text.is_empty()).then(|| disclose(summary, vec![p("soft", &sheet.fill(text))]));
    row("extras")
        .maybe(part(w.example, sheet.words.example))
        .maybe(part(w.why, sheet.words.why))
        .maybe(part(w.worth_knowing, sheet.words.more))
}

/// A guide can be ended at any page; what was written stays.
fn end_here(sheet: Sheet) -> El {
    let id = sheet.reflection;
    button("btn sm plain flush end-here", words().reflect.end_here, move || sheet.core.run(Command::EndReflection(id)))
}
