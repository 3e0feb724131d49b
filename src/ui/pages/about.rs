//! What Ebb is for, and not for: its intended purpose, said plainly (P11).

use crate::content::words::words;
use crate::ui::components::frame::{h2, help_link, main_part, p, title};
use crate::ui::el::{El, el};

/// What Ebb is for.
pub fn about() -> Vec<El> {
    let w = words().about;
    let section = |heading: &str, lines: &[&str]| {
        let lines = lines.iter().map(|line| el("li").text(line));
        el("section").class("section").add(h2("h-small", heading)).add(el("ul").class("reading").add_all(lines))
    };
    let support = el("section")
        .class("section")
        .add(h2("h-small", w.support_title))
        .add(p("", w.support))
        .add(p("", w.support_now))
        .add(help_link("btn quiet", w.help));
    let private = el("section").class("section").add(h2("h-small", w.private_title)).add(p("", w.private));
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(section(w.for_title, &[w.for_1, w.for_2, w.for_3]))
        .add(section(w.not_title, &[w.not_1, w.not_2, w.not_3, w.not_4]))
        .add(support)
        .add(private);
    vec![main]
}
