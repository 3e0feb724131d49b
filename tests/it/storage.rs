//! Records on their way to a storage that fails in every way a browser's can, and back; and our
//! own JSON held against `serde_json`.

use crate::fixtures::{examples, frozen};
use crate::support::{MemoryStorage, World, day, open_under, stamp};
use ebb::app::command::Command;
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, Id, PersonId, ReflectionId};
use ebb::domain::reflection::Reflection;
use ebb::domain::reflection::answer::{Answer, Answered, Mark};
use ebb::domain::reflection::guide::GuideId;
use ebb::domain::situation::Situation;
use ebb::store::keys::{DEMO_PREFIX, PREFIX};
use ebb::store::load::Loaded;
use ebb::store::manifest::Manifest;
use ebb::store::record::Record;
use ebb::store::{Change, ReadOnly, SaveError, codec, json};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

/// A storage with one record of every kind in it.
fn filled() -> (MemoryStorage, Vec<Record>) {
    let storage = MemoryStorage::default();
    let mut store = open_under(&storage, PREFIX).store;
    let mut records = examples();
    for record in &records {
        store.save(&[Change::Put(record)], &mut stamp()).expect("there is room");
    }
    records.sort_by_key(Record::id);
    (storage, records)
}

fn open(storage: &MemoryStorage) -> Loaded<MemoryStorage> {
    let mut loaded = open_under(storage, PREFIX);
    loaded.records.sort_by_key(Record::id);
    loaded
}

fn key(record: &Record) -> String {
    format!("ebb1:r:{}", record.id())
}

// What goes well

#[test]
fn every_kind_of_record_comes_back_as_it_was_saved() {
    let (storage, records) = filled();
    let loaded = open(&storage);
    assert_eq!(loaded.records, records);
    assert_eq!(loaded.quarantine, []);
    assert!(loaded.store.read_only().is_none());
}

#[test]
fn every_key_has_the_prefix_and_a_short_name() {
    let (storage, records) = filled();
    let mut expected: Vec<String> = records.iter().map(key).chain(["ebb1:m", "ebb1:z"].map(str::to_owned)).collect();
    expected.sort();
    assert_eq!(storage.snapshot().into_keys().collect::<Vec<_>>(), expected);
}

#[test]
fn opening_a_healthy_store_writes_nothing() {
    let (storage, _) = filled();
    let (before, writes) = (storage.snapshot(), storage.writes());
    open(&storage);
    open_under(&storage, DEMO_PREFIX);
    assert_eq!((storage.snapshot(), storage.writes()), (before, writes));
    let world = World::new();
    assert_eq!(world.storage.writes(), 0, "a visitor who does nothing leaves nothing");
}

#[test]
fn a_command_writes_only_the_records_it_changed() {
    let mut world = World::new();
    let person = world.add_person("Maya");
    let writes = world.storage.writes();
    world.act(Command::LogContact(person, ContactKind::Met));
    // The journal, the record, the manifest, and the journal away.
    assert_eq!(world.storage.writes(), writes + 4);
}

#[test]
fn a_removed_record_is_gone_and_the_others_stay() {
    let (storage, records) = filled();
    open(&storage).store.save(&[Change::Remove(records[0].id())], &mut stamp()).expect("it can be removed");
    assert_eq!(open(&storage).records, records[1..]);
    open(&storage).store.save(&[Change::Remove(records[0].id())], &mut stamp()).expect("removing it again is fine");
}

#[test]
fn what_others_keep_at_the_same_address_is_ignored_and_never_touched() {
    let (storage, records) = filled();
    let mut foreign = vec!["theme".to_owned(), String::new(), "ebb1".into(), "EBB1:m".into(), "🌊".into()];
    foreign
        .extend(["ebb1demo:m", "ebb2:m", "ebb1demo:r:0000000001", "ebb10:r:0000000001", "xebb1:m"].map(str::to_owned));
    foreign.extend(["ebb1:r:short", "ebb1:x", "ebb1:", "ebb1:r:", "ebb1:mm", "ebb1:r:ILOU000000"].map(str::to_owned));
    foreign.extend((foreign.len()..200).map(|n| format!("ebb{n}:r:{}", Id::from_bits(n as u64))));
    assert_eq!(foreign.len(), 200);
    for name in &foreign {
        storage.plant(name, "00000000|{\"person\":null}");
    }
    let before = storage.words();
    let mut loaded = open(&storage);
    assert_eq!((&loaded.records, loaded.quarantine.len()), (&records, 0));
    loaded.store.save(&[Change::Put(&records[0])], &mut stamp()).expect("there is room");
    loaded.store.save(&[Change::Remove(records[0].id())], &mut stamp()).expect("it can be removed");
    let mut expected = before;
    expected.remove(&key(&records[0]));
    assert_eq!(storage.words(), expected);
}

// What goes wrong

#[test]
fn a_damaged_record_is_set_aside_as_it_is_and_nothing_else_changes() {
    for at in 0..examples().len() {
        let (storage, mut records) = filled();
        let name = key(&records[at]);
        storage.damage(&name);
        let (mut expected, raw) = (storage.words(), storage.raw(&name).expect("it is there"));
        let loaded = open(&storage);
        records.remove(at);
        assert_eq!(loaded.records, records, "everything else loads");
        let aside = format!("ebb1:q:0:{}", name.trim_start_matches("ebb1:"));
        assert_eq!(loaded.quarantine.len(), 1);
        assert_eq!((&loaded.quarantine[0].key, &loaded.quarantine[0].raw), (&aside, &raw));
        expected.remove(&name);
        expected.insert(aside, raw);
        assert_eq!(storage.words(), expected);
        let again = open(&storage);
        assert_eq!(again.quarantine, loaded.quarantine, "it stays there, and is shown each time");
        assert_eq!(storage.words(), expected);
    }
}

#[test]
fn two_damaged_values_of_one_record_are_both_kept() {
    let (storage, records) = filled();
    let name = key(&records[0]);
    for damage in ["first", "second", ""] {
        storage.plant(&name, damage);
        open(&storage);
    }
    let raws: Vec<String> = open(&storage).quarantine.into_iter().map(|value| value.raw).collect();
    assert_eq!(raws, ["first", "second", ""]);
}

#[test]
fn a_damaged_record_that_cannot_be_moved_stays_and_is_reported() {
    for full in [true, false] {
        let (storage, records) = filled();
        storage.damage(&key(&records[0]));
        if full {
            storage.leave_room_for(3)
        } else {
            storage.refuse(true)
        }
        let before = storage.snapshot();
        let loaded = open(&storage);
        assert_eq!(loaded.quarantine.iter().map(|value| value.key.clone()).collect::<Vec<_>>(), [key(&records[0])]);
        assert_eq!(storage.snapshot(), before);
    }
}

#[test]
fn a_copy_that_was_not_kept_never_costs_the_damaged_value() {
    let (storage, records) = filled();
    storage.damage(&key(&records[0]));
    storage.drop_writes(2);
    let before = storage.words();
    assert_eq!(open(&storage).quarantine.len(), 1);
    assert_eq!(storage.words(), before);
}

#[test]
fn a_record_copied_to_another_key_is_caught() {
    let (storage, records) = filled();
    let elsewhere = format!("ebb1:r:{}", Id::from_bits(999));
    storage.plant(&elsewhere, &storage.raw(&key(&records[0])).expect("it is there"));
    let loaded = open(&storage);
    assert_eq!(loaded.records, records);
    assert_eq!(loaded.quarantine.len(), 1);
}

#[test]
fn a_record_with_the_id_of_another_inside_is_caught() {
    let (storage, records) = filled();
    let elsewhere = format!("ebb1:r:{}", Id::from_bits(999));
    storage.plant(&elsewhere, &codec::encode(&elsewhere, &records[0]));
    let loaded = open(&storage);
    assert_eq!(loaded.records, records);
    assert_eq!(loaded.quarantine.len(), 1);
}

#[test]
fn a_damaged_manifest_costs_no_record() {
    let (storage, records) = filled();
    storage.damage("ebb1:m");
    let mut loaded = open(&storage);
    assert_eq!((&loaded.records, loaded.quarantine.len()), (&records, 1));
    loaded.store.save(&[Change::Put(&records[0])], &mut stamp()).expect("there is room");
    assert!(storage.raw("ebb1:m").is_some(), "the next save writes a new manifest");
    assert_eq!(open(&storage).records, records);
}

/// A manifest that another version wrote.
fn of_version(schema: u32, min_reader: u32) -> String {
    Manifest { schema, min_reader, ..Manifest::default() }.write("ebb1:m")
}

#[test]
fn a_store_of_a_newer_version_is_shown_and_never_changed() {
    let (storage, records) = filled();
    storage.plant("ebb1:m", &of_version(9, 9));
    storage.damage(&key(&records[0]));
    let (before, writes) = (storage.snapshot(), storage.writes());
    let mut loaded = open(&storage);
    assert!(loaded.store.read_only().is_some());
    assert_eq!((&*loaded.records, loaded.quarantine.len()), (&records[1..], 1));
    assert_eq!(
        loaded.store.save(&[Change::Put(&longer(&records))], &mut stamp()),
        Err(SaveError::ReadOnly(ReadOnly::Newer))
    );
    assert_eq!(
        loaded.store.save(&[Change::Remove(records[1].id())], &mut stamp()),
        Err(SaveError::ReadOnly(ReadOnly::Newer))
    );
    assert_eq!((storage.snapshot(), storage.writes()), (before, writes), "something was written or moved");
}

#[test]
fn a_newer_version_that_this_one_may_still_write_beside_is_written() {
    let (storage, records) = filled();
    storage.plant("ebb1:m", &of_version(9, 1));
    assert_eq!(open(&storage).store.save(&[Change::Put(&records[0])], &mut stamp()), Ok(()));
}

/// A longer version of a contact, that a fault will hit.
fn longer(records: &[Record]) -> Record {
    let contact = records.iter().find_map(|record| match record {
        Record::Contact(contact) => Some(contact),
        _ => None,
    });
    let contact = Contact { note: "ü 🌊 ".repeat(50), ..(**contact.expect("there is a contact")).clone() };
    Record::Contact(Arc::new(contact))
}

#[test]
fn a_save_that_fails_says_why_and_keeps_the_old_value() {
    type Fault = fn(&MemoryStorage);
    let faults: [(Fault, SaveError); 3] = [
        (|storage| storage.leave_room_for(20), SaveError::Full),
        (|storage| storage.refuse(true), SaveError::Blocked),
        (|storage| storage.drop_writes(2), SaveError::NotKept),
    ];
    for (fault, why) in faults {
        let (storage, records) = filled();
        let mut store = open(&storage).store;
        let before = storage.snapshot();
        fault(&storage);
        assert_eq!(store.save(&[Change::Put(&longer(&records))], &mut stamp()), Err(why));
        assert_eq!(storage.snapshot(), before, "{why:?}");
        assert_eq!(open(&storage).records, records);
    }
}

#[test]
fn a_save_that_failed_can_be_tried_again() {
    let (storage, records) = filled();
    let mut store = open(&storage).store;
    storage.refuse(true);
    assert_eq!(store.save(&[Change::Put(&longer(&records))], &mut stamp()), Err(SaveError::Blocked));
    assert_eq!(store.save(&[Change::Remove(records[0].id())], &mut stamp()), Err(SaveError::Blocked));
    storage.refuse(false);
    assert_eq!(store.save(&[Change::Put(&longer(&records))], &mut stamp()), Ok(()));
}

#[test]
fn what_could_not_be_saved_waits_and_is_saved_later() {
    let mut world = World::new();
    let id = world.begin(Situation::StayClose, "Maya");
    world.write(id, "friend", Answer::Text("still here".into()));
    world.storage.refuse(true);
    assert_eq!(world.save(), Err(SaveError::Blocked));
    world.storage.refuse(false);
    world.close_and_reopen();
    assert_eq!(world.reflection(id).answer("friend"), Some(&Answer::Text("still here".into())));
    assert_eq!(world.quarantine, []);
}

#[test]
fn the_first_save_of_all_that_fails_leaves_nothing_half_done() {
    let storage = MemoryStorage::default();
    let mut store = open(&storage).store;
    storage.leave_room_for(5);
    assert_eq!(store.save(&[Change::Put(&examples()[0])], &mut stamp()), Err(SaveError::Full));
    assert_eq!(storage.snapshot().len(), 0);
}

// JSON, held against serde_json

fn words() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[\\PC\\x00-\\x20\"\\\\/]{0,40}", Just("\u{2028}\u{7f}\u{feff}🌊\u{0}".to_owned())]
}

fn answers() -> impl Strategy<Value = Answer> {
    let mark = select(vec![Mark::Seen, Mark::Guessed, Mark::Once, Mark::More]);
    prop_oneof![
        words().prop_map(Answer::Text),
        vec((words(), words()), 0..4).prop_map(|fields| Answer::Fields(fields.into_iter().collect())),
        words().prop_map(Answer::One),
        (vec(words(), 0..3), vec(words(), 0..3)).prop_map(|(chosen, own)| Answer::Several { chosen, own }),
        (vec((words(), mark.clone()), 0..3), vec((words(), mark), 0..3))
            .prop_map(|(marked, own)| Answer::Marked { marked: marked.into_iter().collect(), own }),
        vec(any::<u64>().prop_map(|bits| PersonId(Id::from_bits(bits))), 0..4).prop_map(Answer::People),
        select(vec![Answer::Read, Answer::Skipped, Answer::NotSure]),
    ]
}

fn reflections() -> impl Strategy<Value = Record> {
    let answered = (answers(), any::<bool>()).prop_map(|(answer, done)| Answered { answer, done });
    (any::<u64>(), 0_u64..200_000, vec((words(), answered), 0..6)).prop_map(|(bits, days, answers)| {
        let begun = day("1800-01-01") + chrono::Days::new(days);
        Record::Reflection(Arc::new(Reflection {
            id: ReflectionId(Id::from_bits(bits)),
            guide: GuideId::Situation(Situation::ALL[(bits % 5) as usize]),
            ended: bits % 7 == 0,
            person: (bits % 5 != 0).then(|| PersonId(Id::from_bits(bits >> 7))),
            begun,
            touched: begun,
            answers: answers.into_iter().collect(),
        }))
    })
}

fn contacts() -> impl Strategy<Value = Record> {
    (any::<u64>(), select(&ContactKind::ALL[..]), words()).prop_map(|(bits, kind, note)| {
        let (id, person) = (ContactId(Id::from_bits(bits)), PersonId(Id::from_bits(!bits)));
        Record::Contact(Arc::new(Contact { note, ..Contact::new(id, person, day("2024-02-29"), kind) }))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn our_json_and_serde_json_are_one(record in prop_oneof![reflections(), contacts(), select(examples())]) {
        let (ours, theirs) = (json::to_string(&record).expect("it can be written"), serde_json::to_string(&record));
        let theirs = theirs.expect("it can be written");
        prop_assert_eq!(&ours, &theirs);
        let read_by_them: Result<Record, _> = serde_json::from_str(&ours);
        prop_assert_eq!(read_by_them.ok(), Some(record.clone()));
        prop_assert_eq!(json::from_str(&theirs), Ok(record.clone()));
        let spread = serde_json::to_string_pretty(&record).expect("it can be written");
        prop_assert_eq!(json::from_str(&spread), Ok(record), "white space");
    }

    #[test]
    fn any_text_at_all_is_read_or_refused(text in "[\\[\\]{}:,\"\\\\0-9a-u.eE+ -]{0,60}") {
        let ours: Option<Vec<String>> = json::from_str(&text).ok();
        prop_assert_eq!(ours, serde_json::from_str(&text).ok());
        let _ = json::from_str::<Record>(&text);
    }
}

/// A record's text with something put in after its first brace but one.
fn with_field(field: &str) -> String {
    let text = json::to_string(&examples()[0]).expect("it can be written");
    let at = text.match_indices('{').nth(1).expect("a record is an object in an object").0 + 1;
    format!("{}{field},{}", &text[..at], &text[at..])
}

#[test]
fn a_field_of_a_later_version_is_passed_over_whatever_it_holds() {
    for value in
        ["null", "true", "-1.5e+300", "0.1", "\"\\ud83c\\udf0a\"", "{\"a\":[1,{\"b\":[]}],\"c\":{}}", "[ 1 , 2.5 ]"]
    {
        let text = with_field(&format!("\"unknown\":{value}"));
        assert_eq!(json::from_str::<Record>(&text).as_ref(), Ok(&examples()[0]), "{text}");
    }
}

#[test]
fn what_is_no_json_is_refused_even_in_a_field_nobody_reads() {
    let deep = format!("\"later\":{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_objects = format!("\"later\":{}", "{\"a\":".repeat(100_000));
    for field in [
        &*deep,
        &deep_objects,
        "\"later\":\"\\ud800\"",
        "\"later\":\"\\ud800\\u0041\"",
        "\"later\":\"\\udc00\"",
        "\"later\":\"\\u12\"",
        "\"later\":\"\\x\"",
        "\"later\":\"\n\"",
        "\"later\":[1,]",
        "\"later\":{\"a\":1,}",
        "\"later\":{a:1}",
        "\"later\":[,1]",
        "\"later\":tru",
        "\"later\":",
        "\"later\"",
        ",",
        "\"name\":\"Somebody else\"",
    ] {
        assert!(json::from_str::<Record>(&with_field(field)).is_err(), "accepted: {:.80}", field);
    }
}

#[test]
fn hostile_texts_under_a_good_checksum_never_panic_and_never_pass_for_a_record() {
    let nested = "[".repeat(1_000_000);
    for body in
        ["", " ", "{", "}", "null", "1e999", "\"", "\\", "{\"person\":", "{\"person\":{}}x", "\u{feff}{}", &nested]
    {
        assert_eq!(codec::decode::<Record>("k", &sealed("k", body)), None, "{:.40}", body);
    }
}

/// Any body under the checksum of a key.
fn sealed(key: &str, body: &str) -> String {
    let crc = format!("{key}|{body}").bytes().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    });
    format!("{:08x}|{body}", !crc)
}

#[test]
fn no_prefix_of_a_value_passes_for_the_value() {
    for (key, raw) in ["person", "reflection", "plan", "contact"].map(|kind| frozen(1, kind)) {
        assert!(codec::decode::<Record>(&key, &raw).is_some());
        let body = &raw[9..];
        assert_eq!(sealed(&key, body), raw, "the checksum of this test is the store's");
        for (at, _) in raw.char_indices() {
            assert_eq!(codec::decode::<Record>(&key, &raw[..at]), None, "cut at {at}");
        }
        for (at, _) in body.char_indices() {
            assert_eq!(codec::decode::<Record>(&key, &sealed(&key, &body[..at])), None, "cut at {at} and sealed");
        }
    }
}

#[test]
fn two_thousand_mutations_of_a_value_never_pass_for_another() {
    // A fixed walk over places and letters: xorshift, so that every run is the same.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let letters: Vec<char> = "{}[]:,\"\\0159-.eEnulltrue|a\u{0}ü🌊".chars().collect();
    for (key, raw) in ["person", "reflection", "plan", "contact"].map(|kind| frozen(1, kind)) {
        let value = codec::decode::<Record>(&key, &raw).expect("the fixture can be read");
        for _ in 0..500 {
            let mut mutated: Vec<char> = raw.chars().collect();
            for _ in 0..=next(3) {
                let (at, letter) = (next(mutated.len()), letters[next(letters.len())]);
                match next(3) {
                    0 => mutated[at] = letter,
                    1 => mutated.insert(at, letter),
                    _ => drop(mutated.remove(at)),
                }
            }
            let mutated: String = mutated.into_iter().collect();
            if let Some(read) = codec::decode::<Record>(&key, &mutated) {
                assert_eq!(read, value, "passed for another value: {mutated}");
            }
            let body = mutated.split_once('|').map_or("", |(_, body)| body);
            let _ = codec::decode::<Record>(&key, &sealed(&key, body));
        }
    }
}
