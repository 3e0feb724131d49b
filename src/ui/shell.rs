//! What stands around every page: head, bar, notices, toast; and which page is shown.

use super::components::frame::{button, help_link, icon, link, row, span, wordmark};
use super::core::{Core, Toast};
use super::el::{El, drawing, el, only_changes, react};
use super::{hide, names, notices, pages};
use crate::app::command::Command;
use crate::app::route::{Place, Route};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::dom::Heard;
use crate::platform::page;
use crate::platform::worker::{self, News};
use leptos::prelude::*;

/// Where the app lives in the page.
const HOME: &str = "app";

/// Loads everything and puts the app in its place.
pub fn mount(has_pen: bool) {
    let core = Core::start(has_pen);
    pages::keep_welcome();
    worker::register(move |news| match news {
        News::UpdateReady => core.set_update_ready(true),
        News::OfflineReady => core.say(Toast::Words(words().shell.offline_ready)),
    });
    let door = only_changes(Box::new(move || usize::from(core.is_at_the_door())));
    // Today shows its shore and greeting by itself until the notes are there.
    let waits = only_changes(Box::new(move || usize::from(core.is_reading() && core.route() != Route::Today)));
    announce_pages(core, door);
    hide::listen(core);
    if let Some(home) = crate::platform::dom::Element::by_id(HOME) {
        home.append(app(core, door, waits).element());
    }
}

fn app(core: Core, door: RwSignal<usize>, waits: RwSignal<usize>) -> El {
    let w = words().shell;
    el("div")
        .live_attr("class", move || {
            Some(format!("shell s-{}", if is_at(door) { "door" } else { pages::name(&core.route()) }))
        })
        .add(button("skip btn", w.skip, || page::focus("#main")))
        .add(el("header").class("head").live(move || {
            waits.track();
            head(core, is_at(door))
        }))
        .add(notices::notices(core))
        .add(
            row("contents")
                .on("beforeinput", move |event| refuse_typing(core, &event))
                .live(move || contents(core, is_at(door), waits.get() == 1)),
        )
        .add(row("contents").live(move || if is_at(door) { Vec::new() } else { bar(core.route().place()) }))
        .add(el("div").class("toasts").attr("role", "status").live(move || toast(core)))
}

/// Whether the app is at the door, and again when that changes.
fn is_at(door: RwSignal<usize>) -> bool {
    door.get() == 1
}

/// The page, once its notes are there; at the door of a locked store, the field for the passphrase and nothing else.
fn contents(core: Core, is_at_the_door: bool, waits: bool) -> Vec<El> {
    let vault = untrack(|| core.status(|status| status.door.clone()));
    match vault.filter(|_| is_at_the_door) {
        Some(vault) => pages::unlock(core, &vault),
        None => {
            core.follow_reopening();
            let route = core.route();
            if waits {
                return pages::waiting(&route);
            }
            // A page is drawn once; its live parts follow what they read. Saving must never redraw a field.
            untrack(|| pages::show(core, route))
        }
    }
}

/// Words that could not be kept are not even taken: nothing typed is lost later.
fn refuse_typing(core: Core, event: &Heard) {
    if core.is_only_looking() {
        event.prevent_default();
        core.say(Toast::Words(words().notices.errors.only_looking));
    }
}

/// On each new page: its title without names, focus on its heading, the view at the top. The door of a
/// locked store tells nothing of the page behind it.
fn announce_pages(core: Core, door: RwSignal<usize>) {
    let first = StoredValue::new(true);
    react(Box::new(move || {
        let app = words().shell.app;
        if is_at(door) {
            first.set_value(false);
            return page::set_title(app);
        }
        page::set_title(&format!("{} · {app}", pages::title(&core.route())));
        if first.get_value() {
            return first.set_value(false);
        }
        page::scroll_to_top();
        page::focus("h1");
    }));
}

/// The head: where one came from, or the wordmark; Help and Hide always in the same place.
fn head(core: Core, is_at_the_door: bool) -> Vec<El> {
    let start = match pages::back(core, &core.route()).filter(|_| !is_at_the_door) {
        Some((label, to)) => link("headbtn back", &to, "").add(icon(Icon::ArrowLeft)).add(span("", &label)),
        None => wordmark(),
    };
    let help = help_link("headbtn", "").add(icon(Icon::LifeBuoy)).text(words().shell.help);
    vec![row("grow").add(start), help, hide::hide_button(core)]
}

/// The bar at the foot, or the rail at the side. Its edge is a tide line that swells where one is.
fn bar(here: Option<Place>) -> Vec<El> {
    let Some(here) = here else { return Vec::new() };
    let links = Place::ALL.map(|place| {
        let drawn = match place {
            Place::Today => Icon::Sun,
            Place::People => Icon::Users,
            Place::Reflect => Icon::Compass,
            Place::Write => Icon::Feather,
            Place::Journal => Icon::Book,
            Place::Data => Icon::Drive,
        };
        let link = link("", &place.route(), "").add(icon(drawn)).add(span("", names::place(place)));
        let item = el("li").add(if place == here { link.attr("aria-current", "page") } else { link });
        // Five fit a phone; the sixth is at the foot of the rail, and on Today.
        if place == Place::Data { item.class("at-rail") } else { item }
    });
    let at = Place::ALL.iter().position(|&place| place == here).unwrap_or_default();
    let crest = "M-600 14H-62C-34 14 -30 3 0 3S34 14 62 14H600";
    let edge = format!(r#"<g class="crest at-{at}"><path d="{crest}V120H-600Z"/><path d="{crest}"/></g>"#);
    let nav = el("nav")
        .class("nav")
        .attr("aria-label", words().shell.main)
        .add(drawing("edge", "0 0 500 86", &edge).attr("preserveAspectRatio", "none"))
        .add(row("brand").add(wordmark()))
        .add(el("ul").add_all(links));
    vec![nav]
}

/// The toast: one line and, where it can be taken back, Undo. It stays while somebody is on it.
fn toast(core: Core) -> Vec<El> {
    core.hold_toast(false);
    let Some((_, toast)) = core.toast() else { return Vec::new() };
    let (text, undo) = match toast {
        Toast::Notice(notice) => (names::notice(notice), notice.can_undo()),
        Toast::Words(text) => (text, false),
        Toast::Restored(text) => (text, true),
    };
    let take_back = move || match toast {
        Toast::Restored(_) => core.undo_restore(),
        _ => core.run(Command::Undo),
    };
    let undo = undo.then(|| button("btn sm plain", words().shell.undo, take_back));
    let hold = |held: bool| move |_| core.hold_toast(held);
    let line = row("toast").add(span("", text)).maybe(undo);
    vec![
        line.on("mouseenter", hold(true))
            .on("mouseleave", hold(false))
            .on("focusin", hold(true))
            .on("focusout", hold(false)),
    ]
}
