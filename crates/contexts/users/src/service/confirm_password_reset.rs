//! Setting a new password with the secret from the mail.

use std::net::IpAddr;

use secrecy::{ExposeSecret, SecretString};

use super::Users;
use crate::{Password, UsersError, fingerprint::fingerprint, store};

impl Users {
    /// Sets the password and ends every session of the account. The secret works once.
    ///
    /// # Errors
    /// [`UsersError::InvalidResetToken`], [`UsersError::TooManyAttempts`], [`UsersError::Busy`], the database's.
    pub(crate) async fn confirm_password_reset(
        &self,
        token: &SecretString,
        password: &Password,
        address: IpAddr,
    ) -> Result<(), UsersError> {
        let now = self.clock.now();
        let hash = fingerprint(token.expose_secret());
        // Looked up first, so that a made-up secret costs no hashing.
        let owner =
            self.database.read(|snapshot| store::password_resets::owner(snapshot, &hash, now)).await?;
        if owner.is_none() {
            super::take(self.reset_requests.as_ref(), address, now).await?;
            return Err(UsersError::InvalidResetToken);
        }
        let new = self.passwords.hash(password).await?;
        let now = self.clock.now();
        self.database
            .write(move |tx| {
                let owner = store::password_resets::owner(tx, &hash, now)?;
                let user_id = owner.ok_or(UsersError::InvalidResetToken)?;
                store::password_resets::remove_of(tx, user_id)?;
                if !store::users::reset_password(tx, user_id, &new, now)? {
                    return Err(UsersError::InvalidResetToken);
                }
                Ok(store::sessions::end_all(tx, user_id, None, now)?)
            })
            .await
    }
}
