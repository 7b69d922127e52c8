//! The token with which a guest reads an order: derived from its id, so that none is stored and none can be stolen from
//! the database.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use primitives::OrderId;
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Issues and verifies order tokens.
#[derive(Clone)]
pub struct OrderTokens {
    keyed: Hmac<Sha256>,
}

/// Keeps these tokens apart from anything else that is derived from the same secret.
const PURPOSE: &[u8] = b"cloudmart order token 1";

impl OrderTokens {
    /// Tokens derived from the server's secret; changing it makes all earlier tokens invalid.
    #[must_use]
    pub fn new(secret: &[u8]) -> Self {
        // HMAC takes keys of any length (RFC 2104), so the key is never refused.
        let keyed = Hmac::<Sha256>::new_from_slice(secret)
            .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
        Self { keyed }
    }

    /// The token of an order.
    #[must_use]
    pub fn issue(&self, order: OrderId) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.digest(order))
    }

    /// Whether `token` is that of `order`; takes the same time for every wrong one.
    #[must_use]
    pub fn verify(&self, order: OrderId, token: &str) -> bool {
        let Ok(given) = BASE64_URL_SAFE_NO_PAD.decode(token) else { return false };
        self.digest(order).ct_eq(&given).into()
    }

    fn digest(&self, order: OrderId) -> [u8; 32] {
        let mut mac = self.keyed.clone();
        mac.update(PURPOSE);
        mac.update(order.uuid().as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for OrderTokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OrderTokens")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_its_order_and_no_other() {
        let tokens = OrderTokens::new(b"a secret of the server");
        let (mine, other) = (OrderId::new(), OrderId::new());
        let token = tokens.issue(mine);
        assert!(tokens.verify(mine, &token));
        assert!(!tokens.verify(other, &token));
        assert!(!OrderTokens::new(b"another secret").verify(mine, &token));
    }

    #[test]
    fn a_changed_token_opens_nothing() {
        let tokens = OrderTokens::new(b"a secret of the server");
        let order = OrderId::new();
        let token = tokens.issue(order);
        assert_eq!(token.len(), 43);
        for wrong in ["", "x", &token[1..], &format!("{token}="), &token.to_lowercase(), &token.repeat(2)] {
            assert!(!tokens.verify(order, wrong), "{wrong}");
        }
    }
}
