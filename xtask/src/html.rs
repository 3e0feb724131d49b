//! Just enough HTML: escaping, placeholders, and the addresses a page names.

use crate::Outcome;

/// Text as it stands in an element or between double quotes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// Puts `content` where the page says `<!-- ebb:NAME -->`.
///
/// # Errors
/// When the page does not hold that comment exactly once.
pub fn fill(page: &str, name: &str, content: &str) -> Outcome<String> {
    replace_once(page, &format!("<!-- ebb:{name} -->"), content)
}

/// Replaces the one place where `old` stands.
///
/// # Errors
/// When it stands nowhere or more than once.
pub fn replace_once(page: &str, old: &str, new: &str) -> Outcome<String> {
    match page.matches(old).count() {
        1 => Ok(page.replacen(old, new, 1)),
        count => Err(format!("index.html must hold '{old}' once, and holds it {count} times.")),
    }
}

/// Every tag of the page with this name, as it stands there: `<link rel="…">`.
#[must_use]
pub fn tags<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("<{name}");
    page.match_indices(&open)
        .filter_map(|(at, _)| {
            let rest = &page[at..];
            let after = rest[open.len()..].chars().next()?;
            let end = rest.find('>')?;
            (after.is_whitespace() || after == '>').then(|| &rest[..=end])
        })
        .collect()
}

/// The value of an attribute of a tag.
#[must_use]
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let rest = &tag[start..];
    rest.find('"').map(|end| &rest[..end])
}

/// Every address a page names in `href` and `src`.
#[must_use]
pub fn addresses(page: &str) -> Vec<&str> {
    ["a", "link", "script", "img", "base"]
        .iter()
        .flat_map(|name| tags(page, name))
        .filter_map(|tag| attribute(tag, "href").or_else(|| attribute(tag, "src")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_tags_and_their_attributes() {
        let page = "<link rel=\"icon\" href=\"a.svg\"><a class=\"x\"\n href=\"b\">b</a><abbr>c</abbr>";
        assert_eq!(tags(page, "a").len(), 1);
        assert_eq!(attribute(tags(page, "link")[0], "href"), Some("a.svg"));
        assert_eq!(addresses(page), ["b", "a.svg"]);
    }

    #[test]
    fn a_missing_placeholder_is_said() {
        assert!(fill("<p></p>", "policy", "x").unwrap_err().contains("ebb:policy"));
        assert_eq!(fill("a<!-- ebb:policy -->b", "policy", "x").unwrap(), "axb");
    }

    #[test]
    fn text_cannot_leave_its_place() {
        assert_eq!(escape("<a href=\"b\">&"), "&lt;a href=&quot;b&quot;&gt;&amp;");
    }
}
