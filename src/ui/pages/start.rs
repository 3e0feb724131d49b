//! Where a guide or an exercise begins: naming the person it is about, where it is about one.

use crate::app::command::{Command, Subject};
use crate::app::view::people::offered;
use crate::content::guide;
use crate::content::words::words;
use crate::domain::reflection::guide::{GuideId, Whom};
use crate::domain::situation::Situation;
use crate::platform::page;
use crate::ui::components::field::{form, line, submit};
use crate::ui::components::frame::{button, main_part, p, row, section, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::names;
use leptos::prelude::*;

/// How many known people are offered.
const MOST: usize = 8;

/// Whom is it about?
pub fn start(core: Core, id: GuideId) -> Vec<El> {
    let (of, guide_words) = (guide(id), words().guide(id));
    let main = main_part(false).add(p("small soft kicker", guide_words.title));
    let main = match of.whom {
        Whom::Me => main.add(title(guide_words.about)).add(p("soft help", words().exercises.alone_help)),
        Whom::Person => main.add(title(asks(id))).add(p("soft help", words().start.help)).add_all(naming(core, id)),
        Whom::Anyone => main
            .add(title(words().exercises.whom))
            .add(p("soft help", words().exercises.whom_help))
            .add_all(naming(core, id)),
    };
    let alone = match of.whom {
        Whom::Person => None,
        Whom::Me => Some(("btn block", words().exercises.begin)),
        Whom::Anyone => Some(("btn block quiet", words().exercises.begin_alone)),
    };
    let alone = alone.map(|(class, text)| button(class, text, move || core.run(Command::Begin(id, Subject::Nobody))));
    vec![main.maybe(alone).add(p("small soft later", &words().start.about(&of.minutes.to_string())))]
}

fn asks(id: GuideId) -> &'static str {
    match id {
        GuideId::Situation(Situation::StayClose) => words().start.title_close,
        _ => words().start.title,
    }
}

/// A field for a new name, and those who are known.
fn naming(core: Core, id: GuideId) -> Vec<El> {
    let w = words().start;
    let name = RwSignal::new(String::new());
    let needs = RwSignal::new(String::new());
    let begin = move || {
        if let Err(refused) = core.dispatch(Command::Begin(id, Subject::New(name.get_untracked()))) {
            needs.set(names::rejection(refused).to_owned());
            page::focus("#name");
        }
    };
    let known: Vec<El> = core
        .read(offered)
        .into_iter()
        .take(MOST)
        .map(|row| {
            let person = Subject::Known(row.id);
            button("chip", &row.name, move || core.run(Command::Begin(id, person.clone()))).attr("dir", "auto")
        })
        .collect();
    let known = (!known.is_empty()).then(|| section(w.known).add(row("chips").add_all(known)));
    let form = form("", begin).add(line("name", "text", w.label, "", name, needs)).add(submit("btn block", w.go));
    [Some(form), known].into_iter().flatten().collect()
}
