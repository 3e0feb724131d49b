//! What waits, the guides, and what was reflected on before.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::view::today::{Open, name_of, open};
use crate::content::guide;
use crate::content::words::words;
use crate::domain::id::ReflectionId;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::guide::{GuideId, Kind};
use crate::domain::situation::Situation;
use crate::domain::table::sort_short;
use crate::ui::components::ask_once::{Asking, ask_once};
use crate::ui::components::frame::{body, disclose, h2, line_row, link, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::{names, pages};
use std::sync::Arc;

/// Past reflections shown.
const MOST_PAST: usize = 30;

/// Think it through.
pub fn list(core: Core) -> Vec<El> {
    let w = words().reflect;
    let main = main_part(false).add(title(w.title)).add(p("lead intro", w.lead));
    vec![main.add(row("").live(move || parts(core)))]
}

fn parts(core: Core) -> Vec<El> {
    let w = words().reflect;
    let waiting = core.watch(|doc, _| open(doc));
    let heading = if waiting.is_empty() { w.guides } else { w.others };
    let guides = el("ul").class("rows line").add_all(Situation::ALL.map(guide_row));
    let past = past(core, &waiting);
    let past = (!past.is_empty()).then(|| disclose(w.past, vec![el("ul").class("rows").add_all(past)]));
    let cards = row("stack").add_all(waiting.iter().map(|one| resume(core, one)));
    let guides = el("section").class("section").add(h2("h-small", heading)).add(guides);
    let also = el("ul").class("rows line").add_all([
        also_row(&Route::Exercises, w.exercises, w.exercises_more),
        also_row(&Route::Know, w.know, w.know_more),
        also_row(&Route::Words, w.words, w.words_more),
    ]);
    let also = el("section").class("section").add(h2("h-small", w.also)).add(also);
    [Some(cards), Some(guides), Some(also), past].into_iter().flatten().collect()
}

fn also_row(route: &Route, title: &str, more: &str) -> El {
    el("li").add(line_row("line-row", route, title, more))
}

fn resume(core: Core, open: &Open) -> El {
    let w = words().reflect;
    el("article")
        .class("card resume")
        .add(p("meta-l", &w.stopped_at(&open.at.to_string(), &open.of.to_string())))
        .add(h2("", words().guide(open.guide).title))
        .maybe((!open.name.is_empty()).then(|| p("soft", &w.about(&open.name))))
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
    let w = words().reflect;
    let pages = w.length_one(&pages::questions(situation).to_string());
    let id = GuideId::Situation(situation);
    let minutes = w.minutes(&guide(id).minutes.to_string());
    let title = words().guide(id).title;
    el("li").add(line_row("line-row", &Route::Start(id), title, &format!("{pages} · {minutes}")))
}

/// Reflections that have been gone through, the newest first.
fn past(core: Core, waiting: &[Open]) -> Vec<El> {
    core.watch(|doc, today| {
        let mut past: Vec<&Arc<Reflection>> =
            doc.reflections().filter(|one| waiting.iter().all(|open| open.id != one.id)).collect();
        sort_short(&mut past, |a, b| (a.touched, a.id) > (b.touched, b.id));
        past.truncate(MOST_PAST);
        past.into_iter()
            .filter_map(|one| {
                let name = name_of(doc, one)?;
                let date = names::day(one.touched, today);
                let line = if name.is_empty() { date } else { words().reflect.past_on(&date, &name) };
                let look = link("line-row", &look_at(one), "").add(body(words().guide(one.guide).title, &line));
                Some(el("li").class("with-action").add(look).add(delete(core, one.id, &name)))
            })
            .collect()
    })
}

/// Where a past reflection is read again: a guide where it was given back, an exercise from its start.
fn look_at(reflection: &Reflection) -> Route {
    let pages = guide(reflection.guide).pages;
    let heard = pages.iter().find(|page| matches!(page.kind, Kind::Heard)).or(pages.first());
    heard.map_or(Route::Reflect, |page| Route::Page(reflection.id, page.id.to_owned()))
}

fn delete(core: Core, id: ReflectionId, name: &str) -> El {
    let w = words().reflect;
    let question = if name.is_empty() { w.delete_ask_alone.to_owned() } else { w.delete_ask(name) };
    let asking = Asking { label: w.delete, question, more: w.delete_more, yes: w.delete_yes };
    ask_once(asking, move || core.run(Command::DeleteReflection(id)))
}
