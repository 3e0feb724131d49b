//! Help, right now. The page that works without JavaScript says the same (`xtask/src/help_page.rs`).

use crate::app::command::Command;
use crate::content::help::{self, COUNTRIES, Country, Line};
use crate::content::icons::Icon;
use crate::content::words::words;
use crate::domain::day;
use crate::platform::clock;
use crate::platform::intl::{Style, date};
use crate::ui::components::field::label;
use crate::ui::components::frame::{h2, icon, main_part, p, row, section, span, title};
use crate::ui::core::Core;
use crate::ui::el::{El, el};

/// Who can help, and how to reach them.
pub fn help(core: Core) -> Vec<El> {
    let w = &words().help;
    let main = main_part(false)
        .add(title(w.title))
        .add(row("").live(move || emergency(chosen(core))))
        .add(lines(core))
        .add(well("well coral safe", w.afraid.title, &[w.afraid.text, w.afraid.more]))
        .add(well("well safe", w.stop.title, &[w.stop.text]))
        .add(section(w.more).add(p("soft", w.more_lead)).add(out("findahelpline.com")).add(out("befrienders.org")))
        .add(section(w.about.title).add(p("soft", w.about.text)).add(p("soft", w.about.more)))
        .add(p("small faint later", w.stored));
    vec![main]
}

/// The country chosen, or else guessed.
fn chosen(core: Core) -> Option<&'static Country> {
    match core.watch(|doc, _| doc.settings().country) {
        Some(code) => help::country(&code),
        None => help::guess(&clock::time_zone()),
    }
}

fn emergency(country: Option<&'static Country>) -> Vec<El> {
    let w = &words().help;
    match country.and_then(|country| country.emergency.first()) {
        Some(number) => {
            let ring = el("a").class("btn block emergency").attr("href", &format!("tel:{}", number.dial));
            vec![p("lead", &w.lead(number.shown)), ring.add(icon(Icon::Phone)).text(&w.ring(number.shown))]
        }
        None => vec![p("lead", w.lead_unknown)],
    }
}

fn lines(core: Core) -> El {
    let w = &words().help;
    let option = |code: &str, name: &str| el("option").attr("value", code).text(name);
    let select = el("select")
        .class("field")
        .id("country")
        .add_all(COUNTRIES.iter().map(|one| option(one.code, one.name)))
        .add(option("", w.elsewhere))
        .live_value(move || chosen(core).map_or("", |country| country.code).to_owned())
        .on("change", move |event| core.run(Command::SetCountry(event.value())));
    let guessed = move || {
        let guessed = core.watch(|doc, _| doc.settings().country.is_none());
        (if guessed { w.country_guess } else { "" }).to_owned()
    };
    let list = move || chosen(core).map_or_else(Vec::new, |country| country.lines.iter().map(line).collect());
    section(w.people)
        .add(label(w.country, "country"))
        .add(select)
        .add(el("p").class("hint").live_text(guessed))
        .add(el("ul").class("rows line lines-list").live(list))
}

fn line(line: &Line) -> El {
    let w = &words().help;
    let checked = day::parse(line.checked_on).map(|day| w.checked(&date(day, Style::Year))).unwrap_or_default();
    let call = |href: String, label: &str, shown: &str| {
        el("a").class("callbtn").attr("href", &href).add(span("small", label)).add(el("b").text(shown))
    };
    let ring = line.dial.map(|dial| call(format!("tel:{dial}"), w.call, line.shown));
    let text = line.sms.map(|(number, word)| {
        let label = if word.is_empty() { w.text.to_owned() } else { w.text_word(word) };
        call(format!("sms:{number}"), &label, number)
    });
    let about = row("grow").add(el("b").text(line.name)).add(p("small soft", line.about)).add(p("tiny faint", &checked));
    el("li").class("help-line").add(about).add(row("calls").maybe(ring).maybe(text))
}

fn well(class: &str, heading: &str, lines: &[&str]) -> El {
    el("section").class(class).add(h2("h-card", heading)).add_all(lines.iter().map(|line| p("", line)))
}

/// A page of the internet, opened beside Ebb and told nothing.
fn out(host: &str) -> El {
    let link = el("a")
        .class("link")
        .attr("href", &format!("https://{host}"))
        .attr("rel", "noreferrer noopener")
        .attr("target", "_blank")
        .text(host);
    p("", "").add(link)
}
