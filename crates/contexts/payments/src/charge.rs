//! What a shopper is asked to pay, checked once: for which order, how much, by which handler, under which key.

use primitives::{Amount, Money, Text};
use serde::{Deserialize, Serialize};

use crate::PaymentError;

/// The order that a payment is for: an id of ours or an outside caller's own, opaque to payments.
pub type OrderRef = Text<1, 191>;

/// Who carries a payment out: the id of a configured handler, such as `test`.
pub type HandlerId = Text<1, 64>;

/// An idempotency key of ours: whatever is sent again under it happens once.
pub type Key = Text<1, 191>;

/// The largest payment: the highest price times the largest quantity.
pub const MAX_PAYMENT: Amount = Amount::new(Amount::MAX_PRICE.minor_units() * 9_999);

/// A payment as it is wanted. Its amount is positive and at most [`MAX_PAYMENT`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wanted")]
pub struct Charge {
    /// For which order.
    pub(crate) order_ref: OrderRef,
    /// By which handler.
    pub(crate) handler_id: HandlerId,
    /// Under which key; a new try with another token needs another key.
    pub(crate) key: Key,
    /// How much.
    pub(crate) money: Money,
}

#[derive(Deserialize)]
struct Wanted {
    order_ref: OrderRef,
    handler_id: HandlerId,
    key: Key,
    money: Money,
}

impl Charge {
    /// A payment of `money` for `order_ref` by `handler_id`, made once under `key`.
    ///
    /// # Errors
    /// [`PaymentError::InvalidAmount`]
    pub fn new(
        order_ref: OrderRef,
        handler_id: HandlerId,
        key: Key,
        money: Money,
    ) -> Result<Self, PaymentError> {
        if is_payable(money.amount) {
            Ok(Self { order_ref, handler_id, key, money })
        } else {
            Err(PaymentError::InvalidAmount)
        }
    }

    /// For which order.
    #[must_use]
    pub const fn order_ref(&self) -> &OrderRef {
        &self.order_ref
    }

    /// By which handler.
    #[must_use]
    pub const fn handler_id(&self) -> &HandlerId {
        &self.handler_id
    }

    /// Under which key.
    #[must_use]
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// How much.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.money
    }
}

impl TryFrom<Wanted> for Charge {
    type Error = PaymentError;

    fn try_from(wanted: Wanted) -> Result<Self, PaymentError> {
        Self::new(wanted.order_ref, wanted.handler_id, wanted.key, wanted.money)
    }
}

/// Whether so much can be paid or refunded at once.
pub(crate) fn is_payable(amount: Amount) -> bool {
    Amount::ZERO < amount && amount <= MAX_PAYMENT
}

#[cfg(test)]
mod tests {
    use primitives::Currency;

    use super::*;

    #[test]
    fn only_positive_amounts_within_the_limit_are_charged() {
        let charge = |minor_units| {
            let money = Money { amount: Amount::new(minor_units), currency: Currency::USD };
            Charge::new("ord".parse().unwrap(), "test".parse().unwrap(), "key".parse().unwrap(), money)
        };
        let largest = MAX_PAYMENT.minor_units();
        for (minor_units, fine) in [(1, true), (largest, true), (0, false), (-1, false), (largest + 1, false)]
        {
            assert_eq!(charge(minor_units).is_ok(), fine, "{minor_units}");
        }
    }
}
