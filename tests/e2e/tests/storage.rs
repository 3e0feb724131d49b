//! Where the words are: a full store, two tabs, a browser that dies, neighbours at the same address,
//! and a backup that goes out and comes back.

use crate::walk::{begin, skip_to};
use e2e::app::{App, serve};
use e2e::browser::{Engine, PATIENCE};
use e2e::decade::Life;
use e2e::demo::{Demo, today};
use e2e::seed::pairs;
use ebb::content::words::words;
use ebb::store::keys::PREFIX;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A page with room for a long text.
const LONG_PAGE: &str = "If a friend told you this, what would you say?";

/// Fills the origin until not one more unit fits.
const FILL: &str = "
    let size = 1 << 22, filler = '';
    while (size > 0) {
        try { localStorage.setItem('filler', filler + 'x'.repeat(size)); filler += 'x'.repeat(size); }
        catch (full) { size = Math.floor(size / 2); }
    }
    return filler.length;";

pub async fn a_store_filled_to_the_last_unit_loses_nothing_and_can_be_emptied() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app, "A friend is pulling away", "Tom", &["None of these"]).await;
    begin_another(&app).await;
    app.run(FILL).await;
    let before = app.stored().await;
    app.type_into(LONG_PAGE, "Still here, with no room left").await;
    app.sees(words().notices.full).await;
    assert_eq!(app.value("textbox", LONG_PAGE).await, "Still here, with no room left");
    let changed: Vec<String> =
        app.stored().await.into_iter().filter(|one| !before.contains(one)).map(|one| one.0).collect();
    assert!(changed.is_empty(), "not as it was: {changed:?}");
    app.go("#/people").await;
    app.follow("Tom").await;
    app.go(&format!("{}/edit", app.hash().await)).await;
    app.press(words().person.erase).await;
    app.press(words().reflect.delete_yes).await;
    app.sees(words().notices.person_erased).await;
    app.reload().await;
    app.go("#/reflect").await;
    app.follow(words().reflect.carry_on).await;
    app.at(LONG_PAGE).await;
    assert_eq!(app.value("textbox", LONG_PAGE).await, "Still here, with no room left", "deleting made room for it");
    app.quit().await;
}

/// So many notes that they are read while the page is there already.
pub async fn a_year_of_notes_is_read_while_the_page_stands() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let life = Life::a_year(today());
    app.visit("help.html").await;
    app.store_many(&pairs(PREFIX, &life.records)).await;
    app.open("").await;
    app.one("link", &format!("Log a contact with {}", life.closest)).await;
    app.go("#/people").await;
    app.reload().await;
    app.at(words().people.title).await;
    app.one("link", &life.closest).await;
    // A field that needs its note waits for it, and takes words then.
    app.go(&life.half_done_page()).await;
    app.reload().await;
    app.at(LONG_PAGE).await;
    let before = app.value("textbox", LONG_PAGE).await;
    assert!(before.len() > 100, "{before}");
    app.type_into(LONG_PAGE, "Then we talked.").await;
    app.reload().await;
    app.at(LONG_PAGE).await;
    assert_eq!(app.value("textbox", LONG_PAGE).await, format!("{before}Then we talked."));
    app.quit().await;
}

pub async fn saving_never_disturbs_the_typing() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app, "A friend is pulling away", "Maya", &["None of these"]).await;
    skip_to(&app, LONG_PAGE).await;
    app.type_into(LONG_PAGE, "Quiet since").await;
    app.sees(words().shell.saved).await;
    // The first save makes the browser answer whether it keeps the data, and counts what is stored.
    tokio::time::sleep(Duration::from_millis(700)).await;
    app.type_here(" October").await;
    assert_eq!(app.value("textbox", LONG_PAGE).await, "Quiet since October");
    app.quit().await;
}

async fn begin_another(app: &App) {
    app.go("#/reflect").await;
    begin(app, "A friend is pulling away", "Maya", &["None of these"]).await;
    skip_to(app, LONG_PAGE).await;
}

pub async fn two_tabs_never_overwrite_each_other() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    // Each engine hands over; the great number is for the one most people have.
    let (hand_overs, edits) = if app.engine() == Engine::Chromium { (50, 40) } else { (6, 40) };
    let person = add(&app, "Maya").await;
    let mut tabs = vec![app.browser.web.window().await.expect("a tab")];
    tabs.push(app.browser.web.new_tab().await.expect("another tab"));
    app.browser.web.switch_to_window(tabs[1].clone()).await.expect("it can be switched to");
    app.open(&person).await;
    app.sees(words().notices.other_tab).await;
    for hand_over in 0..hand_overs {
        let tab = tabs[(hand_over + 1) % 2].clone();
        app.browser.web.switch_to_window(tab).await.expect("it can be switched to");
        app.sees(words().notices.other_tab).await;
        app.press(words().shell.use_here).await;
        app.sees_no(words().notices.other_tab).await;
        let person = add(&app, &format!("Maya {hand_over}")).await;
        app.run(&log_many(&person, edits)).await;
    }
    let records = app.stored().await.iter().filter(|(key, _)| key.starts_with(&format!("{PREFIX}r:"))).count();
    assert_eq!(records, 1 + hand_overs * (1 + edits), "every person and every entry of both tabs");
    app.reload().await;
    assert_eq!(app.count("alert", None).await, 0);
    app.sees_no(words().shell.changed).await;
    app.quit().await;
}

async fn add(app: &App, name: &str) -> String {
    app.go("#/people/add").await;
    app.type_into("Name", name).await;
    app.press("Save").await;
    app.at(name).await;
    app.hash().await
}

/// Logs contacts as fast as the page goes. Timers of a tab behind another are slow, messages are not.
fn log_many(person: &str, count: usize) -> String {
    format!(
        "const next = () => new Promise((go) => {{ const way = new MessageChannel(); way.port1.onmessage = go; way.port2.postMessage(0); }});
        const until = async (find) => {{ const from = Date.now(); for (;;) {{ const found = find(); if (found) return found;
            if (Date.now() - from > {}) throw new Error('not in time'); await next(); }} }};
        return (async () => {{ for (let n = 0; n < {count}; n += 1) {{
            location.hash = '{person}/log';
            const button = await until(() => [...document.querySelectorAll('main button')].find((one) => one.textContent === '{}'));
            button.click();
            await until(() => location.hash === '{person}');
        }} return true; }})();",
        PATIENCE.as_millis(),
        words().person.log.they_wrote,
    )
}

/// What happens to the browser after something was written, and whether it must be there afterwards.
/// Chromium writes to the disk five seconds after the first value, then once a minute. Closing the tab
/// hurries it only where no worker keeps the page's process: three seconds after closing, the words were
/// lost here; ten seconds after, they were there. "Your data" promises a minute.
#[derive(Clone, Copy, Debug)]
enum Moment {
    AtOnce,
    AfterAReload,
    AfterSixSeconds,
    AfterClosing,
    /// Another tab is in front.
    WhileHidden,
    /// A second change, while the browser holds its next write back: as long as the screen says.
    AMinuteAfterASecondChange,
}

pub async fn a_browser_killed_at_any_moment_keeps_what_the_screen_promised() {
    for (moment, must_be_there) in [
        (Moment::AtOnce, false),
        (Moment::AfterAReload, false),
        (Moment::AfterSixSeconds, true),
        (Moment::AfterClosing, false),
        (Moment::WhileHidden, false),
        (Moment::AMinuteAfterASecondChange, true),
    ] {
        let site = serve();
        let profile = Profile::new(&format!("{moment:?}"));
        let app = App::in_profile(&site.url(), &profile.0).await;
        app.open("#/people/add").await;
        if matches!(moment, Moment::AMinuteAfterASecondChange) {
            app.type_into("Name", "Tom").await;
            app.press("Save").await;
            app.at("Tom").await;
            tokio::time::sleep(Duration::from_millis(6500)).await;
            app.open("#/people/add").await;
        }
        app.type_into("Name", "Maya").await;
        app.press("Save").await;
        app.at("Maya").await;
        match moment {
            Moment::AtOnce => {}
            Moment::AfterAReload => app.reload().await,
            Moment::AfterSixSeconds => tokio::time::sleep(Duration::from_secs(6)).await,
            Moment::AfterClosing => app.close_tab().await,
            Moment::WhileHidden => drop(app.browser.web.new_tab().await.expect("a tab opens")),
            Moment::AMinuteAfterASecondChange => tokio::time::sleep(Duration::from_secs(60)).await,
        }
        profile.kill_browser();
        drop(app);
        let app = App::in_profile(&site.url(), &profile.0).await;
        app.open("#/people").await;
        let is_there = app.shows("Maya").await;
        assert!(is_there || !must_be_there, "{moment:?}: it is not there");
        for trouble in [words().shell.changed, words().shell.damaged_one, words().shell.missing_one] {
            app.sees_no(trouble).await;
        }
        app.quit().await;
    }
}

/// A page that crashes, or that the phone throws out of memory, loses nothing: what was saved is with the browser.
pub async fn a_page_killed_while_the_browser_lives_loses_nothing() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.open("#/people/add").await;
    app.type_into("Name", "Maya").await;
    app.press("Save").await;
    app.at("Maya").await;
    let other = app.browser.web.new_tab().await.expect("a tab opens");
    // The crash leaves nobody to answer, and the driver says so.
    let crash = app.browser.web.cdp().send_raw("Page.crash", json!({})).await;
    assert!(crash.is_err_and(|error| error.to_string().contains("crashed")), "the page is gone");
    app.browser.web.switch_to_window(other).await.expect("the other tab is there");
    app.open("#/people").await;
    app.sees("Maya").await;
    app.quit().await;
}

/// A folder that outlives a browser.
struct Profile(PathBuf);

impl Profile {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("ebb-killed-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    /// As a phone that dies: no process of it may do anything more.
    fn kill_browser(&self) {
        let pattern = format!("user-data-dir={}", self.0.display());
        let killed = Command::new("pkill").args(["-KILL", "-f", "--", &pattern]).status();
        assert!(killed.is_ok_and(|status| status.success()), "the browser was running");
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const NEIGHBOURS: &str = "
    for (let n = 0; n < 200; n += 1) localStorage.setItem('neighbour' + n, 'ebb1:r:' + n);
    return (async () => {
        for (let n = 0; n < 5; n += 1) await (await caches.open('neighbour' + n)).put('x' + n, new Response('y'));
        return true;
    })();";
const STILL_THERE: &str = "
    return (async () => {
        let count = 0;
        for (let n = 0; n < 200; n += 1) count += localStorage.getItem('neighbour' + n) === 'ebb1:r:' + n;
        const names = (await caches.keys()).filter((name) => name.startsWith('neighbour'));
        for (const name of names) count += (await (await caches.open(name)).keys()).length;
        return String(count);
    })();";

pub async fn neighbours_at_the_same_address_are_never_touched() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.keeps_a_copy().await;
    app.run(NEIGHBOURS).await;
    app.store(&Demo::of(today()).stored(PREFIX)).await;
    app.reload().await;
    app.go("#/people").await;
    app.follow("Maya").await;
    app.go("#/data").await;
    app.reload().await;
    assert_eq!(app.run(STILL_THERE).await, "205", "200 values and 5 caches");
    app.quit().await;
}

/// Keeps the text of every file the page makes.
const CATCH_FILES: &str = "
    window.files = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => { file.text().then((text) => window.files.push(text)); return make.call(URL, file); };
    return true;";

pub async fn a_backup_goes_out_is_tested_and_comes_back() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = Demo::of(today());
    app.store(&demo.stored(PREFIX)).await;
    app.reload().await;
    app.go("#/data/backup").await;
    app.run(CATCH_FILES).await;
    app.press(words().backup.save).await;
    app.holds("the file is made", "return window.files.length === 1").await;
    let text = app.run("return window.files[0]").await.as_str().expect("a text").to_owned();
    let file = TempFile::new("backup.json", &text);
    app.pick(words().backup.test_file, &file.0).await;
    app.sees(words().backup.holds_all).await;
    app.go("#/data").await;
    app.sees(words().data.backup_today).await;
    app.quit().await;

    let app = App::first_visit(&site.url()).await;
    app.go("#/data/restore").await;
    let damaged = TempFile::new("damaged.json", &text.replacen("Maya", "Mayb", 1));
    app.pick(words().restore.file, &damaged.0).await;
    let count = demo.records.len();
    app.sees(&words().backup.damaged(&(count - 1).to_string(), &count.to_string())).await;
    app.pick(words().restore.file, &file.0).await;
    app.sees(&words().restore.new_more(&count.to_string())).await;
    assert_eq!(app.stored().await, vec![], "a preview writes nothing");
    app.press(words().restore.go).await;
    app.sees(words().restore.done).await;
    app.go("#/people").await;
    app.sees("Maya").await;
    app.go("#/data/restore").await;
    app.pick(words().restore.file, &file.0).await;
    app.sees(words().restore.nothing).await;
    app.quit().await;
}

struct TempFile(PathBuf);

impl TempFile {
    fn new(name: &str, text: &str) -> Self {
        let file = std::env::temp_dir().join(format!("ebb-{}-{name}", std::process::id()));
        fs::write(&file, text).expect("a file can be written");
        Self(file)
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// Choosing a file, as a person does in the system's window.
trait Pick {
    async fn pick(&self, label: &str, file: &Path);
}

impl Pick for App {
    async fn pick(&self, label: &str, file: &Path) {
        let field = self.one("file", label).await;
        field.send_keys(file.display().to_string()).await.expect("a file can be chosen");
    }
}
