//! Bringing a backup back: what it would do is shown first; then it is done in small parts, and can be
//! taken back until the next edit.

use super::backup::file_name;
use crate::content::words::words;
use crate::platform::{file, timer};
use crate::store::backup::{Backup, KIND, Mode, Restoring, Tally};
use crate::ui::components::backup_file::backup_file;
use crate::ui::components::choice::{Pick, choice, choices_under, place_choice};
use crate::ui::components::frame::{button, main_part, p, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;
use leptos::prelude::*;
use std::time::Duration;

/// Browsers write to the disk some seconds after the last value (reliability.md 0.4).
const UNTIL_ON_DISK: Duration = Duration::from_secs(6);

/// Where a restore stands.
#[derive(Clone, Copy)]
struct Desk {
    core: Core,
    backup: RwSignal<Option<Backup>, LocalStorage>,
    mode: RwSignal<usize>,
    sure: RwSignal<bool>,
    needs: RwSignal<&'static str>,
    stage: RwSignal<Stage>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Choosing,
    Writing(usize),
    Settling,
    Done,
}

/// Bring a backup back.
pub fn restore(core: Core) -> Vec<El> {
    let w = words().restore;
    let desk = Desk {
        core,
        backup: RwSignal::new_local(None),
        mode: RwSignal::new(0),
        sure: RwSignal::new(false),
        needs: RwSignal::new(""),
        stage: RwSignal::new(Stage::Choosing),
    };
    let choose = move || match desk.stage.get() {
        Stage::Choosing => vec![backup_file(core, "restore-file", w.file, move |backup| desk.backup.set(Some(backup)))],
        _ => Vec::new(),
    };
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(row("").live(choose))
        .add(row("section").attr("aria-live", "polite").live(move || desk.parts()));
    vec![main]
}

impl Desk {
    fn parts(self) -> Vec<El> {
        let w = words().restore;
        match self.stage.get() {
            Stage::Choosing => self.backup.get().map(|backup| self.preview(&backup)).into_iter().collect(),
            Stage::Writing(percent) => vec![p("", &w.writing(&percent.to_string())), p("small soft", w.keep_open)],
            Stage::Settling => vec![p("", w.settling), p("small soft", w.keep_open)],
            Stage::Done => {
                let core = self.core;
                let take_back = move || {
                    core.undo_restore();
                    self.stage.set(Stage::Choosing);
                };
                let back = core.can_undo_restore().then(|| button("btn quiet", w.take_back, take_back));
                vec![row("well").add(p("", w.done)).add(p("small soft", w.done_more)).maybe(back)]
            }
        }
    }

    fn mode(self) -> Mode {
        if self.mode.get() == 1 { Mode::Replace } else { Mode::Merge }
    }

    fn preview(self, backup: &Backup) -> El {
        let w = words().restore;
        let mode = self.mode();
        let Some(restoring) = self.core.preview(backup, mode) else { return p("error", words().backup.nowhere) };
        let tally = restoring.tally;
        let damaged = (!backup.is_whole).then(|| {
            p("well coral", &words().backup.damaged(&backup.notes.len().to_string(), &backup.said.to_string()))
        });
        let modes =
            [w.merge, w.replace].into_iter().enumerate().map(|(at, one)| place_choice("mode", at, one, self.mode));
        let modes = choices_under(el("legend").class("label").text(w.how), modes.collect());
        let what = if mode == Mode::Merge { w.merge_more } else { w.replace_more };
        let (sure, needs) = (self.sure, self.needs);
        let tick = (tally.removed > 0).then(|| {
            let change = move |on| sure.set(on);
            choice(Pick::Several, "sure", w.sure, "", None, move || sure.get(), change)
        });
        row("stack")
            .maybe(damaged)
            .add(modes)
            .add(p("small soft", what))
            .add(el("ul").class("plain-list").add_all(lines(&tally)))
            .maybe(tick)
            .add(el("p").class("error").attr("role", "alert").live_text(move || needs.get().to_owned()))
            .maybe((!tally.changes_nothing()).then(|| button("btn block", w.go, move || self.begin(restoring.clone()))))
    }

    /// Saves what is here now into a file first, where anything of it would change.
    fn begin(self, restoring: Restoring) {
        let w = words().restore;
        let tally = restoring.tally;
        if !tally.fits() {
            return self.needs.set(w.does_not_fit);
        }
        if tally.removed > 0 && !self.sure.get_untracked() {
            return self.needs.set(w.sure_needed);
        }
        if tally.removed + tally.changed > 0
            && let Some(now) = self.core.backup(None)
        {
            file::save(&file_name(self.core.today()), KIND, &self.core.backup_text(&now));
        }
        self.stage.set(Stage::Writing(0));
        self.write_on(restoring);
    }

    /// One part, then the page is drawn, then the next.
    fn write_on(self, mut restoring: Restoring) {
        timer::after(Duration::ZERO, move || match self.core.restore_step(&mut restoring) {
            Ok(()) if restoring.is_done() => {
                self.stage.set(Stage::Settling);
                timer::after(UNTIL_ON_DISK, move || {
                    self.core.finish_restore(restoring.into_undo());
                    self.stage.set(Stage::Done);
                });
            }
            Ok(()) => {
                self.stage.set(Stage::Writing(restoring.percent()));
                self.write_on(restoring);
            }
            Err(error) => {
                self.needs.set(names::save_error(error));
                self.stage.set(Stage::Choosing);
            }
        });
    }
}

/// What bringing it back would do, a line each; nothing where there is nothing to say.
fn lines(tally: &Tally) -> Vec<El> {
    let w = words().restore;
    let counted = [
        (tally.new, w.new_one, &(|count: &str| w.new_more(count)) as &dyn Fn(&str) -> String),
        (tally.changed, w.changed_one, &|count| w.changed_more(count)),
        (tally.older, w.older_one, &|count| w.older_more(count)),
        (tally.same, w.same_one, &|count| w.same_more(count)),
        (tally.removed, w.removed_one, &|count| w.removed_more(count)),
        (tally.unreadable, w.unreadable_one, &|count| w.unreadable_more(count)),
    ];
    let mut lines: Vec<String> = counted
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, more)| if count == 1 { one.to_owned() } else { more(&count.to_string()) })
        .collect();
    if tally.changes_nothing() {
        lines.push(w.nothing.to_owned());
    } else {
        lines.push(if tally.fits() { w.fits } else { w.does_not_fit }.to_owned());
    }
    lines.iter().map(|line| el("li").text(line)).collect()
}
