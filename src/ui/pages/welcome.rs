//! The first screen: one breath of explanation, the promise, five situations. The static first
//! paint in `index.html` says the same (`xtask/src/first_paint.rs`).

use crate::app::route::Route;
use crate::content::icons::{Icon, situation as glyph};
use crate::content::words::words;
use crate::domain::situation::Situation;
use crate::ui::components::icon::{GlyphView, IconView, Wordmark};
use crate::ui::components::page::{Main, Title};
use crate::ui::components::shore::ShoreView;
use leptos::prelude::*;

/// What Ebb is, and what is happening.
#[component]
pub fn Welcome() -> impl IntoView {
    let w = &words().welcome;
    view! {
        <Main>
            <div class="hero bleed">
                <ShoreView height=168.0 level=0.9 />
                <span class="stone a" aria-hidden="true"></span>
                <span class="stone b" aria-hidden="true"></span>
                <div class="hero-top"><Wordmark /></div>
            </div>
            <Title text=w.title />
            <p class="lead">{w.lead}</p>
            <p class="promise">
                <IconView icon=Icon::Lock />
                <span>{w.promise}</span>
            </p>
            <h2 class="ask">{w.ask}</h2>
            <ul class="stack tight">
                {Situation::ALL.map(|situation| view! { <SituationChoice situation /> }).into_iter().collect_view()}
                <li>
                    <a class="choice slim" href=Route::Nearest.href()>
                        <span class="grow">
                            <b>{w.unsure}</b>
                            <span class="small soft">{w.unsure_more}</span>
                        </span>
                    </a>
                </li>
            </ul>
            <p class="small soft later">{w.later}</p>
        </Main>
        <div class="foot">
            <a class="btn quiet block" href=Route::Help.href()>
                <IconView icon=Icon::LifeBuoy />
                {w.help}
            </a>
        </div>
    }
}

#[component]
fn SituationChoice(situation: Situation) -> impl IntoView {
    let guide = words().guide(situation.id());
    view! {
        <li>
            <a class="choice" href=Route::Start(situation).href()>
                <GlyphView markup=glyph(situation) />
                <span class="grow">
                    <b>{guide.title}</b>
                    <span class="small soft">{guide.about}</span>
                </span>
            </a>
        </li>
    }
}

/// "I'm not sure": five plain sentences, each of which leads on.
#[component]
pub fn Nearest() -> impl IntoView {
    let w = &words().welcome.nearest;
    let lines = [w.friend, w.partner, w.me, w.cold, w.close];
    let lines = Situation::ALL
        .into_iter()
        .zip(lines)
        .map(|(situation, line)| {
            view! {
                <li>
                    <a class="choice" href=Route::Start(situation).href()>
                        <span class="grow">{line}</span>
                        <IconView icon=Icon::ChevronRight />
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <Main>
            <Title text=w.title />
            <p class="lead intro">{w.lead}</p>
            <ul class="stack tight">{lines}</ul>
        </Main>
    }
}
