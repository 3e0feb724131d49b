//! The tide line, drawn at the two widths a page has, with the same story in words.

use crate::app::view::tide_line::{TideLine, tide_line};
use crate::content::words::words;
use crate::domain::tide::{Crest, Tide};
use crate::platform::intl::{Style, date};
use leptos::prelude::*;

/// Contact over time. Two drawings, of which the box's width shows one; one text for both.
#[component]
pub fn TideLineView(tide: Tide) -> impl IntoView {
    let compact = tide_line(&tide, 350.0, 256.0);
    let wide = tide_line(&tide, 700.0, 288.0);
    let (title, story) = story(&tide);
    view! {
        <div class="tide-box" role="img" aria-labelledby="tide-title tide-story">
            {drawing(compact, "tide tide--compact")}
            {drawing(wide, "tide tide--wide")}
        </div>
        <p class="vh" id="tide-title">{title}</p>
        <p class="vh" id="tide-story">{story}</p>
        <Key />
    }
}

fn drawing(line: TideLine, class: &'static str) -> impl IntoView {
    let axis = (line.axis as i32).to_string();
    let right = (line.width as i32 - 10).to_string();
    let ticks = line
        .ticks
        .into_iter()
        .map(|tick| {
            let long = if tick.date.is_some() { 6 } else { 3 };
            let label = tick.date.map(|day| {
                view! {
                    <text x=tick.x.clone() y=(line.axis as i32 + 20).to_string() text-anchor="middle">
                        {date(day, Style::Short)}
                    </text>
                }
            });
            view! {
                <line class="tick" x1=tick.x.clone() x2=tick.x.clone() y1=axis.clone() y2=(line.axis as i32 + long).to_string() />
                {label}
            }
        })
        .collect_view();
    let spaces = line
        .spaces
        .into_iter()
        .map(|space| {
            let [first, second] = space.calm;
            view! {
                <path class="calm" d=first />
                <path class="calm" d=second />
                <path class="space" d=space.path />
                <text class="lab" x=space.x y=space.y text-anchor="middle">{words().person.giving_space}</text>
            }
        })
        .collect_view();
    let markers = line.markers.into_iter().map(|marker| mark(marker.crest, marker.x, marker.y)).collect_view();
    view! {
        <svg
            class=class
            viewBox=format!("0 0 {} {}", line.width as i32, line.height as i32)
            aria-hidden="true"
            focusable="false"
        >
            <path class="future-fill" d=line.future_fill />
            <path class="past-fill" d=line.past_fill />
            <path class="past-deep" d=line.past_deep />
            <path class="past" d=line.past />
            <path class="future" d=line.future />
            <line class="axis" x1="10" x2=right y1=axis.clone() y2=axis.clone() />
            {ticks}
            {spaces}
            <line class="nowline" x1=line.now.x.clone() x2=line.now.x.clone() y1=line.now.top y2=axis />
            <text class="lab-now" x=line.now.x y=line.now.label text-anchor="middle">{words().person.today}</text>
            {markers}
            <path class="now" d=line.now.pebble />
        </svg>
    }
}

fn mark(crest: Crest, x: String, y: String) -> AnyView {
    match crest {
        Crest::Met => view! {
            <circle class="met-o" cx=x.clone() cy=y.clone() r="7.5" />
            <circle class="met-i" cx=x cy=y r="3.5" />
        }
        .into_any(),
        Crest::TheyWrote | Crest::Talked => view! { <circle class="got" cx=x cy=y r="5" /> }.into_any(),
        Crest::Wrote | Crest::Unanswered => view! { <circle class="made" cx=x cy=y r="6" /> }.into_any(),
        Crest::Planned => view! { <circle class="plan" cx=x cy=y r="6" /> }.into_any(),
    }
}

#[component]
fn Key() -> impl IntoView {
    let w = &words().person;
    let keys = [
        (Crest::Wrote, w.key_wrote),
        (Crest::TheyWrote, w.key_they),
        (Crest::Met, w.key_met),
        (Crest::Planned, w.key_planned),
    ];
    let keys = keys
        .map(|(crest, label)| {
            view! {
                <span>
                    <svg class="tide" viewBox="0 0 16 16" aria-hidden="true">{mark(crest, "8".into(), "8".into())}</svg>
                    {label}
                </span>
            }
        })
        .into_iter()
        .collect_view();
    view! { <p class="tide-key" aria-hidden="true">{keys}</p> }
}

/// The whole story in sentences: title and text.
fn story(tide: &Tide) -> (String, String) {
    let w = &words().person;
    let day = |day| date(day, Style::Day);
    let mut sentences: Vec<String> = tide
        .events
        .iter()
        .map(|event| {
            let on = day(event.on);
            match event.crest {
                Crest::Wrote => w.tide_wrote(&on),
                Crest::Unanswered => format!("{} {}", w.tide_wrote(&on), w.no_reply),
                Crest::TheyWrote => w.tide_they(&on),
                Crest::Talked => w.tide_talked(&on),
                Crest::Met => w.tide_met(&on),
                Crest::Planned => w.tide_planned(&on),
            }
        })
        .collect();
    if sentences.is_empty() {
        sentences.push(w.tide_none.to_owned());
    }
    sentences.extend(tide.spaces.iter().map(|&(from, until)| w.tide_space(&day(from), &day(until))));
    (w.tide_title(&day(tide.start), &day(tide.end)), sentences.join(" "))
}
