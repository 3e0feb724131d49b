//! What stands around every page: head, bar, notices, toast; and which page is shown.

use super::components::icon::{IconView, Wordmark};
use super::core::{Core, Saving, Toast};
use super::{names, pages};
use crate::app::command::Command;
use crate::app::route::{Place, Route};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::worker::{self, News};
use crate::platform::{page, timer};
use leptos::prelude::*;
use std::time::Duration;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    let core = Core::provide();
    worker::register(move |news| match news {
        News::UpdateReady => core.update_ready.set(true),
        News::OfflineReady => core.say(Toast::Words(words().shell.offline_ready)),
    });
    announce_pages(core);
    let shown = Memo::new(move |_| resolve(core, core.route.get()));
    view! {
        <div class=move || shown.with(|route| format!("shell s-{}", pages::name(route)))>
            <button class="skip btn" on:click=move |_| page::focus("#main")>{words().shell.skip}</button>
            <Head shown />
            <Notices />
            {move || pages::show(shown.get())}
            <Show when=move || shown.with(|route| route.place().is_some())>
                <Bar shown />
            </Show>
            <ToastView />
        </div>
    }
}

/// The first screen stands where nothing has been written yet.
fn resolve(core: Core, route: Route) -> Route {
    if route == Route::Today && core.read(|doc, _| doc.is_empty()) { Route::Welcome } else { route }
}

/// On each new page: its title without names, focus on its heading, the view at the top.
fn announce_pages(core: Core) {
    Effect::new(move |before: Option<Route>| {
        let route = resolve(core, core.route.get());
        page::set_title(&format!("{} · {}", pages::title(&route), words().shell.app));
        if before.is_some_and(|before| before != route) {
            timer::after(Duration::ZERO, || {
                page::scroll_to_top();
                page::focus("h1");
            });
        }
        route
    });
}

/// The head: where one came from, or the wordmark; Help always in the same place.
#[component]
fn Head(shown: Memo<Route>) -> impl IntoView {
    let core = Core::get();
    let w = &words().shell;
    let start = move || {
        shown.with(|route| match pages::back(core, route) {
            Some((label, to)) => view! {
                <a class="headbtn back" href=to.href()>
                    <IconView icon=Icon::ArrowLeft />
                    {label}
                </a>
            }
            .into_any(),
            None => view! { <Wordmark /> }.into_any(),
        })
    };
    view! {
        <header class="head">
            <div class="grow">{start}</div>
            <a class="headbtn" href=Route::Help.href()>
                <IconView icon=Icon::LifeBuoy />
                {w.help}
            </a>
        </header>
    }
}

/// Lasting notices: storage trouble, what could not be read, a new version, made-up people.
#[component]
fn Notices() -> impl IntoView {
    let core = Core::get();
    let w = &words().shell;
    let trouble = move || match core.saving.get() {
        _ if core.is_read_only() => Some(w.newer),
        Saving::Failed(crate::store::SaveError::Blocked) => Some(w.blocked),
        Saving::Failed(error) => Some(names::save_error(error)),
        _ => None,
    };
    let damaged = move || {
        core.quarantine.with(|found| match found.len() {
            0 => None,
            1 => Some(w.damaged_one.to_owned()),
            count => Some(w.damaged_more(&count.to_string())),
        })
    };
    let use_update = move |_| {
        core.save_now();
        worker::use_update();
    };
    view! {
        <div class="notices">
            {move || trouble().map(|text| view! { <p class="notice amber" role="alert">{text}</p> })}
            {move || {
                damaged()
                    .map(|text| {
                        view! {
                            <p class="notice amber" role="status">
                                {text}
                                " "
                                <a href=Route::Data.href()>{w.damaged_show}</a>
                            </p>
                        }
                    })
            }}
            <Show when=move || core.update_ready.get()>
                <div class="notice" role="status">
                    <p>{w.update}</p>
                    <div class="row">
                        <button class="btn sm" on:click=use_update>{w.update_now}</button>
                        <button class="btn sm plain" on:click=move |_| core.update_ready.set(false)>{w.update_later}</button>
                    </div>
                </div>
            </Show>
            <Show when=move || core.demo>
                <p class="notice">{w.demo}</p>
            </Show>
        </div>
    }
}

/// The bar at the foot, or the rail at the side. Its edge is a tide line that swells where one is.
#[component]
fn Bar(shown: Memo<Route>) -> impl IntoView {
    let here = move || shown.with(Route::place);
    let links = Place::ALL
        .map(|place| {
            let icon = match place {
                Place::Today => Icon::Sun,
                Place::People => Icon::Users,
                Place::Reflect => Icon::Compass,
                Place::Data => Icon::Drive,
            };
            view! {
                <li>
                    <a href=place.route().href() aria-current=move || (here() == Some(place)).then_some("page")>
                        <IconView icon />
                        <span>{names::place(place)}</span>
                    </a>
                </li>
            }
        })
        .into_iter()
        .collect_view();
    let crest = move || {
        let at = Place::ALL.iter().position(|&place| here() == Some(place)).unwrap_or_default();
        format!("crest at-{at}")
    };
    view! {
        <nav class="nav" aria-label=words().shell.main>
            <svg class="edge" viewBox="0 0 500 86" preserveAspectRatio="none" aria-hidden="true">
                <g class=crest>
                    <path d="M-600 14H-62C-34 14 -30 3 0 3S34 14 62 14H600V120H-600Z" />
                    <path d="M-600 14H-62C-34 14 -30 3 0 3S34 14 62 14H600" />
                </g>
            </svg>
            <div class="brand"><Wordmark /></div>
            <ul>{links}</ul>
        </nav>
    }
}

/// The toast: one line and, where it can be taken back, Undo. It waits while it is touched.
#[component]
fn ToastView() -> impl IntoView {
    let core = Core::get();
    let shown = move || core.toast.get();
    let body = move || {
        shown().map(|(number, toast)| {
            let (text, undo) = match toast {
                Toast::Notice(notice) => (names::notice(notice), notice.can_undo()),
                Toast::Words(text) => (text, false),
            };
            view! {
                <div class="toast" on:mouseleave=move |_| core.hide_toast_later(number)>
                    <span>{text}</span>
                    {undo
                        .then(|| {
                            view! {
                                <button class="btn sm plain" on:click=move |_| core.run(Command::Undo)>
                                    {words().shell.undo}
                                </button>
                            }
                        })}
                </div>
            }
        })
    };
    view! {
        <div class="toasts" role="status">
            {body}
        </div>
    }
}
