//! What a checkout costs now, how it can be delivered, and what stands in its way.

use primitives::Amount;
use shipping::FulfillmentOption;

use crate::{
    Checkout, CheckoutError, Checkouts,
    message::Message,
    priced::{self, Priced},
    view::FulfillmentBody,
};

/// The ways of delivery, and the one that counts: the chosen one, or the cheapest until one is chosen.
pub(super) struct Delivery {
    options: Vec<FulfillmentOption>,
    chosen: Option<FulfillmentOption>,
}

impl Delivery {
    pub(super) fn into_body(self) -> FulfillmentBody {
        FulfillmentBody {
            selected_option_id: self.chosen.map(|option| option.id.to_string()),
            options: self.options,
        }
    }
}

impl Checkouts {
    /// Prices the lines of a checkout that has no order yet.
    pub(super) async fn price(
        &self,
        checkout: &Checkout,
    ) -> Result<(Option<Priced>, FulfillmentBody, Vec<Message>), CheckoutError> {
        let variants: Vec<_> = checkout.lines.iter().map(|line| line.variant_id).collect();
        let offers = self.parts.shelf.offers(&variants, checkout.currency).await;
        let offers = offers.map_err(|error| CheckoutError::Part(error.to_string()))?;
        let delivery = self.delivery(checkout, priced::subtotal(checkout, &offers)?);
        let priced = priced::price(checkout, &offers, delivery.chosen.as_ref().map(|option| option.amount))?;
        let mut messages = checkout.details.missing();
        messages.extend(priced::stock_messages(&priced.lines));
        messages.extend(delivery_message(checkout, &delivery));
        messages.extend(code_messages(checkout));
        Ok((Some(priced), delivery.into_body(), messages))
    }

    /// How goods of this price can be delivered: to the address, or within the shop's own country while there is none.
    pub(super) fn delivery(&self, checkout: &Checkout, subtotal: Amount) -> Delivery {
        let address = checkout.details.shipping_address.as_ref();
        let country = address.map_or(self.parts.options.country, |address| address.country);
        let options = self.parts.shipping.options(country, subtotal, checkout.currency);
        let chosen = match checkout.details.fulfillment_option_id.as_deref() {
            Some(wanted) => options.iter().find(|option| option.id.as_str() == wanted),
            None => options.iter().min_by_key(|option| option.amount),
        };
        Delivery { chosen: chosen.cloned(), options }
    }
}

fn delivery_message(checkout: &Checkout, delivery: &Delivery) -> Option<Message> {
    match (delivery.options.is_empty(), &delivery.chosen) {
        (true, _) if checkout.details.shipping_address.is_some() => {
            let content = "We do not deliver to this country yet.";
            Some(Message::error("not_deliverable", "/shipping_address/country", content))
        }
        (false, None) => {
            let content = "This way of delivery is not offered to the address.";
            Some(Message::error("invalid", "/fulfillment_option_id", content))
        }
        _ => None,
    }
}

/// No promotion exists yet, so no code is known; a code never stands in the way of buying.
fn code_messages(checkout: &Checkout) -> Vec<Message> {
    let content = "This code is not valid.";
    let unknown =
        |(index, _)| Message::warning("discount_code_invalid", format!("/discount_codes/{index}"), content);
    checkout.details.discount_codes.iter().enumerate().map(unknown).collect()
}
