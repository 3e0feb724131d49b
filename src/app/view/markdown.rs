//! Lines of somebody's own in a Markdown file.

/// A line that Markdown shows as it was written: whatever would begin a block, a link, an image or
/// markup gets a backslash. As few as possible, for those who read the text as it is.
pub(super) fn escape(line: &str, out: &mut String) {
    let bytes = line.as_bytes();
    let blanks = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let mark = block_mark(bytes, blanks);
    for (at, letter) in line.char_indices() {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        let is_mark = match letter {
            '\\' | '`' | '*' | '_' | '[' | '~' => true,
            '<' => next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'),
            _ => mark == Some(at),
        };
        if is_mark {
            out.push('\\');
        }
        out.push(match letter {
            // Four plain blanks at the start would make it code.
            ' ' | '\t' if at < blanks => '\u{a0}',
            // A lone carriage return would end the line.
            '\r' => ' ',
            other => other,
        });
    }
}

/// Where a line holds the sign that would make a heading, a list, a quotation, a rule or a table of
/// it, looking behind its first blanks.
fn block_mark(line: &[u8], blanks: usize) -> Option<usize> {
    let digits = line.iter().skip(blanks).take_while(|byte| byte.is_ascii_digit()).count();
    let at = blanks + digits;
    let next = line.get(at + 1).copied().unwrap_or(b' ');
    let stands_alone = matches!(next, b' ' | b'\t' | b'\r');
    let is_mark = match (line.get(at)?, digits) {
        (b'.' | b')', 1..) => stands_alone,
        (b'#' | b'>' | b'=' | b'|', 0) => true,
        (b'-' | b'+', 0) => stands_alone || matches!(next, b'-' | b':' | b'|'),
        (b':', 0) => next == b'-',
        _ => false,
    };
    is_mark.then_some(at)
}
