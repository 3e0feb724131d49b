//! The guide for somebody who has been pushing people away.
//!
//! The easy things come first. With little energy, or none named, the pages that look closer stay away.

use super::shared::*;
use crate::content::pages::*;

/// There is room for a closer look today.
const ENOUGH: When = When::Answered("energy-today", &["some", "good"]);

pub static GUIDE: Guide = Guide {
    id: GuideId::Situation(Situation::IPulledAway),
    minutes: 9,
    whom: Whom::Person,
    contact: false,
    choices: &[Choice::TinyContact, Choice::RestFirst],
    next: Next::Stop,
    pages: &[
        page(
            "fits",
            several(&[
                opt("unanswered", &["S1-09", "S1-02"]),
                opt("calls", &["S1-08", "S1-02"]),
                opt("too-tired", &["S1-14", "S1-05"]),
                opt("burden", &["S1-11", "S1-05"]),
                opt("harsh-thoughts", &["S1-12", "S1-05"]),
                opt("numb", &["S1-13", "S1-05"]),
                opt("want-and-hide", &["S1-15", "S1-03", "S1-10"]),
                opt("fall-apart", &["S1-16", "S1-07"]),
                opt("help-is-hard", &["S1-17", "S1-07"]),
            ]),
            &["S1-01", "S1-02", "S1-05", "S1-25", "S1-26"],
        ),
        page(
            "energy-today",
            one(&[opt("low", &["S1-14", "S1-45"]), opt("some", &["S4-06", "S1-45"]), opt("good", &["S4-36"])]),
            &["S1-28", "S4-34", "S4-80", "E26"],
        ),
        page(
            "behind",
            several(&[
                opt("fear", &["S1-19", "S1-06"]),
                opt("shame", &["S1-20", "S1-06"]),
                opt("worn-out", &["S1-21", "S1-06"]),
                opt("control", &["S1-22", "S1-06"]),
                opt("being-seen", &["S4-18"]),
                opt("too-much-on", &["S4-16", "S4-17"]),
                opt("long-ago", &["S4-19"]),
                opt("habit", &["S4-21"]),
            ]),
            &["S1-06", "S1-18", "S1-23", "S1-24", "S1-27", "S1-40", "S1-44"],
        ),
        page(
            "tug",
            one(&[
                opt("contact", &["S1-07", "S1-15", "S1-10", "S1-36"]),
                opt("comfort", &["S1-07", "S1-16"]),
                opt("help", &["S1-07", "S1-17"]),
                opt("not-sure", &["S1-07"]),
            ]),
            &["S1-07", "S1-03", "S1-01"],
        )
        .when(ENOUGH),
        page("thought", fields(&["thought"]), &["S1-12", "S1-33", "S1-46", "E7"]).when(ENOUGH),
        page(
            "thought-kind",
            one(&[
                opt("reading-minds", &["S2-82", "E6"]),
                opt("telling-the-future", &["S1-19", "E7"]),
                opt("about-me", &["S4-68", "S4-20"]),
                opt("all-or-nothing", &["S1-12", "E7"]),
                opt("the-worst", &["S3-69", "E7"]),
                opt("burden", &["S1-11", "S1-20", "E5"]),
            ]),
            &["S1-12", "E7"],
        )
        .when(ENOUGH),
        page("friend", Kind::Long, &["E25", "S1-29", "S1-44", "S0-65"]),
        page("fairer", fields(&["line"]), &["S1-44", "S4-24", "E7"]).when(ENOUGH),
        page("easiest", Kind::People, &["E2", "E5", "S4-05", "S4-33", "S4-50"]),
        page(
            "line",
            fields_with(
                &["line"],
                &[
                    opt("heart", &["S1-31", "S1-36", "S1-38"]),
                    opt("honest", &["S1-32", "S1-37", "S1-39"]),
                    opt("hello", &["S4-37", "S4-63"]),
                    opt("own-it", &["S4-35", "S4-41", "S4-51", "S4-52", "S4-57"]),
                    opt("hear-you", &["S4-42", "S4-53", "S4-61"]),
                ],
                1,
            ),
            &["S1-30", "S1-31", "S4-22", "S4-23", "S4-51", "S4-65"],
        )
        .when(When::ContactOpen),
        page(
            "support",
            one(&[
                opt("all-right", &["S1-28", "S1-45"]),
                opt("mixed", &["S1-30", "S1-43"]),
                opt("worn-out", &["S1-14", "S1-34"]),
                opt("nothing-good", &["S1-13", "S1-34", "S1-48"]),
                opt("harsh", &["S1-12", "S1-35", "S1-49"]),
                opt("not-here", &["S1-04"]),
            ]),
            &["S4-82", "S1-04", "S1-42", "S1-47", "S1-49", "S1-50", "S1-51", "S1-52", "S1-53", "S1-54", "S1-55"],
        )
        .quiet(),
        page("not-alone", read(&["ring", "open-help", "tell", "safe-place"]), &["S1-04", "S1-30", "S1-32", "S1-50"])
            .when(When::Answered("support", &["not-here"])),
        page(
            "sets-off",
            several(&[
                opt("too-much", &["S4-16", "S4-09"]),
                opt("worry", &["S4-17", "S4-10"]),
                opt("being-seen", &["S4-18", "S4-10"]),
                opt("old-hurt", &["S4-19", "S4-10"]),
                opt("slow-reply", &["S4-20", "S4-68"]),
                opt("late-and-ashamed", &["S4-66", "S4-10", "S1-20"]),
                opt("low-mood", &["S4-10", "S1-13"]),
                opt("unsaid-need", &["S4-11", "S4-56"]),
                opt("habit", &["S4-21", "S4-09"]),
            ]),
            &["S4-01", "S4-09", "S4-10", "S4-11", "S4-49", "S4-56"],
        )
        .when(ENOUGH),
        HEARD,
        page("choice", Kind::Choice, &["S1-28", "S1-31", "S1-41", "S1-45", "S1-56", "S4-06", "S4-81"]),
        page("others", Kind::People, &["S4-07", "S4-02", "S4-26", "S4-48", "S4-72", "S4-79"]),
        page(
            "if-then",
            fields_with(
                IF_THEN,
                &[
                    opt("message-comes", &["S1-09", "S1-14"]),
                    opt("phone-rings", &["S1-08"]),
                    opt("feel-a-burden", &["S1-11", "E5"]),
                    opt("alone-all-day", &["S1-10", "S1-15"]),
                    opt("cancel-again", &["S4-09", "S4-21"]),
                    opt("no-words", &["S1-36", "S1-45"]),
                    opt("counting-hours", &["S4-45", "S4-69"]),
                    opt("own-news", &["S4-15", "S4-67"]),
                ],
                1,
            ),
            &["E21", "S1-31", "S4-09"],
        ),
    ],
};
