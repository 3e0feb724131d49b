//! Export to read: a file, a sheet of paper, and nobody's name where it can be seen from outside.

use e2e::app::{App, serve};
use e2e::browser::wait;
use e2e::demo::today;
use serde_json::{Value, json};
use std::fs;

/// Catches what a page would save, before the browser does: each browser has a folder of its own.
const CATCH: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => { window.file = file; return make.call(URL, file); };
    HTMLAnchorElement.prototype.click = function () { window.link = this; };";

const READ: &str = "
    const done = arguments[0];
    window.file.text().then((text) => done([window.link.download, window.link.href, window.file.type, text]))";

/// Name, address, kind and text of the file that was last to be saved.
async fn saved(app: &App) -> [String; 4] {
    let answer = app.browser.web.execute_async(READ, vec![]).await.expect("a file was to be saved");
    serde_json::from_value(answer.json().clone()).expect("four texts")
}

pub async fn saves_everything_or_one_person_as_a_text_file() {
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    app.go("#/data").await;
    app.follow("Export to read").await;
    app.at("Export to read").await;
    assert_eq!(app.focus().await, ("heading".to_owned(), "Export to read".to_owned()));
    assert_eq!(app.title().await, "Export to read · Ebb");
    app.sees("This file is not locked. Anyone who opens it can read it.").await;

    app.run(CATCH).await;
    app.press("Save as a text file").await;
    app.sees("The file is with your downloads.").await;
    let [name, address, kind, text] = saved(&app).await;
    assert_eq!(name, format!("notes-{}.md", today()));
    assert!(address.starts_with("blob:") && kind.starts_with("text/markdown"), "{address}, {kind}");
    for words in
        ["Maya\n========\n", "“Swam together. It was cold and we laughed.”", "Voice notes, at lunch.", "Ruth\n"]
    {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }

    app.sees("Cold-water swims, and bad puns.").await;
    app.sees("Voice notes, at lunch.").await;
    let choose = format!(
        "const list = document.getElementById('whom'); list.value = '{}'; list.dispatchEvent(new Event('change'))",
        demo.maya
    );
    app.run(&choose).await;
    app.sees_no("Voice notes, at lunch.").await;
    app.sees("Cold-water swims, and bad puns.").await;
    app.press("Save as a text file").await;
    let [.., text] = saved(&app).await;
    assert!(text.contains("Cold-water swims, and bad puns."), "{text}");
    assert!(!text.contains("Voice notes, at lunch."), "{text}");

    app.follow("Your data").await;
    app.at("Your data").await;
    app.quit().await;
}

pub async fn puts_the_file_among_the_downloads() {
    let site = serve();
    let app = App::start(&site.url()).await;
    app.open_demo().await;
    let folder = std::env::temp_dir().join(format!("ebb-e2e-downloads-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    let here = json!({ "behavior": "allow", "downloadPath": folder.to_string_lossy() });
    app.browser.devtools("Browser.setDownloadBehavior", here).await;
    app.go("#/data/read").await;
    app.press("Save as a text file").await;
    let file = folder.join(format!("notes-{}.md", today()));
    wait("the file is there", || async { file.is_file() }).await;
    let text = fs::read_to_string(&file).expect("it can be read");
    let console = app.browser.web.get_log("browser").await.expect("Chromium hands over its console");
    fs::remove_dir_all(&folder).expect("the folder can go");
    assert!(text.starts_with("Notes\n") && text.contains("Cold-water swims"), "{text}");
    let refused: Vec<_> = console.iter().filter(|entry| entry.message.contains("Content Security Policy")).collect();
    assert!(refused.is_empty(), "the policy stands in the way: {refused:?}");
    app.quit().await;
}

pub async fn prints_the_words_and_nothing_around_them() {
    let site = serve();
    let app = App::start(&site.url()).await;
    let demo = app.open_demo().await;
    app.go("#/data/read").await;
    app.run(
        "document.documentElement.setAttribute('data-theme', 'dark'); window.print = () => { window.asked = true }",
    )
    .await;
    app.press("Print").await;
    app.holds("the browser was asked to print", "return window.asked === true").await;
    let paper = json!({ "media": "print" });
    app.browser.devtools("Emulation.setEmulatedMedia", paper).await;
    for what in [".nav", ".head", ".notices", ".toasts", "h1", "select", "button"] {
        let shown = format!("return [...document.querySelectorAll('{what}')].some((one) => one.checkVisibility())");
        assert_eq!(app.run(&shown).await, false, "{what} would be printed");
    }
    let sheets = app.run("return [...document.querySelectorAll('.sheet')].map((one) => one.textContent)").await;
    let sheets: Vec<String> = serde_json::from_value(sheets).expect("a list of texts");
    let people =
        demo.records.iter().filter(|record| record.about().is_some_and(|person| record.id() == person.0)).count();
    assert_eq!(sheets.len(), people + 1, "a sheet for everybody, and one for oneself");
    let maya = sheets.iter().find(|sheet| sheet.starts_with("Maya\n")).expect("one is Maya's");
    assert!(maya.contains("Swam together. It was cold and we laughed."), "{maya}");
    let colours = "const style = getComputedStyle(document.querySelector('.sheet'));
        return [style.color, getComputedStyle(document.documentElement).backgroundColor]";
    assert_eq!(app.run(colours).await, json!(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]), "ink on paper, by night as well");
    assert!(pages(&app).await >= people, "everybody begins a page");
    app.quit().await;
}

/// How many pages there would be on paper.
async fn pages(app: &App) -> usize {
    let printed = app.browser.devtools("Page.printToPDF", json!({})).await;
    let count = "return atob(arguments[0]).match(/\\/Type ?\\/Page\\b(?!s)/g).length";
    let count = app.browser.web.execute(count, vec![printed["data"].clone()]).await.expect("pages can be counted");
    count.json().as_u64().map_or(0, |count| usize::try_from(count).unwrap_or_default())
}

pub async fn has_nothing_to_export_at_first() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    app.go("#/data/read").await;
    app.sees("There’s nothing to read yet.").await;
    assert_eq!(app.count("button", Some("Print")).await, 0);
    assert_eq!(app.run("return localStorage.length").await, Value::from(0));
    app.quit().await;
}
