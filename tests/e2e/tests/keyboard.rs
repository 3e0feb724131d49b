//! By keyboard alone. Tab, Space and Enter do everything; inside a group of radio buttons the arrows
//! do, as in every browser.

use e2e::app::{App, serve};
use e2e::browser::wait;
use ebb::content::words::{entry, words};
use thirtyfour::Key;

pub async fn starts_by_keyboard_alone() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    start(&app).await;
    app.quit().await;
}

pub async fn makes_a_plan_by_keyboard_alone() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    start(&app).await;
    marks_signs_and_writes(&app).await;
    chooses_and_accepts(&app).await;
    app.quit().await;
}

/// A message: written, a note's place shown and its gentler way taken, and then it rests.
pub async fn mends_a_message_by_keyboard_alone() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = app.open_demo().await;
    let w = words().write;
    app.go(&format!("#/people/{}", demo.priya)).await;
    app.at("Priya").await;
    tab_to(&app, "button", words().person.write).await;
    app.key(Key::Enter).await;
    app.at("To Priya").await;
    tab_to(&app, "textbox", w.label).await;
    app.type_here("The dog is well. You never answer me any more.").await;
    app.sees(entry(words().notes, "blame").label).await;
    tab_to(&app, "button", &w.show("1")).await;
    app.key(Key::Enter).await;
    wait("the words have the focus", || async { app.focus().await.1 == w.label }).await;
    tab_to(&app, "button", w.use_this).await;
    app.key(Key::Enter).await;
    app.sees(w.notes_clear).await;
    wait("the words have the focus again", || async { app.focus().await.1 == w.label }).await;
    let gentler = entry(words().gentler, "blame-hearing").label;
    assert_eq!(app.value("textbox", w.label).await, format!("The dog is well. {gentler}"));
    tab_to(&app, "button", w.hold.morning).await;
    app.key(Key::Enter).await;
    app.at(w.title).await;
    app.quit().await;
}

/// The skip button, the first screen, the name, and the safety question.
async fn start(app: &App) {
    app.key(Key::Tab).await;
    assert_eq!(app.focus().await, ("button".into(), "Skip to the page".into()));
    app.key(Key::Enter).await;
    wait("the page itself has the focus", || async { app.focus().await.0 == "main" }).await;
    let title = app.title().await;
    tab_to(app, "link", "A friend is pulling away").await;
    app.key(Key::Enter).await;
    arrives(app, "Whom is it about?", &title).await;

    tab_to(app, "textbox", "Name").await;
    app.key(Key::Enter).await;
    app.sees("Write a name first.").await;
    wait("the field has the focus again", || async { app.focus().await.1 == "Name" }).await;
    app.type_here("Maya").await;
    let title = app.title().await;
    app.key(Key::Enter).await;
    arrives(app, "First, is any of this so?", &title).await;

    tab_to(app, "checkbox", "None of these").await;
    app.key(Key::Space).await;
    assert!(app.is_checked("None of these").await);
    let title = app.title().await;
    tab_to(app, "button", "Next").await;
    app.key(Key::Enter).await;
    arrives(app, "What have you seen change between you and Maya?", &title).await;
}

async fn marks_signs_and_writes(app: &App) {
    tab_to(app, "button", "Short replies, late ones or none: Seen").await;
    app.key(Key::Space).await;
    assert_eq!(app.pressed("Short replies, late ones or none: Seen").await, "true");
    tab_to(app, "button", "Add your own").await;
    app.key(Key::Enter).await;
    wait("the new line has the focus", || async { app.focus().await.1 == "In your own words" }).await;
    app.type_here("angry with me").await;
    tab_to(app, "button", "In your own words: Guessed").await;
    app.key(Key::Space).await;
    assert_eq!(app.focus().await.1, "In your own words: Guessed", "a mark keeps the focus");
    go_on(app, "Next", "What have you tried so far?").await;
    go_on(app, "Skip", "What happened, and what do you tell yourself about it?").await;
    tab_to(app, "textbox", "What anyone could have seen").await;
    app.type_here("Two plans were dropped.").await;
    go_on(app, "Next", "What else could be going on?").await;
    tab_to(app, "button", "They may have too much on their plate").await;
    app.key(Key::Enter).await;
    wait("the filled field has the focus", || async { app.focus().await.1 == "One guess" }).await;
    go_on(app, "Next", "Which need of yours is going short?").await;
    tab_to(app, "checkbox", "Being known well").await;
    app.key(Key::Space).await;
    go_on(app, "Next", "If a friend told you this, what would you say?").await;
    go_on(app, "I’m not sure", "What we heard").await;
    app.sees("Two plans were dropped.").await;
    go_on(app, "See what you could do", "What would you like to do?").await;
}

async fn chooses_and_accepts(app: &App) {
    tab_to(app, "radio", "Give space").await;
    app.key(Key::Space).await;
    assert!(app.is_checked("Give space").await);
    go_on(app, "Next", "How long would be fair to you both?").await;
    tab_to(app, "radio", "3 days").await;
    for _ in 0..3 {
        app.key(Key::Down).await;
    }
    assert!(app.is_checked("3 weeks").await);
    go_on(app, "Next", "Who else could be a little nearer?").await;
    tab_to(app, "textbox", "Add a name").await;
    app.type_here("Priya").await;
    app.key(Key::Enter).await;
    app.choice_comes("Priya").await;
    assert!(app.is_checked("Priya").await);
    go_on(app, "Next", "What will you do when it gets hard?").await;
    go_on(app, "Skip", "A gentle plan").await;
    tab_to(app, "button", "Change: Do one thing that is yours").await;
    app.key(Key::Enter).await;
    tab_to(app, "button", "Keep this").await;
    app.key(Key::Enter).await;
    wait("the button that opened the editor has the focus again", || async {
        app.focus().await.1 == "Change: Do one thing that is yours"
    })
    .await;
    tab_to(app, "button", "Use this plan").await;
    app.key(Key::Enter).await;
    app.sees("See Priya this week").await;
    wait("the day's heading has the focus", || async { app.focus().await.0 == "heading" }).await;
}

/// Goes on with a button; each page is announced by its title and by the focus on its heading.
async fn go_on(app: &App, button: &str, heading: &str) {
    tab_to(app, "button", button).await;
    app.key(Key::Enter).await;
    app.at(heading).await;
    focus_on_heading(app, heading).await;
}

async fn arrives(app: &App, heading: &str, earlier_title: &str) {
    app.at(heading).await;
    focus_on_heading(app, heading).await;
    assert_ne!(app.title().await, earlier_title, "the title changes with the page");
}

pub async fn focus_on_heading(app: &App, heading: &str) {
    wait(&format!("the heading “{heading}” has the focus"), || async {
        app.focus().await == ("heading".to_owned(), heading.to_owned())
    })
    .await;
    let title = app.title().await;
    assert!(!title.contains("Maya"), "a title shows in lists of tabs and names nobody: {title}");
}

/// Presses Tab until something has the focus.
pub async fn tab_to(app: &App, role: &str, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..120 {
        let focus = app.focus().await;
        if focus.0 == role && focus.1 == name {
            return;
        }
        passed.push(focus);
        app.key(Key::Tab).await;
    }
    panic!("Tab never comes to the {role} “{name}”, only to {passed:?}");
}
