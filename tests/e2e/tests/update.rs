//! A new version waits until it is wanted, and takes nothing away.

use crate::walk::{begin, skip_to};
use e2e::app::{App, Copy};
use std::fs;

const QUESTION: &str = "If a friend told you this, what would you say?";

/// Publishes a second version: another worker, and another title of the start page.
fn publish(copy: &Copy) {
    let path = copy.folder.join("index.html");
    let before = xtask::dist::integrity(&fs::read(&path).expect("the build has a start page"));
    copy.change("index.html", |page| {
        page.replacen("<title>Ebb</title>", "<title>Ebb</title><meta name=\"second\">", 1)
    });
    let after = xtask::dist::integrity(&fs::read(&path).expect("the build has a start page"));
    assert_ne!(before, after, "the start page has a title");
    copy.change("sw.js", |worker| {
        worker.replacen("const VERSION = '", "const VERSION = 'second-", 1).replace(&before, &after)
    });
}

pub async fn a_new_version_waits_until_it_is_wanted() {
    let copy = Copy::of_build("update");
    let site = copy.serve();
    let app = App::first_visit(&site.url()).await;
    app.keeps_a_copy().await;
    begin(&app, "A friend is pulling away", "Maya", &["None of these"]).await;
    skip_to(&app, QUESTION).await;
    app.type_into(QUESTION, "I would say").await;
    app.reload().await;
    app.at(QUESTION).await;

    publish(&copy);
    app.run("navigator.serviceWorker.getRegistration().then((registration) => registration.update())").await;
    app.sees("A new version of Ebb is ready.").await;
    app.run("window.stillHere = true").await;
    app.type_into(QUESTION, " that it will pass").await;
    assert_eq!(app.run("return window.stillHere").await, true, "nothing changes by itself");
    app.press("Use it now").await;
    app.holds("the page has loaded again", "return window.stillHere === undefined").await;
    app.ready().await;
    app.at(QUESTION).await;
    let is_second = app.run("return document.querySelector('meta[name=second]') !== null").await;
    assert_eq!(is_second, true, "the page is of the second version");
    assert_eq!(app.value("textbox", QUESTION).await, "I would say that it will pass");
    app.run("window.loadedOnce = true").await;
    // The last thing the new worker does. (Its state is no help: WebKit tells a page that was loaded
    // meanwhile `activating` for ever.)
    app.holds("the old copy is gone", "return caches.keys().then((names) => names.length === 1)").await;
    app.sees_no("A new version of Ebb is ready.").await;
    assert_eq!(app.run("return window.loadedOnce").await, true, "the page loads once");
    app.quit().await;
}
