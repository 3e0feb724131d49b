//! One fault at a time: at each write of an operation, and to each value at rest.

use super::disk::{Fault, Values, Write};
use super::script::{Act, Dice, State, Step};
use super::trial::{Allowed, Harm, Opened, Verdict, open};
use super::{HALFWAY, Report, Scene, look, told, verdict};
use ebb::domain::id::Id;
use ebb::store::Store;
use ebb::store::keys::{Key, PREFIX};
use ebb::store::record::Record;

/// Every kind of fault at every write of the operation.
pub(super) fn every_fault(scene: &Scene<'_>, fresh: &Record, report: &mut Report) {
    for at in 0..=scene.log.len() {
        crash(scene, at, report);
    }
    for (at, write) in scene.log.iter().enumerate() {
        // Forms and what the session does next take turns in such a way that all of them meet.
        let turn = at + scene.number;
        for fault in Fault::live(turn) {
            if matches!(write, Write::Remove(_)) && matches!(fault, Fault::QuotaOnce | Fault::Garble) {
                continue;
            }
            live(scene, &[(at, fault)], turn / 6 + scene.sequence + at, fresh, report);
        }
    }
}

/// What is there when the process ends before this write.
pub(super) fn values_after_crash(scene: &Scene<'_>, at: usize) -> Option<Values> {
    let disk = scene.disk();
    let Opened::Store(mut store, _) = open(&disk) else { return None };
    disk.plan(&[(at, Fault::Crash)]);
    let _ = scene.act.carry_out(&mut store, scene.now());
    Some(disk.values())
}

fn crash(scene: &Scene<'_>, at: usize, report: &mut Report) {
    let Some(values) = values_after_crash(scene, at) else { return };
    let allowed = if at == scene.log.len() { Allowed::exactly(vec![scene.after]) } else { scene.either() };
    report.mixed_in = HALFWAY;
    look(scene, &values, &allowed, &format!("crash before write {at}"), report);
    report.add("a crash", Verdict::Right, String::new);
}

/// How a session goes on after something failed in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Then {
    /// It ends.
    End,
    /// The same is tried again.
    Again,
    /// The user takes it back: what was there before is saved.
    TakeBack,
    /// Something else is saved.
    GoOn,
}

/// Faults while the process goes on.
pub(super) fn live(scene: &Scene<'_>, faults: &[(usize, Fault)], turn: usize, fresh: &Record, report: &mut Report) {
    let disk = scene.disk();
    let Opened::Store(mut store, _) = open(&disk) else { return };
    disk.plan(faults);
    let done = scene.act.carry_out(&mut store, scene.now());
    if disk.hits() < faults.len() {
        return;
    }
    let is_lost = faults.iter().any(|(_, fault)| *fault == Fault::Lost);
    let crashed = faults.iter().any(|(_, fault)| *fault == Fault::Crash);
    let lasts = faults.len() > 1 || faults.iter().any(|(_, fault)| fault.lasts());
    disk.plan(&[]);
    let then = if is_lost || crashed { Then::End } else { then(scene.act, turn) };
    let what = format!("{faults:?}, the operation says {done:?}, then {then:?}");
    let mut allowed = allowed(scene, done.is_ok() && !crashed, lasts, is_lost);
    let mut failed = !crashed && !is_lost && store.used() != disk.used();
    if is_lost && *scene.act == Act::Unlock {
        // What stays sealed when the lock is off is one record, and that is told.
        allowed.spared = faults.iter().find_map(|(at, _)| match scene.log.get(*at) {
            Some(Write::Set(key)) => record_of(key),
            _ => None,
        });
    }
    let states: Vec<State>;
    match then {
        Then::End => {}
        Then::Again => {
            failed |= scene.act.carry_out(&mut store, scene.now()).is_err();
            allowed = Allowed::exactly(vec![scene.after]);
        }
        Then::TakeBack => {
            failed |= take_back(scene, &mut store).is_err();
            allowed = Allowed::exactly(vec![scene.before]);
        }
        Then::GoOn => {
            failed |= go_on(&mut store, fresh, scene).is_err();
            states = with(&allowed.states, fresh);
            allowed.states = states.iter().collect();
        }
    }
    failed |= !crashed && !is_lost && store.used() != disk.used();
    let (mut found, seen) = verdict(&super::Disk::new(disk.values(), scene.broken), &allowed);
    if failed && found == Verdict::Right {
        found = Verdict::Wrong;
    }
    let may_tell = is_lost || scene.act.has_parts();
    report.told_without_need +=
        usize::from(!may_tell && found == Verdict::Right && seen.as_ref().is_some_and(super::Seen::tells));
    let name = faults.iter().map(|(_, fault)| name(*fault)).collect::<Vec<_>>();
    let name = if name.len() > 1 { "two faults in one operation" } else { name[0] };
    report.mixed_in = if is_lost { "accepted, and gone at the next start" } else { HALFWAY };
    report.add(name, found, || scene.told(&told(&format!("{what}, failed {failed}"), seen.as_ref())));
}

const fn name(fault: Fault) -> &'static str {
    match fault {
        Fault::Crash => "a crash",
        Fault::QuotaOnce | Fault::QuotaFrom => "no room",
        Fault::RefuseOnce | Fault::RefuseFrom => "refused",
        Fault::DropOnce | Fault::DropTwice | Fault::DropFrom => "dropped without a word",
        Fault::Garble => "half of it written",
        Fault::Lost => "written, and gone at the next start",
    }
}

fn then(act: &Act, turn: usize) -> Then {
    match (act, turn % 4) {
        (_, 0) => Then::End,
        (Act::Save(_), 1) => Then::Again,
        (Act::Save(_), 2) => Then::TakeBack,
        _ => Then::GoOn,
    }
}

/// What may be there after the operation said it was done, or that it failed.
fn allowed<'a>(scene: &Scene<'a>, done: bool, lasts: bool, is_lost: bool) -> Allowed<'a> {
    let parts = scene.act.has_parts();
    let mut allowed = Allowed::exactly(vec![scene.after]);
    if is_lost {
        // A value that was kept only until the process ended: each record is whole, and it is told.
        allowed.mixed = Some(scene.before);
        if parts {
            allowed.states = vec![scene.before, scene.after];
            allowed.mixed = Some(scene.middle);
        }
    } else if !done {
        allowed.states = vec![scene.before];
        if lasts {
            allowed.states.push(scene.after);
        }
        if matches!(scene.act, Act::RestoreAndUndo(..)) {
            allowed.states.push(scene.middle);
        }
        if parts && (lasts || matches!(scene.act, Act::RestoreAndUndo(..))) {
            allowed.mixed = Some(scene.middle);
        }
    }
    allowed
}

fn take_back(scene: &Scene<'_>, store: &mut Store<super::Disk>) -> Result<(), ebb::store::SaveError> {
    let step = |id: Id| scene.before.get(&id).map_or(Step::Remove(id), |record| Step::Put(record.clone()));
    Act::Save(scene.act.ids().into_iter().map(step).collect()).carry_out(store, scene.now() + 1)
}

/// What the app does when it goes on: it seals what is not sealed, and saves something new.
pub(super) fn go_on(
    store: &mut Store<super::Disk>,
    fresh: &Record,
    scene: &Scene<'_>,
) -> Result<(), ebb::store::SaveError> {
    let mut random = super::script::fill;
    store.seal_the_rest(&mut ebb::store::Stamp { now: scene.now() + 1, random: &mut random })?;
    Act::Save(vec![Step::Put(fresh.clone())]).carry_out(store, scene.now() + 2)
}

/// The same states with one record more.
pub(super) fn with(states: &[&State], fresh: &Record) -> Vec<State> {
    let add = |state: &&State| {
        let mut state = (*state).clone();
        state.insert(fresh.id(), fresh.clone());
        state
    };
    states.iter().map(add).collect()
}

/// Every kind of harm to every value at rest, after the operation.
pub(super) fn every_harm(scene: &Scene<'_>, next: &Values, dice: &mut Dice, report: &mut Report) {
    for key in next.keys() {
        for harm in Harm::ALL {
            let Some(values) = harm.done(next, key, dice) else { continue };
            let allowed = harmed(&Allowed::exactly(vec![scene.after]), key, &values);
            let what = format!("{harm:?} of {key}");
            look(scene, &values, &allowed, &what, report);
            report.add(harm_name(harm), Verdict::Right, String::new);
        }
    }
}

pub(super) const fn harm_name(harm: Harm) -> &'static str {
    match harm {
        Harm::Flip => "a flipped bit at rest",
        Harm::Cut => "a value cut off at rest",
        Harm::Empty => "an emptied value at rest",
        Harm::Erase => "an erased key at rest",
    }
}

fn record_of(key: &str) -> Option<Id> {
    match Key::parse(PREFIX, key) {
        Some(Key::Record(id)) => Some(id),
        _ => None,
    }
}

/// What may be there when this key was harmed as well.
pub(super) fn harmed<'a>(allowed: &Allowed<'a>, key: &str, values: &'a Values) -> Allowed<'a> {
    match Key::parse(PREFIX, key) {
        Some(Key::Record(id)) => {
            Allowed { spared: Some(id), raw: values.get(key).map(String::as_str), must_tell: true, ..allowed.clone() }
        }
        // A store without a record and without a manifest is one that nobody has used yet.
        Some(Key::Manifest) => {
            let must_tell = values.contains_key(key) || allowed.states.iter().all(|state| !state.is_empty());
            Allowed { must_tell, ..allowed.clone() }
        }
        _ => allowed.clone(),
    }
}
