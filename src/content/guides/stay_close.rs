//! The guide for somebody whose people are close, and who wants it to stay so.

use super::shared::*;
use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Situation(Situation::StayClose),
    minutes: 5,
    whom: Whom::Person,
    contact: false,
    choices: &[Choice::Rhythm, Choice::Elsewhere],
    next: Next::Stop,
    pages: &[
        page("energy", Kind::People, &["S0-64", "S4-12", "S4-33", "S4-48", "S4-72", "S4-79"]),
        page(
            "in-touch",
            several(&[
                opt("messages", &["S4-08", "S4-89"]),
                opt("voice-notes", &["S4-08", "S4-54"]),
                opt("calls", &["S4-08", "S4-43"]),
                opt("in-person", &["S4-08", "S4-54"]),
                opt("deep", &["S4-08", "S4-54"]),
                opt("light", &["S4-08", "S4-54"]),
                opt("feelings", &["S4-08", "S4-89"]),
                opt("everyday", &["S4-08", "S4-89"]),
                opt("seldom-and-long", &["S4-26"]),
            ]),
            &["S4-08", "S4-30", "S4-43", "S4-54", "S4-89"],
        )
        .when(When::ContactOpen),
        page("matters", Kind::Long, &["S4-28", "S4-42", "S4-44", "S4-88"]),
        page(
            "shared",
            fields_with(
                &["both", "pass-on"],
                &[
                    opt("music", &["S4-47"]),
                    opt("book-or-show", &["S4-47"]),
                    opt("hobby", &["S4-47"]),
                    opt("old-joke", &["S4-40"]),
                ],
                1,
            ),
            &["S3-19", "S4-47", "S4-85", "S4-87"],
        )
        .when(When::ContactOpen),
        page(
            "dates",
            fields_with(
                &["what", "when"],
                &[
                    opt("birthday", &["S4-44", "S4-88"]),
                    opt("exam", &["S4-55", "S4-88"]),
                    opt("new-job", &["S4-62", "S4-88"]),
                    opt("move", &["S4-44", "S4-88"]),
                    opt("hard-day", &["S4-55", "S4-88"]),
                ],
                1,
            ),
            &["S4-44", "S4-55", "S4-88"],
        )
        .when(When::ContactOpen),
        HEARD,
        page("choice", Kind::Choice, &["S4-32", "S4-46", "S4-83"]),
        page(
            "others-need-none",
            read(&["few", "most", "small", "own-line", "pace"]),
            &["S0-31", "S4-20", "S4-22", "S4-26", "S4-32", "S4-33", "S4-38", "S4-84", "S4-90", "E20"],
        )
        .when(When::Chose(Choice::Rhythm)),
        page(
            "this-week",
            fields_with(
                &["what", "when"],
                &[
                    opt("walk", &["S4-39"]),
                    opt("film", &["S2-60", "S4-39"]),
                    opt("table", &["S2-60", "S2-111"]),
                    opt("call", &["S4-43", "S4-86"]),
                    opt("line", &["S4-84"]),
                ],
                1,
            ),
            &["S2-60", "S2-111", "S4-39", "S4-71", "S4-86"],
        ),
        page(
            "if-then",
            fields_with(
                IF_THEN,
                &[
                    opt("think-of-them", &["S4-63", "S4-84"]),
                    opt("see-a-thing", &["S4-85"]),
                    opt("sunday", &["S4-46", "S4-83"]),
                    opt("their-big-day", &["S4-55", "S4-88"]),
                    opt("waiting-for-the-moment", &["S4-71", "S4-86"]),
                    opt("been-a-while", &["S4-52", "S4-66"]),
                    opt("slow-reply", &["S4-45", "S4-69"]),
                    opt("slipping", &["S4-04", "S4-70"]),
                ],
                1,
            ),
            &["E21", "S4-84"],
        ),
    ],
};
