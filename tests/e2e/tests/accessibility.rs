//! The accessibility rules on every page, light and dark, on a narrow and on a wide screen.

use chrono::Days;
use e2e::app::{App, serve};
use e2e::axe::Axe;
use e2e::demo::{Demo, today};
use ebb::content::words::words;
use ebb::store::keys::PREFIX;
use serde_json::json;

const VIEWS: [(u32, u32, &str); 4] =
    [(320, 700, "dark"), (1280, 800, "light"), (320, 700, "light"), (1280, 800, "dark")];

/// Looks at pages with axe-core and collects what is wrong with any of them.
struct Inspector<'a> {
    app: &'a App,
    axe: Axe,
    found: Vec<String>,
}

impl<'a> Inspector<'a> {
    fn new(app: &'a App) -> Self {
        Self { app, axe: Axe::from_env(), found: Vec::new() }
    }

    /// Looks at the page as it stands, light and dark, narrow and wide.
    async fn look(&mut self, place: &str) {
        for (width, height, scheme) in VIEWS {
            self.app.resize(width, height).await;
            self.app.run(&format!("document.documentElement.setAttribute('data-theme', '{scheme}')")).await;
            let place = format!("{place}, {scheme}, {width} wide");
            self.found.extend(self.axe.violations(self.app, &place).await);
            self.found.extend(self.too_wide(&place, width).await);
        }
        self.app.run("document.documentElement.removeAttribute('data-theme')").await;
    }

    async fn too_wide(&self, place: &str, width: u32) -> Option<String> {
        let room = self.app.run("return [innerWidth, document.scrollingElement.scrollWidth]").await;
        assert_eq!(room[0], width, "{place}: the window has another width");
        (room[1].as_u64() > room[0].as_u64()).then(|| format!("{place}: scrolls sideways, {room}"))
    }

    fn finish(self) {
        assert!(self.found.is_empty(), "{} places break a rule:\n{}", self.found.len(), self.found.join("\n"));
    }
}

pub async fn meets_the_rules_on_every_page() {
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    let mut inspector = Inspector::new(&app);
    for (name, hash) in demo.routes() {
        app.go(&hash).await;
        inspector.look(name).await;
    }
    app.visit("help.html").await;
    app.at("Help, right now").await;
    inspector.look("help").await;
    app.visit("measures.html").await;
    app.at("Kitchen measures").await;
    inspector.look("the plain page").await;
    inspector.finish();
    app.quit().await;
}

pub async fn meets_the_rules_on_a_first_visit() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let mut inspector = Inspector::new(&app);
    for (name, hash) in [
        ("welcome", "#/"),
        ("nearest", "#/nearest"),
        ("people, empty", "#/people"),
        ("reflect, empty", "#/reflect"),
        ("write, empty", "#/write"),
    ] {
        app.go(hash).await;
        inspector.look(name).await;
    }
    inspector.finish();
    app.quit().await;
}

pub async fn meets_the_rules_when_something_needs_a_look() {
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    let mut inspector = Inspector::new(&app);
    app.go(&format!("#/plan/{}", demo.running)).await;
    app.press("Change: Look at this plan again").await;
    inspector.look("plan with an open editor").await;
    app.choose_day("Day", today() - Days::new(1)).await;
    app.press("Keep this").await;
    app.sees("That day has passed.").await;
    inspector.look("plan with an error").await;
    app.go("#/people/add").await;
    app.press("Save").await;
    app.sees("Write a name first.").await;
    inspector.look("a name with an error").await;
    app.go(&format!("#/reflect/{}/safety", demo.half_done)).await;
    app.choose("They check on me or control me").await;
    app.sees("Thank you for saying so.").await;
    inspector.look("safety with an answer").await;
    app.go(&format!("#/people/{}/log", demo.maya)).await;
    app.press("They wrote").await;
    app.sees("Noted for today.").await;
    inspector.look("a toast").await;
    app.run(
        "const script = document.createElement('script'); script.src = 'no-such-file.js'; document.head.append(script)",
    )
    .await;
    app.sees("Something went wrong in Ebb.").await;
    inspector.look("the notice after an error").await;
    inspector.finish();
    app.quit().await;
}

pub async fn meets_the_rules_at_the_lock() {
    let w = words().lock;
    let site = serve();
    let app = App::start(&site.url()).await;
    let tab = json!({ "source": "Object.defineProperty(navigator, 'standalone', { value: false })" });
    app.browser.devtools("Page.addScriptToEvaluateOnNewDocument", tab).await;
    app.open("").await;
    let mut inspector = Inspector::new(&app);
    inspector.look("an iPhone’s tab, empty").await;
    app.store(&Demo::of(today()).stored(PREFIX)).await;
    app.reload().await;
    inspector.look("an iPhone’s tab, with notes").await;
    app.go("#/data/install").await;
    inspector.look("install on an iPhone").await;

    app.go("#/data/lock").await;
    inspector.look("lock, off").await;
    app.type_into(w.field.passphrase, "short").await;
    app.press(w.set.next).await;
    app.sees(w.field.differs).await;
    inspector.look("lock, off, with a short one and an error").await;
    app.type_into(w.field.again, "short").await;
    app.press(w.set.next).await;
    app.sees(w.code.lead).await;
    app.press(w.code.turn_on).await;
    app.sees(w.code.needed).await;
    inspector.look("lock, the recovery code").await;
    app.choose(w.code.kept).await;
    app.press(w.code.turn_on).await;
    app.sees(w.on.lead).await;
    app.press_key_on("summary", w.on.change).await;
    app.press_key_on("summary", w.on.off).await;
    app.press_key_on("button", w.on.off_yes).await;
    app.sees(w.field.wrong).await;
    inspector.look("lock, on").await;

    app.press(w.on.now).await;
    app.at(w.door.title).await;
    app.type_here("wrong").await;
    app.press(w.door.open).await;
    app.sees(w.door.wrong).await;
    inspector.look("the door, with a wrong passphrase").await;
    app.press(w.door.use_code).await;
    app.click("summary", w.door.neither).await;
    inspector.look("the door, with the code and neither").await;
    inspector.finish();
    app.quit().await;
}
