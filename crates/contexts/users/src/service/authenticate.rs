//! Verifying access tokens, for every signed-in request.
//!
//! The signature is checked once a token; whether its session goes on is asked of the database each time, so that a
//! logout is felt at once, by every process of the shop.

use std::{collections::BTreeSet, sync::Arc};

use async_trait::async_trait;
use http_kit::{AuthenticationError, Authenticator, Principal};
use sha2::{Digest, Sha256};

use super::Users;
use crate::{
    UsersError,
    access_token::{Claims, unverified_key_id, verify},
    store,
};

/// SHA-256 of a token: a copy of this process's memory holds no token that could be used.
pub(super) type TokenHash = [u8; 32];

/// A token whose signature, issuer and audience are known to be good.
pub(super) struct Verified {
    key_id: String,
    claims: Claims,
    permissions: Arc<BTreeSet<String>>,
}

#[async_trait]
impl Authenticator for Users {
    async fn authenticate(&self, bearer: &str) -> Result<Principal, AuthenticationError> {
        match self.principal(bearer).await {
            Ok(Some(principal)) => Ok(principal),
            Ok(None) => Err(AuthenticationError::Invalid),
            Err(error) => {
                tracing::error!(%error, "an access token cannot be checked");
                Err(AuthenticationError::Unavailable)
            }
        }
    }
}

impl Users {
    async fn principal(&self, bearer: &str) -> Result<Option<Principal>, UsersError> {
        let Some(verified) = self.verified(bearer).await? else { return Ok(None) };
        let now = self.clock.now();
        let Claims { sub, sid, .. } = verified.claims;
        if !verified.claims.hold_at(now) {
            return Ok(None);
        }
        let live = self.database.read(|snapshot| store::sessions::is_live(snapshot, sid, sub, now)).await?;
        Ok(live.then(|| Principal {
            user_id: sub,
            session_id: Some(sid),
            permissions: Arc::clone(&verified.permissions),
        }))
    }

    async fn verified(&self, bearer: &str) -> Result<Option<Arc<Verified>>, UsersError> {
        let hash: TokenHash = Sha256::digest(bearer.as_bytes()).into();
        let known = self.verified.get(&hash).filter(|known| self.keys.known(&known.key_id).is_some());
        if known.is_some() {
            return Ok(known);
        }
        let Some(key_id) = unverified_key_id(bearer) else { return Ok(None) };
        let Some(key) = self.keys.find(&key_id).await? else { return Ok(None) };
        let claims = verify(bearer, &key).filter(|claims| claims.are_for(&self.expected));
        Ok(claims.map(|claims| {
            let permissions = Arc::new(self.roles.permissions_of(&claims.roles));
            let verified = Arc::new(Verified { key_id, claims, permissions });
            self.verified.insert(hash, Arc::clone(&verified));
            verified
        }))
    }
}
