//! Bringing a backup back: there and back, merged, replaced, cut off, refused, taken back.

use super::*;

// There and back

fn random_record(bits: u64, dice: &mut Dice) -> Record {
    match dice.below(4) {
        0 => {
            let name = Name::parse(&dice.words(20)).or_else(|_| Name::parse("Ben")).expect("a name");
            let person = Person::new(PersonId(Id::from_bits(bits)), name, day("2024-02-29"));
            Record::Person(Arc::new(Person { likes: dice.words(40), best_way: dice.words(40), ..person }))
        }
        1 => {
            let record = contact(bits + 500_000, &dice.words(60));
            let (id, kept) = (Id::from_bits(bits), day(TODAY));
            Record::Version(Arc::new(Version { id, of: record.id(), kept, record }))
        }
        _ => contact(bits, &dice.words(300)),
    }
}

fn random_state(dice: &mut Dice) -> (MemoryStorage, Store<MemoryStorage>) {
    let mut records = BTreeMap::new();
    for _ in 0..dice.below(9) {
        let bits = dice.below(1000) as u64;
        records.insert(bits, (NOW - dice.below(1000) as u64, random_record(bits, dice)));
    }
    let (storage, store) = saved_at(&records.into_values().collect::<Vec<_>>());
    for _ in 0..dice.below(4) {
        let name = format!("ebb1:q:{}:r:{}", dice.below(13), dice.below(3));
        storage.plant(&name, &dice.words(50));
    }
    drop(store);
    let store = open_under(&storage, PREFIX).store;
    (storage, store)
}

#[test]
fn a_thousand_states_come_back_byte_for_byte() {
    let mut dice = Dice::new(77);
    for number in 0..1000 {
        let (_, mut store) = random_state(&mut dice);
        let (from_locked, to_locked) = (number % 3 == 1, number % 5 == 2);
        if from_locked {
            lock(&mut store);
        }
        let text = backup::write(&export(&store));
        let file = if number % 2 == 0 {
            plain(&text)
        } else {
            let (key, vault) = vault(3, 4);
            let locked = backup::lock(&export(&store), &vault, &key, &mut not_random);
            let Ok(File::Locked(file)) = backup::read(&locked) else { panic!("it is a locked backup") };
            file.open(Secret::Code, &[4; 32]).expect("the code opens it")
        };
        assert!(file.is_whole);
        let (storage, mut empty) = store_of(&[]);
        if to_locked {
            lock(&mut empty);
        }
        restore(&mut empty, &file, if number % 7 == 0 { Mode::Replace } else { Mode::Merge }).expect("there is room");
        assert_eq!(backup::write(&export(&empty)), text, "state {number}");
        let before = storage.snapshot();
        let mut again = empty.preview(&file, Mode::Merge, day("2027-01-01"));
        assert!(again.tally.changes_nothing(), "state {number}: {:?}", again.tally);
        finish(&mut empty, &mut again).expect("there is nothing to write");
        assert!(storage.snapshot() == before, "state {number}: the second time changed something");
        drop(empty);
        let loaded = open(&storage);
        assert_eq!(backup::write(&export(&loaded.store)), text, "state {number}, opened again");
    }
}

#[test]
fn merging_shows_the_newer_form_and_keeps_the_other_as_a_version() {
    for (here, there) in [(NOW, NOW + 1), (NOW + 1, NOW), (NOW, NOW)] {
        for locked in [false, true] {
            let (_, from) = saved_at(&[(there, contact(1, "there")), (there, contact(2, "only there"))]);
            let (storage, mut store) = saved_at(&[(here, contact(1, "here")), (here, contact(3, "only here"))]);
            if locked {
                lock(&mut store);
            }
            let file = export(&from);
            let tally = store.preview(&file, Mode::Merge, day(TODAY)).tally;
            let newer = there > here;
            let changed = (tally.new, tally.changed, tally.older, tally.same, tally.removed);
            assert_eq!(changed, (1, usize::from(newer), usize::from(!newer), 0, 0));
            restore(&mut store, &file, Mode::Merge).expect("there is room");
            let tally = store.preview(&file, Mode::Merge, day("2027-06-01")).tally;
            assert!(tally.changes_nothing(), "the second time: {tally:?}");
            drop(store);
            let records = open(&storage).records;
            let (shown, kept) = if newer { ("there", "here") } else { ("here", "there") };
            for record in [contact(1, shown), contact(2, "only there"), contact(3, "only here")] {
                assert!(records.contains(&record), "{record:?} is not in {records:?}");
            }
            let versions: Vec<&Version> = records.iter().filter_map(version).collect();
            assert_eq!(versions.len(), 1);
            assert_eq!((versions[0].of, &versions[0].record), (contact(1, "").id(), &contact(1, kept)));
            assert_eq!(records.len(), 4);
        }
    }
}

fn version(record: &Record) -> Option<&Version> {
    match record {
        Record::Version(version) => Some(version),
        _ => None,
    }
}

#[test]
fn a_version_that_is_in_the_file_and_worked_out_from_it_is_counted_once() {
    // One device has merged already and has the loser as a version; the other has the loser itself.
    let (_, newer) = saved_at(&[(NOW + 1, contact(1, "newer"))]);
    let (storage, mut merged) = saved_at(&[(NOW, contact(1, "older"))]);
    let copy = storage.copy();
    restore(&mut merged, &export(&newer), Mode::Merge).expect("there is room");
    let mut store = open(&copy).store;
    restore(&mut store, &export(&merged), Mode::Merge).expect("there is room");
    assert_eq!(store.manifest().count, 2);
    drop(store);
    let loaded = open(&copy);
    assert_eq!((loaded.records.len(), loaded.store.manifest().missing), (2, 0));
    assert_eq!(loaded.store.manifest().doubt, Doubt::None);
}

#[test]
fn replacing_leaves_only_the_file_and_taking_it_back_gives_every_word_back() {
    for locked in [false, true] {
        let records: Vec<(u64, Record)> = (1..700).map(|bits| (NOW, contact(bits, "here"))).collect();
        let (storage, mut store) = saved_at(&records);
        if locked {
            lock(&mut store);
        }
        let there: Vec<(u64, Record)> = (500..900).map(|bits| (NOW + 1, contact(bits, "there"))).collect();
        let file = Backup { unreadable: whole_backup().unreadable, ..export(&saved_at(&there).1) };
        let before = storage.words();
        let undo = restore(&mut store, &file, Mode::Replace).expect("there is room");
        let restored: Vec<Record> = open(&storage).records;
        assert_eq!(restored, there.iter().map(|(_, record)| record.clone()).collect::<Vec<_>>());
        assert_eq!(store.undo_restore(&undo), Ok(()));
        assert!(storage.words() == before, "locked: {locked}");
        assert_eq!(store.used(), storage.used());
        drop(store);
        let loaded = open(&storage);
        assert_eq!((loaded.records.len(), loaded.store.manifest().doubt), (699, Doubt::None));
    }
}

#[test]
fn replacing_keeps_what_the_file_names_and_cannot_give() {
    let (storage, mut store) =
        saved_at(&[(NOW, contact(1, "one")), (NOW, contact(2, "two")), (NOW, contact(3, "three"))]);
    let mut file = export(&store);
    file.notes.retain(|note| note.id != contact(3, "").id());
    file.notes[0].entry.json = "{\"contact\":{\"of a later version\":1}}".into();
    restore(&mut store, &file, Mode::Replace).expect("there is room");
    drop(store);
    let loaded = open(&storage);
    assert_eq!((loaded.records, loaded.quarantine.len()), (vec![contact(1, "one"), contact(2, "two")], 1));
}

// Interrupted

/// Two stores' worth of notes: what is here, and a file with changes to all of it.
fn here_and_there() -> (MemoryStorage, Backup, Vec<Record>, Vec<Record>) {
    let here: Vec<Record> = (1..9).map(|bits| contact(bits, &"here ".repeat(4000))).collect();
    let there: Vec<Record> = (4..12).map(|bits| contact(bits, &"there ".repeat(4000))).collect();
    let (storage, _) = saved_at(&here.iter().map(|record| (NOW, record.clone())).collect::<Vec<_>>());
    let (_, from) = saved_at(&there.iter().map(|record| (NOW + 1, record.clone())).collect::<Vec<_>>());
    let file = Backup { unreadable: whole_backup().unreadable, ..export(&from) };
    (storage, file, here, there)
}

fn is_whole(records: &[Record], here: &[Record], there: &[Record]) -> bool {
    let known = |record: &Record| here.contains(record) || there.contains(record);
    records.iter().all(|record| known(record) || version(record).is_some_and(|version| known(&version.record)))
}

#[test]
fn a_restore_cut_off_at_any_write_leaves_every_note_whole_and_says_so_until_it_is_done() {
    let (storage, file, here, there) = here_and_there();
    for mode in [Mode::Merge, Mode::Replace] {
        let mut doubted = 0;
        for at in 0.. {
            let copy = storage.copy();
            let mut store = open(&copy).store;
            copy.end_after(at);
            let done = restore(&mut store, &file, mode);
            drop(store);
            copy.heal();
            let loaded = open(&copy);
            assert!(is_whole(&loaded.records, &here, &there), "{mode:?}, cut off at {at}");
            assert_eq!(loaded.store.manifest().missing, 0);
            let doubt = loaded.store.manifest().doubt;
            let untouched = loaded.records == here && copy.words().len() == here.len();
            assert!(doubt == Doubt::Restoring || untouched || done.is_ok(), "{mode:?}, cut off at {at}: {doubt:?}");
            doubted += usize::from(doubt == Doubt::Restoring);
            let mut store = loaded.store;
            if done.is_ok() {
                break;
            }
            if !store.preview(&file, mode, day(TODAY)).tally.changes_nothing() {
                restore(&mut store, &file, mode).expect("there is room");
                assert_eq!(store.manifest().doubt, Doubt::None, "{mode:?}, cut off at {at} and done again");
            }
        }
        assert!(doubted > 10, "{doubted}");
    }
}

#[test]
fn taking_a_restore_back_says_so_until_it_is_done() {
    let (storage, file, here, there) = here_and_there();
    let mut doubted = 0;
    for at in 0.. {
        let copy = storage.copy();
        let mut store = open(&copy).store;
        let undo = restore(&mut store, &file, Mode::Replace).expect("there is room");
        copy.end_after(at);
        let done = store.undo_restore(&undo);
        drop(store);
        copy.heal();
        let loaded = open(&copy);
        assert!(is_whole(&loaded.records, &here, &there), "cut off at {at}");
        let doubt = loaded.store.manifest().doubt;
        let as_restored = loaded.records == there;
        assert!(doubt == Doubt::Restoring || as_restored || done.is_ok(), "cut off at {at}: {doubt:?}");
        doubted += usize::from(doubt == Doubt::Restoring);
        if done.is_ok() {
            assert_eq!((loaded.records, doubt), (here, Doubt::None));
            break;
        }
    }
    assert!(doubted > 5, "{doubted}");
}

#[test]
fn a_restore_that_fails_leaves_what_was_before() {
    let (storage, file, _, _) = here_and_there();
    let before = storage.words();
    for mode in [Mode::Merge, Mode::Replace] {
        for at in 0.. {
            let mut was_hit = false;
            for how in [Failure::Full, Failure::Refused] {
                let copy = storage.copy();
                let mut store = open(&copy).store;
                copy.fail(at, 1, how);
                let done = restore(&mut store, &file, mode);
                was_hit |= copy.writes() > at;
                if done.is_err() {
                    assert!(copy.words() == before, "{mode:?}, {how:?} at {at}");
                    assert_eq!(store.manifest().doubt, Doubt::None);
                    assert_eq!(store.used(), copy.used());
                }
            }
            if !was_hit {
                break;
            }
        }
    }
}

#[test]
fn a_restore_is_not_taken_back_into_a_store_that_was_locked_or_opened_since() {
    let (storage, file, _, there) = here_and_there();
    for locked in [false, true] {
        let copy = storage.copy();
        let mut store = open(&copy).store;
        if locked {
            lock(&mut store);
        }
        let undo = restore(&mut store, &file, Mode::Replace).expect("there is room");
        if locked {
            store.unlock_for_good(&mut stamp()).expect("it can be opened");
        } else {
            lock(&mut store);
        }
        let before = copy.snapshot();
        assert!(store.undo_restore(&undo).is_err());
        assert!(copy.snapshot() == before);
        drop(store);
        assert_eq!(open(&copy).records, there);
    }
}

// Room

/// A store of this size with a file to bring back, in a storage that is nearly full.
fn nearly_full(dice: &mut Dice) -> (MemoryStorage, Store<MemoryStorage>, Backup, Mode) {
    let sizes = [10, 500, 3000, 20_000];
    let records = |from: u64, dice: &mut Dice| -> Vec<(u64, Record)> {
        let count = 1 + dice.below(60) as u64;
        let size = *dice.pick(&sizes);
        let letter = *dice.pick(&["a", "é", "م", "🌊"]);
        let note = letter.repeat(size / letter.len());
        (from..from + count).map(|bits| (NOW + from, contact(bits, &format!("{from}{note}")))).collect()
    };
    let here = records(1, dice);
    let there = records(20, dice);
    let (_, from) = saved_at(&there);
    let (storage, mut store) = saved_at(&here);
    if dice.below(2) == 0 {
        lock(&mut store);
    }
    drop(store);
    let free = dice.below(1_500_000);
    storage.plant("theme", &"x".repeat(ROOM.saturating_sub(storage.used() + free + 5)));
    storage.leave_room_for(ROOM.saturating_sub(storage.used()));
    let store = open(&storage).store;
    let mode = *dice.pick(&[Mode::Merge, Mode::Replace]);
    (storage, store, export(&from), mode)
}

#[test]
fn a_restore_that_is_said_to_fit_fits_and_one_that_does_not_changes_nothing() {
    let mut dice = Dice::new(31);
    let (mut fitted, mut refused) = (0, 0);
    for number in 0..30 {
        let (storage, mut store, file, mode) = nearly_full(&mut dice);
        let restoring = store.preview(&file, mode, day(TODAY));
        let (fits, tally) = (restoring.tally.fits(), restoring.tally);
        drop(restoring);
        let before = storage.words();
        let done = restore(&mut store, &file, mode);
        assert!(!fits || done.is_ok(), "case {number}, {mode:?}: {done:?}, {tally:?}");
        assert!(done.is_ok() || storage.words() == before, "case {number}: it failed and left something");
        assert_eq!(store.used(), storage.used(), "case {number}");
        if fits {
            let estimate = tally.used.1;
            assert!(store.used() <= estimate, "case {number}: {} used, {estimate} foretold", store.used());
            fitted += 1;
        }
        refused += usize::from(!fits);
    }
    assert!(fitted > 8 && refused > 3, "{fitted} fitted and {refused} did not");
}
