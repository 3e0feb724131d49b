//! Without a network: the server is gone, and everything still opens.

use e2e::app::{App, dist};
use xtask::pages::Site;

pub async fn opens_every_page_without_a_network() {
    for (build, base) in [("root", "/"), ("name", "/name/")] {
        let site = Site::serve(&dist(build), base, 0);
        let app = App::first_visit(&site.url()).await;
        app.keeps_a_copy().await;
        app.go("#/people/add").await;
        app.type_into("Name", "Priya").await;
        app.press("Save").await;
        app.at("Priya").await;
        site.stop();

        app.reload().await;
        app.at("Priya").await;
        app.close().await;
        app.open("#/people").await;
        app.at("Your people").await;
        app.sees("Priya").await;
        app.close().await;
        app.open("").await;
        app.follow("Think something through").await;
        app.at("Think it through").await;
        app.follow("Help").await;
        app.at("Help, right now").await;
        assert!(app.count_calls().await > 0, "{base}: no number to call without a network");
        app.follow("Back").await;
        app.ready().await;
        app.one("link", "Log a contact with Priya").await;

        site.start();
        app.reload().await;
        app.one("link", "Log a contact with Priya").await;
        app.quit().await;
    }
}
