//! Giving space, and the ten minutes when somebody wants to write.

use chrono::Days;
use e2e::app::{App, serve};
use e2e::demo::today;
use ebb::content::words::{fill, words};

pub async fn space_is_agreed_changed_and_kept_in_view() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = app.open_demo().await;
    let w = words().space;
    app.go(&format!("#/people/{}", demo.priya)).await;
    app.follow(w.begin).await;
    app.at("Space for Priya").await;
    app.type_into(w.reason, "Her new job.").await;
    app.type_into(w.meanwhile, "Ring Tom\nSwim on Sunday").await;
    app.choose(w.three_weeks).await;
    app.press(w.begin).await;
    app.sees(words().notices.space_set).await;
    app.sees("You’re on day 1 of 21.").await;
    app.sees("Her new job.").await;
    app.sees("Swim on Sunday").await;
    app.follow(w.change).await;
    app.at("Space for Priya").await;
    // What was typed stays when a day is refused.
    app.type_into(w.reason, " And mine.").await;
    app.choose_day(w.until, today() - Days::new(1)).await;
    app.press(w.save).await;
    app.sees(words().plan.errors.day_has_passed).await;
    app.choose_day(w.until, today() + Days::new(60)).await;
    app.press(w.save).await;
    app.sees(words().plan.errors.too_far).await;
    assert_eq!(app.value("textbox", w.reason).await, "Her new job. And mine.");
    app.choose_day(w.until, today() + Days::new(9)).await;
    app.press(w.save).await;
    app.sees("You’re on day 1 of 10.").await;
    app.sees("Her new job. And mine.").await;
    app.go(&format!("#/people/{}", demo.maya)).await;
    app.sees("You’re on day 10 of 20.").await;
    app.quit().await;
}

pub async fn what_is_typed_in_the_ten_minutes_is_kept_wherever_one_goes() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.open_demo().await;
    let w = words().urge;
    let row = fill("I want to write to {name} now", &[("name", "Maya")]);
    app.go("#/").await;
    app.follow(&row).await;
    app.at(w.title).await;
    app.sees("10 minutes left.").await;
    assert!(!app.title().await.contains("Maya"));
    app.type_into(w.write, "Why so quiet?").await;
    app.sees(w.stays).await;
    app.follow("Maya").await;
    app.at("Maya").await;
    app.go("#/journal").await;
    app.sees("Why so quiet?").await;
    // Let go by choice, and the page stays.
    app.go("#/").await;
    app.follow(&row).await;
    app.at(w.title).await;
    app.type_into(w.write, "One more thing").await;
    app.press(w.let_go).await;
    app.sees(words().notices.entry_deleted).await;
    app.at(w.title).await;
    assert_eq!(app.value("textbox", w.write).await, "");
    // Inside a space nothing is offered to send, and it can go on for as long as it takes.
    app.press_key_on("button", w.still).await;
    app.sees(w.wait).await;
    for name in [words().reflect.words, w.wrote] {
        assert_eq!(app.count("link", Some(name)).await, 0, "{name}");
    }
    app.press_key_on("button", w.again).await;
    app.sees(w.ask).await;
    app.press_key_on("button", w.passed).await;
    app.at("Maya").await;
    app.sees(words().notices.urge_over).await;
    app.go("#/journal").await;
    app.sees("Why so quiet?").await;
    app.sees_no("One more thing").await;
    app.quit().await;
}

pub async fn the_minutes_are_over_by_the_clock_on_the_wall() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = app.open_demo().await;
    let w = words().urge;
    app.go(&format!("#/people/{}/urge", demo.maya)).await;
    app.sees("10 minutes left.").await;
    // The phone sleeps: no timer runs, and the clock goes on.
    app.run("const now = Date.now; Date.now = () => now() + 550000").await;
    app.sees("1 minute left.").await;
    app.run("const then = Date.now; Date.now = () => then() + 3600000").await;
    app.sees(w.over).await;
    app.sees_no("left. No need").await;
    app.sees(w.ask).await;
    app.quit().await;
}

pub async fn when_they_write_in_a_space_it_ends_by_choice_alone() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = app.open_demo().await;
    let w = words().space;
    let person = format!("#/people/{}", demo.maya);
    app.go(&format!("{person}/log")).await;
    app.press(words().person.log.they_wrote).await;
    app.sees(w.they_wrote).await;
    app.press(w.ends_no).await;
    app.sees_no(w.they_wrote).await;
    app.sees("You’re on day 10 of 20.").await;
    app.go(&format!("{person}/log")).await;
    app.press(words().person.log.they_wrote).await;
    app.press(w.ends_yes).await;
    app.sees(words().notices.plan_follows).await;
    app.sees_no("You’re on day 10 of 20.").await;
    app.go(&format!("#/plan/{}", demo.running)).await;
    app.sees("Answer Maya, warmly and briefly").await;
    app.quit().await;
}

pub async fn who_asked_to_stop_is_left_in_peace() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = app.open_demo().await;
    let w = words().happened;
    let person = format!("#/people/{}", demo.priya);
    app.go(&format!("{person}/log")).await;
    app.follow(w.enter).await;
    app.at("What happened with Priya?").await;
    app.click("summary", w.stop).await;
    app.sees("A letter nobody receives stays open to you.").await;
    app.press(w.note).await;
    app.at("Priya").await;
    app.sees(words().person.no_contact_more).await;
    assert_eq!(app.count("link", Some(words().space.begin)).await, 0);
    app.follow(words().urge.enter_closed).await;
    app.at(words().urge.title).await;
    assert!(!app.shows(words().urge.rule).await, "no rule for messages stands where none is sent");
    app.press_key_on("button", words().urge.still).await;
    app.sees(words().urge.closed).await;
    app.go(&format!("{person}/space")).await;
    app.sees("No space has to be planned here.").await;
    app.quit().await;
}
