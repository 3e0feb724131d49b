//! Guides and exercises, from their first page to their last.

use crate::keyboard::{focus_on_heading, tab_to};
use crate::walk::{close_and_come_back, pass};
use e2e::app::{App, serve};
use ebb::content::words::words;
use ebb::content::{all_guides, guide};
use ebb::domain::reflection::exercise::Exercise;
use ebb::domain::reflection::guide::{GuideId, Whom};
use ebb::domain::situation::Situation;
use thirtyfour::Key;

/// No guide has more pages.
const MOST_PAGES: usize = 30;

pub async fn every_guide_can_be_walked_by_keyboard_alone() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    for situation in Situation::ALL {
        let id = GuideId::Situation(situation);
        app.go(&format!("#/start/{}", id.id())).await;
        tab_to(&app, "textbox", "Name").await;
        app.type_here("Robin").await;
        app.key(Key::Enter).await;
        if guide(id).needs_safety() {
            app.at("First, is any of this so?").await;
            tab_to(&app, "checkbox", "None of these").await;
            app.key(Key::Space).await;
            press_by_key(&app, "Next").await;
        }
        walk_by_key(&app).await;
        app.at("A gentle plan").await;
    }
    app.quit().await;
}

async fn walk_by_key(app: &App) {
    for _ in 0..MOST_PAGES {
        app.leaves("First, is any of this so?").await;
        let here = app.heading().await;
        if here == "A gentle plan" {
            return;
        }
        focus_on_heading(app, &here).await;
        if app.hash().await.ends_with("/choice") {
            while app.focus().await.0 != "radio" {
                app.key(Key::Tab).await;
            }
            app.key(Key::Space).await;
        }
        press_by_key(app, if here == "What we heard" { "See what you could do" } else { "Next" }).await;
        app.leaves(&here).await;
    }
    panic!("the guide has no end");
}

async fn press_by_key(app: &App, button: &str) {
    tab_to(app, "button", button).await;
    app.key(Key::Enter).await;
}

pub async fn every_exercise_ends_in_one_kind_thing_or_a_stop() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.go("#/people/add").await;
    app.type_into("Name", "Robin").await;
    app.press("Save").await;
    app.at("Robin").await;
    for exercise in Exercise::ALL {
        let id = GuideId::Exercise(exercise);
        begin(&app, id).await;
        let first = app.heading().await;
        pass(&app, &first).await;
        app.leaves(&first).await;
        if app.heading().await != "Enough for now" {
            app.follow("Back").await;
            app.at(&first).await;
        }
        finish(&app).await;
        app.sees(words().guide(id).close).await;
        let next = words().guide(id).next;
        assert!(next.is_empty() || app.shows(next).await, "{}: “{next}” is not offered", id.id());
    }
    app.go("#/").await;
    assert!(!app.shows("Carry on").await, "nothing waits that was gone through");
    app.quit().await;
}

async fn begin(app: &App, id: GuideId) {
    app.go(&format!("#/start/{}", id.id())).await;
    match guide(id).whom {
        Whom::Me => app.press("Begin").await,
        Whom::Anyone => app.press("Begin without a name").await,
        Whom::Person => app.press("Robin").await,
    }
    app.holds("the first page", "return location.hash.startsWith('#/reflect/')").await;
    app.holds("it is drawn", "return document.querySelector('.foot') !== null").await;
    if app.heading().await == "First, is any of this so?" {
        app.choose("None of these").await;
        app.press("Next").await;
        app.leaves("First, is any of this so?").await;
    }
}

async fn finish(app: &App) {
    for _ in 0..MOST_PAGES {
        let here = app.heading().await;
        if here == "Enough for now" {
            return;
        }
        pass(app, &here).await;
        app.leaves(&here).await;
    }
    panic!("the exercise has no end");
}

pub async fn a_guide_can_be_ended_at_any_page_and_what_was_written_stays() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app, GuideId::Exercise(Exercise::Week)).await;
    let first = app.heading().await;
    app.type_into(&first, "Tea with Tom.").await;
    app.press("Stop here and keep what I wrote").await;
    app.sees("Stopped here. What you wrote is kept.").await;
    close_and_come_back(&app).await;
    app.go("#/reflect").await;
    app.sees_no("Carry on").await;
    app.one("link", "Short exercises Two to six minutes each. One kind thing at the end.").await;
    app.run("document.querySelectorAll('details').forEach((one) => { one.open = true })").await;
    app.sees(words().guide(GuideId::Exercise(Exercise::Week)).title).await;
    app.run("document.querySelector('.with-action a').click()").await;
    app.at(&first).await;
    assert_eq!(app.value("textbox", &first).await, "Tea with Tom.");
    app.quit().await;
}

pub async fn deep_pages_are_offered_and_not_put_in_the_way() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let deep = all_guides().flat_map(|guide| guide.pages).filter(|page| page.deep).count();
    assert!(deep >= 6, "{deep} deep pages");
    begin(&app, GuideId::Exercise(Exercise::ThoughtCheck)).await;
    app.sees("This page goes a little deeper").await;
    assert_eq!(app.count("textbox", None).await, 0);
    app.press("Open the page").await;
    app.holds("the field is there", "return document.querySelector('textarea') !== null").await;
    app.quit().await;
}

pub async fn safety_closes_exercises_about_reaching_somebody() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.go("#/start/apology").await;
    app.type_into("Name", "Robin").await;
    app.press("Next").await;
    app.at("First, is any of this so?").await;
    app.choose("I’m sometimes afraid of them").await;
    app.press("Next").await;
    app.at("This one rests for now").await;
    app.sees("A letter nobody receives is still open to you, and so is help.").await;
    app.go("#/words").await;
    app.run("const list = document.querySelector('select'); list.selectedIndex = 1; list.dispatchEvent(new Event('change', { bubbles: true }))").await;
    app.sees("No messages for Robin").await;
    assert_eq!(app.count("button", Some("Copy")).await, 0, "no words to send");
    app.quit().await;
}
