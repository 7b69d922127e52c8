//! Lines with their current offers and the sum of it all. Prices come from the shelf, never from a client.

use std::collections::HashMap;

use cart::Offer;
use pricing::{FulfillmentInput, LineInput, PricedLine, PricingError, PricingInput, TaxClass};
use primitives::{Amount, TotalsEntry, VariantId};

use crate::{Checkout, CheckoutError, checkout::Line, message::Message};

/// A checkout's lines with prices, and what they come to.
#[derive(Debug, Clone)]
pub struct Priced {
    /// The lines with their offers, in the checkout's order; lines that are no longer sold have none.
    pub lines: Vec<(Line, Option<Offer>)>,
    /// What a line comes to.
    pub line_totals: Vec<LineTotals>,
    /// How the total comes about.
    pub totals: Vec<TotalsEntry>,
    /// What is to be paid.
    pub total: Amount,
}

/// What a line comes to.
#[derive(Debug, Clone, Copy, Default)]
pub struct LineTotals {
    /// Price times quantity.
    pub subtotal: Amount,
    /// Taken off.
    pub discount: Amount,
    /// Tax on it.
    pub tax: Amount,
    /// In the end.
    pub total: Amount,
}

/// What the goods of a checkout cost, before delivery.
pub fn subtotal(checkout: &Checkout, offers: &HashMap<VariantId, Offer>) -> Result<Amount, CheckoutError> {
    let amounts = checkout
        .lines
        .iter()
        .filter_map(|line| Some(offers.get(&line.variant_id)?.price?.times(line.quantity)));
    Ok(Amount::total(amounts.collect::<Result<Vec<_>, _>>()?)?)
}

/// What stands in the way of selling these lines as they are.
pub fn stock_messages(lines: &[(Line, Option<Offer>)]) -> Vec<Message> {
    let of_line = |(index, (line, offer)): (usize, &(Line, Option<Offer>))| {
        let path = format!("/line_items/{index}");
        match offer {
            Some(offer) if !offer.sellable || offer.price.is_none() => {
                Some(Message::error("unavailable", path, "This is no longer sold."))
            }
            Some(offer) if !offer.availability.allows(line.quantity) => {
                Some(Message::error("insufficient_stock", path, "There are not enough of these left."))
            }
            Some(_) => None,
            None => Some(Message::error("unavailable", path, "This is no longer sold.")),
        }
    };
    lines.iter().enumerate().filter_map(of_line).collect()
}

/// The sum of a checkout at current prices. Lines that are no longer sold count nothing; messages tell of them.
pub fn price(
    checkout: &Checkout,
    offers: &HashMap<VariantId, Offer>,
    delivery: Option<Amount>,
) -> Result<Priced, CheckoutError> {
    let lines: Vec<(Line, Option<Offer>)> =
        checkout.lines.iter().map(|line| (*line, offers.get(&line.variant_id).cloned())).collect();
    let input = PricingInput {
        lines: lines.iter().map(|(line, offer)| line_input(line, offer.as_ref())).collect(),
        discounts: Vec::new(),
        fulfillment: delivery.map(|amount| FulfillmentInput { amount, tax_class: None }),
        tax_rates: Vec::new(),
    };
    let priced = pricing::totals(&input).map_err(|error| match error {
        PricingError::Amount(_) => CheckoutError::TooLarge,
        other => CheckoutError::Part(other.to_string()),
    })?;
    let line_totals = priced.lines.iter().map(LineTotals::from).collect();
    Ok(Priced { lines, line_totals, totals: priced.totals(), total: priced.total })
}

fn line_input(line: &Line, offer: Option<&Offer>) -> LineInput {
    LineInput {
        unit_price: offer.and_then(|offer| offer.price).unwrap_or_default(),
        quantity: line.quantity,
        tax_class: TaxClass::named("standard"),
        discounts: Vec::new(),
    }
}

impl From<&PricedLine> for LineTotals {
    fn from(line: &PricedLine) -> Self {
        Self {
            subtotal: line.subtotal,
            // The order keeps what was taken off as a positive amount.
            discount: Amount::new(
                line.items_discount.minor_units().saturating_add(line.discount.minor_units()),
            )
            .negated(),
            tax: line.tax,
            total: line.total,
        }
    }
}
