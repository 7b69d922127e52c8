//! The way back for somebody who forgot a password. Whoever has the link has the account: nobody may log it.

use std::fmt;

use primitives::Timestamp;
use serde::Serialize;

use super::Mail;
use crate::Template;

/// Somebody wants to set a new password.
#[derive(Clone, Serialize)]
pub struct PasswordReset {
    /// Where the password is set, with the secret in it.
    pub link: String,
    /// When the link stops working.
    pub expires_at: Timestamp,
}

impl Mail for PasswordReset {
    const TEMPLATE: Template = Template::PasswordReset;
}

impl fmt::Debug for PasswordReset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordReset").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
