//! What one might notice: words first, then a small chart, and a table behind each.

use crate::app::view::insights::{Insights, Kept, Named, Reached, Said, insights as view};
use crate::content::names;
use crate::content::words::{fill, words};
use crate::domain::journal::Mood;
use crate::platform::intl::{Style, date};
use crate::ui::components::frame::{disclose, h2, main_part, p, row, span, title};
use crate::ui::core::Core;
use crate::ui::el::{El, drawing, el};
use chrono::NaiveDate;

/// What you might notice.
pub fn insights(core: Core) -> Vec<El> {
    let w = words().insights;
    let found = core.read(view);
    let main = main_part(false).add(title(w.title));
    if found.is_empty() {
        return vec![main.add(h2("h-small", w.empty)).add(p("lead intro", w.empty_more))];
    }
    let parts = [
        (!found.reaching.is_empty()).then(|| reaching(&found)),
        (!found.moods.is_empty()).then(|| moods(&found.moods)),
        (found.kept != Kept::default()).then(|| kept(found.kept)),
        (found.signs != (0, 0)).then(|| signs(found.signs)),
        (!found.before.is_empty()).then(|| before(&found.before)),
        (!found.feelings.is_empty()).then(|| feelings(&found.feelings)),
        (!found.not_fine.is_empty()).then(|| boundaries(&found.not_fine)),
    ];
    let main = main.add(p("lead intro", w.lead)).add_all(parts.into_iter().flatten());
    vec![main.add(p("small soft", w.worked_out))]
}

fn part(heading: &str, said: &str) -> El {
    el("section").class("section insight").add(h2("", heading)).add(p("", said))
}

/// Pebbles in a row: as many full ones, as many hollow ones.
fn pebbles(full: usize, hollow: usize) -> El {
    let pebble = |class: &str| span(class, "");
    let all = (0..full).map(|_| pebble("dot")).chain((0..hollow).map(|_| pebble("dot hollow")));
    span("dots", "").attr("aria-hidden", "true").add_all(all)
}

fn key(full: &str, hollow: &str) -> El {
    row("row small key").add(pebbles(1, 0)).add(span("", full)).add(pebbles(0, 1)).add(span("", hollow))
}

/// A table with a head, behind a line.
fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> El {
    let heads = heads.iter().map(|head| el("th").attr("scope", "col").text(head));
    let rows = rows.map(|cells| el("tr").add_all(cells.iter().map(|cell| el("td").own(cell))));
    let table = el("table").add(el("thead").add(el("tr").add_all(heads))).add(el("tbody").add_all(rows));
    disclose(words().insights.table, vec![table])
}

fn reaching(found: &Insights) -> El {
    let w = words().insights.reaching;
    let (all, answered) = found.reached();
    let said = if all == 1 { w.said_one.to_owned() } else { w.said(&all.to_string(), &answered.to_string()) };
    let mostly = found.mostly_to().map(|(name, count)| p("", &w.mostly(&count.to_string(), name)));
    let counts = |one: &Reached| {
        let answered = one.answered.iter().filter(|answered| **answered).count();
        (answered, one.answered.len() - answered)
    };
    let rows = found.reaching.iter().map(|one| {
        let (answered, waiting) = counts(one);
        let of = w.of(&one.answered.len().to_string(), &answered.to_string());
        el("li")
            .add(span("", &one.name).attr("dir", "auto"))
            .add(pebbles(answered, waiting))
            .add(span("small soft", &of))
    });
    let cells = found.reaching.iter().map(|one| {
        let (answered, waiting) = counts(one);
        vec![one.name.clone(), answered.to_string(), waiting.to_string()]
    });
    part(w.title, &said)
        .maybe(mostly)
        .add(key(w.answered, w.waiting))
        .add(el("ul").class("pebblerows").add_all(rows))
        .add(table(&[words().insights.person, w.answered, w.waiting], cells))
}

fn kept(kept: Kept) -> El {
    let w = words().insights.kept;
    let urges = match kept.urges {
        0 => None,
        1 => Some(p("", w.urge)),
        count => Some(p("", &w.urges(&count.to_string()))),
    };
    let spaces = match kept.spaces {
        0 => None,
        1 => Some(p("", w.space)),
        count => Some(p("", &w.spaces(&count.to_string()))),
    };
    let said = urges.into_iter().chain(spaces);
    el("section").class("section insight").add(h2("", w.title)).add_all(said).add(p("small soft", w.more))
}

fn signs((seen, guessed): (usize, usize)) -> El {
    let w = words().insights.signs;
    part(w.title, &w.said(&guessed.to_string(), &seen.to_string()))
        .add(key(w.seen, w.guessed))
        .add(row("").add(pebbles(seen, guessed)))
        .add(p("small soft", w.more))
}

/// What was said, in the words of its page or one's own.
fn said(said: &Said) -> String {
    match said {
        Said::Own(line) => line.clone(),
        Said::Option(guide, page, id) => {
            let option = words().guide(*guide).page(page).option(id).map_or(id.as_str(), |option| option.label);
            fill(option, &[("name", words().insights.them)])
        }
    }
}

fn before(named: &[Named]) -> El {
    let w = words().insights.before;
    let lines =
        named.iter().map(|one| el("li").add(span("", &said(&one.what)).attr("dir", "auto")).add(pebbles(one.times, 0)));
    let cells = named.iter().map(|one| vec![said(&one.what), one.times.to_string()]);
    part(w.title, w.said)
        .add(el("ul").class("pebblerows").add_all(lines))
        .add(table(&[w.title, words().insights.times_head], cells))
}

fn feelings(counts: &[(String, usize)]) -> El {
    let w = words().insights.feelings;
    let names: Vec<&str> = counts.iter().take(3).map(|(feeling, _)| feeling.as_str()).collect();
    let lines = counts
        .iter()
        .map(|(feeling, count)| el("li").add(span("", feeling).attr("dir", "auto")).add(pebbles(*count, 0)));
    let cells = counts.iter().map(|(feeling, count)| vec![feeling.clone(), count.to_string()]);
    part(w.title, &w.said(&names.join(", ")))
        .add(el("ul").class("pebblerows").add_all(lines))
        .add(table(&[w.title, words().insights.times_head], cells))
}

fn boundaries(lines: &[Said]) -> El {
    let w = words().insights.boundaries;
    let lines = lines.iter().map(|line| el("li").own(&said(line)));
    part(w.title, w.said).add(el("ul").class("reading").add_all(lines))
}

/// Days as dots on five lines, the latest at the end.
fn moods(days: &[(NaiveDate, Mood)]) -> El {
    let w = words().insights.moods;
    let cells = days.iter().map(|(day, mood)| vec![date(*day, Style::Weekday), names::mood(*mood).to_owned()]);
    let scale = [Mood::Good, Mood::Level, Mood::VeryLow].map(|mood| span("", names::mood(mood)));
    let chart = row("moodchart").attr("aria-hidden", "true").add(row("scale tiny faint").add_all(scale)).add(drawing(
        "moods",
        "0 0 280 100",
        &dots(days),
    ));
    part(w.title, w.said).add(chart).add(table(&[words().insights.day, words().insights.mood_head], cells))
}

/// Markup of the dots: ten wide a day, twenty high a mood.
fn dots(days: &[(NaiveDate, Mood)]) -> String {
    let Some((last, _)) = days.last() else { return String::new() };
    let mut markup = String::new();
    for line in 0..5 {
        let y = 10 + line * 20;
        markup.push_str(&format!(r#"<path class="rule" d="M0 {y}H280"/>"#));
    }
    for (day, mood) in days {
        let x = 275 - 10 * (*last - *day).num_days();
        let y = 90 - 20 * (*mood as i64);
        markup.push_str(&format!(r#"<ellipse class="dot" cx="{x}" cy="{y}" rx="3.8" ry="3.6"/>"#));
    }
    markup
}
