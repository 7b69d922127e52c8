//! Exchanging a refresh token for the next tokens.

use database::Tx;
use primitives::{SessionId, Timestamp, random_token};
use secrecy::{ExposeSecret, SecretString};

use super::{SignIn, Users};
use crate::{User, UsersError, fingerprint::fingerprint, session::Verdict, store};

/// What came of a presented token. A family that ends is a result and no error: it must be committed.
enum Outcome {
    Rotated { user: User, session_id: SessionId, session_ends: Timestamp },
    FamilyEnded(SessionId),
    Refused,
}

/// A presented token and what would replace it, by their hashes.
struct Exchange {
    presented: String,
    next: String,
}

impl Users {
    /// Exchanges a refresh token. It works once; when it comes back, the whole session ends.
    ///
    /// # Errors
    /// [`UsersError::InvalidRefreshToken`], the database's.
    pub(crate) async fn refresh(&self, token: &SecretString) -> Result<SignIn, UsersError> {
        let next = SecretString::from(random_token());
        let exchange = Exchange {
            presented: fingerprint(token.expose_secret()),
            next: fingerprint(next.expose_secret()),
        };
        let (now, idle) = (self.clock.now(), self.options.session_idle);
        match self.database.write(move |tx| rotate(tx, &exchange, now, idle)).await? {
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
}

fn rotate(
    tx: &mut Tx,
    exchange: &Exchange,
    now: Timestamp,
    idle: std::time::Duration,
) -> Result<Outcome, UsersError> {
    let Some(presented) = store::refresh_tokens::find(tx, &exchange.presented)? else {
        return Ok(Outcome::Refused);
    };
    let session_id = presented.session_id;
    let verdict = presented.verdict(now, idle);
    let unused = verdict == Verdict::Rotate && store::refresh_tokens::take(tx, &exchange.presented, now)?;
    match (verdict, store::users::find(tx, presented.user_id)?) {
        (Verdict::Rotate, Some(user)) if unused => {
            store::refresh_tokens::insert(tx, &exchange.next, session_id, now)?;
            store::sessions::touch(tx, session_id, now)?;
            Ok(Outcome::Rotated { user, session_id, session_ends: presented.expires_at })
        }
        (Verdict::Refuse, _) => Ok(Outcome::Refused),
        (Verdict::Rotate | Verdict::EndFamily, _) => {
            store::sessions::end(tx, session_id, now)?;
            Ok(Outcome::FamilyEnded(session_id))
        }
    }
}
