//! Hide: a plain page in place of Ebb at once, and nothing lost by it.

use crate::walk::{begin, skip_to};
use e2e::app::{App, Copy, serve};
use e2e::browser::{PATIENCE, wait};
use ebb::content::words::words;
use serde_json::Value;
use std::time::Instant;
use thirtyfour::Key;

const QUESTION: &str = "If a friend told you this, what would you say?";

/// Presses Shift three times, as a script does: before anything can happen in between.
const THREE_SHIFTS: &str = "for (let i = 0; i < 3; i += 1) {
        const on = document.activeElement || document.body;
        on.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', keyCode: 16, bubbles: true }));
    }";

/// Waits until the plain page is there, and nothing of Ebb.
async fn is_hidden(app: &App) {
    let until = Instant::now() + PATIENCE;
    while app.heading().await != words().hide.neutral {
        assert!(Instant::now() < until, "Ebb is still there:\n{}", app.page().await);
    }
    assert_eq!(app.title().await, words().hide.neutral);
    assert_eq!(app.run("return location.hash").await, "", "the address says where one was");
    assert!(!app.page().await.contains(words().shell.app), "{}", app.page().await);
    assert_eq!(app.run("return document.querySelectorAll('a, script').length").await, 0);
    let styled = "return getComputedStyle(document.querySelector('table')).borderCollapse";
    assert_eq!(app.run(styled).await, "collapse", "the plain page has its style");
}

/// Presses and lets go of Shift three times, as a person does.
async fn shift_three_times(app: &App) {
    let mut keys = app.browser.web.action_chain();
    for _ in 0..3 {
        keys = keys.key_down(Key::Shift).key_up(Key::Shift);
    }
    keys.perform().await.expect("keys can be pressed");
}

async fn add_priya(app: &App) {
    app.go("#/people/add").await;
    app.type_into("Name", "Priya").await;
    app.press("Save").await;
    app.at("Priya").await;
}

async fn saved(app: &App) {
    app.sees(words().shell.saved).await;
}

pub async fn explains_first_and_then_acts_at_once() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    add_priya(&app).await;
    app.press("Hide").await;
    app.at(words().hide.title).await;
    app.sees(words().hide.shift).await;
    app.sees(words().hide.history).await;
    assert_eq!(app.hash().await, "#/hide");
    app.follow("Back").await;
    app.at("Priya").await;

    let before = app.stored().await;
    app.press("Hide").await;
    is_hidden(&app).await;
    assert_eq!(app.stored().await, before, "hiding changes nothing that is stored");

    app.open("#/hide").await;
    app.at(words().hide.title).await;
    app.press(words().hide.now).await;
    is_hidden(&app).await;
    app.open("").await;
    app.one("link", "Log a contact with Priya").await;
    app.quit().await;
}

pub async fn stands_on_every_page() {
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    for (_, hash) in demo.routes() {
        app.go(&hash).await;
        app.one("button", "Hide").await;
    }
    app.quit().await;
}

pub async fn fits_beside_help_on_a_narrow_screen() {
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    let mut found = Vec::new();
    for width in [320, 390] {
        app.resize(width, 800).await;
        for (name, hash) in demo.routes() {
            app.go(&hash).await;
            let script = "return [...document.querySelectorAll('.head .headbtn, .head .wordmark')].map((one) => {
                const box = one.getBoundingClientRect();
                return [one.textContent, Math.round(box.top), Math.round(box.height), Math.ceil(box.right)];
            })";
            let parts = app.run(script).await;
            for part in parts.as_array().expect("a list") {
                let fits = part[2] == 44 && part[1] == parts[0][1] && part[3].as_u64() <= Some(width.into());
                if !fits {
                    found.push(format!("{name}, {width} wide: {part}"));
                }
            }
        }
    }
    assert!(found.is_empty(), "the head wraps or leaves the screen:\n{}", found.join("\n"));
    app.quit().await;
}

pub async fn shift_three_times_hides_while_somebody_writes() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app, "A friend is pulling away", "Maya", &["None of these"]).await;
    skip_to(&app, QUESTION).await;
    let here = app.hash().await;
    app.type_into(QUESTION, "I MEAN IT. They Are Not Well").await;
    app.at(QUESTION).await;
    saved(&app).await;
    let before = app.stored().await;
    shift_three_times(&app).await;
    is_hidden(&app).await;
    assert_eq!(app.stored().await, before, "hiding changes nothing that is stored");
    app.open(&here).await;
    app.at(QUESTION).await;
    assert_eq!(app.value("textbox", QUESTION).await, "I MEAN IT. They Are Not Well");
    app.quit().await;
}

pub async fn nothing_is_left_in_the_same_frame_and_every_word_is_kept() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app, "A friend is pulling away", "Maya", &["None of these"]).await;
    skip_to(&app, QUESTION).await;
    let here = app.hash().await;
    let before = app.stored().await;
    // All in one go: the words have no time to be saved by themselves, and no frame is drawn.
    let script = format!(
        "const field = document.querySelector('#app textarea');
        field.focus();
        field.value = 'not one second old';
        field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
        {THREE_SHIFTS}
        sessionStorage.seen = JSON.stringify([document.title, document.body.innerText, document.body.innerHTML]);"
    );
    app.run(&script).await;
    is_hidden(&app).await;
    let seen = app.run("return JSON.parse(sessionStorage.seen)").await;
    assert_eq!(seen[0], words().hide.neutral, "the title is the plain page's at once");
    assert_eq!((&seen[1], &seen[2]), (&Value::from(""), &Value::from("")), "something is left on the page");
    let after = app.stored().await;
    for (key, _) in &before {
        assert!(after.iter().any(|(other, _)| other == key), "{key} is gone");
    }
    app.open(&here).await;
    app.at(QUESTION).await;
    assert_eq!(app.value("textbox", QUESTION).await, "not one second old");
    app.quit().await;
}

pub async fn works_without_a_network_and_on_the_help_page() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.keeps_a_copy().await;
    add_priya(&app).await;
    let before = app.stored().await;
    site.stop();

    shift_three_times(&app).await;
    is_hidden(&app).await;
    app.visit("help.html").await;
    app.at("Help, right now").await;
    shift_three_times(&app).await;
    is_hidden(&app).await;
    app.visit("help.html").await;
    app.follow("Hide").await;
    is_hidden(&app).await;
    assert_eq!(app.stored().await, before, "hiding changes nothing that is stored");
    app.open("").await;
    app.one("link", "Log a contact with Priya").await;
    app.quit().await;
}

pub async fn going_back_brings_ebb_up_again() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    add_priya(&app).await;
    app.go("#/people").await;
    app.at("Your people").await;
    shift_three_times(&app).await;
    is_hidden(&app).await;
    app.browser.web.back().await.expect("one can go back");
    app.at("Priya").await;
    assert!(app.title().await.ends_with(words().shell.app));
    app.follow("Help").await;
    app.at("Help, right now").await;
    app.follow("Hide").await;
    is_hidden(&app).await;
    app.browser.web.back().await.expect("one can go back");
    app.at("Priya").await;
    // A browser may keep the empty page itself and show it again; these drivers never let theirs.
    app.run(
        "document.documentElement.setAttribute('data-hidden', '');
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
    )
    .await;
    app.holds("the page is a new one", "return !document.documentElement.hasAttribute('data-hidden')").await;
    app.at("Priya").await;
    app.quit().await;
}

pub async fn hides_before_the_app_has_come_and_after_it_broke() {
    let copy = Copy::of_build("hide-early");
    copy.change("index.html", |page| {
        let start = page.find("<script type=\"module\"").expect("the page starts the app");
        let end = start + page[start..].find("</script>").expect("the script ends");
        format!("{}{}", &page[..start], &page[end..])
    });
    let site = copy.serve();
    let app = App::start(&site.url()).await;
    app.visit("").await;
    app.at("For when someone is pulling away, or you are.").await;
    shift_three_times(&app).await;
    is_hidden(&app).await;
    app.run("localStorage.setItem('ebb1:r:x', 'something of an earlier visit')").await;
    app.visit("").await;
    app.follow("Hide").await;
    is_hidden(&app).await;

    let site = serve();
    let app_that_breaks = App::first_visit(&site.url()).await;
    let script =
        "const script = document.createElement('script'); script.src = 'none.js'; document.head.append(script)";
    app_that_breaks.run(script).await;
    app_that_breaks.sees(words().first_paint.broken.title).await;
    shift_three_times(&app_that_breaks).await;
    is_hidden(&app_that_breaks).await;
    app_that_breaks.quit().await;
    app.quit().await;
}

pub async fn typing_never_hides() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.go("#/people/add").await;
    app.type_into("Name", "NOOR").await;
    let mut keys = app.browser.web.action_chain();
    for letter in ['a', 'b', 'c', 'd'] {
        keys = keys.key_down(Key::Shift).key_down(letter).key_up(letter).key_up(Key::Shift);
    }
    for _ in 0..4 {
        keys = keys.key_down(Key::Alt).key_down(Key::Shift).key_up(Key::Shift).key_up(Key::Alt);
    }
    keys.key_down(Key::Shift).key_up(Key::Shift).key_down(Key::Shift).key_up(Key::Shift).perform().await.expect("keys");
    // What fills in forms sends events of this name that have no key.
    app.run(
        "for (let i = 0; i < 4; i += 1) document.activeElement.dispatchEvent(new Event('keydown', {bubbles: true}))",
    )
    .await;
    wait("all is typed", || async { app.value("textbox", "Name").await == "NOORABCD" }).await;
    assert!(!app.is_broken().await);
    app.press("Save").await;
    app.at("NOORABCD").await;
    app.quit().await;
}
