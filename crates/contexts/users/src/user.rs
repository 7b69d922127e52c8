//! An account as the shop sees it. It never holds the password or its hash.

use primitives::{Email, Line, Phone, Timestamp, UserId};

use crate::Role;

/// A first or last name: 1 to 100 characters on one line.
pub type PersonName = Line<100>;

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// Its address, as its owner wrote it.
    pub email: Email,
    /// First name.
    pub first_name: Option<PersonName>,
    /// Last name.
    pub last_name: Option<PersonName>,
    /// Telephone number.
    pub phone: Option<Phone>,
    /// Its roles.
    pub roles: Vec<Role>,
    /// When its owner has proven to read mail to the address.
    pub email_verified_at: Option<Timestamp>,
    /// Rises with every change.
    pub version: i64,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub updated_at: Timestamp,
}

/// What to change in an account; `None` leaves, `Some(None)` clears.
#[derive(Debug, Clone, Default)]
pub struct UserChange {
    /// First name.
    pub first_name: Option<Option<PersonName>>,
    /// Last name.
    pub last_name: Option<Option<PersonName>>,
    /// Telephone number.
    pub phone: Option<Option<Phone>>,
}

impl UserChange {
    /// Changes `user`.
    pub(crate) fn apply(&self, user: &mut User) {
        if let Some(first_name) = &self.first_name {
            user.first_name.clone_from(first_name);
        }
        if let Some(last_name) = &self.last_name {
            user.last_name.clone_from(last_name);
        }
        if let Some(phone) = &self.phone {
            user.phone.clone_from(phone);
        }
    }
}
