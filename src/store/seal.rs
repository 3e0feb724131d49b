//! Sealing: what a locked store and a locked backup are made of.
//!
//! XChaCha20-Poly1305 (RFC 8439 with the extended nonce of draft-irtf-cfrg-xchacha): its nonce is
//! long enough to be drawn at random for each value, and it runs in wasm without waiting, so that the
//! save while a page is being hidden still happens. WebCrypto's AES-GCM cannot do that.

use base64ct::{Base64Unpadded, Encoding};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

/// Fills bytes at random; the browser's generator, handed in.
pub type Fill<'a> = &'a mut dyn FnMut(&mut [u8]);

/// Length of the nonce before each sealed text.
const NONCE: usize = 24;
/// Texts are filled up to steps of this many bytes, so that their length says less.
const STEP: usize = 256;

/// The key everything at rest is sealed with. Drawn at random, never derived from a passphrase.
#[derive(Clone)]
pub struct DataKey([u8; 32]);

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey")
    }
}

impl DataKey {
    /// A key of these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A fresh key.
    pub fn fresh(random: Fill<'_>) -> Self {
        let mut bytes = [0; 32];
        random(&mut bytes);
        Self(bytes)
    }

    /// Its bytes, to be wrapped.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Seals a text, as base64 of nonce, text and tag. It opens only with the same `bound_to`.
    /// Blanks at the end of the text are not kept: they fill it up.
    pub fn seal(&self, bound_to: &str, text: &str, random: Fill<'_>) -> String {
        let mut filled = text.to_owned();
        filled.extend(std::iter::repeat_n(' ', (STEP - text.len() % STEP) % STEP));
        self.seal_bytes(bound_to, filled.as_bytes(), random)
    }

    /// Opens a sealed text; `None` when anything about it is not as it was.
    #[must_use]
    pub fn open(&self, bound_to: &str, sealed: &str) -> Option<String> {
        let mut text = String::from_utf8(self.open_bytes(bound_to, sealed)?).ok()?;
        text.truncate(text.trim_end_matches(' ').len());
        Some(text)
    }

    pub(super) fn seal_bytes(&self, bound_to: &str, plain: &[u8], random: Fill<'_>) -> String {
        let mut nonce = [0; NONCE];
        random(&mut nonce);
        let payload = Payload { msg: plain, aad: bound_to.as_bytes() };
        // Only a text of 256 GB could be refused.
        let sealed = self.cipher().encrypt(XNonce::from_slice(&nonce), payload).unwrap_or_default();
        Base64Unpadded::encode_string(&[&nonce[..], &sealed].concat())
    }

    pub(super) fn open_bytes(&self, bound_to: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = Base64Unpadded::decode_vec(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
        let payload = Payload { msg: sealed, aad: bound_to.as_bytes() };
        self.cipher().decrypt(XNonce::from_slice(nonce), payload).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&self.0).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count_up(bytes: &mut [u8]) {
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = at as u8;
        }
    }

    #[test]
    fn a_sealed_text_opens_with_its_key_in_its_place_only() {
        let key = DataKey::fresh(&mut count_up);
        let sealed = key.seal("ebb1:r:a|2", "Quiet since October 🌊", &mut count_up);
        assert_eq!(key.open("ebb1:r:a|2", &sealed).as_deref(), Some("Quiet since October 🌊"));
        assert_eq!(key.open("ebb1:r:b|2", &sealed), None);
        assert_eq!(key.open("ebb1:r:a|1", &sealed), None);
        assert_eq!(DataKey::from_bytes([1; 32]).open("ebb1:r:a|2", &sealed), None);
        assert_eq!(format!("{key:?}"), "DataKey", "a key never shows in a log");
    }

    #[test]
    fn every_change_to_a_sealed_text_is_noticed() {
        let key = DataKey::from_bytes([3; 32]);
        let sealed = key.seal("k", "Maya", &mut count_up);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            assert_eq!(String::from_utf8(changed).ok().and_then(|text| key.open("k", &text)), None, "at {at}");
            assert_eq!(key.open("k", &sealed[..at]), None, "cut at {at}");
        }
    }

    #[test]
    fn lengths_say_little() {
        let key = DataKey::from_bytes([3; 32]);
        let length = |text: &str| key.seal("k", text, &mut count_up).len();
        assert_eq!(length("a"), length(&"a".repeat(256)));
        assert!(length(&"a".repeat(257)) > length("a"));
    }
}
