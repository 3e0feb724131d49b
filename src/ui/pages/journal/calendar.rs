//! The journal by month: a calendar, with its entries below.

use super::rows::entry_rows;
use crate::app::route::Route;
use crate::app::view::journal::{Calendar, calendar as view};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::platform::intl::{Style, date};
use crate::ui::components::frame::{h2, icon, link, main_part, p, row, span, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use chrono::{Datelike, Months, NaiveDate};

/// A month; this one when none is named.
pub fn calendar(core: Core, month: Option<NaiveDate>) -> Vec<El> {
    let w = words().journal.calendar;
    let view = core.read(|doc, today| view(doc, month.unwrap_or(today)));
    let today = core.today();
    let main = main_part(false).add(title(w.title)).add(head(&view, today)).add(grid(&view, today));
    let main = match view.rows.is_empty() {
        true => main.add(p("soft", w.none)),
        false => main.add(entry_rows(&view.rows)),
    };
    vec![main]
}

/// The month, and the ways to the one before and after; none into the future.
fn head(view: &Calendar, today: NaiveDate) -> El {
    let w = words().journal.calendar;
    let to = |month: NaiveDate, label: &str, drawn: Icon| {
        link("btn quiet sm", &Route::Calendar(Some(month)), "").attr("aria-label", label).add(icon(drawn))
    };
    let after = view.first + Months::new(1);
    row("row between monthhead")
        .add(to(view.first - Months::new(1), w.before, Icon::ArrowLeft))
        .add(h2("h-small", &date(view.first, Style::Month)))
        .add(if after <= today { to(after, w.after, Icon::ArrowRight) } else { span("btn-place", "") })
}

/// The days as a table, weeks from Monday.
fn grid(view: &Calendar, today: NaiveDate) -> El {
    let head = view.days.iter().map(|(day, _)| *day).find(|day| day.weekday().num_days_from_monday() == 0);
    let names = head.into_iter().flat_map(|monday| monday.iter_days().take(7));
    let names = names.map(|day| el("th").attr("scope", "col").text(&date(day, Style::DayName)));
    let mut cells: Vec<El> = (0..view.blanks).map(|_| el("td")).collect();
    cells.extend(view.days.iter().map(|&(day, count)| cell(day, count, today)));
    let mut weeks = Vec::new();
    let mut cells = cells.into_iter();
    loop {
        let week: Vec<El> = cells.by_ref().take(7).collect();
        if week.is_empty() {
            break;
        }
        weeks.push(el("tr").add_all(week));
    }
    el("table")
        .class("calendar")
        .attr("aria-label", &date(view.first, Style::Month))
        .add(el("thead").add(el("tr").add_all(names)))
        .add(el("tbody").add_all(weeks))
}

fn cell(day: NaiveDate, count: usize, today: NaiveDate) -> El {
    let w = words().journal.calendar;
    let number = span("", &day.day().to_string());
    let cell = el("td").class(if count > 0 { "has" } else { "" });
    let cell = if day == today { cell.attr("aria-current", "date") } else { cell };
    if count == 0 {
        return cell.add(number);
    }
    let name = date(day, Style::Day);
    let said = if count == 1 { w.day_one(&name) } else { w.day_more(&count.to_string(), &name) };
    cell.add(number.attr("aria-hidden", "true")).add(span("vh", &said))
}
