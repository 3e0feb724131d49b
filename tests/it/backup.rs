//! Backup files, whole, damaged and hostile, and bringing them back.

use crate::fixtures::{examples, whole_backup};
use crate::support::{
    Dice, Failure, MemoryStorage, NOW, day, not_random, open_under, open_with, stamp, store_of, vault,
};
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, Id, PersonId};
use ebb::domain::person::Person;
use ebb::domain::text::Name;
use ebb::store::backup::{self, Backup, File, FileError, Mode, Note, Restoring, Undo};
use ebb::store::keys::{Key, PREFIX};
use ebb::store::load::Loaded;
use ebb::store::manifest::Doubt;
use ebb::store::meter::ROOM;
use ebb::store::record::{Record, Version};
use ebb::store::vault::Secret;
use ebb::store::{Change, Quarantined, SaveError, Stamp, Store};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

const TODAY: &str = "2026-11-22";

/// The frozen backup of schema 2.
fn golden() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v2/backup.json");
    std::fs::read_to_string(path).expect("the fixture is there")
}

fn plain(text: &str) -> Backup {
    match backup::read(text) {
        Ok(File::Plain(backup)) => backup,
        other => panic!("it is no plain backup: {other:?}"),
    }
}

fn open(storage: &MemoryStorage) -> Loaded<MemoryStorage> {
    open_with(storage, 1).expect("the passphrase opens it")
}

fn restore(store: &mut Store<MemoryStorage>, file: &Backup, mode: Mode) -> Result<Undo, SaveError> {
    let mut restoring = store.preview(file, mode, day(TODAY));
    finish(store, &mut restoring)?;
    Ok(restoring.into_undo())
}

fn finish(store: &mut Store<MemoryStorage>, restoring: &mut Restoring) -> Result<(), SaveError> {
    while !restoring.is_done() {
        store.restore_step(restoring, &mut stamp())?;
    }
    Ok(())
}

fn contact(bits: u64, note: &str) -> Record {
    let (id, person) = (ContactId(Id::from_bits(bits)), PersonId(Id::from_bits(1)));
    Record::Contact(Arc::new(Contact { id, person, on: day(TODAY), kind: ContactKind::Met, note: note.into() }))
}

/// A store in which each of these was saved at its moment.
fn saved_at(records: &[(u64, Record)]) -> (MemoryStorage, Store<MemoryStorage>) {
    let (storage, mut store) = store_of(&[]);
    for (now, record) in records {
        store.save(&[Change::Put(record)], &mut Stamp { now: *now, random: &mut not_random }).expect("there is room");
    }
    (storage, store)
}

fn export(store: &Store<MemoryStorage>) -> Backup {
    store.backup(day(TODAY), None)
}

fn lock(store: &mut Store<MemoryStorage>) {
    let (key, vault) = vault(1, 2);
    store.lock(&vault, key, &mut stamp()).expect("there is room");
}

// Damaged files

/// Whatever damaged a file: it is not taken for whole, what is rescued are notes of it, and looking at it
/// writes nothing.
fn check_damaged(text: &str, original: &Backup, store: &Store<MemoryStorage>, what: &str) {
    match backup::read(text) {
        Ok(File::Plain(backup)) => {
            assert!(!backup.is_whole, "{what}: accepted as whole");
            for note in &backup.notes {
                assert!(original.notes.contains(note), "{what}: {note:?} was never in the file");
            }
            let _ = store.preview(&backup, Mode::Merge, day(TODAY));
        }
        Ok(File::Locked(_)) => panic!("{what}: taken for a locked one"),
        Err(_) => {}
    }
}

#[test]
fn no_prefix_of_a_backup_and_no_flipped_bit_of_it_passes_for_whole() {
    let (text, original) = (golden(), plain(&golden()));
    assert!(original.is_whole);
    let (storage, store) = store_of(&examples());
    let (before, writes) = (storage.snapshot(), storage.writes());
    for (at, _) in text.char_indices() {
        check_damaged(&text[..at], &original, &store, &format!("cut at {at}"));
    }
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            // Browsers read a file as UTF-8 and put a mark where it is none.
            check_damaged(&String::from_utf8_lossy(&bytes), &original, &store, &format!("bit {bit} of byte {at}"));
        }
    }
    assert_eq!((storage.snapshot(), storage.writes()), (before, writes));
}

#[test]
fn no_prefix_of_a_locked_backup_and_no_flipped_bit_of_it_opens() {
    let (key, vault) = vault(1, 2);
    let text = backup::lock(&whole_backup(), &vault, &key, &mut not_random);
    let open = |text: &str| match backup::read(text) {
        Ok(File::Locked(file)) => file.open(Secret::Passphrase, &[1; 32]),
        Ok(File::Plain(backup)) => Ok(backup),
        Err(error) => Err(error),
    };
    assert_eq!(open(&text), Ok(whole_backup()));
    for (at, _) in text.char_indices() {
        assert!(open(&text[..at]).is_err(), "cut at {at}");
    }
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            assert!(open(&String::from_utf8_lossy(&bytes)).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn a_file_with_converted_line_ends_is_damaged_and_every_note_is_rescued() {
    let original = plain(&golden());
    let read = plain(&golden().replace('\n', "\r\n"));
    assert!(!read.is_whole);
    assert_eq!((read.notes, read.unreadable, read.said), (original.notes, original.unreadable, original.said));
}

#[test]
fn one_bad_note_never_refuses_the_others() {
    let text = golden();
    let notes = plain(&text).notes.len();
    for at in 0..notes {
        let id = plain(&text).notes[at].id;
        let line = text.lines().find(|line| line.starts_with(&format!("{{\"id\":\"{id}\""))).expect("it has a line");
        let damaged = text.replace(line, &line.replacen("2026", "2025", 1).replacen("\"sum\":\"", "\"sum\":\"0", 1));
        let backup = plain(&damaged);
        assert_eq!((backup.notes.len(), backup.said, backup.is_whole), (notes - 1, notes, false));
        let (storage, mut store) = store_of(&[]);
        restore(&mut store, &backup, Mode::Merge).expect("there is room");
        drop(store);
        let loaded = open(&storage);
        assert_eq!(loaded.records.len(), notes - 1);
        assert!(loaded.quarantine.iter().any(|value| value.raw.contains(&id.to_string())), "the bad one is kept aside");
    }
}

// Hostile files

/// A file of these lines with a hash that holds.
fn hashed(text: &str) -> String {
    let mark = "\"sha256\":\"";
    let Some(at) = text.find(mark).map(|at| at + mark.len()) else { return text.to_owned() };
    let Some(after) = text.get(at + 64..) else { return text.to_owned() };
    let zeros = "0".repeat(64);
    let digest = Sha256::digest([&text[..at], &zeros, after].concat().as_bytes());
    let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    [&text[..at], &hash, after].concat()
}

/// A note's line with a sum that holds.
fn note_line(id: &str, schema: &str, at: &str, json: &str) -> String {
    let sum = ebb::store::codec::checksum(id, &format!("{schema}|{at}|{json}"));
    format!("{{\"id\":\"{id}\",\"schema\":{schema},\"at\":{at},\"sum\":\"{sum:08x}\",\"record\":{json}}}")
}

/// One hostile change to a record's JSON.
fn twisted(json: &str, other: &str, dice: &mut Dice) -> String {
    let long = "x".repeat(10_000);
    let deep = format!("{}{}", "[".repeat(2000), "]".repeat(2000));
    let days = ["0000-00-00", "9999-12-31", "-0001-01-01", "2026-02-30", "262143-12-31", "\\u0032026-01-01", ""];
    match dice.below(16) {
        0 => json.replacen(
            "Maya Lee",
            *dice.pick(&["\\u0000", "\\u202eMaya", "", "   ", "a\\nb", "\u{202e}x", "\\ud800"]),
            1,
        ),
        1 => json.replacen("Maya Lee", &long, 1),
        2 => json.replace("2026-11-22", *dice.pick(&days)),
        3 => other.to_owned(),
        4 => json.replacen('{', &format!("{{\"later\":{deep},"), 2),
        5 => json.replacen("\"person\":", *dice.pick(&["\"contact\":", "\"version\":", "\"nobody\":", "\"\":"]), 1),
        6 => format!(" {json} "),
        7 => json.replacen("\"id\":\"", "\"id\":\"0", 1),
        8 => json.replace(':', " : "),
        9 => format!("{json}{json}"),
        10 => json.replacen("\"note\":\"", "\"note\":\"\\ud83c\\u0000", 1),
        11 => "null".to_owned(),
        12 => json.replacen("\"record\":", "\"record\":{\"version\":{\"record\":", 1),
        13 => json.replace('"', ""),
        14 => json.replacen('{', "{\"a\":1e999,", 1),
        _ => json.to_owned(),
    }
}

fn twisted_line(note: &Note, notes: &[Note], dice: &mut Dice) -> String {
    let other = &notes[dice.below(notes.len())];
    let json = twisted(&note.entry.json, &other.entry.json, dice);
    let id = match dice.below(8) {
        0 => other.id.to_string(),
        1 => (*dice.pick(&["0000000000", "m", "../../..", "ILOU000000", "", "zzzzzzzzzz"])).to_owned(),
        _ => note.id.to_string(),
    };
    let schema = *dice.pick(&["2", "2", "2", "1", "1", "0", "3", "4294967295", "99999999999", "-1", "2.0"]);
    let at = *dice.pick(&["5", "200000000000", "0", "18446744073709551615", "300000000000", "1e3", "-1"]);
    note_line(&id, schema, at, &json)
}

fn unreadable_line(dice: &mut Dice) -> String {
    let long = "k".repeat(5000);
    let keys = [
        "m",
        "j",
        "k",
        "z",
        "s",
        "../r:0000000001",
        "0:r:938nkrkayd",
        "",
        "q:",
        "r:0000000001",
        "::::",
        "file",
        "ü🌊",
        "18446744073709551616:x",
        "0:\\u0000",
        "4294967295:m",
        &long,
    ];
    let raws = ["", "x", "~sealed~", "~sealed~AAAA", "{}", "00000000|{}", "\\u0000", "blank  ", "\\ud83c\\udf0a"];
    format!("{{\"key\":\"{}\",\"raw\":\"{}\"}}", dice.pick(&keys), dice.pick(&raws))
}

fn hostile(base: &Backup, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = Vec::new();
    for note in &base.notes {
        for _ in 0..1 + dice.below(8) / 7 {
            let keep = dice.below(3) > 0;
            lines.push(if keep {
                note_line(&note.id.to_string(), "2", &note.entry.at.to_string(), &note.entry.json)
            } else {
                twisted_line(note, &base.notes, dice)
            });
        }
    }
    let unreadable: Vec<String> = (0..dice.below(4)).map(|_| unreadable_line(dice)).collect();
    let counts = ["0", "5", "4294967295", "18446744073709551615", "99999999999999999999", "-1"];
    let notes = if dice.below(2) == 0 { lines.len().to_string() } else { (*dice.pick(&counts)).to_owned() };
    let form = *dice.pick(&["1", "1", "1", "1", "1", "1", "2", "0", "x"]);
    let schema = *dice.pick(&["2", "2", "2", "2", "2", "1", "3", "0"]);
    let made = *dice.pick(&["2026-11-22", "2026-11-22", "2026-11-22", "0000-00-00", "9999-12-31"]);
    let mut text = format!(
        "{{\"ebb-backup\":{form},\"schema\":{schema},\"made\":\"{made}\",\"notes\":{notes},\"unreadable\":{},\"sha256\":\"{}\",\n\
         \"records\":[\n{}\n],\n\"unreadable-values\":[\n{}\n]}}\n",
        unreadable.len(),
        "0".repeat(64),
        lines.join(",\n"),
        unreadable.join(",\n")
    );
    match dice.below(20) {
        0 => text = text.replace('\n', "\r\n"),
        1 => text.insert(0, '\u{feff}'),
        2 => text.push_str("and something behind it"),
        3 => text = text.replacen("\"records\":[", &format!("\"records\":{}", "[".repeat(5000)), 1),
        4 => text.truncate(text.char_indices().nth(dice.below(text.chars().count())).map_or(0, |(at, _)| at)),
        5 => text = text.replacen("\"sha256\"", "\"locked\":{},\"sha256\"", 1),
        6 => text = text.replacen("\"sha256\"", "\"sha256\":\"\",\"sha256\"", 1),
        _ => {}
    }
    hashed(&text)
}

#[test]
fn ten_thousand_hostile_files_harm_nothing() {
    let mut dice = Dice::new(0x5eed);
    let base = whole_backup();
    let (here, mut store) = store_of(&examples()[..3]);
    let (here_locked, mut locked_store) = store_of(&examples()[..3]);
    lock(&mut locked_store);
    drop(locked_store);
    locked_store = open(&here_locked).store;
    let (mut read, mut whole) = (0, 0);
    for number in 0..10_000 {
        let text = hostile(&base, &mut dice);
        let Ok(File::Plain(file)) = backup::read(&text) else { continue };
        read += 1;
        whole += usize::from(file.is_whole);
        let mode = if number % 2 == 0 { Mode::Merge } else { Mode::Replace };
        let (storage, store) = if number % 8 == 7 { (&here_locked, &mut locked_store) } else { (&here, &mut store) };
        let (before, writes) = (storage.snapshot(), storage.writes());
        let restoring = store.preview(&file, mode, day(TODAY));
        assert!(storage.writes() == writes, "looking at file {number} wrote something");
        drop(restoring);
        let copy = storage.copy();
        let mut store = open(&copy).store;
        restore(&mut store, &file, mode).unwrap_or_else(|error| panic!("file {number}: {error:?}"));
        assert_eq!(store.used(), copy.used(), "file {number}");
        drop(store);
        check_after_hostile(&copy, &before, number);
        assert!(storage.snapshot() == before);
    }
    assert!(read > 4000 && whole > 1500, "{read} files were read and {whole} were whole: the generator is too wild");
}

fn check_after_hostile(storage: &MemoryStorage, before: &BTreeMap<String, String>, number: usize) {
    let after = storage.snapshot();
    for key in after.keys().filter(|key| !before.contains_key(*key)) {
        let ours = matches!(Key::parse(PREFIX, key), Some(Key::Record(_) | Key::Quarantine(_)));
        assert!(ours && key.len() < 80, "file {number} wrote {key}");
    }
    for fixed in ["ebb1:k", "ebb1:l", "ebb1:s"] {
        assert_eq!(after.get(fixed), before.get(fixed), "file {number} changed {fixed}");
    }
    let loaded = open(storage);
    let manifest = *loaded.store.manifest();
    assert_eq!((manifest.missing, manifest.doubt, loaded.store.read_only()), (0, Doubt::None, None), "file {number}");
    assert!(storage.snapshot() == after, "file {number}: something was damaged and set aside");
}

#[test]
fn a_file_cannot_put_one_kind_of_note_in_the_place_of_another() {
    let person = Record::Person(Arc::new(Person::new(
        PersonId(Id::from_bits(1)),
        Name::parse("Maya").expect("a name"),
        day(TODAY),
    )));
    let (_, from) = saved_at(&[(NOW + 1, contact(1, "in her place"))]);
    let (storage, mut store) = saved_at(&[(NOW, person.clone())]);
    restore(&mut store, &export(&from), Mode::Merge).expect("there is room");
    drop(store);
    let loaded = open(&storage);
    assert_eq!((loaded.records, loaded.quarantine.len()), (vec![person], 1));
}

#[test]
fn very_many_unreadable_parts_take_no_longer_than_they_must() {
    let unreadable = (0..3000).map(|n| Quarantined { key: "file".into(), raw: format!("part {n}") }).collect();
    let file = Backup { unreadable, notes: Vec::new(), ..whole_backup() };
    let (storage, mut store) = store_of(&[]);
    restore(&mut store, &file, Mode::Merge).expect("there is room");
    assert_eq!(storage.words().len(), 3000);
    assert!(store.preview(&file, Mode::Merge, day(TODAY)).tally.changes_nothing());
}

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

#[test]
fn a_file_that_is_too_large_or_no_backup_or_of_a_newer_version_is_refused() {
    assert_eq!(backup::read(&"x".repeat(backup::LARGEST + 1)), Err(FileError::TooLarge));
    for text in ["", "{}", "[]", "\u{feff}", "{\"ebb\":1}", "PK\u{3}\u{4}"] {
        assert_eq!(backup::read(text), Err(FileError::NotABackup), "{text}");
    }
    let newer_form = golden().replacen("{\"ebb-backup\":1", "{\"ebb-backup\":2", 1);
    assert_eq!(backup::read(&hashed(&newer_form)), Err(FileError::Newer));
    let newer_schema = golden().replacen("\"schema\":2", "\"schema\":3", 1);
    assert_eq!(backup::read(&hashed(&newer_schema)), Err(FileError::Newer));
    let with_mark = format!("\u{feff}{}", golden());
    assert!(plain(&with_mark).is_whole, "a mark at the beginning is no damage");
}
