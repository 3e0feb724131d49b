//! Files that somebody made up.

use super::*;

/// A file of these lines with a hash that holds.
pub(super) fn hashed(text: &str) -> String {
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
            dice.word(&["\\u0000", "\\u202eMaya", "", "   ", "a\\nb", "\u{202e}x", "\\ud800"]),
            1,
        ),
        1 => json.replacen("Maya Lee", &long, 1),
        2 => json.replace("2026-11-22", dice.word(&days)),
        3 => other.to_owned(),
        4 => json.replacen('{', &format!("{{\"later\":{deep},"), 2),
        5 => json.replacen("\"person\":", dice.word(&["\"contact\":", "\"version\":", "\"nobody\":", "\"\":"]), 1),
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
        1 => dice.word(&["0000000000", "m", "../../..", "ILOU000000", "", "zzzzzzzzzz"]).to_owned(),
        _ => note.id.to_string(),
    };
    let schema = dice.word(&["2", "2", "2", "1", "1", "0", "3", "4294967295", "99999999999", "-1", "2.0"]);
    let at = dice.word(&["5", "200000000000", "0", "18446744073709551615", "300000000000", "1e3", "-1"]);
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
    format!("{{\"key\":\"{}\",\"raw\":\"{}\"}}", dice.word(&keys), dice.word(&raws))
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
    let notes = if dice.below(2) == 0 { lines.len().to_string() } else { dice.word(&counts).to_owned() };
    let form = dice.word(&["1", "1", "1", "1", "1", "1", "2", "0", "x"]);
    let schema = dice.word(&["2", "2", "2", "2", "2", "1", "3", "0"]);
    let made = dice.word(&["2026-11-22", "2026-11-22", "2026-11-22", "0000-00-00", "9999-12-31"]);
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
