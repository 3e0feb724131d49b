//! My pattern of withdrawing: what comes before, what it gives and costs, the first sign, what to say instead.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::MyPattern),
    minutes: 6,
    whom: Whom::Me,
    contact: false,
    choices: &[],
    next: Next::Stop,
    pages: &[
        page(
            "comes-before",
            several(&[
                opt("draining-week", &["S4-16", "S1-21"]),
                opt("hard-message", &["S1-14"]),
                opt("worry", &["S4-17"]),
                opt("coming-closer", &["S4-18"]),
                opt("being-judged", &["S1-19"]),
                opt("too-much-asked", &["S1-21", "S3-76"]),
                opt("like-before", &["S4-19"]),
                opt("no-reason", &["S4-21"]),
                opt("not-safe", &["S2-107"]),
            ]),
            &["S4-09", "S4-49", "S1-24", "S1-26", "E14"],
        ),
        page(
            "set-off-by",
            several(&[
                opt("fear", &["S1-19", "S1-06"]),
                opt("shame", &["S1-20", "S1-06"]),
                opt("exhausted", &["S1-21", "S1-06"]),
                opt("burden", &["S1-11", "S1-05"]),
                opt("numb", &["S1-13", "S1-05"]),
                opt("control", &["S1-22", "S1-06"]),
                opt("fall-apart", &["S1-16", "S1-07"]),
                opt("being-seen", &["S4-18"]),
                opt("giving-up", &["S1-17", "S1-07"]),
            ]),
            &["S1-06", "S1-25", "S1-27", "S4-10", "S4-82"],
        ),
        page(
            "then-i",
            several(&[
                opt("phone-rings", &["S1-08"]),
                opt("leave-unread", &["S1-09", "S1-02"]),
                opt("one-word", &["S0-16"]),
                opt("only-busy", &["S0-14"]),
                opt("cancel", &["S0-20"]),
                opt("act-normal", &["S0-13"]),
                opt("wish-and-hide", &["S1-10", "S1-15"]),
            ]),
            &["S1-02", "S1-03", "S1-40"],
        ),
        page("gives-and-costs", fields(&["gives", "costs"]), &["S1-18", "S1-03", "S1-34", "S1-48", "S4-82"]).deep(),
        page("first-sign", Kind::Long, &["S4-09", "S2-30", "S4-49"]),
        page(
            "say-instead",
            fields_with(
                &["line"],
                &[
                    opt("heart", &["S1-31", "S1-36", "S1-38"]),
                    opt("hard-and-matter", &["S1-32", "S1-37", "S1-39"]),
                    opt("quiet-days", &["S4-56"]),
                    opt("half-an-hour", &["S1-45", "S4-56"]),
                    opt("ask-again", &["S4-56"]),
                    opt("been-away", &["S4-35", "S4-57"]),
                ],
                1,
            ),
            &["S4-11", "S4-56", "S1-45", "E18"],
        ),
    ],
};
