//! Help: one link away on every page, with numbers to call, with or without JavaScript.

use e2e::app::{App, dist, serve};
use e2e::browser::Wish;
use std::fs;
use thirtyfour::By;

pub async fn finds_help_on_every_page() {
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    for (name, hash) in demo.routes() {
        app.go(&hash).await;
        let label = if name == "welcome" { "I need help right now" } else { "Help" };
        let link = app.one("link", label).await;
        let leads_to = link.prop("href").await.expect("a link leads somewhere").unwrap_or_default();
        assert_eq!(leads_to, format!("{}help.html", site.url()), "{name}");
    }
    app.follow("Help").await;
    app.at("Help, right now").await;
    app.quit().await;
}

pub async fn finds_numbers_to_call_on_the_help_page() {
    let page = fs::read_to_string(dist("root").join("help.html")).expect("the help page is built");
    assert!(page.matches("href=\"tel:").count() > 10, "numbers are part of the page itself");
    let site = serve();
    let app = App::start(&site.url()).await;
    app.visit("help.html").await;
    app.at("Help, right now").await;
    assert_eq!(app.count_calls().await, page.matches("href=\"tel:").count());
    app.quit().await;
}

pub async fn finds_help_without_javascript() {
    let site = serve();
    let app = App::with(&site.url(), Wish { without_scripts: true, ..Wish::default() }).await;
    app.visit("").await;
    let web = &app.browser.web;
    let page = web.find(By::Tag("body")).await.expect("a page has a body").text().await.expect("it has text");
    assert!(page.contains("Ebb needs JavaScript to run, and yours is off."), "{page}");
    assert!(page.contains("For when someone is pulling away, or you are."), "{page}");
    web.find(By::LinkText("Get help now")).await.expect("a link to help").click().await.expect("it can be followed");
    let heading = web.find(By::Tag("h1")).await.expect("the help page opens").text().await.expect("it has text");
    assert_eq!(heading, "Help, right now");
    let country = web.find(By::XPath("//summary[.='United Kingdom']")).await.expect("countries are listed");
    country.click().await.expect("a country opens");
    let calls = web.find_all(By::XPath("//a[starts-with(@href, 'tel:')]")).await.expect("links can be counted");
    let mut shown = 0;
    for call in calls {
        shown += usize::from(call.is_displayed().await.expect("a link can be asked"));
    }
    assert!(shown > 0, "no number is shown after its country was opened");
    app.quit().await;
}
