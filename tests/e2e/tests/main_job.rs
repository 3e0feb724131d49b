//! The main job: from the first screen to a plan, a day with one small thing, and a person's page.

use crate::walk::{begin, close_and_come_back, close_and_reopen_here, skip_to};
use chrono::Days;
use e2e::app::{App, Copy, serve};
use e2e::demo::today;

const SITUATIONS: [&str; 5] = [
    "A friend is pulling away",
    "A partner is pulling away",
    "I’ve been pulling away",
    "We fell out, or went cold",
    "Keep the people I have close",
];

const GREETINGS: [&str; 4] = ["It’s late.", "Good morning.", "Good afternoon.", "Good evening."];

pub async fn sees_the_first_screen_before_the_app_has_loaded() {
    let copy = Copy::of_build("first-screen");
    copy.change("index.html", |page| {
        let start = page.find("<script type=\"module\"").expect("the page starts the app");
        let end = start + page[start..].find("</script>").expect("the script ends");
        format!("{}{}", &page[..start], &page[end..])
    });
    let site = copy.serve();
    let app = App::start(&site.url()).await;
    app.visit("").await;
    app.at("For when someone is pulling away, or you are.").await;
    for situation in SITUATIONS {
        app.one("link", situation).await;
    }
    app.one("link", "I need help right now").await;
    let is_there = app.run("return document.documentElement.hasAttribute('data-ready')").await;
    assert_eq!(is_there, false, "the app cannot have started without its code");
    app.quit().await;
}

pub async fn thinks_about_a_friend_and_gets_a_plan() {
    let site = serve();
    let app = App::start(&site.url()).await;
    app.resize(390, 844).await;
    app.open("").await;
    app.at("For when someone is pulling away, or you are.").await;
    for situation in SITUATIONS {
        app.one("link", situation).await;
    }
    begin(&app, "A friend is pulling away", "Maya", &["None of these"]).await;
    answers_until_the_fifth_page(&app).await;
    comes_back_to_the_fifth_page(&app).await;
    is_heard(&app).await;
    chooses_space(&app).await;
    accepts_the_plan(&app).await;
    has_one_small_thing_today(&app).await;
    logs_a_contact_in_two_taps(&app).await;
    finds_everything_again(&app).await;
    app.quit().await;
}

async fn answers_until_the_fifth_page(app: &App) {
    app.at("What have you seen change between you and Maya?").await;
    app.press("Short replies, late ones or none: Seen").await;
    app.press("We agree on a plan, and it’s dropped late: Seen").await;
    app.press("Add your own").await;
    app.type_into("In your own words", "she’s angry with me").await;
    app.press("In your own words: Guessed").await;
    app.press("Next").await;

    app.at("What have you tried so far?").await;
    app.press("I asked if something is wrong: More than once").await;
    app.press("I sent something sweet or funny: Once").await;
    close_and_reopen_here(app).await;
    app.at("What have you tried so far?").await;
    assert_eq!(app.pressed("I asked if something is wrong: More than once").await, "true");
    assert_eq!(app.pressed("I asked if something is wrong: Once").await, "false");
    app.press("Next").await;

    app.at("What happened, and what do you tell yourself about it?").await;
    app.type_into("What anyone could have seen", "Two plans were dropped in a row.").await;
    app.type_into("What I tell myself it means", "I am too much.").await;
    app.press("Next").await;

    app.at("What else could be going on?").await;
    app.press("They may have too much on their plate").await;
    assert_eq!(app.value("textbox", "One guess").await, "They may have too much on their plate");
    app.type_into("Another guess", "A new job").await;
    app.type_into("One that isn’t about me", "Exam stress").await;
    app.press("Next").await;
    app.at("Which need of yours is going short?").await;
    app.choose("Being known well").await;
}

async fn comes_back_to_the_fifth_page(app: &App) {
    close_and_come_back(app).await;
    app.sees("About Maya, at 5 of").await;
    app.follow("A friend is pulling away").await;
    app.at("Which need of yours is going short?").await;
    assert!(app.is_checked("Being known well").await);
    app.press("Next").await;
    app.at("If a friend told you this, what would you say?").await;
    app.type_into("If a friend told you this, what would you say?", "That sounds lonely.").await;
    close_and_reopen_here(app).await;
    let written = app.value("textbox", "If a friend told you this, what would you say?").await;
    assert_eq!(written, "That sounds lonely.");
    app.press("Next").await;
}

async fn is_heard(app: &App) {
    app.at("What we heard").await;
    let page = app.page().await;
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("“{text}” was not heard:\n{page}"));
    let in_order = [
        "What you saw",
        "Short replies, late ones or none",
        "What you’re guessing",
        "she’s angry with me",
        "What you tried once",
        "I sent something sweet or funny",
        "What you tried more than once",
        "I asked if something is wrong",
        "Two plans were dropped in a row.",
        "Exam stress",
        "Being known well",
        "That sounds lonely.",
    ];
    for pair in in_order.windows(2) {
        assert!(place(pair[0]) < place(pair[1]), "“{}” stands before “{}”:\n{page}", pair[1], pair[0]);
    }
    app.follow("Change: What happened, and what do you tell yourself about it?").await;
    app.at("What happened, and what do you tell yourself about it?").await;
    app.type_into("What anyone could have seen", " And then a third.").await;
    app.press("Keep it").await;
    app.at("What we heard").await;
    app.sees("Two plans were dropped in a row. And then a third.").await;
    app.sees("Exam stress").await;
    app.press("See what you could do").await;
}

async fn chooses_space(app: &App) {
    app.at("What would you like to do?").await;
    let ways = ["Give space", "One calm message", "Put my energy elsewhere", "Let this go"];
    assert_eq!(app.count("radio", None).await, ways.len());
    for way in ways {
        assert!(!app.is_checked(way).await, "“{way}” is chosen before anybody chose");
    }
    app.press("Next").await;
    app.sees("Choose one, or skip.").await;
    app.choose("Give space").await;
    app.press("Next").await;
    app.at("How long would be fair to you both?").await;
    app.choose("3 weeks").await;
    app.press("Next").await;
    app.at("Who else could be a little nearer?").await;
    app.type_into("Add a name", "Priya").await;
    app.press("Add").await;
    assert!(app.is_checked("Priya").await, "somebody just named is meant");
    close_and_reopen_here(app).await;
    assert!(app.is_checked("Priya").await);
    app.press("Next").await;
    app.at("What will you do when it gets hard?").await;
    app.type_into("If", "it’s late and I want to write").await;
    app.type_into("then I", "write it here and make tea").await;
    app.press("Next").await;
}

async fn accepts_the_plan(app: &App) {
    app.at("A gentle plan").await;
    app.sees("4 steps. Change anything, or leave any of it out. Nothing starts until you say so.").await;
    for step in ["Give Maya space", "See Priya this week", "Do one thing that is yours", "Look at this plan again"] {
        app.one("heading", step).await;
    }
    app.sees("If it’s late and I want to write, then I will write it here and make tea").await;
    let later = today() + Days::new(40);
    app.press("Change: Look at this plan again").await;
    app.choose_day("Day", later).await;
    app.press("Keep this").await;
    app.goes("button", "Keep this").await;
    close_and_come_back(app).await;
    app.sees("A plan about Maya is waiting").await;
    app.sees_no("One small thing").await;
    app.follow("Look at it").await;
    app.at("A gentle plan").await;
    app.press("Change: Look at this plan again").await;
    assert_eq!(app.value("date", "Day").await, later.to_string());
    app.press("Change: Look at this plan again").await;
    app.goes("button", "Keep this").await;
    app.press("Use this plan").await;
    app.sees("Your plan has begun.").await;
}

async fn has_one_small_thing_today(app: &App) {
    app.sees("One small thing").await;
    assert!(GREETINGS.contains(&app.heading().await.as_str()), "{}", app.heading().await);
    let things = app.texts("article").await;
    assert_eq!(things.len(), 1, "one thing today: {things:?}");
    assert!(things[0].starts_with("One small thing"), "{things:?}");
    assert!(things[0].contains("See Priya this week") && !things[0].contains("Maya"), "{things:?}");
}

async fn logs_a_contact_in_two_taps(app: &App) {
    app.follow("Log a contact with Maya").await;
    app.press("They wrote").await;
    app.at("Maya").await;
    app.sees("Noted for today.").await;
    app.sees("Maya wrote").await;
    let pictures = app.names("img").await;
    assert_eq!(pictures.len(), 1, "one tide line: {pictures:?}");
    assert!(pictures[0].starts_with("Contact from ") && pictures[0].contains("They wrote on "), "{pictures:?}");
    assert!(pictures[0].contains("You are giving space from "), "{pictures:?}");
    app.press("Undo").await;
    app.sees("It is as it was.").await;
    app.sees("Nothing is noted yet.").await;
    app.sees_no("Maya wrote").await;
    app.go("#/").await;
    app.follow("Log a contact with Maya").await;
    app.press("They wrote").await;
    app.sees("Maya wrote").await;
}

async fn finds_everything_again(app: &App) {
    close_and_reopen_here(app).await;
    app.at("Maya").await;
    app.sees("Maya wrote").await;
    app.reload().await;
    app.sees("Maya wrote").await;
    app.follow("See the plan").await;
    app.at("The plan with Maya").await;
    close_and_come_back(app).await;
    // They wrote inside the space: whether it ends is asked first, and the thing about somebody else stays.
    app.one("heading", "Look at this plan again").await;
    app.sees("See Priya this week").await;
    app.press("Done").await;
    app.sees("Done. It counts.").await;
    app.reload().await;
    app.sees_no("See Priya this week").await;
}

pub async fn plans_one_tiny_contact_when_tired() {
    let site = serve();
    let app = App::start(&site.url()).await;
    app.resize(390, 844).await;
    app.open("").await;
    begin(&app, "I’ve been pulling away", "Leo", &["None of these"]).await;
    app.choose("I’m too tired to answer anyone").await;
    app.choose("I feel like a burden, or not worth it").await;
    app.press("Next").await;
    skip_to(&app, "What would be enough for today?").await;
    app.choose("One tiny contact").await;
    app.press("Next").await;
    skip_to(&app, "A gentle plan").await;
    app.one("heading", "Send Leo a heart, or two words").await;
    app.press("Use this plan").await;
    app.sees("One small thing").await;
    let things = app.texts("article").await;
    assert!(things[0].contains("Send Leo a heart, or two words") && things[0].contains('❤'), "{things:?}");
    app.press("Copy").await;
    // Where a browser does not allow copying, the app says how to do it by hand.
    app.sees_one_of(&["Copied. Paste it", "It could not be copied."]).await;
    app.press("Done").await;
    app.sees("Done. It counts.").await;
    close_and_come_back(&app).await;
    app.sees("Nothing for today.").await;
    app.quit().await;
}

pub async fn ends_a_plan_and_opens_it_again() {
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    app.go(&format!("#/plan/{}", demo.running)).await;
    app.follow("Close this plan").await;
    app.at("Where have you got to with Maya?").await;
    app.press("Let it be so").await;
    app.sees("Choose one of these first, or go back.").await;
    app.choose("Closer, differently").await;
    app.type_into("What would you like to remember?", "Slower can be warmer.").await;
    app.press("Let it be so").await;
    app.at("Closer, differently").await;
    app.reload().await;
    app.sees("Slower can be warmer.").await;
    app.go("#/").await;
    app.sees_no("See Priya this week").await;
    app.go(&format!("#/people/{}", demo.maya)).await;
    app.press("Open it again").await;
    app.one("link", "Close this plan").await;
    app.quit().await;
}
