//! A hard thought: its kind, what one would say to a friend who thought it, a fairer line.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::ThoughtCheck),
    minutes: 4,
    whom: Whom::Anyone,
    contact: false,
    choices: &[],
    next: Next::Journal,
    pages: &[
        page("thought", fields(&["thought"]), &["S0-22", "S1-12", "S1-46", "E7"]).deep(),
        page(
            "thought-kind",
            one(&[
                opt("reading-minds", &["S2-82", "S2-10", "E6"]),
                opt("telling-the-future", &["S3-69"]),
                opt("about-me", &["S0-55"]),
                opt("all-or-nothing", &["E7"]),
                opt("the-worst", &["E7"]),
                opt("burden", &["S1-11", "S1-12", "S1-20"]),
            ]),
            &["E7", "S2-44"],
        ),
        page(
            "weight",
            read(&["feeling", "protection", "gladder", "weeks", "hurt-myself"]),
            &["S1-11", "S1-18", "S1-24", "S1-34", "S0-61", "E5"],
        )
        .when(When::Answered("thought-kind", &["burden"])),
        page("friend", Kind::Long, &["E25", "S0-65", "S1-44"]),
        page(
            "fairer",
            fields_with(
                &["line"],
                &[
                    opt("only-they-know", &["S2-10", "E6"]),
                    opt("not-about-me", &["S2-22", "S3-13", "S3-24"]),
                    opt("not-whole-story", &["S2-26", "S2-45"]),
                    opt("feeling-first", &["S0-28", "S0-61"]),
                    opt("not-broken", &["S1-29"]),
                    opt("my-worth", &["S2-87", "S0-65"]),
                    opt("may-be-so", &["S2-44", "S0-63"]),
                ],
                1,
            ),
            &["E7", "S2-45"],
        ),
    ],
};
