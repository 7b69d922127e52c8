//! Changing the password while signed in.

use std::net::IpAddr;

use http_kit::Principal;

use super::Users;
use crate::{Password, UsersError, password::OfferedPassword, store, throttle::Guess};

impl Users {
    /// Changes the password of whoever knows the current one, and ends their other sessions.
    ///
    /// # Errors
    /// [`UsersError::WrongPassword`], [`UsersError::TooManyAttempts`], [`UsersError::Busy`], the database's.
    pub(crate) async fn change_password(
        &self,
        principal: &Principal,
        current: OfferedPassword,
        new: &Password,
        address: IpAddr,
    ) -> Result<(), UsersError> {
        let (user_id, session_id) = (principal.user_id, principal.session_id);
        let known = self.database.read(|snapshot| store::users::credentials_by_id(snapshot, user_id)).await?;
        let old = known.ok_or(UsersError::NotFound)?.password_hash;
        let guess = Guess { account: user_id.to_string(), network: address.into() };
        if !self.try_password(guess, current, Some(old.clone())).await? {
            return Err(UsersError::WrongPassword);
        }
        let (new, now) = (self.passwords.hash(new).await?, self.clock.now());
        self.database
            .write(move |tx| {
                if !store::users::replace_password(tx, user_id, &old, &new, now)? {
                    return Err(UsersError::WrongPassword);
                }
                store::password_resets::remove_of(tx, user_id)?;
                Ok(store::sessions::end_all(tx, user_id, session_id, now)?)
            })
            .await
    }
}
