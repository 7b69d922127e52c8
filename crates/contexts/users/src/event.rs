//! What the context tells others.

use primitives::{Email, Timestamp, UserId};
use queue::Event;
use serde::{Deserialize, Serialize};

use crate::PersonName;

/// Somebody has opened an account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UserRegistered {
    /// The account.
    pub user_id: UserId,
    /// Its address.
    pub email: Email,
    /// How to greet its owner, if they said.
    pub first_name: Option<PersonName>,
}

/// Somebody wants to set a new password and has proven nothing yet: the mail to the address is the proof.
///
/// The payload holds the secret itself, since the mail must; it works once and until `expires_at` only. Nobody may log
/// this event's payload.
#[derive(Clone, Serialize, Deserialize)]
pub struct PasswordResetRequested {
    /// The account.
    pub user_id: UserId,
    /// Where the mail goes.
    pub email: Email,
    /// The secret for the link.
    pub token: String,
    /// When the secret stops working.
    pub expires_at: Timestamp,
}

/// An account was deleted and its personal data is gone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UserDeleted {
    /// The account.
    pub user_id: UserId,
}

impl Event for UserRegistered {
    const NAME: &'static str = "user_registered";

    fn key(&self) -> String {
        self.user_id.to_string()
    }
}

impl Event for PasswordResetRequested {
    const NAME: &'static str = "password_reset_requested";

    fn key(&self) -> String {
        self.user_id.to_string()
    }
}

impl Event for UserDeleted {
    const NAME: &'static str = "user_deleted";

    fn key(&self) -> String {
        self.user_id.to_string()
    }
}

impl std::fmt::Debug for PasswordResetRequested {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordResetRequested").field("user_id", &self.user_id).finish_non_exhaustive()
    }
}
