//! The circle: rings as a drawing, and everybody in them as a link. Laid out for a few widths, of which the
//! width of the box chooses one; each person is one link, whatever the width.

use super::frame::{link, p, row, span};
use crate::app::route::Route;
use crate::app::view::curve::tenths;
use crate::app::view::people::{Fill, Row};
use crate::app::view::ripples::{ECHO, Ripples, Stone, label, ripples, stone, you};
use crate::content::words::words;
use crate::domain::person::Ring;
use crate::ui::el::{El, drawing, el};
use crate::ui::names;
use chrono::NaiveDate;
use std::fmt::Write as _;

/// The widths laid out for: phones of 320, 360 and 390 pixels, and wide pages. `style/55-water.css` has the same.
const WIDTHS: [f64; 4] = [280.0, 318.0, 346.0, 480.0];
const FORMS: usize = WIDTHS.len();

/// Everybody in rings around the user.
pub fn ripples_part(rows: &[Row], today: NaiveDate) -> El {
    let w = words().people;
    let forms = WIDTHS.map(|width| ripples(rows, width));
    let people = rows.iter().enumerate().filter_map(|(at, row)| {
        let places = forms.each_ref().map(|form| form.stones.iter().find(|stone| stone.row == at));
        places.iter().any(Option::is_some).then(|| person(row, rows, places, today))
    });
    let mut pond = row("ripples").attr("role", "group").attr("aria-label", w.drawing);
    for (form, drawn) in forms.iter().enumerate() {
        let view_box = format!("0 0 {} {}", tenths(drawn.width), tenths(drawn.height));
        pond = pond.variable(&format!("--h{form}"), &tenths(drawn.height)).add(drawing(
            &format!("pond form{form}"),
            &view_box,
            &pools(drawn),
        ));
    }
    let signs = Ring::ALL.map(|ring| sign(&forms, ring));
    let middle = forms.each_ref().map(|form| Some(form.centre));
    let you = at("you", row(""), middle)
        .attr("aria-hidden", "true")
        .add(drawing("", "0 0 54 54", &path(&you(27.0))))
        .add(span("letters", w.you));
    let pond = pond.add_all(signs).add(you).add(el("ul").add_all(people));
    row("").add(
        row("ripple-box").add(pond).add_all(forms.iter().enumerate().filter_map(|(form, drawn)| more(form, drawn))),
    )
}

/// Water and rings, the outer ones first. Halfway between two rings, and outside the last, an echo.
fn pools(drawn: &Ripples) -> String {
    let (x, y) = (tenths(drawn.centre.0), tenths(drawn.centre.1));
    let [close, near, further] = drawn.rings;
    let mut out = String::new();
    let mut circle = |class: &str, radius: f64| {
        let _ = write!(out, r#"<circle class="{class}" cx="{x}" cy="{y}" r="{}"/>"#, tenths(radius));
    };
    circle("echo", further + ECHO);
    for (pool, radius) in [("pool3", further), ("pool2", near), ("pool1", close)] {
        circle(pool, radius);
        circle("ring", radius);
    }
    circle("echo", f64::midpoint(near, further));
    circle("echo", f64::midpoint(close, near));
    out
}

/// The name of a ring, on it.
fn sign(forms: &[Ripples; FORMS], ring: Ring) -> El {
    let places = forms.each_ref().map(|form| Some((form.centre.0, form.centre.1 - form.rings[ring as usize])));
    at("sign", span("", names::ring(ring)), places).attr("aria-hidden", "true")
}

fn person(row: &Row, rows: &[Row], places: [Option<&Stone>; FORMS], today: NaiveDate) -> El {
    let mut name = span("name", &label(row, rows)).attr("aria-hidden", "true");
    for (form, stone) in places.iter().enumerate() {
        // Without room there is no name.
        let room = stone.and_then(|stone| stone.name.map(|name| (name.right - name.left, name.middle() - stone.at.0)));
        let (room, aside) = room.unwrap_or_default();
        name = name.variable(&format!("--n{form}"), &tenths(room)).variable(&format!("--d{form}"), &tenths(aside));
    }
    let link = link(fill(row.fill), &Route::Person(row.id), "")
        .add(drawing("", "0 0 48 48", &path(&stone(&row.name, 24.0))))
        .add(span("letters", &row.initials).attr("aria-hidden", "true"))
        .add(name)
        // What is seen is cut short; what is said is a sentence.
        .add(span("vh", &names::person_said(row, today)));
    at("", el("li"), places.map(|stone| stone.map(|stone| stone.at))).add(link)
}

fn path(outline: &str) -> String {
    format!(r#"<path d="{outline}"/>"#)
}

/// Puts an element at its place in each form; where it has none it is not shown.
fn at(class: &str, mut element: El, places: [Option<(f64, f64)>; FORMS]) -> El {
    let mut class = format!("at {class}");
    for (form, place) in places.iter().enumerate() {
        match place {
            Some((x, y)) => {
                element =
                    element.variable(&format!("--x{form}"), &tenths(*x)).variable(&format!("--y{form}"), &tenths(*y));
            }
            None => {
                let _ = write!(class, " not{form}");
            }
        }
    }
    element.class(&class)
}

const fn fill(fill: Fill) -> &'static str {
    match fill {
        Fill::Recent => "recent",
        Fill::Mid => "mid",
        Fill::Far => "far",
        Fill::Space => "space",
    }
}

/// "and 4 more, in the list".
fn more(form: usize, drawn: &Ripples) -> Option<El> {
    let w = words().people;
    let text = match drawn.more {
        0 => return None,
        1 => w.more_one.to_owned(),
        count => w.more(&count.to_string()),
    };
    Some(p(&format!("small soft form{form}"), &text))
}
