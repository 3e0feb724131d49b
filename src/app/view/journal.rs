//! The journal: entries by month, a month as a calendar, and finding words in years of entries.

use crate::app::doc::Doc;
use crate::domain::id::{EntryId, PersonId};
use crate::domain::journal::{Entry, EntryKind, Mood};
use crate::domain::text::without_accent;
use chrono::{Datelike, Days, Months, NaiveDate};

/// Letters of an entry shown in a list.
const EXCERPT: usize = 140;
/// Entries found that are shown.
pub const MOST_FOUND: usize = 20;

/// An entry in a list.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Which.
    pub id: EntryId,
    /// Its day.
    pub on: NaiveDate,
    /// What it is about.
    pub kind: EntryKind,
    /// The beginning of what was written, or what surrounds the words that were found.
    pub text: String,
    /// Where in `text` the words stand that were found, in bytes.
    pub found: Vec<(usize, usize)>,
    /// Who was in mind.
    pub names: Vec<String>,
    /// The mood.
    pub mood: Option<Mood>,
}

/// A month with entries.
#[derive(Clone, PartialEq, Debug)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// How many entries it has, shown or not.
    pub count: usize,
    /// Its entries, the newest first.
    pub rows: Vec<Row>,
}

/// The newest entries by month, at most `most` of them, and whether there are more.
#[must_use]
pub fn months(doc: &Doc, most: usize) -> (Vec<Month>, bool) {
    let mut months: Vec<Month> = Vec::new();
    let mut shown = 0;
    for entry in doc.entries().rev().filter(|entry| !entry.is_blank()) {
        let first = first_of(entry.on);
        if months.last().is_none_or(|month| month.first != first) {
            if shown >= most {
                return (months, true);
            }
            months.push(Month { first, count: 0, rows: Vec::new() });
        }
        if let Some(month) = months.last_mut() {
            month.count += 1;
            if shown < most {
                month.rows.push(row(doc, entry));
                shown += 1;
            }
        }
    }
    let more = months.iter().any(|month| month.rows.len() < month.count);
    (months, more)
}

/// An entry's row.
#[must_use]
pub fn row(doc: &Doc, entry: &Entry) -> Row {
    Row {
        id: entry.id,
        on: entry.on,
        kind: entry.kind,
        text: beginning(&entry.text),
        found: Vec::new(),
        names: names(doc, &entry.people),
        mood: entry.mood,
    }
}

/// The names of people, without those who are gone.
#[must_use]
pub fn names(doc: &Doc, people: &[PersonId]) -> Vec<String> {
    people.iter().filter_map(|&id| doc.person(id)).map(|person| person.name.to_string()).collect()
}

fn beginning(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    cut(line, EXCERPT)
}

/// The first letters of a text, ended at a word where there is one.
fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let end = text[..end].rfind(' ').filter(|&at| at > end / 2).unwrap_or(end);
    format!("{}…", text[..end].trim_end())
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.day0()))
}

/// A month as a calendar.
#[derive(Clone, PartialEq, Debug)]
pub struct Calendar {
    /// Its first day.
    pub first: NaiveDate,
    /// Blank places before it, where the week begins on Monday.
    pub blanks: u32,
    /// Entries of each day of the month.
    pub days: Vec<(NaiveDate, usize)>,
    /// Its entries, the newest first.
    pub rows: Vec<Row>,
}

/// A month as a calendar. The newest are looked at first, so that its cost is that of the months since.
#[must_use]
pub fn calendar(doc: &Doc, month: NaiveDate) -> Calendar {
    let first = first_of(month);
    let after = first + Months::new(1);
    let mut days: Vec<(NaiveDate, usize)> =
        first.iter_days().take_while(|day| *day < after).map(|day| (day, 0)).collect();
    let mut rows = Vec::new();
    let newer = doc.entries().rev().skip_while(|entry| entry.on >= after);
    for entry in newer.take_while(|entry| entry.on >= first).filter(|entry| !entry.is_blank()) {
        if let Some(day) = days.get_mut(entry.on.day0() as usize) {
            day.1 += 1;
        }
        rows.push(row(doc, entry));
    }
    Calendar { first, blanks: first.weekday().num_days_from_monday(), days, rows }
}

/// All entries, ready to be searched: their words folded once, so that a keystroke only compares.
#[derive(Clone, Default, Debug)]
pub struct Index {
    entries: Vec<(EntryId, String)>,
    /// The last words looked for and all the places that held them, so that more letters look there only.
    last: Option<(String, Vec<usize>)>,
}

/// What a search is narrowed to.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<EntryKind>,
    /// Only with this person in mind.
    pub person: Option<PersonId>,
}

/// What a search found.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Found {
    /// The newest entries that hold the words.
    pub rows: Vec<Row>,
    /// Whether there are more.
    pub more: bool,
}

impl Index {
    /// An index of all entries, the newest first.
    #[must_use]
    pub fn new(doc: &Doc) -> Self {
        let entries = doc.entries().rev().filter(|entry| !entry.is_blank());
        Self { entries: entries.map(|entry| (entry.id, fold(&entry.text))).collect(), last: None }
    }

    /// The newest entries that hold these words. Nothing typed and nothing chosen finds nothing.
    pub fn find(&mut self, doc: &Doc, typed: &str, filter: Filter) -> Found {
        let words = fold(typed.trim());
        if words.is_empty() && filter == Filter::default() {
            return Found::default();
        }
        let places = self.places(&words);
        let mut found = Found::default();
        for &place in &places {
            let Some(entry) = doc.entry(self.entries[place].0).filter(|entry| passes(entry, filter)) else { continue };
            if found.rows.len() == MOST_FOUND {
                found.more = true;
                break;
            }
            found.rows.push(found_row(doc, entry, &words));
        }
        self.last = Some((words, places));
        found
    }

    /// The places that hold these words. Where letters were added to the last words, only the places
    /// that held those can hold these.
    fn places(&mut self, words: &str) -> Vec<usize> {
        let holds = |place: &usize| self.entries[*place].1.contains(words);
        match self.last.take() {
            Some((last, places)) if words.starts_with(&last) => places.into_iter().filter(holds).collect(),
            _ => (0..self.entries.len()).filter(holds).collect(),
        }
    }
}

fn passes(entry: &Entry, filter: Filter) -> bool {
    filter.kind.is_none_or(|kind| entry.kind == kind) && filter.person.is_none_or(|one| entry.people.contains(&one))
}

/// Letters before the first place found.
const BEFORE: usize = 40;

/// A row that shows the words found in what surrounds them.
fn found_row(doc: &Doc, entry: &Entry, words: &str) -> Row {
    let mut shown = row(doc, entry);
    let Some(first) = places_in(&entry.text, words).first().copied() else { return shown };
    let before = entry.text[..first.0].char_indices().rev().take(BEFORE).last().map_or(first.0, |(at, _)| at);
    let start = match before {
        0 => 0,
        at => entry.text[at..first.0].find(' ').map_or(at, |blank| at + blank + 1),
    };
    let text: String = entry.text[start..].chars().map(|letter| if letter == '\n' { ' ' } else { letter }).collect();
    let text = cut(&text, EXCERPT);
    shown.text = if start == 0 { text } else { format!("…{text}") };
    shown.found = places_in(&shown.text, words);
    shown
}

/// Where in a text the folded words stand, in bytes of the text itself.
fn places_in(text: &str, words: &str) -> Vec<(usize, usize)> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    // For each byte of the folded text, where its letter begins and ends in the text.
    let mut origin: Vec<(usize, usize)> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let before = folded.len();
        fold_letter(letter, &mut folded);
        origin.extend((before..folded.len()).map(|_| (at, at + letter.len_utf8())));
    }
    folded.match_indices(words).map(|(at, found)| (origin[at].0, origin[at + found.len() - 1].1)).collect()
}

/// A text without capitals, accents, curly quotes and ends of lines.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_letter(letter, &mut folded);
    }
    folded
}

fn fold_letter(letter: char, folded: &mut String) {
    match letter {
        'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
        // Words on two lines are found as words beside each other.
        '\n' | '\r' | '\t' | '\u{a0}' => folded.push(' '),
        '\0'..='\u{7f}' => folded.push(letter),
        '’' | '‘' => folded.push('\''),
        '“' | '”' => folded.push('"'),
        // Accents that stand by themselves.
        '\u{300}'..='\u{36f}' => {}
        _ => folded.extend(letter.to_lowercase().map(without_accent)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_capitals_accents_and_curls() {
        assert_eq!(fold("It’s ÉTÉ, “Zoë”"), "it's ete, \"zoe\"");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
        assert_eq!(fold("by the\nwater"), "by the water");
    }

    #[test]
    fn places_are_those_of_the_text_itself() {
        let text = "Été with Zoë. ÉTÉ!";
        for (from, to) in places_in(text, "ete") {
            assert_eq!(fold(&text[from..to]), "ete");
        }
        assert_eq!(places_in(text, "ete").len(), 2);
        assert_eq!(places_in(text, "").len(), 0);
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        let text = "word ".repeat(60);
        let cut = cut(text.trim(), EXCERPT);
        assert!(cut.ends_with("word…") && cut.chars().count() <= EXCERPT + 1, "{cut}");
        assert_eq!(super::cut("short", EXCERPT), "short");
    }
}
