//! Messages in files: a JSON object a line, with labels or without.

use crate::Outcome;
use ebb::domain::message::{Form, Rule, Sign, What};
use serde::Deserialize;
use std::io::Read as _;
use std::path::Path;

/// A message.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id, given back as it is.
    pub id: String,
    /// In what form it leaves.
    pub form: Form,
    /// What is written.
    pub text: String,
    /// What people found in it; empty where nobody labelled it.
    pub labels: Vec<What>,
}

impl Message {
    /// Whether somebody found this.
    pub fn has(&self, what: What) -> bool {
        self.labels.contains(&what)
    }

    /// Whether nothing in it may land badly.
    pub fn is_clean(&self) -> bool {
        !self.labels.iter().any(|what| matches!(what, What::Note(_)))
    }
}

#[derive(Deserialize)]
struct Line {
    id: String,
    channel: String,
    text: String,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    good: Vec<String>,
}

/// The messages of a file; `-` is standard input.
pub fn read(file: &str) -> Outcome<Vec<Message>> {
    let mut text = String::new();
    let outcome = if file == "-" {
        std::io::stdin().read_to_string(&mut text).map(drop)
    } else {
        std::fs::read_to_string(file).map(|read| text = read)
    };
    outcome.map_err(|error| format!("{file} cannot be read: {error}."))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(at, line)| message(line).map_err(|error| format!("{file}, line {}: {error}", at + 1))).collect()
}

/// The messages of all files of a folder, file by file, in the order of their names.
pub fn folder(folder: &Path) -> Outcome<Vec<(String, Vec<Message>)>> {
    let plain = |error: std::io::Error| format!("{}: {error}.", folder.display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(plain)? {
        names.push(entry.map_err(plain)?.path());
    }
    names.sort();
    let name = |path: &Path| path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    names.iter().map(|path| Ok((name(path), read(&path.to_string_lossy())?))).collect()
}

fn message(line: &str) -> Outcome<Message> {
    let line: Line = serde_json::from_str(line).map_err(|error| format!("no message: {error}."))?;
    let form = Form::NAMED.iter().find(|(name, _)| *name == line.channel).map(|(_, form)| *form);
    let form = form.ok_or_else(|| format!("there is no channel “{}”.", line.channel))?;
    let labels: Outcome<Vec<What>> = line.rules.iter().chain(&line.good).map(|id| what(id)).collect();
    Ok(Message { id: line.id, form, text: line.text, labels: labels? })
}

fn what(id: &str) -> Outcome<What> {
    all().find(|what| what.id() == id).ok_or_else(|| format!("there is no rule or sign “{id}”."))
}

/// Everything that can be found, in the order of the guide.
pub fn all() -> impl Iterator<Item = What> {
    Rule::ALL.into_iter().map(What::Note).chain(Sign::ALL.into_iter().map(What::Works))
}
