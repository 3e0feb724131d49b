//! Strengths: three things I am good at, what a friend would add, and one to do this week.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::Strengths),
    minutes: 4,
    whom: Whom::Me,
    contact: false,
    choices: &[],
    next: Next::Journal,
    pages: &[
        page(
            "good-at",
            fields_with(
                &["first", "second", "third"],
                &[
                    opt("listen", &["S4-28"]),
                    opt("make", &["S2-101"]),
                    opt("learn", &["S2-101"]),
                    opt("move", &["S2-63", "S2-101"]),
                    opt("notice", &["S4-44"]),
                    opt("reliable", &["S4-31"]),
                ],
                3,
            ),
            &["S0-65", "S2-63", "S2-87", "S2-101"],
        ),
        page("when-it-showed", Kind::Long, &["S0-65", "S2-101"]),
        page("friend", Kind::Long, &["S0-65", "E25"]),
        page("feel-valued", Kind::People, &["S0-64"]),
        page(
            "one-this-week",
            fields_with(
                &["what", "when"],
                &[
                    opt("ten-minutes", &["S1-45", "S2-63"]),
                    opt("once-a-week", &["S2-112"]),
                    opt("something-new", &["S2-101"]),
                    opt("movement", &["S2-63", "S2-101"]),
                    opt("with-someone", &["S0-64"]),
                ],
                1,
            ),
            &["S2-63", "S2-112", "E21"],
        ),
    ],
};
