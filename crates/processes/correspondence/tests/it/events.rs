//! Events as other contexts emit them.

use orders::{
    OrderCancelled, OrderDelivered, OrderLine, OrderPaid, OrderPaymentFailed, OrderRefunded, OrderShipped,
    OrderSummary, ShippedLine,
};
use primitives::{
    Amount, CheckoutId, Currency, LineItemId, OrderId, ProductId, Quantity, RefundId, ShipmentId, Timestamp,
    TotalType, TotalsEntry, VariantId,
};
use serde_json::json;

use crate::ada;

fn line(title: &str, variant_title: Option<&str>, quantity: i64, subtotal: i64) -> OrderLine {
    OrderLine {
        id: LineItemId::new(),
        variant_id: VariantId::new(),
        product_id: ProductId::new(),
        title: title.to_owned(),
        variant_title: variant_title.map(str::to_owned),
        sku: None,
        image_url: None,
        quantity: Quantity::try_from(quantity).unwrap(),
        price: Amount::new(subtotal / quantity),
        subtotal: Amount::new(subtotal),
        discount: Amount::ZERO,
        tax: Amount::ZERO,
        total: Amount::new(subtotal),
    }
}

pub fn order() -> OrderSummary {
    let entry = |kind, amount| TotalsEntry::new(kind, Amount::new(amount));
    OrderSummary {
        order_id: OrderId::new(),
        number: "1001".to_owned(),
        checkout_id: CheckoutId::new(),
        user_id: None,
        email: ada(),
        name: Some("Ada Lovelace".to_owned()),
        currency: Currency::USD,
        line_items: vec![line("Tide Mug", Some("Sand"), 2, 3_998), line("Candle", None, 1, 6_000)],
        totals: vec![
            entry(TotalType::Subtotal, 9_998),
            entry(TotalType::Fulfillment, 499),
            entry(TotalType::Total, 10_497),
        ],
        total: Amount::new(10_497),
        shipping_address: serde_json::from_value(json!({"name": "Ada Lovelace", "line1": "12 Market Street",
            "city": "Springfield", "postal_code": "62701", "country": "US"}))
        .unwrap(),
        placed_at: Timestamp::from_micros(1_800_000_000_000_000),
    }
}

pub fn order_paid() -> OrderPaid {
    OrderPaid { order: order() }
}

pub fn order_payment_failed() -> OrderPaymentFailed {
    OrderPaymentFailed { order: order(), reason: "insufficient_funds".to_owned() }
}

pub fn order_cancelled(reason: &str) -> OrderCancelled {
    OrderCancelled { order: order(), reason: reason.to_owned() }
}

pub fn order_shipped() -> OrderShipped {
    let order = order();
    let shipped = vec![ShippedLine { line_item_id: order.line_items[0].id, quantity: Quantity::ONE }];
    OrderShipped { order, shipment_id: ShipmentId::new(), shipped, complete: false }
}

pub fn order_delivered() -> OrderDelivered {
    OrderDelivered { order: order(), shipment_id: ShipmentId::new(), complete: true }
}

pub fn order_refunded() -> OrderRefunded {
    OrderRefunded { order: order(), refund_id: RefundId::new(), amount: Amount::new(3_998), complete: false }
}
