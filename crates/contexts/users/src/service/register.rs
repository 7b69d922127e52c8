//! Opening an account.

use std::net::IpAddr;

use primitives::{Email, Phone, UserId};

use super::{SignIn, Users, take};
use crate::{Password, PersonName, Role, User, UserRegistered, UsersError, store};

/// What somebody says who opens an account.
#[derive(Debug)]
pub struct Registration {
    /// The address to sign in with.
    pub email: Email,
    /// The password.
    pub password: Password,
    /// First name.
    pub first_name: Option<PersonName>,
    /// Last name.
    pub last_name: Option<PersonName>,
    /// Telephone number.
    pub phone: Option<Phone>,
}

impl Users {
    /// Opens a customer's account and signs in.
    ///
    /// # Errors
    /// [`UsersError::EmailUnavailable`], [`UsersError::TooManyAttempts`], [`UsersError::Busy`], the database's.
    pub async fn register(
        &self,
        registration: Registration,
        address: IpAddr,
        device: Option<String>,
    ) -> Result<SignIn, UsersError> {
        let now = self.clock.now();
        take(self.registrations.as_ref(), address, now).await?;
        // Hashed before it is known whether the address is free, so that both answers take as long.
        let hash = self.passwords.hash(&registration.password).await?;
        let user = self.new_user(&registration, Role::Customer);
        let opening = self.opening(device, now);
        let (written, session) = (user.clone(), opening.clone());
        self.database
            .write(move |tx| {
                let key = store::users::email_key(&written.email);
                if store::users::credentials(tx, &key)?.is_some() {
                    return Err(UsersError::EmailUnavailable);
                }
                store::users::insert(tx, &written, &hash)?;
                session.write(tx, written.id)?;
                queue::emit(tx, now, &registered(&written))?;
                Ok(())
            })
            .await?;
        metrics::counter!("users_registered_total").increment(1);
        self.sign_in(user, opening.session_id, opening.expires_at, opening.refresh_token).await
    }

    pub(super) fn new_user(&self, registration: &Registration, role: Role) -> User {
        let now = self.clock.now();
        User {
            id: UserId::new(),
            email: registration.email.clone(),
            first_name: registration.first_name.clone(),
            last_name: registration.last_name.clone(),
            phone: registration.phone.clone(),
            roles: vec![role],
            email_verified_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        }
    }
}

fn registered(user: &User) -> UserRegistered {
    UserRegistered { user_id: user.id, email: user.email.clone(), first_name: user.first_name.clone() }
}
