//! Privacy: nothing leaves the device, nothing is stored under another name than ours.

use crate::walk::{begin, skip_to};
use e2e::app::{App, serve};
use e2e::browser::Engine;
use serde_json::Value;

pub async fn nothing_leaves_the_device() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.keeps_a_copy().await;
    begin(&app, "A friend is pulling away", "Maya", &["None of these"]).await;
    skip_to(&app, "If a friend told you this, what would you say?").await;
    app.type_into("If a friend told you this, what would you say?", "A secret.").await;
    app.press("Next").await;
    skip_to(&app, "What would you like to do?").await;
    app.choose("Give space").await;
    app.press("Next").await;
    skip_to(&app, "A gentle plan").await;
    app.press("Use this plan").await;
    app.follow("Log a contact with Maya").await;
    app.press("They wrote").await;
    app.at("Maya").await;
    app.follow("Your data").await;
    app.at("Your data").await;
    app.reload().await;

    let origin = site.url().trim_end_matches('/').to_owned();
    let loaded = app.run("return performance.getEntriesByType('resource').map((one) => one.name)").await;
    for address in loaded.as_array().expect("a list").iter().filter_map(Value::as_str) {
        assert!(address.starts_with(&origin), "a request to {address}");
    }
    for request in site.requests() {
        assert!(!request.contains("Maya") && !request.contains("secret"), "{request} tells the server something");
        assert!(!request.contains('?') || request == "/?demo", "{request} tells the server something");
    }
    let stored = app.stored().await;
    assert!(stored.len() > 3, "a session leaves something behind: {stored:?}");
    for (key, _) in stored {
        assert!(key.starts_with("ebb1:"), "{key} is stored and not ours by name");
    }
    // Only Chromium's driver hands over the console and the network.
    if app.engine() == Engine::Chromium {
        the_browser_saw_nothing(&app, &origin).await;
    }
    app.quit().await;
}

async fn the_browser_saw_nothing(app: &App, origin: &str) {
    let console = app.browser.web.get_log("browser").await.expect("Chromium hands over its console");
    let bad: Vec<_> = console
        .iter()
        .filter(|entry| entry.level == "SEVERE" || entry.message.contains("Content Security Policy"))
        .map(|entry| &entry.message)
        .collect();
    assert!(bad.is_empty(), "the console says: {bad:?}");
    let network = app.browser.web.get_log("performance").await.expect("Chromium hands over its network log");
    let events = network.iter().filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
    let addresses: Vec<String> = events
        .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|event| event["message"]["params"]["request"]["url"].as_str().map(str::to_owned))
        .collect();
    assert!(addresses.iter().any(|address| address.starts_with(origin)), "the network log holds the page itself");
    for address in addresses {
        let inside = ["data:", "blob:"].iter().any(|scheme| address.starts_with(scheme));
        assert!(inside || address.starts_with(origin), "a request to {address}");
    }
}
