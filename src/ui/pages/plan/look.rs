//! A plan is looked at again: has a reply come, and what would be good now? Five equal choices, none preselected (I7).

use crate::app::command::{Command, StepChange};
use crate::app::route::Route;
use crate::app::view::plan::Page;
use crate::content::words::words;
use crate::domain::plan::advance::{Event, ReviewChoice, Warmth};
use crate::domain::plan::step::StepKind;
use crate::ui::components::frame::{button, h2, line_row, p, row};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;

/// The card for a plan whose day to look has come; nothing before that.
pub fn look(core: Core, page: &Page) -> Option<El> {
    let w = words().plan.look;
    let today = core.today();
    let due = page.plan.open_steps().find(|step| step.kind == StepKind::Review && step.on <= today)?;
    let rows = page.choices(today).into_iter().map(|one| el("li").add(choice(core, page, one)));
    let (plan, number) = (page.plan.id, due.number);
    let later = move || core.run(Command::ChangeStep(plan, number, StepChange::Done));
    let later = el("li").add(big(w.later, w.later_more, later));
    let card = row("card onething").add(h2("", w.title)).add(p("soft", w.lead));
    Some(card.maybe(replied(core, page)).add(el("ul").class("stack tight").add_all(rows).add(later)))
}

/// Asked first, where a message waits: what comes next depends on it.
fn replied(core: Core, page: &Page) -> Option<El> {
    let w = words().plan.look;
    let person = page.plan.person;
    let answer =
        |text: &str, event: Event| button("btn sm quiet", text, move || core.run(Command::Happened(person, event)));
    let answers = row("row")
        .add(answer(w.warm, Event::Replied(Warmth::Warm)))
        .add(answer(w.brief, Event::Replied(Warmth::Brief)))
        .add(answer(w.none, Event::NoReply));
    page.asks_for_reply.then(|| row("well").add(p("", &w.replied(&page.name))).add(answers))
}

/// Resting and closing have a page of their own; the others are done with one tap, which can be taken back.
fn choice(core: Core, page: &Page, choice: ReviewChoice) -> El {
    let (label, more) = names::review_choice(choice);
    let (plan, person) = (page.plan.id, page.plan.person);
    if matches!(choice, ReviewChoice::Rest | ReviewChoice::Close) {
        return line_row("choice", &Route::Ending(plan), label, more);
    }
    big(label, more, move || core.run(Command::Happened(person, Event::Reviewed(choice))))
}

fn big(label: &str, more: &str, act: impl FnMut() + 'static) -> El {
    let text = el("span").class("grow").add(el("b").text(label)).add(el("span").class("small soft").text(more));
    button("choice", "", act).add(text)
}
