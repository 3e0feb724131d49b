//! Worth knowing: short cards of guidance, by topic.

use super::not_found::not_found;
use crate::app::route::Route;
use crate::content::reads::{READS, Read, Topic, find};
use crate::content::words::{self, words};
use crate::ui::components::frame::{h2, help_link, line_row, main_part, p, row, title};
use crate::ui::el::{El, el};

/// All cards.
pub fn know() -> Vec<El> {
    let w = words().know;
    let topics = Topic::ALL.map(|topic| {
        let cards = READS.iter().filter(|card| card.topic == topic).map(card_row);
        el("section")
            .class("section")
            .add(h2("h-small", name(topic)))
            .maybe(caution(topic).map(|text| p("small soft", text)))
            .add(el("ul").class("rows line").add_all(cards))
    });
    let main = main_part(false).add(title(w.title)).add(p("lead intro", w.lead)).add_all(topics);
    let about = line_row("line-row", &Route::About, words().about.title, words().about.more);
    let about = el("ul").class("rows line section").add(el("li").add(about));
    vec![main.add(about).add(p("small soft", w.general))]
}

fn card_row(card: &Read) -> El {
    let said = words::entry(words().reads, card.id);
    el("li").add(line_row("line-row", &Route::Card(card.id.to_owned()), said.label, ""))
}

/// One card, with the next of its topic.
pub fn card(id: &str) -> Vec<El> {
    let Some(card) = find(id) else { return not_found() };
    let (w, said) = (words().know, words::entry(words().reads, card.id));
    let others = READS.iter().filter(|other| other.topic == card.topic && other.id != card.id).map(card_row);
    let main = main_part(false)
        .add(p("small soft kicker", name(card.topic)))
        .add(title(said.label))
        .add(row("prose reading").add(p("", said.more)))
        .maybe(caution(card.topic).map(|text| p("small soft", text)))
        .maybe((card.topic == Topic::Support).then(|| p("", "").add(help_link("link", words().shell.help))))
        .add(
            el("section").class("section").add(h2("h-small", w.more)).add(el("ul").class("rows line").add_all(others)),
        );
    vec![main]
}

fn name(topic: Topic) -> &'static str {
    let w = words().know.topics;
    match topic {
        Topic::Space => w.space,
        Topic::Writing => w.writing,
        Topic::Repair => w.repair,
        Topic::Yourself => w.yourself,
        Topic::ComingBack => w.coming_back,
        Topic::Endings => w.endings,
        Topic::Support => w.support,
    }
}

/// What stands over topics about reaching somebody (P1).
fn caution(topic: Topic) -> Option<&'static str> {
    match topic {
        Topic::Writing | Topic::Repair | Topic::ComingBack => Some(words().know.caution),
        Topic::Space | Topic::Yourself | Topic::Endings | Topic::Support => None,
    }
}
