//! The first screen and "I'm not sure".
//!
//! The first screen is part of `index.html`, so that it stands there before the app has loaded
//! (`xtask/src/first_paint.rs`). The app takes it over as it is: one screen, written once.

use crate::app::route::Route;
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::reflection::guide::GuideId;
use crate::domain::situation::Situation;
use crate::platform::dom::Element;
use crate::ui::components::frame::{icon, link, main_part, p, span, title};
use crate::ui::el::{El, el};
use std::cell::OnceCell;

thread_local! {
    static WELCOME: OnceCell<Element> = const { OnceCell::new() };
}

/// Keeps the first screen before the first paint is taken away.
pub fn keep() {
    WELCOME.with(|kept| {
        if let Some(element) = Element::by_id("welcome") {
            let _ = kept.set(element);
        }
    });
}

/// What Ebb is, and what is happening.
pub fn welcome() -> Vec<El> {
    WELCOME.with(|kept| kept.get().cloned().map(El::of).into_iter().collect())
}

/// "I'm not sure": five plain sentences, each of which leads on.
pub fn nearest() -> Vec<El> {
    let w = words().nearest;
    let lines = [w.friend, w.partner, w.me, w.cold, w.close];
    let lines = Situation::ALL.into_iter().zip(lines).map(|(situation, line)| {
        let link = link("choice", &Route::Start(GuideId::Situation(situation)), "")
            .add(span("grow", line))
            .add(icon(Icon::ChevronRight));
        el("li").add(link)
    });
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(el("ul").class("stack tight").add_all(lines));
    vec![main]
}
