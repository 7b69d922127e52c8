//! Why the users context refuses something.

use std::time::Duration;

use http_kit::idempotency::Reused;
use thiserror::Error;

use crate::RoleError;

/// Why something about an account cannot be done.
#[derive(Debug, Error)]
pub enum UsersError {
    /// An account with this address exists.
    #[error("an account with this address exists")]
    EmailUnavailable,
    /// No account has this address and password; which of them is wrong is not told.
    #[error("the address or the password is wrong")]
    InvalidCredentials,
    /// The current password given with a change is not the account's.
    #[error("the current password is wrong")]
    WrongPassword,
    /// The refresh token is unknown, expired, used or of an ended session.
    #[error("the refresh token is not valid")]
    InvalidRefreshToken,
    /// The password reset token is unknown, expired or used.
    #[error("the password reset token is not valid")]
    InvalidResetToken,
    /// Too many attempts; the next may come after this time.
    #[error("too many attempts")]
    TooManyAttempts(Duration),
    /// Too many passwords are waiting to be hashed.
    #[error("too many passwords are waiting to be hashed")]
    Busy,
    /// There is no such thing, or it is somebody else's.
    #[error("there is no such user, address or session")]
    NotFound,
    /// The copy that the caller changed is not the current one.
    #[error("the resource has changed since it was read")]
    Stale,
    /// An account cannot save more addresses.
    #[error("an account has at most {0} addresses")]
    TooManyAddresses(usize),
    /// The idempotency key was used with another body.
    #[error(transparent)]
    Reused(#[from] Reused),
    /// The roles file is wrong.
    #[error(transparent)]
    Roles(#[from] RoleError),
    /// A signing key cannot be made, read or used.
    #[error("signing keys cannot be used: {0}")]
    SigningKey(&'static str),
    /// A password cannot be hashed, or a stored hash not be read.
    #[error("passwords cannot be hashed: {0}")]
    Hashing(String),
    /// An answer has no JSON form.
    #[error("an answer cannot be written")]
    Answer(#[from] serde_json::Error),
    /// What the database says.
    #[error(transparent)]
    Database(#[from] database::Error),
}
