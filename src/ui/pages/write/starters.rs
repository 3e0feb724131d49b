//! Words to borrow for a message. For a person whose door is closed there are none (P1, I2).

use crate::app::route::Route;
use crate::app::view::people::offered;
use crate::content::starters::{STARTERS, StarterKind};
use crate::content::words::{self, fill, words};
use crate::domain::id::PersonId;
use crate::domain::plan::standing::Standing;
use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::GuideId;
use crate::domain::situation::Situation;
use crate::platform::intl::{Style, date};
use crate::ui::components::borrow::copy;
use crate::ui::components::field::label;
use crate::ui::components::frame::{disclose, h2, link, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// Words to borrow.
pub fn starters(core: Core) -> Vec<El> {
    let w = words().borrow;
    let whom = RwSignal::new(String::new());
    let shown = move || for_somebody(core, whom.with(|id| id.parse().ok()));
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(row("").add(label(w.person, "whom")).add(list(core, whom)))
        .add(row("section").live(shown));
    vec![main]
}

fn list(core: Core, whom: RwSignal<String>) -> El {
    let option = |value: &str, text: &str| el("option").attr("value", value).own(text);
    let mut list = el("select").class("field").id("whom").add(option("", words().borrow.nobody));
    for person in core.read(offered) {
        list = list.add(option(&person.id.to_string(), &person.name));
    }
    list.on("change", move |event| whom.set(event.value()))
}

fn for_somebody(core: Core, person: Option<PersonId>) -> Vec<El> {
    let w = words().borrow;
    let found = person.and_then(|id| {
        core.watch(|doc, today| {
            let person = doc.person(id)?;
            let situation = doc.running_plan(id).map(|plan| plan.situation);
            Some((person.name.to_string(), doc.standing(person, today), situation))
        })
    });
    match found {
        None => std::iter::once(p("small soft", words().know.caution)).chain(kinds("", None)).collect(),
        Some((name, Standing::NoContact | Standing::LetGo | Standing::Died, _)) => {
            let letter = GuideId::Exercise(Exercise::UnsentLetter);
            let letter = link("btn quiet", &Route::Start(letter), words().guide_title(letter));
            vec![row("well").add(h2("h-card", &w.closed_title(&name))).add(p("", w.closed)).add(letter)]
        }
        Some((name, Standing::InSpace { until, .. }, situation)) => {
            let note = row("well").add(p("", &w.space(&date(until, Style::Day), &name)));
            std::iter::once(note).chain(kinds(&name, situation)).collect()
        }
        Some((name, _, situation)) => kinds(&name, situation),
    }
}

/// Every kind with its lines that suit the situation of a plan that runs. Without a name the place for it stays open.
fn kinds(name: &str, situation: Option<Situation>) -> Vec<El> {
    let name = if name.is_empty() { "…" } else { name };
    let has_lines = |kind: &StarterKind| STARTERS.iter().any(|one| one.kind == *kind && one.suits(situation));
    let kinds = StarterKind::ALL.into_iter().filter(has_lines).map(|kind| {
        let said = words::entry(words().starter_kinds, kind.id());
        let lines = STARTERS.iter().filter(|starter| starter.kind == kind && starter.suits(situation)).map(|starter| {
            let line = fill(words::entry(words().starters, starter.id).label, &[("name", name)]);
            copy(row("well borrow").add(p("say serif", &line)), &line)
        });
        let inside = std::iter::once(p("small soft", said.more)).chain(lines).collect();
        disclose(said.label, inside)
    });
    let mut parts: Vec<El> = kinds.collect();
    parts.push(p("small soft", words().borrow.fill));
    parts
}
