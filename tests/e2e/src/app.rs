//! What a person can do in the app, and see in it.

use crate::browser::{Browser, Engine, PATIENCE, Wish, wait};
use chrono::NaiveDate;
use ebb::content::words::words;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, Key, WebElement};
use xtask::pages::Site;

const FIND: &str = include_str!("find.js");

/// The release build that is served under `/` (`root`) or `/name/` (`name`).
///
/// # Panics
/// When `EBB_DIST` does not say where the builds are.
#[must_use]
pub fn dist(which: &str) -> PathBuf {
    let folder = env::var_os("EBB_DIST").expect("EBB_DIST names the folder of the builds; cargo xtask test sets it");
    PathBuf::from(folder).join(which)
}

/// Serves the build under `/`, on any free port.
#[must_use]
pub fn serve() -> Site {
    Site::serve(&dist("root"), "/", 0)
}

/// A copy of a build that a test may change; gone when dropped.
#[derive(Debug)]
pub struct Copy {
    /// Where it is.
    pub folder: PathBuf,
}

impl Copy {
    /// Copies the build under `/`.
    ///
    /// # Panics
    /// When it cannot be copied.
    #[must_use]
    pub fn of_build(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("ebb-e2e-{name}-{}", std::process::id()));
        copy(&dist("root"), &folder);
        Self { folder }
    }

    /// Serves it under `/`.
    #[must_use]
    pub fn serve(&self) -> Site {
        Site::serve(&self.folder, "/", 0)
    }

    /// Changes a file of it.
    ///
    /// # Panics
    /// When it cannot be changed.
    pub fn change(&self, file: &str, change: impl FnOnce(String) -> String) {
        let path = self.folder.join(file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        fs::write(&path, change(text)).expect("a copy can be changed");
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the build is there").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a file can be copied");
        }
    }
}

/// A window of the browser with the app in it.
#[derive(Debug)]
pub struct App {
    /// The browser.
    pub browser: Browser,
    home: String,
}

impl App {
    /// A fresh browser, with nothing open yet.
    pub async fn start(home: &str) -> Self {
        Self::with(home, Wish::default()).await
    }

    /// A fresh browser that is set up in a certain way.
    pub async fn with(home: &str, wish: Wish) -> Self {
        let browser = Browser::start(Engine::from_env(), wish).await;
        Self { browser, home: home.to_owned() }
    }

    /// Chromium with a profile that stays, and nothing open yet.
    pub async fn in_profile(home: &str, profile: &Path) -> Self {
        Self { browser: Browser::in_profile(profile).await, home: home.to_owned() }
    }

    /// A fresh browser with the first screen in it.
    pub async fn first_visit(home: &str) -> Self {
        let app = Self::start(home).await;
        app.open("").await;
        app
    }

    /// Which browser it is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// Ends the browser.
    pub async fn quit(self) {
        self.browser.quit().await;
    }

    // ---- getting around ----

    /// Opens an address inside the app's folder and waits until the app is there.
    pub async fn open(&self, address: &str) {
        self.visit(address).await;
        self.ready().await;
    }

    /// Opens an address inside the app's folder, whatever comes.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn visit(&self, address: &str) {
        let url = format!("{}{address}", self.home);
        self.browser.web.goto(&url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Waits until the app is there.
    pub async fn ready(&self) {
        self.holds("the app is there", "return document.documentElement.hasAttribute('data-ready')").await;
    }

    /// Loads the page anew, as a person would: the driver's own refresh passes the service worker by
    /// in Firefox.
    ///
    /// # Panics
    /// When it cannot be loaded.
    pub async fn reload(&self) {
        let reload = "window.beforeReload = true; setTimeout(() => location.reload());";
        self.browser.web.execute(reload, vec![]).await.expect("the page loads again");
        self.holds("the page is new", "return window.beforeReload === undefined").await;
        self.ready().await;
    }

    /// Closes the page, as far as the app can tell.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn close(&self) {
        self.browser.web.goto("about:blank").await.expect("an empty page opens");
    }

    /// Closes the tab, with an empty one left in its place: only then does Chromium write down at once
    /// what the page has stored.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn close_tab(&self) {
        let empty = self.browser.web.new_tab().await.expect("a tab opens");
        self.browser.web.close_window().await.expect("a tab closes");
        self.browser.web.switch_to_window(empty).await.expect("the other tab is there");
    }

    /// Goes to a route by its address, as a bookmark would, and waits until its own page stands there: the page
    /// before it and the notice that a part is coming are pages with a heading too. Before anything is written, Today
    /// is the first screen, and stays as it stands.
    pub async fn go(&self, hash: &str) {
        self.set_address(hash).await;
        if matches!(hash, "#/" | "#/welcome") {
            return self.holds("a page is drawn", "return document.querySelector('h1') !== null").await;
        }
        let coming = json!(words().shell.part_coming);
        let drawn = format!(
            "const heading = document.querySelector('h1');
            return heading !== null && heading !== window.headingBefore && !document.body.innerText.includes({coming})"
        );
        self.holds(&format!("{hash} is drawn"), &drawn).await;
    }

    /// Sets the address, whatever page comes.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn set_address(&self, hash: &str) {
        let script = "const there = location.hash === arguments[0];
            window.headingBefore = there ? null : document.querySelector('h1');
            location.hash = arguments[0]";
        self.browser.web.execute(script, vec![json!(hash)]).await.expect("an address can be set");
        self.holds(hash, &format!("return location.hash === {}", json!(hash))).await;
    }

    /// The part of the address after and with `#`.
    pub async fn hash(&self) -> String {
        self.text_of("return location.hash").await
    }

    /// Makes the window so large.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn resize(&self, width: u32, height: u32) {
        if self.engine() == Engine::Chromium {
            // Exact, also below the least width of a window.
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
            self.browser.devtools("Emulation.setDeviceMetricsOverride", size).await;
        } else {
            self.browser.web.set_window_rect(0, 0, width, height).await.expect("the window takes a size");
        }
    }

    /// Waits until the browser has a whole copy of the app, so that it can do without the server.
    pub async fn keeps_a_copy(&self) {
        let script = "return navigator.serviceWorker.controller !== null
            && navigator.serviceWorker.controller.state === 'activated'";
        self.holds("the service worker is in charge", script).await;
    }

    // ---- doing ----

    /// Presses a button.
    pub async fn press(&self, name: &str) {
        self.click("button", name).await;
    }

    /// Follows a link.
    pub async fn follow(&self, name: &str) {
        self.click("link", name).await;
    }

    /// Clicks what has this role and name.
    pub async fn click(&self, role: &str, name: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let outcome = match self.find(role, Some(name)).await {
                Ok(found) if found.is_empty() => Err("nothing of that name is there".to_owned()),
                Ok(found) => self.click_on(&found[0]).await.map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            let Err(error) = outcome else { return };
            if Instant::now() > until {
                panic!("cannot click the {role} “{name}”: {error}\n{}", self.page().await);
            }
        }
    }

    /// Presses Enter on what has this role and name: a toast may lie over it for a while.
    pub async fn press_key_on(&self, role: &str, name: &str) {
        let pressed = self.one(role, name).await.send_keys(Key::Enter + "").await;
        pressed.unwrap_or_else(|error| panic!("pressing Enter on the {role} “{name}”: {error}"));
    }

    async fn click_on(&self, element: &WebElement) -> WebDriverResult<()> {
        let script =
            "(arguments[0].closest('label') || arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'});
            return arguments[0].closest('label') || arguments[0]";
        let target = self.browser.web.execute(script, vec![element.to_json()?]).await?.element()?;
        target.click().await
    }

    /// Chooses a radio button or ticks a box, on its card as people do.
    pub async fn choose(&self, name: &str) {
        self.choice_comes(name).await;
        let role = if self.count("radio", Some(name)).await > 0 { "radio" } else { "checkbox" };
        let before = self.is_checked(name).await;
        self.click(role, name).await;
        if role == "radio" || !before {
            assert!(self.is_checked(name).await, "“{name}” is not chosen after a click on it");
        }
    }

    /// Whether a radio button or box is set.
    ///
    /// # Panics
    /// When there is none of that name.
    pub async fn is_checked(&self, name: &str) -> bool {
        self.choice_comes(name).await;
        let mut found = self.find("radio", Some(name)).await.unwrap_or_default();
        found.extend(self.find("checkbox", Some(name)).await.unwrap_or_default());
        let one = found.first().unwrap_or_else(|| panic!("no choice “{name}”"));
        one.is_selected().await.expect("a choice can be asked")
    }

    /// Waits until there is a radio button or box of this name.
    pub async fn choice_comes(&self, name: &str) {
        wait(&format!("a choice “{name}”"), || async {
            self.count("radio", Some(name)).await + self.count("checkbox", Some(name)).await > 0
        })
        .await;
    }

    /// Types into the field with this label, after what is in it.
    pub async fn type_into(&self, label: &str, text: &str) {
        let field = self.one("textbox", label).await;
        field.send_keys(text).await.unwrap_or_else(|error| panic!("typing into “{label}”: {error}"));
    }

    /// Puts a text in place of what a field holds, as pasting does.
    pub async fn paste_into(&self, label: &str, text: &str) {
        let field = self.one("textbox", label).await;
        self.set_value(&field, text).await;
    }

    /// Chooses a day. (Every browser has its own way to type one, so it is set as its picker would.)
    pub async fn choose_day(&self, label: &str, day: NaiveDate) {
        let field = self.one("date", label).await;
        self.set_value(&field, &day.to_string()).await;
    }

    async fn set_value(&self, field: &WebElement, value: &str) {
        let script = "arguments[0].focus(); arguments[0].value = arguments[1];
            arguments[0].dispatchEvent(new InputEvent('input', {bubbles: true}));
            arguments[0].dispatchEvent(new Event('change', {bubbles: true}))";
        let field = field.to_json().expect("an element has a number");
        self.browser.web.execute(script, vec![field, json!(value)]).await.expect("a field takes a value");
    }

    /// What a field holds.
    pub async fn value(&self, role: &str, label: &str) -> String {
        let field = self.one(role, label).await;
        field.prop("value").await.expect("a field can be asked").unwrap_or_default()
    }

    /// Presses a key where the focus is.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn key(&self, key: Key) {
        self.browser.web.action_chain().send_keys(key).perform().await.expect("a key can be pressed");
    }

    /// Types where the focus is.
    ///
    /// # Panics
    /// When the browser cannot.
    pub async fn type_here(&self, text: &str) {
        self.browser.web.action_chain().send_keys(text).perform().await.expect("one can type");
    }

    // ---- seeing ----

    /// Waits until a text stands on the page.
    pub async fn sees(&self, text: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.shows(text).await {
            if Instant::now() > until {
                panic!("“{text}” is not on the page:\n{}", self.page().await);
            }
        }
    }

    /// Waits until a text no longer stands on the page.
    pub async fn sees_no(&self, text: &str) {
        let until = Instant::now() + PATIENCE;
        while self.shows(text).await {
            if Instant::now() > until {
                panic!("“{text}” is still on the page:\n{}", self.page().await);
            }
        }
    }

    /// Waits until one of these texts stands on the page.
    pub async fn sees_one_of(&self, texts: &[&str]) {
        let until = Instant::now() + PATIENCE;
        loop {
            for text in texts {
                if self.shows(text).await {
                    return;
                }
            }
            if Instant::now() > until {
                panic!("none of {texts:?} is on the page:\n{}", self.page().await);
            }
        }
    }

    /// Waits until nothing of this role and name is there any more.
    pub async fn goes(&self, role: &str, name: &str) {
        wait(&format!("the {role} “{name}” goes"), || async { self.count(role, Some(name)).await == 0 }).await;
    }

    /// Whether a button that stays in is in: `true` or `false`.
    ///
    /// # Panics
    /// When the browser cannot be asked.
    pub async fn pressed(&self, name: &str) -> String {
        let button = self.one("button", name).await;
        button.attr("aria-pressed").await.expect("a button can be asked").unwrap_or_default()
    }

    /// Whether a text stands on the page now.
    pub async fn shows(&self, text: &str) -> bool {
        let page = self.page().await;
        squeeze(&page).contains(&squeeze(text))
    }

    /// Waits until the page has this heading.
    pub async fn at(&self, heading: &str) {
        let until = Instant::now() + PATIENCE;
        while self.heading().await != heading {
            if Instant::now() > until {
                panic!("the page is not headed “{heading}” but:\n{}", self.page().await);
            }
        }
    }

    /// Waits until the page has another heading.
    pub async fn leaves(&self, heading: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let here = self.heading().await;
            if here != heading && !here.is_empty() {
                return;
            }
            if Instant::now() > until {
                panic!("still at “{heading}”:\n{}", self.page().await);
            }
        }
    }

    /// The heading of the page.
    pub async fn heading(&self) -> String {
        squeeze(&self.text_of("return (document.querySelector('#app h1, main h1') || {}).innerText || ''").await)
    }

    /// All visible text of the page.
    pub async fn page(&self) -> String {
        self.text_of("return document.body ? document.body.innerText : ''").await
    }

    /// How many things of a role, and of a name, there are.
    pub async fn count(&self, role: &str, name: Option<&str>) -> usize {
        self.find(role, name).await.map_or(0, |found| found.len())
    }

    /// The text of each thing of a role.
    ///
    /// # Panics
    /// When the browser cannot be asked.
    pub async fn texts(&self, role: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.find(role, None).await.expect("the page can be searched") {
            texts.push(squeeze(&element.text().await.expect("an element has text")));
        }
        texts
    }

    /// The accessible name of each thing of a role.
    ///
    /// # Panics
    /// When the browser cannot be asked.
    pub async fn names(&self, role: &str) -> Vec<String> {
        let answer = self.browser.web.execute(FIND, vec![json!(role), Value::Null, json!("names")]).await;
        answer.and_then(|names| names.convert()).expect("the page can be searched")
    }

    /// Role and accessible name of what has the focus.
    ///
    /// # Panics
    /// When the browser cannot be asked.
    pub async fn focus(&self) -> (String, String) {
        let answer = self.browser.web.execute(FIND, vec![Value::Null, Value::Null, json!("focus")]).await;
        answer.and_then(|focus| focus.convert()).expect("the focus can be asked for")
    }

    /// How many links call a number.
    ///
    /// # Panics
    /// When the browser cannot be asked.
    pub async fn count_calls(&self) -> usize {
        let calls = self.browser.web.find_all(By::XPath("//a[starts-with(@href, 'tel:')]")).await;
        calls.expect("links can be counted").len()
    }

    /// Whether the plain page of a crash is shown.
    pub async fn is_broken(&self) -> bool {
        self.run("return !document.getElementById('broken').hidden").await == true
    }

    /// The title of the window.
    ///
    /// # Panics
    /// When the browser cannot be asked.
    pub async fn title(&self) -> String {
        self.browser.web.title().await.expect("a page has a title")
    }

    /// The thing of this role and name, once it is there.
    pub async fn one(&self, role: &str, name: &str) -> WebElement {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.find(role, Some(name)).await {
                Ok(mut found) if !found.is_empty() => return found.remove(0),
                _ if Instant::now() > until => panic!("no {role} “{name}” in:\n{}", self.page().await),
                _ => {}
            }
        }
    }

    async fn find(&self, role: &str, name: Option<&str>) -> WebDriverResult<Vec<WebElement>> {
        self.browser.web.execute(FIND, vec![json!(role), json!(name)]).await?.elements()
    }

    // ---- under the bonnet ----

    /// Runs a script in the page.
    ///
    /// # Panics
    /// When it throws.
    pub async fn run(&self, script: &str) -> Value {
        let answer = self.browser.web.execute(script, vec![]).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}")).json().clone()
    }

    /// Waits until a script says yes. A page that is on its way out says nothing.
    pub async fn holds(&self, what: &str, script: &str) {
        wait(what, || async {
            let answer = self.browser.web.execute(script, vec![]).await;
            answer.is_ok_and(|answer| answer.json().as_bool() == Some(true))
        })
        .await;
    }

    async fn text_of(&self, script: &str) -> String {
        match self.browser.web.execute(script, vec![]).await {
            Ok(answer) => answer.json().as_str().unwrap_or_default().to_owned(),
            Err(_) => String::new(),
        }
    }

    /// Puts values into the browser's storage.
    ///
    /// # Panics
    /// When it refuses.
    pub async fn store(&self, values: &[(String, String)]) {
        let script = "for (const [key, value] of arguments[0]) localStorage.setItem(key, value)";
        self.browser.web.execute(script, vec![json!(values)]).await.expect("the browser stores values");
    }

    /// All keys and values in the browser's storage.
    ///
    /// # Panics
    /// When it refuses.
    pub async fn stored(&self) -> Vec<(String, String)> {
        let entries = self.run("return Object.entries(localStorage).sort()").await;
        serde_json::from_value(entries).expect("entries are pairs of texts")
    }
}

/// Text with every run of white space as one blank.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
