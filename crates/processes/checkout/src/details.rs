//! What a buyer says in a checkout, and what is still missing of it.

use orders::Buyer;
use primitives::{PostalAddress, Text};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::message::Message;

/// The id of a way of delivery.
pub type OptionId = Text<1, 64>;
/// A discount code as typed.
pub type DiscountCode = Text<1, 64>;

/// How many codes a checkout takes.
pub const MAX_CODES: usize = 5;

/// What a buyer has said so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Who buys.
    pub buyer: Option<Buyer>,
    /// Where the goods go.
    pub shipping_address: Option<PostalAddress>,
    /// Where the invoice goes, if elsewhere.
    pub billing_address: Option<PostalAddress>,
    /// How the goods are to be delivered.
    pub fulfillment_option_id: Option<OptionId>,
    /// Discount codes.
    #[serde(default)]
    pub discount_codes: Vec<DiscountCode>,
}

/// A change of a checkout: what is not named stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateCheckout {
    /// Who buys.
    pub buyer: Option<Buyer>,
    /// Where the goods go.
    pub shipping_address: Option<PostalAddress>,
    /// Where the invoice goes, if elsewhere; `null` if not elsewhere after all.
    #[serde(default, deserialize_with = "named")]
    #[schema(value_type = Option<PostalAddress>)]
    pub billing_address: Option<Option<PostalAddress>>,
    /// How the goods are to be delivered: an id of `fulfillment.options`.
    #[schema(value_type = Option<String>, max_length = 64)]
    pub fulfillment_option_id: Option<OptionId>,
    /// Discount codes, at most five.
    #[schema(value_type = Option<Vec<String>>, max_items = 5)]
    pub discount_codes: Option<Vec<DiscountCode>>,
}

impl Details {
    /// Takes over a change.
    pub fn apply(&mut self, update: UpdateCheckout) {
        self.buyer = update.buyer.or_else(|| self.buyer.take());
        self.shipping_address = update.shipping_address.or_else(|| self.shipping_address.take());
        if let Some(address) = update.billing_address {
            self.billing_address = address;
        }
        self.fulfillment_option_id =
            update.fulfillment_option_id.or_else(|| self.fulfillment_option_id.take());
        if let Some(codes) = update.discount_codes {
            self.discount_codes = codes;
        }
    }

    /// What the buyer has yet to say.
    #[must_use]
    pub fn missing(&self) -> Vec<Message> {
        let mut missing = Vec::new();
        if self.buyer.is_none() {
            missing.push(Message::missing("/buyer/email", "Tell us an e-mail address for the confirmation."));
        }
        if self.shipping_address.is_none() {
            missing.push(Message::missing("/shipping_address", "Tell us where to deliver."));
        }
        missing
    }
}

/// Tells a field that is named as `null` from one that is not named.
fn named<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_leaves_alone_what_it_does_not_name() {
        let read = |text: &str| serde_json::from_str::<UpdateCheckout>(text).unwrap();
        let mut details = Details::default();
        details.apply(read(r#"{"buyer":{"email":"a@b.co"},"discount_codes":["X"]}"#));
        details.apply(read(r#"{"fulfillment_option_id":"express"}"#));
        assert_eq!(details.buyer.as_ref().unwrap().email.as_str(), "a@b.co");
        assert_eq!(details.discount_codes.len(), 1);
        assert_eq!(details.missing().len(), 1);
    }
}
