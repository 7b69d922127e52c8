//! Beginning a session and handing out its tokens: what registering, signing in and refreshing end in.

use std::time::Duration;

use database::{Error, Tx};
use primitives::{SessionId, Timestamp, UserId, random_token};
use secrecy::{ExposeSecret, SecretString};

use super::Users;
use crate::{
    Session, User, UsersError,
    access_token::{Claims, signed},
    fingerprint::fingerprint,
    store,
};

/// Somebody is signed in.
pub struct SignIn {
    /// The account.
    pub user: User,
    /// Proves who asks, for a short time.
    pub access_token: SecretString,
    /// How long the access token is valid.
    pub expires_in: Duration,
    /// Gets the next tokens, once.
    pub refresh_token: SecretString,
    /// For how long it does, unless it is used.
    pub refresh_expires_in: Duration,
}

/// A session about to begin, decided before the transaction, which may run more than once.
#[derive(Clone)]
pub(super) struct Opening {
    pub session_id: SessionId,
    pub expires_at: Timestamp,
    pub refresh_token: SecretString,
    refresh_hash: String,
    device: Option<String>,
    now: Timestamp,
}

impl Opening {
    /// Writes the session with its first refresh token.
    pub fn write(&self, tx: &mut Tx, user_id: UserId) -> Result<(), Error> {
        let session = Session {
            id: self.session_id,
            user_id,
            device: self.device.clone(),
            created_at: self.now,
            last_used_at: self.now,
            expires_at: self.expires_at,
        };
        store::sessions::insert(tx, &session)?;
        store::refresh_tokens::insert(tx, &self.refresh_hash, self.session_id, self.now)
    }
}

impl Users {
    pub(super) fn opening(&self, device: Option<String>, now: Timestamp) -> Opening {
        let refresh_token = SecretString::from(random_token());
        Opening {
            session_id: SessionId::new(),
            expires_at: now.plus(self.options.session_lifetime),
            refresh_hash: fingerprint(refresh_token.expose_secret()),
            refresh_token,
            device,
            now,
        }
    }

    /// The answer to whoever holds this session now. The access token does not outlive the session.
    pub(super) async fn sign_in(
        &self,
        user: User,
        session_id: SessionId,
        session_ends: Timestamp,
        refresh_token: SecretString,
    ) -> Result<SignIn, UsersError> {
        let now = self.clock.now();
        let expires_at = now.plus(self.options.access_lifetime).min(session_ends);
        let claims = Claims {
            iss: self.expected.issuer.clone(),
            aud: self.expected.audience.clone(),
            sub: user.id,
            exp: expires_at.seconds(),
            nbf: now.seconds(),
            iat: now.seconds(),
            sid: session_id,
            roles: user.roles.clone(),
        };
        let access_token = signed(&claims, &*self.keys.signer().await?)?.into();
        let refresh_expires_in = session_ends.since(now).min(self.options.session_idle);
        let expires_in = expires_at.since(now);
        Ok(SignIn { user, access_token, expires_in, refresh_token, refresh_expires_in })
    }
}
