//! Getting ready for a talk: a quiet time, a few points, feelings and needs, listening, what stays out.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::PrepareATalk),
    minutes: 6,
    whom: Whom::Person,
    contact: true,
    choices: &[],
    next: Next::Exercise(Exercise::Settle),
    pages: &[
        page("talk-day", Kind::Day, &["S2-61", "S2-70", "S2-113", "S3-15", "S3-30", "S3-60"]),
        page(
            "talk-setting",
            fields(&["time", "place", "away", "asking"]),
            &["S2-61", "S2-70", "S3-40", "S3-52", "S3-53", "S3-72", "S2-107"],
        ),
        page("points", fields(&["first", "second", "third"]), &["S2-13", "S2-61", "S2-70", "S2-113", "S3-91"]),
        page(
            "behind-points",
            fields(&["i-see", "i-feel", "i-need", "i-would-like"]),
            &["E10", "S2-13", "S2-69", "S2-70"],
        ),
        page(
            "while-listening",
            several(&[
                opt("let-finish", &["S3-43", "S3-58", "S3-75"]),
                opt("mirror", &["S2-53", "S2-67", "S2-74", "E11"]),
                opt("open-question", &["S4-53", "S4-42"]),
                opt("no-guess", &["S2-84", "S3-56"]),
                opt("gentle-opening", &["S3-57", "S3-66"]),
                opt("breathe", &["S2-48", "S2-72"]),
                opt("value", &["S3-42", "S3-55", "S2-76"]),
                opt("differently", &["S3-17", "S3-46"]),
                opt("time-after", &["S3-32", "S3-44"]),
            ]),
            &["E11", "S2-42", "S2-67", "S3-27"],
        ),
        page(
            "leave-out",
            several(&[
                opt("blame", &["S2-70", "S2-86"]),
                opt("always-never", &["S3-77"]),
                opt("labels", &["S3-77"]),
                opt("keep-asking", &["S0-48", "S0-50", "S0-44"]),
                opt("be-right", &["S0-49"]),
                opt("answer-now", &["S3-74", "S3-44"]),
                opt("over-with", &["S3-31", "S3-73"]),
                opt("old-rows", &["S3-78"]),
                opt("in-a-panic", &["S2-79", "S2-20"]),
            ]),
            &["S2-70", "S2-86", "S2-107"],
        ),
    ],
};
