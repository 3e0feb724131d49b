//! The frame of a page and the small words everything is made of.

use crate::app::route::Route;
use crate::content::icons::{Icon, WORDMARK};
use crate::content::words::words;
use crate::ui::el::{El, drawing, el};

/// The main part of a page. `wide` has two columns on wide screens.
#[inline(never)]
pub fn main_part(wide: bool) -> El {
    el("main").class(if wide { "main wide" } else { "main" }).id("main").attr("tabindex", "-1")
}

/// The foot of a guided page, in place of the bar.
#[inline(never)]
pub fn foot(children: Vec<El>) -> El {
    el("footer").class("foot").add(row("row").add_all(children))
}

/// The heading of a page. It takes the focus when the page opens.
#[inline(never)]
pub fn title(text: &str) -> El {
    el("h1").id("ask").attr("tabindex", "-1").own(text)
}

/// A heading of a section.
#[inline(never)]
pub fn h2(class: &str, text: &str) -> El {
    el("h2").class(class).own(text)
}

/// A paragraph.
#[inline(never)]
pub fn p(class: &str, text: &str) -> El {
    el("p").class(class).own(text)
}

/// A box.
#[inline(never)]
pub fn row(class: &str) -> El {
    el("div").class(class)
}

/// A piece of a line.
#[inline(never)]
pub fn span(class: &str, text: &str) -> El {
    el("span").class(class).own(text)
}

/// A section with a heading.
#[inline(never)]
pub fn section(heading: &str) -> El {
    el("section").class("section").add(h2("h-small", heading))
}

/// Words the user wrote, given back.
#[inline(never)]
pub fn quote(text: &str) -> El {
    el("q").own(text)
}

/// A link to a page.
#[inline(never)]
pub fn link(class: &str, route: &Route, text: &str) -> El {
    el("a").class(class).attr("href", &route.href()).own(text)
}

/// A link to the help page: a page of its own, which needs neither the app nor JavaScript.
#[inline(never)]
pub fn help_link(class: &str, text: &str) -> El {
    el("a").class(class).attr("href", "help.html").text(text)
}

/// A button.
pub fn button(class: &str, text: &str, clicked: impl FnMut() + 'static) -> El {
    plain_button(class, text).click(clicked)
}

#[inline(never)]
fn plain_button(class: &str, text: &str) -> El {
    el("button").class(class).attr("type", "button").text(text)
}

/// An icon, always beside words.
#[inline(never)]
pub fn icon(icon: Icon) -> El {
    drawing("icon", "0 0 24 24", icon.markup())
}

/// A small drawing in a box.
#[inline(never)]
pub fn glyph(markup: &str, view_box: &str) -> El {
    drawing("glyph", view_box, markup)
}

/// The name of the app with its two tide lines; leads to Today.
pub fn wordmark() -> El {
    link("wordmark", &Route::Today, "").add(drawing("", "0 0 28 20", WORDMARK)).add(span("", words().shell.app))
}

/// Something that opens below a line.
#[inline(never)]
pub fn disclose(summary: &str, inside: Vec<El>) -> El {
    el("details")
        .class("disclose")
        .add(el("summary").text(summary).add(icon(Icon::ChevronDown)))
        .add(row("inside").add_all(inside))
}

/// A row that leads on: a title, a second line, a chevron.
#[inline(never)]
pub fn line_row(class: &str, route: &Route, title: &str, more: &str) -> El {
    link(class, route, "").add(body(title, more)).add(icon(Icon::ChevronRight))
}

/// A title with a second line.
#[inline(never)]
pub fn body(title: &str, more: &str) -> El {
    el("span").class("body").add(el("b").own(title)).add(span("small soft", more))
}

/// A sentence that appears when something needs a look.
pub fn error(id: &str, read: impl Fn() -> String + 'static) -> El {
    el("p").class("error").id(id).attr("role", "alert").live_text(read)
}
