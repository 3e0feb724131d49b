//! The vault of a locked store: its data key, wrapped once by the passphrase and once by the
//! recovery code. Nothing says whether a passphrase is right but that it opens its wrap: no hash of it
//! is kept. Changing the passphrase wraps the same key anew and touches no record.
//! (Design: reliability.md 3.3; PBKDF2-HMAC-SHA-256 with at least 600,000 rounds as OWASP asks.)

use super::codec;
use super::seal::{DataKey, Fill};
use base64ct::{Base64Unpadded, Encoding};
use serde::{Deserialize, Serialize};

/// No fewer rounds, whatever the device and whatever stands in storage.
pub const FEWEST_ROUNDS: u32 = 600_000;
/// No more rounds: a file from somewhere must not keep a phone busy for an hour.
pub const MOST_ROUNDS: u32 = 20_000_000;
/// Letters of a recovery code, five random bits each: 160 bits.
pub const CODE_LETTERS: usize = 32;
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Which secret opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Secret {
    /// The passphrase.
    Passphrase,
    /// The recovery code.
    Code,
}

/// How a secret becomes a wrapping key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Derivation {
    /// The function; there is one so far.
    pub kdf: Kdf,
    /// Rounds.
    pub rounds: u32,
    /// Salt, as base64.
    salt: String,
}

/// A key derivation function.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Kdf {
    /// PBKDF2 with HMAC-SHA-256.
    #[serde(rename = "PBKDF2-SHA-256")]
    Pbkdf2,
}

impl Derivation {
    /// With a fresh salt.
    pub fn fresh(rounds: u32, random: Fill<'_>) -> Self {
        let mut salt = [0; 16];
        random(&mut salt);
        let rounds = rounds.clamp(FEWEST_ROUNDS, MOST_ROUNDS);
        Self { kdf: Kdf::Pbkdf2, rounds, salt: Base64Unpadded::encode_string(&salt) }
    }

    /// The salt's bytes.
    #[must_use]
    pub fn salt(&self) -> Vec<u8> {
        Base64Unpadded::decode_vec(&self.salt).unwrap_or_default()
    }

    /// Whether it is as strong as this app ever makes it. A weaker one was not made by it, and a
    /// secret must not be spent on it.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        (FEWEST_ROUNDS..=MOST_ROUNDS).contains(&self.rounds) && self.salt().len() >= 16
    }
}

/// The data key under one secret.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wrap {
    /// How the secret becomes the wrapping key.
    pub derivation: Derivation,
    /// The sealed data key.
    sealed: String,
}

impl Wrap {
    fn new(secret: Secret, derivation: Derivation, derived: &[u8; 32], key: &DataKey, random: Fill<'_>) -> Self {
        let bound_to = bound_to(secret, &derivation);
        let sealed = DataKey::from_bytes(*derived).seal_bytes(&bound_to, key.bytes(), random);
        Self { derivation, sealed }
    }

    fn open(&self, secret: Secret, derived: &[u8; 32]) -> Option<DataKey> {
        let opened = DataKey::from_bytes(*derived).open_bytes(&bound_to(secret, &self.derivation), &self.sealed)?;
        opened.try_into().ok().map(DataKey::from_bytes)
    }
}

/// A wrap opens only with the parameters it was made with: they are authenticated.
fn bound_to(secret: Secret, derivation: &Derivation) -> String {
    let which = match secret {
        Secret::Passphrase => "passphrase",
        Secret::Code => "code",
    };
    format!("ebb vault|{which}|PBKDF2-SHA-256|{}|{}", derivation.rounds, derivation.salt)
}

/// Both wraps of one data key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Vault {
    /// Under the passphrase.
    pub passphrase: Wrap,
    /// Under the recovery code. A backup made with a passphrase of its own has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Wrap>,
}

/// A secret's derivation and what came out of it.
#[derive(Clone, Debug)]
pub struct Derived {
    /// How.
    pub derivation: Derivation,
    /// The wrapping key.
    pub key: [u8; 32],
}

impl Vault {
    /// Wraps a data key.
    pub fn new(key: &DataKey, passphrase: Derived, code: Option<Derived>, random: Fill<'_>) -> Self {
        let passphrase = Wrap::new(Secret::Passphrase, passphrase.derivation, &passphrase.key, key, random);
        let code = code.map(|code| Wrap::new(Secret::Code, code.derivation, &code.key, key, random));
        Self { passphrase, code }
    }

    /// The wrap under a secret, if there is a sound one.
    #[must_use]
    pub fn wrap(&self, secret: Secret) -> Option<&Wrap> {
        let wrap = match secret {
            Secret::Passphrase => Some(&self.passphrase),
            Secret::Code => self.code.as_ref(),
        };
        wrap.filter(|wrap| wrap.derivation.is_sound())
    }

    /// The data key, when the secret that this was derived from is the right one.
    #[must_use]
    pub fn open(&self, secret: Secret, derived: &[u8; 32]) -> Option<DataKey> {
        self.wrap(secret)?.open(secret, derived)
    }

    /// The same data key under another passphrase. Everything else stays as it is.
    #[must_use]
    pub fn with_passphrase(&self, key: &DataKey, derived: Derived, random: Fill<'_>) -> Self {
        let passphrase = Wrap::new(Secret::Passphrase, derived.derivation, &derived.key, key, random);
        Self { passphrase, code: self.code.clone() }
    }

    /// The text for one of its keys.
    #[must_use]
    pub fn write(&self, key: &str) -> String {
        codec::encode(key, self)
    }
}

/// A fresh recovery code, in groups of four letters without look-alikes.
pub fn fresh_code(random: Fill<'_>) -> String {
    let mut bytes = [0; CODE_LETTERS];
    random(&mut bytes);
    let letters: Vec<u8> = bytes.iter().map(|byte| LETTERS[usize::from(byte & 31)]).collect();
    let groups: Vec<&str> = letters.chunks(4).map(|group| std::str::from_utf8(group).unwrap_or_default()).collect();
    groups.join("-")
}

/// A recovery code as typed: blanks, dashes and capitals don't matter, look-alikes are what they look like.
#[must_use]
pub fn read_code(typed: &str) -> String {
    let plain = |letter: char| match letter.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        'u' => 'v',
        other => other,
    };
    typed.chars().filter(char::is_ascii_alphanumeric).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count_up() -> impl FnMut(&mut [u8]) {
        let mut next = 0_u8;
        move |bytes| {
            for byte in bytes {
                next = next.wrapping_add(1);
                *byte = next;
            }
        }
    }

    fn derived(byte: u8) -> Derived {
        Derived { derivation: Derivation::fresh(FEWEST_ROUNDS, &mut count_up()), key: [byte; 32] }
    }

    fn vault() -> (DataKey, Vault) {
        let key = DataKey::fresh(&mut count_up());
        let vault = Vault::new(&key, derived(1), Some(derived(2)), &mut count_up());
        (key, vault)
    }

    #[test]
    fn each_secret_opens_its_own_wrap_only() {
        let (key, vault) = vault();
        let opens = |secret, byte| vault.open(secret, &[byte; 32]).map(|opened| opened.bytes() == key.bytes());
        assert_eq!(opens(Secret::Passphrase, 1), Some(true));
        assert_eq!(opens(Secret::Code, 2), Some(true));
        assert_eq!(
            (opens(Secret::Passphrase, 2), opens(Secret::Code, 1), opens(Secret::Passphrase, 3)),
            (None, None, None)
        );
    }

    #[test]
    fn another_passphrase_leaves_the_key_and_the_code_as_they_are() {
        let (key, vault) = vault();
        let changed = vault.with_passphrase(&key, derived(5), &mut count_up());
        assert!(changed.open(Secret::Passphrase, &[1; 32]).is_none());
        assert_eq!(changed.open(Secret::Passphrase, &[5; 32]).map(|key| *key.bytes()), Some(*key.bytes()));
        assert_eq!(changed.code, vault.code);
    }

    #[test]
    fn parameters_are_authenticated_and_never_weaker() {
        let (_, vault) = vault();
        type Change = fn(&mut Wrap);
        let changes: [(&str, Change); 5] = [
            ("more rounds", |wrap| wrap.derivation.rounds += 1),
            ("fewer rounds", |wrap| wrap.derivation.rounds = 1000),
            ("another salt", |wrap| wrap.derivation.salt = "QUFBQUFBQUFBQUFBQUFBQQ".into()),
            ("no salt", |wrap| wrap.derivation.salt = String::new()),
            ("another text", |wrap| wrap.sealed = wrap.sealed.replace(['A', 'B'], "C")),
        ];
        for (what, change) in changes {
            let mut weaker = vault.clone();
            change(&mut weaker.passphrase);
            assert!(weaker.open(Secret::Passphrase, &[1; 32]).is_none(), "{what}");
        }
        let mut swapped = vault.clone();
        swapped.passphrase = vault.code.clone().unwrap_or_else(|| unreachable!());
        assert!(swapped.open(Secret::Passphrase, &[2; 32]).is_none(), "a wrap in the other's place");
    }

    #[test]
    fn a_code_has_160_bits_and_reads_back_as_people_type_it() {
        let code = fresh_code(&mut count_up());
        assert_eq!(code.len(), CODE_LETTERS + CODE_LETTERS / 4 - 1);
        let plain = code.replace('-', "");
        for typed in
            [code.clone(), code.to_uppercase(), code.replace('-', " "), code.replace('0', "O").replace('1', "l")]
        {
            assert_eq!(read_code(&typed), plain);
        }
    }
}
