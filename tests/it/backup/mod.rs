//! Backup files, whole, damaged and hostile, and bringing them back.

/// Files with anything at all in them.
mod hostile;
/// Restores: what they bring, cut off, refused, and taken back.
mod restore;

use crate::fixtures::{examples, whole_backup};
use crate::support::{
    Dice, Failure, MemoryStorage, NOW, day, not_random, open_under, open_with, stamp, store_of, vault,
};
use ebb::domain::contact::{Contact, ContactKind};
use ebb::domain::id::{ContactId, Id, PersonId};
use ebb::domain::person::Person;
use ebb::domain::text::Name;
use ebb::store::SCHEMA;
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
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(format!("v{SCHEMA}/backup.json"));
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
    Record::Contact(Arc::new(Contact { note: note.into(), ..Contact::new(id, person, day(TODAY), ContactKind::Met) }))
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

#[test]
fn a_file_that_is_too_large_or_no_backup_or_of_a_newer_version_is_refused() {
    assert_eq!(backup::read(&"x".repeat(backup::LARGEST + 1)), Err(FileError::TooLarge));
    for text in ["", "{}", "[]", "\u{feff}", "{\"ebb\":1}", "PK\u{3}\u{4}"] {
        assert_eq!(backup::read(text), Err(FileError::NotABackup), "{text}");
    }
    let newer_form = golden().replacen("{\"ebb-backup\":1", "{\"ebb-backup\":2", 1);
    assert_eq!(backup::read(&hostile::hashed(&newer_form)), Err(FileError::Newer));
    let (now, later) = (format!("\"schema\":{SCHEMA}"), format!("\"schema\":{}", SCHEMA + 1));
    let newer_schema = golden().replacen(&now, &later, 1);
    assert_eq!(backup::read(&hostile::hashed(&newer_schema)), Err(FileError::Newer));
    let with_mark = format!("\u{feff}{}", golden());
    assert!(plain(&with_mark).is_whole, "a mark at the beginning is no damage");
}
