//! The shape of a cart in the API, computed from what is wanted and what is offered now.

use std::collections::HashMap;

use primitives::{
    Amount, AmountError, Availability, CartId, Currency, LineItemId, ProductId, Quantity, Timestamp,
    TotalType, TotalsEntry, VariantId,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{CartLine, Message, Offer, cart::Cart};

/// A cart.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = Cart)]
pub struct CartBody {
    /// Its id.
    pub id: CartId,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// What is wanted.
    pub line_items: Vec<LineItemBody>,
    /// How the total comes about; lines without a price are not in it.
    pub totals: Vec<TotalsEntry>,
    /// What stands in the way of buying it.
    pub messages: Vec<Message>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A line of a cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CartLineItem)]
pub struct LineItemBody {
    /// Its id.
    pub id: LineItemId,
    /// The variant.
    pub variant_id: VariantId,
    /// Its product; `null` once the variant is gone.
    pub product_id: Option<ProductId>,
    /// The product's title; `null` once the variant is gone.
    pub title: Option<String>,
    /// The variant's title.
    pub variant_title: Option<String>,
    /// The stock keeping unit.
    pub sku: Option<String>,
    /// A picture.
    pub image_url: Option<String>,
    /// How many pieces.
    pub quantity: Quantity,
    /// What one piece costs now; `null` when it cannot be bought in this currency.
    pub price: Option<Amount>,
    /// What the line costs now.
    pub total: Option<Amount>,
    /// Whether there is stock.
    pub availability: Availability,
}

impl CartBody {
    /// The cart at today's prices.
    pub(crate) fn new(cart: &Cart, offers: &HashMap<VariantId, Offer>) -> Result<Self, AmountError> {
        let lines = cart.lines.iter().map(|line| LineItemBody::new(line, offers.get(&line.variant_id)));
        let line_items = lines.collect::<Result<Vec<_>, _>>()?;
        let subtotal = Amount::total(line_items.iter().filter_map(|line| line.total))?;
        let messages =
            cart.lines.iter().enumerate().filter_map(|(index, line)| {
                Message::about(index, line.quantity, offers.get(&line.variant_id))
            });
        Ok(Self {
            id: cart.id,
            currency: cart.currency,
            messages: messages.collect(),
            line_items,
            totals: vec![
                TotalsEntry::new(TotalType::Subtotal, subtotal),
                TotalsEntry::new(TotalType::Total, subtotal),
            ],
            updated_at: cart.updated_at,
        })
    }
}

impl LineItemBody {
    fn new(line: &CartLine, offer: Option<&Offer>) -> Result<Self, AmountError> {
        let price = offer.filter(|offer| offer.sellable).and_then(|offer| offer.price);
        let sellable = offer.filter(|offer| offer.sellable);
        Ok(Self {
            id: line.id,
            variant_id: line.variant_id,
            product_id: offer.map(|offer| offer.product_id),
            title: offer.map(|offer| offer.title.clone()),
            variant_title: offer.and_then(|offer| offer.variant_title.clone()),
            sku: offer.and_then(|offer| offer.sku.clone()),
            image_url: offer.and_then(|offer| offer.image_url.clone()),
            quantity: line.quantity,
            price,
            total: price.map(|price| price.times(line.quantity)).transpose()?,
            availability: sellable.map_or(Availability::NONE, |offer| offer.availability),
        })
    }
}
