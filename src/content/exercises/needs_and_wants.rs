//! Needs, met or not, and wants; where else one could be met; what to ask for plainly.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::NeedsAndWants),
    minutes: 5,
    whom: Whom::Anyone,
    contact: false,
    choices: &[],
    next: Next::People,
    pages: &[
        page(
            "needs",
            marked(
                Marks::MetPartlyUnmet,
                &[
                    opt("being-heard", &["S2-06", "S4-28"]),
                    opt("warmth", &["S2-06", "S2-68"]),
                    opt("straight-answers", &["S2-06", "S2-37"]),
                    opt("safe", &["S2-42", "S2-107"]),
                    opt("respect", &["S2-41", "S3-18"]),
                    opt("steadiness", &["S4-27", "S4-31"]),
                    opt("company", &["S0-12", "S2-60"]),
                    opt("laughing", &["S0-12", "S0-24"]),
                    opt("own-room", &["S2-40", "S2-100"]),
                ],
            ),
            &["S2-06", "S2-57", "S2-115", "S0-12", "S0-24", "S2-107"],
        ),
        page("wants", Kind::Long, &["S2-06", "S2-57"]),
        page(
            "how-it-is",
            one(&[
                opt("good", &["S2-06", "S4-12"]),
                opt("in-parts", &["S2-06", "S2-46"]),
                opt("not-good", &["S2-05", "S3-90", "S3-88"]),
                opt("cannot-tell", &["S2-46", "S3-28"]),
            ]),
            &["S2-05", "S2-06", "S2-46", "S2-108"],
        ),
        page(
            "met-elsewhere",
            several(&[
                opt("have-already", &["S0-39", "S3-89"]),
                opt("could-grow", &["S0-07", "S0-40"]),
                opt("group", &["S0-09", "S0-42"]),
                opt("on-my-own", &["S2-50", "S2-97"]),
                opt("trained", &["S1-34", "S2-108"]),
                opt("myself", &["S0-65", "S4-81"]),
            ]),
            &["S0-12", "S0-58", "S2-40"],
        ),
        page("plain-ask", Kind::Long, &["E5", "S2-69", "S4-56"]),
    ],
};
