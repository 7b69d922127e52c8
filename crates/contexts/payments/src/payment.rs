//! A payment as it is recorded: one charge at a provider, made under one key.

use primitives::{Amount, Money, PaymentId, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{Charge, HandlerId, Key, OrderRef, RedirectUrl, Status};

/// A payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Its id.
    pub id: PaymentId,
    /// For which order.
    pub order_ref: OrderRef,
    /// By which handler.
    pub handler_id: HandlerId,
    /// Under which idempotency key.
    pub key: Key,
    /// How much was asked for.
    pub money: Money,
    /// Where it is.
    pub status: Status,
    /// How much was taken.
    pub captured: Amount,
    /// How much of that went back.
    pub refunded: Amount,
    /// How much of that is promised to refunds whose outcome is not known yet.
    pub refunding: Amount,
    /// How often the provider was asked for something.
    pub attempts: u32,
    /// The provider's id of the charge.
    pub provider_ref: Option<String>,
    /// Why it was declined or failed.
    pub reason: Option<String>,
    /// The page on which the shopper has to decide, while they have to and if it is not the shop that asks.
    pub action_url: Option<RedirectUrl>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A payment as the buyer sees it in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Payment)]
pub struct PaymentView {
    /// Its id.
    pub id: PaymentId,
    /// By which handler.
    #[schema(value_type = String, example = "test")]
    pub handler_id: HandlerId,
    /// Where it is.
    #[schema(inline)]
    pub status: Status,
    /// How much, in minor units of the order's currency.
    pub amount: Amount,
}

impl Payment {
    /// A payment of which nothing is known but that it was asked for.
    pub(crate) fn pending(charge: &Charge, now: Timestamp) -> Self {
        Self {
            id: PaymentId::new(),
            order_ref: charge.order_ref.clone(),
            handler_id: charge.handler_id.clone(),
            key: charge.key.clone(),
            money: charge.money,
            status: Status::Pending,
            captured: Amount::ZERO,
            refunded: Amount::ZERO,
            refunding: Amount::ZERO,
            attempts: 0,
            provider_ref: None,
            reason: None,
            action_url: None,
            created_at: now,
            updated_at: now,
        }
    }

    /// How much may still be refunded.
    #[must_use]
    pub fn refundable(&self) -> Amount {
        let left = self.captured.minus(self.refunded).and_then(|left| left.minus(self.refunding));
        left.unwrap_or(Amount::ZERO)
    }

    /// What was asked for.
    #[must_use]
    pub fn charge(&self) -> Charge {
        Charge {
            order_ref: self.order_ref.clone(),
            handler_id: self.handler_id.clone(),
            key: self.key.clone(),
            money: self.money,
        }
    }

    /// The payment as the buyer sees it.
    #[must_use]
    pub fn view(&self) -> PaymentView {
        PaymentView {
            id: self.id,
            handler_id: self.handler_id.clone(),
            status: self.status,
            amount: self.money.amount,
        }
    }
}
