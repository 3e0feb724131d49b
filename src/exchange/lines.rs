//! Lines as cards and calendars have them: escaped, folded at 75 bytes, ended by CRLF (RFC 5545, section 3.1;
//! RFC 6350, sections 3.2 and 3.4; RFC 2426, section 5).

/// Longest line, in bytes, its end not counted.
const LONGEST: usize = 75;

/// Writes a line, folded where it is long. No letter is ever split.
pub fn push(out: &mut String, parts: &[&str]) {
    let mut length = 0;
    for letter in parts.iter().flat_map(|part| part.chars()) {
        if length + letter.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        length += letter.len_utf8();
        out.push(letter);
    }
    out.push_str("\r\n");
}

/// A text as a value. What would end a line becomes `\n`, in Unicode's eyes too: some readers split there. Other
/// control characters are not allowed and fall away.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            _ if letter.is_control() && letter != '\t' => {}
            _ => out.push(letter),
        }
    }
    out
}

/// A value as text.
pub fn unescape(value: &str) -> String {
    fields(value, None).pop().unwrap_or_default()
}

/// The fields of a value, apart at each of these letters that is not escaped.
pub fn split(value: &str, at: char) -> Vec<String> {
    fields(value, Some(at))
}

fn fields(value: &str, at: Option<char>) -> Vec<String> {
    let mut fields = Vec::new();
    let mut field = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => field.push('\n'),
                Some(escaped @ ('\\' | ';' | ',' | ':')) => field.push(escaped),
                Some(other) => field.extend(['\\', other]),
                None => field.push('\\'),
            },
            _ if Some(letter) == at => fields.push(std::mem::take(&mut field)),
            _ => field.push(letter),
        }
    }
    fields.push(field);
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_75_bytes_is_whole_and_a_longer_one_is_folded() {
        let mut out = String::new();
        push(&mut out, &["x".repeat(75).as_str()]);
        assert_eq!(out.len(), 77);
        out.clear();
        push(&mut out, &["NOTE:", "é".repeat(60).as_str()]);
        let lines: Vec<&str> = out.split_terminator("\r\n").collect();
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [75, 51]);
    }

    #[test]
    fn an_escaped_text_reads_back() {
        for text in ["a;b,c\\d", "two\nlines", "\\n", "", "C:\\new"] {
            assert_eq!(unescape(&escape(text)), text);
        }
        assert_eq!(escape("a\r\nb\rc\u{2028}d\u{7}\t"), "a\\nb\\nc\\nd\t");
        assert_eq!(split("Berg;An\\;na;;x\\", ';'), ["Berg", "An;na", "", "x\\"]);
    }
}
