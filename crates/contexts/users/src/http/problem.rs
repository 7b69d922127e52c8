//! How each error of the context is told to a client.

use std::time::Duration;

use axum::http::StatusCode;
use http_kit::Problem;

use crate::UsersError;

impl From<UsersError> for Problem {
    fn from(error: UsersError) -> Self {
        let unauthorized = |code, detail| Self::new(StatusCode::UNAUTHORIZED, code, detail);
        match error {
            UsersError::EmailUnavailable => {
                Self::conflict("email_unavailable", "An account with this address exists. Sign in instead.")
            }
            UsersError::InvalidCredentials => {
                unauthorized("invalid_credentials", "The address or the password is wrong.")
            }
            UsersError::InvalidRefreshToken => {
                unauthorized("invalid_refresh_token", "The session has ended. Sign in again.")
            }
            UsersError::WrongPassword => {
                Self::invalid("/current_password", "wrong_password", "The current password is wrong.")
            }
            UsersError::InvalidResetToken => Self::invalid(
                "/token",
                "invalid_token",
                "The link has expired or was used. Ask for a new one.",
            ),
            UsersError::TooManyAttempts(wait) => Self::too_many(whole_seconds(wait)),
            UsersError::Busy => Self::unavailable(),
            UsersError::NotFound => Self::not_found(),
            UsersError::Stale => Self::stale(),
            UsersError::TooManyAddresses(limit) => {
                Self::conflict("too_many_addresses", format!("An account can save {limit} addresses."))
            }
            UsersError::Reused(reused) => reused.into(),
            UsersError::Database(error) => error.into(),
            UsersError::Roles(_)
            | UsersError::SigningKey(_)
            | UsersError::Hashing(_)
            | UsersError::Answer(_) => Self::internal(&error),
        }
    }
}

/// Rounded up, so that whoever waits as long as told is let in.
fn whole_seconds(wait: Duration) -> u32 {
    u32::try_from(wait.as_nanos().div_ceil(1_000_000_000)).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_rounded_up() {
        for (millis, seconds) in [(0, 1), (1, 1), (1000, 1), (1001, 2), (900_000, 900)] {
            assert_eq!(whole_seconds(Duration::from_millis(millis)), seconds);
        }
    }
}
