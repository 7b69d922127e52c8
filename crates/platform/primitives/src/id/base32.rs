//! Crockford base32 of 128 bits in 26 lower-case digits, as the TypeID specification wants it (no aliases, no padding).

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const DIGITS: usize = 26;

/// The 26 digits of `number`, most significant first.
pub(super) fn encode(mut number: u128) -> [u8; DIGITS] {
    let mut digits = [b'0'; DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = ALPHABET[(number & 31) as usize];
        number >>= 5;
    }
    digits
}

/// The number that `text` spells, if it is 26 digits and fits 128 bits.
pub(super) fn decode(text: &str) -> Option<u128> {
    let bytes = text.as_bytes();
    // 26 digits hold 130 bits: the first may not exceed 7.
    if bytes.len() != DIGITS || bytes[0] > b'7' {
        return None;
    }
    bytes.iter().try_fold(0_u128, |number, byte| {
        let digit = ALPHABET.iter().position(|letter| letter == byte)?;
        Some(number << 5 | digit as u128)
    })
}
