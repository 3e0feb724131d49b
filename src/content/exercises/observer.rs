//! The observer's view: one moment, as somebody kind across the street would have seen it.

use crate::content::pages::*;

pub static GUIDE: Guide = Guide {
    id: GuideId::Exercise(Exercise::Observer),
    minutes: 6,
    whom: Whom::Anyone,
    contact: false,
    choices: &[],
    next: Next::Walk,
    pages: &[
        page("one-moment", Kind::Long, &["S3-09", "S2-107", "E23"]),
        page("from-across", Kind::Long, &["E24", "E25", "S3-09", "S3-36"]).deep(),
        page("needed-then", Kind::Long, &["E25", "S1-44", "S2-95"]),
        page(
            "out-of-sight",
            several(&[
                opt("their-thoughts", &["S2-10", "S2-82", "E6"]),
                opt("day-before", &["S3-13", "S3-24"]),
                opt("what-was-meant", &["S2-82", "S3-69"]),
                opt("my-insides", &["S0-28"]),
                opt("how-it-goes-on", &["S2-10", "E6"]),
            ]),
            &["S2-10", "S0-28", "E6"],
        ),
        page(
            "wish",
            several(&[
                opt("sleep", &["S4-81"]),
                opt("someone-warm", &["S0-64", "S3-89"]),
                opt("fresh-air", &["S2-98"]),
                opt("leave-it", &["S0-43", "S2-81"]),
                opt("something-nice", &["S2-97"]),
                opt("be-safe", &["S2-107", "S2-108"]),
            ]),
            &["E25", "S0-63", "S4-81"],
        ),
    ],
};
