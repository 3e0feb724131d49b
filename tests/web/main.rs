//! Components and the browser's side of the app, each on its own in a real browser.
#![cfg(target_arch = "wasm32")]

use chrono::{Days, NaiveDate};
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, Id, PersonId};
use ebb::domain::person::Person;
use ebb::domain::text::Name;
use ebb::domain::tide::{Span, Tide};
use ebb::platform::intl::{Style, date, date_near};
use ebb::platform::storage::BrowserStorage;
use ebb::platform::{clock, crypto, dom, file};
use ebb::store::codec::Entry;
use ebb::store::load::{Loaded, Opening, load};
use ebb::store::record::Record;
use ebb::store::{Change, SCHEMA, Stamp, Store, json};
use ebb::ui::components::choice::{Pick, choice};
use ebb::ui::components::field::line;
use ebb::ui::components::tide_line::tide_line_part;
use ebb::ui::el::{El, el};
use js_sys::{Function, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Storage};

wasm_bindgen_test_configure!(run_in_browser);

/// Storage keys of these tests, apart from the app's own.
const PREFIX: &str = "ebb1web:";

fn open_store() -> Loaded<BrowserStorage> {
    let storage = BrowserStorage::open().expect("a browser that stores");
    load(storage, PREFIX, Opening::default(), &mut crypto::fill)
}

fn document() -> web_sys::Document {
    web_sys::window().and_then(|window| window.document()).expect("a browser has a document")
}

/// Puts a part on an empty page. It lives until the next one is put there.
fn show(draw: impl FnOnce() -> El + 'static) -> HtmlElement {
    const STAGE: &str = "stage";
    if let Some(old) = document().get_element_by_id(STAGE) {
        old.remove();
    }
    let stage: HtmlElement = document().create_element("div").expect("an element").unchecked_into();
    stage.set_id(STAGE);
    document().body().expect("a page has a body").append_child(&stage).expect("it can be added");
    let home = stage.clone();
    mount_to(home, || {
        let place = dom::Element::by_id(STAGE).expect("the stage was just added");
        place.append(draw().element());
    })
    .forget();
    stage
}

fn find(root: &HtmlElement, selector: &str) -> Element {
    root.query_selector(selector).expect("a selector").unwrap_or_else(|| panic!("no {selector}: {}", root.inner_html()))
}

fn field(root: &HtmlElement, selector: &str) -> HtmlInputElement {
    find(root, selector).unchecked_into()
}

fn fire(element: &Element, event: &str) {
    element.dispatch_event(&Event::new(event).expect("an event")).expect("it can be fired");
}

fn storage() -> Storage {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).expect("a browser that stores")
}

fn day(text: &str) -> NaiveDate {
    ebb::domain::day::parse(text).expect("a day")
}

// The element builder

#[wasm_bindgen_test]
fn an_element_has_its_attributes_and_children() {
    let root =
        show(|| el("p").class("soft").id("note").attr("title", "A “note”").add(el("b").text("one")).text(" two"));
    let html = r#"<p class="soft" id="note" title="A “note”"><b>one</b> two</p>"#;
    assert!(root.inner_html().starts_with(html), "{}", root.inner_html());
}

#[wasm_bindgen_test]
fn text_is_never_markup() {
    let markup = "<img src=x onerror=alert(1)>&amp;";
    let root = show(move || el("div").add(el("p").own(markup)).add(el("i").live_text(move || markup.to_owned())));
    assert_eq!(root.query_selector("img").expect("a selector"), None);
    assert_eq!(find(&root, "p").text_content().as_deref(), Some(markup));
    assert_eq!(find(&root, "i").text_content().as_deref(), Some(markup));
    assert_eq!(find(&root, "p").get_attribute("dir").as_deref(), Some("auto"));
}

#[wasm_bindgen_test]
async fn a_live_part_follows_what_it_reads() {
    let count = ArcRwSignal::new(1);
    let read = count.clone();
    let root = show(move || {
        let (text, attribute, parts) = (read.clone(), read.clone(), read);
        el("div")
            .add(el("p").live_text(move || text.get().to_string()))
            .add(el("i").live_attr("title", move || (attribute.get() > 1).then(|| "many".to_owned())))
            .add(el("ul").live(move || (0..parts.get()).map(|at| el("li").text(&at.to_string())).collect()))
    });
    assert_eq!(find(&root, "p").text_content().as_deref(), Some("1"));
    assert_eq!(find(&root, "i").get_attribute("title"), None);
    assert_eq!(find(&root, "ul").child_element_count(), 1);
    count.set(3);
    tick().await;
    assert_eq!(find(&root, "p").text_content().as_deref(), Some("3"));
    assert_eq!(find(&root, "i").get_attribute("title").as_deref(), Some("many"));
    assert_eq!(find(&root, "ul").text_content().as_deref(), Some("012"));
}

#[wasm_bindgen_test]
async fn what_was_redrawn_hears_nothing_any_more() {
    let redraw = ArcRwSignal::new(0);
    let heard = ArcRwSignal::new(0);
    let (read, hear) = (redraw.clone(), heard.clone());
    let root = show(move || {
        el("div").live(move || {
            read.track();
            let hear = hear.clone();
            vec![el("button").click(move || hear.update(|count| *count += 1))]
        })
    });
    let old: HtmlElement = find(&root, "button").unchecked_into();
    old.click();
    assert_eq!(heard.get_untracked(), 1);
    redraw.set(1);
    tick().await;
    let new: HtmlElement = find(&root, "button").unchecked_into();
    assert!(!old.is_same_node(Some(&new)), "the button was drawn again");
    new.click();
    assert_eq!(heard.get_untracked(), 2);
    old.click();
    assert_eq!(heard.get_untracked(), 2, "the listener of the old button is gone");
}

#[wasm_bindgen_test]
async fn the_focus_returns_to_the_element_with_the_same_id() {
    let redraw = ArcRwSignal::new(0);
    let read = redraw.clone();
    let root = show(move || {
        el("div").live(move || {
            let times = read.get();
            let button = |id: &str| el("button").id(id).text(&times.to_string());
            vec![el("h1").attr("tabindex", "-1"), button("one"), button("two")]
        })
    });
    find(&root, "#two").unchecked_into::<HtmlElement>().focus().expect("a button takes the focus");
    redraw.set(1);
    tick().await;
    let active = document().active_element().expect("something has the focus");
    assert_eq!((active.id().as_str(), active.text_content().as_deref()), ("two", Some("1")));
}

#[wasm_bindgen_test]
async fn the_focus_goes_to_the_heading_when_its_element_is_gone() {
    let there = ArcRwSignal::new(true);
    let read = there.clone();
    let root = show(move || {
        let parts = move || if read.get() { vec![el("button").id("gone")] } else { Vec::new() };
        el("div").add(el("h1").attr("tabindex", "-1")).add(el("p").live(parts))
    });
    find(&root, "#gone").unchecked_into::<HtmlElement>().focus().expect("a button takes the focus");
    there.set(false);
    tick().await;
    assert_eq!(document().active_element().map(|active| active.tag_name()).as_deref(), Some("H1"));
}

// Components

#[wasm_bindgen_test]
async fn a_choice_says_what_it_is_and_reports_a_change() {
    let chosen = ArcRwSignal::new(false);
    let (read, write) = (chosen.clone(), chosen.clone());
    let root = show(move || {
        choice(Pick::One, "way", "Give space", "For a set time.", None, move || read.get(), move |on| write.set(on))
    });
    let input = field(&root, "input");
    assert_eq!((input.type_().as_str(), input.name().as_str(), input.checked()), ("radio", "way", false));
    assert_eq!(find(&root, "label b").text_content().as_deref(), Some("Give space"));
    assert!(find(&root, "label").text_content().is_some_and(|text| text.contains("For a set time.")));
    find(&root, "label").unchecked_into::<HtmlElement>().click();
    assert!(chosen.get_untracked());
    chosen.set(false);
    tick().await;
    assert!(!input.checked(), "the mark follows the answer");
}

#[wasm_bindgen_test]
async fn a_field_shows_what_needs_a_look() {
    let value = ArcRwSignal::new("Maya".to_owned());
    let needs = ArcRwSignal::new(String::new());
    let (held, sentence) = (value.clone(), needs.clone());
    let root = show(move || {
        line("name", "text", "Name", "A first name is enough.", RwSignal::from(held), RwSignal::from(sentence))
    });
    let input = field(&root, "input");
    let error = find(&root, "[role=alert]");
    assert_eq!(input.value(), "Maya");
    assert_eq!(find(&root, "label").get_attribute("for"), Some(input.id()));
    assert_eq!(input.get_attribute("aria-describedby"), Some(error.id()));
    assert_eq!((input.get_attribute("aria-invalid"), error.text_content()), (None, Some(String::new())));
    needs.set("Write a name first.".to_owned());
    tick().await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(error.text_content().as_deref(), Some("Write a name first."));
    input.set_value("Priya");
    fire(&input, "input");
    assert_eq!(value.get_untracked(), "Priya");
}

#[wasm_bindgen_test]
fn the_tide_line_tells_its_story_in_words() {
    let today = day("2026-11-22");
    let person = PersonId(Id::from_bits(1));
    let contact =
        |bits, days, kind| Contact::new(ContactId(Id::from_bits(bits)), person, today - Days::new(days), kind);
    let contacts =
        [contact(2, 40, ContactKind::Met), contact(3, 20, ContactKind::TheyWrote), contact(4, 10, ContactKind::Wrote)];
    let tide = Tide::of(contacts.iter(), std::iter::empty(), Span::Weeks, today);
    let root = show(move || tide_line_part(&tide, RwSignal::new(0)));
    let image = find(&root, "[role=img]");
    let named_by = image.get_attribute("aria-labelledby").expect("a picture has a name");
    let story: Vec<String> = named_by
        .split(' ')
        .filter_map(|id| document().get_element_by_id(id).and_then(|element| element.text_content()))
        .collect();
    let story = story.join(" ");
    for part in
        ["4 October", "20 December", "You met on 13 October.", "They wrote on 2 November.", "You wrote on 12 November."]
    {
        assert!(story.contains(part), "“{part}” is not in: {story}");
    }
    assert_eq!(image.query_selector_all("svg[aria-hidden=true]").map(|drawings| drawings.length()), Ok(2));
}

// The browser's side

#[wasm_bindgen_test]
fn what_is_saved_is_there_after_loading_again() {
    let foreign = ("somebody-else", "not ours");
    storage().set_item(foreign.0, foreign.1).expect("there is room");
    let person = Person::new(PersonId(Id::from_bits(7)), Name::parse("שירה 🦊").expect("a name"), day("2026-11-22"));
    let record = Record::Person(Arc::new(person));
    let mut loaded = open_store();
    assert!(loaded.records.is_empty() && loaded.quarantine.is_empty());
    let save = |store: &mut Store<BrowserStorage>, change| {
        store.save(&[change], &mut Stamp { now: 5, random: &mut crypto::fill }).expect("there is room");
    };
    save(&mut loaded.store, Change::Put(&record));

    let key = format!("{PREFIX}r:{}", record.id());
    let entry = Entry { schema: SCHEMA, at: 5, json: json::to_string(&record).expect("it can be written") };
    assert_eq!(storage().get_item(&key), Ok(Some(entry.write(&key, None))));
    let mut again = open_store();
    assert_eq!(again.records, std::slice::from_ref(&record));
    save(&mut again.store, Change::Remove(record.id()));
    assert_eq!(storage().get_item(&key), Ok(None));
    assert!(open_store().records.is_empty());
    assert_eq!(storage().get_item(foreign.0), Ok(Some(foreign.1.to_owned())), "keys of others are left alone");
    for key in ["m", "z"] {
        storage().remove_item(&format!("{PREFIX}{key}")).expect("it can be removed");
    }
    storage().remove_item(foreign.0).expect("it can be removed");
}

#[wasm_bindgen_test]
async fn a_file_goes_to_the_share_sheet_where_there_is_one() {
    let navigator = web_sys::window().expect("a window").navigator();
    let give = |name: &str, body: &str| {
        let method = Function::new_with_args("data", body);
        Reflect::set(&navigator, &name.into(), &method).expect("a stand-in can be put there");
    };
    let said = ArcRwSignal::new(None);
    let share = || {
        let heard = said.clone();
        said.set(None);
        file::share("notes.md", "text/plain", "Words", move |went| heard.set(Some(went)));
        said.clone()
    };
    give("canShare", "return data.files.length === 1 && data.files[0] instanceof File");
    give("share", "window.shared = data.files[0]; return Promise.resolve()");
    assert!(file::can_share());
    let went = share();
    settle().await;
    assert_eq!(went.get_untracked(), Some(true));
    let shared = Reflect::get(&js_sys::global(), &"shared".into()).expect("it was shared");
    for (key, value) in [("name", "notes.md"), ("type", "text/plain")] {
        assert_eq!(Reflect::get(&shared, &key.into()).ok().and_then(|it| it.as_string()).as_deref(), Some(value));
    }
    give("share", "return Promise.reject(new Error('closed'))");
    let went = share();
    settle().await;
    assert_eq!(went.get_untracked(), Some(false), "the sheet was closed");
    give("canShare", "return false");
    assert!(!file::can_share());
    for name in ["canShare", "share"] {
        Reflect::set(&navigator, &name.into(), &wasm_bindgen::JsValue::UNDEFINED).expect("it can be taken away");
    }
    assert!(!file::can_share());
    assert_eq!(share().get_untracked(), Some(false), "said at once where there is no sheet");
}

/// Waits until promises that are settled have told so.
async fn settle() {
    for _ in 0..5 {
        tick().await;
    }
}

#[wasm_bindgen_test]
fn dates_are_written_in_words() {
    let day = day("2026-12-02");
    assert_eq!(date(day, Style::Day), "2 December");
    assert_eq!(date(day, Style::Short), "2 Dec");
    assert_eq!(date(day, Style::Year), "2 December 2026");
    for (style, weekday) in [(Style::Weekday, "Wed"), (Style::Full, "Wednesday")] {
        let text = date(day, style);
        assert!(text.starts_with(weekday) && text.ends_with("2 December"), "{text}");
    }
    assert_eq!(date_near(day, day), "2 December");
    assert_eq!(date_near(day, day + Days::new(60)), "2 December 2026");
}

#[wasm_bindgen_test]
fn ids_sort_by_the_moment_they_were_made() {
    let mut ids = Vec::new();
    for _ in 0..20 {
        ids.push(clock::fresh_id());
        let made = js_sys::Date::now();
        while js_sys::Date::now() <= made {}
    }
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
}

#[wasm_bindgen_test]
fn today_is_the_day_of_this_device() {
    let now = js_sys::Date::new_0();
    let today = clock::today();
    assert_eq!(today.to_string().get(8..), Some(format!("{:02}", now.get_date()).as_str()));
    assert_eq!(clock::hour(), now.get_hours());
}
