//! What the tables of guides and exercises are written with.

pub use crate::domain::reflection::exercise::Exercise;
pub use crate::domain::reflection::guide::{Guide, GuideId, Kind, Marks, Next, Opt, Page, When, Whom};
pub use crate::domain::situation::{Choice, Situation};
use crate::domain::sources::from;

/// A page, with the ids behind its question.
pub const fn page(id: &'static str, kind: Kind, sources: &'static [&'static str]) -> Page {
    Page::new(id, kind, sources)
}

/// An option, with the ids behind it.
pub const fn opt(id: &'static str, sources: &'static [&'static str]) -> Opt {
    Opt { id, sources: from(sources) }
}

/// One of several.
pub const fn one(options: &'static [Opt]) -> Kind {
    Kind::One(options)
}

/// Any of several, and own lines.
pub const fn several(options: &'static [Opt]) -> Kind {
    Kind::Several(options)
}

/// A mark on each of several, and own lines.
pub const fn marked(marks: Marks, options: &'static [Opt]) -> Kind {
    Kind::Marked { options, marks }
}

/// A few labelled texts.
pub const fn fields(fields: &'static [&'static str]) -> Kind {
    Kind::Fields { fields, suggestions: &[], fills: 0 }
}

/// A few labelled texts, with lines to borrow for the first ones.
pub const fn fields_with(fields: &'static [&'static str], suggestions: &'static [Opt], fills: usize) -> Kind {
    Kind::Fields { fields, suggestions, fills }
}

/// A few lines to read.
pub const fn read(lines: &'static [&'static str]) -> Kind {
    Kind::Read(lines)
}
