//! The guide for a friendship that went cold, or broke, and is wanted back.
//!
//! Where contact is closed, the pages that sort blame, or weigh, prepare or await contact, stay away.

use super::shared::*;
use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Situation(Situation::WentCold),
    minutes: 10,
    whom: Whom::Person,
    contact: false,
    choices: FOUR_WAYS,
    next: Next::Stop,
    pages: &[
        page("happened", Kind::Long, &["S3-01", "S3-09", "S3-21", "S3-28", "S3-36", "E24"]),
        page(
            "parts",
            one(&[
                opt("mostly-mine", &["S3-03", "S3-10"]),
                opt("mostly-theirs", &["S3-02", "S3-10"]),
                opt("shared", &["S3-10"]),
                opt("not-sure", &["S3-04", "S3-10"]),
            ]),
            &["S3-10", "S3-36"],
        ),
        page(
            "part-list",
            marked(
                Marks::MineTheirsShared,
                &[
                    opt("sharp-words", &["S3-02", "S3-03"]),
                    opt("silence", &["S3-21", "S4-03"]),
                    opt("little-time", &["S3-05", "S3-25"]),
                    opt("broken-trust", &["S3-07", "S3-26"]),
                    opt("not-listening", &["S3-58", "S3-75"]),
                    opt("guessing", &["S3-69", "E6"]),
                    opt("grudge", &["S3-70"]),
                    opt("growing-apart", &["S3-07", "S3-26"]),
                ],
            ),
            &["S3-10", "S3-36"],
        )
        .when(When::ContactOpen),
        page(
            "hurt-them",
            several(&[
                opt("less-time", &["S3-05", "S3-25"]),
                opt("not-there", &["S4-03"]),
                opt("sharp", &["S3-02", "S3-03"]),
                opt("not-heard", &["S3-43", "S3-75"]),
                opt("went-quiet", &["S4-03", "E18"]),
                opt("broke-trust", &["S3-07", "S3-26"]),
                opt("assumed", &["S3-13", "S3-69"]),
                opt("nothing-seen", &["S3-04"]),
            ]),
            &["S3-02", "S3-11"],
        )
        .when(When::ContactOpen),
        page(
            "explanations",
            fields_with(
                &["first", "second", "not-me"],
                &[
                    opt("own-trouble", &["S3-13", "S3-24"]),
                    opt("stress", &["S2-23", "S4-16"]),
                    opt("lives-moved", &["S3-26", "S4-76"]),
                    opt("wary", &["S4-03", "S4-13", "S4-14"]),
                    opt("own-pace", &["S4-20"]),
                    opt("ashamed", &["S2-28"]),
                    opt("no-room", &["S0-11", "S0-26"]),
                    opt("something-i-did", &["S3-11", "S3-23"]),
                ],
                3,
            ),
            &["S3-13", "S3-23", "S3-24", "S3-37", "S3-56", "S3-69", "E6"],
        )
        .when(When::ContactOpen),
        page(
            "ready",
            one(&[
                opt("own", &["S3-12", "S3-14", "S3-38"]),
                opt("forgive", &["S3-14", "S3-38", "E19"]),
                opt("both", &["S3-10", "S3-14"]),
                opt("not-yet", &["S3-28", "S3-29"]),
                opt("need-not", &["S3-26", "E19"]),
            ]),
            &["S3-14", "S3-29", "S3-38", "E19"],
        )
        .when(When::ContactOpen),
        page(
            "worth",
            one(&[
                opt("worth", &["S3-01", "S3-20"]),
                opt("both-wish", &["S3-15", "S3-70"]),
                opt("changed", &["S3-17", "S3-46"]),
                opt("too-much", &["S3-18", "S3-76", "S3-90"]),
                opt("ended", &["S3-26", "S3-85", "S3-86"]),
                opt("open", &["S3-28", "S4-75", "S4-76"]),
            ]),
            &["S3-18", "S3-20", "S3-34", "S3-35", "S3-88", "S3-90"],
        )
        .when(When::ContactOpen),
        page(
            "drifted-or-hurt",
            one(&[opt("drifted", &["S3-07"]), opt("hurt", &["S3-02", "S3-03"]), opt("not-sure", &["S3-04"])]),
            &["S3-23", "S3-36"],
        ),
        page(
            "apology",
            fields(&["did", "effect", "from-now"]),
            &["S3-12", "S3-16", "S3-39", "S3-50", "S3-51", "S3-59", "S3-71", "S3-77", "S3-91", "E8"],
        )
        .when(When::All(&[When::ContactOpen, When::Answered("drifted-or-hurt", &["hurt"])])),
        page(
            "channel",
            one(&[
                opt("call", &["S3-40", "E3"]),
                opt("message", &["S3-53", "S3-63"]),
                opt("letter", &["S3-06", "S3-41", "S3-54", "S3-64"]),
                opt("in-person", &["S3-40", "S3-47", "S3-52"]),
            ]),
            &["S3-22", "S3-42", "S3-53", "S3-55", "S3-60", "S3-72"],
        )
        .when(When::ContactOpen),
        page(
            "wait",
            one(&[
                opt("1w", &["S3-44"]),
                opt("2w", &["S3-32", "S3-44"]),
                opt("1m", &["S3-33", "S3-92"]),
                opt("3m", &["S3-81", "S3-92"]),
            ]),
            &["S3-08", "S3-32", "S3-33", "S3-44", "S3-45", "S3-48", "S3-81", "S3-92", "S3-93", "S3-94"],
        )
        .when(When::ContactOpen),
        HEARD,
        CHOICE,
        SPACE_LENGTH,
        page("others", Kind::People, &["S3-89", "S4-12", "E2"]),
        page(
            "if-then",
            fields_with(
                IF_THEN,
                &[
                    opt("long-message", &["S4-51", "S4-65"]),
                    opt("rush-it", &["S3-31", "S3-73"]),
                    opt("want-to-explain", &["S0-49"]),
                    opt("no-reply", &["S3-81", "S3-92"]),
                    opt("short-reply", &["S4-20", "S4-68"]),
                    opt("meet-by-chance", &["S3-31", "S3-74"]),
                    opt("their-side", &["S3-43", "S3-58", "S3-75"]),
                    opt("old-row", &["S3-78"]),
                    opt("decided-not-to", &["S2-59"]),
                ],
                1,
            ),
            &["E21"],
        ),
    ],
};
