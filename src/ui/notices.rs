//! Lasting notices above the page: storage trouble, another tab, what is missing, what could not be read,
//! little room, a backup that is due, a tab on an iPhone, a new version, made-up people. Each says what
//! to do.

use super::components::frame::{button, link, p, row, span};
use super::core::{Core, Saving};
use super::el::{El, el};
use super::names;
use crate::app::route::{Place, Route};
use crate::content::words::words;
use crate::platform::storage::is_ios_tab;
use crate::platform::worker;
use crate::store::manifest::Doubt;
use crate::store::meter::Fullness;
use crate::store::{ReadOnly, SaveError};

/// All of them. Each stands in its own box, so that one can come and go without the others.
pub fn notices(core: Core) -> El {
    type Draw = fn(Core) -> Option<El>;
    let all: [(&str, Draw); 7] = [
        ("", trouble),
        ("status", only_looking),
        ("status", uncertain),
        ("status", damaged),
        ("status", room),
        ("status", only_a_tab),
        ("status", update),
    ];
    let boxes = all.map(|(role, draw)| {
        let place = row("").live(move || draw(core).into_iter().collect());
        if role.is_empty() { place } else { place.attr("role", role) }
    });
    let demo = core.status(|status| status.demo).then(|| p("notice", words().shell.demo));
    el("aside").class("notices").add_all(boxes).maybe(demo)
}

/// What could not be saved.
fn trouble(core: Core) -> Option<El> {
    let sentence = match core.saving() {
        Saving::Failed(SaveError::Blocked) => words().shell.blocked,
        Saving::Failed(SaveError::ReadOnly(_)) | Saving::Saved | Saving::Waiting => return None,
        Saving::Failed(error) => names::save_error(error),
    };
    Some(p("notice amber", sentence).attr("role", "alert"))
}

/// Why this tab may only look.
fn only_looking(core: Core) -> Option<El> {
    let why = core.status(|status| status.shelf.read_only)?;
    let here =
        (why == ReadOnly::OtherTab).then(|| button("btn sm", words().shell.use_here, move || core.take_the_pen()));
    Some(row("notice amber").add(span("", names::read_only(why))).maybe(here))
}

/// What ought to be here and is not.
fn uncertain(core: Core) -> Option<El> {
    let w = words().shell;
    let (missing, doubt) = core.status(|status| (status.shelf.missing, status.shelf.doubt));
    let sentence = match (missing, doubt) {
        (0, Doubt::None) => return None,
        (0, Doubt::Changed) => w.changed.to_owned(),
        (0, Doubt::Restoring) => w.restoring.to_owned(),
        (1, _) => w.missing_one.to_owned(),
        (count, _) => w.missing_more(&count.to_string()),
    };
    let seen = move || {
        core.with_store(|store, _| store.acknowledge());
    };
    let buttons = row("row").add(link("btn sm", &Route::Restore, words().restore.title)).add(button(
        "btn sm plain",
        w.seen,
        seen,
    ));
    Some(row("notice amber").add(span("", &sentence)).add(buttons))
}

/// What could not be read.
fn damaged(core: Core) -> Option<El> {
    let w = words().shell;
    let sentence = match core.status(|status| status.quarantine.len()) {
        0 => return None,
        1 => w.damaged_one.to_owned(),
        count => w.damaged_more(&count.to_string()),
    };
    Some(p("notice amber", &sentence).add(link("", &Route::Data, w.damaged_show)))
}

/// Little room, or a backup that is due: one of the two, the more pressing first.
fn room(core: Core) -> Option<El> {
    let w = words().shell;
    let (fullness, due) = core.status(|status| (status.shelf.fullness(), status.shelf.backup_due && !status.demo));
    // The pages about the data offer a backup themselves.
    let due = due && core.route().place() != Some(Place::Data);
    let sentence = match fullness {
        Fullness::Full => w.full_95,
        Fullness::NearlyFull => w.full_85,
        // Moving into the installed app begins with a backup: one of the two notices is enough.
        Fullness::Roomy | Fullness::Filling if due && !is_only_a_tab(core) => {
            let buttons = row("row").add(link("btn sm", &Route::Backup, w.backup_now)).add(button(
                "btn sm plain",
                w.update_later,
                move || core.remind_later(),
            ));
            return Some(row("notice").add(span("", w.backup_due)).add(buttons));
        }
        Fullness::Roomy | Fullness::Filling => return None,
    };
    Some(p("notice amber", sentence).add(link("", &Route::Data, w.make_room)))
}

/// A tab on an iPhone: what is written there is not in the installed app, and goes after a week.
fn only_a_tab(core: Core) -> Option<El> {
    let w = words().notices;
    if !is_only_a_tab(core) || core.route() == Route::Install {
        return None;
    }
    let (sentence, way) = match core.watch(|doc, _| doc.is_empty()) {
        true => (w.install_first, w.install_how),
        false => (w.install_move, w.install_moving),
    };
    let seen = move || core.change_settings(|settings| settings.install_read = true);
    let buttons =
        row("row wrap").add(link("btn sm", &Route::Install, way)).add(button("btn sm plain", words().shell.seen, seen));
    Some(row("notice amber").add(span("", sentence)).add(buttons))
}

/// Whether this is a tab on an iPhone, and nobody has seen what that means yet.
fn is_only_a_tab(core: Core) -> bool {
    let is_known = core.status(|status| status.demo || status.door.is_some() || status.shelf.settings.install_read);
    !is_known && is_ios_tab()
}

/// A new version, which waits until it is wanted.
fn update(core: Core) -> Option<El> {
    let w = words().shell;
    if !core.status(|status| status.update_ready) {
        return None;
    }
    let use_it = move || {
        core.save_now();
        worker::use_update();
    };
    let buttons =
        row("row")
            .add(button("btn sm", w.update_now, use_it))
            .add(button("btn sm plain", w.update_later, move || core.set_update_ready(false)));
    Some(row("notice").add(span("", w.update)).add(buttons))
}
