//! The content tables and the words agree with each other, and every piece of them has its sources.

use crate::words_files::*;
use ebb::content::coverage::{Place, inventory, options as opts, uses};
use ebb::content::words::words;
use ebb::content::{all_guides, guide, guides};
use ebb::domain::plan::step::STEP_KINDS;
use ebb::domain::reflection::exercise::Exercise;
use ebb::domain::reflection::guide::{Guide, GuideId, Kind, Next, Page, When};
use ebb::domain::situation::{Choice, Situation};
use std::collections::BTreeSet;
use toml::{Table, Value};

/// Option ids of a [`Kind::SpaceLength`] page.
const SPACE_LENGTHS: [&str; 5] = ["3d", "1w", "2w", "3w", "1m"];

// Guides and words

#[test]
fn every_situation_and_every_exercise_has_its_pages() {
    let ids = Situation::ALL.map(GuideId::Situation).into_iter().chain(Exercise::ALL.map(GuideId::Exercise));
    for id in ids.clone() {
        assert_eq!(guide(id).id, id);
        assert_eq!(GuideId::from_id(id.id()), Some(id));
    }
    assert_eq!(all_guides().count(), ids.count());
}

#[test]
fn every_guide_and_nothing_else_has_a_words_file() {
    let files = |folder: &str| -> BTreeSet<String> {
        toml_files(&words_folder().join(folder)).iter().map(|file| stem(file)).collect()
    };
    assert_eq!(files("en/guides"), Situation::ALL.iter().map(|situation| situation.id().to_owned()).collect());
    assert_eq!(files("en/exercises"), Exercise::ALL.iter().map(|exercise| exercise.id().to_owned()).collect());
}

#[test]
fn pages_and_their_words_agree() {
    for guide in all_guides() {
        let (file, table) = guide_words(guide);
        let mut expected = set(["about", "pages", "title"]);
        if guide.id.situation().is_none() {
            expected.insert("close");
            if guide.next != Next::Stop {
                expected.insert("next");
            }
        }
        assert_eq!(keys(&table), expected, "{file}");
        let pages = sub_table(&table, "pages");
        let expected: BTreeSet<&str> = guide.pages.iter().map(|page| page.id).collect();
        assert_eq!(keys(pages), expected, "{file}: pages in the guide and pages with words");
        for page in guide.pages {
            let entry = sub_table(pages, page.id);
            for key in entry.keys() {
                assert!(
                    ["ask", "help", "why", "example", "more", "options"].contains(&key.as_str()),
                    "{file}: pages.{}.{key} is no word of a page",
                    page.id
                );
            }
            for key in ["ask", "help", "why"] {
                assert!(entry.get(key).and_then(Value::as_str).is_some(), "{file}: pages.{}.{key} is missing", page.id);
            }
            let found = entry.get("options").map_or_else(BTreeSet::new, |options| keys(as_table(options)));
            assert_eq!(found, option_ids(guide, page), "{file}: options of {}", page.id);
        }
    }
}

#[test]
fn options_are_a_label_or_a_label_with_more() {
    for guide in all_guides() {
        let (file, table) = guide_words(guide);
        for page in guide.pages {
            let Some(options) = sub_table(sub_table(&table, "pages"), page.id).get("options") else { continue };
            for (id, option) in as_table(options) {
                let place = format!("{file}: pages.{}.options.{id}", page.id);
                match option {
                    Value::String(label) => {
                        assert!(!label.is_empty(), "{place} is empty");
                        assert!(!matches!(page.kind, Kind::Choice), "{place}: a choice has a second line");
                    }
                    Value::Table(both) => assert_eq!(keys(both), set(["label", "more"]), "{place}"),
                    other => panic!("{place} is {other}"),
                }
            }
        }
    }
}

#[test]
fn the_choices_weigh_the_same() {
    for guide in Situation::ALL.map(guides::of) {
        let (file, table) = guide_words(guide);
        let lengths: Vec<usize> = guide
            .choices
            .iter()
            .map(|choice| {
                let options = sub_table(sub_table(sub_table(&table, "pages"), "choice"), "options");
                let more = sub_table(options, choice.id()).get("more").and_then(Value::as_str);
                more.unwrap_or_default().split_whitespace().count()
            })
            .collect();
        let (least, most) = (lengths.iter().min().copied(), lengths.iter().max().copied());
        assert!(least > Some(0), "{file}: a choice says nothing");
        assert!(most <= least.map(|words| words + 6), "{file}: choices of {lengths:?} words do not look alike");
    }
}

#[test]
fn the_compiled_words_are_the_ones_in_the_files() {
    for guide in all_guides() {
        let (file, table) = guide_words(guide);
        let compiled = words().guide(guide.id);
        assert_eq!(Some(compiled.title), table.get("title").and_then(Value::as_str), "{file}");
        for page in guide.pages {
            assert!(!compiled.page(page.id).ask.is_empty(), "{file}: {}", page.id);
            for id in option_ids(guide, page) {
                assert!(compiled.page(page.id).option(id).is_some(), "{file}: {}.{id}", page.id);
            }
        }
    }
}

#[test]
fn examples_are_quotations() {
    for (file, key, text) in every_word() {
        if key.ends_with(".example") {
            assert!(text.starts_with('“') && text.ends_with('”'), "{file}: {key}: {text}");
        }
    }
}

#[test]
fn ids_are_plain_and_unique() {
    for guide in all_guides() {
        let name = guide.id.id();
        let mut pages = BTreeSet::new();
        for page in guide.pages {
            assert!(is_kebab(page.id), "{name}: {}", page.id);
            assert!(pages.insert(page.id), "{name}: two pages are called {}", page.id);
            let mut options = BTreeSet::new();
            for id in fields(page).iter().copied().chain(opts(page).iter().map(|option| option.id)) {
                assert!(is_kebab(id), "{name}: {}.{id}", page.id);
                assert!(options.insert(id), "{name}: {}.{id} is there twice", page.id);
            }
        }
    }
}

#[test]
fn pages_with_the_same_id_ask_the_same_kind_of_thing() {
    for one in all_guides() {
        for other in all_guides() {
            for page in one.pages {
                let twin = other.pages.iter().find(|twin| twin.id == page.id);
                if let Some(twin) = twin {
                    assert_eq!(
                        std::mem::discriminant(&page.kind),
                        std::mem::discriminant(&twin.kind),
                        "{} in {} and {}",
                        page.id,
                        one.id.id(),
                        other.id.id()
                    );
                }
            }
        }
    }
}

#[test]
fn every_guide_gives_back_what_it_heard_and_then_asks_for_a_choice() {
    for guide in Situation::ALL.map(guides::of) {
        let name = guide.id.id();
        let place = |wanted: fn(&Kind) -> bool| guide.pages.iter().position(|page| wanted(&page.kind));
        let heard = place(|kind| matches!(kind, Kind::Heard));
        let choice = place(|kind| matches!(kind, Kind::Choice));
        assert!(heard.is_some() && heard < choice, "{name}: heard at {heard:?}, choice at {choice:?}");
        assert!(guide.choices.len() > 1, "{name}: one way is no choice");
        for page in guide.pages {
            if let When::Chose(wanted) = page.when {
                assert!(guide.choices.contains(&wanted), "{name}: {} waits for a choice nobody can make", page.id);
            }
        }
        let asks_length = guide.pages.iter().any(|page| matches!(page.kind, Kind::SpaceLength));
        assert_eq!(asks_length, guide.choices.contains(&Choice::GiveSpace), "{name}: space and its length");
    }
}

#[test]
fn the_first_guide_keeps_its_ids() {
    let guide = guides::of(Situation::FriendPullingAway);
    let pages: Vec<&str> = guide.pages.iter().map(|page| page.id).collect();
    assert_eq!(
        pages,
        [
            "signs",
            "tried",
            "facts",
            "explanations",
            "need",
            "friend",
            "heard",
            "choice",
            "space-length",
            "others",
            "if-then"
        ]
    );
    let tried: BTreeSet<&str> = opts(&guide.pages[1]).iter().map(|option| option.id).collect();
    for id in ["checked-in", "asked-if-wrong", "said-sorry", "sweet-messages", "asked-to-meet", "waited"] {
        assert!(tried.contains(id), "the planner and stored answers know tried.{id}");
    }
}

// Steps and words

#[test]
fn steps_and_their_words_agree() {
    let table = read(&words_folder().join("en/steps.toml"));
    let expected: BTreeSet<&str> = STEP_KINDS.iter().map(|kind| kind.id()).collect();
    assert_eq!(keys(&table), expected, "steps.toml: steps and steps with words");
    for (id, step) in &table {
        assert_eq!(keys(as_table(step)), set(["say", "title", "why"]), "steps.toml: {id}");
        let compiled = words().step(id);
        assert!(!compiled.title.is_empty() && !compiled.why.is_empty(), "steps.toml: {id}");
        assert_eq!(sentences(compiled.why).len(), 1, "steps.toml: {id}.why is one sentence: {}", compiled.why);
    }
}

#[test]
fn every_step_that_reaches_out_lends_words() {
    for kind in STEP_KINDS.iter().filter(|kind| kind.rule().contact) {
        assert!(!words().step(kind.id()).say.is_empty(), "steps.toml: {}.say is empty", kind.id());
    }
}

#[test]
fn words_to_borrow_name_nobody_else_and_ask_for_nothing() {
    for (file, key, text) in every_word() {
        if file == "en/steps.toml" && key.ends_with(".say") {
            assert!(!text.contains("{other}"), "{file}: {key}: “someone easy” cannot be greeted: {text}");
            // To ask for a time to talk, or for an ear, is what these two are for.
            let may_ask = ["ask-to-talk.say", "talk-to-someone.say"].contains(&key.as_str());
            assert!(may_ask || !text.contains('?'), "{file}: {key} asks for an answer: {text}");
        }
    }
}

#[test]
fn placeholders_are_known() {
    for (file, key, text) in every_word() {
        let known: &[&str] = match file.as_str() {
            "en/steps.toml" => &["name", "other"],
            file if file.starts_with("en/guides/") => &["name"],
            _ => continue,
        };
        for holder in text.split('{').skip(1) {
            let name = holder.split('}').next().unwrap_or_default();
            assert!(known.contains(&name), "{file}: {key}: nothing fills {{{name}}}");
        }
    }
}

// Cards, lines to borrow, prompts and feelings

#[test]
fn every_table_by_id_and_its_words_agree() {
    use ebb::content::{feelings, prompts, reads, starters};
    let tables: [(&str, Vec<&str>, &[&str]); 5] = [
        ("reads", reads::READS.iter().map(|card| card.id).collect(), &["text", "title"]),
        ("starters", starters::STARTERS.iter().map(|line| line.id).collect(), &["say"]),
        ("starter_kinds", starters::StarterKind::ALL.map(starters::StarterKind::id).into(), &["label", "more"]),
        ("prompts", prompts::PROMPTS.iter().map(|prompt| prompt.id).collect(), &["ask"]),
        ("feelings", feelings::GROUPS.iter().flat_map(|group| group.feelings).copied().collect(), &["label", "more"]),
    ];
    for (name, ids, texts) in tables {
        let file = read(&words_folder().join(format!("en/{name}.toml")));
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{name}: an id is there twice");
        assert_eq!(keys(&file), unique, "{name}: the table and the words");
        for (id, entry) in &file {
            assert!(is_kebab(id), "{name}: {id}");
            assert_eq!(keys(as_table(entry)), texts.iter().copied().collect(), "{name}: {id}");
            let said = |text: &Value| text.as_str().is_some_and(|text| !text.is_empty());
            assert!(as_table(entry).values().all(said), "{name}: {id} is empty");
        }
    }
}

#[test]
fn every_kind_of_words_to_borrow_and_every_topic_has_something_in_it() {
    use ebb::content::reads::{READS, Topic};
    use ebb::content::starters::{STARTERS, StarterKind};
    for kind in StarterKind::ALL {
        assert!(STARTERS.iter().any(|line| line.kind == kind), "{}", kind.id());
    }
    for topic in Topic::ALL {
        assert!(READS.iter().any(|card| card.topic == topic), "{topic:?}");
    }
    for situation in Situation::ALL {
        let suits = |line: &&ebb::content::starters::Starter| line.suits(Some(situation));
        assert!(STARTERS.iter().filter(suits).count() > 5, "{situation:?} has hardly any words to borrow");
    }
}

#[test]
fn every_choice_safety_leaves_open_has_words() {
    for guide in Situation::ALL.map(guides::of) {
        for route in crate::walk::safety_routes() {
            for choice in route.choices(guide.choices) {
                let own = words().guide(guide.id).page("choice").option(choice.id());
                // Letting go stands open where nothing else does, in the words of the first guide.
                assert!(own.is_some() || choice == Choice::LetGo, "{}: {choice:?} has no words", guide.id.id());
            }
        }
    }
    let first = words().guide(GuideId::Situation(Situation::FriendPullingAway));
    assert!(first.page("choice").option("let-go").is_some());
}

// Sources

#[test]
fn every_page_option_card_step_and_line_has_sources_that_exist() {
    let known: BTreeSet<&str> = inventory().filter(|item| !item.never_ships()).map(|item| item.id).collect();
    for one in uses() {
        let place = format!("{} {} {}", one.place.address(), one.place.part(), one.at);
        let stands_alone = matches!(one.place, Place::Safety(answer) if answer.stands_alone());
        assert!(stands_alone || !one.ids.is_empty(), "{place} has no source");
        for id in one.ids {
            assert!(known.contains(id), "{place}: {id} is not in the inventory, or never ships");
        }
    }
}

// Helpers

fn fields(page: &Page) -> &'static [&'static str] {
    match page.kind {
        Kind::Fields { fields, .. } => fields,
        Kind::Read(lines) => lines,
        _ => &[],
    }
}

/// Every id that needs words on a page.
fn option_ids(guide: &Guide, page: &Page) -> BTreeSet<&'static str> {
    let mut ids: BTreeSet<&'static str> = opts(page).iter().map(|option| option.id).collect();
    ids.extend(fields(page));
    match page.kind {
        Kind::Choice => ids.extend(guide.choices.iter().map(|choice| choice.id())),
        Kind::SpaceLength => ids.extend(SPACE_LENGTHS),
        _ => {}
    }
    ids
}

fn guide_words(guide: &Guide) -> (String, Table) {
    let folder = if guide.id.situation().is_some() { "guides" } else { "exercises" };
    let file = format!("{folder}/{}.toml", guide.id.id());
    let table = read(&words_folder().join("en").join(&file));
    (file, table)
}

fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        })
}
