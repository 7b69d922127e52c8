//! Who makes a request, once that has been proven.

use std::{collections::BTreeSet, sync::Arc};

use async_trait::async_trait;
use primitives::{SessionId, UserId};
use thiserror::Error;

/// Somebody whose token has been verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// The account.
    pub user_id: UserId,
    /// The signed-in session, if the token belongs to one.
    pub session_id: Option<SessionId>,
    /// What the account may do beyond what every customer may.
    pub permissions: Arc<BTreeSet<String>>,
}

impl Principal {
    /// Whether the account has this permission.
    #[must_use]
    pub fn may(&self, permission: &str) -> bool {
        self.permissions.contains(permission)
    }
}

/// Why a token proves nobody.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AuthenticationError {
    /// Malformed, forged, expired or revoked; the client is not told which.
    #[error("the token is not valid")]
    Invalid,
    /// The keys or sessions cannot be looked up now.
    #[error("tokens cannot be checked at the moment")]
    Unavailable,
}

/// Verifies bearer tokens.
#[async_trait]
pub trait Authenticator: Send + Sync {
    /// Who the token speaks for.
    ///
    /// # Errors
    /// [`AuthenticationError`]
    async fn authenticate(&self, bearer: &str) -> Result<Principal, AuthenticationError>;
}
