//! Help, right now. The page that works without JavaScript says the same (`xtask/src/help_page.rs`).

use crate::app::command::Command;
use crate::content::help::{self, COUNTRIES, Country, Line};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::clock;
use crate::platform::intl::{Style, date};
use crate::ui::components::icon::IconView;
use crate::ui::components::page::{Main, Title};
use crate::ui::core::Core;
use leptos::prelude::*;

/// Who can help, and how to reach them.
#[component]
pub fn Help() -> impl IntoView {
    let core = Core::get();
    let w = &words().help;
    let chosen = core.memo(|doc, _| doc.settings().country);
    let guess = help::guess(&clock::time_zone());
    let country = move || match chosen.get() {
        Some(code) => help::country(&code),
        None => guess,
    };
    let options = COUNTRIES
        .iter()
        .map(|one| {
            let code = one.code;
            view! { <option value=code selected=move || country().is_some_and(|here| here.code == code)>{one.name}</option> }
        })
        .collect_view();
    view! {
        <Main>
            <Title text=w.title />
            {move || emergency(country())}
            <section class="section">
                <header>
                    <h2 class="h-small" id="people-to-talk-to">{w.people}</h2>
                </header>
                <label class="label" for="country">{w.country}</label>
                <select
                    class="field"
                    id="country"
                    on:change=move |event| core.run(Command::SetCountry(event_target_value(&event)))
                >
                    {options}
                    <option value="" selected=move || country().is_none()>{w.elsewhere}</option>
                </select>
                <p class="small soft hint">{move || chosen.with(Option::is_none).then_some(w.country_guess)}</p>
                <ul class="rows line lines-list" aria-labelledby="people-to-talk-to">
                    {move || country().map(|country| country.lines.iter().map(line).collect_view())}
                </ul>
            </section>
            <section class="well coral safe">
                <h2 class="h-card">{w.afraid.title}</h2>
                <p>{w.afraid.text}</p>
                <p>{w.afraid.more}</p>
            </section>
            <section class="well safe">
                <h2 class="h-card">{w.stop.title}</h2>
                <p>{w.stop.text}</p>
            </section>
            <section class="section">
                <h2 class="h-small">{w.more}</h2>
                <p class="soft">{w.more_lead}</p>
                <p>
                    <a class="link" href="https://findahelpline.com" rel="noreferrer noopener" target="_blank">
                        "findahelpline.com"
                    </a>
                </p>
                <p>
                    <a class="link" href="https://befrienders.org" rel="noreferrer noopener" target="_blank">
                        "befrienders.org"
                    </a>
                </p>
            </section>
            <section class="section">
                <h2 class="h-small">{w.about.title}</h2>
                <p class="soft">{w.about.text}</p>
                <p class="soft">{w.about.more}</p>
            </section>
            <p class="small faint later">{w.stored}</p>
        </Main>
    }
}

fn emergency(country: Option<&'static Country>) -> AnyView {
    let w = &words().help;
    match country.and_then(|country| country.emergency.first()) {
        Some(number) => view! {
            <p class="lead">{w.lead(number.shown)}</p>
            <a class="btn block emergency" href=format!("tel:{}", number.dial)>
                <IconView icon=Icon::Phone />
                {w.ring(number.shown)}
            </a>
        }
        .into_any(),
        None => view! { <p class="lead">{w.lead_unknown}</p> }.into_any(),
    }
}

fn line(line: &'static Line) -> impl IntoView {
    let w = &words().help;
    let checked = line.checked_on.parse().map(|day| w.checked(&date(day, Style::Year))).unwrap_or_default();
    let call = line.dial.map(|dial| {
        view! {
            <a class="callbtn" href=format!("tel:{dial}")>
                <span class="small">{w.call}</span>
                <b>{line.shown}</b>
            </a>
        }
    });
    let text = line.sms.map(|(number, word)| {
        let label = if word.is_empty() { w.text.to_owned() } else { w.text_word(word) };
        view! {
            <a class="callbtn" href=format!("sms:{number}")>
                <span class="small">{label}</span>
                <b>{number}</b>
            </a>
        }
    });
    view! {
        <li class="help-line">
            <div class="grow">
                <b>{line.name}</b>
                <p class="small soft">{line.about}</p>
                <p class="tiny faint">{checked}</p>
            </div>
            <div class="calls">{call} {text}</div>
        </li>
    }
}
