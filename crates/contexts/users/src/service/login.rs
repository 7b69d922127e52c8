//! Signing in with address and password.

use std::{net::IpAddr, sync::Arc};

use primitives::{Email, UserId};
use tokio::runtime::Handle;

use super::{SignIn, Users};
use crate::{UsersError, password::OfferedPassword, store, throttle::Guess};

impl Users {
    /// Signs in. An unknown address and a wrong password are answered alike, in words and in time.
    ///
    /// # Errors
    /// [`UsersError::InvalidCredentials`], [`UsersError::TooManyAttempts`], [`UsersError::Busy`], the database's.
    pub(crate) async fn login(
        &self,
        email: &Email,
        offered: OfferedPassword,
        address: IpAddr,
        device: Option<String>,
    ) -> Result<SignIn, UsersError> {
        let key = store::users::email_key(email);
        let known = self.database.read(|snapshot| store::users::credentials(snapshot, &key)).await?;
        let stored = known.as_ref().map(|known| known.password_hash.clone());
        let guess = Guess { account: key, network: address.into() };
        let right = self.try_password(guess, offered, stored).await?;
        metrics::counter!("users_logins_total", "right" => if right { "yes" } else { "no" }).increment(1);
        match known {
            Some(known) if right => self.begin_session(known.user_id, known.password_hash, device).await,
            _ => Err(UsersError::InvalidCredentials),
        }
    }

    /// Whether the password is right, if it may be tried now.
    pub(super) async fn try_password(
        &self,
        guess: Guess,
        offered: OfferedPassword,
        stored: Option<String>,
    ) -> Result<bool, UsersError> {
        let admit = async || {
            let admitted = self.logins.admit(&guess, self.clock.now()).await;
            admitted.map_err(UsersError::TooManyAttempts)
        };
        admit().await?;
        let turn = self.passwords.turn().await?;
        // Once more: those who waited for their turn together must not all slip through.
        admit().await?;
        let (logins, clock, noted) = (Arc::clone(&self.logins), self.clock.clone(), guess.clone());
        let runtime = Handle::current();
        // Noted on the hashing thread, so that hanging up before the answer does not make a guess free.
        turn.verify(offered, stored, move |right| {
            // Others are told by a task.
            let _inside = runtime.enter();
            logins.note(&noted, right, clock.now());
        })
        .await
    }

    /// Begins a session, unless the password was changed or the account deleted since it was checked.
    async fn begin_session(
        &self,
        user_id: UserId,
        checked: String,
        device: Option<String>,
    ) -> Result<SignIn, UsersError> {
        let opening = self.opening(device, self.clock.now());
        let session = opening.clone();
        let written = self.database.write(move |tx| {
            let current = store::users::credentials_by_id(tx, user_id)?;
            if current.is_none_or(|current| current.password_hash != checked) {
                return Err(UsersError::InvalidCredentials);
            }
            session.write(tx, user_id)?;
            store::users::find(tx, user_id)?.ok_or(UsersError::InvalidCredentials)
        });
        let user = written.await?;
        self.sign_in(user, opening.session_id, opening.expires_at, opening.refresh_token).await
    }
}
