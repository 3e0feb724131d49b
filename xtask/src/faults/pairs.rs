//! Two faults: one in an operation, and one in what repairs it. (The model of reliability.md 2.2 did
//! not cover these.)

use super::disk::{Disk, Fault, Values};
use super::script::{Act, Dice};
use super::single::{go_on, harmed, live, values_after_crash, with};
use super::trial::{Allowed, Harm, Opened, Verdict, judge, open};
use super::{HALFWAY, Report, Scene, look, told, verdict};
use ebb::store::keys::{Key, PREFIX};
use ebb::store::record::Record;

/// What can go wrong a second time, in the same operation.
const SECOND: [Fault; 6] =
    [Fault::Crash, Fault::QuotaOnce, Fault::QuotaFrom, Fault::RefuseOnce, Fault::RefuseFrom, Fault::DropTwice];

/// Every pair for one operation.
pub(super) fn every_pair(scene: &Scene<'_>, fresh: &Record, dice: &mut Dice, report: &mut Report) {
    for at in 0..=scene.log.len() {
        let Some(values) = values_after_crash(scene, at) else { continue };
        faults_in_recovery(scene, at, &values, fresh, report);
        harm_after_crash(scene, at, &values, dice, report);
    }
    for at in 0..scene.log.len() {
        for first in [Fault::QuotaOnce, Fault::RefuseOnce, Fault::DropTwice, Fault::Garble] {
            for second in at + 1..scene.log.len() * 2 {
                let fault = SECOND[(second + at + first as usize) % SECOND.len()];
                live(scene, &[(at, first), (second, fault)], second + at, fresh, report);
            }
        }
    }
}

/// A crash, and then a fault at each write of the start that repairs it.
fn faults_in_recovery(scene: &Scene<'_>, at: usize, values: &Values, fresh: &Record, report: &mut Report) {
    let disk = Disk::new(values.clone(), scene.broken);
    disk.plan(&[]);
    let _ = open(&disk);
    for write in 0..disk.log().len() {
        for fault in [Fault::Crash].into_iter().chain(Fault::live(at + write)) {
            recover(scene, (at, write, fault), values, fresh, report);
        }
    }
}

fn recover(
    scene: &Scene<'_>,
    (at, write, fault): (usize, usize, Fault),
    values: &Values,
    fresh: &Record,
    report: &mut Report,
) {
    let disk = Disk::new(values.clone(), scene.broken);
    disk.plan(&[(write, fault)]);
    let Opened::Store(mut store, seen) = open(&disk) else { return };
    if disk.hits() == 0 {
        return;
    }
    disk.plan(&[]);
    report.mixed_in = HALFWAY;
    let what = format!("crash before write {at}, then {fault:?} at write {write} of the next start");
    let name = "a crash, and a fault in the start after it";
    if matches!(fault, Fault::Crash | Fault::Lost) {
        let mut allowed = scene.either();
        if fault == Fault::Lost {
            allowed.mixed = Some(scene.middle);
        }
        let (found, seen) = verdict(&Disk::new(disk.values(), scene.broken), &allowed);
        return report.add(name, found, || scene.told(&told(&what, seen.as_ref())));
    }
    let shown = judge(&seen, &scene.either());
    let exported = store.backup(ebb::domain::day::parse("2026-11-22").unwrap_or_default(), None);
    let exported = exported.notes.iter().filter_map(ebb::store::backup::Note::record);
    let same = exported.map(|record| (record.id(), record)).collect::<super::State>() == seen.records;
    // What was shown must be what is there from now on, whatever is done next.
    let turn = at + write + fault as usize;
    let toggle = if store.is_locked() { Act::Unlock } else { Act::Lock };
    let (done, states) = match turn % 3 {
        0 => (go_on(&mut store, fresh, scene), with(&[&seen.records], fresh)),
        1 => (toggle.carry_out(&mut store, scene.now() + 1), vec![seen.records.clone()]),
        _ => (Ok(()), vec![seen.records.clone()]),
    };
    let counted = store.used() == disk.used();
    let mut allowed = Allowed::exactly(states.iter().collect());
    allowed.mixed = scene.act.has_parts().then_some(scene.middle);
    let (mut found, last) = verdict(&Disk::new(disk.values(), scene.broken), &allowed);
    if found == Verdict::Right && (shown == Verdict::Wrong || done.is_err() || !same || !counted) {
        found = Verdict::Wrong;
    }
    let what =
        format!("{what}; shown {shown:?}, exported the same {same}, counted {counted}, then {} {done:?}", turn % 3);
    report.add(name, found, || scene.told(&told(&what, last.as_ref())));
}

/// A crash, and then one value harmed or gone.
fn harm_after_crash(scene: &Scene<'_>, at: usize, values: &Values, dice: &mut Dice, report: &mut Report) {
    for key in values.keys() {
        for harm in [Harm::Flip, Harm::Cut, Harm::Erase] {
            let Some(harmed_values) = harm.done(values, key, dice) else { continue };
            report.mixed_in = HALFWAY;
            let mut allowed = harmed(&scene.either(), key, &harmed_values);
            if Key::parse(PREFIX, key) == Some(Key::Journal) {
                // The one case that cannot be avoided.
                allowed.mixed = Some(scene.middle);
                report.mixed_in = "a crash, and then the journal itself damaged or gone";
            }
            // A record that the journal puts back has come to no harm, and a manifest neither.
            allowed.must_tell &= !values.contains_key("ebb1:j");
            let what = format!("crash before write {at}, then {harm:?} of {key}");
            look(scene, &harmed_values, &allowed, &what, report);
            report.add("a crash, and a value harmed after it", Verdict::Right, String::new);
        }
    }
}
