//! Money that goes back: promised first, so that refunds in parallel cannot exceed what was captured, then settled.

use std::str::FromStr;

use primitives::{Money, PaymentId, RefundId, Text, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Key, OrderRef};

/// Why staff give money back, in their words.
pub type Note = Text<1, 500>;

/// A wish to give money back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRefund {
    /// From which payment.
    pub payment_id: PaymentId,
    /// Under which idempotency key: it happens once.
    pub key: Key,
    /// How much.
    pub amount: primitives::Amount,
    /// Why.
    pub note: Option<Note>,
}

/// Where a refund is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RefundState)]
pub enum RefundStatus {
    /// The money is promised; what the provider did is not known.
    Pending,
    /// The money is on its way back.
    Succeeded,
    /// The provider refused.
    Failed,
}

/// A refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// Its id.
    pub id: RefundId,
    /// From which payment.
    pub payment_id: PaymentId,
    /// For which order.
    pub order_ref: OrderRef,
    /// Under which idempotency key.
    pub key: Key,
    /// How much.
    pub money: Money,
    /// Where it is.
    pub status: RefundStatus,
    /// Why staff gave it.
    pub note: Option<Note>,
    /// Why it failed.
    pub reason: Option<String>,
    /// When it was promised.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A refund as the buyer sees it in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Refund)]
pub struct RefundView {
    /// Its id.
    pub id: RefundId,
    /// From which payment.
    pub payment_id: PaymentId,
    /// Where it is.
    #[schema(inline)]
    pub status: RefundStatus,
    /// How much, in minor units of the order's currency.
    pub amount: primitives::Amount,
}

impl Refund {
    /// The refund as the buyer sees it.
    #[must_use]
    pub const fn view(&self) -> RefundView {
        RefundView {
            id: self.id,
            payment_id: self.payment_id,
            status: self.status,
            amount: self.money.amount,
        }
    }
}

impl RefundStatus {
    /// The word in the database and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }
}

/// Not a word for [`RefundStatus`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a state of a refund")]
pub struct RefundStatusError;

impl FromStr for RefundStatus {
    type Err = RefundStatusError;

    fn from_str(text: &str) -> Result<Self, RefundStatusError> {
        [Self::Pending, Self::Succeeded, Self::Failed]
            .into_iter()
            .find(|status| status.as_str() == text)
            .ok_or(RefundStatusError)
    }
}
