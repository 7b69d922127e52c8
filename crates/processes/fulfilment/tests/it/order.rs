//! An order of two pieces of one thing.

use orders::{Buyer, NewOrder, OrderLine};
use primitives::{
    Amount, CheckoutId, Currency, LineItemId, OrderId, ProductId, Quantity, TotalType, TotalsEntry, VariantId,
};
use serde_json::json;

pub const TOTAL: i64 = 3_000;

pub fn new_order(variant: VariantId) -> NewOrder {
    let address =
        json!({"name": "Ada", "line1": "1 Main St", "city": "Oslo", "postal_code": "0150", "country": "NO"});
    NewOrder {
        id: OrderId::new(),
        checkout_id: CheckoutId::unguessable(),
        user_id: None,
        currency: Currency::USD,
        buyer: Buyer {
            email: "ada@example.com".parse().unwrap(),
            first_name: None,
            last_name: None,
            phone: None,
        },
        shipping_address: serde_json::from_value(address).unwrap(),
        billing_address: None,
        line_items: vec![line(variant)],
        totals: vec![
            TotalsEntry::new(TotalType::Subtotal, Amount::new(TOTAL)),
            TotalsEntry::new(TotalType::Total, Amount::new(TOTAL)),
        ],
        total: Amount::new(TOTAL),
    }
}

fn line(variant_id: VariantId) -> OrderLine {
    OrderLine {
        id: LineItemId::new(),
        variant_id,
        product_id: ProductId::new(),
        title: "Trail Runner".to_owned(),
        variant_title: None,
        sku: None,
        image_url: None,
        quantity: Quantity::try_from(2_i64).unwrap(),
        price: Amount::new(TOTAL / 2),
        subtotal: Amount::new(TOTAL),
        discount: Amount::ZERO,
        tax: Amount::ZERO,
        total: Amount::new(TOTAL),
    }
}
