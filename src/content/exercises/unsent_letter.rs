//! Unsent letter: everything I would like to say, kept or let go. It is never a message to anybody.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::UnsentLetter),
    minutes: 6,
    whom: Whom::Anyone,
    contact: false,
    choices: &[],
    next: Next::Exercise(Exercise::Settle),
    pages: &[
        page("letter-ground", read(&["for-you", "any-tone", "any-time", "unseen"]), &["S1-33", "S1-46", "E22", "E23"]),
        page("letter", Kind::Long, &["S0-35", "S1-33", "S1-46"]).deep(),
        page(
            "letter-hope",
            several(&[
                opt("peace", &["S2-88"]),
                opt("calmer-days", &["S0-58"]),
                opt("dignity", &["S0-35"]),
                opt("good-for-them", &["S0-35"]),
                opt("kinder-one-day", &["S0-59"]),
                opt("nothing-more", &["S0-60"]),
            ]),
            &["S0-35", "S0-59"],
        ),
        page("beside-me", Kind::People, &["S2-108", "S3-89"]),
        page(
            "keep-or-let-go",
            one(&[opt("keep", &["S1-33"]), opt("let-go", &["S0-35"]), opt("another-day", &["S3-28"])]),
            &["S0-35"],
        ),
        page("taking-leave", read(&["once-more", "said", "delete", "breath"]), &["S0-35"])
            .when(When::Answered("keep-or-let-go", &["let-go"])),
    ],
};
