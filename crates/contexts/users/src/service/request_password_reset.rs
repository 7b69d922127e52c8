//! Asking for a new password by mail.

use std::net::IpAddr;

use database::{Error, Tx};
use primitives::{Email, Timestamp, UserId, random_token};

use super::{Users, take};
use crate::{PasswordResetRequested, UsersError, fingerprint::fingerprint, store};

impl Users {
    /// Sends the account of this address a secret, if there is one. Both cases write and commit, to take as long.
    ///
    /// # Errors
    /// [`UsersError::TooManyAttempts`] for a network address that asks too often, the database's.
    pub(crate) async fn request_password_reset(
        &self,
        email: &Email,
        address: IpAddr,
    ) -> Result<(), UsersError> {
        let now = self.clock.now();
        take(self.reset_requests.as_ref(), address, now).await?;
        let key = store::users::email_key(email);
        let known = self.database.read(|snapshot| store::users::credentials(snapshot, &key)).await?;
        // Nobody's mailbox is filled by others: beyond the limit nothing is sent, and nothing is told.
        let user_id = match known {
            Some(known) if self.reset_mails.take(known.user_id, now).await.is_ok() => Some(known.user_id),
            _ => None,
        };
        let (token, expires_at) = (random_token(), now.plus(self.options.reset_lifetime));
        let written = self.database.write(move |tx| match user_id {
            Some(user_id) => request(tx, user_id, &token, now, expires_at),
            None => pretend(tx, &token, now, expires_at),
        });
        written.await.map_err(UsersError::from)
    }
}

fn request(
    tx: &mut Tx,
    user_id: UserId,
    token: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), Error> {
    let Some(user) = store::users::find(tx, user_id)? else { return Ok(()) };
    store::password_resets::replace(tx, &fingerprint(token), user_id, now, expires_at)?;
    let event = PasswordResetRequested { user_id, email: user.email, token: token.to_owned(), expires_at };
    queue::emit(tx, now, &event).map(drop)
}

fn pretend(tx: &mut Tx, token: &str, now: Timestamp, expires_at: Timestamp) -> Result<(), Error> {
    let nobody = UserId::new();
    store::password_resets::replace(tx, &fingerprint(token), nobody, now, expires_at)?;
    store::password_resets::remove_of(tx, nobody)
}
