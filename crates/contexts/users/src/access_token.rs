//! Access tokens: Ed25519-signed JWTs (RFC 7519, RFC 8037) with our own keys and no other algorithm.

mod claims;
mod key_ring;
mod keys;
mod signing_key;
mod verify;

pub(crate) use claims::{Claims, Expected};
pub(crate) use keys::Keys;
pub(crate) use signing_key::{JsonWebKey, SigningKey, StoredKey};
pub(crate) use verify::{signed, unverified_key_id, verify};
