//! Pictures of every page with the made-up people: `cargo run -p e2e --bin shots -- FOLDER [NAME …]`, where names
//! are the beginnings of those wanted.

use chrono::Days;
use e2e::app::{App, serve};
use e2e::browser::{Browser, Engine, Wish, wait};
use e2e::demo::{Demo, today};
use ebb::content::words::words;
use ebb::store::keys::PREFIX;
use serde_json::json;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

const SIZES: [(&str, u32, u32); 3] = [("phone", 390, 844), ("desktop", 1280, 800), ("small", 320, 640)];
const SCHEMES: [&str; 2] = ["light", "dark"];

fn main() {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Name a folder for the pictures.");
        std::process::exit(1);
    };
    fs::create_dir_all(&folder).expect("the folder can be made");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    let wanted: Vec<String> = env::args().skip(2).collect();
    let taken = runtime.block_on(shots(&folder, wanted));
    println!("{taken} pictures in {}", folder.display());
}

async fn shots(folder: &Path, wanted: Vec<String>) -> usize {
    assert_eq!(Engine::from_env(), Engine::Chromium, "pictures are taken with Chromium");
    let site = serve();
    let app = App::with(&site.url(), Wish::default()).await;
    let mut camera = Camera { app, folder, wanted, taken: 0 };
    for (size, width, height) in SIZES {
        for scheme in SCHEMES {
            camera.aim(width, scheme).await;
            if camera.wanted.is_empty() {
                camera.empty(size, height, scheme).await;
            }
            camera.full(size, height, scheme).await;
            if camera.wanted.is_empty() {
                camera.locked(size, height, scheme).await;
            }
        }
    }
    camera.app.quit().await;
    camera.taken
}

struct Camera<'a> {
    app: App,
    folder: &'a Path,
    /// Beginnings of the names of those wanted; none means all.
    wanted: Vec<String>,
    taken: usize,
}

impl Camera<'_> {
    const fn browser(&self) -> &Browser {
        &self.app.browser
    }

    async fn aim(&self, width: u32, scheme: &str) {
        let feature = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.browser().devtools("Emulation.setEmulatedMedia", feature).await;
        self.size(width, 844).await;
    }

    async fn size(&self, width: u32, height: u64) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": width < 600 });
        self.browser().devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Takes a picture of the whole page, with the window as high as the page.
    async fn shoot(&mut self, name: &str, size: &str, height: u32, scheme: &str) {
        let width = SIZES.iter().find(|(one, ..)| *one == size).map_or(390, |(_, width, _)| *width);
        self.size(width, height.into()).await;
        let app = &self.app;
        app.holds("fonts are there", "return document.fonts.status === 'loaded'").await;
        let page = app.run("return Math.ceil(document.scrollingElement.scrollHeight)").await.as_u64().unwrap_or(0);
        self.size(width, page.max(height.into())).await;
        app.run("window.scrollTo(0, 0); if (document.activeElement && document.activeElement.matches('h1')) document.activeElement.blur()").await;
        wait("a frame is drawn", || async {
            let script =
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
            app.browser.web.execute_async(script, vec![]).await.is_ok()
        })
        .await;
        let file = self.folder.join(format!("{name}-{size}-{scheme}.png"));
        self.browser().web.screenshot(&file).await.expect("a picture can be taken and kept");
        self.size(width, height.into()).await;
        self.taken += 1;
    }

    fn wants(&self, name: &str) -> bool {
        self.wanted.is_empty() || self.wanted.iter().any(|wanted| name.starts_with(wanted.as_str()))
    }

    /// Pages as they are before anything has been written.
    async fn empty(&mut self, size: &str, height: u32, scheme: &str) {
        self.app.open("").await;
        self.app.run("localStorage.clear()").await;
        self.app.open("?demo#/welcome").await;
        for (name, hash) in [
            ("welcome-first", "#/"),
            ("start-first", "#/start/friend-pulling-away"),
            ("people-empty", "#/people"),
            ("reflect-empty", "#/reflect"),
        ] {
            self.app.go(hash).await;
            self.shoot(name, size, height, scheme).await;
        }
        self.app.go("#/start/friend-pulling-away").await;
        self.app.press("Next").await;
        self.app.sees("Write a name first").await;
        self.shoot("start-error", size, height, scheme).await;
    }

    /// Pages with the made-up people.
    async fn full(&mut self, size: &str, height: u32, scheme: &str) {
        let demo = self.app.open_demo().await;
        for (name, hash) in demo.routes() {
            if !self.wants(name) {
                continue;
            }
            self.app.go(&hash).await;
            self.shoot(name, size, height, scheme).await;
            if name == "person-edit" {
                self.app.run("document.querySelectorAll('details').forEach((one) => one.open = true)").await;
                self.app.press("Add a day").await;
                for (id, value) in [("same", 1), ("rhythm", 7), ("later", 5), ("day-0-leap", 1)] {
                    self.app.run(&format!("const l = document.getElementById('{id}'); if (l) {{ l.value = '{value}'; l.dispatchEvent(new Event('change', {{bubbles: true}})) }}")).await;
                }
                self.app.run("const l = document.getElementById('day-2-day'); if (l) { l.value = '4'; l.dispatchEvent(new Event('change', {bubbles: true})) }").await;
                self.app.press("Make them one").await;
                self.app.press("Save").await;
                self.shoot("person-edit-open", size, height, scheme).await;
            }
            if name == "contact" {
                self.app.choose("We met").await;
                self.shoot("contact-met", size, height, scheme).await;
                self.app.choose("I wrote").await;
                self.shoot("contact-wrote", size, height, scheme).await;
            }
        }
        if self.wants("moments") {
            self.moments(&demo, size, height, scheme).await;
        }
        if !self.wanted.is_empty() {
            return;
        }
        self.app.visit("help.html").await;
        self.app.holds("the page is there", "return document.readyState === 'complete'").await;
        self.shoot("help", size, height, scheme).await;
        self.app.visit("measures.html").await;
        self.app.holds("the page is there", "return document.readyState === 'complete'").await;
        self.shoot("measures", size, height, scheme).await;
        self.app.open("?demo").await;
        self.app.run("const script = document.createElement('script'); script.src = 'no-such-file.js'; document.head.append(script)").await;
        self.app.holds("the notice is there", "return !document.getElementById('broken').hidden").await;
        self.shoot("broken", size, height, scheme).await;
    }

    /// The lock, from its first page to the door.
    async fn locked(&mut self, size: &str, height: u32, scheme: &str) {
        let w = words().lock;
        self.app.open("").await;
        self.app.run("localStorage.clear()").await;
        self.app.reload().await;
        self.app.store(&Demo::of(today()).stored(PREFIX)).await;
        self.app.reload().await;
        self.app.go("#/data/lock").await;
        self.shoot("lock-off", size, height, scheme).await;
        self.app.type_into(w.field.passphrase, "kelp swim").await;
        self.app.press(w.set.next).await;
        self.app.sees(w.field.differs).await;
        self.shoot("lock-off-error", size, height, scheme).await;
        self.app.type_into(w.field.again, "kelp swim").await;
        self.app.press(w.set.next).await;
        self.app.sees(w.code.lead).await;
        self.shoot("lock-code", size, height, scheme).await;
        self.app.choose(w.code.kept).await;
        self.app.press(w.code.turn_on).await;
        self.app.sees(w.on.lead).await;
        self.shoot("lock-on", size, height, scheme).await;
        self.app.press_key_on("summary", w.on.change).await;
        self.app.press_key_on("summary", w.on.off).await;
        self.shoot("lock-on-open", size, height, scheme).await;
        self.app.reload().await;
        self.app.at(w.door.title).await;
        self.shoot("door", size, height, scheme).await;
        self.app.type_into(w.field.passphrase, "kelp").await;
        self.app.press(w.door.open).await;
        self.app.sees(w.door.wrong).await;
        self.shoot("door-wrong", size, height, scheme).await;
        self.app.press(w.door.use_code).await;
        self.app.click("summary", w.door.neither).await;
        self.shoot("door-neither", size, height, scheme).await;
        self.app.run("localStorage.clear()").await;
    }

    /// Things that come and go: an editor, an error, a toast, what safety closes.
    async fn moments(&mut self, demo: &Demo, size: &str, height: u32, scheme: &str) {
        let plan = format!("#/plan/{}", demo.running);
        self.app.go(&plan).await;
        self.app.press("Change: Look at this plan again").await;
        self.shoot("plan-editor", size, height, scheme).await;
        self.app.choose_day("Day", today() - Days::new(1)).await;
        self.app.press("Keep this").await;
        self.app.sees("That day has passed.").await;
        self.shoot("plan-error", size, height, scheme).await;
        let start = "#/start/friend-pulling-away";
        self.app.go(start).await;
        self.app.type_into("Name", "Noor").await;
        self.app.press("Next").await;
        self.app.at("First, is any of this so?").await;
        self.app.choose("They check on me or control me").await;
        self.shoot("safety-closed", size, height, scheme).await;
        self.app.go(&format!("#/people/{}/log", demo.maya)).await;
        self.app.press("They wrote").await;
        self.app.sees("Noted for today.").await;
        self.shoot("person-toast", size, height, scheme).await;
        self.app.go(&plan).await;
        self.app.sees("The plan with Maya").await;
        self.shoot("plan-look", size, height, scheme).await;
        self.app.go(&format!("{plan}/end")).await;
        self.app.choose("Resting. The door’s open").await;
        self.app.press("Let it be so").await;
        self.app.sees_no("Let it be so").await;
        self.shoot("ended", size, height, scheme).await;
    }
}
