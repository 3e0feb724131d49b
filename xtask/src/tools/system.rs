//! Programs of the operating system: browsers, their drivers, Node.

use crate::Outcome;
use crate::shell::{capture, run, which};
use std::path::PathBuf;
use std::process::Command;

/// A browser of the end-to-end tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK, the nearest to Safari that runs on Linux.
    Webkit,
}

impl Browser {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name on the command line and in `EBB_BROWSER`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// The browser with this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn from_name(name: &str) -> Outcome<Self> {
        Self::ALL
            .into_iter()
            .find(|browser| browser.name() == name)
            .ok_or_else(|| format!("'{name}' is no browser we test in; there are chromium, firefox and webkit."))
    }

    /// Each program it needs: the names it may have, and the Debian package that brings it.
    const fn needs(self) -> &'static [Need] {
        match self {
            Self::Chromium => &[
                Need { programs: &["chromium", "google-chrome", "chromium-browser"], package: "chromium" },
                Need { programs: &["chromedriver"], package: "chromium-driver" },
            ],
            Self::Firefox => &[Need { programs: &["firefox-esr", "firefox"], package: "firefox-esr" }],
            Self::Webkit => &[
                Need { programs: &["WebKitWebDriver"], package: "webkit2gtk-driver" },
                Need { programs: &["xvfb-run"], package: "xvfb" },
            ],
        }
    }

    /// The path of the browser, or of the driver that starts it.
    #[must_use]
    pub fn program(self) -> Option<PathBuf> {
        self.needs().first().and_then(Need::find)
    }
}

struct Need {
    programs: &'static [&'static str],
    package: &'static str,
}

impl Need {
    fn find(&self) -> Option<PathBuf> {
        self.programs.iter().find_map(|program| which(program))
    }
}

/// Makes sure that these browsers and their drivers are there.
///
/// # Errors
/// When something is missing that we cannot install: one sentence that names it.
pub fn ensure_browsers(browsers: &[Browser]) -> Outcome {
    let missing: Vec<&str> = browsers
        .iter()
        .flat_map(|browser| browser.needs())
        .filter(|need| need.find().is_none())
        .map(|need| need.package)
        .collect();
    install(&missing)
}

/// Makes sure that Node and npm are there.
///
/// # Errors
/// When they are missing and we cannot install them.
pub fn ensure_node() -> Outcome {
    let missing: Vec<&str> =
        [("node", "nodejs"), ("npm", "npm")].iter().filter(|(it, _)| which(it).is_none()).map(|(_, p)| *p).collect();
    install(&missing)
}

fn install(packages: &[&str]) -> Outcome {
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" ");
    let please = format!("Please install these packages (the names are Debian's) and run this again: {names}.");
    if which("apt-get").is_none() {
        return Err(please);
    }
    let prefix = as_root().ok_or(please)?;
    println!("Installing with apt-get, about a minute: {names}.");
    run(&mut apt(&prefix, &["update", "-qq"]))?;
    run(apt(&prefix, &["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Command {
    let mut words = prefix.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let mut command = Command::new(words.next().unwrap_or(&"apt-get"));
    command.args(words).args(arguments);
    command
}

/// The words before a command that needs the rights of root, or `None` when we cannot have them.
fn as_root() -> Option<Vec<&'static str>> {
    if capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Some(Vec::new());
    }
    capture(Command::new("sudo").args(["-n", "true"])).is_ok().then(|| vec!["sudo", "-n"])
}
