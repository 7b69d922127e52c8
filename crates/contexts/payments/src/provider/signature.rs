//! Signatures of messages, as several providers make them: `t=<seconds>,v1=<hex>`, where `v1` is an HMAC-SHA-256 over
//! `<seconds>.<body>`. Somebody else's message is refused, and so is one that was kept and sent again later.

use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use primitives::Timestamp;
use sha2::Sha256;

/// How far a message's time may be from ours.
const TOLERANCE: Duration = Duration::from_secs(300);

/// What signs messages and checks them.
#[derive(Clone)]
pub struct SigningKey(Hmac<Sha256>);

impl SigningKey {
    /// The key made of a shared secret; `purpose` keeps it apart from others of the same secret.
    #[must_use]
    pub fn new(secret: &[u8], purpose: &[u8]) -> Self {
        let keyed = |key: &[u8]| {
            Hmac::<Sha256>::new_from_slice(key)
                .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"))
        };
        let derived = keyed(secret).chain_update(purpose).finalize().into_bytes();
        Self(keyed(&derived))
    }

    /// The signature of a body at a moment.
    #[must_use]
    pub fn sign(&self, at: Timestamp, body: &[u8]) -> String {
        let seconds = at.micros() / 1_000_000;
        let digest = self.over(seconds, body).finalize().into_bytes();
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("t={seconds},v1={hex}")
    }

    /// Whether `signature` is that of `body` and not older than a few minutes; every wrong one takes the same time.
    #[must_use]
    pub fn verifies(&self, signature: &str, body: &[u8], now: Timestamp) -> bool {
        let part = |name: &str| signature.split(',').find_map(|part| part.trim().strip_prefix(name));
        let Some(seconds) = part("t=").and_then(|text| text.parse::<i64>().ok()) else { return false };
        let Some(digest) = part("v1=").and_then(bytes_of) else { return false };
        let age = (now.micros() / 1_000_000).abs_diff(seconds);
        age <= TOLERANCE.as_secs() && self.over(seconds, body).verify_slice(&digest).is_ok()
    }

    fn over(&self, seconds: i64, body: &[u8]) -> Hmac<Sha256> {
        self.0.clone().chain_update(seconds.to_string()).chain_update(b".").chain_update(body)
    }
}

fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    let is_hex = hex.len().is_multiple_of(2) && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    let pairs = (0..hex.len()).step_by(2);
    is_hex.then(|| pairs.filter_map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_micros(1_700_000_000_000_000);

    #[test]
    fn only_the_body_that_was_signed_with_the_key_verifies_and_only_for_a_while() {
        let (key, body) = (SigningKey::new(b"secret", b"a"), b"{\"id\":1}");
        let signature = key.sign(NOW, body);
        assert!(key.verifies(&signature, body, NOW));
        assert!(key.verifies(&signature, body, NOW.plus(TOLERANCE)));
        let later = NOW.plus(TOLERANCE + Duration::from_secs(1));
        assert!(!key.verifies(&signature, body, later), "too old");
        assert!(!key.verifies(&signature, b"{\"id\":2}", NOW), "another body");
        assert!(!SigningKey::new(b"secret", b"b").verifies(&signature, body, NOW), "another purpose");
        assert!(!SigningKey::new(b"other", b"a").verifies(&signature, body, NOW), "another secret");
        let newer = signature.replace("t=1700000000", "t=1700000100");
        assert!(!key.verifies(&newer, body, NOW), "another time");
    }

    #[test]
    fn nonsense_is_no_signature() {
        let key = SigningKey::new(b"secret", b"a");
        let half = key.sign(NOW, b"")[..40].to_owned();
        for text in
            ["", "t=", "v1=", "t=1700000000", "t=1700000000,v1=", "t=1700000000,v1=+1", "t=9e9,v1=00", &half]
        {
            assert!(!key.verifies(text, b"", NOW), "{text}");
        }
        assert!(!key.verifies(&format!("t={},v1=00", i64::MIN), b"", NOW));
    }
}
