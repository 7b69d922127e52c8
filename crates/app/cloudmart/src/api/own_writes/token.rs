//! The token of what a client has seen. It is signed: one who makes it up could have every answer made anew.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use database::Position;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Keeps these tokens apart from anything else that is derived from the same secret.
const PURPOSE: &[u8] = b"cloudmart seen 1";

/// How much of the signature goes with the token.
const SIGNED: usize = 16;

/// How far the database had got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Seen {
    /// When the client last wrote something.
    pub(super) written: Option<Position>,
    /// When it last wrote something that is shown to everybody.
    pub(super) catalogue: Option<Position>,
}

impl Seen {
    /// All that was seen by either.
    pub(super) fn later(self, other: Self) -> Self {
        Self { written: self.written.max(other.written), catalogue: self.catalogue.max(other.catalogue) }
    }
}

/// Issues and verifies tokens.
#[derive(Clone)]
pub struct SeenTokens {
    keyed: Hmac<Sha256>,
}

impl SeenTokens {
    /// Tokens that are good in every process with this secret.
    #[must_use]
    pub(crate) fn new(secret: &[u8]) -> Self {
        // HMAC takes keys of any length (RFC 2104), so the key is never refused.
        let keyed = Hmac::<Sha256>::new_from_slice(secret)
            .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
        Self { keyed }
    }

    pub(super) fn issue(&self, seen: Seen) -> String {
        let text = |position: Option<Position>| position.map_or_else(String::new, |at| at.to_string());
        let said = format!("{}.{}", text(seen.written), text(seen.catalogue));
        format!("{said}.{}", self.signature(&said))
    }

    /// What a token says, if it is one of ours.
    pub(super) fn verified(&self, token: &str) -> Option<Seen> {
        let (said, signature) = token.rsplit_once('.')?;
        if !bool::from(self.signature(said).as_bytes().ct_eq(signature.as_bytes())) {
            return None;
        }
        let (written, catalogue) = said.split_once('.')?;
        Some(Seen { written: written.parse().ok(), catalogue: catalogue.parse().ok() })
    }

    fn signature(&self, said: &str) -> String {
        let mut mac = self.keyed.clone();
        mac.update(PURPOSE);
        mac.update(said.as_bytes());
        BASE64_URL_SAFE_NO_PAD.encode(&mac.finalize().into_bytes()[..SIGNED])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(written: &str, catalogue: &str) -> Seen {
        Seen { written: written.parse().ok(), catalogue: catalogue.parse().ok() }
    }

    #[test]
    fn a_token_says_what_was_seen_and_nobody_else_can_make_one() {
        let tokens = SeenTokens::new(b"secret");
        for seen in [seen("1f", "a0"), seen("1f", ""), Seen::default()] {
            let token = tokens.issue(seen);
            assert_eq!(tokens.verified(&token), Some(seen));
            assert_eq!(SeenTokens::new(b"other").verified(&token), None);
            assert_eq!(tokens.verified(&format!("f{token}")), None);
        }
        for made_up in ["", ".", "..", "1f.a0.", "1f.a0.AAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(tokens.verified(made_up), None, "{made_up}");
        }
    }

    #[test]
    fn of_two_tokens_the_later_one_counts_in_each_part() {
        assert_eq!(seen("1f", "a0").later(seen("20", "")), seen("20", "a0"));
        assert_eq!(Seen::default().later(seen("1", "2")), seen("1", "2"));
    }
}
