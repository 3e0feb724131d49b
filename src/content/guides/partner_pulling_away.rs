//! A partner is pulling away: what I saw, the loop we are in, what I need, what is all right with me, and what I choose.
//!
//! Where contact is closed (P1), nothing here speaks of talking to them, of a shared loop or of growing closer.

use super::shared::*;
use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Situation(Situation::PartnerPullingAway),
    minutes: 12,
    whom: Whom::Person,
    contact: false,
    choices: FOUR_WAYS,
    next: Next::Stop,
    pages: &[
        page(
            "signs",
            marked(
                Marks::SeenOrGuessed,
                &[
                    opt("fewer-messages", &["S2-14", "S2-15"]),
                    opt("less-time", &["S2-16"]),
                    opt("left-unanswered", &["S2-17", "S2-04"]),
                    opt("cancels", &["S2-18", "S2-04"]),
                    opt("short-replies", &["S0-16"]),
                    opt("acts-normal", &["S0-13"]),
                    opt("denies", &["S0-21"]),
                    opt("irritated", &["S0-15"]),
                    opt("keeps-happening", &["S2-03", "S2-07"]),
                ],
            ),
            &["S2-01", "S2-10", "S2-30", "S2-44", "S2-82", "E6"],
        ),
        page(
            "pressures",
            several(&[
                opt("stress", &["S2-23", "S4-16"]),
                opt("work", &["S2-23", "S3-24"]),
                opt("health", &["S2-21"]),
                opt("family", &["S2-21", "S3-24"]),
                opt("own-struggle", &["S2-21", "S3-24"]),
                opt("went-wrong", &["S2-28"]),
                opt("bigger-step", &["S2-24"]),
                opt("doubts", &["S2-25", "S2-27"]),
                opt("phase", &["S2-26"]),
            ]),
            &["S2-19", "S2-22", "S2-29", "S2-35", "S2-81", "E6"],
        )
        .when(When::ContactOpen),
        page(
            "loop",
            fields_with(
                &["when-quiet", "they-then", "i-then"],
                &[
                    opt("ask-more", &["S0-48", "E15"]),
                    opt("write-more", &["S2-80", "S2-85"]),
                    opt("fill-silence", &["S2-78"]),
                    opt("worry-shows", &["S2-20", "S2-79"]),
                    opt("blame", &["S2-86"]),
                    opt("go-quiet", &["S3-70", "E14"]),
                ],
                1,
            ),
            &["S0-27", "S2-07", "S2-34", "S2-36", "S2-38", "S2-39", "S2-43", "E14"],
        )
        .when(When::ContactOpen),
        page(
            "needs",
            marked(
                Marks::MetPartlyUnmet,
                &[
                    opt("time-together", &["S2-06", "S2-16"]),
                    opt("warmth", &["S2-06", "S2-68"]),
                    opt("straight-answers", &["S2-06", "S2-37"]),
                    opt("being-heard", &["S2-06", "S2-42"]),
                    opt("at-ease", &["S2-42", "S2-107"]),
                    opt("respect", &["S2-06", "S2-41"]),
                    opt("shared-plans", &["S2-06", "S2-16"]),
                    opt("own-room", &["S2-40", "S2-100"]),
                ],
            ),
            &["S2-06", "S2-40", "S2-57", "S2-115"],
        ),
        page(
            "good-for-me",
            several(&[
                opt("myself", &["S2-05", "S2-42"]),
                opt("kind", &["S2-41", "S2-46"]),
                opt("good-days", &["S2-09", "S2-05"]),
                opt("cared-for", &["S2-06", "S2-46"]),
                opt("was-good", &["S2-05", "S2-90"]),
                opt("what-could-be", &["S2-46", "S2-05"]),
                opt("lonely-beside", &["S2-09", "S2-16"]),
                opt("smaller", &["S2-32", "S2-87"]),
                opt("on-guard", &["S2-107"]),
            ]),
            &["S2-02", "S2-05", "S2-32", "S2-46", "S2-104", "S2-107"],
        ),
        page("safe-first", read(&["no-fault", "lines", "phone", "alone", "no-talk"]), &["S2-107", "S2-108"])
            .when(When::Answered("good-for-me", &["smaller", "on-guard"])),
        page(
            "boundaries",
            marked(
                Marks::FineOrNot,
                &[
                    opt("quiet-days", &["S2-77", "S2-11"]),
                    opt("no-reply", &["S2-77", "S2-17"]),
                    opt("short-answers", &["S0-16", "S2-11"]),
                    opt("evenings-apart", &["S2-11", "S2-16"]),
                    opt("late-cancel", &["S2-18", "S2-11"]),
                    opt("no-talk-yet", &["S2-11", "S2-38"]),
                    opt("on-and-off", &["S2-03", "S2-11"]),
                    opt("snapped-at", &["S0-15", "S2-41"]),
                ],
            ),
            &["S2-11", "S2-41", "S2-62", "S2-71", "S2-77", "S2-114", "S3-34"],
        )
        .when(When::ContactOpen),
        page("observer", Kind::Long, &["E24", "E25", "S2-45", "S2-41"]).deep().when(When::ContactOpen),
        FRIEND,
        page(
            "either-outcome",
            fields_with(
                &["still-mine", "closer", "ends"],
                &[
                    opt("my-people", &["S2-60", "S2-100"]),
                    opt("what-i-do-well", &["S2-63", "S2-101"]),
                    opt("things-i-love", &["S2-50", "S2-97"]),
                    opt("own-plans", &["S2-56", "S2-99"]),
                    opt("peace", &["S3-35", "S3-88"]),
                ],
                1,
            ),
            &["S2-12", "S2-64", "S2-88", "S2-90", "S2-91", "S2-92", "S2-106"],
        )
        .when(When::ContactOpen),
        HEARD,
        CHOICE,
        SPACE_LENGTH,
        OTHERS,
        page(
            "if-then",
            fields_with(
                IF_THEN,
                &[
                    opt("late-night", &["S2-79", "S2-80"]),
                    opt("one-word", &["S0-16", "S2-81"]),
                    opt("round-and-round", &["S2-19", "S2-51"]),
                    opt("want-to-ask-again", &["S0-48", "E15"]),
                    opt("silence-at-home", &["S2-72", "S2-78"]),
                    opt("they-talk", &["S2-53", "S2-67", "S2-84"]),
                    opt("my-worth", &["S2-63", "S2-87"]),
                    opt("empty-evening", &["S2-97", "S2-100"]),
                ],
                1,
            ),
            &["E21", "S2-48", "S2-51", "S2-59", "S2-96", "S2-98"],
        ),
    ],
};
