//! Own goals: something to want that depends on nobody else, and its smallest step.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::OwnGoals),
    minutes: 5,
    whom: Whom::Me,
    contact: false,
    choices: &[],
    next: Next::Walk,
    pages: &[
        page(
            "put-aside",
            several(&[
                opt("loved", &["S2-50"]),
                opt("fun", &["S2-97"]),
                opt("moving", &["S2-98"]),
                opt("people", &["S2-100"]),
                opt("learning", &["S2-101"]),
                opt("rest", &["S4-81"]),
                opt("own-plan", &["S2-99"]),
            ]),
            &["S2-40", "S2-50", "S4-34"],
        ),
        page(
            "own-goal",
            fields_with(
                &["goal", "reason"],
                &[
                    opt("take-up", &["S2-50"]),
                    opt("learn", &["S2-101"]),
                    opt("outdoors", &["S2-98"]),
                    opt("weekly", &["S2-100", "S2-111"]),
                    opt("finish", &["S2-99"]),
                    opt("sleep", &["S4-81"]),
                ],
                1,
            ),
            &["S2-56", "S2-99"],
        ),
        page(
            "still-yours",
            one(&[opt("mine", &["S2-99"]), opt("partly", &["S2-99"]), opt("about-someone", &["S2-56"])]),
            &["S2-40", "S2-56", "S2-99"],
        ),
        page("more-mine", Kind::Long, &["S2-40", "S2-99", "S3-34"])
            .when(When::Answered("still-yours", &["partly", "about-someone"])),
        page(
            "goal-start",
            fields_with(
                &["step", "when"],
                &[
                    opt("today", &["S4-06"]),
                    opt("find-things", &["S2-50"]),
                    opt("ten-minutes", &["S1-45"]),
                    opt("with-someone", &["S2-100"]),
                ],
                1,
            ),
            &["S1-45", "S2-50", "E21"],
        ),
    ],
};
