//! Accounts that the shop itself makes: by the command line and with the demo data.

use std::collections::BTreeSet;

use primitives::{Email, UserId};

use super::{Registration, Users};
use crate::{Password, PersonName, Role, User, UsersError, store};

/// An account to make.
#[derive(Debug)]
pub struct NewUser {
    /// The address to sign in with.
    pub email: Email,
    /// The password.
    pub password: Password,
    /// First name.
    pub first_name: Option<PersonName>,
    /// Last name.
    pub last_name: Option<PersonName>,
    /// What it is in the shop.
    pub role: Role,
}

impl Users {
    /// Makes an account with a role, without signing in and without a welcome.
    ///
    /// # Errors
    /// [`UsersError::EmailUnavailable`], [`UsersError::Busy`], the database's.
    pub async fn create_user(
        &self,
        email: Email,
        password: Password,
        role: Role,
    ) -> Result<UserId, UsersError> {
        let new = NewUser { email, password, first_name: None, last_name: None, role };
        let made = self.ensure_users(vec![new]).await?;
        made.first().copied().ok_or(UsersError::EmailUnavailable)
    }

    /// Makes those accounts whose address has none yet, all in one transaction, and leaves the others as they are.
    /// Returns the ids of those it made.
    ///
    /// # Errors
    /// [`UsersError::Busy`], the database's.
    pub async fn ensure_users(&self, wanted: Vec<NewUser>) -> Result<Vec<UserId>, UsersError> {
        let mut users: Vec<(User, String)> = Vec::with_capacity(wanted.len());
        for NewUser { email, password, first_name, last_name, role } in wanted {
            let hash = self.passwords.hash(&password).await?;
            let registration = Registration { email, password, first_name, last_name, phone: None };
            users.push((self.new_user(&registration, role), hash));
        }
        self.database
            .write(move |tx| {
                let mut made = BTreeSet::new();
                for (user, hash) in &users {
                    let key = store::users::email_key(&user.email);
                    if store::users::credentials(tx, &key)?.is_none() {
                        store::users::insert(tx, user, hash)?;
                        made.insert(user.id);
                    }
                }
                Ok(made.into_iter().collect())
            })
            .await
    }
}
