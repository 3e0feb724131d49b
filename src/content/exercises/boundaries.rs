//! What is all right with me and what is not; saying it only where that is safe; what I do myself.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::Boundaries),
    minutes: 5,
    whom: Whom::Anyone,
    contact: false,
    choices: &[],
    next: Next::Stop,
    pages: &[
        page(
            "boundaries",
            marked(
                Marks::FineOrNot,
                &[
                    opt("quiet-days", &["S2-77", "S4-26"]),
                    opt("slow-answers", &["S4-20", "S0-16"]),
                    opt("no-reply", &["S2-77", "S2-17"]),
                    opt("late-cancel", &["S0-20", "S2-18"]),
                    opt("too-much-asked", &["S3-18", "S3-76"]),
                    opt("someone-else", &["S3-34", "S3-76"]),
                    opt("put-down", &["S2-41", "S3-18"]),
                    opt("shouted-at", &["S2-107", "S3-90"]),
                    opt("checked-on", &["S2-107", "S3-90"]),
                ],
            ),
            &["S2-11", "S2-62", "S2-114", "S2-107", "S2-108"],
        ),
        page(
            "say-or-not",
            one(&[
                opt("yes", &["S2-62", "S2-71"]),
                opt("for-myself", &["S2-114", "S2-11"]),
                opt("not-now", &["S3-28", "S2-45"]),
                opt("not-safe", &["S2-44", "S2-107"]),
            ]),
            &["S2-62", "S2-71"],
        )
        .when(When::ContactOpen),
        page("say-line", Kind::Long, &["S2-69", "S2-71", "S2-72", "S2-77", "E10"])
            .when(When::All(&[When::ContactOpen, When::Answered("say-or-not", &["yes"])])),
        page("not-safe", read(&["unsaid", "trust", "plan", "phone"]), &["S2-44", "S2-107", "S2-108"])
            .when(When::Answered("say-or-not", &["not-safe"])),
        page(
            "own-step",
            fields_with(
                &["i-will", "when"],
                &[
                    opt("leave", &["S2-107", "S0-51"]),
                    opt("other-plans", &["S0-41", "S2-60"]),
                    opt("answer-later", &["S2-48", "S2-72"]),
                    opt("not-explain", &["S0-30", "S0-49"]),
                    opt("longer-break", &["S0-34", "S3-88"]),
                    opt("talk-to-someone", &["S2-108", "S3-89"]),
                ],
                1,
            ),
            &["E21", "S2-62", "S0-63"],
        ),
    ],
};
