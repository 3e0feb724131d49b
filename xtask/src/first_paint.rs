//! What `index.html` shows before the app has loaded, without it, and when it broke.

use crate::drawing::{glyph, icon, scene, wordmark};
use crate::help_page::hide_link;
use crate::html::escape;
use ebb::content::icons::Icon;
use ebb::content::words::words;
use ebb::domain::reflection::guide::GuideId;
use ebb::domain::situation::Situation;

/// Both pictures, in the markup of `src/ui/pages/welcome.rs` and `today.rs`: Welcome for a new visitor, the shore of Today for one who comes back.
/// `src/pwa/first-paint.css` shows one of them.
#[must_use]
pub fn first_paint() -> String {
    format!("<div id=\"first-paint\">{}{}</div>", welcome(), returning())
}

fn welcome() -> String {
    let words = words();
    let page = &words.welcome;
    format!(
        "<div class=\"shell s-welcome\" data-paint=\"new\"><div class=\"contents\" id=\"welcome\"><main class=\"main\" id=\"main\" tabindex=\"-1\">\
         <div class=\"hero bleed\"><span class=\"orb\" aria-hidden=\"true\"></span>{scene}\
         <span class=\"stone a\"></span><span class=\"stone b\"></span>\
         <div class=\"hero-top\">{wordmark}</div></div>\
         <h1 tabindex=\"-1\">{title}</h1><p class=\"lead\">{lead}</p>\
         <p class=\"promise\">{lock}<span>{promise}</span></p>\
         <h2 class=\"ask\">{ask}</h2><ul class=\"stack tight\">{choices}{unsure}</ul>\
         <p class=\"small soft later\">{later}</p></main>\
         <footer class=\"foot\"><a class=\"btn quiet block\" href=\"help.html\">{ring}{help}</a></footer></div></div>",
        scene = scene(390, 168, 0.5, 0.5),
        wordmark = wordmark(&escape(words.shell.app)),
        title = escape(page.title),
        lead = escape(page.lead),
        lock = icon(Icon::Lock),
        promise = escape(page.promise),
        ask = escape(page.ask),
        choices = Situation::ALL.map(choice).concat(),
        unsure = link("choice slim", "#/nearest", "", page.unsure, page.unsure_more),
        later = escape(page.later),
        ring = icon(Icon::LifeBuoy),
        help = escape(page.help),
    )
}

fn choice(situation: Situation) -> String {
    let guide = words().guide(GuideId::Situation(situation));
    let drawing = glyph(situation);
    link("choice", &format!("#/start/{}", situation.id()), &drawing, guide.title, guide.about)
}

fn link(class: &str, address: &str, drawing: &str, title: &str, about: &str) -> String {
    format!(
        "<li><a class=\"{class}\" href=\"{address}\">{drawing}<span class=\"grow\"><b>{}</b>\
         <span class=\"small soft\">{}</span></span></a></li>",
        escape(title),
        escape(about)
    )
}

fn returning() -> String {
    let words = words();
    format!(
        "<div class=\"shell s-today\" data-paint=\"returning\"><header class=\"head\"><div class=\"grow\">{}</div>\
         <a class=\"headbtn\" href=\"help.html\">{}{}</a>{}</header><main class=\"main wide\">\
         <div class=\"shore bleed\"><span class=\"orb\" aria-hidden=\"true\"></span>{}</div>\
         <p class=\"vh\">{}</p></main></div>",
        wordmark(&escape(words.shell.app)),
        icon(Icon::LifeBuoy),
        escape(words.shell.help),
        hide_link(),
        scene(390, 226, 0.66, 0.6),
        escape(words.first_paint.loading),
    )
}

/// What stands there when JavaScript is off.
#[must_use]
pub fn no_script() -> String {
    let page = words().first_paint;
    format!(
        "<noscript><p class=\"well no-script\">{} <a class=\"link\" href=\"help.html\">{}</a></p></noscript>",
        escape(page.no_script),
        escape(page.help_link)
    )
}

/// What `boot.js` shows when the app could not start or stopped.
#[must_use]
pub fn broken() -> String {
    let page = words().first_paint;
    let words = &page.broken;
    format!(
        "<section id=\"broken\" role=\"alert\" hidden><div class=\"well coral\"><h2 class=\"h-card\" tabindex=\"-1\">{title}</h2>\
         <p>{safe}</p><p><a class=\"btn\" href=\"./\">{reload}</a> <a class=\"link\" href=\"help.html\">{help}</a></p>\
         <details><summary>{raw}</summary><p><label for=\"stored\">{raw_more}</label></p>\
         <textarea id=\"stored\" class=\"field\" rows=\"8\" readonly spellcheck=\"false\"></textarea></details></div></section>",
        title = escape(words.title),
        safe = escape(words.safe),
        reload = escape(words.reload),
        help = escape(page.help_link),
        raw = escape(words.raw),
        raw_more = escape(words.raw_more),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paint_offers_every_situation_and_help() {
        let page = first_paint();
        for situation in Situation::ALL {
            assert!(page.contains(&format!("href=\"#/start/{}\"", situation.id())), "{}", situation.id());
        }
        assert!(page.contains("href=\"#/nearest\"") && page.contains("href=\"help.html\""));
    }

    #[test]
    fn nothing_needs_what_the_policy_forbids() {
        for part in [first_paint(), no_script(), broken()] {
            for forbidden in [" style=", "<script", " onclick=", " onload="] {
                assert!(!part.contains(forbidden), "{forbidden}");
            }
        }
    }
}
