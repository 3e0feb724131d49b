//! `build`, `serve` and what other commands need of them.

use crate::dist::{files, page};
use crate::hook::ONLY_REPORT;
use crate::html::tags;
use crate::shell::run;
use crate::tools::BuildTools;
use crate::{Outcome, root};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where `cargo xtask build` puts the app.
#[must_use]
pub fn dist_folder() -> PathBuf {
    root().join("dist")
}

/// A release build for the path `public_url`, into `folder`.
///
/// # Errors
/// When a tool is missing, the app does not compile, or a hook finds a fault.
pub fn release(public_url: &str, folder: &Path) -> Outcome {
    trunk_build(public_url, folder, |command| command)
}

/// The same, but a build above its budgets is made too: for tests that have other things to find out.
///
/// # Errors
/// When a tool is missing, the app does not compile, or a hook finds a fault.
pub fn release_of_any_weight(public_url: &str, folder: &Path) -> Outcome {
    trunk_build(public_url, folder, |command| command.env(ONLY_REPORT, "1"))
}

fn trunk_build(public_url: &str, folder: &Path, also: fn(&mut Command) -> &mut Command) -> Outcome {
    let tools = BuildTools::ensure(true)?;
    fetch_crates()?;
    let base = normal(public_url);
    let mut command = tools.trunk("build");
    command.args(["--release", "--public-url", &base, "--dist"]).arg(folder);
    run(also(&mut command))?;
    println!("Built for {base} into {}.", folder.display());
    Ok(())
}

/// Builds for development, serves on 127.0.0.1:8080 and builds again on every change.
///
/// # Errors
/// When a tool is missing or Trunk stops.
pub fn serve() -> Outcome {
    let tools = BuildTools::ensure(false)?;
    fetch_crates()?;
    println!("Building. Ebb will be at http://127.0.0.1:8080/ (Ctrl-C stops it).");
    run(tools.trunk("serve").args(["--address", "127.0.0.1", "--port", "8080"]))
}

/// The build in `dist`, made first when there is none.
///
/// # Errors
/// When it has to be made and cannot be.
pub fn ensure_dist() -> Outcome<PathBuf> {
    let folder = dist_folder();
    if !is_release(&folder) {
        release("/", &folder)?;
    }
    Ok(folder)
}

fn is_release(folder: &Path) -> bool {
    let page = files(folder).and_then(|files| page(&files));
    page.is_ok_and(|page| tags(&page, "html").iter().any(|tag| tag.contains("data-worker")))
}

/// Trunk works without the network, so the crates must be here before.
fn fetch_crates() -> Outcome {
    run(Command::new("cargo").args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown"]).current_dir(root()))
}

/// With a slash at both ends.
fn normal(public_url: &str) -> String {
    let inner = public_url.trim_matches('/');
    if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") }
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn a_public_path_has_a_slash_at_both_ends() {
        assert_eq!(["/", "", "name", "/name", "/a/b/"].map(normal), ["/", "/", "/name/", "/name/", "/a/b/"]);
    }
}
