//! What stands around every page: head, bar, notices, toast; and which page is shown.

use super::components::frame::{button, help_link, icon, link, p, row, span, wordmark};
use super::core::{Core, Saving, Toast};
use super::el::{El, drawing, el, react};
use super::{names, pages};
use crate::app::command::Command;
use crate::app::route::{Place, Route};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::page;
use crate::platform::worker::{self, News};
use crate::store::SaveError;
use leptos::prelude::*;

/// Where the app lives in the page.
const HOME: &str = "app";

/// Loads everything and puts the app in its place.
pub fn mount() {
    let core = Core::load();
    pages::keep_welcome();
    worker::register(move |news| match news {
        News::UpdateReady => core.set_update_ready(true),
        News::OfflineReady => core.say(Toast::Words(words().shell.offline_ready)),
    });
    announce_pages(core);
    if let Some(home) = crate::platform::dom::Element::by_id(HOME) {
        home.append(app(core).element());
    }
}

fn app(core: Core) -> El {
    let w = &words().shell;
    el("div")
        .live_attr("class", move || Some(format!("shell s-{}", pages::name(&core.route()))))
        .add(button("skip btn", w.skip, || page::focus("#main")))
        .add(el("header").class("head").live(move || head(core)))
        .add(notices(core))
        .add(row("contents").live(move || pages::show(core, core.route())))
        .add(row("contents").live(move || bar(core.route().place())))
        .add(el("div").class("toasts").attr("role", "status").live(move || toast(core)))
}

/// On each new page: its title without names, focus on its heading, the view at the top.
fn announce_pages(core: Core) {
    let first = StoredValue::new(true);
    react(Box::new(move || {
        page::set_title(&format!("{} · {}", pages::title(&core.route()), words().shell.app));
        if first.get_value() {
            return first.set_value(false);
        }
        page::scroll_to_top();
        page::focus("h1");
    }));
}

/// The head: where one came from, or the wordmark; Help always in the same place.
fn head(core: Core) -> Vec<El> {
    let start = match pages::back(core, &core.route()) {
        Some((label, to)) => link("headbtn back", &to, "").add(icon(Icon::ArrowLeft)).text(&label),
        None => wordmark(),
    };
    vec![row("grow").add(start), help_link("headbtn", "").add(icon(Icon::LifeBuoy)).text(words().shell.help)]
}

/// Lasting notices: storage trouble, what could not be read, a new version, made-up people.
fn notices(core: Core) -> El {
    let w = &words().shell;
    let trouble = move || {
        let sentence = match core.saving() {
            _ if core.status(|status| status.read_only) => Some(w.newer),
            Saving::Failed(SaveError::Blocked) => Some(w.blocked),
            Saving::Failed(error) => Some(names::save_error(error)),
            Saving::Saved | Saving::Waiting => None,
        };
        sentence.map(|text| p("notice amber", text).attr("role", "alert")).into_iter().collect()
    };
    let damaged = move || {
        let sentence = match core.status(|status| status.quarantine.len()) {
            0 => None,
            1 => Some(w.damaged_one.to_owned()),
            count => Some(w.damaged_more(&count.to_string())),
        };
        let with_link = |text: String| p("notice amber", &text).add(link("", &Route::Data, w.damaged_show));
        sentence.map(with_link).into_iter().collect()
    };
    let update = move || {
        let use_it = move || {
            core.save_now();
            worker::use_update();
        };
        let notice = || {
            let buttons = row("row").add(button("btn sm", w.update_now, use_it)).add(button(
                "btn sm plain",
                w.update_later,
                move || core.set_update_ready(false),
            ));
            row("notice").add(span("", w.update)).add(buttons)
        };
        core.status(|status| status.update_ready).then(notice).into_iter().collect()
    };
    let demo = core.status(|status| status.demo).then(|| p("notice", w.demo));
    el("aside")
        .class("notices")
        .add(row("").live(trouble))
        .add(row("").attr("role", "status").live(damaged))
        .add(row("").attr("role", "status").live(update))
        .maybe(demo)
}

/// The bar at the foot, or the rail at the side. Its edge is a tide line that swells where one is.
fn bar(here: Option<Place>) -> Vec<El> {
    let Some(here) = here else { return Vec::new() };
    let links = Place::ALL.map(|place| {
        let drawn = match place {
            Place::Today => Icon::Sun,
            Place::People => Icon::Users,
            Place::Reflect => Icon::Compass,
            Place::Data => Icon::Drive,
        };
        let link = link("", &place.route(), "").add(icon(drawn)).add(span("", names::place(place)));
        el("li").add(if place == here { link.attr("aria-current", "page") } else { link })
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
    };
    let undo = undo.then(|| button("btn sm plain", words().shell.undo, move || core.run(Command::Undo)));
    let hold = |held: bool| move |_| core.hold_toast(held);
    let line = row("toast").add(span("", text)).maybe(undo);
    vec![
        line.on("mouseenter", hold(true))
            .on("mouseleave", hold(false))
            .on("focusin", hold(true))
            .on("focusout", hold(false)),
    ]
}
