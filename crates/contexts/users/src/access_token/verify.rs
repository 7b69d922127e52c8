//! Signing claims and verifying signatures. The library checks the signature and the algorithm; the times and names are
//! checked by [`Claims`], with our clock.

use jsonwebtoken::{Algorithm, Header, Validation};

use super::{Claims, SigningKey};
use crate::UsersError;

/// No token of ours is longer.
const LONGEST: usize = 4096;

/// The token that says `claims`.
pub(crate) fn signed(claims: &Claims, key: &SigningKey) -> Result<String, UsersError> {
    let header = Header { kid: Some(key.id.clone()), ..Header::new(Algorithm::EdDSA) };
    jsonwebtoken::encode(&header, claims, &key.encoding)
        .map_err(|_| UsersError::SigningKey("the current one does not sign"))
}

/// The id of the key that a token says it is signed with, if it could be one of ours.
pub(crate) fn unverified_key_id(token: &str) -> Option<String> {
    if token.len() > LONGEST {
        return None;
    }
    let header = jsonwebtoken::decode_header(token).ok()?;
    // RFC 7515, section 4.1.11: whoever does not know a critical extension must refuse.
    (header.alg == Algorithm::EdDSA && header.crit.is_none()).then_some(header.kid)?
}

/// What a token says, if `key` has signed it.
pub(crate) fn verify(token: &str, key: &SigningKey) -> Option<Claims> {
    let mut validation = Validation::new(Algorithm::EdDSA);
    (validation.validate_exp, validation.validate_nbf, validation.validate_aud) = (false, false, false);
    validation.required_spec_claims.clear();
    jsonwebtoken::decode::<Claims>(token, &key.decoding, &validation).ok().map(|token| token.claims)
}
