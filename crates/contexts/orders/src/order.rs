//! An order as it was placed, and how far it is.

use std::fmt;

use primitives::{
    AddressName, Amount, CheckoutId, Currency, Email, LineItemId, OrderId, Phone, PostalAddress, ProductId,
    Quantity, Timestamp, TotalsEntry, UserId, VariantId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Happened, States};

/// An order with its lines and its history.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// What people call it.
    pub number: OrderNumber,
    /// What was bought, by whom and for how much.
    pub placed: NewOrder,
    /// How far it is.
    pub states: States,
    /// What has happened to it, oldest first.
    pub events: Vec<Happened>,
    /// Counts its changes.
    pub version: i64,
    /// When it was placed.
    pub created_at: Timestamp,
    /// When something last happened to it.
    pub updated_at: Timestamp,
}

/// What a checkout asks to be placed; it never changes afterwards.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOrder {
    /// The order's id.
    pub id: OrderId,
    /// The checkout it comes from.
    pub checkout_id: CheckoutId,
    /// The customer's account, unless a guest buys.
    pub user_id: Option<UserId>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// Who buys.
    pub buyer: Buyer,
    /// Where the goods go.
    pub shipping_address: PostalAddress,
    /// Where the invoice goes, if elsewhere.
    pub billing_address: Option<PostalAddress>,
    /// What is bought.
    pub line_items: Vec<OrderLine>,
    /// How the total comes about, in display order.
    pub totals: Vec<TotalsEntry>,
    /// What is to be paid.
    pub total: Amount,
}

/// Who buys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Buyer {
    /// Where mails about the order go.
    pub email: Email,
    /// First name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    pub first_name: Option<AddressName>,
    /// Last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    pub last_name: Option<AddressName>,
    /// For questions about the delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
}

/// A line of an order: a snapshot of what was sold, also the line's shape in the API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrderLine {
    /// The line's id.
    pub id: LineItemId,
    /// The variant that was sold.
    pub variant_id: VariantId,
    /// Its product.
    pub product_id: ProductId,
    /// The product's title at that time.
    pub title: String,
    /// The variant's title at that time.
    pub variant_title: Option<String>,
    /// The stock keeping unit at that time.
    pub sku: Option<String>,
    /// A picture of it.
    pub image_url: Option<String>,
    /// How many pieces.
    pub quantity: Quantity,
    /// What one piece cost.
    pub price: Amount,
    /// Price times quantity.
    pub subtotal: Amount,
    /// What was taken off; not negative.
    pub discount: Amount,
    /// The tax on it.
    pub tax: Amount,
    /// What the line cost in the end.
    pub total: Amount,
}

impl Buyer {
    /// First and last name, as far as they are known.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let parts = [self.first_name.as_ref(), self.last_name.as_ref()];
        let known: Vec<&str> = parts.into_iter().flatten().map(AddressName::as_str).collect();
        (!known.is_empty()).then(|| known.join(" "))
    }
}

/// What people call an order: short, unique, rising from 1001.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderNumber(i64);

impl OrderNumber {
    /// The first number that is ever given out.
    pub const FIRST: i64 = 1001;

    /// The number; for stores.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// The number; for stores.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Display for OrderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
