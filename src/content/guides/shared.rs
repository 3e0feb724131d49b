//! The pages and lists that several guides share. Their words stand in each guide's own file.
//!
//! A guide whose words say more than this on such a page writes the page itself, with its own sources.

use crate::content::pages::*;

/// The answers so far, given back.
pub const HEARD: Page = page("heard", Kind::Heard, &["S2-10", "S2-45", "E6"]);

/// The four ways, none preselected (K1).
pub const CHOICE: Page =
    page("choice", Kind::Choice, &["S0-38", "S0-60", "S2-12", "S2-31", "S2-45", "S2-66", "S3-20", "E6", "E17"]);

/// How long to give space. Its words say what the time is for, and that a time they named comes first.
pub const SPACE_LENGTH: Page = page("space-length", Kind::SpaceLength, &["S0-33", "S2-47", "S2-109", "S3-94", "E18"])
    .when(When::Chose(Choice::GiveSpace));

/// Other people, nearer. Its words lend an invitation for the coming days and speak of a plan a week.
pub const OTHERS: Page = page("others", Kind::People, &["S0-07", "S0-08", "S0-39", "S0-40", "S2-111", "E1", "E5"]);

/// What one would say to a friend in the same place.
pub const FRIEND: Page = page("friend", Kind::Long, &["E25", "S0-65", "S1-44"]);

/// The two halves of an if-then plan (E21).
pub const IF_THEN: &[&str] = &["if", "then"];

/// The four equal ways (K1).
pub const FOUR_WAYS: &[Choice] = &[Choice::GiveSpace, Choice::OneMessage, Choice::Elsewhere, Choice::LetGo];
