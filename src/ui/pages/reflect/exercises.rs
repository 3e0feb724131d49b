//! The list of exercises, by what they are for.

use crate::app::route::Route;
use crate::content::exercises;
use crate::content::words::words;
use crate::domain::reflection::exercise::Exercise;
use crate::domain::reflection::guide::GuideId;
use crate::ui::components::frame::{h2, line_row, main_part, p, title};
use crate::ui::el::{El, el};
use crate::ui::names;

/// All exercises, each under what it is for.
fn groups() -> [(&'static str, &'static [Exercise]); 5] {
    use Exercise as E;
    let w = words().exercises;
    [
        (w.hard_moment, &[E::Settle, E::ThoughtCheck, E::Observer, E::UnsentLetter]),
        (w.us_two, &[E::NeedsAndWants, E::Boundaries, E::EitherOutcome, E::AfterAContact]),
        (w.mending, &[E::PrepareATalk, E::Apology]),
        (w.me, &[E::MyPattern, E::Strengths, E::OwnGoals, E::Week]),
        (w.others, &[E::MyCircle, E::MeetingPeople]),
    ]
}

/// Short exercises.
pub fn exercises() -> Vec<El> {
    let w = words().exercises;
    let sections = groups().map(|(heading, group)| {
        let rows = group.iter().map(|&exercise| el("li").add(exercise_row(exercise)));
        el("section").class("section").add(h2("h-small", heading)).add(el("ul").class("rows line").add_all(rows))
    });
    vec![main_part(false).add(title(w.title)).add(p("lead intro", w.lead)).add_all(sections)]
}

/// An exercise as a row that begins it.
pub fn exercise_row(exercise: Exercise) -> El {
    let id = GuideId::Exercise(exercise);
    let guide_words = words().guide(id);
    let minutes = names::minutes(exercises::of(exercise).minutes);
    line_row("line-row", &Route::Start(id), guide_words.title, &format!("{minutes} · {}", guide_words.about))
}
