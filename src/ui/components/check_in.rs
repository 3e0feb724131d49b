//! The day's check-in: two taps, or none, asked at most once a day (P5, P11).

use super::choice::{Pick, choice};
use super::frame::{button, h2, p, row};
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
    let w = &words().journal.check_in;
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
    let w = &words().journal.check_in;
    let (mood, energy) = (RwSignal::new(mood), RwSignal::new(energy));
    let moods = Mood::ALL.map(|one| {
        choice(
            Pick::One,
            "mood",
            names::mood(one),
            "",
            None,
            move || mood.get() == Some(one),
            move |_| mood.set(Some(one)),
        )
    });
    let energies = Energy::ALL.map(|one| {
        let chosen = move || energy.get() == Some(one);
        choice(Pick::One, "energy", names::energy(one), "", None, chosen, move |_| energy.set(Some(one)))
    });
    let keep = move || core.run(Command::CheckIn(mood.get_untracked(), energy.get_untracked()));
    let later = move || core.run(Command::CheckIn(None, None));
    el("section")
        .class("checkin")
        .add(h2("h-small", w.title))
        .add(p("small soft", w.more))
        .add(scale(w.mood, moods.into()))
        .add(scale(w.energy, energies.into()))
        .add(row("row acts-row").add(button("btn sm", w.done, keep)).add(button("btn sm plain", w.later, later)))
}

fn scale(legend: &str, options: Vec<El>) -> El {
    el("fieldset").class("scale").add(el("legend").class("label").text(legend)).add(row("scale-row").add_all(options))
}
