//! The lock is on: lock now, lock by itself, change the passphrase, turn it off.

use crate::content::icons::Icon;
use crate::content::words::words;
use crate::store::seal::DataKey;
use crate::store::vault::{CODE_LETTERS, Secret, Vault, read_code};
use crate::ui::components::choice::{Pick, choice, choices_under};
use crate::ui::components::field::form;
use crate::ui::components::frame::{button, disclose, icon, p, row};
use crate::ui::components::passphrase::{Twice, Typing, owner, passphrase, show_button, slow_submit};
use crate::ui::core::{Core, Toast};
use crate::ui::el::{El, el};
use crate::ui::names;
use leptos::prelude::*;

/// Minutes without a touch that can be chosen; 0: only when Ebb is closed.
const MINUTES: [u32; 5] = [1, 5, 15, 60, 0];

/// The lock is on.
pub fn on(core: Core) -> Vec<El> {
    let w = words().lock;
    let lock = move || {
        if !core.lock_now() {
            core.say(Toast::Words(w.on.not_saved));
        }
    };
    let state = row("well locked")
        .add(p("row", "").add(icon(Icon::Lock)).add(el("b").text(w.now_on)))
        .add(p("", w.on.lead))
        .add(button("btn", w.on.now, lock));
    vec![
        state,
        row("section").add(after(core)),
        row("section").add(disclose(w.on.change, vec![change(core)])).add(disclose(w.on.off, vec![turn_off(core)])),
    ]
}

/// When it locks by itself.
fn after(core: Core) -> El {
    let choices = MINUTES.map(|minutes| {
        let chosen = move || core.settings(|settings| settings.lock_after == minutes);
        let change = move |_| core.change_settings(|settings| settings.lock_after = minutes);
        choice(Pick::One, "after", &minutes_label(minutes), "", None, chosen, change)
    });
    choices_under(el("legend").class("h-small serif").text(words().lock.on.after), choices.into())
}

fn minutes_label(minutes: u32) -> String {
    let w = words().lock.on;
    match minutes {
        0 => w.never.to_owned(),
        1 => w.minute.to_owned(),
        60 => w.hour.to_owned(),
        _ => w.minutes(&minutes.to_string()),
    }
}

/// Another passphrase for the same key.
fn change(core: Core) -> El {
    let w = words().lock;
    let current = Typing::new("passphrase");
    let twice = Twice::new();
    let (shown, busy) = (RwSignal::new(false), RwSignal::new(false));
    let kept = move |kept: bool| {
        busy.set(false);
        if !kept {
            return twice.refuse(w.not_kept);
        }
        current.clear();
        twice.clear();
        core.say(Toast::Words(w.changed));
    };
    let send = move || {
        if busy.get_untracked() {
            return;
        }
        if let Some(passphrase) = twice.chosen() {
            prove(core, current, busy, move |vault, key| core.change_passphrase(vault, key, &passphrase, kept));
        }
    };
    form("stack", send)
        .add(owner())
        .add(p("soft", w.on.change_help))
        .add(current_field(current, shown))
        .add_all(twice.fields([w.field.new, w.field.new_again], shown, None))
        .add(slow_submit("btn quiet", w.on.change_yes, busy))
}

/// The way back to plain notes.
fn turn_off(core: Core) -> El {
    let w = words().lock;
    let current = Typing::new("passphrase-to-unlock");
    let (shown, busy) = (RwSignal::new(false), RwSignal::new(false));
    let off = move || {
        busy.set(false);
        core.say(Toast::Words(core.turn_lock_off().map_or_else(names::save_error, |()| w.now_off)));
    };
    let send = move || {
        if !busy.get_untracked() {
            prove(core, current, busy, move |_, _| off());
        }
    };
    form("stack", send).add(owner()).add(p("soft", w.on.off_help)).add(current_field(current, shown)).add(slow_submit(
        "btn danger",
        w.on.off_yes,
        busy,
    ))
}

fn current_field(typing: Typing, shown: RwSignal<bool>) -> El {
    let w = words().lock.field;
    passphrase(typing, "current-password", w.current, shown, Some(show_button(shown)), Some(p("", w.current_help)))
}

/// Goes on with the vault and its key when the passphrase, or the recovery code, is the right one.
/// Who came in with the code does not know the passphrase.
fn prove(core: Core, typing: Typing, busy: RwSignal<bool>, done: impl FnOnce(Vault, DataKey) + 'static) {
    typing.settle();
    busy.set(true);
    let wrong = move || {
        busy.set(false);
        typing.refuse(words().lock.field.wrong);
    };
    let (Some(vault), typed) = (core.vault(), typing.text()) else { return wrong() };
    core.open_vault(vault.clone(), Secret::Passphrase, &typed.clone(), move |key| match key {
        Some(key) => done(vault, key),
        None if read_code(&typed).len() == CODE_LETTERS => {
            core.open_vault(vault.clone(), Secret::Code, &typed, move |key| match key {
                Some(key) => done(vault, key),
                None => wrong(),
            });
        }
        None => wrong(),
    });
}
