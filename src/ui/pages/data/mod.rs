//! Where the data is, how much room it takes, and what can be done with it.

pub mod backup;
pub mod erase;
pub mod install;
pub mod lock;
pub mod restore;
pub mod year;

use crate::app::command::Command;
use crate::app::route::Route;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::clock;
use crate::store::Quarantined;
use crate::store::meter::{Fullness, ROOM};
use crate::ui::components::ask_once::{Asking, ask_once};
use crate::ui::components::borrow::copy;
use crate::ui::components::frame::{body, button, h2, icon, link, main_part, p, row, section, title};
use crate::ui::core::{Core, Shelf};
use crate::ui::el::{El, el};
use crate::ui::names;

/// Your data.
pub fn data(core: Core) -> Vec<El> {
    let w = words().data;
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(row("").live(move || core.status(|status| vec![meter(&status.shelf)])))
        .add(row("").live(move || undo(core)))
        .add(row("ways").live(move || ways(core)))
        .add(section(w.meaning).add(el("ul").class("plain-list").live(move || meaning(core))))
        .add(section(w.damaged).add(row("").live(move || core.status(|status| damaged(core, &status.quarantine)))))
        .add(start_again());
    vec![main]
}

/// How much room is taken, in words and as water in a basin; and when the last backup was.
fn meter(shelf: &Shelf) -> El {
    let w = words().data;
    let used = megabytes(shelf.used);
    let full = match shelf.fullness() {
        Fullness::Roomy => w.roomy,
        Fullness::Filling => w.filling,
        Fullness::NearlyFull => w.nearly_full,
        Fullness::Full => w.full,
    };
    let percent = (shelf.used * 100).div_ceil(ROOM).min(100).to_string();
    let basin = row("basin")
        .attr("role", "meter")
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .attr("aria-valuenow", &percent)
        .attr("aria-label", w.meter)
        .variable("--level", &percent)
        .add(el("i"));
    let last = match shelf.settings.days_since_backup(clock::now()) {
        None => w.backup_none.to_owned(),
        Some(0) => w.backup_today.to_owned(),
        Some(1) => w.backup_yesterday.to_owned(),
        Some(days) => w.backup_days(&days.to_string()),
    };
    let go = link("btn block", &Route::Backup, "").add(icon(Icon::Download)).text(w.backup);
    el("article")
        .class("card room")
        .add(p("", "").add(el("b").text(&w.used(&used))).text(" ").text(full))
        .add(basin)
        .add(p("small soft", &last))
        .add(go)
}

/// "0.2 MB": a letter is counted as the browser counts it.
fn megabytes(units: usize) -> String {
    let tenths = (units * 10).div_ceil(ROOM / 5);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// The last deletion or closing can be undone until the next change, long after its toast.
fn undo(core: Core) -> Vec<El> {
    let w = words().data;
    let undo = core.watch(|doc, _| doc.undo_of()).map(|notice| {
        row("notice")
            .add(p("", names::notice(notice)))
            .add(button("btn sm plain", words().shell.undo, move || core.run(Command::Undo)))
    });
    let restored = core.can_undo_restore().then(|| {
        row("notice")
            .add(p("", w.restored))
            .add(button("btn sm plain", words().shell.undo, move || core.undo_restore()))
    });
    undo.or(restored).into_iter().collect()
}

fn ways(core: Core) -> Vec<El> {
    let w = words().data;
    let has_lock = core.status(|status| status.shelf.has_lock);
    let lock = if has_lock { w.lock_on } else { w.lock_off };
    let way = |drawn, to: &Route, name, more| {
        link("line-row", to, "").add(icon(drawn)).add(body(name, more)).add(icon(Icon::ChevronRight))
    };
    vec![
        way(Icon::Upload, &Route::Restore, w.restore, w.restore_more),
        way(Icon::Book, &Route::Read, words().read.title, w.read_more),
        way(Icon::Lock, &Route::Lock, words().lock.title, lock),
        way(Icon::Archive, &Route::PutAway, words().year.title, w.year_more),
        way(Icon::Smartphone, &Route::Install, words().install.title, w.install_more),
    ]
}

fn meaning(core: Core) -> Vec<El> {
    let w = words().data;
    let (kept, has_lock) = core.status(|status| (status.persisted, status.shelf.has_lock));
    let kept = kept.map(|kept| if kept { w.kept } else { w.not_kept });
    let device = if has_lock { w.meaning_locked } else { w.meaning_device };
    let lines = [device, w.meaning_flush, w.meaning_clear].into_iter().chain(kept);
    lines.map(|line| el("li").text(line)).collect()
}

fn damaged(core: Core, found: &[Quarantined]) -> Vec<El> {
    let w = words().data;
    if found.is_empty() {
        return vec![p("soft", w.damaged_none)];
    }
    let values = found.iter().map(|value| {
        let raw = el("pre").class("raw").attr("tabindex", "0").own(&value.raw);
        let key = value.key.clone();
        let asking = Asking {
            label: w.damaged_remove,
            question: w.damaged_ask.to_owned(),
            more: w.damaged_ask_more,
            yes: words().reflect.delete_yes,
        };
        let remove = ask_once(asking, move || core.remove_quarantined(&key));
        el("li").add(p("label", w.raw)).add(copy(row("").add(raw), &value.raw)).add(remove)
    });
    vec![p("soft", w.damaged_lead), el("ul").class("stack").add_all(values)]
}

fn start_again() -> El {
    let w = words().data;
    el("section")
        .class("section")
        .add(h2("", w.again))
        .add(p("soft", w.again_more))
        .add(link("btn danger", &Route::Erase, "").add(icon(Icon::Trash)).text(words().erase.title))
}
