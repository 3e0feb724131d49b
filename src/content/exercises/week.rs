//! Week: a look back at one good moment, one hard one, a pattern, oneself and company, and one small thing next.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::Week),
    minutes: 6,
    whom: Whom::Me,
    contact: false,
    choices: &[],
    next: Next::Journal,
    pages: &[
        page("good-moment", Kind::Long, &["S2-09", "S2-58", "S2-103", "S2-116"]),
        page("hard-moment", Kind::Long, &["S2-09", "S2-58", "S2-116"]).deep(),
        page(
            "week-pattern",
            several(&[
                opt("round-and-round", &["S2-19"]),
                opt("waiting", &["S4-69"]),
                opt("up-and-down", &["S2-03", "S2-07"]),
                opt("then-hid", &["S4-09", "S4-16"]),
                opt("feeling-first", &["S4-10"]),
                opt("unsaid", &["S4-11"]),
                opt("on-guard", &["S2-107"]),
                opt("lighter-with", &["S2-60", "S2-100"]),
                opt("lighter-moving", &["S2-51", "S2-98"]),
            ]),
            &["S1-26", "S2-09", "S2-116", "S4-49"],
        ),
        page(
            "for-myself",
            several(&[
                opt("rested", &["S4-81"]),
                opt("moved", &["S2-98"]),
                opt("enjoyed", &["S2-97"]),
                opt("small-hello", &["S1-31", "S1-56"]),
                opt("let-pass", &["S2-59"]),
                opt("kept-limit", &["S2-11"]),
                opt("let-help", &["S2-108"]),
                opt("got-through", &["S4-23"]),
            ]),
            &["S1-56", "S4-23", "S4-80"],
        ),
        page("company", Kind::People, &["S2-40", "S2-111", "S4-79"]),
        page(
            "next-week",
            fields_with(
                &["what", "when"],
                &[
                    opt("see-someone", &["S0-64", "S2-111"]),
                    opt("walk", &["S2-98"]),
                    opt("good-at", &["S2-112"]),
                    opt("rest", &["S4-81"]),
                    opt("same-again", &["S4-23"]),
                ],
                1,
            ),
            &["S2-117", "S4-06", "E21"],
        ),
    ],
};
