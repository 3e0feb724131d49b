//! What a build holds: its files, their sizes, and what the first visit loads.

use crate::html::{attribute, tags};
use crate::shell::{entries, read_bytes};
use crate::{Outcome, html};
use base64::Engine as _;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest as _, Sha256, Sha384};
use std::io::Write as _;
use std::path::Path;

/// Most bytes, gzipped, that the first visit may load. What we want is 220,000: ARCHITECTURE.md says
/// what stands in between and the way back.
pub const FIRST_LOAD_BUDGET: usize = 292_000;
/// Most bytes, gzipped, that the wasm may have. What we want is 170,000.
pub const WASM_BUDGET: usize = 237_000;

/// One shipped file.
#[derive(Debug)]
pub struct File {
    /// The path inside the build, with `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every file of a build, sorted by name.
///
/// # Errors
/// When the folder cannot be read.
pub fn files(folder: &Path) -> Outcome<Vec<File>> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<File>) -> Outcome {
    for path in entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Trunk keeps its staging folder inside the build while it works.
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found)?;
        } else {
            found.push(File { bytes: read_bytes(&path)?, name });
        }
    }
    Ok(())
}

/// A short name for these bytes.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// These bytes as a browser checks them: `sha384-…`.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}

/// The bytes as a server sends them with `Content-Encoding: gzip`.
#[must_use]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    // Writing into a vector cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// The public path a page was built for: the `href` of its `<base>`.
///
/// # Errors
/// When the page names none.
pub fn base_of(page: &str) -> Outcome<&str> {
    html::tags(page, "base")
        .first()
        .and_then(|tag| attribute(tag, "href"))
        .ok_or_else(|| "index.html has no <base href>: is this a build of Ebb?".to_owned())
}

/// The file an address leads to, seen from the folder `base`. `None`: it leads out of the build.
#[must_use]
pub fn target(address: &str, base: &str) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    let first = path.split('/').next().unwrap_or_default();
    if first.contains(':') {
        return None;
    }
    let inside = match path.strip_prefix('/') {
        None => path.strip_prefix("./").unwrap_or(path),
        Some(_) => path.strip_prefix(base)?,
    };
    Some(if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() })
}

/// The names of the files that a first visit of `index.html` loads.
///
/// # Errors
/// When the page has no base.
pub fn first_load(page: &str) -> Outcome<Vec<String>> {
    const LOADED: [&str; 5] = ["stylesheet", "preload", "modulepreload", "manifest", "icon"];
    let base = base_of(page)?;
    let links =
        tags(page, "link").into_iter().filter(|tag| attribute(tag, "rel").is_some_and(|rel| LOADED.contains(&rel)));
    let scripts = tags(page, "script");
    let mut names = vec!["index.html".to_owned()];
    for tag in links.chain(scripts) {
        let address = attribute(tag, "href").or_else(|| attribute(tag, "src"));
        if let Some(name) = address.and_then(|address| target(address, base)).filter(|name| !names.contains(name)) {
            names.push(name);
        }
    }
    Ok(names)
}

/// The two sums that have a budget, in bytes after gzip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Everything the first visit loads.
    pub first_load: usize,
    /// The wasm that the first visit loads, alone.
    pub wasm: usize,
}

impl Weight {
    /// Weighs a build.
    ///
    /// # Errors
    /// When it has no `index.html` with a base.
    pub fn of(files: &[File]) -> Outcome<Self> {
        let page = page(files)?;
        let first = first_load(&page)?;
        let sum = |keep: &dyn Fn(&File) -> bool| {
            files.iter().filter(|file| keep(file)).map(|file| gzip(&file.bytes).len()).sum()
        };
        Ok(Self {
            first_load: sum(&|file| first.contains(&file.name)),
            wasm: sum(&|file| file.name.ends_with(".wasm") && first.contains(&file.name)),
        })
    }

    /// Whether both budgets hold.
    ///
    /// # Errors
    /// A sentence that names the first that does not.
    pub fn check(self) -> Outcome {
        let over = |what, weight, budget| {
            Err(format!("{what} has {} after gzip, and the budget is {}.", kilobytes(weight), kilobytes(budget)))
        };
        if self.wasm > WASM_BUDGET {
            return over("The wasm", self.wasm, WASM_BUDGET);
        }
        if self.first_load > FIRST_LOAD_BUDGET {
            return over("The first load", self.first_load, FIRST_LOAD_BUDGET);
        }
        Ok(())
    }
}

/// The text of `index.html`.
///
/// # Errors
/// When the build has none.
pub fn page(files: &[File]) -> Outcome<String> {
    files
        .iter()
        .find(|file| file.name == "index.html")
        .map(|file| String::from_utf8_lossy(&file.bytes).into_owned())
        .ok_or_else(|| "There is no index.html. Make a build first: cargo xtask build".to_owned())
}

/// `12.3 KB`, a thousand bytes each.
#[must_use]
pub fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_files() {
        for (address, file) in [
            ("./", Some("index.html")),
            ("./#/reflect", Some("index.html")),
            ("#/start/stay-close", Some("index.html")),
            ("/name/a.js", Some("a.js")),
            ("icons/a.png?x", Some("icons/a.png")),
            ("/elsewhere/a.js", None),
            ("https://example.org/", None),
            ("tel:112", None),
        ] {
            assert_eq!(target(address, "/name/").as_deref(), file, "{address}");
        }
    }

    #[test]
    fn the_first_load_counts_each_file_once() {
        let page = r#"<base href="/"><link rel="modulepreload" href="/a.js"><script type="module" src="/a.js"></script>
            <link rel="apple-touch-icon" href="b.png"><link rel="icon" href="c.svg">"#;
        assert_eq!(first_load(page).unwrap(), ["index.html", "a.js", "c.svg"]);
    }

    #[test]
    fn a_broken_budget_is_named() {
        assert_eq!(Weight { first_load: FIRST_LOAD_BUDGET, wasm: WASM_BUDGET }.check(), Ok(()));
        let heavy = Weight { first_load: FIRST_LOAD_BUDGET + 100, wasm: 0 };
        assert!(heavy.check().unwrap_err().contains("292.1 KB"));
    }
}
