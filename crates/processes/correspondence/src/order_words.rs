//! The lines of an order as mails show them.

use notifications::{Item, ReceiptLine};
use orders::{OrderLine, OrderSummary, ShippedLine};
use primitives::Quantity;

/// Every line with what it cost before discounts, which are among the totals.
pub(crate) fn receipt(order: &OrderSummary) -> Vec<ReceiptLine> {
    let line = |line: &OrderLine| ReceiptLine {
        title: line.title.clone(),
        variant_title: line.variant_title.clone(),
        quantity: line.quantity,
        total: line.subtotal,
    };
    order.line_items.iter().map(line).collect()
}

/// Every line.
pub(crate) fn items(order: &OrderSummary) -> Vec<Item> {
    order.line_items.iter().map(|line| item(line, line.quantity)).collect()
}

/// The lines of a parcel, in its order; what is no line of the order is left out.
pub(crate) fn shipped_items(order: &OrderSummary, shipped: &[ShippedLine]) -> Vec<Item> {
    let line = |of: &ShippedLine| order.line_items.iter().find(|line| line.id == of.line_item_id);
    shipped.iter().filter_map(|of| Some(item(line(of)?, of.quantity))).collect()
}

fn item(line: &OrderLine, quantity: Quantity) -> Item {
    Item { title: line.title.clone(), variant_title: line.variant_title.clone(), quantity }
}
