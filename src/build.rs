//! Compiles the words files into typed tables, so that a missing sentence does not compile.
//!
//! * `words/<locale>/<area>.toml` becomes a struct with one field a key. A sentence with
//!   `{placeholders}` becomes a method with one argument a placeholder instead.
//! * The guides, the exercises, the steps and the files of [`KEYED`] are tables that the content
//!   looks up by id; `tests/it/content.rs` proves both sides agree.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};
use toml::{Table, Value};

const WORDS: &str = "src/content/words";
/// Areas that only the static pages say; the bundle does without them.
const STATIC_PAGES: [&str; 3] = ["first_paint", "help", "welcome"];
/// Areas that are tables by id, with the names of the two texts of each entry.
const KEYED: [(&str, &str, &str); 7] = [
    ("feelings", "label", "more"),
    ("gentler", "say", "more"),
    ("notes", "name", "why"),
    ("prompts", "ask", "more"),
    ("reads", "title", "text"),
    ("starters", "say", "more"),
    ("starter_kinds", "label", "more"),
];

fn main() {
    println!("cargo:rerun-if-changed={WORDS}");
    println!("cargo:rerun-if-changed=src/build.rs");
    // The release is cut into parts afterwards (xtask/src/split), by what refers to what.
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
    let mut code = String::new();
    for locale in folders(Path::new(WORDS)) {
        compile_locale(&mut code, &locale);
    }
    let target = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("words.rs");
    fs::write(target, code).expect("the build folder can be written");
}

fn compile_locale(code: &mut String, folder: &Path) {
    let locale = stem(folder).to_uppercase();
    let mut fields = String::new();
    let mut values = String::new();
    for file in toml_files(folder) {
        let area = stem(&file);
        let for_bundle = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
        if let Some(keyed) = KEYED.iter().find(|keyed| keyed.0 == area) {
            let _ = writeln!(fields, "    /// The entries of `{area}.toml`, by id.\n    pub {area}: Keyed,");
            let _ = writeln!(values, "    {area}: &[{}],", entries(&read(&file), keyed));
            continue;
        }
        if area == "steps" || (for_bundle && STATIC_PAGES.contains(&area.as_str())) {
            continue;
        }
        let table = read(&file);
        compile_struct(code, &pascal(&area), &table, &file);
        let kind = pascal(&area);
        // Each area is a constant of its own: a part of the app then brings its words along (xtask/src/split).
        let _ = writeln!(fields, "    /// Sentences of `{area}.toml`.\n    pub {area}: &'static {kind},");
        let _ = writeln!(values, "    {area}: &{},", literal(&kind, &table));
    }
    let _ = writeln!(
        code,
        "/// Every sentence of one locale.\n#[derive(Debug)]\npub struct Words {{\n{fields}    /// The words of each guide and exercise, by id.\n    pub guides: &'static [(&'static str, GuideWords)],\n    /// Their names alone, which the first pages say too.\n    pub titles: &'static [(&'static str, &'static str)],\n    /// The words of each step, by step id.\n    pub steps: &'static [(&'static str, StepWords)],\n}}"
    );
    let _ = writeln!(
        code,
        "/// The sentences of `{}`.\npub static {locale}: Words = Words {{\n{values}    guides: &[{}],\n    titles: &[{}],\n    steps: &[{}],\n}};",
        folder.display(),
        guides(&folder.join("guides")) + &guides(&folder.join("exercises")),
        titles(&folder.join("guides")) + &titles(&folder.join("exercises")),
        steps(&folder.join("steps.toml")),
    );
}

/// One struct for a table; nested tables become structs named after their path.
fn compile_struct(code: &mut String, name: &str, table: &Table, file: &Path) {
    let mut fields = String::new();
    let mut methods = String::new();
    for (key, value) in table {
        match value {
            Value::String(text) => {
                let holders = placeholders(text);
                let doc = text.replace('\n', " ");
                if holders.is_empty() {
                    let _ = writeln!(fields, "    /// {doc}\n    pub {key}: &'static str,");
                } else {
                    let _ = writeln!(fields, "    {key}: &'static str,");
                    methods.push_str(&method(key, &doc, &holders));
                }
            }
            Value::Table(inner) => {
                let kind = format!("{name}{}", pascal(key));
                compile_struct(code, &kind, inner, file);
                // A constant of its own, like the area: a page that says some of it brings no more along.
                let _ = writeln!(fields, "    /// Words under `{key}`.\n    pub {key}: &'static {kind},");
            }
            other => panic!("{}: '{key}' is {other}, but only strings and tables are words", file.display()),
        }
    }
    let _ = writeln!(code, "/// Words of `{}`.\n#[derive(Debug)]\npub struct {name} {{\n{fields}}}", file.display());
    if !methods.is_empty() {
        let _ = writeln!(code, "impl {name} {{\n{methods}}}");
    }
}

fn method(key: &str, doc: &str, holders: &BTreeSet<String>) -> String {
    let arguments: Vec<String> = holders.iter().map(|h| format!("{h}: &str")).collect();
    let pairs: Vec<String> = holders.iter().map(|h| format!("(\"{h}\", {h})")).collect();
    format!(
        "    /// {doc}\n    pub fn {key}(&self, {}) -> String {{\n        fill(self.{key}, &[{}])\n    }}\n",
        arguments.join(", "),
        pairs.join(", "),
    )
}

fn literal(kind: &str, table: &Table) -> String {
    let mut body = String::new();
    for (key, value) in table {
        match value {
            Value::String(text) => {
                let _ = write!(body, "{key}: {text:?}, ");
            }
            Value::Table(inner) => {
                let _ = write!(body, "{key}: &{}, ", literal(&format!("{kind}{}", pascal(key)), inner));
            }
            _ => unreachable!("compile_struct refused it"),
        }
    }
    format!("{kind} {{ {body}}}")
}

/// `("id", OptionWords { .. })` for each entry of a keyed table.
fn entries(table: &Table, (_, label, more): &(&str, &str, &str)) -> String {
    let mut out = String::new();
    for (id, entry) in table {
        let entry = entry.as_table().unwrap_or_else(|| panic!("'{id}' is not a table"));
        let (label, more) = (text(entry, label), text(entry, more));
        let _ = write!(out, "({id:?}, OptionWords {{ label: {label:?}, more: {more:?} }}), ");
    }
    out
}

/// `("id", "title")` for each file of a folder of guides.
fn titles(folder: &Path) -> String {
    toml_files(folder).iter().map(|file| format!("({:?}, {:?}), ", stem(file), text(&read(file), "title"))).collect()
}

/// `("id", GuideWords { .. })` for each file of a folder of guides.
fn guides(folder: &Path) -> String {
    let mut out = String::new();
    for file in toml_files(folder) {
        let table = read(&file);
        let mut pages = String::new();
        if let Some(Value::Table(all)) = table.get("pages") {
            for (id, page) in all {
                let page = page.as_table().unwrap_or_else(|| panic!("{}: page '{id}' is not a table", file.display()));
                let _ = write!(pages, "({id:?}, {}), ", page_words(page));
            }
        }
        let _ = write!(
            out,
            "({:?}, GuideWords {{ title: {:?}, about: {:?}, close: {:?}, next: {:?}, pages: &[{pages}] }}), ",
            stem(&file),
            text(&table, "title"),
            text(&table, "about"),
            text(&table, "close"),
            text(&table, "next"),
        );
    }
    out
}

fn page_words(page: &Table) -> String {
    let mut options = String::new();
    if let Some(Value::Table(all)) = page.get("options") {
        for (id, value) in all {
            let (label, more) = match value {
                Value::Table(both) => (text(both, "label"), text(both, "more")),
                single => (single.as_str().unwrap_or_default(), ""),
            };
            let _ = write!(options, "({id:?}, OptionWords {{ label: {label:?}, more: {more:?} }}), ");
        }
    }
    format!(
        "PageWords {{ ask: {:?}, help: {:?}, why: {:?}, example: {:?}, more: {:?}, options: &[{options}] }}",
        text(page, "ask"),
        text(page, "help"),
        text(page, "why"),
        text(page, "example"),
        text(page, "more"),
    )
}

fn steps(file: &Path) -> String {
    let mut out = String::new();
    for (id, step) in &read(file) {
        let step = step.as_table().unwrap_or_else(|| panic!("steps.toml: '{id}' is not a table"));
        let _ = write!(
            out,
            "({id:?}, StepWords {{ title: {:?}, why: {:?}, say: {:?} }}), ",
            text(step, "title"),
            text(step, "why"),
            text(step, "say"),
        );
    }
    out
}

fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn placeholders(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        found.insert(name.to_owned());
        rest = tail;
    }
    found
}

fn pascal(name: &str) -> String {
    name.split(['_', '-'])
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
        })
        .collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or(String::new(), |name| name.to_string_lossy().into_owned())
}

fn read(file: &Path) -> Table {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn folders(of: &Path) -> Vec<PathBuf> {
    sorted(of, |path| path.is_dir())
}

fn toml_files(of: &Path) -> Vec<PathBuf> {
    sorted(of, |path| path.extension().is_some_and(|end| end == "toml"))
}

fn sorted(of: &Path, keep: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(of).unwrap_or_else(|error| panic!("{}: {error}", of.display()));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| keep(path)).collect();
    paths.sort();
    paths
}
