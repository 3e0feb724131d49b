//! The words files as they stand on the disk, for the tests that read every sentence of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// File, key and text of every sentence of every words file.
pub fn every_word() -> Vec<(String, String, String)> {
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

pub fn collect(file: &str, above: &str, table: &Table, all: &mut Vec<(String, String, String)>) {
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
pub fn plain_words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !(c.is_alphanumeric() || c == '’'))
        .map(|word| word.trim_matches('’').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a text holds a phrase, in whole words.
pub fn says(text: &str, phrase: &str) -> bool {
    let phrase = plain_words(phrase);
    plain_words(text).windows(phrase.len()).any(|window| window == phrase)
}

pub fn sentences(text: &str) -> Vec<&str> {
    text.split(['.', '?', '!', '…', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}

pub fn words_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/words")
}

pub fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the words folder can be read");
    entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect()
}

pub fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

pub fn read(path: &Path) -> Table {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn sub_table<'a>(table: &'a Table, key: &str) -> &'a Table {
    match table.get(key) {
        Some(value) => as_table(value),
        None => panic!("'{key}' is missing among {:?}", keys(table)),
    }
}

pub fn as_table(value: &Value) -> &Table {
    value.as_table().unwrap_or_else(|| panic!("{value} is not a table"))
}

pub fn keys(table: &Table) -> BTreeSet<&str> {
    table.keys().map(String::as_str).collect()
}

pub fn set<const N: usize>(items: [&'static str; N]) -> BTreeSet<&'static str> {
    BTreeSet::from(items)
}
