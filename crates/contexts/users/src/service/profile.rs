//! Reading and changing one's own account.

use primitives::UserId;

use super::Users;
use crate::{User, UserChange, UsersError, store};

impl Users {
    /// The account.
    ///
    /// # Errors
    /// [`UsersError::NotFound`], the database's.
    pub async fn get_user(&self, id: UserId) -> Result<User, UsersError> {
        let found = self.database.read(|snapshot| store::users::find(snapshot, id)).await?;
        found.ok_or(UsersError::NotFound)
    }

    /// Changes the account, if it is still of the version that the caller has seen.
    ///
    /// # Errors
    /// [`UsersError::NotFound`], [`UsersError::Stale`], the database's.
    pub async fn update_user(
        &self,
        id: UserId,
        seen: Option<i64>,
        change: UserChange,
    ) -> Result<User, UsersError> {
        let now = self.clock.now();
        self.database
            .write(move |tx| {
                let mut user = store::users::find(tx, id)?.ok_or(UsersError::NotFound)?;
                refuse_stale(seen, user.version)?;
                change.apply(&mut user);
                (user.version, user.updated_at) = (user.version + 1, now);
                store::users::update(tx, &user)?;
                Ok(user)
            })
            .await
    }
}

pub(super) fn refuse_stale(seen: Option<i64>, current: i64) -> Result<(), UsersError> {
    match seen {
        Some(seen) if seen != current => Err(UsersError::Stale),
        _ => Ok(()),
    }
}
