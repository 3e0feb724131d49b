//! The house rules, read off the source tree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Longest Rust file in `src`, in lines. Tables of content may be longer: they are read by entry.
const LONGEST: usize = 450;

/// Classes that are names for tests and readers and need no style.
const WITHOUT_STYLE: &[&str] = &[];

/// Helpers whose first argument is a class.
const HELPERS: [&str; 12] = [
    ".class(",
    "p(",
    "h2(",
    "row(",
    "span(",
    "link(",
    "button(",
    "line_row(",
    "help_link(",
    "form(",
    "submit(",
    "drawing(",
];

// Reading the tree

struct File {
    /// From the top of the repository, with forward slashes.
    name: String,
    text: String,
}

impl File {
    fn is_in(&self, folder: &str) -> bool {
        self.name.starts_with(folder)
    }
}

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files with one of these endings below these folders (or the files themselves), in order.
fn files(below: &[&str], endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    for one in below {
        walk(&top().join(one), &mut |path| {
            let name = path.strip_prefix(top()).unwrap_or(path).to_string_lossy().replace('\\', "/");
            if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"));
                found.push(File { name, text });
            }
        });
    }
    assert!(!found.is_empty(), "no files below {below:?}: the rule looks in the wrong place");
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

fn walk(path: &Path, seen: &mut dyn FnMut(&Path)) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("the folder can be read").flatten() {
            walk(&entry.path(), seen);
        }
    } else {
        seen(path);
    }
}

fn rust(below: &[&str]) -> Vec<File> {
    let mut files = files(below, &[".rs"]);
    for file in &mut files {
        file.text = code(&file.text);
    }
    files
}

/// Rust source without its comments. Lines and texts in quotes stay as they are.
fn code(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(next) = rest.chars().next() {
        let length = match next {
            '/' if rest.starts_with("//") => {
                rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
                continue;
            }
            '"' => quoted(rest),
            'r' if !out.ends_with(is_word) && raw_quoted(rest) > 0 => raw_quoted(rest),
            '\'' if rest.starts_with("'\"'") => 3,
            '\'' if rest.starts_with("'\\") => 3 + rest[3..].find('\'').unwrap_or(0),
            other => other.len_utf8(),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Length of the text in quotes that a source begins with, quotes included.
fn quoted(source: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in source.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    source.len()
}

/// The same for `r"…"` and `r#"…"#`; 0 when it is none.
fn raw_quoted(source: &str) -> usize {
    let marks = source[1..].chars().take_while(|&letter| letter == '#').count();
    if !source[1 + marks..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(marks));
    source[2 + marks..].find(&end).map_or(source.len(), |at| 2 + marks + at + end.len())
}

/// Every text in quotes in a piece of code, raw ones included.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find('"') {
        let raw = rest[..at].trim_end_matches('#').len();
        let from = if rest[..raw].ends_with('r') { raw - 1 } else { at };
        let length = if from < at { raw_quoted(&rest[from..]) } else { quoted(&rest[at..]) };
        found.push(rest[from..from + length].trim_start_matches('r').trim_matches(['#', '"']).replace("\\\"", "\""));
        rest = &rest[from + length..];
    }
    found
}

/// The first argument of a call, from behind its bracket.
fn first_argument(code: &str) -> &str {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(letter) = code[at..].chars().next() {
        match letter {
            '"' => {
                at += quoted(&code[at..]);
                continue;
            }
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => break,
            _ => {}
        }
        at += letter.len_utf8();
    }
    &code[..at]
}

/// Places of a word that is not part of a longer one.
fn places(text: &str, word: &str) -> Vec<usize> {
    let starts = word.starts_with(is_word);
    let ends = word.ends_with(is_word);
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(|&at| !starts || !text[..at].ends_with(is_word))
        .filter(|&at| !ends || !text[at + word.len()..].starts_with(is_word))
        .collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Fails with every place where one of the words stands, and what to do about it.
fn nowhere<'a>(files: impl IntoIterator<Item = &'a File>, words: &[&str], advice: &str) {
    let mut found = Vec::new();
    for file in files {
        for word in words {
            for at in places(&file.text, word) {
                found.push(format!("{} near line {}: {word}", file.name, line_of(&file.text, at)));
            }
        }
    }
    assert!(found.is_empty(), "{advice}\n{}", found.join("\n"));
}

// Who may know what

#[test]
fn the_core_knows_no_browser_no_clock_and_no_chance() {
    let words = [
        "leptos",
        "web_sys",
        "js_sys",
        "gloo",
        "gloo_storage",
        "wasm_bindgen",
        "Utc::now",
        "Local::now",
        "SystemTime",
        "Instant::now",
        "rand",
        "getrandom",
    ];
    let core = rust(&["src/domain", "src/content", "src/store", "src/exchange", "src/app"]);
    nowhere(&core, &words, "Time, ids and the browser come in as arguments from src/platform and src/ui:");
}

#[test]
fn the_layers_point_one_way() {
    let lower = [
        ("src/domain", &["crate::content", "crate::store", "crate::app", "crate::platform", "crate::ui"][..]),
        ("src/content", &["crate::store", "crate::app", "crate::platform", "crate::ui"]),
        ("src/exchange", &["crate::content", "crate::store", "crate::app", "crate::platform", "crate::ui"]),
        ("src/store", &["crate::content", "crate::app", "crate::platform", "crate::ui"]),
        ("src/app", &["crate::platform", "crate::ui"]),
        ("src/platform", &["crate::ui", "crate::app"]),
    ];
    for (folder, words) in lower {
        nowhere(&rust(&[folder]), words, "A layer may only use those below it (src/lib.rs):");
    }
}

#[test]
fn only_the_platform_touches_the_browser() {
    let others = rust(&["src"]).into_iter().filter(|file| !file.is_in("src/platform/")).collect::<Vec<_>>();
    nowhere(&others, &["web_sys", "js_sys", "gloo", "gloo_storage"], "Put it behind a function in src/platform:");
}

#[test]
fn only_the_store_knows_json() {
    let others = rust(&["src"]).into_iter().filter(|file| !file.is_in("src/store/")).collect::<Vec<_>>();
    nowhere(&others, &["json", "serde_json"], "Records become text in src/store only:");
    nowhere(&rust(&["src/store"]), &["serde_json"], "The bundle has a JSON of its own, src/store/json.rs:");
}

#[test]
fn only_commands_change_the_document() {
    let doc = rust(&["src/app/doc.rs"]);
    nowhere(
        &doc,
        &["pub fn put", "pub fn take", "pub(crate) fn put", "pub(crate) fn take", "&mut Record"],
        "Doc::put and Doc::take are pub(super): all change is a Command in src/app/update.rs:",
    );
    for needed in ["pub(super) fn put", "pub(super) fn take"] {
        assert!(doc[0].text.contains(needed), "src/app/doc.rs: {needed} is gone; teach this rule its new name");
    }
    nowhere(&rust(&["src/app/doc.rs"]), &["pub records", "pub index", "pub undo"], "Fields of Doc stay closed:");
}

// What may not be there at all

#[test]
fn no_code_reaches_the_network() {
    let words = [
        "fetch",
        "XMLHttpRequest",
        "XmlHttpRequest",
        "WebSocket",
        "WebTransport",
        "EventSource",
        "sendBeacon",
        "send_beacon",
        "RTCPeerConnection",
        "RtcPeerConnection",
        "preconnect",
        "dns-prefetch",
        "window.open",
        "open_with_url",
        "location.href =",
        "location.href=",
        "set_href",
        "importScripts",
        "http://",
        "https://",
    ];
    let mut all = rust(&["src"]);
    all.extend(files(&["src/pwa", "index.html"], &[".js", ".html", ".css", ".webmanifest"]));
    all.retain(|file| !file.is_in("src/content/help/"));
    for file in &mut all {
        // The one name of a namespace is no address.
        file.text = file.text.replace("http://www.w3.org/2000/svg", "");
        if file.name == "src/app/view/leave.rs" {
            // Links into the user's own apps, opened by their tap.
            for way in ["\"https://wa.me/\"", "\"https://signal.me/#p/+\"", "\"https://t.me/+\""] {
                assert_eq!(file.text.matches(way).count(), 1, "{way} stands in {}, once", file.name);
                file.text = file.text.replace(way, "");
            }
        }
        if file.name == "src/pwa/sw.js" {
            file.text = file.text.replace("fetch", "");
        }
        if file.name == "src/pwa/parts.js" {
            // A part of the app, under the name and with the hash that the build wrote into the page.
            let way = "fetch(file[0], { integrity: file[1], cache: 'no-cache' })";
            assert_eq!(file.text.matches(way).count(), 1, "src/pwa/parts.js loads with {way}, once");
            file.text = file.text.replace(way, "");
        }
    }
    nowhere(
        &all,
        &words,
        "Ebb talks to nobody. Only src/pwa/sw.js and src/pwa/parts.js fetch Ebb's own files. Only src/content/help/ and \
        src/app/view/leave.rs name other sites, as links a person presses:",
    );
}

#[test]
fn the_app_leaves_for_its_own_plain_page_only() {
    let words =
        ["location.replace", "location.assign", "location =", "location=", ".replace(", ".assign(", "navigate("];
    // The one way out, in the two places that hide: nothing else may name another page to go to.
    let ways = [
        ("src/platform/page.rs", "window().location().replace(\"measures.html\")"),
        ("src/pwa/hide.js", "location.replace('measures.html')"),
    ];
    let mut all = rust(&["src/platform"]);
    all.extend(files(&["src/pwa", "index.html"], &[".js", ".html"]));
    for (name, way) in ways {
        let file = all.iter_mut().find(|file| file.name == name).unwrap_or_else(|| panic!("{name} is gone"));
        assert_eq!(file.text.matches(way).count(), 1, "{name} hides with {way}, once");
        file.text = file.text.replace(way, "");
    }
    // The emergency worker loads Ebb's own pages again.
    let again = all.iter_mut().find(|file| file.name == "src/pwa/kill-switch.js").expect("the emergency worker");
    again.text = again.text.replace("page.navigate(page.url)", "");
    nowhere(&all, &words, "Only Hide leaves the app, and only for measures.html:");
}

#[test]
fn every_address_that_help_names_is_encrypted() {
    let namespace = "http://www.w3.org/2000/svg";
    let mut all = files(
        &["src", "xtask/src/help_page.rs", "xtask/src/first_paint.rs", "index.html"],
        &[".rs", ".toml", ".js", ".css", ".html", ".webmanifest"],
    );
    all.iter_mut().for_each(|file| file.text = file.text.replace(namespace, ""));
    nowhere(&all, &["http://"], "Use https:");
}

#[test]
fn no_style_attributes() {
    let mut all = rust(&["src", "xtask/src/drawing.rs", "xtask/src/first_paint.rs", "xtask/src/shell.rs"]);
    // Tests name what they forbid.
    all.iter_mut().for_each(|file| file.text.truncate(file.text.find("#[cfg(test)]").unwrap_or(file.text.len())));
    all.extend(files(&["index.html"], &[".html"]));
    let words = ["style=\"", "style=\\\"", "attr(\"style\"", "set(\"style\""];
    nowhere(&all, &words, "The policy forbids style attributes. Use a class, or El::variable:");
}

#[test]
fn markup_is_only_ever_made_of_our_own_drawings() {
    let all = rust(&["src"]);
    let words = [
        "inner_html",
        "set_inner_html",
        "outer_html",
        "set_outer_html",
        "insert_adjacent_html",
        "innerHTML",
        "document.write",
    ];
    nowhere(
        all.iter().filter(|file| file.name != "src/platform/dom.rs"),
        &words,
        "Texts go in with El::text or El::own:",
    );
    let dom = &all.iter().find(|file| file.name == "src/platform/dom.rs").expect("src/platform/dom.rs is there").text;
    let uses: Vec<usize> = words.iter().flat_map(|word| places(dom, word)).collect();
    let drawing = dom.find("pub fn drawing(").expect("Element::drawing is in src/platform/dom.rs");
    let end = drawing + dom[drawing..].find("\n    }\n").expect("the function ends");
    assert!(
        uses.len() == 1 && (drawing..end).contains(&uses[0]),
        "src/platform/dom.rs: only Element::drawing may set markup, once; found at lines {:?}",
        uses.iter().map(|&at| line_of(dom, at)).collect::<Vec<_>>()
    );
}

#[test]
fn nothing_is_left_undone() {
    // The rules' own words are put together, so that this file may be looked at too.
    let words = ["todo", "unimplemented", "dbg"].map(|name| format!("{name}!"));
    let ignored = format!("#[{}", "ignore");
    let words: Vec<&str> = words.iter().map(String::as_str).chain([&*ignored]).collect();
    let all = rust(&["src", "tests/it", "tests/web", "xtask/src"]);
    nowhere(&all, &words, "Finish it, or take it out:");
}

#[test]
fn no_rust_file_grows_too_long() {
    let long: Vec<String> = files(&["src"], &[".rs"])
        .iter()
        .map(|file| (file.text.lines().count(), &file.name))
        .filter(|&(lines, name)| lines >= LONGEST && !name.starts_with("src/content/"))
        .map(|(lines, name)| format!("{name}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "Split these by what they are about; {LONGEST} lines is the end:\n{}", long.join("\n"));
}

// Classes

fn style() -> Vec<File> {
    let mut all = files(&["style", "src/pwa/first-paint.css"], &[".css"]);
    for file in &mut all {
        while let Some(from) = file.text.find("/*") {
            let to = file.text[from..].find("*/").map_or(file.text.len(), |at| from + at + 2);
            file.text.replace_range(from..to, "");
        }
    }
    all
}

/// Every class that a selector names, with its file.
fn defined() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in style() {
        // A selector stands between the end of one thing and the next brace.
        for before in file.text.split('{') {
            let selector = before.rsplit(['}', ';']).next().unwrap_or_default();
            for (at, _) in selector.match_indices('.') {
                let class: String = selector[at + 1..].chars().take_while(|&c| is_word(c) || c == '-').collect();
                if class.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    found.entry(class).or_insert_with(|| file.name.clone());
                }
            }
        }
    }
    assert!(found.len() > 50, "the rule no longer reads style/*.css");
    found
}

/// Words of a text that could be classes.
fn class_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !is_word(letter) && letter != '-').filter(|word| !word.is_empty())
}

#[test]
fn every_class_used_has_a_style() {
    let defined = defined();
    let mut missing = BTreeSet::new();
    for file in rust(&["src/ui"]) {
        for helper in HELPERS.iter().chain(&["attr(\"class\",", "live_attr(\"class\","]) {
            for at in places(&file.text, helper) {
                for literal in literals(first_argument(&file.text[at + helper.len()..])) {
                    // A word that is put together at run time is not a whole one.
                    for class in literal.split_whitespace().filter(|word| !word.contains(['{', '}'])) {
                        if !defined.contains_key(class) && !WITHOUT_STYLE.contains(&class) {
                            missing.insert(format!("{} near line {}: .{class}", file.name, line_of(&file.text, at)));
                        }
                    }
                }
            }
        }
    }
    let advice = "Define these in style/*.css, take them out, or list them in WITHOUT_STYLE (tests/it/tidy.rs):";
    assert!(missing.is_empty(), "{advice}\n{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_style_is_used() {
    let mut used = BTreeSet::new();
    for file in rust(&["src/ui", "src/app", "src/content", "src/platform", "xtask/src"]) {
        for literal in literals(&file.text) {
            used.extend(class_words(&literal).map(str::to_owned));
            // `s-{}` stands for a family of classes.
            used.extend(
                literal.split_whitespace().filter_map(|word| word.split_once('{')).map(|(stem, _)| format!("{stem}*")),
            );
        }
    }
    for file in files(&["index.html", "src/pwa"], &[".html", ".js"]) {
        used.extend(class_words(&file.text).map(str::to_owned));
    }
    let is_used = |class: &str| {
        // Members of a family that is put together at run time: a stem and a number, or a dash and a name.
        let numbered = class.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let named = class.split_once('-').map(|(stem, name)| (format!("{stem}-*"), name));
        used.contains(class)
            || (numbered != class && used.contains(&format!("{numbered}*")))
            || named.is_some_and(|(family, name)| used.contains(&family) && used.contains(name))
    };
    let unused: Vec<String> = defined()
        .into_iter()
        .filter(|(class, _)| !is_used(class))
        .map(|(class, file)| format!("{file}: .{class}"))
        .collect();
    assert!(unused.is_empty(), "Take these out of the style files, nothing uses them:\n{}", unused.join("\n"));
}

// Words

#[test]
fn every_sentence_is_said_somewhere() {
    let code: String = rust(&["src", "xtask/src"]).into_iter().map(|file| file.text).collect();
    let mut unused = Vec::new();
    for file in files(&["src/content/words/en"], &[".toml"]) {
        // Tables by id: `tests/it/content.rs` holds both sides together.
        let keyed = ["gentler", "notes", "steps", "feelings", "prompts", "reads", "starters", "starter_kinds"];
        let by_id = keyed.iter().any(|area| file.name.ends_with(&format!("/{area}.toml")));
        if by_id || file.name.contains("/guides/") || file.name.contains("/exercises/") {
            continue;
        }
        let table: toml::Table = file.text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.name));
        unsaid(&table, &file.name, &code, &mut unused);
    }
    assert!(unused.is_empty(), "Take these words out, or say them:\n{}", unused.join("\n"));
}

fn unsaid(table: &toml::Table, file: &str, code: &str, unused: &mut Vec<String>) {
    for (key, value) in table {
        if places(code, &format!(".{key}")).is_empty() {
            unused.push(format!("{file}: {key}"));
        }
        if let toml::Value::Table(inner) = value {
            unsaid(inner, file, code, unused);
        }
    }
}

// The rules' own tools

#[test]
fn comments_are_not_code_and_quotes_are() {
    assert_eq!(code("let a = \"// no\"; // yes\nb"), "let a = \"// no\"; \nb");
    assert_eq!(code("let q = '\"'; // yes"), "let q = '\"'; ");
    assert_eq!(code("r#\"a \" // b\"# // c"), "r#\"a \" // b\"# ");
    assert_eq!(literals("p(\"a b\", \"c\\\"d\")"), ["a b", "c\"d"]);
    assert_eq!(first_argument("if x { \"a, b\" } else { \"c\" }, d)"), "if x { \"a, b\" } else { \"c\" }");
    assert_eq!(places("random rand rand_core", "rand"), [7]);
}
