//! One Ed25519 key pair. The private half is never printed and leaves for the database only.

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD},
};
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use jsonwebtoken::{DecodingKey, EncodingKey};
use primitives::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::UsersError;

/// A key pair ready for use.
pub(crate) struct SigningKey {
    pub id: String,
    pub encoding: EncodingKey,
    pub decoding: DecodingKey,
    public: Vec<u8>,
    retired_at: Option<Timestamp>,
}

/// A key pair as it is stored.
#[derive(Clone)]
pub(crate) struct StoredKey {
    pub id: String,
    /// PKCS #8 in base64.
    pub private_key: SecretString,
    pub retired_at: Option<Timestamp>,
}

/// A public key in the form of RFC 7517 and RFC 8037.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct JsonWebKey {
    kty: &'static str,
    crv: &'static str,
    alg: &'static str,
    #[serde(rename = "use")]
    usage: &'static str,
    kid: String,
    x: String,
}

impl StoredKey {
    /// A new key pair.
    pub fn generate() -> Result<Self, UsersError> {
        let pair = ed25519_dalek::SigningKey::from_bytes(&rand::random());
        let private =
            pair.to_pkcs8_der().map_err(|_| UsersError::SigningKey("a new one cannot be written"))?;
        Ok(Self {
            id: key_id(pair.verifying_key().as_bytes()),
            private_key: BASE64_STANDARD.encode(private.as_bytes()).into(),
            retired_at: None,
        })
    }
}

impl SigningKey {
    pub fn read(stored: &StoredKey) -> Result<Self, UsersError> {
        let private = BASE64_STANDARD
            .decode(stored.private_key.expose_secret())
            .map_err(|_| UsersError::SigningKey("a stored one is not base64"))?;
        let pair = ed25519_dalek::SigningKey::from_pkcs8_der(&private)
            .map_err(|_| UsersError::SigningKey("a stored one is not an Ed25519 key"))?;
        let public = pair.verifying_key().to_bytes().to_vec();
        Ok(Self {
            id: stored.id.clone(),
            encoding: EncodingKey::from_ed_der(&private),
            decoding: DecodingKey::from_ed_der(&public),
            public,
            retired_at: stored.retired_at,
        })
    }

    /// Whether tokens of this key are believed at this time; after its retirement those that it signed last live on.
    pub fn is_believed(&self, now: Timestamp, overlap: std::time::Duration) -> bool {
        self.retired_at.is_none_or(|retired_at| now < retired_at.plus(overlap))
    }

    pub const fn is_retired(&self) -> bool {
        self.retired_at.is_some()
    }

    pub fn public(&self) -> JsonWebKey {
        JsonWebKey {
            kty: "OKP",
            crv: "Ed25519",
            alg: "EdDSA",
            usage: "sig",
            kid: self.id.clone(),
            x: BASE64_URL_SAFE_NO_PAD.encode(&self.public),
        }
    }
}

fn key_id(public: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(&Sha256::digest(public)[..12])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by another library into a store that was made before this one came (RFC 5958 with the public key).
    const EARLIER: &str = "MFECAQEwBQYDK2VwBCIEIK7tzs4OTnhVB7EkHZdvznEMMddMypVaGojmDlqnHuDAgSEA2wfOV+9AxCHJ/dU+r/BHCxmvA1AepJVq5DcYLH2cpb4=";

    #[test]
    fn the_key_of_an_earlier_store_is_read() {
        let stored = StoredKey { id: "earlier".to_owned(), private_key: EARLIER.into(), retired_at: None };
        assert_eq!(key_id(&SigningKey::read(&stored).unwrap().public), "0DwoyFo_ye-92lid");
    }
}
