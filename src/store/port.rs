//! What the store needs from the world. The browser's adapter is in `platform`, the tests have
//! their own; this seam is also where faults are injected.

/// A key-value storage of strings, like localStorage.
pub trait Storage {
    /// All keys of the origin, ours and foreign ones.
    fn keys(&self) -> Vec<String>;
    /// The value under a key.
    fn get(&self, key: &str) -> Option<String>;
    /// The values under several keys.
    fn get_some(&self, keys: &[&str]) -> Vec<Option<String>> {
        keys.iter().map(|key| self.get(key)).collect()
    }
    /// Writes a value.
    ///
    /// # Errors
    /// [`WriteError`]; the old value is kept.
    fn set(&mut self, key: &str, value: &str) -> Result<(), WriteError>;
    /// Removes a key; one that is not there is fine.
    ///
    /// # Errors
    /// [`WriteError::Refused`].
    fn remove(&mut self, key: &str) -> Result<(), WriteError>;
}

/// Why a write did not happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WriteError {
    /// The quota is used up.
    Full,
    /// The browser refuses.
    Refused,
}
