//! The first screen: one breath of explanation, the promise, five situations. The static first
//! paint in `index.html` says the same (`xtask/src/first_paint.rs`).

use crate::app::route::Route;
use crate::content::icons::{Icon, situation as drawing_of};
use crate::content::words::words;
use crate::domain::situation::Situation;
use crate::ui::components::frame::{glyph, h2, icon, link, main_part, p, row, span, title, wordmark};
use crate::ui::components::shore::shore;
use crate::ui::el::{El, el};

/// What Ebb is, and what is happening.
pub fn welcome() -> Vec<El> {
    let w = &words().welcome;
    let stone = |class: &str| span(class, "").attr("aria-hidden", "true");
    let hero = row("hero bleed")
        .add_all(shore(168.0, 0.9))
        .add(stone("stone a"))
        .add(stone("stone b"))
        .add(row("hero-top").add(wordmark()));
    let unsure = link("choice slim", &Route::Nearest, "").add(two_lines(w.unsure, w.unsure_more));
    let situations = Situation::ALL.map(|situation| {
        let guide = words().guide(situation.id());
        let link = link("choice", &Route::Start(situation), "")
            .add(glyph(drawing_of(situation), "0 0 44 32"))
            .add(two_lines(guide.title, guide.about));
        el("li").add(link)
    });
    let main = main_part(false)
        .add(hero)
        .add(title(w.title))
        .add(p("lead", w.lead))
        .add(el("p").class("promise").add(icon(Icon::Lock)).add(span("", w.promise)))
        .add(h2("ask", w.ask))
        .add(el("ul").class("stack tight").add_all(situations).add(el("li").add(unsure)))
        .add(p("small soft later", w.later));
    let help = link("btn quiet block", &Route::Help, "").add(icon(Icon::LifeBuoy)).text(w.help);
    vec![main, row("foot").add(help)]
}

fn two_lines(first: &str, second: &str) -> El {
    span("grow", "").add(el("b").text(first)).add(span("small soft", second))
}

/// "I'm not sure": five plain sentences, each of which leads on.
pub fn nearest() -> Vec<El> {
    let w = &words().welcome.nearest;
    let lines = [w.friend, w.partner, w.me, w.cold, w.close];
    let lines = Situation::ALL.into_iter().zip(lines).map(|(situation, line)| {
        let link = link("choice", &Route::Start(situation), "").add(span("grow", line)).add(icon(Icon::ChevronRight));
        el("li").add(link)
    });
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(el("ul").class("stack tight").add_all(lines));
    vec![main]
}
