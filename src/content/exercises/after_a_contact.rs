//! After a contact: what happened, what I read into it, another reading, how I feel, next time.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::AfterAContact),
    minutes: 4,
    whom: Whom::Anyone,
    contact: false,
    choices: &[],
    next: Next::Journal,
    pages: &[
        page("happened", Kind::Long, &["S3-09", "S2-10"]),
        page("read-into", Kind::Long, &["S2-10", "S0-28", "S4-68", "S4-69"]).deep(),
        page(
            "another-reading",
            fields_with(
                &["another"],
                &[
                    opt("busy", &["S2-23", "S4-16"]),
                    opt("own-pace", &["S4-20"]),
                    opt("not-about-me", &["S2-22", "S3-13", "S3-24"]),
                    opt("no-words", &["S2-28"]),
                    opt("wary", &["S4-03", "S4-14"]),
                    opt("some-room", &["S0-11", "S0-26"]),
                    opt("read-right", &["S2-44"]),
                ],
                1,
            ),
            &["E6", "S3-37", "S2-82", "S3-69"],
        ),
        page(
            "feel-now",
            several(&[
                opt("lighter", &["S4-80"]),
                opt("hopeful", &["S4-80"]),
                opt("sad", &["S4-80"]),
                opt("unsettled", &["S2-01", "S2-20"]),
                opt("hurt", &["S3-02", "S4-80"]),
                opt("angry", &["S4-80"]),
                opt("not-enough", &["S0-22", "S0-61"]),
                opt("numb", &["S1-13"]),
                opt("frightened", &["S2-107"]),
            ]),
            &["S4-80", "S4-81"],
        ),
        page("frightened", read(&["listen", "owe", "help", "phone"]), &["S2-44", "S2-107", "S2-108"])
            .when(When::Answered("feel-now", &["frightened"])),
        page(
            "next-time",
            fields_with(
                &["one-thing"],
                &[
                    opt("let-rest", &["S2-78", "S2-59"]),
                    opt("ask-and-listen", &["S4-42", "S4-28"]),
                    opt("keep-light", &["S2-83", "S2-52"]),
                    opt("calm-first", &["S2-48", "S2-79"]),
                    opt("their-pace", &["S4-26", "S4-45"]),
                    opt("others", &["S0-64", "S2-60"]),
                    opt("no-next-time", &["S0-60", "S3-88"]),
                ],
                1,
            ),
            &["S2-45", "S2-117", "S4-23"],
        ),
    ],
};
