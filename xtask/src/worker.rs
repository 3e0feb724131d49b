//! The service worker: `src/pwa/sw.js` with this build's version and files.

use crate::Outcome;
use crate::dist::{File, hash, integrity};
use crate::html::replace_once;
use std::fmt::Write as _;

/// Fills the template for these files.
///
/// # Errors
/// When the template lacks one of its two places.
pub fn worker(template: &str, files: &[File]) -> Outcome<String> {
    let kept: Vec<&File> = files.iter().filter(|file| is_kept(&file.name)).collect();
    let mut list = String::new();
    for file in &kept {
        let _ = write!(list, "\n  ['{}', '{}'],", url(&file.name), integrity(&file.bytes));
    }
    let version = version(template, &kept);
    let filled = replace_once(template, "const VERSION = '';", &format!("const VERSION = '{version}';"));
    let filled =
        filled.and_then(|text| replace_once(&text, "const FILES = [];", &format!("const FILES = [{list}\n];")));
    filled.map_err(|error| error.replace("index.html", "src/pwa/sw.js"))
}

/// The address of a file relative to the worker's scope. The start page has no name of its own.
fn url(name: &str) -> String {
    if name == "index.html" { "./".to_owned() } else { name.to_owned() }
}

/// Not kept: the worker itself, the page for wrong addresses, and licences.
fn is_kept(name: &str) -> bool {
    name != "sw.js" && name != "404.html" && !name.ends_with(".txt")
}

/// Changes with every name and every byte of every file, and with the worker.
fn version(template: &str, files: &[&File]) -> String {
    let mut all = template.as_bytes().to_vec();
    for file in files {
        all.extend(file.name.as_bytes());
        all.extend(hash(&file.bytes).as_bytes());
    }
    hash(&all)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "const VERSION = '';\nconst FILES = [];";

    fn file(name: &str, text: &str) -> File {
        File { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn keeps_the_start_page_under_its_address_and_leaves_the_rest_out() {
        let text = worker(
            TEMPLATE,
            &[file("404.html", ""), file("fonts/OFL.txt", ""), file("index.html", "a"), file("sw.js", "")],
        )
        .unwrap();
        assert!(text.contains("['./', 'sha384-"));
        assert!(!text.contains("404.html") && !text.contains("OFL.txt") && !text.contains("sw.js"));
    }

    #[test]
    fn one_changed_byte_makes_another_version() {
        let one = worker(TEMPLATE, &[file("index.html", "a")]).unwrap();
        let two = worker(TEMPLATE, &[file("index.html", "b")]).unwrap();
        assert_ne!(one.lines().next(), two.lines().next());
    }
}
