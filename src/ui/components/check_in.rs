//! The day's check-in: two taps, or none, asked at most once a day (P5, P11).

use super::frame::{button, h2, p, row, span};
use super::mood::mood_mark;
use crate::app::command::Command;
use crate::app::view::today::Today;
use crate::content::names;
use crate::content::words::words;
use crate::domain::journal::{Energy, Mood};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use leptos::prelude::*;

/// The question, while it has not been asked today. Nobody is asked before there is something to size.
pub fn asked(core: Core, today: &Today) -> Option<El> {
    let has_begun = !today.people.is_empty();
    (today.check_in.is_none() && has_begun).then(|| ask(core, None, None))
}

/// What was said today, with a way to change it.
pub fn said(core: Core, today: &Today) -> Option<El> {
    let w = words().journal.check_in;
    let (mood, energy) = today.check_in?;
    let energy_said = energy.map(|energy| w.energy_said(&names::energy(energy).to_lowercase()));
    let parts: Vec<String> = mood.map(|mood| names::mood(mood).to_lowercase()).into_iter().chain(energy_said).collect();
    if parts.is_empty() {
        return None;
    }
    let changing = RwSignal::new(false);
    let line = w.said(&parts.join(" · "));
    Some(row("").live(move || {
        if changing.get() {
            return vec![ask(core, mood, energy)];
        }
        let change = button("btn sm plain", w.change, move || changing.set(true));
        vec![row("row between").add(p("small soft", &line)).add(change)]
    }))
}

fn ask(core: Core, mood: Option<Mood>, energy: Option<Energy>) -> El {
    let w = words().journal.check_in;
    let (mood, energy) = (RwSignal::new(mood), RwSignal::new(energy));
    let moods = Mood::ALL.map(|one| (Some(one), names::mood(one), one as usize + 1));
    let energies = Energy::ALL.map(|one| (Some(one), names::energy(one), one as usize * 2 + 1));
    let keep = move || core.run(Command::CheckIn(mood.get_untracked(), energy.get_untracked()));
    let later = move || core.run(Command::CheckIn(None, None));
    el("section")
        .class("checkin")
        .add(h2("h-small", w.title))
        .add(p("small soft", w.more))
        .add(scale("mood", w.mood, &moods, mood))
        .add(scale("energy", w.energy, &energies, energy))
        .add(row("row acts-row").add(button("btn sm", w.done, keep)).add(button("btn sm plain", w.later, later)))
}

/// Pebbles with more and more water; the word of the chosen one stands beside the legend.
fn scale<T: Copy + PartialEq + Send + Sync + 'static>(
    group: &str,
    legend: &str,
    steps: &[(Option<T>, &'static str, usize)],
    chosen: RwSignal<Option<T>>,
) -> El {
    let said = steps.to_vec();
    let word = move || {
        let now = chosen.get();
        said.iter()
            .find(|(value, ..)| now.is_some() && *value == now)
            .map_or_else(String::new, |step| step.1.to_owned())
    };
    let pebbles = steps.iter().map(|&(value, name, fill)| {
        let input = el("input")
            .class("vh")
            .attr("type", "radio")
            .attr("name", group)
            .live_checked(move || chosen.get() == value)
            .on("change", move |_| chosen.set(value));
        el("label").class("pebblepick").add(input).add(mood_mark(fill)).add(span("vh", name))
    });
    let ends = [steps.first(), steps.last()].map(|step| span("", step.map_or("", |step| step.1)));
    el("fieldset")
        .class("scale")
        .add(el("legend").class("label").text(legend))
        .add(el("span").class("scale-word small soft").attr("aria-hidden", "true").live_text(word))
        .add(row("scale-row").add_all(pebbles))
        .add(row("row between tiny faint").attr("aria-hidden", "true").add_all(ends))
}
