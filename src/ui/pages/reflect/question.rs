//! One page of a guide: one question, its field, and the way on.

use super::inputs;
use super::list::Progress;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::guides::guide;
use crate::content::icons::Icon;
use crate::content::words::{PageWords, fill, words};
use crate::domain::id::ReflectionId;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::Answer;
use crate::domain::reflection::guide::{Kind, Page};
use crate::ui::components::icon::IconView;
use crate::ui::components::page::{Disclose, Foot, Main, Title};
use crate::ui::core::{Core, Saving};
use crate::ui::names;
use leptos::prelude::*;
use std::sync::Arc;

/// What an input on the page works with: its words, what stands there, and where it writes to.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The page.
    pub page: &'static Page,
    /// Its words.
    pub words: &'static PageWords,
    /// What stands on it. Changed through [`Sheet::write`].
    pub answer: RwSignal<Answer>,
    /// About whom, as a name.
    pub name: StoredValue<String>,
    /// Of which reflection.
    pub reflection: ReflectionId,
    core: Core,
}

impl Sheet {
    /// Changes the answer and hands it to the document, which saves it when typing pauses.
    pub fn write(self, change: impl FnOnce(&mut Answer)) {
        self.answer.update(change);
        self.core.run(Command::Write(self.reflection, self.page.id, self.answer.get_untracked()));
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
#[component]
pub fn Question(page: &'static Page, reflection: Arc<Reflection>, name: String) -> impl IntoView {
    let core = Core::get();
    let id = reflection.id;
    let guide_words = words().guide(reflection.situation.id());
    let standing = reflection.answer(page.id).filter(|answer| answer.fits(&page.kind)).cloned();
    let sheet = Sheet {
        page,
        words: guide_words.page(page.id),
        answer: RwSignal::new(standing.unwrap_or_else(|| inputs::blank(&page.kind))),
        name: StoredValue::new(name),
        reflection: id,
        core,
    };
    let (at, of) = core.read(|doc, _| super::way(doc, &reflection).progress(page.id));
    let before = core.read(|doc, _| super::way(doc, &reflection).before(page.id));
    let back = before.map_or(Route::Reflect, |page| Route::Page(id, page.id.to_owned()));
    let w = &words().reflect;
    let error = RwSignal::new(None::<&'static str>);
    let go_on = move |command: Command| {
        move |_| {
            if let Err(refused) = core.dispatch(command.clone()) {
                error.set(Some(names::rejection(refused)));
            }
        }
    };
    let help = sheet.fill(sheet.words.help);
    view! {
        <Main>
            <div class="progress">
                <p class="small soft">
                    <span class="num">{w.progress(&at.to_string(), &of.to_string())}</span> " · " {guide_words.title}
                </p>
                <Progress at of />
            </div>
            <Title text=sheet.fill(sheet.words.ask) id="ask" />
            <p class="soft help" id="ask-help">{help}</p>
            {inputs::input(sheet, guide(reflection.situation))}
            <p class="error" role="alert">{move || error.get()}</p>
            <SavedRow />
            {extra(sheet)}
            <p class="small soft kind">{w.short}</p>
        </Main>
        <Foot>
            <a class="btn quiet" href=back.href()>{w.back}</a>
            <span class="grow"></span>
            {(!matches!(page.kind, Kind::People))
                .then(|| {
                    view! { <button class="btn plain unsure" on:click=go_on(Command::NotSure(id, page.id))>{w.not_sure}</button> }
                })}
            <button class="btn plain" on:click=go_on(Command::Skip(id, page.id))>{w.skip}</button>
            <button class="btn next" on:click=go_on(Command::Next(id, page.id))>{w.next}</button>
        </Foot>
    }
}

/// Whether what is on the page is saved.
#[component]
pub fn SavedRow() -> impl IntoView {
    let core = Core::get();
    let w = &words().shell;
    let status = move || match core.saving.get() {
        Saving::Saved => view! {
            <IconView icon=Icon::Check />
            {w.saved}
        }
        .into_any(),
        Saving::Waiting => view! { <span class="faint">{w.saving}</span> }.into_any(),
        Saving::Failed(_) => view! {
            <span class="amber-ink">{w.not_saved}</span>
            <button class="btn sm plain" on:click=move |_| core.save_now()>{w.try_again}</button>
        }
        .into_any(),
    };
    view! {
        <p class="row between saved-row">
            <span class="saved" role="status">{status}</span>
            <span class="tiny faint">{w.only_you}</span>
        </p>
    }
}

/// An example and the reason for asking, for those who want them.
fn extra(sheet: Sheet) -> impl IntoView {
    let w = &words().reflect;
    let part = |summary: &'static str, text: &'static str| {
        (!text.is_empty()).then(|| {
            view! {
                <Disclose summary>
                    <p class="soft">{sheet.fill(text)}</p>
                </Disclose>
            }
        })
    };
    view! {
        <div class="extras">
            {part(w.example, sheet.words.example)} {part(w.why, sheet.words.why)}
        </div>
    }
}
