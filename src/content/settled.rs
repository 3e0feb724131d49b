//! Figures and claims of the source material, and what became of each. For reports and readers of this table only;
//! never in the bundle.

/// An item of the source material that no page is built on.
#[derive(Debug)]
pub struct Settled {
    /// Its inventory id.
    pub id: &'static str,
    /// What became of it.
    pub verdict: Verdict,
}

/// What became of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It is used: how.
    Used(&'static str),
    /// It is refused: why.
    Refused(&'static str),
}

const fn used(id: &'static str, how: &'static str) -> Settled {
    Settled { id, verdict: Verdict::Used(how) }
}

const fn refused(id: &'static str, why: &'static str) -> Settled {
    Settled { id, verdict: Verdict::Refused(why) }
}

/// All of group N, then the few items of the other groups that do not ship.
pub const SETTLED: &[Settled] = &[
    // Figures that are rules: used.
    used("S2-124", "One message at a time, then wait: the contact rule and the steps that send a single line."),
    used(
        "S2-125",
        "One meeting a week with somebody else: the card more-than-one, and the steps that turn to other people.",
    ),
    used(
        "S3-98",
        "Weeks or months: the card no-answer-yet, as how long an answer may take, never as a promise of one.",
    ),
    used("S3-99", "A look back one to two weeks after contact resumes: the plan's review step, by way of S3-93."),
    // Figures that are lists: what they count is used, the figure is not shown.
    used(
        "S3-97",
        "The order, not the count: think first, then get in touch, talk, go on. So run the guide went-cold and the plan.",
    ),
    used(
        "S4-92",
        "Hello, invitation, memory and a word on the gap are starters; a reaction to a post is not (E20, K16).",
    ),
    used("S4-93", "Asked in our own words by the starters open-question-1 to open-question-3."),
    used("S4-94", "The three questions are S4-09 to S4-11, for the exercise my-pattern; the count is not shown."),
    used(
        "S2-123",
        "Without the studies, which are not named: the card from-your-own-side says that how two people talk often matters.",
    ),
    // Refused.
    refused(
        "S1-57",
        "One clinic's number in one region is no helpline. Lines come from the help page, each with the day it was checked.",
    ),
    refused(
        "S2-118",
        "A count of one article's steps. They are taken up one by one under their own ids; a number would only weigh.",
    ),
    refused(
        "S2-119",
        "A count of one article's tips. They are taken up one by one under their own ids; a number would only weigh.",
    ),
    refused(
        "S4-91",
        "A count of one article's steps. They are taken up one by one under their own ids; a number would only weigh.",
    ),
    refused(
        "S2-120",
        "No source is given, and what could be found holds for one group of young adults only (E27). No odds are shown.",
    ),
    refused("S2-121", "No source is given and none was found (E27). Odds would be read as a promise or as a verdict."),
    refused(
        "S2-122",
        "No source is given, and space is never a tactic (P2). Playing hard to get lowered liking (E17).",
    ),
    refused(
        "S2-126",
        "A detail of one reader's story. Ebb never asks how long two people have known each other to judge it.",
    ),
    refused(
        "S2-127",
        "A name is no evidence. What the cards say rests on the studies that were read (E1 to E27), with care.",
    ),
    refused("S2-128", "Advertising."),
    refused("S3-96", "No source is given, and it would make somebody's loss smaller than it is."),
    // From the other groups.
    refused(
        "S2-102",
        "A video: Ebb works offline and shows nobody else's media. The cards no-measure-of-you and your-own-days stand in.",
    ),
    refused(
        "S3-49",
        "Asking about somebody behind their back can become watching them (K12, E16). To lean on a friend for oneself is S3-89.",
    ),
];
