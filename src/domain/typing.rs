//! Undo and redo while a text is written, by words rather than letters. Held in memory only; what must outlive the page
//! is kept as versions.

/// Steps that can be taken back.
const MOST: usize = 200;

/// A text with what it was before, and what was taken back.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Typing {
    now: String,
    past: Vec<String>,
    future: Vec<String>,
}

impl Typing {
    /// A text as it was opened.
    #[must_use]
    pub const fn of(text: String) -> Self {
        Self { now: text, past: Vec::new(), future: Vec::new() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.now
    }

    /// The text has become this. Letters of one word are one step.
    pub fn typed(&mut self, text: String) {
        if text == self.now {
            return;
        }
        if self.past.is_empty() || !goes_on(&self.now, &text) {
            self.past.push(self.now.clone());
            if self.past.len() > MOST {
                self.past.remove(0);
            }
        }
        self.future = Vec::new();
        self.now = text;
    }

    /// One step back; `false` where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.now, before));
        true
    }

    /// What was taken back comes again; `false` where there is nothing.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.now, after));
        true
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether something was taken back.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// Whether a change is one more letter of the same word.
fn goes_on(before: &str, after: &str) -> bool {
    let start = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let (old, new) = (&before[start..], &after[start..]);
    let added = new.strip_suffix(old).unwrap_or_default();
    let mut letters = added.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => !letter.is_whitespace() && !before[..start].ends_with(char::is_whitespace) && start > 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(text: &str) -> Typing {
        let mut typing = Typing::default();
        let mut so_far = String::new();
        for letter in text.chars() {
            so_far.push(letter);
            typing.typed(so_far.clone());
        }
        typing
    }

    #[test]
    fn a_word_is_one_step() {
        let mut typing = write("Hi Zoë you");
        assert!(typing.undo());
        assert!(["Hi Zoë ", "Hi Zoë"].contains(&typing.text()), "{}", typing.text());
        while typing.undo() {}
        assert_eq!(typing.text(), "");
        while typing.redo() {}
        assert_eq!((typing.text(), typing.can_undo(), typing.can_redo()), ("Hi Zoë you", true, false));
    }

    #[test]
    fn what_replaces_much_is_a_step_of_its_own_and_ends_redo() {
        let mut typing = write("You never call");
        typing.typed("I miss you".into());
        assert!(typing.undo());
        assert_eq!(typing.text(), "You never call");
        typing.typed("You never calls".into());
        assert!(!typing.redo());
    }

    #[test]
    fn steps_are_few() {
        let mut typing = Typing::default();
        for step in 0..1000 {
            typing.typed(step.to_string());
        }
        let mut steps = 0;
        while typing.undo() {
            steps += 1;
        }
        assert_eq!(steps, MOST);
    }
}
