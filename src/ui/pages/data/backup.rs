//! A backup: make one, and test that it can be brought back.

use crate::content::words::words;
use crate::domain::day;
use crate::platform::file;
use crate::platform::intl::{Style, date};
use crate::store::backup::{self, Backup, KIND, Mode};
use crate::ui::components::backup_file::backup_file;
use crate::ui::components::choice::{choices_under, place_choice};
use crate::ui::components::frame::{button, main_part, p, row, section, title};
use crate::ui::components::passphrase::{FEWEST, Typing, passphrase, show_button};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The name of a backup made on a day.
pub fn file_name(today: NaiveDate) -> String {
    backup::name(&day::text(today))
}

/// Make a backup, and test one.
pub fn backup(core: Core) -> Vec<El> {
    let w = words().backup;
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(make(core))
        .add(section(w.test).add(p("soft", w.test_more)).add(test(core)));
    vec![main]
}

/// How the file goes out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Save,
    Share,
}

fn make(core: Core) -> El {
    let w = words().backup;
    let locked = RwSignal::new(0_usize);
    let (typing, shown) = (Typing::new("file-passphrase"), RwSignal::new(false));
    let status = RwSignal::new("");
    let has_lock = core.status(|status| status.shelf.has_lock);
    let go = move |way: Way| {
        let Some(backup) = core.backup(None) else { return status.set(w.nowhere) };
        if has_lock || locked.get_untracked() == 0 {
            return hand_out(core, way, &core.backup_text(&backup), status);
        }
        if typing.text().chars().count() < FEWEST {
            return typing.refuse(w.passphrase_short);
        }
        typing.settle();
        status.set(w.one_moment);
        core.locked_backup_text(backup, &typing.text(), move |text| match text {
            Some(text) => hand_out(core, way, &text, status),
            None => status.set(w.no_crypto),
        });
    };
    let kinds = [w.plain, w.locked].into_iter().enumerate().map(|(at, one)| place_choice("kind", at, one, locked));
    let choose = choices_under(el("legend").class("label").text(w.kind), kinds.collect());
    let field = move || match locked.get() {
        0 => vec![p("small amber-ink", w.plain_more)],
        _ => {
            let (beside, below) = (Some(show_button(shown)), Some(p("", w.passphrase_more)));
            vec![passphrase(typing, "new-password", w.passphrase, shown, beside, below)]
        }
    };
    let own = || row("stack").add(choose).add(row("").live(field));
    let share = file::can_share().then(|| button("btn quiet", w.share, move || go(Way::Share)));
    row("stack")
        .add(if has_lock { p("soft", w.with_lock) } else { own() })
        .add(row("row wrap").add(button("btn", w.save, move || go(Way::Save))).maybe(share))
        .add(el("p").class("small soft").attr("role", "status").live_text(move || status.get().to_owned()))
}

fn hand_out(core: Core, way: Way, text: &str, status: RwSignal<&'static str>) {
    let w = words().backup;
    let name = file_name(core.today());
    match way {
        Way::Save => status.set(if file::save(&name, KIND, text) { w.saved } else { w.not_saved }),
        Way::Share => file::share(&name, KIND, text, move |went| status.set(if went { w.saved } else { w.not_shared })),
    }
}

/// Tests a file: it changes nothing here.
fn test(core: Core) -> El {
    let found = RwSignal::<Option<Backup>, LocalStorage>::new_local(None);
    let field = backup_file(core, "test-file", words().backup.test_file, move |backup| {
        if holds_everything(core, &backup) {
            core.backed_up();
        }
        found.set(Some(backup));
    });
    let result = move || found.get().map(|backup| verdict(core, &backup)).into_iter().collect();
    row("stack").add(field).add(row("").attr("role", "status").live(result))
}

/// Whether everything that is here now could be brought back from a file.
fn holds_everything(core: Core, backup: &Backup) -> bool {
    backup.is_whole && core.preview(backup, Mode::Replace).is_some_and(|restoring| restoring.tally.changes_nothing())
}

fn verdict(core: Core, backup: &Backup) -> El {
    let w = words().backup;
    let count = backup.notes.len().to_string();
    let made = date(backup.made, Style::Year);
    if !backup.is_whole {
        return row("well coral").add(p("", &w.damaged(&count, &backup.said.to_string())));
    }
    let more = if holds_everything(core, backup) { w.holds_all } else { w.older };
    row("well").add(p("", &w.whole(&count, &made))).add(p("small soft", more))
}
