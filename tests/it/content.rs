//! The content tables and the words agree with each other, with their sources and with the voice.

use ebb::content::words::words;
use ebb::content::{all_guides, guide, guides};
use ebb::domain::plan::step::STEP_KINDS;
use ebb::domain::reflection::exercise::Exercise;
use ebb::domain::reflection::guide::{Guide, GuideId, Kind, Next, Opt, Page, When};
use ebb::domain::situation::{Choice, Situation};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

const KNOWN: &str = include_str!("known-ids.txt");
const NEVER_SHIP: &str = include_str!("never-ship-ids.txt");

/// From group N of the inventory, which holds figures: this one is a rule, and a step is built on it.
const A_FIGURE_THAT_IS_A_RULE: &str = "S2-124";

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
            assert!(!text.contains('?'), "{file}: {key} asks for an answer: {text}");
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

// Sources

#[test]
fn every_page_and_option_has_sources_that_exist() {
    let known: BTreeSet<&str> = KNOWN.lines().collect();
    for (place, sources) in every_guide_source() {
        assert!(!sources.is_empty(), "{place} has no source");
        for id in sources {
            assert!(known.contains(id), "{place}: {id} is not in the inventory");
        }
    }
}

#[test]
fn every_step_has_sources_that_exist() {
    let known: BTreeSet<&str> = KNOWN.lines().chain([A_FIGURE_THAT_IS_A_RULE]).collect();
    for kind in STEP_KINDS {
        for id in kind.rule().sources.ids() {
            assert!(known.contains(id), "{}: {id} is not in the inventory", kind.id());
        }
    }
}

#[test]
fn nothing_rests_on_an_idea_we_decided_not_to_ship() {
    let never: BTreeSet<&str> = NEVER_SHIP.lines().collect();
    assert_eq!(never.len(), 19);
    assert!(KNOWN.lines().all(|id| !never.contains(id)));
    let steps = STEP_KINDS.iter().map(|kind| (kind.id().to_owned(), kind.rule().sources.ids()));
    for (place, sources) in every_guide_source().into_iter().chain(steps) {
        for id in sources {
            assert!(!never.contains(id), "{place} cites {id}");
        }
    }
}

// The voice, over every sentence of every words file

/// Never in front of a reader (voice guide, and P1, P2, P11), each as whole words.
const BANNED: &[&str] = &[
    "narcissist",
    "narcissists",
    "narcissistic",
    "toxic",
    "avoidant",
    "borderline",
    "he",
    "she",
    "him",
    "her",
    "his",
    "overdue",
    "missed",
    "streak",
    "streaks",
    "score",
    "scores",
    "neglected",
    "target",
    "targets",
    "failed",
    "you haven’t",
    "don’t forget",
    "should",
    "just",
    "crm",
    "contact management",
];

/// Certainty about somebody else's mind.
const MIND_READING: &[&str] = &[
    "they want you",
    "they don’t want you",
    "they don’t love",
    "they love you",
    "they will come back",
    "they’ll come back",
    "they miss you",
];

/// The two places where "just" says "only".
const JUST_IS_FINE: &[&str] = &["No trouble. Just no drifting.", "or just a slow drift"];

/// American spellings, as beginnings of words.
const AMERICAN: &[&str] = &["color", "realize", "behavior", "favorite", "apologize", "organize", "center"];

const LONGEST_SENTENCE: usize = 20;

#[test]
fn no_sentence_uses_a_banned_word() {
    for (file, key, text) in every_word() {
        let spoken = JUST_IS_FINE.iter().fold(text.clone(), |text, fine| text.replace(fine, ""));
        for phrase in BANNED.iter().chain(MIND_READING) {
            assert!(!says(&spoken, phrase), "{file}: {key} says “{phrase}”: {text}");
        }
    }
}

#[test]
fn sentences_are_written_as_we_write() {
    for (file, key, text) in every_word() {
        for (sign, what) in [
            ("!", "an exclamation mark"),
            ("'", "a straight quote"),
            ("\"", "a straight quote"),
            ("%", "a percentage"),
            ("  ", "a double space"),
            ("...", "dots for an ellipsis"),
        ] {
            assert!(!text.contains(sign), "{file}: {key} has {what}: {text}");
        }
        assert_eq!(text.trim(), text, "{file}: {key} has space around it");
        for word in plain_words(&text) {
            for american in AMERICAN {
                assert!(!word.starts_with(american), "{file}: {key} spells it “{word}”: {text}");
            }
        }
    }
}

#[test]
fn no_sentence_is_long() {
    for (file, key, text) in every_word() {
        for sentence in sentences(&text) {
            let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
            assert!(words <= LONGEST_SENTENCE, "{file}: {key} takes {words} words: {sentence}");
        }
    }
}

#[test]
fn the_voice_rules_can_fail() {
    assert!(says("You should know", "should"));
    assert!(says("He called", "he"));
    assert!(says("They miss you, surely", "they miss you"));
    assert!(says("You haven’t written", "you haven’t"));
    assert!(!says("The other day", "he"));
    assert!(!says("There is more", "her"));
    assert_eq!(sentences("One. “Two?” Three"), ["One", "“Two", "” Three"]);
}

// Helpers

fn every_guide_source() -> Vec<(String, &'static [&'static str])> {
    let mut all = Vec::new();
    for guide in all_guides() {
        let name = guide.id.id();
        for page in guide.pages {
            all.push((format!("{name}: {}", page.id), page.sources.ids()));
            for option in opts(page) {
                all.push((format!("{name}: {}.{}", page.id, option.id), option.sources.ids()));
            }
        }
    }
    all
}

fn opts(page: &Page) -> &'static [Opt] {
    match page.kind {
        Kind::One(options) | Kind::Several(options) | Kind::Marked { options, .. } => options,
        Kind::Fields { suggestions, .. } => suggestions,
        Kind::Long
        | Kind::People
        | Kind::Day
        | Kind::Heard
        | Kind::Choice
        | Kind::SpaceLength
        | Kind::Read(_)
        | Kind::Pause(_) => &[],
    }
}

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

/// File, key and text of every sentence of every words file.
fn every_word() -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    let mut folders = vec![words_folder()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the words folder can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "toml") {
                let name =
                    path.strip_prefix(words_folder()).expect("it was found there").to_string_lossy().into_owned();
                collect(&name.replace('\\', "/"), "", &read(&path), &mut all);
            }
        }
    }
    assert!(all.len() > 300, "only {} sentences were found", all.len());
    all
}

fn collect(file: &str, above: &str, table: &Table, all: &mut Vec<(String, String, String)>) {
    for (key, value) in table {
        let key = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match value {
            Value::String(text) => all.push((file.to_owned(), key, text.clone())),
            Value::Table(inner) => collect(file, &key, inner, all),
            other => panic!("{file}: {key} is {other}, but only text is words"),
        }
    }
}

/// The words of a text in small letters; a hyphen parts two words.
fn plain_words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !(c.is_alphanumeric() || c == '’'))
        .map(|word| word.trim_matches('’').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a text holds a phrase, in whole words.
fn says(text: &str, phrase: &str) -> bool {
    let phrase = plain_words(phrase);
    plain_words(text).windows(phrase.len()).any(|window| window == phrase)
}

fn sentences(text: &str) -> Vec<&str> {
    text.split(['.', '?', '!', '…', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}

fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        })
}

fn words_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/words")
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the words folder can be read");
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn read(path: &Path) -> Table {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sub_table<'a>(table: &'a Table, key: &str) -> &'a Table {
    match table.get(key) {
        Some(value) => as_table(value),
        None => panic!("'{key}' is missing among {:?}", keys(table)),
    }
}

fn as_table(value: &Value) -> &Table {
    value.as_table().unwrap_or_else(|| panic!("{value} is not a table"))
}

fn keys(table: &Table) -> BTreeSet<&str> {
    table.keys().map(String::as_str).collect()
}

fn set<const N: usize>(items: [&'static str; N]) -> BTreeSet<&'static str> {
    BTreeSet::from(items)
}
