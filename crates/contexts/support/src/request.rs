//! A request as somebody makes it, and as the shop keeps it.

use std::str::FromStr;

use primitives::{AddressName, Email, Line, SupportRequestId, Text, Timestamp, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::RequestStatus;

/// In a few words, on one line.
pub type Subject = Line<150>;

/// In more words.
pub type Message = Text<1, 5_000>;

/// An order's number as the person knows it; nobody checks it here.
pub type OrderNumber = Line<40>;

/// What a request is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RequestKind {
    /// Anything.
    Contact,
    /// Something is to be sent back.
    Return,
    /// Help with something that was bought.
    Support,
}

/// The text is no kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of request")]
pub struct UnknownKind;

impl RequestKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Contact, Self::Return, Self::Support];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Return => "return",
            Self::Support => "support",
        }
    }
}

impl FromStr for RequestKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(UnknownKind)
    }
}

/// What somebody asks of the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSupportRequest)]
pub struct NewRequest {
    /// What it is about.
    pub kind: RequestKind,
    /// Who asks.
    #[schema(value_type = String, min_length = 1, max_length = 100)]
    pub name: AddressName,
    /// Where the answer goes.
    pub email: Email,
    /// In a few words.
    #[schema(value_type = String, min_length = 1, max_length = 150)]
    pub subject: Subject,
    /// In more words.
    #[schema(value_type = String, min_length = 1, max_length = 5000)]
    pub message: Message,
    /// The number of the order it is about, as far as the person knows it.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 40)]
    pub order_number: Option<OrderNumber>,
}

/// A request as staff see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SupportRequest {
    /// Its id.
    pub id: SupportRequestId,
    /// How far it is.
    pub status: RequestStatus,
    /// What was asked, and by whom.
    #[serde(flatten)]
    pub asked: NewRequest,
    /// The account, if the person was signed in.
    #[schema(required = true)]
    pub user_id: Option<UserId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When its status was last changed.
    pub updated_at: Timestamp,
    /// Counts its changes.
    #[serde(skip)]
    pub version: i64,
}

impl SupportRequest {
    /// A request that somebody makes now.
    pub(crate) fn new(asked: NewRequest, user_id: Option<UserId>, now: Timestamp) -> Self {
        Self {
            id: SupportRequestId::new(),
            status: RequestStatus::Open,
            asked,
            user_id,
            created_at: now,
            updated_at: now,
            version: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_in_the_database_is_the_word_in_the_api() {
        for kind in RequestKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
    }
}
