//! What else can happen between two people, and what follows from it, said before it is noted.

use crate::app::command::{Command, Rejection};
use crate::app::route::Route;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::day;
use crate::domain::id::PersonId;
use crate::domain::plan::advance::{Event, Warmth};
use crate::domain::plan::standing::Standing;
use crate::platform::page;
use crate::ui::components::field::{form, line, submit};
use crate::ui::components::frame::{button, disclose, help_link, icon, link, main_part, p, row, span, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use crate::ui::pages::not_found::not_found;
use leptos::prelude::*;

/// What happened?
pub fn happened(core: Core, id: PersonId) -> Vec<El> {
    let w = words().happened;
    let found = core.read(|doc, today| {
        let person = doc.person(id)?;
        let closed = matches!(doc.standing(person, today), Standing::NoContact | Standing::Died);
        Some((person.name.to_string(), doc.unanswered(id) > 0, closed))
    });
    let Some((name, waits, closed)) = found else { return not_found() };
    let none = || answer(core, id, Icon::Moon, w.none, w.none_more, Event::NoReply);
    let answers = (waits && !closed).then(|| {
        let answers = answers(core, id).into_iter().chain([none()]);
        el("ul").class("stack tight").add_all(answers.map(|one| el("li").add(one)))
    });
    let note = |event| button("btn quiet", w.note, move || core.run(Command::Happened(id, event)));
    let stop = vec![p("", &w.stop_more(&name)), p("small soft", w.again), note(Event::AskedToStop)];
    let help = p("", "").add(help_link("link", w.not_safe_help));
    let not_safe = vec![p("", &w.not_safe_more(&name)), help, p("small soft", w.again), note(Event::FeltUnsafe)];
    let main = main_part(false)
        .add(title(&w.title(&name)))
        .add(p("soft help", if closed { w.closed } else { w.help }))
        .maybe(answers)
        .add(
            row("section happens")
                .maybe((!closed).then(|| disclose(w.space, asked_for_space(core, id))))
                .add(disclose(w.stop, stop))
                .add(disclose(w.not_safe, not_safe)),
        );
    vec![main]
}

/// How they answered to what waits for a reply.
pub fn answers(core: Core, id: PersonId) -> [El; 2] {
    let w = words().happened;
    [
        answer(core, id, Icon::Sun, w.warm, w.warm_more, Event::Replied(Warmth::Warm)),
        answer(core, id, Icon::Message, w.brief, w.brief_more, Event::Replied(Warmth::Brief)),
    ]
}

fn answer(core: Core, id: PersonId, drawn: Icon, label: &str, more: &str, event: Event) -> El {
    let said = el("span").class("grow").add(el("b").text(label)).add(span("small soft", more));
    button("choice", "", move || core.run(Command::Happened(id, event))).add(icon(drawn)).add(said)
}

/// Their wish for room, until a day if they said one.
fn asked_for_space(core: Core, id: PersonId) -> Vec<El> {
    let w = words().happened;
    let until = RwSignal::new(String::new());
    let needs = RwSignal::new(String::new());
    let asks = RwSignal::new(false);
    let refuse = move |sentence: &str| {
        needs.set(sentence.to_owned());
        page::focus("#until");
    };
    let note = move || {
        let named = until.with_untracked(|day| day::parse(day));
        if named.is_some_and(|day| day < core.today()) {
            return refuse(words().plan.errors.day_has_passed);
        }
        if let Err(refused) = core.dispatch(Command::Happened(id, Event::AskedForSpace(named))) {
            asks.set(refused == Rejection::SafetyOpen);
            refuse(if refused == Rejection::SafetyOpen { words().space.asks } else { names::rejection(refused) });
        }
    };
    let way = move || match asks.get() {
        true => vec![link("link", &Route::AskSafety(id), words().space.asks_go)],
        false => Vec::new(),
    };
    let form = form("stack", note)
        .add(line("until", "date", w.until, w.until_help, until, needs))
        .add(row("asks").live(way))
        .add(row("").add(submit("btn quiet", w.note)));
    vec![p("", w.space_more), form]
}
