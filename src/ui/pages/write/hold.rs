//! Letting a message rest: until morning, for some hours, until a space ends, or until a day.

use super::editor::Sheet;
use crate::app::command::Command;
use crate::app::view::drafts::{Aside, asides};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::day;
use crate::domain::draft::Moment;
use crate::domain::id::DraftId;
use crate::platform::{clock, page};
use crate::ui::components::field::{form, line, submit};
use crate::ui::components::frame::{button, disclose, icon, row};
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::names;
use chrono::Days;
use leptos::prelude::*;

/// Until morning, large; the others below a line.
pub fn acts(sheet: Sheet) -> El {
    let (core, id) = (sheet.core, sheet.id);
    let morning = button("btn grow", "", move || rest(core, id, clock::moment().next_morning()))
        .add(icon(Icon::Moon))
        .text(words().write.hold.morning);
    row("").add(row("row acts-row").add(morning)).add(others(core, id))
}

/// Every way to rest but the first.
pub fn others(core: Core, id: DraftId) -> El {
    let w = words().write.hold;
    let hours = button("btn sm quiet", w.hours, move || rest(core, id, clock::moment().in_some_hours()));
    let space = core.read(|doc, _| {
        let draft = doc.draft(id)?;
        asides(doc, draft.person, clock::moment()).into_iter().find_map(|aside| match aside {
            Aside::Space(until) => Some(until),
            _ => None,
        })
    });
    let space = space.map(|until| {
        let after = Moment::morning_of(until + Days::new(1));
        button("btn sm quiet", w.space, move || rest(core, id, after))
    });
    let (value, needs) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let until_day = move || {
        let Some(day) = value.with_untracked(|day| day::parse(day)) else {
            needs.set(w.no_day.to_owned());
            return page::focus("#rest-day");
        };
        if let Err(refused) = core.dispatch(Command::RestDraft(id, Moment::morning_of(day))) {
            needs.set(names::rejection(refused).to_owned());
            page::focus("#rest-day");
        }
    };
    let a_day = form("stack tight", until_day)
        .add(line("rest-day", "date", w.date, w.day_help, value, needs))
        .add(row("").add(submit("btn sm quiet", w.day_do)));
    disclose(w.title, vec![row("stack tight").add(row("chips").add(hours).maybe(space)).add(a_day)])
}

fn rest(core: Core, id: DraftId, until: Moment) {
    core.run(Command::RestDraft(id, until));
}
