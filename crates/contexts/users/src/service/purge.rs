//! Forgetting what can no longer be used, a bounded number at a time.

use super::Users;
use crate::{UsersError, store};

/// How much was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purged {
    /// Sessions with their refresh tokens.
    pub sessions: u64,
    /// Password reset tokens.
    pub password_resets: u64,
}

/// How many of each kind one call forgets at most; it holds up other writers only shortly.
const AT_ONCE: i64 = 256;

impl Users {
    /// Forgets sessions that are past their longest lifetime and reset tokens that have expired. An ended session is kept
    /// until then, so that a stolen token of it is still recognised.
    ///
    /// # Errors
    /// The database's.
    pub async fn purge(&self) -> Result<Purged, UsersError> {
        let now = self.clock.now();
        self.database
            .write(move |tx| {
                let expired = store::sessions::ids_expired(tx, now, AT_ONCE)?;
                Ok(Purged {
                    sessions: store::sessions::remove(tx, &expired)?,
                    password_resets: store::password_resets::purge(tx, now, AT_ONCE)?,
                })
            })
            .await
    }
}
