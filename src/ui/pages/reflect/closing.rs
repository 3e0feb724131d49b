//! The end of an exercise: one kind next thing, or a stop.

use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::guide;
use crate::content::words::words;
use crate::domain::id::{PersonId, ReflectionId};
use crate::domain::journal::EntryKind;
use crate::domain::message::Form;
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::Answer;
use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::{GuideId, Next};
use crate::ui::components::frame::{button, help_link, link, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::El;
use crate::ui::pages::not_found::not_found;

/// Enough for now.
pub fn closing(core: Core, id: ReflectionId) -> Vec<El> {
    let found = core.read(|doc, _| {
        let reflection = doc.reflection(id)?;
        Some((reflection.guide, reflection.person, message(reflection)))
    });
    let Some((of, person, words_of)) = found else { return not_found() };
    let (w, guide_words) = (words().reflect.close, words().guide(of));
    let first = guide(of).pages.first().map_or("", |page| page.id);
    let next = next(core, guide(of).next, guide_words.next, person);
    let main = main_part(false)
        .add(p("small soft kicker", guide_words.title))
        .add(title(w.title))
        .add(p("lead intro", guide_words.close))
        .maybe(person.zip(words_of).map(|(person, text)| make_message(core, person, text)))
        .add(row("row acts-row").maybe(next).add(link("btn quiet", &Route::Today, w.done)))
        .add(p("small", "").add(link("link", &Route::Page(id, first.to_owned()), w.again)));
    vec![main]
}

/// The words of an apology, as a message: what I did, its effect, and what I do now (S3-50).
fn message(reflection: &Reflection) -> Option<String> {
    let is_apology = reflection.guide == GuideId::Exercise(Exercise::Apology);
    let Some(Answer::Fields(fields)) = reflection.answers.get("own-up").map(|one| &one.answer).filter(|_| is_apology)
    else {
        return None;
    };
    let lines = ["did", "effect", "from-now"].map(|id| fields.get(id).map(|text| text.trim()).unwrap_or_default());
    let text = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(text)
}

/// Takes the words along to where a message is written.
fn make_message(core: Core, person: PersonId, text: String) -> El {
    let begin = move || core.run(Command::BeginDraft(person, Form::Text, text.clone()));
    row("row acts-row").add(button("btn", words().reflect.close.message, begin))
}

/// What is offered.
fn next(core: Core, next: Next, label: &str, person: Option<PersonId>) -> Option<El> {
    match next {
        Next::Stop => None,
        Next::Walk => Some(p("h-card", label)),
        Next::Exercise(exercise) => Some(link("btn", &Route::Start(GuideId::Exercise(exercise)), label)),
        Next::People => Some(link("btn", &Route::People, label)),
        Next::Journal => {
            Some(button("btn", label, move || core.run(Command::BeginEntry(EntryKind::Note, person, None))))
        }
    }
}

/// An exercise about reaching somebody, where safety says no (P1).
pub fn closed() -> Vec<El> {
    let (w, help) = (words().reflect, words().shell.help);
    let letter = words().guide(GuideId::Exercise(Exercise::UnsentLetter)).title;
    let letter = link("btn quiet", &Route::Start(GuideId::Exercise(Exercise::UnsentLetter)), letter);
    let main = main_part(false)
        .add(title(w.closed_title))
        .add(p("lead intro", w.closed_text))
        .add(p("soft", w.closed_more))
        .add(row("row acts-row").add(letter).add(help_link("btn plain", help)));
    vec![main]
}
