//! Settle: one kind thing for the body, chosen from five, and then the phone may rest. Ends in a stop.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::Settle),
    minutes: 3,
    whom: Whom::Me,
    contact: false,
    choices: &[],
    next: Next::Stop,
    pages: &[
        page(
            "which-one",
            one(&[
                opt("breathe", &["S2-48", "S2-96"]),
                opt("move", &["S2-51", "S2-98"]),
                opt("senses", &["S2-96"]),
                opt("warm-drink", &["S4-81"]),
                opt("phone-away", &["S2-95"]),
            ]),
            &["S2-48", "S2-95", "S4-81"],
        ),
        page("breathe", Kind::Pause(2), &["S2-48", "S2-96"]).when(When::Answered("which-one", &["breathe"])),
        page("move", read(&["shake", "stretch", "walk", "outside", "seated"]), &["S2-51", "S2-98"])
            .when(When::Answered("which-one", &["move"])),
        page("senses", read(&["see", "touch", "hear", "smell", "taste"]), &["S2-95", "S2-96"])
            .when(When::Answered("which-one", &["senses"])),
        page("warm-drink", read(&["kettle", "cup", "hands", "sip"]), &["S2-95", "S4-81"])
            .when(When::Answered("which-one", &["warm-drink"])),
        page("phone-away", read(&["nothing-waits", "another-room", "keep-near", "rest"]), &["S2-48", "S2-95"]),
    ],
};
