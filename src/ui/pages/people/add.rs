//! Add somebody by name alone.

use crate::app::command::Command;
use crate::content::words::words;
use crate::platform::page;
use crate::ui::components::field::{form, line, submit};
use crate::ui::components::frame::{main_part, p, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::names;
use leptos::prelude::*;

/// Add somebody.
pub fn add(core: Core) -> Vec<El> {
    let w = words().people;
    let name = RwSignal::new(String::new());
    let needs = RwSignal::new(String::new());
    let add = move || {
        if let Err(refused) = core.dispatch(Command::AddPerson(name.get_untracked())) {
            needs.set(names::rejection(refused).to_owned());
            page::focus("#name");
        }
    };
    let form = form("", add).add(line("name", "text", w.name, "", name, needs)).add(submit("btn block", w.save));
    vec![main_part(false).add(title(w.add_title)).add(p("soft help", w.add_help)).add(form)]
}
