//! Parts of the way that several tests go.

use e2e::app::App;

/// From the first screen, or the guides, to the first page of a guide.
pub async fn begin(app: &App, situation: &str, name: &str, safety: &[&str]) {
    app.follow(situation).await;
    app.at("Whom is it about?").await;
    app.type_into("Name", name).await;
    app.press("Next").await;
    app.at("First, is any of this so?").await;
    for answer in safety {
        app.choose(answer).await;
    }
    app.press("Next").await;
}

/// Skips pages until one has this heading.
pub async fn skip_to(app: &App, heading: &str) {
    for _ in 0..20 {
        let here = app.heading().await;
        if here == heading {
            return;
        }
        pass(app, &here).await;
        app.leaves(&here).await;
    }
    panic!("{} pages were skipped and none was headed “{heading}”", 20);
}

/// Goes on from a page without an answer; a page that asks nothing has no Skip.
pub async fn pass(app: &App, here: &str) {
    if here == "What we heard" {
        app.press("See what you could do").await;
    } else if app.count("button", Some("Skip")).await > 0 {
        app.press("Skip").await;
    } else {
        app.press("Next").await;
    }
}

/// Closes the page and opens the app again at its start, as on another evening.
pub async fn close_and_come_back(app: &App) {
    app.close().await;
    app.open("").await;
}

/// Closes the page and opens it again where it was.
pub async fn close_and_reopen_here(app: &App) {
    let hash = app.hash().await;
    app.close().await;
    app.open(&hash).await;
}
