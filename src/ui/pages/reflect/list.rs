//! What waits, the guides, and what was reflected on before.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::today::{Open, open};
use crate::content::guides::guide;
use crate::content::words::words;
use crate::domain::id::ReflectionId;
use crate::domain::reflection::Reflection;
use crate::domain::situation::Situation;
use crate::domain::table::sort_short;
use crate::ui::components::ask_once::{Asking, ask_once};
use crate::ui::components::frame::{body, disclose, h2, line_row, link, main_part, p, row, title};
use crate::ui::components::more::{MOST, more};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::{names, pages};
use leptos::prelude::*;
use std::sync::Arc;

/// Think it through.
pub fn list(core: Core) -> Vec<El> {
    let w = &words().reflect;
    let main = main_part(false).add(title(w.title)).add(p("lead intro", w.lead));
    let (shown, shown_past) = (RwSignal::new(MOST), RwSignal::new(MOST));
    vec![main.add(row("").live(move || parts(core, shown, shown_past)))]
}

fn parts(core: Core, shown: RwSignal<usize>, shown_past: RwSignal<usize>) -> Vec<El> {
    let w = &words().reflect;
    let waiting = core.watch(|doc, _| open(doc));
    let heading = if waiting.is_empty() { w.guides } else { w.others };
    let guides = el("ul").class("rows line").add_all(Situation::ALL.map(guide_row));
    let cards = waiting.iter().take(shown.get()).map(|one| resume(core, one));
    let cards = row("stack").add_all(cards).maybe(more("more", shown, waiting.len()));
    let has_past = core.read(|doc, _| doc.reflections().count() > waiting.len());
    let past = has_past.then(|| disclose(w.past, vec![row("").live(move || past(core, &waiting, shown_past))]));
    let guides = el("section").class("section").add(h2("h-small", heading)).add(guides);
    [Some(cards), Some(guides), past].into_iter().flatten().collect()
}

fn resume(core: Core, open: &Open) -> El {
    let w = &words().reflect;
    el("article")
        .class("card resume")
        .add(p("meta-l", &w.stopped_at(&open.at.to_string(), &open.of.to_string())))
        .add(h2("", words().guide(open.situation.id()).title))
        .add(p("soft", &w.about(&open.name)))
        .add(progress(open.at, open.of))
        .add(link("btn block", &Route::Resume(open.id), w.carry_on))
        .add(delete(core, open.id, &open.name))
}

/// The bar of a guide's progress.
pub fn progress(at: usize, of: usize) -> El {
    let (at, of) = (at.to_string(), of.max(1).to_string());
    row("bar")
        .attr("role", "progressbar")
        .attr("aria-valuenow", &at)
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", &of)
        .attr("aria-label", &words().reflect.progress_label(&at, &of))
        .add(el("i").variable("--at", &at).variable("--of", &of))
}

fn guide_row(situation: Situation) -> El {
    let w = &words().reflect;
    let pages = w.length_one(&pages::questions(situation).to_string());
    let minutes = w.minutes(&guide(situation).minutes.to_string());
    let title = words().guide(situation.id()).title;
    el("li").add(line_row("line-row", &Route::Start(situation), title, &format!("{pages} · {minutes}")))
}

/// Reflections that have been gone through, the newest first. Read once: the page is drawn anew anyway
/// when the document changes, and showing more must not fold the list up again.
fn past(core: Core, waiting: &[Open], shown: RwSignal<usize>) -> Vec<El> {
    let (rows, all) = core.read(|doc, today| {
        let mut past: Vec<&Arc<Reflection>> =
            doc.reflections().filter(|one| waiting.iter().all(|open| open.id != one.id)).collect();
        sort_short(&mut past, |a, b| (a.touched, a.id) > (b.touched, b.id));
        let row = |one: &&Arc<Reflection>| {
            let name = doc.person(one.person)?.name.to_string();
            let line = words().reflect.past_on(&names::day(one.touched, today), &name);
            let look = link("line-row", &Route::Page(one.id, "heard".into()), "")
                .add(body(words().guide(one.situation.id()).title, &line));
            Some(el("li").class("with-action").add(look).add(delete(core, one.id, &name)))
        };
        let rows: Vec<El> = past.iter().take(shown.get()).filter_map(row).collect();
        (rows, past.len())
    });
    [el("ul").class("rows").add_all(rows)].into_iter().chain(more("more-past", shown, all)).collect()
}

fn delete(core: Core, id: ReflectionId, name: &str) -> El {
    let w = &words().reflect;
    let asking = Asking { label: w.delete, question: w.delete_ask(name), more: w.delete_more, yes: w.delete_yes };
    ask_once(asking, move || core.run(Command::DeleteReflection(id)))
}
