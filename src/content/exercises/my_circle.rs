//! My circle: who is close, near and further off, whom I lean on, who could grow, one invitation for next week.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::MyCircle),
    minutes: 5,
    whom: Whom::Me,
    contact: false,
    choices: &[],
    next: Next::People,
    pages: &[
        page("close", Kind::People, &["S0-39", "S0-66", "S4-33"]),
        page("near", Kind::People, &["S0-39", "S0-54"]),
        page("further", Kind::People, &["S0-39", "S4-12"]),
        page(
            "lean-on",
            fields(&["hard-evening", "laugh", "practical", "quiet"]),
            &["S0-58", "S2-40", "S2-108", "S3-89", "E5"],
        ),
        page("could-grow", Kind::People, &["S0-07", "S0-40", "S0-66", "S4-48", "S4-72", "S4-79"]),
        page(
            "invitation",
            fields_with(
                &["what", "who", "when"],
                &[
                    opt("planned-for-two", &["S0-08", "S0-41"]),
                    opt("supper", &["S2-60"]),
                    opt("film", &["S2-60"]),
                    opt("walk", &["S4-39"]),
                    opt("errand", &["S4-86"]),
                ],
                1,
            ),
            &["S0-08", "S0-41", "S0-66", "S2-111"],
        ),
    ],
};
