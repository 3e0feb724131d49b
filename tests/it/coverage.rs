//! Every item of the source material is met somewhere one can get to, or settled with a reason.

use crate::walk::reaches;
use ebb::app::route::Route;
use ebb::content::coverage::{MOST_SETTLED, Place, Use, inventory, report, report_on, uses};
use ebb::content::guide;
use ebb::content::settled::{SETTLED, Settled, Verdict};
use ebb::domain::plan::rules::{REACTIONS, Then, offers};
use ebb::domain::plan::step::StepKind;
use ebb::domain::safety::SafetyRoute;
use ebb::domain::situation::Choice;
use std::collections::BTreeSet;

#[test]
fn every_item_is_met_or_settled_and_nothing_refused_is_shipped() {
    let complaints = report().complaints();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn the_inventory_is_whole() {
    let count = |wanted: &dyn Fn(&str) -> bool| inventory().filter(|item| wanted(item.group)).count();
    let groups = [("A", 27), ("B", 37), ("C", 32), ("D", 30), ("E", 55), ("F", 61), ("G", 27), ("H", 25)];
    let more = [("I", 40), ("J", 28), ("K", 22), ("L", 16), ("M", 24), ("N", 20), ("X", 19), ("evidence", 27)];
    for (group, items) in groups.into_iter().chain(more) {
        assert_eq!(count(&|one| one == group), items, "group {group}");
    }
    assert_eq!(count(&|group| group != "evidence"), 463);
    let ids: BTreeSet<&str> = inventory().map(|item| item.id).collect();
    assert_eq!(ids.len(), inventory().count(), "an item is there twice");
    assert!(inventory().all(|item| item.group == "evidence" || !item.says.is_empty()));
}

#[test]
fn every_figure_is_settled_once_and_with_a_reason() {
    let mut ids: Vec<&str> = SETTLED.iter().map(|one| one.id).collect();
    ids.sort_unstable();
    ids.windows(2).for_each(|pair| assert_ne!(pair[0], pair[1], "settled twice"));
    for figure in inventory().filter(|item| item.group == "N") {
        assert!(ids.contains(&figure.id), "{} is not settled", figure.id);
    }
    for one in SETTLED {
        let (Verdict::Used(why) | Verdict::Refused(why)) = one.verdict;
        assert!(!why.is_empty() && inventory().any(|item| item.id == one.id), "{}", one.id);
    }
    assert!(report().settled_guidance() <= MOST_SETTLED);
}

#[test]
fn every_place_can_be_reached() {
    for one in uses() {
        let address = one.place.address();
        match one.place {
            Place::Help => assert_eq!(address, "help.html"),
            _ => {
                let parsed = Route::parse(&address.replace('…', "0123456789"));
                assert_ne!(parsed, Route::NotFound, "{address}");
                assert_eq!(parsed.href(), address.replace('…', "0123456789"));
            }
        }
        match one.place {
            Place::Page(id, page) => {
                let page = guide(id).page(page).expect("it is in the guide");
                assert!(reaches(guide(id), page, SafetyRoute::default()), "{address}: nothing leads to {}", page.id);
            }
            Place::Step(kind) => assert!(is_offered(kind), "{} is never offered", kind.id()),
            Place::Card(card) => assert!(ebb::content::reads::find(card).is_some()),
            _ => {}
        }
    }
}

/// Whether some choice offers a step, or it follows from something that happens, or Today shows it beside plans; or
/// something larger that it is the smaller sister of.
fn is_offered(kind: StepKind) -> bool {
    let larger = |first: StepKind| std::iter::successors(Some(first), |kind| kind.rule().smaller);
    let offered = Choice::ALL.into_iter().flat_map(|choice| offers(choice).iter().map(|offer| offer.kind));
    let follows = REACTIONS.iter().flat_map(|rule| rule.then).filter_map(|then| match then {
        Then::Offer(_, kind, _) | Then::Instead(kind, _) => Some(*kind),
        Then::Wait => Some(StepKind::Wait),
        _ => None,
    });
    let beside = [StepKind::Greeting, StepKind::FollowUp];
    offered.chain(follows).chain(beside).flat_map(larger).any(|one| one == kind)
}

#[test]
fn the_report_can_fail() {
    const CITES: &[Use] = &[Use { place: Place::Help, at: "", ids: &["S0-67", "S9-99", "S0-01", "S3-49"] }];
    const REFUSED: &[Settled] = &[Settled { id: "S3-49", verdict: Verdict::Refused("it cannot be both") }];
    let report = report_on(CITES, REFUSED);
    assert_eq!(report.never.iter().map(|(item, _)| item.id).collect::<Vec<_>>(), ["S0-67"]);
    assert_eq!(report.unknown.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["S9-99"]);
    assert_eq!(report.refused_and_cited.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["S3-49"]);
    assert!(report.meets("S0-01") && !report.open.iter().any(|item| item.id == "S0-01"));
    assert!(report.open.iter().any(|item| item.id == "S0-02"));
    assert!(report.open.iter().any(|item| item.id == "S2-121"), "a figure has to be settled in words");
    assert!(!report.complaints().is_empty());
}
