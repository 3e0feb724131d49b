//! Erasing everything of Ebb from this browser, and nothing of anybody else.

use super::keys::{Copy, Key};
use super::port::Storage;

/// Erases every key under the prefix. The keys of a locked store are destroyed first: what is left of
/// the sealed texts in the browser's files can then never be opened (reliability.md 3.3). Works
/// without the passphrase. Says whether nothing is left.
pub fn erase<S: Storage>(storage: &mut S, prefix: &str) -> bool {
    let vaults = [Copy::First, Copy::Second].map(|copy| Key::Vault(copy).name(prefix));
    for name in &vaults {
        if storage.get(name).is_some() {
            let _ = storage.set(name, "");
            let _ = storage.remove(name);
        }
    }
    let ours = |storage: &S| -> Vec<String> {
        storage.keys().into_iter().filter(|name| Key::parse(prefix, name).is_some()).collect()
    };
    for name in ours(storage) {
        let _ = storage.remove(&name);
    }
    ours(storage).is_empty()
}
