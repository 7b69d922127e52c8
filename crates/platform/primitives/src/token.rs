//! Random secrets that are handed out once.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

/// How many random bytes a token has.
pub const TOKEN_BYTES: usize = 32;

/// A fresh secret of 256 random bits from the system's generator, in URL-safe base64.
#[must_use]
pub fn random_token() -> String {
    let bytes: [u8; TOKEN_BYTES] = rand::random();
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
