//! Where each item of the source material is met, what was settled otherwise, and what nobody has taken up.
//! For `cargo xtask coverage` and `tests/it/coverage.rs`; never in the bundle.
//!
//! `inventory.txt` holds an item a line: its id, its group, and what it says in our own words.
//! Groups A to M are guidance, N is figures, X is what never ships, and `evidence` is the studies that were read.

use super::settled::{SETTLED, Settled, Verdict};
use super::{all_guides, feelings, help, notes, prompts, reads, starters};
use crate::domain::plan::step::{STEP_KINDS, StepKind};
use crate::domain::plan::{CONTACT_RULE_SOURCES, Outcome};
use crate::domain::reflection::guide::{GuideId, Kind, Opt, Page};
use crate::domain::safety::SafetyAnswer;
use starters::StarterKind;

const INVENTORY: &str = include_str!("inventory.txt");

/// Of the guidance, so many items at most may be settled without being met anywhere.
pub const MOST_SETTLED: usize = 10;

/// An item of the source material.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its id.
    pub id: &'static str,
    /// Its group.
    pub group: &'static str,
    /// What it says.
    pub says: &'static str,
}

impl Item {
    /// Whether it is guidance: to be met somewhere, or settled.
    #[must_use]
    pub fn is_guidance(&self) -> bool {
        matches!(self.group.as_bytes(), [b'A'..=b'M'])
    }

    /// Whether it never ships.
    #[must_use]
    pub fn never_ships(&self) -> bool {
        self.group == "X"
    }
}

/// All items, in order of their ids.
pub fn inventory() -> impl Iterator<Item = Item> {
    INVENTORY.lines().map(|line| {
        let (id, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (group, says) = rest.split_once(' ').unwrap_or((rest, ""));
        Item { id, group, says }
    })
}

/// Where somebody meets an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A page of a guide or an exercise.
    Page(GuideId, &'static str),
    /// A card.
    Card(&'static str),
    /// Words to borrow, by kind.
    Words(StarterKind),
    /// A note of the message check.
    Check(&'static str),
    /// A question of the journal.
    Prompt(&'static str),
    /// A group of feelings.
    Feelings(&'static str),
    /// A step of a plan.
    Step(StepKind),
    /// The rule for messages, on a plan.
    ContactRule,
    /// A way in which a plan can end.
    Ending(Outcome),
    /// The safety question.
    Safety(SafetyAnswer),
    /// The help page.
    Help,
}

impl Place {
    /// Its address in the app. `…` stands for the id of a record, which only a user's own have.
    #[must_use]
    pub fn address(self) -> String {
        match self {
            Self::Page(guide, _) => format!("#/start/{}", guide.id()),
            Self::Card(card) => format!("#/know/{card}"),
            Self::Words(_) => "#/words".into(),
            Self::Check(_) => "#/write/…".into(),
            Self::Prompt(_) => "#/journal".into(),
            Self::Feelings(_) => "#/journal/…/write".into(),
            Self::Step(_) | Self::ContactRule => "#/plan/…".into(),
            Self::Ending(_) => "#/plan/…/end".into(),
            Self::Safety(_) => "#/reflect/…/safety".into(),
            Self::Help => "help.html".into(),
        }
    }

    /// What of that page.
    #[must_use]
    pub fn part(self) -> String {
        match self {
            Self::Page(_, id) | Self::Check(id) | Self::Prompt(id) | Self::Feelings(id) => id.to_owned(),
            Self::Words(kind) => kind.id().to_owned(),
            Self::Step(kind) => kind.id().to_owned(),
            Self::Ending(outcome) => format!("{outcome:?}"),
            Self::Safety(answer) => format!("{answer:?}"),
            Self::ContactRule => "rule for messages".to_owned(),
            Self::Card(_) | Self::Help => String::new(),
        }
    }
}

/// Ids that are met at a place.
#[derive(Clone, Copy, Debug)]
pub struct Use {
    /// Where.
    pub place: Place,
    /// The option, the line or the like; empty for the place itself.
    pub at: &'static str,
    /// Which.
    pub ids: &'static [&'static str],
}

/// Every place with its ids: the one list of them all.
#[must_use]
pub fn uses() -> Vec<Use> {
    let whole = |place, ids| Use { place, at: "", ids };
    let mut all = Vec::new();
    for guide in all_guides() {
        guide.pages.iter().for_each(|page| all.extend(uses_of(guide.id, page)));
    }
    all.extend(reads::READS.iter().map(|card| whole(Place::Card(card.id), card.sources.ids())));
    all.extend(starters::STARTERS.iter().map(|line| Use {
        place: Place::Words(line.kind),
        at: line.id,
        ids: line.sources.ids(),
    }));
    all.extend(notes::NOTES.iter().map(|note| whole(Place::Check(note.what.id()), note.sources.ids())));
    all.extend(prompts::PROMPTS.iter().map(|prompt| whole(Place::Prompt(prompt.id), prompt.sources.ids())));
    all.extend(feelings::GROUPS.iter().map(|group| whole(Place::Feelings(group.id), group.sources.ids())));
    all.extend(STEP_KINDS.iter().map(|&kind| whole(Place::Step(kind), kind.rule().sources.ids())));
    all.push(whole(Place::ContactRule, CONTACT_RULE_SOURCES.ids()));
    all.extend(Outcome::ALL.map(|outcome| whole(Place::Ending(outcome), outcome.sources().ids())));
    all.extend(SafetyAnswer::ALL.map(|answer| whole(Place::Safety(answer), answer.sources().ids())));
    all.push(whole(Place::Help, help::SOURCES.ids()));
    all
}

fn uses_of(guide: GuideId, page: &'static Page) -> impl Iterator<Item = Use> {
    let place = Place::Page(guide, page.id);
    let options = options(page).iter().map(move |option| Use { place, at: option.id, ids: option.sources.ids() });
    std::iter::once(Use { place, at: "", ids: page.sources.ids() }).chain(options)
}

/// The options of a page that have sources of their own.
#[must_use]
pub const fn options(page: &Page) -> &'static [Opt] {
    match page.kind {
        Kind::One(options) | Kind::Several(options) | Kind::Marked { options, .. } => options,
        Kind::Fields { suggestions, .. } => suggestions,
        _ => &[],
    }
}

/// What became of every item.
#[derive(Debug)]
pub struct Report {
    /// Every place with the ids met there, each once.
    pub places: Vec<(Place, Vec<&'static str>)>,
    /// Items settled.
    pub settled: &'static [Settled],
    /// Guidance and figures that are neither met nor settled.
    pub open: Vec<Item>,
    /// What never ships, and was found.
    pub never: Vec<(Item, Place)>,
    /// Ids cited that are not in the inventory.
    pub unknown: Vec<(&'static str, Place)>,
    /// Items refused that are cited all the same.
    pub refused_and_cited: Vec<(&'static str, Place)>,
}

/// Looks at every place and every item.
#[must_use]
pub fn report() -> Report {
    report_on(&uses(), SETTLED)
}

/// The same, about other uses: for tests that it can fail.
#[must_use]
pub fn report_on(uses: &[Use], settled: &'static [Settled]) -> Report {
    let items: Vec<Item> = inventory().collect();
    let mut report = Report {
        places: places(uses),
        settled,
        open: vec![],
        never: vec![],
        unknown: vec![],
        refused_and_cited: vec![],
    };
    for (place, ids) in &report.places {
        for &id in ids {
            match items.iter().find(|item| item.id == id) {
                None => report.unknown.push((id, *place)),
                Some(item) if item.never_ships() => report.never.push((*item, *place)),
                Some(_) if is_refused(settled, id) => report.refused_and_cited.push((id, *place)),
                Some(_) => {}
            }
        }
    }
    let is_settled = |id: &str| settled.iter().any(|one| one.id == id);
    // A figure is settled in words even where a page is built on it.
    let done = |item: &Item| is_settled(item.id) || (item.is_guidance() && report.meets(item.id));
    let is_wanted = |item: &Item| item.is_guidance() || item.group == "N";
    report.open = items.into_iter().filter(|item| is_wanted(item) && !done(item)).collect();
    report
}

fn is_refused(settled: &[Settled], id: &str) -> bool {
    settled.iter().any(|one| one.id == id && matches!(one.verdict, Verdict::Refused(_)))
}

/// One row a place, in the order found, its ids each once.
fn places(uses: &[Use]) -> Vec<(Place, Vec<&'static str>)> {
    let mut places: Vec<(Place, Vec<&'static str>)> = Vec::new();
    for one in uses {
        if places.last().is_none_or(|(place, _)| *place != one.place) {
            places.push((one.place, Vec::new()));
        }
        let Some((_, ids)) = places.last_mut() else { continue };
        for id in one.ids {
            if !ids.contains(id) {
                ids.push(id);
            }
        }
    }
    places
}

impl Report {
    /// Whether an item is met anywhere.
    #[must_use]
    pub fn meets(&self, id: &str) -> bool {
        self.places.iter().any(|(_, ids)| ids.contains(&id))
    }

    /// Items of the guidance that are settled without being met.
    #[must_use]
    pub fn settled_guidance(&self) -> usize {
        let guidance = |id: &str| inventory().any(|item| item.id == id && item.is_guidance());
        self.settled.iter().filter(|one| guidance(one.id)).count()
    }

    /// What does not hold, a sentence each; nothing where all of it does.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        let at = |place: &Place| format!("{} {}", place.address(), place.part());
        let mut all: Vec<String> =
            self.open.iter().map(|item| format!("{} is not covered: {}", item.id, item.says)).collect();
        all.extend(self.never.iter().map(|(item, place)| format!("{} must never ship: {}", item.id, at(place))));
        all.extend(self.unknown.iter().map(|(id, place)| format!("{id} is no item: {}", at(place))));
        all.extend(
            self.refused_and_cited.iter().map(|(id, place)| format!("{id} is refused, and cited: {}", at(place))),
        );
        if self.settled_guidance() > MOST_SETTLED {
            all.push(format!(
                "{} items of the guidance are settled, more than {MOST_SETTLED}",
                self.settled_guidance()
            ));
        }
        all
    }
}
