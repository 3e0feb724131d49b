//! Tables of people: what Google's and Outlook's address books give as CSV (RFC 4180, and what they make of it).

use super::card::{Part, Remark, Row};
use super::draft::{Draft, PLAIN};
use super::letters::{self, Letters};
use super::{FileError, LARGEST, MOST_CARDS};

/// Reads the rows of a table. The first line tells what is in which column.
///
/// # Errors
/// [`FileError`] when nothing of it is read.
pub fn read(bytes: &[u8]) -> Result<Vec<Row>, FileError> {
    if bytes.len() > LARGEST {
        return Err(FileError::TooLarge);
    }
    let (text, is_guessed) = letters::decode(&letters::without_mark(bytes), Letters::Utf8);
    let mut table = Table::of(&text);
    let columns: Vec<Column> = table.next().unwrap_or_default().iter().map(|heading| Column::of(heading)).collect();
    if !columns.iter().any(|column| matches!(column, Column::Name | Column::Piece(_))) {
        return Err(FileError::NoCards);
    }
    let mut rows = Vec::new();
    for fields in table.filter(|fields| fields.iter().any(|field| !field.trim().is_empty())) {
        if rows.len() == MOST_CARDS {
            return Err(FileError::TooMany);
        }
        let mut draft = Draft::default();
        if is_guessed && !fields.iter().all(|field| field.is_ascii()) {
            draft.remark(Remark::Guessed);
        }
        fill(&mut draft, &columns, &fields);
        let (result, notes) = draft.finish();
        rows.push(Row { number: rows.len() + 1, result, notes });
    }
    Ok(rows)
}

fn fill(draft: &mut Draft, columns: &[Column], fields: &[String]) {
    let mut label = "";
    for (at, field) in fields.iter().enumerate().filter(|(_, field)| !field.trim().is_empty()) {
        // Google puts several values into one field.
        let values = field.split(":::");
        match columns.get(at) {
            None => draft.remark(Remark::Junk),
            Some(Column::Name) => draft.card.name.clone_from(field),
            Some(&Column::Piece(piece)) => draft.pieces[piece].clone_from(field),
            Some(Column::Nickname) => draft.nickname(field),
            Some(Column::Organisation) => draft.organisation.clone_from(field),
            Some(&Column::Phone(rank)) => values.for_each(|value| draft.phone(rank, value)),
            Some(Column::Email) => values.for_each(|value| draft.email(PLAIN, value)),
            // Outlook writes 0/0/00 for none.
            Some(&Column::Day(_)) if !field.contains(|letter| matches!(letter, '1'..='9')) => {}
            Some(&Column::Day(part)) => draft.day(part, "", field),
            Some(Column::EventLabel) => label = field,
            Some(Column::Event) if label == "Anniversary" => draft.day(Part::Anniversary, "", field),
            Some(Column::Event) => draft.day(Part::Date, label, field),
            Some(Column::Groups) => values.flat_map(|value| value.split(';')).for_each(|name| draft.group(name)),
            Some(Column::Note) => draft.note(field),
            Some(&Column::Left(part)) => draft.remark(Remark::Aside(part)),
            Some(Column::Technical) => {}
        }
    }
}

/// What stands in a column.
enum Column {
    /// The whole name.
    Name,
    /// A piece of it: title, first, further, last, suffix.
    Piece(usize),
    Nickname,
    Organisation,
    /// A number, and its rank.
    Phone(u8),
    Email,
    /// The birthday or the anniversary.
    Day(Part),
    /// What the next [`Column::Event`] is called.
    EventLabel,
    Event,
    Groups,
    Note,
    /// Has no place here.
    Left(Part),
    /// Says something of another column, or nothing.
    Technical,
}

impl Column {
    fn of(heading: &str) -> Self {
        let heading = heading.trim().to_ascii_lowercase();
        match &*heading {
            "name" | "display name" => Self::Name,
            "name prefix" | "title" => Self::Piece(0),
            "given name" | "first name" => Self::Piece(1),
            "additional name" | "middle name" => Self::Piece(2),
            "family name" | "last name" => Self::Piece(3),
            "name suffix" | "suffix" => Self::Piece(4),
            "nickname" => Self::Nickname,
            "organization 1 - name" | "organization name" | "company" => Self::Organisation,
            "mobile phone" => Self::Phone(1),
            "birthday" => Self::Day(Part::Birthday),
            "anniversary" => Self::Day(Part::Anniversary),
            "group membership" | "labels" | "categories" => Self::Groups,
            "notes" => Self::Note,
            "photo" => Self::Left(Part::Photo),
            "file as" | "initials" | "gender" | "language" | "priority" | "private" | "sensitivity" => Self::Technical,
            other => Self::numbered(other),
        }
    }

    /// Headings with a number in them, or with one of many kinds of phone.
    fn numbered(heading: &str) -> Self {
        let starts = |word: &str| heading.starts_with(word);
        let ends = |words: &[&str]| words.iter().any(|word| heading.ends_with(word));
        let is_label = ends(&[" - type", " - label"]);
        // Somebody else's number.
        let is_theirs = !starts("assistant") && !starts("company");
        let is_phone = ends(&["phone", "phone 2"]) || (starts("phone") && ends(&[" - value"]));
        if starts("event") && is_label {
            Self::EventLabel
        } else if starts("event") {
            Self::Event
        } else if is_label || ends(&["e-mail type", "display name"]) {
            Self::Technical
        } else if starts("e-mail") && ends(&["address", " - value"]) {
            Self::Email
        } else if is_phone && is_theirs {
            Self::Phone(PLAIN)
        } else {
            Self::Left(Part::Other)
        }
    }
}

/// The lines of a table.
struct Table<'a> {
    rest: &'a str,
    separator: char,
}

impl<'a> Table<'a> {
    fn of(text: &'a str) -> Self {
        // Excel's way to say what parts the fields.
        let said = text.strip_prefix("sep=").and_then(|rest| rest.find('\n').map(|end| &rest[end + 1..]));
        let rest = said.unwrap_or(text);
        let first = rest.lines().next().unwrap_or_default();
        let mut separator = ',';
        for other in [';', '\t'] {
            if first.matches(other).count() > first.matches(separator).count() {
                separator = other;
            }
        }
        Self { rest, separator }
    }

    /// The fields of the next line and how long it is; `None` where a quote is opened that nothing closes.
    fn fields(&self, with_quotes: bool) -> Option<(Vec<String>, usize)> {
        let mut fields = vec![String::new()];
        let mut is_quoted = false;
        let mut is_start = true;
        let mut letters = self.rest.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let last = fields.len() - 1;
            let was_start = std::mem::take(&mut is_start);
            match letter {
                '"' if is_quoted && letters.next_if(|&(_, next)| next == '"').is_some() => fields[last].push('"'),
                '"' if is_quoted || (was_start && with_quotes) => is_quoted = !is_quoted,
                '\r' | '\n' if !is_quoted => return Some((fields, at + 1)),
                _ if letter == self.separator && !is_quoted => {
                    fields.push(String::new());
                    is_start = true;
                }
                _ => fields[last].push(letter),
            }
        }
        (!is_quoted).then_some((fields, self.rest.len()))
    }
}

impl Iterator for Table<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        // A quote without an end must not swallow the people after it: there it is a letter like any other.
        let (fields, length) = self.fields(true).or_else(|| self.fields(false))?;
        self.rest = &self.rest[length..];
        Some(fields)
    }
}
