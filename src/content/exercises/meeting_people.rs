//! Meeting people: ways of meeting new ones, the smallest first step, and a day for it.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::MeetingPeople),
    minutes: 4,
    whom: Whom::Me,
    contact: false,
    choices: &[],
    next: Next::Stop,
    pages: &[
        page(
            "more-of",
            several(&[
                opt("easy-company", &["S0-58"]),
                opt("laughing", &["S0-58"]),
                opt("good-talk", &["S0-58"]),
                opt("same-taste", &["S4-47"]),
                opt("going-out", &["S2-97"]),
                opt("welcome", &["S0-64"]),
            ]),
            &["S0-09", "S0-58", "S0-62"],
        ),
        page(
            "ways",
            several(&[
                opt("class", &["S0-42", "S2-97"]),
                opt("walk-group", &["S0-42", "S2-98"]),
                opt("volunteering", &["S0-42"]),
                opt("neighbour", &["S0-40", "S0-42"]),
                opt("old-acquaintance", &["S0-07"]),
                opt("interest", &["S4-47"]),
                opt("same-place", &["S0-42", "S4-90"]),
                opt("through-others", &["S0-42"]),
                opt("online", &["S0-42"]),
            ]),
            &["S0-09", "S0-42", "S4-90"],
        ),
        page(
            "meeting-first-step",
            fields_with(
                &["step"],
                &[
                    opt("look-up", &["S0-42"]),
                    opt("noticeboard", &["S0-42"]),
                    opt("hello-neighbour", &["S0-42", "S1-45"]),
                    opt("ask-around", &["S0-09"]),
                    opt("go-once", &["S1-45", "S2-97"]),
                    opt("together", &["S2-60"]),
                    opt("old-hello", &["S4-37"]),
                ],
                1,
            ),
            &["S0-42", "S1-45", "S4-71"],
        ),
        page("meeting-day", Kind::Day, &["S4-86", "E21"]),
        page(
            "if-then",
            fields_with(
                &["if", "then"],
                &[
                    opt("at-the-door", &["S4-18"]),
                    opt("reserved", &["S4-68"]),
                    opt("too-tired", &["S1-21"]),
                    opt("comparing", &["S0-54"]),
                ],
                1,
            ),
            &["S4-18", "E21"],
        ),
    ],
};
