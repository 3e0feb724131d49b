//! Bad input and bad luck: one clear sentence each, nothing lost, nothing broken.

use crate::walk::begin;
use chrono::Days;
use e2e::app::{App, Copy, serve};
use e2e::browser::Wish;
use e2e::demo::{Demo, today};
use e2e::seed::manifest;
use ebb::content::words::words;
use ebb::store::keys::PREFIX;

pub async fn a_name_that_is_no_name_gets_one_sentence() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.follow("A friend is pulling away").await;
    app.at("Whom is it about?").await;
    app.press("Next").await;
    app.sees(words().notices.errors.name_empty).await;
    let invalid = app.one("textbox", "Name").await.attr("aria-invalid").await.expect("a field can be asked");
    assert_eq!(invalid.as_deref(), Some("true"));
    app.type_into("Name", "   ").await;
    app.press("Next").await;
    app.sees(words().notices.errors.name_empty).await;
    let long = "Maya ".repeat(2000);
    app.paste_into("Name", &long).await;
    app.press("Next").await;
    app.sees(words().notices.errors.name_long).await;
    assert_eq!(app.value("textbox", "Name").await, long, "what was written stays");
    assert_eq!(app.stored().await, vec![], "a name that is none is not kept");
    app.paste_into("Name", "Maya").await;
    app.press("Next").await;
    app.at("First, is any of this so?").await;
    app.quit().await;
}

pub async fn any_name_a_person_has_is_fine() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let markup = "<img src=x onerror=alert(1)>";
    for name in ["🦊👩‍👩‍👧", "שירה", "مايا", markup, "O’Neill-Østergård"] {
        app.go("#/people/add").await;
        app.paste_into("Name", name).await;
        app.press("Save").await;
        app.at(name).await;
        app.go("#/people").await;
        app.sees(name).await;
    }
    app.reload().await;
    for name in ["🦊👩‍👩‍👧", "שירה", "مايا", markup] {
        app.sees(name).await;
    }
    let direction = "return getComputedStyle([...document.querySelectorAll('main b')]
        .find((one) => one.textContent === 'שירה')).direction";
    assert_eq!(app.run(direction).await, "rtl", "a name is written the way its letters run");
    assert!(!app.is_broken().await);
    app.quit().await;
}

pub async fn a_day_that_cannot_be_gets_one_sentence() {
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    let entry = format!("#/contact/{}", demo.contact);
    app.go(&entry).await;
    let day = app.value("date", "Day").await;
    app.choose_day("Day", today() + Days::new(1)).await;
    app.press("Save").await;
    app.sees(words().notices.errors.not_yet).await;
    app.reload().await;
    assert_eq!(app.value("date", "Day").await, day, "a refused day changes nothing");

    app.go(&format!("#/plan/{}", demo.running)).await;
    app.press("Change: Look at this plan again").await;
    let day = app.value("date", "Day").await;
    app.choose_day("Day", today() - Days::new(1)).await;
    app.press("Keep this").await;
    app.sees(words().plan.errors.day_has_passed).await;
    app.choose_day("Day", today() + Days::new(400)).await;
    app.press("Keep this").await;
    app.sees(words().plan.errors.too_far).await;
    app.reload().await;
    app.press("Change: Look at this plan again").await;
    assert_eq!(app.value("date", "Day").await, day, "a refused day changes nothing");
    app.quit().await;
}

pub async fn a_damaged_note_is_kept_and_shown() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = Demo::of(today());
    let mut values = demo.stored(PREFIX);
    let key = format!("{PREFIX}r:{}", demo.contact);
    let note = values.iter_mut().find(|(one, _)| *one == key).expect("the demo has this entry");
    note.1 = note.1.replace("quiet", "quies");
    let damaged = note.1.clone();
    app.store(&values).await;
    app.reload().await;
    app.sees(words().shell.damaged_one).await;
    app.one("heading", "See Priya this week").await;
    for name in ["Maya", "Priya", "Tom", "Dan", "Ruth"] {
        app.sees(name).await;
    }
    app.follow(words().shell.damaged_show).await;
    app.at("Your data").await;
    app.sees(&damaged).await;
    app.reload().await;
    app.sees(words().shell.damaged_one).await;
    app.sees(&damaged).await;
    let stored = app.stored().await;
    assert!(stored.iter().any(|(_, value)| *value == damaged), "the damaged value is kept as it was");
    // The manifest now counts one note less.
    for (one, value) in values.iter().filter(|(one, _)| *one != key && *one != format!("{PREFIX}m")) {
        assert!(stored.iter().any(|(key, kept)| key == one && kept == value), "{one} is no longer what it was");
    }
    app.quit().await;
}

pub async fn a_store_of_a_newer_version_is_only_shown() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = Demo::of(today());
    let mut values = demo.stored(PREFIX);
    let (key, value) = manifest(PREFIX, 99);
    values.retain(|(one, _)| *one != key);
    values.push((key, value));
    app.store(&values).await;
    app.reload().await;
    app.sees(words().notices.newer).await;
    let before = app.stored().await;
    app.follow("Log a contact with Maya").await;
    app.press("They wrote").await;
    app.sees(words().notices.errors.only_looking).await;
    app.go("#/people/add").await;
    app.type_into("Name", "Zora").await;
    app.press("Save").await;
    app.sees(words().notices.errors.only_looking).await;
    app.close().await;
    app.open("#/people").await;
    app.sees(words().notices.newer).await;
    assert_eq!(app.stored().await, before, "a store of a newer version is never written");
    app.sees_no("Zora").await;
    app.quit().await;
}

pub async fn words_stay_when_there_is_no_room() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app, "A friend is pulling away", "Maya", &["None of these"]).await;
    crate::walk::skip_to(&app, "If a friend told you this, what would you say?").await;
    let question = "If a friend told you this, what would you say?";
    app.type_into(question, "I would say").await;
    app.sees(words().shell.saved).await;
    app.run(
        "let text = 'x'.repeat(1 << 20), number = 0;
        while (text.length > 0) {
            try { localStorage.setItem(`filler-${number}`, text); number += 1; }
            catch { text = text.slice(0, text.length >> 1); }
        }",
    )
    .await;
    let long = " that this is a long year.".repeat(40);
    app.paste_into(question, &long).await;
    app.sees(words().notices.full).await;
    app.sees(words().shell.not_saved).await;
    assert_eq!(app.value("textbox", question).await, long, "the words stay on the screen");
    app.run("for (const key of Object.keys(localStorage)) if (key.startsWith('filler-')) localStorage.removeItem(key)")
        .await;
    app.press("Try again").await;
    app.sees_no(words().notices.full).await;
    app.reload().await;
    assert_eq!(app.value("textbox", question).await, long, "they are kept once there is room");
    app.quit().await;
}

pub async fn works_where_storage_is_blocked() {
    let site = serve();
    let app = App::with(&site.url(), Wish { without_storage: true, ..Wish::default() }).await;
    app.open("").await;
    let is_blocked = "try { return localStorage === null; } catch (error) { return true; }";
    assert_eq!(app.run(is_blocked).await, true, "this browser blocks storage");
    app.sees(words().shell.blocked).await;
    begin(&app, "A friend is pulling away", "Maya", &["None of these"]).await;
    app.at("What have you seen change between you and Maya?").await;
    app.press("Short replies, late ones or none: Seen").await;
    app.sees(words().shell.not_saved).await;
    app.press("Next").await;
    app.at("What have you tried so far?").await;
    app.sees(words().shell.blocked).await;
    app.go("#/people").await;
    app.sees("Maya").await;
    assert!(!app.is_broken().await);
    app.quit().await;
}

pub async fn an_error_shows_a_plain_page_with_what_is_stored() {
    let copy = Copy::of_build("error");
    copy.change("boom.js", |_| "throw new Error('boom');\n".to_owned());
    let site = copy.serve();
    let app = App::first_visit(&site.url()).await;
    let demo = Demo::of(today());
    app.store(&demo.stored(PREFIX)).await;
    app.reload().await;
    assert!(!app.is_broken().await);
    app.run("const script = document.createElement('script'); script.src = 'boom.js'; document.head.append(script)")
        .await;
    app.sees(words().first_paint.broken.title).await;
    app.sees(words().first_paint.broken.safe).await;
    app.click("summary", words().first_paint.broken.raw).await;
    let shown = app.value("textbox", words().first_paint.broken.raw_more).await;
    for (key, value) in app.stored().await {
        let line = serde_json::json!({ "key": key, "value": value });
        let read: Vec<serde_json::Value> = shown.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        assert!(read.contains(&line), "{key} is stored and not shown");
    }
    app.one("link", "Get help now").await;
    app.follow(words().first_paint.broken.reload).await;
    app.ready().await;
    app.sees("See Priya this week").await;
    assert!(!app.is_broken().await);
    app.quit().await;
}
