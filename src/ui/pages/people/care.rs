//! What is done with a card as a whole: put it away, say that somebody has died, make two one, delete it.

use crate::app::command::Command;
use crate::app::view::card::{Moves, moves};
use crate::app::view::people::rows;
use crate::content::words::words;
use crate::domain::id::PersonId;
use crate::ui::components::ask_once::{Asking, ask_once};
use crate::ui::components::choice::{Pick, choice};
use crate::ui::components::frame::{button, disclose, p, row, section};
use crate::ui::components::select::select_or;
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// The part below a person's form.
pub fn care(core: Core, id: PersonId) -> El {
    let w = words().person;
    let name = core.read(|doc, _| doc.person(id).map(|person| person.name.to_string())).unwrap_or_default();
    let erase =
        Asking { label: w.erase, question: w.erase_ask(&name), more: w.erase_more, yes: words().reflect.delete_yes };
    let name = StoredValue::new(name);
    section(w.care.title)
        .add(row("").live(move || away(core, id, &name.get_value())))
        .add(died(core, id, &name.get_value()))
        .maybe(same(core, id, name))
        .add(ask_once(erase, move || core.run(Command::ErasePerson(id))))
}

fn away(core: Core, id: PersonId, name: &str) -> Vec<El> {
    let w = words().person.care;
    let is_away = core.watch(|doc, _| doc.person(id).is_some_and(|person| person.archived));
    let (more, label) = if is_away { (w.back_more(name), w.back) } else { (w.away_more(name), w.away) };
    let change = button("btn sm quiet", label, move || core.run(Command::Archive(id, !is_away))).id("put-away");
    vec![row("awayrow").add(p("small soft", &more)).add(row("").add(change))]
}

fn died(core: Core, id: PersonId, name: &str) -> El {
    let w = words().person.care;
    let has_died = move || core.watch(|doc, _| doc.person(id).is_some_and(|person| person.died));
    let say = move |died| core.run(Command::Died(id, died));
    let switch = choice(Pick::Several, "died", w.died_label, "", None, has_died, say);
    let inside =
        row("stack tight").add(p("small soft", &w.died_more(name))).add(switch).add(p("small soft", w.died_kept));
    disclose(w.died, vec![inside])
}

/// Two cards that are one person; `None` where there is no other card.
fn same(core: Core, id: PersonId, name: StoredValue<String>) -> Option<El> {
    let w = words().person.care;
    let others: Vec<(PersonId, String)> =
        core.read(rows).into_iter().filter(|row| row.id != id).map(|row| (row.id, row.name)).collect();
    if others.is_empty() {
        return None;
    }
    let names: Vec<&str> = others.iter().map(|(_, name)| name.as_str()).collect();
    let chosen = RwSignal::new(0);
    let asks = RwSignal::new(false);
    let list = select_or("same", w.whom, w.choose, &names, chosen);
    let others = StoredValue::new(others);
    let preview = move || {
        let at = chosen.get().checked_sub(1);
        let Some((from, other)) = at.and_then(|at| others.with_value(|others| others.get(at).cloned())) else {
            return Vec::new();
        };
        vec![offer(core, (id, &name.get_value()), (from, &other), asks)]
    };
    let inside = row("stack").add(p("small soft", w.same_more)).add(list).add(row("contents").live(preview));
    Some(disclose(w.same, vec![inside]))
}

/// What moves, and the question, asked once with the safe answer first.
fn offer(core: Core, into: (PersonId, &str), from: (PersonId, &str), asks: RwSignal<bool>) -> El {
    let w = words().person.care;
    let ((into, name), (from, other)) = (into, from);
    let part = row("well offer").add_all(told(core, into, name, from, other));
    if !asks.get() {
        return part.add(row("").add(button("btn sm quiet", w.make_one, move || asks.set(true))));
    }
    let merge = move || core.run(Command::Merge(into, from));
    let answers =
        row("row wrap").add(button("btn sm", w.no, move || asks.set(false))).add(button("btn sm danger", w.yes, merge));
    let question = w.ask(name, other);
    part.attr("role", "group").attr("aria-label", &question).add(p("", &question)).add(answers)
}

fn told(core: Core, into: PersonId, name: &str, from: PersonId, other: &str) -> Vec<El> {
    let w = words().person.care;
    let Moves { reflections, plans, contacts, urges } = core.read(|doc, _| moves(doc, from));
    let counts = [(w.reflections, reflections), (w.plans, plans), (w.contacts, contacts), (w.urges, urges)];
    let some: Vec<El> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| el("li").text(&format!("{label}: {count}")))
        .collect();
    let both_run = core.read(|doc, _| doc.running_plan(into).is_some() && doc.running_plan(from).is_some());
    let lead = if some.is_empty() { w.moves_nothing(other) } else { w.moves(name, other) };
    let list = (!some.is_empty()).then(|| el("ul").class("small").add_all(some));
    let plan = both_run.then(|| p("small soft", &w.one_plan(name)));
    [Some(p("", &lead)), list, plan, Some(p("small soft", w.both))].into_iter().flatten().collect()
}
