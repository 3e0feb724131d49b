//! What Hide does, said once before it is needed.

use crate::content::words::words;
use crate::ui::components::frame::{button, link, main_part, p, row, section, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use crate::ui::hide;

/// What Hide does. From now on its button acts at once.
pub fn explain(core: Core) -> Vec<El> {
    let w = words().hide;
    core.change_settings(|settings| settings.hide_explained = true);
    let points = [w.shift, w.kept, w.again].map(|line| el("li").text(line));
    let buttons = row("row later").add(button("btn", w.now, move || hide::now(core))).add(link(
        "btn quiet",
        &hide::way_back(),
        words().shell.back,
    ));
    let main = main_part(false)
        .add(title(w.title))
        .add(p("lead intro", w.lead))
        .add(el("ul").class("plain-list").add_all(points))
        .add(section(w.limits).add(p("", w.history)).add(p("soft later", w.once)))
        .add(buttons);
    vec![main]
}
