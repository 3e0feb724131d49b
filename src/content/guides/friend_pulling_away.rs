//! A friend is pushing me away: what I saw, what I tried, what else it could be, what I need, and what I choose.

use super::shared::*;
use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Situation(Situation::FriendPullingAway),
    minutes: 9,
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
                    opt("short-replies", &["S0-16"]),
                    opt("busy", &["S0-14"]),
                    opt("acts-normal", &["S0-13", "S0-01"]),
                    opt("no-follow-through", &["S0-17"]),
                    opt("cancels", &["S0-20", "S2-18"]),
                    opt("with-others", &["S0-18", "S0-04"]),
                    opt("tells-less", &["S0-19", "S0-04"]),
                    opt("denies", &["S0-21", "S0-05"]),
                    opt("irritated", &["S0-15"]),
                ],
            ),
            &["S0-28", "S2-10", "S2-44", "S2-82", "E6"],
        ),
        page(
            "tried",
            marked(
                Marks::OnceOrMore,
                &[
                    opt("checked-in", &["S0-03", "S0-47"]),
                    opt("asked-if-wrong", &["S0-05", "S0-48", "E15"]),
                    opt("said-sorry", &["S0-05", "S0-46"]),
                    opt("sweet-messages", &["S0-45", "S0-03"]),
                    opt("asked-to-meet", &["S0-47", "S0-20"]),
                    opt("offered-help", &["S0-03"]),
                    opt("waited", &["S0-03", "S2-38"]),
                ],
            ),
            &["S0-03", "S0-27", "S0-29", "S0-31", "S2-36", "E15"],
        ),
        page(
            "facts",
            fields(&["happened", "story"]),
            &["S2-10", "S0-28", "S0-30", "S0-49", "S0-55", "S0-61", "S2-82", "S3-09", "E7", "E25"],
        ),
        page(
            "explanations",
            fields_with(
                &["first", "second", "not-me"],
                &[
                    opt("other-friends", &["S0-23", "S0-06"]),
                    opt("not-noticed", &["S0-02", "S0-23"]),
                    opt("stress", &["S2-23", "S4-16"]),
                    opt("no-room", &["S0-26", "S0-11"]),
                    opt("low", &["S1-21", "S4-82"]),
                    opt("no-words", &["S0-25"]),
                    opt("own-trouble", &["S3-24", "S3-13"]),
                    opt("own-pace", &["S4-20"]),
                    opt("something-i-did", &["S3-11", "S3-23"]),
                ],
                3,
            ),
            &["S3-37", "S3-13", "S0-10", "S0-36", "S0-43", "S0-53", "S2-22", "S2-81", "S3-69", "E6"],
        ),
        page(
            "need",
            several(&[
                opt("laughing", &["S0-12", "S0-24"]),
                opt("being-known", &["S0-12", "S0-24"]),
                opt("being-heard", &["S0-12", "S4-28"]),
                opt("small-things", &["S0-19", "S0-24"]),
                opt("company", &["S0-12", "S2-60"]),
                opt("mattering", &["S0-12", "S0-64"]),
                opt("steadiness", &["S0-24", "S4-27"]),
            ]),
            &["S0-12", "S0-22", "S0-24", "S0-54", "S0-58", "S2-40", "S2-115"],
        ),
        FRIEND,
        HEARD,
        page(
            "choice",
            Kind::Choice,
            &[
                "S0-32", "S0-34", "S0-35", "S0-37", "S0-38", "S0-57", "S0-59", "S0-60", "S0-62", "S0-63", "S2-12",
                "S2-43", "S2-45", "S2-66", "S3-20", "E6",
            ],
        ),
        SPACE_LENGTH,
        page(
            "others",
            Kind::People,
            &[
                "S0-07", "S0-08", "S0-09", "S0-39", "S0-40", "S0-41", "S0-42", "S0-54", "S0-64", "S0-66", "S2-111",
                "E1", "E5",
            ],
        ),
        page(
            "if-then",
            fields_with(
                IF_THEN,
                &[
                    opt("late-night", &["S2-79", "S2-80"]),
                    opt("no-answer", &["S0-16", "S4-69"]),
                    opt("ask-why", &["S0-44", "S0-48", "S0-50"]),
                    opt("sees-posts", &["S0-18", "S0-04"]),
                    opt("look-it-up", &["S0-43", "S0-53"]),
                    opt("empty-evening", &["S2-97", "S2-100"]),
                    opt("good-news", &["S0-24", "S0-40"]),
                    opt("all-my-fault", &["S0-55", "S0-61"]),
                ],
                1,
            ),
            &["E21", "S0-51", "S0-52", "S0-56", "S2-51", "S2-59"],
        ),
    ],
};
