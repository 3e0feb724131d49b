//! An apology: what I did, its effect, what I'll do now; listening first; a check of the lines; a night's rest.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::Apology),
    minutes: 6,
    whom: Whom::Person,
    contact: true,
    choices: &[],
    next: Next::Stop,
    pages: &[
        page(
            "sorry-why",
            one(&[
                opt("my-act", &["S3-03", "S3-12"]),
                opt("my-part", &["S3-02", "S3-10", "S3-11"]),
                opt("end-silence", &["S3-16", "S3-74"]),
                opt("for-what", &["S0-05", "S0-46"]),
                opt("uneasy", &["S2-107", "S3-90"]),
            ]),
            &["S3-14", "S3-16", "S3-29"],
        ),
        page(
            "not-owed",
            read(&["no-wrong", "no-name", "was-hurt", "fear", "stop"]),
            &["S0-55", "S3-50", "S2-107", "S2-108"],
        )
        .when(When::Answered("sorry-why", &["my-part", "end-silence", "for-what", "uneasy"])),
        page(
            "own-up",
            fields(&["did", "effect", "from-now"]),
            &["E8", "S3-12", "S3-39", "S3-50", "S3-51", "S3-59", "S3-71", "S4-51"],
        )
        .deep(),
        page(
            "listen-first",
            one(&[
                opt("gladly", &["S3-43", "S3-58"]),
                opt("told-me", &["S3-43"]),
                opt("short-now", &["E9", "S4-51"]),
                opt("rather-not", &["S3-56", "S4-26"]),
            ]),
            &["E9", "S3-43"],
        ),
        page(
            "check-lines",
            several(&[
                opt("names-it", &["S3-50", "E8"]),
                opt("no-but", &["S0-49", "E8"]),
                opt("no-if", &["E8"]),
                opt("about-me", &["S3-59", "S3-77", "S2-86"]),
                opt("short", &["S4-51", "S4-65"]),
                opt("no-forgiveness", &["E8", "S3-80"]),
                opt("free", &["S3-44", "S2-80"]),
                opt("can-keep", &["S3-12", "S4-25"]),
            ]),
            &["E8", "S3-91", "S3-80"],
        ),
        page(
            "rest-overnight",
            read(&["morning", "no-hurry", "once", "time", "unsent"]),
            &["S3-28", "S3-31", "S3-32", "S3-44", "S3-73", "S3-92", "S2-59", "S4-25"],
        ),
    ],
};
