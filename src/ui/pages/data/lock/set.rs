//! Turning the lock on: a passphrase, then a recovery code that is shown once.

use crate::app::route::Route;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::{crypto, page};
use crate::store::SaveError;
use crate::store::vault::fresh_code;
use crate::ui::components::borrow::copy_saying;
use crate::ui::components::choice::{Pick, choice};
use crate::ui::components::field::{form, submit};
use crate::ui::components::frame::{button, error, icon, link, p, row, section, span};
use crate::ui::components::passphrase::{Twice, owner, show_button, slow_submit};
use crate::ui::core::{Core, Toast};
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// A passphrase that was chosen, and its recovery code, which has to be kept first. Empty before.
#[derive(Clone, Copy)]
struct Chosen {
    passphrase: RwSignal<String>,
    code: RwSignal<String>,
}

/// The lock is off.
pub fn set(core: Core) -> Vec<El> {
    let chosen = Chosen { passphrase: RwSignal::default(), code: RwSignal::default() };
    vec![row("").live(move || match chosen.code.get() {
        code if code.is_empty() => choose(chosen),
        code => keep_code(core, &code, chosen),
    })]
}

/// What the lock does and does not do, and a passphrase for it.
fn choose(chosen: Chosen) -> Vec<El> {
    let w = words().lock;
    let lines = [w.does, w.lost, w.limits, w.before, w.shows].map(|line| el("li").text(line));
    vec![
        p("lead intro", w.lead),
        el("ul").class("plain-list").add_all(lines),
        section(w.set.title).add(passphrase_form(chosen)),
    ]
}

fn passphrase_form(chosen: Chosen) -> El {
    let w = words().lock;
    let twice = Twice::new();
    let shown = RwSignal::new(false);
    let next = move || {
        if let Some(passphrase) = twice.chosen() {
            chosen.passphrase.set(passphrase);
            chosen.code.set(fresh_code(&mut crypto::fill));
            page::scroll_to_top();
            page::focus("h2");
        }
    };
    form("stack", next)
        .add(owner())
        .add(p("soft", w.set.help))
        .add_all(twice.fields([w.field.passphrase, w.field.again], shown, Some(show_button(shown))))
        .add(submit("btn block", w.set.next))
}

/// The recovery code. The lock goes on once it is kept.
fn keep_code(core: Core, code: &str, chosen: Chosen) -> Vec<El> {
    let w = words().lock.code;
    let groups = code.split('-').map(|group| span("", group));
    let shown = row("well printed").add(p("label", w.heading)).add(row("code").id("code").add_all(groups));
    let acts = row("row wrap").add(button("btn sm quiet", "", page::print).add(icon(Icon::Printer)).text(w.print));
    let part = el("section")
        .class("codes")
        .add(el("h2").class("h-small").attr("tabindex", "-1").text(w.title))
        .add(p("soft help", w.lead))
        .add(shown)
        .add(copy_saying(acts, code, w.copied))
        .add(p("soft help", w.place))
        .add(turn_on(core, chosen));
    vec![part]
}

fn turn_on(core: Core, chosen: Chosen) -> El {
    let w = words().lock;
    let kept = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let needs = RwSignal::new(String::new());
    let is_full = RwSignal::new(false);
    let turn_on = move || {
        if busy.get_untracked() {
            return;
        }
        is_full.set(false);
        needs.set((if kept.get_untracked() { "" } else { w.code.needed }).to_owned());
        if !kept.get_untracked() {
            return page::focus("[name=kept]");
        }
        busy.set(true);
        let (passphrase, code) = (chosen.passphrase.get_untracked(), chosen.code.get_untracked());
        core.turn_lock_on(&passphrase, &code, move |done| {
            busy.set(false);
            is_full.set(done == Err(SaveError::Full));
            needs.set(said(core, done).to_owned());
        });
    };
    let tick = choice(Pick::Several, "kept", w.code.kept, "", None, move || kept.get(), move |on| kept.set(on));
    let room = move || is_full.get().then(|| link("link", &Route::Data, w.make_room)).into_iter().collect();
    form("stack", turn_on)
        .add(tick)
        .add(row("").add(error("lock-error", move || needs.get())).add(row("").live(room)))
        .add(slow_submit("btn block", w.code.turn_on, busy))
        .add(button("btn plain", words().shell.back, move || chosen.code.set(String::new())))
}

/// What to say once it was tried: on the page when the lock is still off, else in a toast.
fn said(core: Core, done: Result<(), SaveError>) -> &'static str {
    let w = words().lock;
    let is_on = core.status(|status| status.shelf.has_lock);
    match done {
        Err(SaveError::Full) if !is_on => return w.full,
        Err(_) if !is_on => return w.blocked,
        Err(_) => core.say(Toast::Words(w.partly)),
        Ok(()) => core.say(Toast::Words(w.now_on)),
    }
    ""
}
