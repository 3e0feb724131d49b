//! A browser of one's own for each test: driver process, fresh profile, and both gone at the end.

use serde_json::{Value, json};
use std::env;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};

/// How long anything may take before a test gives up.
pub const PATIENCE: Duration = Duration::from_secs(15);
/// How often a condition is looked at.
const GLANCE: Duration = Duration::from_millis(15);

/// A kind of browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's MiniBrowser.
    Webkit,
}

impl Engine {
    /// The one that `EBB_BROWSER` names; Chromium when it names none.
    ///
    /// # Panics
    /// When there is no such browser.
    #[must_use]
    pub fn from_env() -> Self {
        match env::var("EBB_BROWSER").as_deref() {
            Ok("chromium") | Err(_) => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::Webkit,
            Ok(other) => panic!("EBB_BROWSER is '{other}', not chromium, firefox or webkit"),
        }
    }

    fn driver(self, port: u16) -> Command {
        let (variable, usual) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::Webkit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        let mut command = Command::new(env::var_os(variable).unwrap_or_else(|| usual.into()));
        match self {
            Self::Firefox => command.args(["--port", &port.to_string(), "--log", "fatal"]),
            Self::Chromium | Self::Webkit => command.arg(format!("--port={port}")),
        };
        // As root, and in most containers, WebKit cannot make its sandbox.
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
}

/// What a test asks of its browser, beyond a fresh one.
#[derive(Clone, Copy, Default, Debug)]
pub struct Wish {
    /// JavaScript is off (not in WebKit, whose driver has no way to say so).
    pub without_scripts: bool,
    /// Sites may not store anything (Chromium).
    pub without_storage: bool,
}

/// A running browser. End it with [`Browser::quit`], or it is killed.
#[derive(Debug)]
pub struct Browser {
    /// Which kind.
    pub engine: Engine,
    /// The session.
    pub web: WebDriver,
    process: Process,
}

#[derive(Debug)]
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Browser {
    /// Starts a browser with a fresh profile.
    ///
    /// # Panics
    /// When the driver or the browser does not start.
    pub async fn start(engine: Engine, wish: Wish) -> Self {
        // Somebody else may take the port before the driver does.
        for _ in 0..2 {
            if let Ok(browser) = Self::try_start(engine, capabilities(engine, wish)).await {
                return browser;
            }
        }
        let last = Self::try_start(engine, capabilities(engine, wish)).await;
        last.unwrap_or_else(|error| panic!("{engine:?} does not start: {error}"))
    }

    /// Starts Chromium with a profile that stays. Without its logs: they take time from what is measured.
    ///
    /// # Panics
    /// When the driver or the browser does not start.
    pub async fn in_profile(profile: &Path) -> Self {
        let mut wanted = chromium(Wish::default());
        wanted["goog:loggingPrefs"] = json!({});
        if let Some(arguments) = wanted["goog:chromeOptions"]["args"].as_array_mut() {
            arguments.push(json!(format!("--user-data-dir={}", profile.display())));
        }
        let started = Self::try_start(Engine::Chromium, as_capabilities(wanted)).await;
        started.unwrap_or_else(|error| panic!("Chromium does not start: {error}"))
    }

    async fn try_start(engine: Engine, capabilities: Capabilities) -> WebDriverResult<Self> {
        let port = free_port();
        let process = Process(engine.driver(port).spawn().expect("the driver of the browser can be started"));
        wait("the driver listens", || async { TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() }).await;
        let web = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await?;
        Ok(Self { engine, web, process })
    }

    /// Ends the browser.
    ///
    /// # Panics
    /// When it does not end.
    pub async fn quit(self) {
        self.web.quit().await.expect("the browser ends");
        drop(self.process);
    }

    /// Asks Chromium's own protocol.
    ///
    /// # Panics
    /// When it refuses.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.web.cdp().send_raw(method, parameters).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

/// Looks until something is so.
///
/// # Panics
/// When it is not so in time.
pub async fn wait<F: Future<Output = bool>>(what: &str, mut is_so: impl FnMut() -> F) {
    let until = Instant::now() + PATIENCE;
    while !is_so().await {
        assert!(Instant::now() < until, "not so in time: {what}");
        tokio::time::sleep(GLANCE).await;
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("it has an address").port()
}

fn capabilities(engine: Engine, wish: Wish) -> Capabilities {
    let capabilities = match engine {
        Engine::Chromium => chromium(wish),
        Engine::Firefox => firefox(wish),
        Engine::Webkit => json!({
            "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
        }),
    };
    as_capabilities(capabilities)
}

fn as_capabilities(wanted: Value) -> Capabilities {
    let Value::Object(wanted) = wanted else { unreachable!("they are written as objects in this file") };
    Capabilities::from(wanted)
}

fn chromium(wish: Wish) -> Value {
    let mut arguments = vec![
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--force-prefers-reduced-motion",
        "--lang=en-GB",
        "--window-size=1280,800",
    ];
    if wish.without_scripts {
        arguments.push("--blink-settings=scriptEnabled=false");
    }
    let mut options = json!({ "args": arguments });
    if wish.without_storage {
        options["prefs"] = json!({ "profile.default_content_setting_values.cookies": 2 });
    }
    if let Some(binary) = binary() {
        options["binary"] = json!(binary);
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn firefox(wish: Wish) -> Value {
    let mut options = json!({
        "args": ["-headless", "-width", "1280", "-height", "800"],
        "prefs": {
            "javascript.enabled": !wish.without_scripts,
            "intl.accept_languages": "en-GB",
            "ui.prefersReducedMotion": 1,
        },
    });
    if let Some(binary) = binary() {
        options["binary"] = json!(binary);
    }
    json!({ "browserName": "firefox", "moz:firefoxOptions": options })
}

fn binary() -> Option<PathBuf> {
    env::var_os("EBB_BROWSER_BINARY").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Debian and its like keep it in a folder of the architecture.
fn mini_browser() -> PathBuf {
    let libraries = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let found = libraries.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser")).find(|path| path.is_file());
    found.expect("MiniBrowser of webkit2gtk-driver")
}
