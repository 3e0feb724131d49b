//! Choosing a backup file: read, checked, and opened with a passphrase where it needs one.

use super::field::{form, label};
use super::frame::{error, p, row};
use super::passphrase::{Typing, passphrase, show_button, slow_submit};
use crate::content::words::words;
use crate::platform::pick::{self, Picked};
use crate::store::backup::{self, Backup, File, FileError, LARGEST, LockedFile};
use crate::store::vault::Secret;
use crate::ui::core::Core;
use crate::ui::el::{El, el};
use leptos::prelude::*;
use std::rc::Rc;

/// A field for a file, and one for its passphrase when it has one. `got` is handed the backup.
pub fn backup_file(core: Core, id: &'static str, name: &str, got: impl Fn(Backup) + 'static) -> El {
    let got: Rc<dyn Fn(Backup)> = Rc::new(got);
    let needs = RwSignal::new(String::new());
    let locked = RwSignal::<Option<LockedFile>, LocalStorage>::new_local(None);
    let chosen = {
        let got = Rc::clone(&got);
        move |event: crate::platform::dom::Heard| {
            needs.set(String::new());
            locked.set(None);
            let got = Rc::clone(&got);
            if let Some(field) = event.element() {
                pick::read(&field, LARGEST, move |picked| match open(core, picked) {
                    Ok(Opened::Backup(backup)) => got(backup),
                    Ok(Opened::Locked(file)) => locked.set(Some(file)),
                    Err(error) => needs.set(sentence(error).to_owned()),
                });
            }
        }
    };
    let described = format!("{id}-error");
    let field = el("input")
        .class("field file")
        .id(id)
        .attr("type", "file")
        .attr("accept", backup::ACCEPTED)
        .attr("aria-describedby", &described)
        .on("change", chosen);
    row("fieldset")
        .add(label(name, id))
        .add(field)
        .add(error(&described, move || needs.get()))
        .add(row("").live(move || locked.get().map(|file| secret(file, Rc::clone(&got))).into_iter().collect()))
}

enum Opened {
    Backup(Backup),
    Locked(LockedFile),
}

/// Reads what was chosen. A locked file of this very store opens with its key.
fn open(core: Core, picked: Picked) -> Result<Opened, FileError> {
    let text = match picked {
        Picked::Text(text) => text,
        Picked::TooLarge => return Err(FileError::TooLarge),
        Picked::Unreadable => return Err(FileError::NotABackup),
    };
    match backup::read(&text)? {
        File::Plain(backup) => Ok(Opened::Backup(backup)),
        File::Locked(file) => match core.data_key().and_then(|key| file.open_with(&key).ok()) {
            Some(backup) => Ok(Opened::Backup(backup)),
            None => Ok(Opened::Locked(*file)),
        },
    }
}

/// The passphrase of a locked file, or the recovery code of the day it was made.
fn secret(file: LockedFile, got: Rc<dyn Fn(Backup)>) -> El {
    let w = words().restore;
    let (typing, shown) = (Typing::new("file-secret"), RwSignal::new(false));
    let busy = RwSignal::new(false);
    let try_it = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let got = Rc::clone(&got);
        file.try_secrets(&typing.text(), move |opened| {
            busy.set(false);
            match opened {
                Ok(backup) => got(backup),
                Err(error) => typing.refuse(sentence(error)),
            }
        });
    };
    form("stack", try_it)
        .add(p("small soft", w.file_locked))
        .add(passphrase(typing, "current-password", w.file_secret, shown, Some(show_button(shown)), None))
        .add(slow_submit("btn", w.file_open, busy))
}

/// Tries what was typed as passphrase, then as recovery code.
trait TrySecrets {
    fn try_secrets(&self, typed: &str, done: impl FnOnce(Result<Backup, FileError>) + 'static);
}

impl TrySecrets for LockedFile {
    fn try_secrets(&self, typed: &str, done: impl FnOnce(Result<Backup, FileError>) + 'static) {
        let (file, again, code) = (self.clone(), self.clone(), typed.to_owned());
        derive(self, Secret::Passphrase, typed, move |derived| {
            match derived.map(|key| file.open(Secret::Passphrase, &key)) {
                Some(Err(FileError::WrongSecret)) | None => {
                    derive(&again.clone(), Secret::Code, &code, move |derived| {
                        done(derived.map_or(Err(FileError::WrongSecret), |key| again.open(Secret::Code, &key)));
                    })
                }
                Some(opened) => done(opened),
            }
        });
    }
}

fn derive(file: &LockedFile, secret: Secret, typed: &str, done: impl FnOnce(Option<[u8; 32]>) + 'static) {
    match file.vault.wrap(secret) {
        Some(wrap) => {
            crate::platform::crypto::derive(&crate::ui::core::secret_of(secret, typed), &wrap.derivation, done)
        }
        None => done(None),
    }
}

/// Why a file is no backup, and what to do.
fn sentence(error: FileError) -> &'static str {
    let w = words().restore;
    match error {
        FileError::TooLarge => w.too_large,
        FileError::NotABackup => w.not_a_backup,
        FileError::Newer => w.newer,
        FileError::Damaged => w.damaged_head,
        FileError::WrongSecret => w.wrong_secret,
    }
}
