//! Finding the end of a text.

/// How many bytes come before the first quotation mark, backslash or control character. Nearly all of what
/// is stored are long texts, so it looks at eight bytes at a time.
pub(super) fn plain_bytes(bytes: &[u8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The lowest byte for which one of these has its highest bit set is the first of its kind.
    let zero = |word: u64| word.wrapping_sub(EACH) & !word;
    let control = |word: u64| word.wrapping_sub(EACH * 0x20) & !word;
    let (eights, rest) = bytes.as_chunks::<8>();
    for (at, &eight) in eights.iter().enumerate() {
        let word = u64::from_le_bytes(eight);
        let special = zero(word ^ (EACH * u64::from(b'"'))) | zero(word ^ (EACH * u64::from(b'\\'))) | control(word);
        let special = special & (EACH * 0x80);
        if special != 0 {
            return at * 8 + special.trailing_zeros() as usize / 8;
        }
    }
    let special = |&byte: &u8| byte == b'"' || byte == b'\\' || byte < b' ';
    eights.len() * 8 + rest.iter().position(special).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::plain_bytes;

    #[test]
    fn the_first_special_byte_is_found_wherever_it_stands() {
        for special in [b'"', b'\\', 0, 9, 0x1f] {
            for length in 0..40 {
                for at in 0..length {
                    for other in [b' ', b'a', 0x80, 0xff, b'!', b']', b'['] {
                        let mut bytes = vec![other; length];
                        assert_eq!(plain_bytes(&bytes), length);
                        bytes[at] = special;
                        assert_eq!(plain_bytes(&bytes), at, "{special} at {at} of {length}");
                    }
                }
            }
        }
    }
}
