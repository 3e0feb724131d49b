//! Reading cards, leniently: address books take liberties, and a person must not get lost over one.

use super::property::Property;
use super::{ANNIVERSARY_LABEL, KNOWN_LABEL};
use crate::exchange::card::{Card, Part, Remark, Row, Unread};
use crate::exchange::draft::{Draft, PLAIN};
use crate::exchange::{FileError, LARGEST, MOST_CARDS, letters, lines};

/// Longest line, unfolded, in bytes; a longer one is left aside.
const LONGEST: usize = 1 << 20;

/// Reads the cards of a file in their order. Each gives a row, and so does a text that stands between them.
///
/// # Errors
/// [`FileError`] when nothing of it is read.
pub fn read(bytes: &[u8]) -> Result<Vec<Row>, FileError> {
    if bytes.len() > LARGEST {
        return Err(FileError::TooLarge);
    }
    let bytes = letters::without_mark(bytes);
    let mut reader = Reader::default();
    let mut rest = &*bytes;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.strip_prefix(b"\r\n").or(after.get(1..)).unwrap_or_default();
        // Files put together from several have a mark within.
        reader.line(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line))?;
    }
    reader.close_all();
    if reader.cards == 0 { Err(FileError::NoCards) } else { Ok(reader.rows) }
}

#[derive(Default)]
struct Reader {
    rows: Vec<Row>,
    cards: usize,
    /// The cards that have not ended; one within another comes after it.
    open: Vec<Open>,
    /// The line that may still go on.
    held: Vec<u8>,
    is_quoted: bool,
    is_binary: bool,
    is_long: bool,
    /// Whether the text between two cards has its row.
    is_between: bool,
}

impl Reader {
    fn line(&mut self, line: &[u8]) -> Result<(), FileError> {
        let is_indented = line.starts_with(b" ") || line.starts_with(b"\t");
        let goes_on = is_indented && !self.held.is_empty();
        if !goes_on && line.trim_ascii().eq_ignore_ascii_case(b"BEGIN:VCARD") {
            return self.begin();
        }
        if !goes_on && line.trim_ascii().eq_ignore_ascii_case(b"END:VCARD") {
            self.end();
        } else if self.open.is_empty() {
            self.between(line);
        } else if self.is_quoted && self.held.ends_with(b"=") {
            self.held.pop();
            self.hold(line);
        } else if goes_on {
            // 2.1 folds where there is a blank, later versions anywhere, with a blank of their own.
            let is_old = self.open.last().is_some_and(|open| open.is_old);
            self.hold(if is_old { line } else { &line[1..] });
        } else if line.is_empty() {
            // Ends a picture in 2.1.
            self.is_binary = false;
        } else if self.is_binary && !line.contains(&b':') {
            self.hold(line);
        } else {
            return self.start(line);
        }
        Ok(())
    }

    fn start(&mut self, line: &[u8]) -> Result<(), FileError> {
        self.settle();
        let colon = line.iter().position(|&byte| byte == b':').unwrap_or(line.len());
        let head = line[..colon].to_ascii_uppercase();
        let has = |word: &[u8]| head.windows(word.len()).any(|one| one == word);
        self.is_quoted = has(b"QUOTED-PRINTABLE");
        self.is_binary = has(b"BASE64") || has(b"ENCODING=B");
        self.hold(line);
        // The agent's card may begin on the same line.
        let value = line.get(colon + 1..).unwrap_or_default().trim_ascii();
        if head.starts_with(b"AGENT") && value.eq_ignore_ascii_case(b"BEGIN:VCARD") {
            self.held.truncate(colon + 1);
            return self.begin();
        }
        Ok(())
    }

    fn hold(&mut self, line: &[u8]) {
        self.is_long |= self.held.len() + line.len() > LONGEST;
        if !self.is_long {
            self.held.extend_from_slice(line);
        }
    }

    /// The line that was held is whole.
    fn settle(&mut self) {
        let line = std::mem::take(&mut self.held);
        let is_long = std::mem::take(&mut self.is_long);
        (self.is_quoted, self.is_binary) = (false, false);
        let Some(open) = self.open.last_mut() else { return };
        open.has_agent = false;
        match Property::parse(&line) {
            Some(property) if !is_long || property.name == "PHOTO" => open.take(&property),
            _ if is_long => open.draft.remark(Remark::TooLong(Part::Other)),
            None if !line.trim_ascii().is_empty() => open.draft.remark(Remark::Junk),
            _ => {}
        }
    }

    fn begin(&mut self) -> Result<(), FileError> {
        self.settle();
        let is_inside = self.open.last().is_some_and(|open| open.has_agent);
        if !is_inside {
            self.close_all();
        }
        self.cards += 1;
        self.is_between = false;
        if self.cards > MOST_CARDS {
            return Err(FileError::TooMany);
        }
        let mut open = Open { row: self.rows.len(), ..Open::default() };
        if is_inside {
            open.draft.remark(Remark::Inside);
        }
        self.open.push(open);
        self.row(Unread::NoName);
        Ok(())
    }

    fn row(&mut self, why: Unread) {
        self.rows.push(Row { number: self.rows.len() + 1, result: Err(why), notes: Vec::new() });
    }

    fn end(&mut self) {
        self.settle();
        if let Some(open) = self.open.pop() {
            let row = &mut self.rows[open.row];
            (row.result, row.notes) = open.finish();
        }
    }

    /// Ends the cards that have no end of their own.
    fn close_all(&mut self) {
        self.settle();
        while let Some(open) = self.open.last_mut() {
            open.draft.remark(Remark::NoEnd);
            self.end();
        }
    }

    fn between(&mut self, line: &[u8]) {
        let is_blank = line.iter().all(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control());
        if !is_blank && !self.is_between {
            self.is_between = true;
            self.row(Unread::NotACard);
        }
    }
}

/// A card that has not ended.
#[derive(Default)]
struct Open {
    row: usize,
    draft: Draft,
    is_old: bool,
    /// Whether the last line announced the card of an agent.
    has_agent: bool,
    /// Days whose label may come later, and labels, by what ties them together.
    days: Vec<(String, String)>,
    labels: Vec<(String, String)>,
}

impl Open {
    fn take(&mut self, property: &Property) {
        if !property.is_filled() {
            self.has_agent = property.name == "AGENT";
            return;
        }
        match &*property.name {
            "PHOTO" | "LOGO" => self.draft.remark(Remark::Aside(Part::Photo)),
            // How a name is spoken, in letters.
            "SOUND" if property.says("X-IRMC-N") => {}
            "SOUND" => self.draft.remark(Remark::Aside(Part::Sound)),
            "PRODID" | "REV" | "SORT-STRING" | "X-IRMC-LUID" => {}
            "DEATHDATE" => self.draft.remark(Remark::Died),
            _ => {
                let (text, note) = property.text();
                note.into_iter().for_each(|note| self.draft.remark(note));
                if let Some(text) = text {
                    self.text(property, &text);
                }
            }
        }
    }

    fn text(&mut self, property: &Property, text: &str) {
        let plain = lines::unescape(text);
        let draft = &mut self.draft;
        match &*property.name {
            "VERSION" => self.is_old = text == "2.1",
            "FN" if draft.card.name.is_empty() => draft.card.name = plain,
            "N" => self.pieces(text),
            "NICKNAME" | "X-NICKNAME" => {
                lines::split(text, ',').iter().for_each(|name| draft.nickname(name));
            }
            "ORG" => draft.organisation = lines::split(text, ';').swap_remove(0),
            "TEL" => draft.phone(property.rank(PLAIN), &plain),
            "EMAIL" => draft.email(property.rank(PLAIN), &plain),
            "BDAY" => draft.day(Part::Birthday, "", &day(property, &plain)),
            "X-ABDATE" => self.days.push((property.group.clone(), day(property, &plain))),
            "X-ABLABEL" => self.labels.push((property.group.clone(), plain)),
            "X-ANDROID-CUSTOM" => self.android(text),
            "CATEGORIES" => lines::split(text, ',').iter().for_each(|name| draft.group(name)),
            "UID" => draft.uid(&plain),
            "NOTE" => draft.note(&plain),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => draft.is_group |= plain.eq_ignore_ascii_case("group"),
            // Also X-ANNIVERSARY, X-EVOLUTION-ANNIVERSARY, X-MS-ANNIVERSARY, X-KADDRESSBOOK-X-ANNIVERSARY.
            name if name.ends_with("ANNIVERSARY") => draft.day(Part::Anniversary, "", &day(property, &plain)),
            _ => draft.remark(Remark::Aside(Part::Other)),
        }
    }

    /// Family name, first name, further ones, title, suffix.
    fn pieces(&mut self, text: &str) {
        let mut fields = lines::split(text, ';').into_iter();
        for place in [3, 1, 2, 0, 4] {
            let field = fields.next().unwrap_or_default();
            // A comma parts several names from version 3.0 on.
            self.draft.pieces[place] = if self.is_old { field } else { field.replace(',', " ") };
        }
    }

    /// What Android has no property for: a kind, then up to fifteen fields.
    fn android(&mut self, text: &str) {
        let fields = lines::split(text, ';');
        let field = |at: usize| fields.get(at).map_or("", String::as_str);
        match field(0).rsplit('/').next() {
            Some("nickname") => self.draft.nickname(field(1)),
            Some("contact_event") => match field(2) {
                "1" => self.draft.day(Part::Anniversary, "", field(1)),
                "3" => self.draft.day(Part::Birthday, "", field(1)),
                _ => self.draft.day(Part::Date, field(3), field(1)),
            },
            _ => self.draft.remark(Remark::Aside(Part::Other)),
        }
    }

    fn finish(mut self) -> (Result<Card, Unread>, Vec<Remark>) {
        for (group, day) in std::mem::take(&mut self.days) {
            let label = self.labels.iter().find(|(one, _)| *one == group).map_or("", |(_, label)| label);
            if label == ANNIVERSARY_LABEL && self.draft.card.anniversary.is_none() {
                self.draft.day(Part::Anniversary, "", &day);
            } else {
                let known = label.strip_prefix(KNOWN_LABEL.0).and_then(|rest| rest.strip_suffix(KNOWN_LABEL.1));
                self.draft.day(Part::Date, known.unwrap_or(label), &day);
            }
        }
        self.draft.finish()
    }
}

/// A day, without the year that only stands in for none.
fn day(property: &Property, text: &str) -> String {
    let rest = property.param("X-APPLE-OMIT-YEAR").and_then(|year| text.strip_prefix(year));
    rest.map_or_else(|| text.to_owned(), |rest| ["--", rest.trim_start_matches('-')].concat())
}
