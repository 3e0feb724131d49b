//! The lock: what is stored cannot be read, what is shown goes at once, and the two secrets open it.

use chrono::Days;
use e2e::app::{App, Copy, serve};
use e2e::browser::Engine;
use e2e::demo::{Demo, today};
use e2e::seed;
use ebb::content::words::words;
use ebb::store::keys::{self, PREFIX};
use ebb::store::seal::DataKey;
use ebb::store::vault::{Derivation, Derived, FEWEST_ROUNDS, Vault};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use thirtyfour::Key;

const PASSPHRASE: &str = "Kelp lantern Öre 9 swim";
const OTHER: &str = "four quite other words";
const LONG: &str = "If a friend told you this, what would you say?";

/// Shifts the clock, and hides the page, as tests ask for by attributes of the document. A file of its
/// own: in Firefox, scripts of the driver have a clock of their own.
const CLOCK: &str = "const now = Date.now, ask = document.documentElement.dataset;
Date.now = () => now.call(Date) + Number(ask.shift || 0);
Object.defineProperty(document, 'visibilityState', { get: () => (ask.asleep ? 'hidden' : 'visible') });
document.documentElement.dataset.clock = '';
";

// Ways that several tests go

/// Opens the app with the made-up people as somebody's own.
async fn with_notes(home: &str) -> (App, Demo) {
    let app = App::first_visit(home).await;
    let demo = Demo::of(today());
    app.store(&demo.stored(PREFIX)).await;
    app.reload().await;
    (app, demo)
}

/// Turns the lock on and hands over the recovery code.
async fn turn_on(app: &App) -> String {
    let w = words().lock;
    app.go("#/data/lock").await;
    app.type_into(w.field.passphrase, PASSPHRASE).await;
    app.type_into(w.field.again, PASSPHRASE).await;
    app.press(w.set.next).await;
    app.sees(w.code.lead).await;
    let groups = app.run("return [...document.querySelectorAll('#code span')].map((group) => group.textContent)").await;
    let groups: Vec<String> = serde_json::from_value(groups).expect("the code is shown in groups");
    assert_eq!(groups.len(), 8, "{groups:?}");
    app.choose(w.code.kept).await;
    app.press(w.code.turn_on).await;
    app.sees(w.on.lead).await;
    groups.join("-")
}

/// Loads the page anew, and stands at the door.
async fn come_to_the_door(app: &App) {
    app.reload().await;
    app.at(words().lock.door.title).await;
}

/// Opens with a passphrase, from the door.
async fn open_with(app: &App, passphrase: &str) {
    app.paste_into(words().lock.field.passphrase, passphrase).await;
    app.press(words().lock.door.open).await;
    app.leaves(words().lock.door.title).await;
}

/// All that is stored, by key.
async fn values(app: &App) -> BTreeMap<String, String> {
    app.stored().await.into_iter().collect()
}

async fn is_locked(app: &App) -> bool {
    app.heading().await == words().lock.door.title
}

// What somebody could read

/// Texts that are nowhere else, typed into every field there is.
struct Canaries(Vec<String>);

impl Canaries {
    /// Fills every field of the page that takes words.
    async fn fill(&mut self, app: &App) {
        let script = "const first = arguments[0];
            const takesWords = (one) => one.inputMode !== 'numeric' && (one.tagName === 'TEXTAREA' || ['text', ''].includes(one.getAttribute('type') || ''));
            const fields = [...document.querySelectorAll('main textarea, main input')].filter(takesWords);
            fields.forEach((one, at) => {
                one.value = `zq${first + at}canary`;
                one.dispatchEvent(new InputEvent('input', { bubbles: true }));
            });
            return fields.length";
        let first = self.0.len();
        let filled = app.browser.web.execute(script, vec![json!(first)]).await.expect("fields can be filled");
        let filled = filled.json().as_u64().unwrap_or_default() as usize;
        assert!(filled > 0, "{} has no field", app.hash().await);
        self.0.extend((first..first + filled).map(|number| format!("zq{number}canary")));
    }

    /// Those of which a text says anything.
    fn within(&self, text: &str) -> Vec<&String> {
        self.0.iter().filter(|canary| text.contains(*canary)).collect()
    }
}

async fn write_everywhere(app: &App, demo: &Demo) -> Canaries {
    let mut canaries = Canaries(Vec::new());
    for form in [format!("#/people/{}/edit", demo.maya), format!("#/contact/{}", demo.contact)] {
        app.go(&form).await;
        let heading = app.heading().await;
        canaries.fill(app).await;
        app.press(words().person.save).await;
        app.leaves(&heading).await;
    }
    for page in ["signs", "tried", "facts", "explanations", "need", "friend", "others", "if-then"] {
        app.go(&format!("#/reflect/{}/{page}", demo.done)).await;
        if app.count("button", Some(words().reflect.own_add)).await > 0 {
            app.press(words().reflect.own_add).await;
        }
        canaries.fill(app).await;
        if page == "others" {
            app.press(words().reflect.people_add).await;
        }
        app.sees(words().shell.saved).await;
    }
    app.go(&format!("#/plan/{}/end", demo.running)).await;
    app.at(&words().plan.ending.title(&canaries.0[0])).await;
    app.choose("Resting. The door’s open").await;
    canaries.fill(app).await;
    app.press(words().plan.ending.yes).await;
    app.sees(words().notices.plan_ended).await;
    canaries
}

pub async fn nothing_that_was_written_can_be_read() {
    let site = serve();
    let (app, demo) = with_notes(&site.url()).await;
    let canaries = write_everywhere(&app, &demo).await;
    let plain = format!("{:?}", app.stored().await);
    assert_eq!(canaries.within(&plain).len(), canaries.0.len(), "all of it is stored, and can be read without a lock");
    assert!(canaries.0.len() > 15, "{} fields were filled", canaries.0.len());

    turn_on(&app).await;
    let sealed = format!("{:?}", app.stored().await);
    assert_eq!(canaries.within(&sealed), Vec::<&String>::new(), "stored in the open");
    for name in ["Priya", "crosswords", "angry", "give-space"] {
        assert!(plain.contains(name) && !sealed.contains(name), "“{name}” is stored in the open");
    }
    app.go(&format!("#/people/{}", demo.maya)).await;
    app.at(&canaries.0[0]).await;
    app.go("#/data/lock").await;
    app.press(words().lock.on.now).await;
    app.at(words().lock.door.title).await;
    for _ in 0..2 {
        let page = app.run("return document.documentElement.outerHTML + document.title").await.to_string();
        assert_eq!(canaries.within(&page), Vec::<&String>::new(), "at the door");
        assert!(!page.contains("Priya"), "a name at the door");
        assert_eq!(app.title().await, "Ebb");
        // The same on a page whose heading is a name.
        app.set_address(&format!("#/people/{}", demo.maya)).await;
        come_to_the_door(&app).await;
    }
    assert_eq!(app.count("navigation", None).await, 0, "the bar is away");
    app.one("link", words().shell.help).await;
    open_with(&app, PASSPHRASE).await;
    app.at(&canaries.0[0]).await;
    app.holds("the heading has the focus", "return document.activeElement.matches('h1')").await;
    app.quit().await;
}

// The two secrets

pub async fn opens_with_the_passphrase_or_the_code() {
    let w = words().lock;
    let site = serve();
    let (app, _) = with_notes(&site.url()).await;
    let code = turn_on(&app).await;
    app.go("#/people").await;
    come_to_the_door(&app).await;
    app.holds("the field has the focus", "return document.activeElement.id === 'secret'").await;
    app.type_here("wrong one").await;
    // Twice in a row: the second one waits for nothing and does nothing.
    app.type_here("\u{e007}\u{e007}").await;
    app.sees(w.door.wrong).await;
    assert_eq!(app.value("textbox", w.field.passphrase).await, "wrong one", "what was typed stays");
    app.holds("the field has the focus", "return document.activeElement.id === 'secret'").await;
    assert_eq!(app.pressed(w.field.show).await, "false");
    app.press(w.field.show).await;
    assert_eq!(app.pressed(w.field.show).await, "true");
    app.holds("it is shown", "return document.getElementById('secret').type === 'text'").await;
    // Blanks around it are nobody's intention.
    open_with(&app, &format!(" {PASSPHRASE} ")).await;
    app.at("Your people").await;
    app.sees("Maya").await;

    come_to_the_door(&app).await;
    app.press(w.door.use_code).await;
    app.paste_into(w.code.heading, &"9xyz-".repeat(8)).await;
    app.press(w.door.open).await;
    app.sees(w.door.wrong_code).await;
    app.press(w.door.use_passphrase).await;
    app.sees_no(w.door.wrong_code).await;
    app.press(w.door.use_code).await;
    app.paste_into(w.code.heading, &code.replace('-', " ").to_uppercase()).await;
    app.press(w.door.open).await;
    app.at("Your people").await;
    app.quit().await;
}

pub async fn changing_the_passphrase_writes_two_values() {
    let w = words().lock;
    let site = serve();
    let (app, _) = with_notes(&site.url()).await;
    let code = turn_on(&app).await;
    let before = values(&app).await;
    app.press_key_on("summary", w.on.change).await;
    app.paste_into(w.field.current, "wrong one").await;
    app.paste_into(w.field.new, OTHER).await;
    app.paste_into(w.field.new_again, "something else").await;
    app.press_key_on("button", w.on.change_yes).await;
    app.sees(w.field.differs).await;
    app.paste_into(w.field.new_again, OTHER).await;
    app.press_key_on("button", w.on.change_yes).await;
    app.sees(w.field.wrong).await;
    assert_eq!(values(&app).await, before, "a wrong passphrase changes nothing");
    // Who came in with the code does not know the passphrase.
    app.paste_into(w.field.current, &code).await;
    app.press_key_on("button", w.on.change_yes).await;
    app.sees(w.changed).await;
    let after = values(&app).await;
    let changed: Vec<&String> = after.keys().filter(|key| after.get(*key) != before.get(*key)).collect();
    assert_eq!(changed, [&format!("{PREFIX}k"), &format!("{PREFIX}l")]);
    assert_eq!(after.len(), before.len());

    come_to_the_door(&app).await;
    app.paste_into(w.field.passphrase, PASSPHRASE).await;
    app.press(w.door.open).await;
    app.sees(w.door.wrong).await;
    open_with(&app, OTHER).await;
    app.at(w.title).await;
    app.quit().await;
}

pub async fn turning_the_lock_off_gives_plain_notes_again() {
    let w = words().lock;
    let site = serve();
    let (app, demo) = with_notes(&site.url()).await;
    turn_on(&app).await;
    app.press_key_on("summary", w.on.off).await;
    app.paste_into(w.field.current, "wrong one").await;
    app.press_key_on("button", w.on.off_yes).await;
    app.sees(w.field.wrong).await;
    app.paste_into(w.field.current, PASSPHRASE).await;
    app.press_key_on("button", w.on.off_yes).await;
    app.sees(w.now_off).await;
    app.one("heading", w.set.title).await;
    let after = values(&app).await;
    for copy in ["k", "l"] {
        assert!(!after.contains_key(&format!("{PREFIX}{copy}")), "a vault is left");
    }
    let plain: BTreeMap<String, String> = demo.stored(PREFIX).into_iter().collect();
    for (key, value) in plain.iter().filter(|(key, _)| key.contains(":r:")) {
        assert_eq!(after.get(key), Some(value), "{key} is not what it was");
    }
    app.go("#/people").await;
    app.reload().await;
    app.sees("Maya").await;
    app.quit().await;
}

// When it locks

/// The app with a clock that tests can shift.
async fn with_clock(app: &App) {
    app.run("const script = document.createElement('script'); script.src = 'clock.js'; document.head.append(script)")
        .await;
    app.holds("the clock can be shifted", "return 'clock' in document.documentElement.dataset").await;
}

/// Lets the page sleep for so long, and wakes it.
async fn sleep(app: &App, minutes: f64) {
    let milliseconds = minutes * 60_000.0;
    app.run("document.documentElement.dataset.asleep = 'yes'; document.dispatchEvent(new Event('visibilitychange'))")
        .await;
    app.run(&format!(
        "const ask = document.documentElement.dataset; ask.shift = Number(ask.shift || 0) + {milliseconds}; delete ask.asleep;
        document.dispatchEvent(new Event('visibilitychange'))"
    ))
    .await;
}

pub async fn it_locks_by_itself_by_the_clock_on_the_wall() {
    let w = words().lock.on;
    let copy = Copy::of_build("clock");
    copy.change("clock.js", |_| CLOCK.to_owned());
    let site = copy.serve();
    let (app, demo) = with_notes(&site.url()).await;
    turn_on(&app).await;
    assert!(app.is_checked(&w.minutes("5")).await, "five minutes, unless something else is chosen");
    app.choose(w.minute).await;
    with_clock(&app).await;
    sleep(&app, 0.8).await;
    app.sees(w.lead).await;
    // Words on their way when it locks are kept.
    app.go(&format!("#/reflect/{}/friend", demo.done)).await;
    app.at(LONG).await;
    app.paste_into(LONG, "Half a thought").await;
    sleep(&app, 1.1).await;
    app.at(words().lock.door.title).await;
    open_with(&app, PASSPHRASE).await;
    app.at(LONG).await;
    assert_eq!(app.value("textbox", LONG).await, "Half a thought");

    // Nobody wakes it up: the clock is looked at every few seconds.
    with_clock(&app).await;
    app.run("document.documentElement.dataset.shift = 120000").await;
    app.at(words().lock.door.title).await;
    open_with(&app, PASSPHRASE).await;

    app.go("#/data/lock").await;
    app.choose(w.never).await;
    with_clock(&app).await;
    sleep(&app, 10_000.0).await;
    app.sees(w.lead).await;
    assert!(!is_locked(&app).await);
    app.quit().await;
}

pub async fn a_hidden_page_is_covered() {
    let copy = Copy::of_build("cover");
    copy.change("clock.js", |_| CLOCK.to_owned());
    let site = copy.serve();
    let (app, demo) = with_notes(&site.url()).await;
    turn_on(&app).await;
    with_clock(&app).await;
    app.go(&format!("#/people/{}/edit", demo.maya)).await;
    app.holds("the page is there", "return document.getElementById('name') !== null").await;
    let seen = "return [...document.body.querySelectorAll('*')].filter((one) => one.checkVisibility({ visibilityProperty: true })).length";
    assert!(app.run(seen).await.as_u64() > Some(10));
    app.run(
        "document.getElementById('name').focus(); document.documentElement.dataset.asleep = 'yes';
        document.dispatchEvent(new Event('visibilitychange'))",
    )
    .await;
    assert_eq!(app.run(seen).await, 0, "something is still seen");
    assert_eq!(app.page().await.trim(), "", "something can still be read");
    if app.engine() == Engine::Chromium {
        let tree = app.browser.devtools("Accessibility.getFullAXTree", json!({})).await.to_string();
        assert!(!tree.contains("Maya"), "something can still be read out: {tree}");
    }
    app.key(Key::Tab).await;
    app.holds("no key reaches anything", "return document.activeElement === document.body").await;
    app.run("delete document.documentElement.dataset.asleep; document.dispatchEvent(new Event('visibilitychange'))")
        .await;
    app.sees("Maya").await;
    app.quit().await;
}

pub async fn words_typed_before_leaving_are_kept() {
    let site = serve();
    let (app, demo) = with_notes(&site.url()).await;
    turn_on(&app).await;
    app.go(&format!("#/reflect/{}/friend", demo.done)).await;
    app.at(LONG).await;
    let before = values(&app).await;
    app.paste_into(LONG, "Typed, and gone.").await;
    // Said by hand: Firefox now and then drops what a page writes on its way out, with and without a lock.
    app.run("window.dispatchEvent(new Event('pagehide'))").await;
    let record = seed::key(PREFIX, demo.done.0);
    assert_ne!(values(&app).await.get(&record), before.get(&record), "it is sealed and written at once");
    app.close().await;
    app.open(&format!("#/reflect/{}/friend", demo.done)).await;
    open_with(&app, PASSPHRASE).await;
    app.at(LONG).await;
    assert_eq!(app.value("textbox", LONG).await, "Typed, and gone.");
    assert!(!format!("{:?}", app.stored().await).contains("Typed, and gone."));
    app.quit().await;
}

// Where it cannot be

/// The made-up people behind a lock that nothing opens.
fn locked_store() -> Vec<(String, String)> {
    let mut next = 0_u8;
    let mut random = |bytes: &mut [u8]| {
        bytes.iter_mut().for_each(|byte| {
            next = next.wrapping_add(1);
            *byte = next;
        })
    };
    let key = DataKey::fresh(&mut random);
    let derived = Derived { derivation: Derivation::fresh(FEWEST_ROUNDS, &mut random), key: [7; 32] };
    let vault = Vault::new(&key, derived.clone(), Some(derived), &mut random);
    let mut values = seed::pairs(PREFIX, &[]);
    for copy in [keys::Copy::First, keys::Copy::Second] {
        let name = keys::Key::Vault(copy).name(PREFIX);
        values.push((name.clone(), vault.write(&name)));
    }
    values
}

pub async fn nothing_can_be_typed_inside_another_page() {
    let copy = Copy::of_build("frame");
    copy.change("frame.html", |_| {
        "<!doctype html><title>Another page</title><iframe src=\"./index.html\" width=600 height=700></iframe>"
            .to_owned()
    });
    let site = copy.serve();
    let app = App::start(&site.url()).await;
    app.visit("frame.html").await;
    app.store(&locked_store()).await;
    app.visit("frame.html").await;
    app.browser.web.enter_frame(0).await.expect("there is a frame");
    app.ready().await;
    app.at(words().lock.door.title).await;
    app.sees(words().lock.framed).await;
    let fields = "return document.querySelectorAll('main input, main textarea, main button, main details').length";
    assert_eq!(app.run(fields).await, 0, "something can be typed or pressed");
    app.browser.web.enter_default_frame().await.expect("the page is still there");
    app.quit().await;
}

pub async fn the_made_up_people_have_no_lock() {
    let site = serve();
    let app = App::start(&site.url()).await;
    app.open_demo().await;
    app.go("#/data/lock").await;
    app.sees(words().lock.demo).await;
    assert_eq!(app.count("textbox", None).await, 0);
    app.quit().await;
}

// Erasing

/// Whatever else the origin keeps, some of it named much like ours.
const FOREIGN: &str =
    "for (let number = 0; number < 196; number += 1) localStorage.setItem(`other:${number}`, 'theirs');
for (const name of ['ebb', 'ebb1', 'ebb10:m', 'Ebb1:m']) localStorage.setItem(name, 'theirs');
return Promise.all([0, 1, 2, 3, 4].map((number) => caches.open(`other-${number}`))).then(() => true)";

const FOREIGN_LEFT: &str = "const theirs = Object.values(localStorage).filter((value) => value === 'theirs').length;
return caches.keys().then((names) => [theirs, names.filter((name) => name.startsWith('other-')).length,
    Object.keys(localStorage).filter((key) => key.startsWith('ebb1:'))])";

async fn everything_goes(app: &App) {
    app.choose(words().erase.understand).await;
    app.press(words().erase.yes).await;
    app.at(words().welcome.title).await;
    assert_eq!(app.run(FOREIGN_LEFT).await, json!([200, 5, []]), "foreign keys, foreign caches, own keys");
    assert_eq!(app.hash().await, "#/");
}

pub async fn erasing_takes_everything_of_ebb_and_nothing_else() {
    let w = words().erase;
    let site = serve();
    let (app, _) = with_notes(&site.url()).await;
    assert_eq!(app.run(FOREIGN).await, true);
    app.go("#/data/erase").await;
    for line in [w.people("9"), w.reflections("11"), w.plans("2"), w.entries("14"), w.journals("6")] {
        app.sees(&line).await;
    }
    let backup = app.one("link", w.backup_yes).await;
    assert!(backup.prop("href").await.expect("it leads somewhere").is_some_and(|to| to.ends_with("#/data/backup")));
    let before = app.stored().await;
    app.press(w.yes).await;
    app.sees(w.needed).await;
    assert_eq!(app.stored().await, before, "nothing goes before it is said to be understood");
    everything_goes(&app).await;

    // From the door, by who has neither passphrase nor code.
    app.store(&locked_store()).await;
    come_to_the_door(&app).await;
    app.click("summary", words().lock.door.neither).await;
    app.sees(words().lock.door.neither_goes).await;
    everything_goes(&app).await;
    app.quit().await;
}

pub async fn words_that_could_not_be_saved_do_not_come_back_after_erasing() {
    let site = serve();
    let (app, demo) = with_notes(&site.url()).await;
    app.run(FOREIGN).await;
    app.go(&format!("#/reflect/{}/friend", demo.done)).await;
    app.at(LONG).await;
    app.run(
        "let text = 'x'.repeat(1 << 20), number = 0;
        while (text.length > 0) {
            try { localStorage.setItem(`filler-${number}`, text); number += 1; }
            catch { text = text.slice(0, text.length >> 1); }
        }",
    )
    .await;
    app.paste_into(LONG, &"There is no room for this. ".repeat(400)).await;
    app.sees(words().notices.full).await;
    app.go("#/data/erase").await;
    everything_goes(&app).await;
    app.quit().await;
}

// An iPhone's tab

/// Whether the notice of a tab is there, and what it says.
async fn notice(app: &App) -> Option<&'static str> {
    let w = words().notices;
    for sentence in [w.install_first, w.install_move] {
        if app.shows(sentence).await {
            return Some(sentence);
        }
    }
    None
}

pub async fn an_iphones_tab_says_to_install_first() {
    let w = words().notices;
    let site = serve();
    let app = App::start(&site.url()).await;
    let tab = json!({ "source": "Object.defineProperty(navigator, 'standalone', { value: false })" });
    let script: Value = app.browser.devtools("Page.addScriptToEvaluateOnNewDocument", tab).await;
    app.open("").await;
    app.sees(w.install_first).await;
    app.follow(w.install_how).await;
    app.at(words().install.title).await;
    assert_eq!(notice(&app).await, None, "the page says it itself");
    app.one("heading", words().install.iphone.title).await;
    app.sees_no(words().install.iphone.move_title).await;

    let demo = Demo::of(today() - Days::new(1));
    app.store(&demo.stored(PREFIX)).await;
    app.reload().await;
    app.sees(words().install.iphone.move_title).await;
    app.one("link", words().install.iphone.move_backup).await;
    app.go("#/people").await;
    app.sees(w.install_move).await;
    app.one("link", w.install_moving).await;
    app.press(words().shell.seen).await;
    app.sees_no(w.install_move).await;
    app.reload().await;
    app.at("Your people").await;
    assert_eq!(notice(&app).await, None, "it was seen");

    app.browser.devtools("Page.removeScriptToEvaluateOnNewDocument", script).await;
    app.run("localStorage.clear()").await;
    app.open("#/").await;
    assert_eq!(notice(&app).await, None, "only an iPhone's tab says so");
    app.quit().await;
}
