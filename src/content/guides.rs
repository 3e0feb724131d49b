//! The five guides as data: which pages, in which order, and why each is there.
//!
//! The words are in `words/<locale>/guides/<situation>.toml`, by the same ids. Ids stay for ever:
//! stored answers are kept under them. Pages that mean the same in several guides share their id.

use crate::domain::reflection::guide::{Guide, Kind, Marks, Opt, Page, When};
use crate::domain::situation::{Choice, Situation};
use crate::domain::sources::from;

/// All guides, in the order of [`Situation::ALL`].
pub static GUIDES: [Guide; 5] = [FRIEND_PULLING_AWAY, PARTNER_PULLING_AWAY, I_PULLED_AWAY, WENT_COLD, STAY_CLOSE];

/// The guide for a situation.
#[must_use]
pub fn guide(situation: Situation) -> &'static Guide {
    match situation {
        Situation::FriendPullingAway => &GUIDES[0],
        Situation::PartnerPullingAway => &GUIDES[1],
        Situation::IPulledAway => &GUIDES[2],
        Situation::WentCold => &GUIDES[3],
        Situation::StayClose => &GUIDES[4],
    }
}

const FRIEND_PULLING_AWAY: Guide = Guide {
    situation: Situation::FriendPullingAway,
    minutes: 9,
    choices: FOUR_WAYS,
    pages: &[
        Page {
            id: "signs",
            kind: Kind::Marked {
                options: &[
                    opt("short-replies", &["S0-16"]),
                    opt("busy", &["S0-14"]),
                    opt("acts-normal", &["S0-13", "S0-01"]),
                    opt("no-follow-through", &["S0-17"]),
                    opt("cancels", &["S0-20", "S2-18"]),
                    opt("with-others", &["S0-18", "S0-04"]),
                    opt("tells-less", &["S0-19"]),
                    opt("denies", &["S0-21", "S0-05"]),
                    opt("irritated", &["S0-15"]),
                ],
                marks: Marks::SeenOrGuessed,
                own: true,
            },
            when: When::Always,
            sources: from(&["S0-28", "S2-10", "S2-82", "E6"]),
        },
        Page {
            id: "tried",
            kind: Kind::Marked {
                options: &[
                    opt("checked-in", &["S0-03", "S0-47"]),
                    opt("asked-if-wrong", &["S0-05", "S0-48", "E15"]),
                    opt("said-sorry", &["S0-05", "S0-46"]),
                    opt("sweet-messages", &["S0-45", "S0-03"]),
                    opt("asked-to-meet", &["S0-47", "S0-20"]),
                    opt("offered-help", &["S0-03"]),
                    opt("waited", &["S0-03", "S2-38"]),
                ],
                marks: Marks::OnceOrMore,
                own: true,
            },
            when: When::Always,
            sources: from(&["S0-03", "S0-29", "S2-36", "E15"]),
        },
        Page {
            id: "facts",
            kind: Kind::Fields { fields: &["happened", "story"], suggestions: &[], fills: 0 },
            when: When::Always,
            sources: from(&["S2-10", "S0-28", "S2-82", "S3-09", "E7", "E25"]),
        },
        Page {
            id: "explanations",
            kind: Kind::Fields {
                fields: &["first", "second", "not-me"],
                fills: 3,
                suggestions: &[
                    opt("other-friends", &["S0-23"]),
                    opt("stress", &["S2-23", "S4-16"]),
                    opt("no-room", &["S0-26", "S0-11"]),
                    opt("low", &["S1-21", "S4-82"]),
                    opt("no-words", &["S0-25"]),
                    opt("own-trouble", &["S3-24", "S3-13"]),
                    opt("own-pace", &["S4-20"]),
                    opt("something-i-did", &["S3-11", "S3-23"]),
                ],
            },
            when: When::Always,
            sources: from(&["S3-37", "S3-13", "S0-10", "S2-22", "S3-69", "E6"]),
        },
        Page {
            id: "need",
            kind: Kind::Several {
                options: &[
                    opt("laughing", &["S0-12", "S0-24"]),
                    opt("being-known", &["S0-12", "S0-24"]),
                    opt("being-heard", &["S0-12", "S4-28"]),
                    opt("small-things", &["S0-19", "S0-24"]),
                    opt("company", &["S0-12", "S2-60"]),
                    opt("mattering", &["S0-12", "S0-64"]),
                    opt("steadiness", &["S0-24", "S4-27"]),
                ],
                own: true,
            },
            when: When::Always,
            sources: from(&["S0-12", "S0-22", "S0-24", "S0-58", "S0-61", "S2-115"]),
        },
        FRIEND,
        HEARD,
        CHOICE,
        SPACE_LENGTH,
        OTHERS,
        Page {
            id: "if-then",
            kind: Kind::Fields {
                fields: IF_THEN,
                fills: 1,
                suggestions: &[
                    opt("late-night", &["S2-79", "S2-80"]),
                    opt("no-answer", &["S0-16", "S4-69"]),
                    opt("sees-posts", &["S0-18", "S0-53", "E16"]),
                    opt("empty-evening", &["S2-97", "S2-100"]),
                    opt("good-news", &["S0-24", "S0-40"]),
                    opt("all-my-fault", &["S0-55", "S0-61"]),
                ],
            },
            when: When::Always,
            sources: from(&["E21", "S2-59", "S2-51"]),
        },
    ],
};

const PARTNER_PULLING_AWAY: Guide = Guide {
    situation: Situation::PartnerPullingAway,
    minutes: 7,
    choices: FOUR_WAYS,
    pages: &[
        Page {
            id: "signs",
            kind: Kind::Marked {
                options: &[
                    opt("fewer-messages", &["S2-14", "S2-15"]),
                    opt("less-time", &["S2-16"]),
                    opt("left-unanswered", &["S2-17", "S2-04"]),
                    opt("cancels", &["S2-18", "S2-04"]),
                    opt("short-replies", &["S0-16"]),
                    opt("acts-normal", &["S0-13"]),
                    opt("denies", &["S0-21"]),
                    opt("keeps-happening", &["S2-03", "S2-07"]),
                ],
                marks: Marks::SeenOrGuessed,
                own: true,
            },
            when: When::Always,
            sources: from(&["S2-01", "S2-10", "S2-82", "E6"]),
        },
        Page {
            id: "needs",
            kind: Kind::Several {
                options: &[
                    opt("time-together", &["S2-06", "S2-16"]),
                    opt("warmth", &["S2-06", "S2-68"]),
                    opt("straight-answers", &["S2-06", "S2-37"]),
                    opt("being-heard", &["S2-06", "S2-42"]),
                    opt("at-ease", &["S2-42", "S2-107"]),
                    opt("respect", &["S2-06", "S2-41"]),
                    opt("shared-plans", &["S2-06", "S2-52"]),
                    opt("own-room", &["S2-40", "S2-100"]),
                ],
                own: true,
            },
            when: When::Always,
            sources: from(&["S2-05", "S2-06", "S2-40", "S2-57", "S2-115"]),
        },
        FRIEND,
        HEARD,
        CHOICE,
        SPACE_LENGTH,
        OTHERS,
        Page {
            id: "if-then",
            kind: Kind::Fields {
                fields: IF_THEN,
                fills: 1,
                suggestions: &[
                    opt("late-night", &["S2-79", "S2-80"]),
                    opt("one-word", &["S0-16", "S2-81"]),
                    opt("round-and-round", &["S2-19", "S2-51"]),
                    opt("want-to-ask-again", &["S0-48", "E15"]),
                    opt("silence-at-home", &["S2-72", "S2-78"]),
                    opt("empty-evening", &["S2-97", "S2-100"]),
                ],
            },
            when: When::Always,
            sources: from(&["E21", "S2-48", "S2-59"]),
        },
    ],
};

const I_PULLED_AWAY: Guide = Guide {
    situation: Situation::IPulledAway,
    minutes: 5,
    choices: &[Choice::TinyContact, Choice::RestFirst],
    pages: &[
        Page {
            id: "fits",
            kind: Kind::Several {
                options: &[
                    opt("unanswered", &["S1-09"]),
                    opt("calls", &["S1-08"]),
                    opt("too-tired", &["S1-14", "S1-05"]),
                    opt("burden", &["S1-11", "S1-05"]),
                    opt("harsh-thoughts", &["S1-12", "S1-05"]),
                    opt("numb", &["S1-13", "S1-05"]),
                    opt("want-and-hide", &["S1-15", "S1-07"]),
                    opt("fall-apart", &["S1-16", "S1-07"]),
                    opt("help-is-hard", &["S1-17", "S1-07"]),
                ],
                own: true,
            },
            when: When::Always,
            sources: from(&["S1-01", "S1-02", "S1-05", "S1-25"]),
        },
        Page {
            id: "behind",
            kind: Kind::Several {
                options: &[
                    opt("fear", &["S1-19", "S1-06"]),
                    opt("shame", &["S1-20", "S1-06"]),
                    opt("worn-out", &["S1-21", "S1-06"]),
                    opt("control", &["S1-22", "S1-06"]),
                    opt("being-seen", &["S4-18"]),
                    opt("too-much-on", &["S4-16", "S4-17"]),
                    opt("long-ago", &["S4-19"]),
                    opt("habit", &["S4-21"]),
                ],
                own: true,
            },
            when: When::Always,
            sources: from(&["S1-06", "S1-18", "S1-24", "S1-27", "S4-09", "S4-10"]),
        },
        Page { id: "friend", kind: Kind::Long, when: When::Always, sources: from(&["E25", "S1-20", "S1-44", "S0-65"]) },
        HEARD,
        Page {
            id: "choice",
            kind: Kind::Choice,
            when: When::Always,
            sources: from(&["S1-28", "S1-31", "S1-45", "S1-56", "S4-06", "S4-81"]),
        },
        Page {
            id: "others",
            kind: Kind::People,
            when: When::Always,
            sources: from(&["E2", "E5", "S4-07", "S4-33", "S4-50"]),
        },
        Page {
            id: "if-then",
            kind: Kind::Fields {
                fields: IF_THEN,
                fills: 1,
                suggestions: &[
                    opt("message-comes", &["S1-09", "S1-14"]),
                    opt("phone-rings", &["S1-08"]),
                    opt("feel-a-burden", &["S1-11", "E5"]),
                    opt("alone-all-day", &["S1-10", "S1-15"]),
                    opt("cancel-again", &["S4-09", "S4-21"]),
                    opt("no-words", &["S1-36", "S1-45"]),
                ],
            },
            when: When::Always,
            sources: from(&["E21", "S1-31", "S4-09", "S4-49"]),
        },
    ],
};

const WENT_COLD: Guide = Guide {
    situation: Situation::WentCold,
    minutes: 7,
    choices: FOUR_WAYS,
    pages: &[
        Page {
            id: "happened",
            kind: Kind::Long,
            when: When::Always,
            sources: from(&["S3-09", "S3-36", "S3-28", "E24"]),
        },
        Page {
            id: "parts",
            kind: Kind::One(PARTS),
            when: When::Always,
            sources: from(&["S3-10", "S3-11", "S3-14", "S3-29"]),
        },
        Page {
            id: "drifted-or-hurt",
            kind: Kind::One(DRIFTED_OR_HURT),
            when: When::Always,
            sources: from(&["S3-23", "S3-20", "S3-36", "E1", "E8"]),
        },
        HEARD,
        CHOICE,
        SPACE_LENGTH,
        Page {
            id: "others",
            kind: Kind::People,
            when: When::Always,
            sources: from(&["E2", "S3-89", "S0-07", "S4-12"]),
        },
        Page {
            id: "if-then",
            kind: Kind::Fields {
                fields: IF_THEN,
                fills: 1,
                suggestions: &[
                    opt("long-message", &["S4-65", "S4-51"]),
                    opt("rush-it", &["S3-31", "S3-74"]),
                    opt("want-to-explain", &["S0-49", "S3-59"]),
                    opt("no-reply", &["S3-81", "S3-92"]),
                    opt("short-reply", &["S4-20", "S4-68"]),
                    opt("meet-by-chance", &["S3-56", "S3-58"]),
                ],
            },
            when: When::Always,
            sources: from(&["E21", "S3-45", "S3-91", "S3-92"]),
        },
    ],
};

const PARTS: &[Opt] = &[
    opt("mostly-mine", &["S3-03", "S3-12"]),
    opt("mostly-theirs", &["S3-10", "S3-02"]),
    opt("shared", &["S3-10", "S3-11"]),
    opt("not-sure", &["S3-04", "S3-13"]),
];

const DRIFTED_OR_HURT: &[Opt] = &[
    opt("drifted", &["S3-07", "S3-05", "E1"]),
    opt("hurt", &["S3-02", "S3-03", "E8"]),
    opt("not-sure", &["S3-04", "S3-69"]),
];

const STAY_CLOSE: Guide = Guide {
    situation: Situation::StayClose,
    minutes: 4,
    choices: &[Choice::Rhythm, Choice::Elsewhere],
    pages: &[
        Page {
            id: "energy",
            kind: Kind::People,
            when: When::Always,
            sources: from(&["S4-12", "S4-33", "S4-79", "S0-64"]),
        },
        Page {
            id: "matters",
            kind: Kind::Long,
            when: When::Always,
            sources: from(&["S4-08", "S4-44", "S4-87", "S4-88"]),
        },
        HEARD,
        Page {
            id: "choice",
            kind: Kind::Choice,
            when: When::Always,
            sources: from(&["S4-32", "S4-46", "S4-90", "S2-111", "S4-43"]),
        },
        Page {
            id: "if-then",
            kind: Kind::Fields {
                fields: IF_THEN,
                fills: 1,
                suggestions: &[
                    opt("think-of-them", &["S4-84", "S4-63"]),
                    opt("see-a-thing", &["S4-85"]),
                    opt("sunday", &["S4-83", "S4-46"]),
                    opt("their-big-day", &["S4-88", "S4-62"]),
                    opt("waiting-for-the-moment", &["S4-71", "S4-86"]),
                    opt("been-a-while", &["S4-52", "S4-66"]),
                ],
            },
            when: When::Always,
            sources: from(&["E21", "S4-83", "S4-84", "S4-90"]),
        },
    ],
};

/// The four equal ways (K1).
const FOUR_WAYS: &[Choice] = &[Choice::GiveSpace, Choice::OneMessage, Choice::Elsewhere, Choice::LetGo];

const FRIEND: Page =
    Page { id: "friend", kind: Kind::Long, when: When::Always, sources: from(&["E25", "S0-65", "S1-44"]) };

const HEARD: Page =
    Page { id: "heard", kind: Kind::Heard, when: When::Always, sources: from(&["S2-10", "S2-45", "E6"]) };

const CHOICE: Page = Page {
    id: "choice",
    kind: Kind::Choice,
    when: When::Always,
    sources: from(&["S0-38", "S0-60", "S2-12", "S2-31", "S2-45", "S2-66", "S3-20", "E6", "E17"]),
};

const SPACE_LENGTH: Page = Page {
    id: "space-length",
    kind: Kind::SpaceLength,
    when: When::Chose(Choice::GiveSpace),
    sources: from(&["S0-33", "S2-47", "S2-109", "S3-94", "E18"]),
};

const OTHERS: Page = Page {
    id: "others",
    kind: Kind::People,
    when: When::Always,
    sources: from(&["S0-07", "S0-08", "S0-39", "S0-40", "S2-111", "E1", "E5"]),
};

/// The two halves of an if-then plan (E21).
const IF_THEN: &[&str] = &["if", "then"];

const fn opt(id: &'static str, sources: &'static [&'static str]) -> Opt {
    Opt { id, sources: from(sources) }
}
