//! Exchanging a refresh token for the next tokens.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use database::Tx;
use hmac::{Hmac, KeyInit, Mac};
use primitives::{SessionId, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

use super::{SignIn, Users};
use crate::{User, UsersError, fingerprint::fingerprint, session::Verdict, store};

/// What came of a presented token. A family that ends is a result and no error: it must be committed.
enum Outcome {
    Rotated { user: User, session_id: SessionId, session_ends: Timestamp },
    FamilyEnded(SessionId),
    Refused,
}

/// A presented token and its successor, by their hashes.
struct Exchange {
    presented: String,
    next: String,
}

impl Users {
    /// Exchanges a refresh token for its successor. Presented again within the grace, it gets the same one, unless that
    /// was used meanwhile; later, the whole session ends.
    ///
    /// # Errors
    /// [`UsersError::InvalidRefreshToken`], the database's.
    pub(crate) async fn refresh(&self, token: &SecretString) -> Result<SignIn, UsersError> {
        let next = self.successor(token)?;
        let exchange = Exchange {
            presented: fingerprint(token.expose_secret()),
            next: fingerprint(next.expose_secret()),
        };
        let now = self.clock.now();
        let limits = (self.options.session_idle, self.options.refresh_grace);
        match self.database.write(move |tx| rotate(tx, &exchange, now, limits)).await? {
            Outcome::Rotated { user, session_id, session_ends } => {
                self.sign_in(user, session_id, session_ends, next).await
            }
            Outcome::FamilyEnded(session_id) => {
                metrics::counter!("users_refresh_tokens_reused_total").increment(1);
                tracing::warn!(%session_id, "a used refresh token came back; its session is ended");
                Err(UsersError::InvalidRefreshToken)
            }
            Outcome::Refused => Err(UsersError::InvalidRefreshToken),
        }
    }

    /// Always the same for a token, and nobody's guess: nothing but hashes is stored, and whoever asks twice must get
    /// what was handed out already.
    fn successor(&self, token: &SecretString) -> Result<SecretString, UsersError> {
        let secret = self.options.refresh_secret.expose_secret().as_bytes();
        let mut mac = Hmac::<Sha256>::new_from_slice(secret)
            .map_err(|_| UsersError::SigningKey("the secret of refresh tokens is of no use"))?;
        mac.update(b"refresh token after ");
        mac.update(token.expose_secret().as_bytes());
        Ok(BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()).into())
    }
}

/// Whether the token with this hash was handed out and not used yet.
fn is_unused(tx: &mut Tx, hash: &str) -> Result<bool, database::Error> {
    let found = store::refresh_tokens::find(tx, hash)?;
    Ok(found.is_some_and(|token| token.used_at.is_none()))
}

fn rotate(
    tx: &mut Tx,
    exchange: &Exchange,
    now: Timestamp,
    (idle, grace): (Duration, Duration),
) -> Result<Outcome, UsersError> {
    let Some(presented) = store::refresh_tokens::find(tx, &exchange.presented)? else {
        return Ok(Outcome::Refused);
    };
    let session_id = presented.session_id;
    let verdict = presented.verdict(now, idle, grace);
    let unused = verdict == Verdict::Rotate && store::refresh_tokens::take(tx, &exchange.presented, now)?;
    match (verdict, store::users::find(tx, presented.user_id)?) {
        (Verdict::Rotate, Some(user)) if unused => {
            store::refresh_tokens::insert(tx, &exchange.next, session_id, now)?;
            store::sessions::touch(tx, session_id, now)?;
            Ok(Outcome::Rotated { user, session_id, session_ends: presented.expires_at })
        }
        (Verdict::Repeat, Some(user)) if is_unused(tx, &exchange.next)? => {
            Ok(Outcome::Rotated { user, session_id, session_ends: presented.expires_at })
        }
        (Verdict::Refuse, _) => Ok(Outcome::Refused),
        (Verdict::Rotate | Verdict::Repeat | Verdict::EndFamily, _) => {
            store::sessions::end(tx, session_id, now)?;
            Ok(Outcome::FamilyEnded(session_id))
        }
    }
}
