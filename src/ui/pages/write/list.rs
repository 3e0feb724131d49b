//! Messages: what is being written, what rests, and the beginning of a new one.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::drafts::{DraftRow, Stands, drafts};
use crate::app::view::people::{Row, offered};
use crate::content::words::words;
use crate::domain::draft::Moment;
use crate::domain::id::PersonId;
use crate::domain::message::Form;
use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::GuideId;
use crate::platform::{clock, page};
use crate::ui::components::field::{form, submit};
use crate::ui::components::frame::{error, line_row, link, main_part, p, row, section, title};
use crate::ui::components::select::{at_place, select, select_or};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use leptos::prelude::*;

/// Messages.
pub fn list(core: Core) -> Vec<El> {
    let w = words().write;
    let shown = move || {
        let now = clock::moment();
        let rows = core.watch(|doc, _| drafts(doc, now));
        let (open, waiting): (Vec<DraftRow>, Vec<DraftRow>) =
            rows.into_iter().partition(|row| row.stands == Stands::Open);
        let mut parts = Vec::new();
        if !waiting.is_empty() {
            parts.push(rows_of(w.resting, &waiting, now));
        }
        if open.is_empty() {
            parts.push(section(w.drafts).add(p("soft", w.none)));
        } else {
            parts.push(rows_of(w.drafts, &open, now));
        }
        parts
    };
    let main = main_part(true).add(title(w.title)).add(p("lead intro", w.lead)).add(
        row("two")
            .add(row("").add(row("contents").live(move || vec![begin(core)])).add(row("").live(shown)))
            .add(row("aside").add(others())),
    );
    vec![main]
}

fn rows_of(heading: &str, rows: &[DraftRow], now: Moment) -> El {
    let rows = rows.iter().map(|one| el("li").add(draft_row(one, now)));
    section(heading).add(el("ul").class("rows line").add_all(rows))
}

/// A draft as a row that leads to it.
fn draft_row(one: &DraftRow, now: Moment) -> El {
    let w = words().write;
    let whom = if one.name.is_empty() { w.to_someone.to_owned() } else { w.to(&one.name) };
    let opening = if one.opening.is_empty() { w.blank } else { &*one.opening };
    let more = match one.stands {
        Stands::Open => opening.to_owned(),
        Stands::Left(_) => w.left.to_owned(),
        Stands::Rested => w.rested.to_owned(),
        Stands::Resting(until) => w.rests_until(&names::moment(until, now)),
    };
    line_row("line-row", &Route::Draft(one.id), &whom, &more)
}

/// What else there is.
fn others() -> El {
    let w = words().write;
    let letter = GuideId::Exercise(Exercise::UnsentLetter);
    let apology = GuideId::Exercise(Exercise::Apology);
    el("ul").class("rows line").add_all([
        el("li").add(line_row("line-row", &Route::Words, words().borrow.title, w.words_more)),
        el("li").add(line_row("line-row", &Route::Start(apology), words().guide_title(apology), "")),
        el("li").add(line_row("line-row", &Route::Start(letter), w.unsent, w.unsent_more)),
    ])
}

/// All forms, in the order offered.
pub const FORMS: [Form; 4] = [Form::Text, Form::Email, Form::Letter, Form::VoiceNote];

/// What a form is called.
pub fn form_names() -> Vec<String> {
    let w = words().write.forms;
    [w.text, w.email, w.letter, w.voice_note].map(str::to_owned).into()
}

/// For whom, and what it is to be.
fn begin(core: Core) -> El {
    let w = words().write;
    let people: Vec<Row> = core.watch(offered);
    if people.is_empty() {
        return section(w.begin).add(p("soft", w.nobody)).add(link("btn", &Route::AddPerson, w.add_person));
    }
    let all: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let (whom, kind) = (RwSignal::new(0), RwSignal::new(0));
    let needs = RwSignal::new(String::new());
    let who = select_or("whom", w.whom, w.choose, &all, whom);
    let go = move || {
        let Some(person) = at_place(&ids, whom.get_untracked()) else {
            needs.set(w.no_whom.to_owned());
            return page::focus("#whom");
        };
        let form = FORMS.get(kind.get_untracked()).copied().unwrap_or_default();
        if let Err(refused) = core.dispatch(Command::BeginDraft(person, form, String::new())) {
            needs.set(names::rejection(refused).to_owned());
        }
    };
    let fields = row("stack").add(who).add(select("form", w.form, &form_names(), kind));
    section(w.begin).add(p("small soft", w.whom_help)).add(
        form("stack", go)
            .add(fields)
            .add(row("").add(error("begin-error", move || needs.get())).add(submit("btn", w.begin_do))),
    )
}
