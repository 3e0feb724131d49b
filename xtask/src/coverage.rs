//! `coverage`: what of the source material is met where, settled how, and not yet covered.

use crate::Outcome;
use ebb::content::coverage::{Item, MOST_SETTLED, Report, inventory, report};
use ebb::content::settled::Verdict;

/// Prints every place with its ids, what was settled, what is open, and what must never ship and was found.
///
/// # Errors
/// When something is open, unknown, refused and cited, or must never ship.
pub fn coverage() -> Outcome {
    let report = report();
    places(&report);
    settled(&report);
    lacking(&report);
    let complaints = report.complaints();
    sums(&report, complaints.len());
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

fn places(report: &Report) {
    println!("Where each id is met");
    for (place, ids) in report.places.iter().filter(|(_, ids)| !ids.is_empty()) {
        let at = format!("{} {}", place.address(), place.part());
        println!("  {:<48}  {}", at.trim(), ids.join(" "));
    }
}

fn settled(report: &Report) {
    println!("\nSettled");
    for one in report.settled {
        let (what, why) = match one.verdict {
            Verdict::Used(how) => ("used", how),
            Verdict::Refused(why) => ("refused", why),
        };
        println!("  {:<7}{what:<9}{why}", one.id);
    }
}

fn lacking(report: &Report) {
    println!("\nNot covered");
    report.open.iter().for_each(|item| println!("  {:<7}{:<3}{}", item.id, item.group, item.says));
    println!("{}\nMust never ship, and found", none(report.open.len()));
    report.never.iter().for_each(|(item, place)| println!("  {:<7}{} {}", item.id, place.address(), place.part()));
    println!("{}", none(report.never.len()));
}

const fn none(count: usize) -> &'static str {
    if count == 0 { "  none\n" } else { "" }
}

fn sums(report: &Report, complaints: usize) {
    let of = |wanted: fn(&Item) -> bool| inventory().filter(wanted).count();
    let met = inventory().filter(|item| item.is_guidance() && report.meets(item.id)).count();
    let guidance = of(Item::is_guidance);
    println!(
        "Guidance (A to M): {guidance} items, {met} met, {} settled (at most {MOST_SETTLED}).",
        report.settled_guidance()
    );
    let figures = of(|item| item.group == "N");
    let open = report.open.iter().filter(|item| item.group == "N").count();
    println!("Figures (N): {figures} items, {} settled.", figures - open);
    println!("Never (X): {} items, {} found. Complaints: {complaints}.", of(Item::never_ships), report.never.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_covered_and_the_command_says_so() {
        assert_eq!(coverage(), Ok(()));
    }
}
