//! How a message leaves: copied, shared, or opened in the user's own app by their tap. Then the one question.

use super::draft::{is_closed, stands_of};
use crate::app::command::{Command, DraftChange};
use crate::app::route::Route;
use crate::app::view::drafts::Stands;
use crate::app::view::leave::{self, By};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::id::DraftId;
use crate::domain::message::Form;
use crate::domain::person::Person;
use crate::platform::{clipboard, file, page};
use crate::ui::components::frame::{button, disclose, h2, icon, link, p, row};
use crate::ui::core::{Core, Toast};
use crate::ui::el::{El, el, only_changes};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The ways out. Where contact is closed there are none: the words stay, or go nowhere.
pub fn ways(core: Core, id: DraftId, text: Box<dyn Fn() -> String>) -> El {
    let text: Rc<dyn Fn() -> String> = text.into();
    // Drawn anew for another form or person, never for another letter: what somebody opened stays open.
    let form = only_changes(Box::new(move || core.watch(|doc, _| doc.draft(id).map_or(0, |one| one.form as usize))));
    let person = only_changes(Box::new(move || {
        core.watch(|doc, _| doc.draft(id).map_or(0, |one| one.person.0.bits() as usize))
    }));
    let closed = only_changes(Box::new(move || usize::from(is_closed(core, id))));
    row("").live(move || {
        form.track();
        person.track();
        let found = core.read(|doc, _| {
            let draft = doc.draft(id)?;
            Some((draft.form, doc.person(draft.person)?.clone()))
        });
        let mut parts = Vec::new();
        if let Some((form, person)) = found.filter(|_| closed.get() == 0) {
            let links = leave::ways(form, &person, "");
            parts.push(buttons(core, id, form, Rc::clone(&text)));
            if !links.is_empty() {
                let needs_net =
                    links.iter().any(|way| way.by.needs_net()).then(|| p("small soft", words().write.leave.needs_net));
                let links = links.iter().map(|way| way_out(core, id, form, &person, way.by, Rc::clone(&text)));
                let inside = std::iter::once(p("small soft", words().write.leave.more))
                    .chain([row("stack tight").add_all(links)])
                    .chain(needs_net)
                    .collect();
                parts.push(disclose(words().write.leave.title, inside));
            }
        }
        parts.push(not_sent(core, id));
        parts
    })
}

/// Copy, and the share sheet or the printer.
fn buttons(core: Core, id: DraftId, form: Form, text: Rc<dyn Fn() -> String>) -> El {
    let w = words().write.leave;
    let copied = Rc::clone(&text);
    let copy = move || {
        clipboard::copy(&copied(), move |done| {
            core.say(Toast::Words(if done { w.copied } else { w.copy_failed }));
            if done {
                left(core, id);
            }
        });
    };
    let copy = button("btn quiet grow", "", copy).add(icon(Icon::Copy)).text(w.copy);
    let second = if form == Form::Letter {
        let print = move || {
            page::print();
            left(core, id);
        };
        Some(button("btn quiet grow", "", print).add(icon(Icon::Printer)).text(w.print))
    } else {
        file::can_share_text().then(|| {
            let share = move || {
                file::share_text(&text(), move |went| {
                    if went {
                        left(core, id);
                    }
                });
            };
            button("btn quiet grow", "", share).add(icon(Icon::Upload)).text(w.share)
        })
    };
    row("row acts-row").add(copy).maybe(second)
}

/// A link into another app. Where that takes no words along, they are copied as well.
fn way_out(core: Core, id: DraftId, form: Form, person: &Arc<Person>, by: By, text: Rc<dyn Fn() -> String>) -> El {
    let w = words().write.leave;
    let label = match by {
        By::Messages => w.sms.to_owned(),
        By::Mail => w.mail.to_owned(),
        By::Call => w.call(person.name.as_str()),
        By::Whatsapp => w.whatsapp.to_owned(),
        By::Signal => w.signal.to_owned(),
        By::Telegram => w.telegram.to_owned(),
    };
    let copied = Rc::clone(&text);
    let go = move || {
        if by.takes_no_words() && by != By::Call {
            clipboard::copy(&copied(), move |done| {
                if done {
                    core.say(Toast::Words(w.pasted));
                }
            });
        }
        left(core, id);
    };
    let person = Arc::clone(person);
    let href = move || {
        let ways = leave::ways(form, &person, &text());
        ways.into_iter().find(|way| way.by == by).map(|way| way.href)
    };
    let out = el("a").class("btn sm quiet").live_attr("href", href).own(&label).click(go);
    if by.needs_net() { out.attr("target", "_blank").attr("rel", "noopener noreferrer") } else { out }
}

fn left(core: Core, id: DraftId) {
    core.run(Command::SetDraft(id, DraftChange::Left));
}

/// What can be done with words that are not sent.
fn not_sent(core: Core, id: DraftId) -> El {
    let w = words().write.leave;
    row("row wrap unsent-acts")
        .add(button("btn sm plain flush", w.keep, move || core.run(Command::KeepUnsent(id))))
        .add(link("btn sm plain", &Route::LetGo(id.0), w.let_go))
}

/// Once it has left: was it sent?
pub fn asked(core: Core, id: DraftId) -> El {
    // Not drawn anew while somebody types on: it would be read out each time.
    let has_left = only_changes(Box::new(move || usize::from(matches!(stands_of(core, id), Some(Stands::Left(_))))));
    row("contents").live(move || if has_left.get() == 1 { question(core, id) } else { Vec::new() })
}

fn question(core: Core, id: DraftId) -> Vec<El> {
    let w = words().write.leave;
    let name = core.read(|doc, _| {
        let draft = doc.draft(id)?;
        doc.person(draft.person).map(|person| person.name.to_string())
    });
    let Some(name) = name else { return Vec::new() };
    let sent = move || core.run(Command::DraftSent(id));
    let changed = move || {
        core.run(Command::SetDraft(id, DraftChange::TakenUp));
        core.say(Toast::Words(w.stays));
    };
    let later = move || {
        core.say(Toast::Words(w.later_done));
        core.go(&Route::Write);
    };
    let acts = row("row wrap")
        .add(button("btn", w.sent, sent))
        .add(button("btn quiet", w.changed_mind, changed))
        .add(button("btn plain", w.later, later));
    vec![
        el("section")
            .class("card ask")
            .attr("role", "status")
            .add(h2("h-small", &w.ask(&name)))
            .add(p("small soft", w.ask_more))
            .add(acts),
    ]
}

/// The words for paper; only there.
pub fn printed(text: Box<dyn Fn() -> String>) -> El {
    row("printed letter-print").attr("aria-hidden", "true").live_text(text)
}
