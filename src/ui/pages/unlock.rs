//! The door of a locked store: one field, and the way out for who has neither passphrase nor code.

use crate::content::words::words;
use crate::platform::page;
use crate::store::vault::{Secret, Vault};
use crate::ui::components::field::form;
use crate::ui::components::frame::{button, disclose, main_part, p, row, title};
use crate::ui::components::passphrase::{Typing, owner, passphrase, show_button, slow_submit};
use crate::ui::components::shore::shore;
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::data::erase::last_step;
use leptos::prelude::*;

/// The water of the first paint, so that the page stays still when the app arrives.
const LEVEL: f64 = 0.6;

/// The door of a locked store.
pub fn unlock(core: Core, vault: &Vault) -> Vec<El> {
    let w = words().lock;
    let greet = row("greet").add(title(w.door.title));
    let main = main_part(false).add(row("shore bleed").add_all(shore(LEVEL)).add(greet));
    // Whoever shows this page inside another one could watch what is typed.
    if page::is_framed() {
        return vec![main.add(row("door").add(p("lead", w.framed)))];
    }
    let vault = vault.clone();
    let by_code = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let way = row("").live(move || way_in(core, &vault, by_code, busy));
    vec![main.add(row("door").add(way).add(disclose(w.door.neither, neither(core))))]
}

/// The field for one of the two secrets, and the way to the other one.
fn way_in(core: Core, vault: &Vault, by_code: RwSignal<bool>, busy: RwSignal<bool>) -> Vec<El> {
    let w = words().lock.door;
    let (which, other, label) = match by_code.get() {
        false => (Secret::Passphrase, Secret::Code, w.use_code),
        true => (Secret::Code, Secret::Passphrase, w.use_passphrase),
    };
    let typing = Typing::new("secret");
    typing.focus();
    let vault = vault.clone();
    let has_other = vault.wrap(other).is_some();
    let open = move || knock(core, vault.clone(), which, typing, busy);
    let switch = move || {
        if !busy.get_untracked() {
            by_code.update(|by_code| *by_code = !*by_code);
        }
    };
    let form = form("stack", open).add_all(field(which, typing)).add(slow_submit("btn block", w.open, busy));
    let switch = has_other.then(|| button("link", label, switch));
    [form].into_iter().chain(switch).collect()
}

fn field(which: Secret, typing: Typing) -> Vec<El> {
    let w = words().lock;
    match which {
        Secret::Passphrase => {
            let shown = RwSignal::new(false);
            let beside = Some(show_button(shown));
            vec![owner(), passphrase(typing, "current-password", w.field.passphrase, shown, beside, None)]
        }
        // It is copied from paper, letter by letter: it has to be seen.
        Secret::Code => {
            let below = Some(p("", w.door.code_help));
            vec![passphrase(typing, "off", w.code.heading, RwSignal::new(true), None, below)]
        }
    }
}

/// Tries what was typed, once at a time.
fn knock(core: Core, vault: Vault, which: Secret, typing: Typing, busy: RwSignal<bool>) {
    let w = words().lock.door;
    if busy.get_untracked() {
        return;
    }
    if typing.text().is_empty() {
        return typing.focus();
    }
    typing.settle();
    busy.set(true);
    core.open_vault(vault, which, &typing.text(), move |key| {
        busy.set(false);
        match key {
            Some(key) => core.unlock(key),
            None => typing.refuse(if which == Secret::Code { w.wrong_code } else { w.wrong }),
        }
    });
}

fn neither(core: Core) -> Vec<El> {
    let w = words().lock.door;
    [w.neither_more, w.neither_backup, w.neither_goes]
        .map(|line| p("", line))
        .into_iter()
        .chain(last_step(core))
        .collect()
}
