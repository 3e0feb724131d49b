//! The circle: everybody in rings and in the list, moved without a mouse, found by a few letters.

use e2e::app::{App, serve};
use thirtyfour::Key;

pub async fn somebody_moves_to_another_ring_by_keyboard_and_back() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = app.open_demo().await;
    app.go("#/people").await;
    app.at("Your people").await;
    app.one("link", "Priya. Close. Last contact: 3 days ago.").await;
    assert_eq!(
        app.count("link", Some("Priya. Close. Last contact: 3 days ago.")).await,
        1,
        "one link, whatever the width"
    );
    let links: Vec<String> = app.names("link").await.into_iter().filter(|name| name.ends_with('.')).collect();
    let rings: Vec<usize> = links
        .iter()
        .filter_map(|name| ["Close.", "Near.", "Further."].iter().position(|ring| name.contains(ring)))
        .collect();
    assert!(rings.len() == 9 && rings.is_sorted(), "from the inner ring out: {links:?}");
    let ring = format!("ring-{}", demo.priya);
    app.run(&format!("document.getElementById('{ring}').focus()")).await;
    app.key(Key::Down).await;
    // Some browsers open the list first.
    app.key(Key::Enter).await;
    app.sees("Now in the near ring.").await;
    let moved = format!("return document.activeElement.id === '{ring}' && document.activeElement.value === '1'");
    app.holds("the focus stays on the choice", &moved).await;
    app.one("link", "Priya. Near. Last contact: 3 days ago.").await;
    app.press("Undo").await;
    app.sees("It is as it was.").await;
    app.one("link", "Priya. Close. Last contact: 3 days ago.").await;
    app.quit().await;
}

pub async fn somebody_is_found_by_a_few_letters() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.open_demo().await;
    app.go("#/people").await;
    app.at("Your people").await;
    app.type_into("Find somebody", "RU").await;
    app.sees("1 person").await;
    app.holds("only Ruth is in the list", "return document.querySelectorAll('.names .line-row').length === 1").await;
    app.type_into("Find somebody", "xyz").await;
    app.sees("Nobody fits this.").await;
    app.press("Show everybody").await;
    app.sees_no("Nobody fits this.").await;
    assert_eq!(app.value("textbox", "Find somebody").await, "");
    // From the list: WebKitGTK's driver finds no box for anything drawn.
    app.follow("Kit").await;
    app.at("Kit").await;
    app.quit().await;
}
