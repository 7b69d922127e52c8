//! What stands in the way of buying a cart as it is.

use primitives::Quantity;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Offer;

/// Something the buyer should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CartMessage)]
pub struct Message {
    /// Whether it stops a checkout.
    #[serde(rename = "type")]
    pub kind: MessageKind,
    /// What it is, for a program.
    #[schema(value_type = String, example = "insufficient_stock")]
    pub code: &'static str,
    /// Which line it is about.
    #[schema(example = "/line_items/0")]
    pub path: String,
    /// What it is, for a person.
    pub content: String,
    /// Whether the buyer can do something about it.
    #[schema(value_type = String, example = "recoverable")]
    pub severity: &'static str,
}

/// Whether a message stops a checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// It does.
    Error,
    /// It does unless the quantity is lowered.
    Warning,
}

impl Message {
    /// What is to be said about the line at `index`.
    pub(crate) fn about(index: usize, wanted: Quantity, offer: Option<&Offer>) -> Option<Self> {
        let (kind, code, content) = finding(wanted, offer)?;
        Some(Self { kind, code, path: format!("/line_items/{index}"), content, severity: "recoverable" })
    }
}

fn finding(wanted: Quantity, offer: Option<&Offer>) -> Option<(MessageKind, &'static str, String)> {
    let Some(offer) = offer.filter(|offer| offer.sellable) else {
        return Some((MessageKind::Error, "not_sold", "This is no longer sold.".to_owned()));
    };
    if offer.price.is_none() {
        let content = format!("{} has no price in this currency.", offer.title);
        return Some((MessageKind::Error, "price_missing", content));
    }
    if offer.availability.allows(wanted) {
        return None;
    }
    match offer.availability.quantity {
        Some(left) if offer.availability.available => {
            let content = format!("Only {left} of {} can be bought.", offer.title);
            Some((MessageKind::Warning, "insufficient_stock", content))
        }
        _ => Some((MessageKind::Error, "unavailable", format!("{} is sold out.", offer.title))),
    }
}
