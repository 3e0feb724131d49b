//! "What we heard": the answers so far, in the user's own words, each with a way to change it.

use crate::app::command::Command;
use crate::app::resume::way;
use crate::app::route::Route;
use crate::app::view::heard::{self as view, Line, Part};
use crate::content::guide;
use crate::content::icons::Icon;
use crate::content::words::{PageWords, fill, words};
use crate::domain::reflection::Reflection;
use crate::domain::reflection::answer::Mark;
use crate::domain::reflection::guide::Page;
use crate::ui::components::frame::{button, foot, h2, icon, link, main_part, p, quote, row, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::names;

/// What we heard.
pub fn heard(core: Core, page: &'static Page, reflection: &Reflection, name: &str) -> Vec<El> {
    let w = words().heard;
    let id = reflection.id;
    let guide_words = words().guide(reflection.guide);
    let items = view::heard(guide(reflection.guide), reflection, page.id);
    let lead = if items.is_empty() { w.nothing } else { w.lead };
    let items = items.into_iter().map(|item| {
        let page_words = guide_words.page(item.page);
        let ask = fill(page_words.ask, &[("name", name)]);
        let change = link("link small", &Route::Change(id, item.page.to_owned()), "")
            .attr("aria-label", &w.change_of(&ask))
            .add(icon(Icon::Pencil))
            .text(w.change);
        let head = row("row between top").add(h2("small soft", &ask)).add(change);
        let parts = item.parts.into_iter().map(|part| part_view(part, page_words, item.page, name));
        el("li").add(head).add_all(parts.flatten())
    });
    let before = core.read(|doc, _| way(doc, reflection)).before(page.id);
    let back = before.map_or(Route::Reflect, |page| Route::Page(id, page.id.to_owned()));
    let main =
        main_part(false).add(title(w.title)).add(p("lead intro", lead)).add(el("ul").class("heard").add_all(items));
    let page_id = page.id;
    let next = button("btn grow", w.next, move || core.run(Command::Next(id, page_id)));
    vec![main, foot(vec![link("btn quiet", &back, words().reflect.back), next])]
}

fn part_view(part: Part, page: &'static PageWords, id: &str, name: &str) -> Vec<El> {
    let w = words().heard;
    let option = |id: &str| page.option(id).map_or_else(String::new, |option| fill(option.label, &[("name", name)]));
    match part {
        Part::Own(text) => vec![quote(&text)],
        Part::Field(field, text) => vec![p("small soft", &option(field)), quote(&text)],
        Part::Option(id) => vec![p("", &option(id))],
        Part::Marked(mark, lines) => {
            let label = match mark {
                Mark::Seen => w.seen,
                Mark::Guessed => w.guessed,
                Mark::Once => w.once,
                Mark::More => w.more,
                other => names::mark(other),
            };
            let lines = lines.into_iter().map(|line| match line {
                Line::Option(id) => el("li").text(&option(id)),
                Line::Own(text) => el("li").add(quote(&text)),
            });
            let list = el("ul").class("plain-list").add_all(lines);
            let more = (mark == Mark::Guessed && id == "signs").then(|| p("small soft", w.guessed_more));
            [Some(el("h3").class("label").text(label)), Some(list), more].into_iter().flatten().collect()
        }
    }
}
