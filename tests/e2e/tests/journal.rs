//! The journal: written, found, looked at by month, deleted and taken back; and the check-in.

use crate::walk::close_and_come_back;
use e2e::app::{App, serve};
use std::time::Duration;

pub async fn an_entry_is_written_found_and_taken_back() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.go("#/journal").await;
    app.sees("Nothing here yet").await;
    app.click("button", "What’s on your mind? One line is plenty.").await;
    app.at("What’s on your mind?").await;
    app.type_into("What’s on your mind?", "Été at the sea. Priya laughed.").await;
    open_all(&app).await;
    app.choose("Lighter").await;
    app.choose("A good moment").await;
    app.type_into("Add a name", "Priya").await;
    app.press("Add").await;
    app.choice_comes("Priya").await;
    assert!(app.is_checked("Priya").await);
    app.follow("Done").await;
    app.sees("Été at the sea. Priya laughed.").await;
    app.sees("Lighter").await;
    close_and_come_back(&app).await;
    app.go("#/journal").await;
    app.sees("1 entry").await;
    finds(&app).await;
    app.go("#/journal/calendar").await;
    app.sees("With Priya in mind").await;
    app.run("document.querySelector('.entry-row').click()").await;
    app.sees("A good moment").await;
    app.press("Delete entry").await;
    app.press("Delete it").await;
    app.sees("The entry is deleted.").await;
    app.press("Undo").await;
    app.sees("Priya laughed").await;
    app.quit().await;
}

async fn finds(app: &App) {
    app.go("#/journal/find").await;
    app.at("Find in your journal").await;
    app.type_into("Words to look for", "ETE").await;
    app.sees("1 entry").await;
    app.holds("the words are marked", "return document.querySelector('mark').textContent === 'Été'").await;
    app.type_into("Words to look for", " nowhere").await;
    app.sees("Nothing holds these words.").await;
}

async fn open_all(app: &App) {
    app.run("document.querySelectorAll('details').forEach((one) => { one.open = true })").await;
}

pub async fn the_check_in_is_asked_once_and_sizes_the_steps() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.open_demo().await;
    app.go("#/").await;
    app.sees("How is it today?").await;
    app.sees("See Priya this week").await;
    app.choose("Low").await;
    app.choose("A little").await;
    app.press("That’s it").await;
    app.sees("Today: low · energy: a little.").await;
    app.sees_no("How is it today?").await;
    app.sees_no("See Priya this week").await;
    app.reload().await;
    app.sees("Today: low").await;
    app.go("#/insights").await;
    app.sees("How the days were").await;
    app.quit().await;
}

const TWENTY: &str = "twenty letters today";

pub async fn twenty_letters_outlive_a_tab_killed_within_a_second() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.go("#/journal").await;
    app.click("button", "What’s on your mind? One line is plenty.").await;
    app.at("What’s on your mind?").await;
    assert_eq!(TWENTY.chars().count(), 20);
    app.type_into("What’s on your mind?", TWENTY).await;
    // Another tab comes to the front, which hides this one; within the second it is gone.
    app.close_tab().await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    app.open("#/journal").await;
    app.sees(TWENTY).await;
    app.quit().await;
}
