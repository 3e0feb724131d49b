//! `help.html`: numbers to ring and what to do, on a page that needs neither JavaScript nor a network.

use crate::drawing::icon;
use crate::html::escape;
use ebb::content::help::{COUNTRIES, Country, Emergency, Line};
use ebb::content::icons::Icon;
use ebb::content::words::words;
use std::fmt::Write as _;

/// Two pages that list lines all over the world.
const DIRECTORIES: [(&str, &str); 2] =
    [("https://findahelpline.com/", "findahelpline.com"), ("https://befrienders.org/", "befrienders.org")];

/// The whole page. `head` is what it shares with `index.html`: policy, base, boot script, style sheet, icons.
#[must_use]
pub fn help_page(head: &str) -> String {
    let words = words();
    format!(
        "<!doctype html>\n<html lang=\"en-GB\"><head>{head}<title>{title} · {app}</title></head>\n\
         <body><script src=\"help.js\" defer></script><div class=\"shell s-help\">{header}<main class=\"main\" id=\"main\">{main}</main></div></body></html>\n",
        title = escape(words.help.page_title),
        app = escape(words.shell.app),
        header = header(),
        main = main_part(),
    )
}

fn header() -> String {
    format!(
        "<header class=\"head\"><div class=\"grow\"><a class=\"headbtn back\" href=\"./\">{}{}</a></div>{}</header>",
        icon(Icon::ArrowLeft),
        escape(words().shell.back),
        hide_link(),
    )
}

/// A plain link to the page that Hide shows; `src/pwa/hide.js` makes it leave nothing behind.
#[must_use]
pub fn hide_link() -> String {
    format!("<a class=\"headbtn\" href=\"measures.html\">{}{}</a>", icon(Icon::EyeOff), escape(words().hide.button))
}

fn main_part() -> String {
    let words = words().help;
    let mut out = format!("<h1>{}</h1><p class=\"lead intro\">{}</p>", escape(words.title), escape(words.lead_unknown));
    let _ = write!(out, "<section class=\"section\"><h2 class=\"h-small\">{}</h2>", escape(words.people));
    for it in COUNTRIES {
        out.push_str(&country(it));
    }
    out.push_str("</section>");
    out.push_str(&card("coral", words.afraid.title, &[words.afraid.text, words.afraid.more]));
    out.push_str(&card("", words.stop.title, &[words.stop.text]));
    out.push_str(&card("", words.about.title, &[words.about.text, words.about.more]));
    out.push_str(&directories());
    let _ = write!(out, "<p class=\"tiny faint\">{}</p>", escape(words.stored));
    out
}

fn country(country: &Country) -> String {
    let mut out = format!(
        "<details class=\"country\" data-zones=\"{}\"><summary>{}</summary>",
        country.zones.join(" "),
        escape(country.name)
    );
    out.push_str(&country.emergency.iter().map(ring).collect::<String>());
    if !country.lines.is_empty() {
        let lines: String = country.lines.iter().map(line).collect();
        let _ = write!(out, "<ul class=\"rows line\">{lines}</ul>");
    }
    if let Some(oldest) = country.lines.iter().map(|line| line.checked_on).min() {
        let _ = write!(out, "<p class=\"tiny faint\">{}</p>", escape(&words().help.checked(&long_date(oldest))));
    }
    out.push_str("</details>");
    out
}

fn ring(number: &Emergency) -> String {
    format!(
        "<a class=\"btn block emergency\" href=\"tel:{}\">{}{}</a>",
        escape(number.dial),
        icon(Icon::Phone),
        escape(&words().help.ring(number.shown))
    )
}

/// One row for the call, one for the text message.
fn line(line: &Line) -> String {
    let words = words().help;
    let call = line.dial.map(|dial| row(line, &format!("tel:{dial}"), words.call, line.shown));
    let text = line.sms.map(|(number, word)| {
        let (address, label) = if word.is_empty() {
            (format!("sms:{number}"), words.text.to_owned())
        } else {
            (format!("sms:{number}?body={}", word.replace(' ', "%20")), words.text_word(word))
        };
        row(line, &address, &label, number)
    });
    [call, text].into_iter().flatten().collect()
}

fn row(line: &Line, address: &str, label: &str, number: &str) -> String {
    format!(
        "<li><a class=\"line-row\" href=\"{}\"><span class=\"body\"><b>{}</b><span class=\"small soft\">{}</span></span>\
         <span class=\"callbtn\"><span class=\"tiny\">{}</span><b class=\"num\">{}</b></span></a></li>",
        escape(address),
        escape(line.name),
        escape(line.about),
        escape(label),
        escape(number)
    )
}

fn card(tint: &str, title: &str, texts: &[&str]) -> String {
    let body: String = texts.iter().map(|text| format!("<p class=\"small\">{}</p>", escape(text))).collect();
    let class = format!("section well {tint} safe").replace("  ", " ");
    format!("<section class=\"{class}\"><h2 class=\"h-card\">{}</h2>{body}</section>", escape(title))
}

fn directories() -> String {
    let words = words().help;
    let links: String = DIRECTORIES
        .iter()
        .map(|(address, name)| format!("<li><a class=\"link\" rel=\"noreferrer\" href=\"{address}\">{name}</a></li>"))
        .collect();
    format!(
        "<section class=\"section\"><h2 class=\"h-small\">{}</h2><p class=\"small soft\">{}</p><ul class=\"rows\">{links}</ul></section>",
        escape(words.more),
        escape(words.more_lead)
    )
}

/// `2026-11-22` as `22 November 2026`.
fn long_date(date: &str) -> String {
    const MONTHS: &str = "January February March April May June July August September October November December";
    let parts: Vec<usize> = date.split('-').map_while(|part| part.parse().ok()).collect();
    match parts[..] {
        [year, month @ 1..=12, day] => {
            format!("{day} {} {year}", MONTHS.split(' ').nth(month - 1).unwrap_or_default())
        }
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_number_to_ring() {
        let page = help_page("");
        for country in COUNTRIES {
            assert!(page.contains(&format!("<summary>{}</summary>", escape(country.name))), "{}", country.name);
            assert!(page.contains(&format!("href=\"tel:{}\"", country.emergency[0].dial)), "{}", country.name);
        }
        let scripts: Vec<&str> = page.split("<script").skip(1).collect();
        assert!(
            scripts.iter().all(|script| script.starts_with(" src=\"help.js\" defer></script>")),
            "an inline script"
        );
        assert!(!page.contains(" style="));
    }

    #[test]
    fn every_line_is_on_the_one_page_inside_its_own_country() {
        let page = help_page("");
        assert_eq!(page.matches("<details class=\"country\"").count(), COUNTRIES.len());
        for it in COUNTRIES {
            let own = country(it);
            assert!(page.contains(&own), "{}", it.name);
            for line in it.lines {
                assert!(own.contains(&escape(line.name)) && own.contains(&escape(line.about)), "{}", line.name);
                assert!(line.dial.is_none_or(|dial| own.contains(&format!("href=\"tel:{dial}\""))), "{}", line.name);
            }
        }
        // Every visitor gets all of it, also without a network.
        assert!(page.len() < 48 * 1024, "{} bytes", page.len());
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(long_date("2026-11-02"), "2 November 2026");
        assert_eq!(long_date("soon"), "soon");
    }
}
