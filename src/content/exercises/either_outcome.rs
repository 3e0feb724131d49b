//! Either outcome: what stays mine whether we grow closer or it ends, the first week, and who would be there.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::EitherOutcome),
    minutes: 6,
    whom: Whom::Person,
    contact: false,
    choices: &[],
    next: Next::Exercise(Exercise::Settle),
    pages: &[
        page(
            "ready-for",
            one(&[
                opt("either", &["S2-12", "S2-91"]),
                opt("hope-closer", &["S2-12", "S2-92"]),
                opt("leaning", &["S2-92"]),
                opt("not-back", &["S0-60"]),
                opt("neither", &["S2-12"]),
            ]),
            &["S2-12", "S2-91"],
        ),
        page("if-closer", fields(&["glad", "change", "keep"]), &["S0-57", "S2-33", "S2-88", "S2-91", "S2-92"])
            .when(When::ContactOpen),
        page(
            "still-have",
            several(&[
                opt("my-people", &["S0-64"]),
                opt("own-days", &["S2-97"]),
                opt("good-at", &["S2-101"]),
                opt("own-hopes", &["S2-99"]),
                opt("peace", &["S2-88"]),
                opt("calm-alone", &["S3-35", "S3-88"]),
                opt("good-memory", &["S2-09"]),
            ]),
            &["S2-40", "S2-88", "S2-91"],
        ),
        page("if-it-ends", Kind::Long, &["S0-60", "S2-91", "S4-75", "S4-76"]).deep(),
        page(
            "first-week",
            fields_with(
                &["evening", "each-day", "leave-alone"],
                &[
                    opt("with-someone", &["S0-64", "S2-60"]),
                    opt("walk", &["S2-98"]),
                    opt("enjoy", &["S2-97"]),
                    opt("write-it-out", &["S1-33"]),
                    opt("counsellor", &["S2-64", "S2-106"]),
                ],
                2,
            ),
            &["S2-64", "S2-91", "S2-108", "E16"],
        ),
        page("who-there", Kind::People, &["S2-64", "S2-106", "S3-89"]),
    ],
};
