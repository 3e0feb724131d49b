//! Safety comes before getting back in touch.

use crate::walk::{begin, pass, skip_to};
use e2e::app::{App, serve};
use ebb::content::words::{fill, words};
use ebb::domain::plan::step::STEP_KINDS;

/// Titles of every step that reaches out to somebody.
fn steps_that_reach(name: &str) -> Vec<String> {
    let reach = STEP_KINDS.iter().filter(|kind| kind.rule().contact);
    reach.map(|kind| fill(words().step(kind.id()).title, &[("name", name)])).collect()
}

async fn shows_no_contact(app: &App, name: &str) {
    let page = app.page().await;
    for title in steps_that_reach(name) {
        assert!(!page.contains(&title), "“{title}” is offered:\n{page}");
    }
    for words in ["Words to borrow", "I said it", "one kind line"] {
        assert!(!page.contains(words), "“{words}” is offered:\n{page}");
    }
}

pub async fn a_controlling_person_is_never_to_be_contacted() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    for (name, way) in [("Alex", "Put my energy elsewhere"), ("Sam", "Let this go")] {
        app.go("#/welcome").await;
        app.follow("A partner is pulling away").await;
        app.at("Whom is it about?").await;
        app.type_into("Name", name).await;
        app.press("Next").await;
        app.at("First, is any of this so?").await;
        app.choose("They check on me or control me").await;
        app.sees("Thank you for saying so.").await;
        let help = app.one("link", "See who can help").await;
        assert_eq!(help.prop("href").await.expect("it leads somewhere"), Some(format!("{}help.html", site.url())));
        app.press("Next").await;
        app.leaves("First, is any of this so?").await;
        app.one("link", "Help").await;
        skip_to_choice(&app).await;
        let ways = app.names("radio").await;
        assert_eq!(ways.len(), 2, "{ways:?}");
        assert!(ways[0].starts_with("Put my energy elsewhere") && ways[1].starts_with("Let this go"), "{ways:?}");
        app.choose(way).await;
        app.press("Next").await;
        skip_to(&app, "A gentle plan").await;
        app.one("link", "Help").await;
        shows_no_contact(&app, name).await;
        app.press("Use this plan").await;
        app.sees("Your plan has begun.").await;
        app.leaves("A gentle plan").await;
        shows_no_contact(&app, name).await;
        app.go("#/people").await;
        app.sees(name).await;
    }
    app.quit().await;
}

pub async fn somebody_who_asked_to_stop_can_only_be_let_go() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app, "We fell out, or went cold", "Robin", &["They asked me to stop, or blocked me"]).await;
    app.leaves("First, is any of this so?").await;
    skip_to_choice(&app).await;
    let ways = app.names("radio").await;
    assert_eq!(ways.len(), 1, "{ways:?}");
    assert!(ways[0].starts_with("Let this go"), "{ways:?}");
    app.choose("Let this go").await;
    app.press("Next").await;
    skip_to(&app, "A gentle plan").await;
    app.sees(words().plan.safe_stopped).await;
    shows_no_contact(&app, "Robin").await;
    app.press("Use this plan").await;
    app.sees("Your plan has begun.").await;
    app.leaves("A gentle plan").await;
    shows_no_contact(&app, "Robin").await;
    app.quit().await;
}

/// Skips until the page with the choices that are left.
async fn skip_to_choice(app: &App) {
    for _ in 0..20 {
        let here = app.heading().await;
        if app.hash().await.ends_with("/choice") {
            return;
        }
        pass(app, &here).await;
        app.leaves(&here).await;
    }
    panic!("there is no page with choices");
}
