//! All accounts, a part at a time: for files.

use primitives::UserId;

use super::Users;
use crate::{User, UsersError, store};

/// The most accounts of one part.
const MAX_PART: u32 = 200;

impl Users {
    /// The next accounts after `after` that are not deleted, in the order of their ids, 200 at most; none at the end.
    ///
    /// # Errors
    /// The database's.
    pub async fn walk_users(&self, after: Option<UserId>, limit: u32) -> Result<Vec<User>, UsersError> {
        Ok(self.database.scan(move |s| store::users::after(s, after, limit.min(MAX_PART))).await?)
    }
}
