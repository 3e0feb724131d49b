//! What the pages about the user's data do with the store: backups, the lock, erasing.

use super::{Core, Toast, prefix};
use crate::app::save::Waiting;
use crate::content::words::words;
use crate::domain::id::Id;
use crate::platform::storage::BrowserStorage;
use crate::platform::{crypto, page};
use crate::store::SaveError;
use crate::store::backup::{self, Backup, Mode, Restoring, Undo};
use crate::store::erase::erase;
use crate::store::seal::DataKey;
use crate::store::vault::{Derivation, Derived, Secret, Vault, read_code};
use leptos::prelude::*;

/// What is typed as a secret, in each form it may have been used in, the last one for new ones: blanks
/// around a passphrase are nobody's intention, and devices write the same letters in several ways. The
/// first locks took them as they came.
fn secrets_of(secret: Secret, typed: &str) -> Vec<String> {
    match secret {
        Secret::Passphrase => {
            let as_typed = typed.trim().to_owned();
            let everywhere = crypto::normalised(typed).trim().to_owned();
            let differ = as_typed != everywhere;
            [Some(as_typed), differ.then_some(everywhere)].into_iter().flatten().collect()
        }
        Secret::Code => vec![read_code(typed)],
    }
}

/// Derives a key from a secret as typed, in each of its forms, until one opens, and hands over what it opened.
pub fn try_secret<T: 'static>(
    secret: Secret,
    typed: &str,
    derivation: Derivation,
    open: impl Fn(&[u8; 32]) -> Option<T> + 'static,
    done: impl FnOnce(Option<T>) + 'static,
) {
    try_each(secrets_of(secret, typed).into_iter(), derivation, Box::new(open), Box::new(done));
}

type Open<T> = Box<dyn Fn(&[u8; 32]) -> Option<T>>;

fn try_each<T: 'static>(
    mut forms: std::vec::IntoIter<String>,
    derivation: Derivation,
    open: Open<T>,
    done: Box<dyn FnOnce(Option<T>)>,
) {
    let Some(form) = forms.next() else { return done(None) };
    let used = derivation.clone();
    crypto::derive(&form, &used, move |derived| match derived.and_then(|derived| open(&derived)) {
        Some(opened) => done(Some(opened)),
        None => try_each(forms, derivation, open, done),
    });
}

impl Core {
    // Backups

    /// Everything, or the notes with these ids, as a backup of today.
    #[must_use]
    pub fn backup(self, only: Option<&[Id]>) -> Option<Backup> {
        self.save_now();
        let today = self.today();
        self.desk.with_value(|desk| desk.store.as_ref().map(|store| store.backup(today, only)))
    }

    /// The text of a backup file: locked with the store's own vault where it has one.
    #[must_use]
    pub fn backup_text(self, backup: &Backup) -> String {
        let vault = self.vault();
        let locked = self.desk.with_value(|desk| {
            let key = desk.store.as_ref().and_then(|store| store.key().cloned())?;
            Some(backup::lock(backup, vault.as_ref()?, &key, &mut crypto::fill))
        });
        locked.unwrap_or_else(|| backup::write(backup))
    }

    /// The text of a backup file under a passphrase of its own.
    pub fn locked_backup_text(self, backup: Backup, passphrase: &str, done: impl FnOnce(Option<String>) + 'static) {
        derive_fresh(Secret::Passphrase, passphrase, move |derived| {
            let text = derived.map(|derived| {
                let key = DataKey::fresh(&mut crypto::fill);
                let vault = Vault::new(&key, derived, None, &mut crypto::fill);
                backup::lock(&backup, &vault, &key, &mut crypto::fill)
            });
            done(text);
        });
    }

    /// The key of this store, which also opens the locked backups made of it.
    #[must_use]
    pub fn data_key(self) -> Option<DataKey> {
        self.desk.with_value(|desk| desk.store.as_ref().and_then(|store| store.key().cloned()))
    }

    /// What bringing a backup back would do. Writes nothing.
    #[must_use]
    pub fn preview(self, backup: &Backup, mode: Mode) -> Option<Restoring> {
        self.save_now();
        let today = self.today();
        self.desk.with_value(|desk| desk.store.as_ref().map(|store| store.preview(backup, mode, today)))
    }

    /// Writes the next part of a restore. Between two parts the page can be drawn.
    ///
    /// # Errors
    /// [`SaveError`]; everything is then as it was before.
    pub fn restore_step(self, restoring: &mut Restoring) -> Result<(), SaveError> {
        self.with_store(|store, stamp| store.restore_step(restoring, stamp)).unwrap_or(Err(SaveError::Blocked))
    }

    /// A restore is done: everything is read anew, and can be taken back until the next edit.
    pub fn finish_restore(self, undo: Undo) {
        self.read_anew();
        self.desk.update_value(|desk| desk.restored = Some(undo));
        self.say(Toast::Restored(words().data.restored));
    }

    /// Whether the last restore can still be taken back.
    #[must_use]
    pub fn can_undo_restore(self) -> bool {
        self.desk.with_value(|desk| desk.restored.is_some())
    }

    /// Takes the last restore back.
    pub fn undo_restore(self) {
        let mut undo = None;
        self.desk.update_value(|desk| undo = desk.restored.take());
        let Some(undo) = undo else { return };
        let undone = self.with_store(|store, _| store.undo_restore(&undo));
        self.read_anew();
        let failed = undone.is_none_or(|undone| undone.is_err());
        self.say(Toast::Words(if failed { words().notices.not_kept } else { words().notices.undone }));
    }

    // The lock

    /// The vault of this store, as it stands in storage.
    #[must_use]
    pub fn vault(self) -> Option<Vault> {
        use crate::store::load::{Door, door};
        match door(&BrowserStorage::open()?, prefix()) {
            Door::Locked(vault) => Some(vault),
            Door::Open | Door::KeyLost => None,
        }
    }

    /// Turns the lock on, with a passphrase and a recovery code, and says how that went.
    pub fn turn_lock_on(self, passphrase: &str, code: &str, done: impl FnOnce(Result<(), SaveError>) + 'static) {
        let code = code.to_owned();
        derive_fresh(Secret::Passphrase, passphrase, move |passphrase| {
            derive_fresh(Secret::Code, &code, move |code| {
                let (Some(passphrase), Some(code)) = (passphrase, code) else { return done(Err(SaveError::Blocked)) };
                self.save_now();
                let key = DataKey::fresh(&mut crypto::fill);
                let vault = Vault::new(&key, passphrase, Some(code), &mut crypto::fill);
                let locked = self.with_store(|store, stamp| store.lock(&vault, key, stamp));
                done(locked.unwrap_or(Err(SaveError::Blocked)));
            });
        });
    }

    /// Opens a vault with a secret as typed, and hands over the key if it is the right one.
    pub fn open_vault(self, vault: Vault, secret: Secret, typed: &str, done: impl FnOnce(Option<DataKey>) + 'static) {
        let Some(derivation) = vault.wrap(secret).map(|wrap| wrap.derivation.clone()) else { return done(None) };
        try_secret(secret, typed, derivation, move |derived| vault.open(secret, derived), done);
    }

    /// Wraps the same key under another passphrase. Nothing else is written.
    pub fn change_passphrase(self, vault: Vault, key: DataKey, passphrase: &str, done: impl FnOnce(bool) + 'static) {
        derive_fresh(Secret::Passphrase, passphrase, move |derived| {
            let Some(derived) = derived else { return done(false) };
            let vault = vault.with_passphrase(&key, derived, &mut crypto::fill);
            done(self.with_store(|store, _| store.set_vault(&vault)) == Some(Ok(())));
        });
    }

    /// Turns the lock off.
    ///
    /// # Errors
    /// [`SaveError`]; the store is then still locked.
    pub fn turn_lock_off(self) -> Result<(), SaveError> {
        self.save_now();
        self.with_store(|store, stamp| store.unlock_for_good(stamp)).unwrap_or(Err(SaveError::Blocked))
    }

    // Erasing

    /// Removes a value that could not be read: the user said so.
    pub fn remove_quarantined(self, key: &str) {
        if self.with_store(|store, _| store.remove_quarantined(key)) == Some(Ok(())) {
            self.status.update(|status| status.quarantine.retain(|value| value.key != key));
        }
    }

    /// Erases everything of Ebb in this browser and starts again. Says when something is left.
    pub fn erase_everything(self) -> bool {
        let Some(mut storage) = BrowserStorage::open() else { return true };
        let erased = erase(&mut storage, prefix());
        if erased {
            // Leaving the page saves what waits; nothing may come back that way.
            self.desk.update_value(|desk| {
                desk.store = None;
                desk.waiting = Waiting::default();
            });
            page::start_again();
        }
        erased
    }
}

/// Derives a key from a new secret, with as many rounds as this device can bear.
fn derive_fresh(secret: Secret, typed: &str, done: impl FnOnce(Option<Derived>) + 'static) {
    derive_fresh_for(secret, typed, Box::new(done));
}

/// One function for all callers: it keeps copies out of the bundle.
fn derive_fresh_for(secret: Secret, typed: &str, done: Box<dyn FnOnce(Option<Derived>)>) {
    let typed = secrets_of(secret, typed).pop().unwrap_or_default();
    crypto::calibrate(move |rounds| {
        let derivation = Derivation::fresh(rounds, &mut crypto::fill);
        let used = derivation.clone();
        crypto::derive(&typed, &used, move |key| done(key.map(|key| Derived { derivation, key })));
    });
}
