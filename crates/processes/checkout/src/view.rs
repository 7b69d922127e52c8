//! A checkout as the API shows it.

use cart::Offer;
use orders::Buyer;
use primitives::{
    Amount, Availability, CartId, CheckoutId, Currency, LineItemId, OrderId, PostalAddress, ProductId,
    Quantity, Timestamp, TotalsEntry, VariantId,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{checkout::Line, message::Message, progress::CheckoutStatus};

/// A checkout.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Checkout)]
pub struct CheckoutBody {
    /// Its id, which is also the right to use it.
    pub id: CheckoutId,
    /// The cart it began with.
    pub cart_id: CartId,
    /// How far it is.
    pub status: CheckoutStatus,
    /// What is missing, wrong or worth knowing.
    pub messages: Vec<Message>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// Who buys.
    pub buyer: Option<Buyer>,
    /// Where the goods go.
    pub shipping_address: Option<PostalAddress>,
    /// Where the invoice goes, if elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_address: Option<PostalAddress>,
    /// What is bought, at current prices.
    pub line_items: Vec<LineBody>,
    /// How it can be delivered.
    pub fulfillment: FulfillmentBody,
    /// How it can be paid.
    pub payment: PaymentBody,
    /// Discount codes as typed.
    pub discount_codes: Vec<String>,
    /// How the total comes about.
    pub totals: Vec<TotalsEntry>,
    /// The order, once there is one.
    pub order: Option<OrderRef>,
    /// When it is given up; `null` once it is settled.
    pub expires_at: Option<Timestamp>,
}

/// A line of a checkout.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CheckoutLineItem)]
pub struct LineBody {
    /// The line's id; the order's line keeps it.
    pub id: LineItemId,
    /// What is bought.
    pub variant_id: VariantId,
    /// Its product.
    pub product_id: Option<ProductId>,
    /// The product's title.
    pub title: String,
    /// The variant's title, where there are several.
    pub variant_title: Option<String>,
    /// The article number.
    pub sku: Option<String>,
    /// A picture.
    pub image_url: Option<String>,
    /// How many pieces.
    pub quantity: Quantity,
    /// Price of one piece.
    pub price: Amount,
    /// Price times quantity.
    pub total: Amount,
    /// Whether so many can be bought now.
    pub availability: Availability,
}

/// How a checkout can be delivered.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Fulfillment)]
pub struct FulfillmentBody {
    /// The ways of delivery to the address, or to the shop's own country while there is none.
    pub options: Vec<shipping::FulfillmentOption>,
    /// The chosen one; the cheapest until one is chosen.
    pub selected_option_id: Option<String>,
}

/// How a checkout can be paid.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PaymentMethods)]
pub struct PaymentBody {
    /// The ways of payment.
    pub handlers: Vec<payments::HandlerView>,
    /// What the buyer has to do before the payment goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<PaymentAction>,
}

/// What the buyer has to do before the payment goes on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaymentAction {
    /// The kind of action.
    #[serde(rename = "type")]
    pub kind: ActionKind,
    /// For a `confirmation`, where to post `{"approved": true}` or `{"approved": false}`; for a `redirect`, the page on
    /// which the buyer pays, https or of this shop. It sends the buyer back to the `return_url` of the payment.
    pub url: String,
}

/// The kinds of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PaymentActionKind)]
pub enum ActionKind {
    /// The buyer answers a question that the storefront asks.
    Confirmation,
    /// The buyer pays on a page of the payment provider.
    Redirect,
}

/// The order of a checkout.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CheckoutOrder)]
pub struct OrderRef {
    /// Its id.
    pub id: OrderId,
    /// What people call it.
    pub number: String,
    /// How far it is.
    pub status: orders::OrderStatus,
    /// Gives access to the order without an account; only completing hands it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// What completing a checkout answers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CompletedBody {
    /// The checkout.
    pub checkout: CheckoutBody,
    /// The order it made.
    pub order: Option<OrderRef>,
}

impl LineBody {
    pub(crate) fn new(line: &Line, offer: Option<&Offer>) -> Self {
        let price = offer.and_then(|offer| offer.price).unwrap_or_default();
        Self {
            id: line.id,
            variant_id: line.variant_id,
            product_id: offer.map(|offer| offer.product_id),
            title: offer.map_or_else(|| "No longer sold".to_owned(), |offer| offer.title.clone()),
            variant_title: offer.and_then(|offer| offer.variant_title.clone()),
            sku: offer.and_then(|offer| offer.sku.clone()),
            image_url: offer.and_then(|offer| offer.image_url.clone()),
            quantity: line.quantity,
            price,
            total: price.times(line.quantity).unwrap_or_default(),
            availability: offer.map_or(Availability::NONE, |offer| offer.availability),
        }
    }
}
