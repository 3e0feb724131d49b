//! Messages: written with the check beside them, rested, taken out by hand. The app sends nothing.

use e2e::app::{App, serve};
use e2e::browser::Engine;
use ebb::content::words::{entry, words};
use serde_json::Value;

const BLAME: &str = "Hi Maya. The dog is well. You never answer me any more.";

/// Opens the made-up people and begins a message to Priya, with whom nothing is wrong.
async fn begin(app: &App) {
    let demo = app.open_demo().await;
    app.go(&format!("#/people/{}", demo.priya)).await;
    app.press(words().person.write).await;
    app.at("To Priya").await;
}

/// What the page hands to the clipboard and the share sheet is kept, and nothing leaves.
const CATCH: &str = "window.taken = []; \
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: text => { taken.push(text); return Promise.resolve() } } }); \
    Object.defineProperty(navigator, 'share', { configurable: true, value: what => { taken.push(what.text); return Promise.resolve() } }); \
    Object.defineProperty(navigator, 'canShare', { configurable: true, value: () => true })";

pub async fn a_note_shows_its_place_offers_a_gentler_way_and_undo_brings_the_words_back() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app).await;
    let w = words().write;
    app.sees(w.tone_none).await;
    app.type_into(w.label, BLAME).await;
    let blame = entry(words().notes, "blame");
    app.sees(blame.label).await;
    app.sees(w.notes_one).await;
    // The mark is under the words it is about, and nowhere else.
    let marked = app.run("return document.querySelector('.marked mark').firstChild.data").await;
    assert!(
        BLAME.contains(marked.as_str().unwrap_or("?")) && marked.as_str().is_some_and(|text| text.contains("never")),
        "{marked}"
    );
    app.press(&w.show("1")).await;
    let selected = "const a = document.querySelector('#draft'); return document.activeElement === a && \
        a.value.slice(a.selectionStart, a.selectionEnd).includes('never')";
    app.holds("the words of the note to be selected", selected).await;
    app.press(w.use_this).await;
    let gentler = entry(words().gentler, "blame-hearing").label;
    app.holds("the gentler words", &format!("return document.querySelector('#draft').value.includes({gentler:?})"))
        .await;
    app.sees(w.notes_clear).await;
    app.press(w.undo).await;
    assert_eq!(app.value("textbox", w.label).await, BLAME);
    app.press(w.redo).await;
    assert!(app.value("textbox", w.label).await.contains(gentler));
    app.press(w.undo).await;
    app.press(w.take_out).await;
    app.holds(
        "the sentence to be gone",
        "return document.querySelector('#draft').value === 'Hi Maya. The dog is well.'",
    )
    .await;
    // It is saved as it stands.
    app.sees(words().shell.saved).await;
    app.reload().await;
    assert_eq!(app.value("textbox", w.label).await, "Hi Maya. The dog is well.");
    app.quit().await;
}

pub async fn the_marks_lie_under_their_words_at_every_size() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app).await;
    let w = words().write;
    let long = format!(
        "{BLAME} {} Ok?\\n\\n  two blanks, aWordThatIsMuchTooLongForAnyPhoneAndHasToBreakSomewhere 🌊👩‍👩‍👧 مرحبا\\n",
        "We were at the lake and it rained. ".repeat(12)
    );
    let fill = format!(
        "const a = document.querySelector('#draft'); a.value = \"{long}\"; a.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    );
    app.run(&fill).await;
    for (width, size) in [(390, "100%"), (320, "100%"), (320, "200%"), (1280, "100%")] {
        app.resize(width, 844).await;
        app.run(&format!("document.documentElement.style.fontSize = '{size}'")).await;
        // The field never scrolls inside itself, and both are as wide and as high.
        let alike = "const a = document.querySelector('#draft'), b = document.querySelector('.marked'); \
            const r = a.getBoundingClientRect(), s = b.getBoundingClientRect(); \
            return Math.abs(r.left - s.left) < .5 && Math.abs(r.top - s.top) < .5 && Math.abs(r.width - s.width) < .5 && \
            Math.abs(r.height - s.height) < .5 && a.scrollHeight <= a.clientHeight + 1 && a.scrollWidth <= a.clientWidth + 1";
        app.holds(&format!("field and marks alike at {width}, {size}"), alike).await;
        // The letters are set alike: font, size, spacing and the way lines break.
        let set = "const names = ['fontFamily', 'fontSize', 'fontWeight', 'lineHeight', 'letterSpacing', 'wordSpacing', 'whiteSpace', \
            'overflowWrap', 'paddingLeft', 'paddingRight', 'paddingTop', 'textIndent', 'tabSize', 'direction']; \
            const a = getComputedStyle(document.querySelector('#draft')), b = getComputedStyle(document.querySelector('.marked')); \
            return names.filter(name => a[name] !== b[name]).map(name => name + ': ' + a[name] + ' / ' + b[name])";
        let differ = app.run(set).await;
        assert_eq!(differ, Value::Array(Vec::new()), "at {width}, {size}");
        // Numbers take no room.
        let words = "return [...document.querySelectorAll('.marked > *')].map(one => one.firstChild.data).join('') === document.querySelector('#draft').value + '\\u200b'";
        app.holds("the marks to be the words", words).await;
    }
    assert_eq!(app.count("button", Some(w.undo)).await, 1);
    app.quit().await;
}

pub async fn a_message_rests_is_read_afresh_and_noted_once_it_was_sent() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app).await;
    let (w, leave) = (words().write, words().write.leave);
    app.type_into(w.label, "Coffee on Saturday? No worries if not.").await;
    app.sees(entry(words().notes, "easy-out").label).await;
    app.press(w.hold.morning).await;
    app.at(w.title).await;
    app.sees(words().notices.draft_rests).await;
    app.go("#/").await;
    app.sees("A message to Priya rests until").await;
    app.go("#/write").await;
    app.run("[...document.querySelectorAll('main a')].find(a => a.textContent.includes('Priya')).click()").await;
    app.at("To Priya").await;
    app.sees("Coffee on Saturday?").await;
    app.press(w.fresh.edit).await;
    // Firefox's driver runs scripts in a world of its own: there the words go to its real clipboard.
    let can_catch = app.engine() != Engine::Firefox;
    if can_catch {
        app.run(CATCH).await;
    }
    app.press(leave.copy).await;
    app.sees(&leave.ask("Priya")).await;
    if can_catch {
        assert_eq!(app.run("return taken").await, serde_json::json!(["Coffee on Saturday? No worries if not."]));
    }
    // Back later: it still asks, here and on Today.
    app.go("#/").await;
    app.sees("Did you send it to Priya?").await;
    app.go("#/write").await;
    app.run("[...document.querySelectorAll('main a')].find(a => a.textContent.includes('Priya')).click()").await;
    app.press(leave.sent).await;
    app.at("Priya").await;
    app.sees(words().notices.logged).await;
    app.sees("No worries if not.").await;
    app.press(words().shell.undo).await;
    app.go("#/write").await;
    app.sees(w.left).await;
    app.quit().await;
}

pub async fn the_exact_words_leave_by_every_way_and_the_app_sends_nothing() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    begin(&app).await;
    let (w, leave) = (words().write, words().write.leave);
    app.run(CATCH).await;
    let text = "Hi & bye? 100% “yes” 🌊\\nsecond line";
    let fill = format!(
        "const a = document.querySelector('#draft'); a.value = \"{text}\"; a.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    );
    app.run(&fill).await;
    app.press(leave.copy).await;
    app.sees(&leave.ask("Priya")).await;
    app.press(leave.changed_mind).await;
    app.sees(leave.stays).await;
    if app.count("button", Some(leave.share)).await > 0 {
        app.press(leave.share).await;
        app.press(leave.changed_mind).await;
    }
    let exact = "const text = document.querySelector('#draft').value; return taken.length > 0 && taken.every(one => one === text)";
    app.holds("the exact words", exact).await;
    let link = "const text = document.querySelector('#draft').value; \
        const a = [...document.querySelectorAll('main a')].find(a => a.getAttribute('href').startsWith(arguments[0] ?? 'sms:')); \
        return decodeURIComponent(a.getAttribute('href').split('body=')[1]) === text";
    app.holds("the exact words in the link", link).await;
    // As a mail, lines end as mail wants them.
    app.run("document.querySelector('main details').open = true").await;
    let mail = "const s = document.querySelector('#form'); s.value = '1'; s.dispatchEvent(new Event('change', { bubbles: true }))";
    app.run(mail).await;
    let is_mail = "const text = document.querySelector('#draft').value; \
        const a = [...document.querySelectorAll('main a')].find(a => a.getAttribute('href').startsWith('mailto:')); \
        return !!a && decodeURIComponent(a.getAttribute('href').split('body=')[1]) === text.replaceAll('\\n', '\\r\\n')";
    app.holds("the exact words in a mail", is_mail).await;
    assert_eq!(app.count("textbox", Some(w.label)).await, 1);
    app.quit().await;
}

pub async fn nothing_leaves_to_somebody_who_asked_to_stop_and_words_can_be_let_go() {
    let site = serve();
    let app = App::first_visit(&site.url()).await;
    let demo = app.open_demo().await;
    let (w, leave) = (words().write, words().write.leave);
    app.go(&format!("#/people/{}", demo.priya)).await;
    app.press(words().person.write).await;
    app.at("To Priya").await;
    let address = app.hash().await;
    app.type_into(w.label, "All I never said.").await;
    app.go(&format!("#/people/{}/happened", demo.priya)).await;
    app.click("summary", words().happened.stop).await;
    app.press(words().happened.note).await;
    app.at("Priya").await;
    app.go(&address).await;
    app.sees("Nothing is sent to Priya from here.").await;
    for name in [leave.copy, w.hold.morning] {
        assert_eq!(app.count("button", Some(name)).await, 0, "{name}");
    }
    assert!(!app.shows(w.starters).await, "no words are lent for somebody who asked to stop (P1)");
    app.follow(leave.let_go).await;
    app.at(w.let_go.title).await;
    app.sees("All I never said.").await;
    app.press(w.let_go.do_it).await;
    app.at(w.let_go.gone).await;
    app.press(words().shell.undo).await;
    app.go(&address).await;
    assert_eq!(app.value("textbox", w.label).await, "All I never said.");
    app.quit().await;
}
