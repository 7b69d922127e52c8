//! The answer to whoever has signed in.

use secrecy::ExposeSecret;
use serde::Serialize;
use utoipa::ToSchema;

use super::account_answer::AccountAnswer;
use crate::{RoleMatrix, SignIn};

/// The tokens of a session.
#[derive(Serialize, ToSchema)]
#[schema(as = Tokens)]
pub(super) struct TokenAnswer {
    /// A JWT for `authorization: Bearer`.
    access_token: String,
    #[schema(value_type = String, example = "Bearer")]
    token_type: &'static str,
    /// Seconds until the access token expires.
    expires_in: u64,
    /// Gets the next tokens, once; coming back, it ends the session.
    refresh_token: String,
    user: AccountAnswer,
}

impl TokenAnswer {
    pub fn new(sign_in: SignIn, matrix: &RoleMatrix) -> Self {
        Self {
            access_token: sign_in.access_token.expose_secret().to_owned(),
            token_type: "Bearer",
            expires_in: sign_in.expires_in.as_secs(),
            refresh_token: sign_in.refresh_token.expose_secret().to_owned(),
            user: AccountAnswer::new(sign_in.user, matrix),
        }
    }
}
