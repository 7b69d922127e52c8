//! Signing out.

use secrecy::{ExposeSecret, SecretString};

use super::Users;
use crate::{UsersError, fingerprint::fingerprint, store};

impl Users {
    /// Ends the session of a refresh token, used or not. An unknown token has nothing to end, which is no error.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn logout(&self, token: &SecretString) -> Result<(), UsersError> {
        let hash = fingerprint(token.expose_secret());
        let now = self.clock.now();
        let found = self.database.read(|snapshot| store::refresh_tokens::find(snapshot, &hash)).await?;
        let Some(presented) = found else { return Ok(()) };
        self.database.write(move |tx| store::sessions::end(tx, presented.session_id, now)).await?;
        Ok(())
    }
}
