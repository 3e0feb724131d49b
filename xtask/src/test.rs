//! `test`: everything that must hold before a change goes in, and the sum of it in the last line.

use crate::dist::{Weight, files};
use crate::shell::{run, watch};
use crate::tools::{self, Browser, GECKODRIVER, Packages, WASM_BINDGEN};
use crate::{Outcome, build, root};
use std::path::PathBuf;
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";

/// A group of tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Format, lints, and what runs without a browser.
    Host,
    /// Components in a browser.
    Web,
    /// The built app in browsers.
    E2e,
}

impl Group {
    /// All of them, in the order they run.
    pub const ALL: [Self; 3] = [Self::Host, Self::Web, Self::E2e];

    /// The group with this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn from_name(name: &str) -> Outcome<Self> {
        match name {
            "host" => Ok(Self::Host),
            "web" => Ok(Self::Web),
            "e2e" => Ok(Self::E2e),
            _ => Err(format!("'{name}' is no group of tests; there are host, web and e2e.")),
        }
    }
}

/// Tests counted over all runners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    passed: usize,
    failed: usize,
}

impl Count {
    /// Adds what a line like `test result: ok. 3 passed; 0 failed; …` says.
    fn read(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result:") else { return };
        let number = |word: &str| {
            let before = result.split(word).next()?;
            before.split_whitespace().next_back()?.parse::<usize>().ok()
        };
        self.passed += number(" passed").unwrap_or(0);
        self.failed += number(" failed").unwrap_or(0);
    }
}

/// Runs these groups; the end-to-end tests in these browsers.
///
/// # Errors
/// When a test or a stage failed.
pub fn test(groups: &[Group], browsers: &[Browser]) -> Outcome {
    let mut run = Run::default();
    for group in groups {
        match group {
            Group::Host => run.host(),
            Group::Web => run.web(),
            Group::E2e => run.e2e(browsers),
        }
    }
    run.finish()
}

#[derive(Default)]
struct Run {
    count: Count,
    broken: Vec<String>,
}

impl Run {
    fn host(&mut self) {
        self.stage("format", || run(&mut cargo(&["fmt", "--all", "--", "--check"])));
        self.stage("wasm target", tools::ensure_wasm_target);
        self.stage("lints, host", || {
            run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
        });
        self.stage("lints, browser", || {
            run(&mut cargo(&["clippy", "--lib", "--bins", "--target", WASM, "--", "-D", "warnings"]))
        });
        self.tests("host tests", cargo(&["test", "--workspace", "--exclude", "e2e", "--no-fail-fast"]));
    }

    fn web(&mut self) {
        let Some(runner) = self.stage("set-up for component tests", || {
            tools::ensure_wasm_target()?;
            tools::ensure_browsers(&[Browser::Chromium])?;
            let programs = WASM_BINDGEN.ensure()?;
            programs.into_iter().nth(1).ok_or_else(|| "wasm-bindgen-test-runner is missing.".to_owned())
        }) else {
            return;
        };
        let mut command = cargo(&["test", "--target", WASM, "--test", "web"]);
        command
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root().join("tests/web/webdriver.json"))
            .env("CHROMEDRIVER", program("chromedriver"));
        self.tests("component tests", command);
    }

    fn e2e(&mut self, browsers: &[Browser]) {
        let folder = root().join("target/e2e");
        let ready = self.stage("release builds", || {
            tools::ensure_browsers(browsers)?;
            build::release_of_any_weight("/", &folder.join("root"))?;
            build::release_of_any_weight("/name/", &folder.join("name"))
        });
        if ready.is_none() {
            return;
        }
        self.stage("budgets", || Weight::of(&files(&folder.join("root"))?)?.check());
        for &browser in browsers {
            let name = format!("end-to-end tests in {}", browser.name());
            if let Some(command) = self.stage(&format!("set-up for {}", browser.name()), || e2e_command(browser)) {
                self.tests(&name, command);
            }
        }
    }

    /// Runs one stage; a failure is noted and the others still run.
    fn stage<T>(&mut self, name: &str, act: impl FnOnce() -> Outcome<T>) -> Option<T> {
        println!("== {name}");
        act().map_err(|error| self.note(name, &error)).ok()
    }

    fn tests(&mut self, name: &str, mut command: Command) {
        println!("== {name}");
        let before = self.count;
        let result = watch(&mut command, |line| self.count.read(line));
        if let Err(error) = result {
            self.note(name, &error);
            // A failure nobody counted: tests that do not compile, a browser that does not start.
            if self.count.failed == before.failed {
                self.count.failed += 1;
            }
        } else if self.count == before {
            self.note(name, "No test ran.");
            self.count.failed += 1;
        }
    }

    fn note(&mut self, name: &str, error: &str) {
        println!("{name}: {error}");
        self.broken.push(name.to_owned());
    }

    fn finish(self) -> Outcome {
        let Count { passed, failed } = self.count;
        if self.broken.is_empty() && failed == 0 {
            println!("{passed} passed, 0 failed");
            return Ok(());
        }
        println!("Not in order: {}.", self.broken.join("; "));
        println!("{passed} passed, {} failed", failed.max(self.broken.len()));
        // The sum has to be the last line, so there is no sentence after it.
        Err(String::new())
    }
}

/// A call of the end-to-end tests: everything they need is named in the environment.
///
/// # Errors
/// When a driver or axe-core is missing.
pub fn e2e_command(browser: Browser) -> Outcome<Command> {
    let mut command = if browser == Browser::Webkit && std::env::var_os("DISPLAY").is_none() {
        let mut command = Command::new("xvfb-run");
        command.args(["-a", "cargo"]);
        command
    } else {
        Command::new("cargo")
    };
    command.args(["test", "-p", "e2e", "--no-fail-fast"]).current_dir(root());
    environment(&mut command, browser)?;
    Ok(command)
}

/// Pictures of every route into `folder`, from the build in `target/e2e/root`.
///
/// # Errors
/// When the app cannot be built, or the pictures cannot be taken.
pub fn shots(folder: &str) -> Outcome {
    tools::ensure_browsers(&[Browser::Chromium])?;
    let built = root().join("target/e2e/root");
    build::release_of_any_weight("/", &built)?;
    let folder = std::path::absolute(folder).map_err(|error| format!("{folder}: {error}."))?;
    let mut command = cargo(&["run", "-q", "-p", "e2e", "--bin", "shots", "--"]);
    environment(command.arg(folder), Browser::Chromium)?;
    run(&mut command)
}

/// Times in Chromium over the build in `dist`, printed as a table of medians of so many runs.
///
/// # Errors
/// When the app cannot be built, or something cannot be measured.
pub fn bench(runs: u16) -> Outcome {
    tools::ensure_browsers(&[Browser::Chromium])?;
    let built = build::ensure_dist()?;
    let mut command = cargo(&["run", "-q", "-p", "e2e", "--bin", "bench", "--"]);
    environment(command.arg(built).arg(runs.to_string()), Browser::Chromium)?;
    run(&mut command)
}

fn environment(command: &mut Command, browser: Browser) -> Outcome {
    let axe = Packages::Build.ensure()?.join("axe-core/axe.min.js");
    command
        .env("EBB_BROWSER", browser.name())
        .env("EBB_DIST", root().join("target/e2e"))
        .env("EBB_AXE", axe)
        .env("EBB_BROWSER_BINARY", browser.program().unwrap_or_default());
    match browser {
        Browser::Chromium => command.env("CHROMEDRIVER", program("chromedriver")),
        Browser::Firefox => command.env("GECKODRIVER", tools::first(GECKODRIVER.ensure()?)?),
        Browser::Webkit => command
            .env("WEBKITDRIVER", program("WebKitWebDriver"))
            // As root, and in most containers, WebKit cannot make its sandbox.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
    };
    Ok(())
}

fn program(name: &str) -> PathBuf {
    crate::shell::which(name).unwrap_or_else(|| PathBuf::from(name))
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_results_of_every_runner() {
        let mut count = Count::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 2 failed; 1 ignored",
            "test a_result ... ok",
        ] {
            count.read(line);
        }
        assert_eq!(count, Count { passed: 15, failed: 2 });
    }

    #[test]
    fn a_broken_stage_counts_as_a_failure() {
        let mut run = Run::default();
        assert!(run.stage("lints", || Outcome::<()>::Err("no".to_owned())).is_none());
        assert!(run.finish().is_err());
    }
}
