//! Where somebody is signed in, and signing out elsewhere.

use primitives::{SessionId, UserId};

use super::Users;
use crate::{Session, UsersError, store};

impl Users {
    /// The sessions of an account that go on, the newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn list_sessions(&self, user_id: UserId) -> Result<Vec<Session>, UsersError> {
        let now = self.clock.now();
        let used_since = now.minus(self.options.session_idle);
        let listed = self.database.read(|snapshot| store::sessions::list(snapshot, user_id, now, used_since));
        Ok(listed.await?)
    }

    /// Ends a session of this account; its access tokens stop working at once.
    ///
    /// # Errors
    /// [`UsersError::NotFound`] when there is none of this account to end, the database's.
    pub async fn revoke_session(&self, user_id: UserId, id: SessionId) -> Result<(), UsersError> {
        let now = self.clock.now();
        let ended = self.database.write(move |tx| store::sessions::end_of_user(tx, id, user_id, now)).await?;
        if ended { Ok(()) } else { Err(UsersError::NotFound) }
    }
}
