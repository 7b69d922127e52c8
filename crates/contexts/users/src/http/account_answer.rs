//! An account as its owner sees it.

use http_kit::IfMatch;
use primitives::{Email, Timestamp, UserId};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Role, RoleMatrix, User};

/// An account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub(super) struct AccountAnswer {
    #[schema(value_type = String, example = "usr_01h455vb4pex5vsknk084sn02q")]
    id: UserId,
    email: Email,
    first_name: Option<String>,
    last_name: Option<String>,
    phone: Option<String>,
    roles: Vec<Role>,
    /// What the account may do beyond what every customer may.
    permissions: Vec<String>,
    email_verified: bool,
    /// For `if-match`.
    etag: String,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl AccountAnswer {
    pub fn new(user: User, matrix: &RoleMatrix) -> Self {
        Self {
            id: user.id,
            email: user.email,
            first_name: user.first_name.map(|name| name.to_string()),
            last_name: user.last_name.map(|name| name.to_string()),
            phone: user.phone.map(|phone| phone.as_str().to_owned()),
            permissions: matrix.permissions_of(&user.roles).into_iter().collect(),
            roles: user.roles,
            email_verified: user.email_verified_at.is_some(),
            etag: IfMatch::etag(user.version),
            created_at: user.created_at,
            updated_at: user.updated_at,
        }
    }
}
