//! A person's card, whole; two cards made one; put away and brought back; a contact filled in later.

use chrono::Days;
use e2e::app::{App, serve};
use e2e::demo::today;
use ebb::content::words::words;
use ebb::domain::yearly::{LeapDay, Yearly};

/// Chooses in a list by what the option says.
async fn pick(app: &App, list: &str, option: &str) {
    let script = format!(
        "const list = document.getElementById('{list}');
        const option = list && [...list.options].find((one) => one.text === '{option}');
        if (!option) return false;
        list.value = option.value;
        list.dispatchEvent(new Event('change', {{ bubbles: true }}));
        return true"
    );
    app.holds(&format!("“{option}” can be chosen in {list}"), &script).await;
}

async fn holds(app: &App, id: &str, value: &str) {
    let script = format!("const field = document.getElementById('{id}'); return !!field && field.value === '{value}'");
    app.holds(&format!("{id} holds “{value}”"), &script).await;
}

pub async fn a_whole_card_is_filled_saved_and_seen() {
    let w = words().person;
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.go("#/people/add").await;
    app.paste_into("Name", "Maya").await;
    app.press("Save").await;
    app.at("Maya").await;
    app.follow(w.edit).await;
    app.at(w.edit_title).await;
    fill(&app).await;

    // What cannot be gets a sentence, in its group, and nothing typed is lost.
    app.paste_into(w.phone, "none").await;
    app.click("summary", w.groups.reach).await;
    app.press(w.save).await;
    app.sees(w.card_errors.phone).await;
    app.sees(w.card_errors.no_day).await;
    assert_eq!(app.focus().await.1, w.phone, "the group opens for its field");
    app.paste_into(w.phone, "+44 7700 900123").await;
    pick(&app, "day-0-day", "29").await;
    pick(&app, "day-0-month", "February").await;
    pick(&app, "day-0-leap", w.days.leap_after).await;
    app.press(w.save).await;

    app.at("Maya").await;
    for said in
        ["Partner", "Voice notes", "Signal", "Open and deep", "The lido", "No calls at night", "About every month."]
    {
        app.sees(said).await;
    }
    let next = Yearly::new(None, 2, 29).expect("a day").next_from(today(), LeapDay::After);
    app.sees(if next.to_string().ends_with("03-01") { "Birthday: 1 March" } else { "Birthday: 29 February" }).await;
    app.sees_no("They turn").await;
    let link = |name: &'static str| app.one("link", name);
    let number = link("+44 7700 900123").await.attr("href").await.expect("a link can be asked");
    assert_eq!(number.as_deref(), Some("tel:+447700900123"));
    let mail = link("maya@example.org").await.attr("href").await.expect("a link can be asked");
    assert_eq!(mail.as_deref(), Some("mailto:maya@example.org"));

    app.reload().await;
    app.follow(w.edit).await;
    app.at(w.edit_title).await;
    for (id, value) in
        [("day-0-day", "29"), ("day-0-month", "2"), ("day-0-year", ""), ("day-0-leap", "1"), ("last", "3")]
    {
        holds(&app, id, value).await;
    }
    app.quit().await;
}

async fn fill(app: &App) {
    let w = words().person;
    pick(app, "relation", w.relations.partner).await;
    app.choose("Close").await;
    app.click("summary", w.groups.reach).await;
    pick(app, "channel", w.channels.signal).await;
    pick(app, "depth", w.depths.deep).await;
    app.paste_into(w.best_way_label, "Voice notes").await;
    app.paste_into(w.email, "maya@example.org").await;
    app.click("summary", w.groups.matters).await;
    app.paste_into(w.likes_label, "The lido").await;
    app.paste_into(w.boundaries, "No calls at night").await;
    app.click("summary", w.groups.often).await;
    pick(app, "rhythm", w.rhythms.month).await;
    pick(app, "last", w.last_times.month).await;
    app.click("summary", w.groups.days).await;
    app.press(w.days.add).await;
    pick(app, "day-0-day", "29").await;
    pick(app, "day-0-month", "–").await;
}

pub async fn two_cards_become_one_and_two_again() {
    let w = words().person.care;
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    let edit = format!("#/people/{}/edit", demo.maya);
    app.go(&edit).await;
    app.click("summary", w.same).await;
    pick(&app, "same", "Tom").await;
    app.sees(&w.moves("Maya", "Tom")).await;
    app.press(w.make_one).await;
    app.press(w.no).await;
    app.press(w.make_one).await;
    app.press(w.yes).await;
    app.at("Maya").await;
    app.sees(words().notices.merged).await;
    app.press("Undo").await;
    app.sees(words().notices.undone).await;
    app.reload().await;
    app.go(&edit).await;
    app.click("summary", w.same).await;
    pick(&app, "same", "Tom").await;
    app.press(w.make_one).await;
    app.press(w.yes).await;
    app.at("Maya").await;
    app.reload().await;
    app.at("Maya").await;
    app.go("#/people").await;
    app.sees("Priya").await;
    app.sees_no("Tom").await;
    app.quit().await;
}

pub async fn somebody_is_put_away_and_brought_back() {
    let w = words().person.care;
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    app.go(&format!("#/people/{}/edit", demo.priya)).await;
    app.press(w.away).await;
    app.sees(&w.back_more("Priya")).await;
    app.press("Undo").await;
    app.sees(&w.away_more("Priya")).await;
    app.press(w.away).await;
    app.press(w.back).await;
    app.sees(&w.away_more("Priya")).await;
    app.click("summary", w.died).await;
    app.choose(w.died_label).await;
    app.reload().await;
    app.click("summary", w.died).await;
    assert!(app.is_checked(w.died_label).await);
    app.choose(w.died_label).await;
    assert!(!app.is_checked(w.died_label).await, "it can be taken back");
    app.quit().await;
}

pub async fn a_contact_is_filled_in_later_with_its_reply() {
    let w = words().person.contact;
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    let entry = format!("#/contact/{}", demo.contact);
    let earlier = today() - Days::new(20);
    app.go(&entry).await;
    app.choose("We met").await;
    app.choose(w.them).await;
    app.choose("I wrote").await;
    pick(&app, "reply", w.warm).await;
    pick(&app, "channel", words().person.channels.letter).await;
    app.choose_day(w.day, earlier).await;
    app.paste_into(w.feeling, "Light").await;
    app.paste_into(w.next_time, "Ask about the exam").await;
    app.press(w.save).await;
    app.at("Maya").await;
    app.reload().await;
    app.go(&entry).await;
    assert_eq!(app.value("date", w.day).await, earlier.to_string());
    assert!(app.is_checked("I wrote").await);
    holds(&app, "reply", "1").await;
    holds(&app, "channel", "7").await;
    assert_eq!(app.value("textbox", w.feeling).await, "Light");
    app.quit().await;
}
