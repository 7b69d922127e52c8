//! Deleting an account: its personal data goes, its id stays, so that its orders stay valid.

use primitives::{Email, UserId};

use super::Users;
use crate::{UserDeleted, UsersError, store};

impl Users {
    /// Anonymises the account, ends its sessions and frees its address.
    ///
    /// # Errors
    /// [`UsersError::NotFound`], the database's.
    pub async fn delete_user(&self, id: UserId) -> Result<(), UsersError> {
        let now = self.clock.now();
        let nobody: Email = format!("{id}@deleted.invalid").parse().map_err(|_| UsersError::NotFound)?;
        self.database
            .write(move |tx| {
                if !store::users::anonymise(tx, id, &nobody, now)? {
                    return Err(UsersError::NotFound);
                }
                let sessions = store::sessions::ids_of(tx, id)?;
                store::sessions::remove(tx, &sessions)?;
                store::password_resets::remove_of(tx, id)?;
                store::addresses::remove_of(tx, id)?;
                store::roles::withdraw_all(tx, id)?;
                queue::emit(tx, now, &UserDeleted { user_id: id })?;
                Ok(())
            })
            .await
    }
}
