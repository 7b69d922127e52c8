//! `OrderEvents`.

use std::time::Duration;

use document_copies::{ORDER_EVENTS, OrderEventDocument};
use documents::Range;
use orders::{Buyer, Happened, NewOrder, Numbers, Order, OrderLine, Progress};
use primitives::{Amount, CheckoutId, Currency, LineItemId, OrderId, ProductId, Quantity, VariantId};
use serde_json::json;

use crate::Shop;

const WEEK: Duration = Duration::from_secs(7 * 24 * 3_600);

impl Shop {
    async fn place(&self) -> OrderId {
        let numbers = Numbers::new(self.shop.database.clone(), self.shop.clock.clock(), orders::BLOCK);
        let (number, now, new) = (numbers.next().await.unwrap(), self.shop.clock.clock().now(), new_order());
        let placed =
            self.shop.database.write(move |tx| orders::store::place(tx, now, new.clone(), number)).await;
        placed.map(|order| order.id).unwrap()
    }

    /// It is paid and accepted.
    async fn sell(&self, id: OrderId) {
        let now = self.shop.clock.clock().now();
        let sold = self.shop.database.write(move |tx| {
            orders::record_payment_authorized(tx, now, id)?;
            orders::record_paid(tx, now, id)?;
            orders::confirm(tx, now, id)
        });
        sold.await.map(drop).unwrap();
    }

    async fn order(&self, id: OrderId) -> Order {
        let found = self.shop.database.read(|s| orders::store::order(s, id)).await;
        found.unwrap_or_else(|error: database::Error| panic!("{error}")).unwrap()
    }

    async fn history(&self, id: OrderId) -> Vec<Happened> {
        let found = self.copies.documents.query(ORDER_EVENTS, &Range::all(id.to_string())).await.unwrap();
        let numbers: Vec<String> = found.iter().map(|document| document.key.sort().to_owned()).collect();
        let expected: Vec<String> = (1..=found.len()).map(|number| format!("{number:010}")).collect();
        assert_eq!(numbers, expected);
        let read = |document: &documents::Document| document.read::<OrderEventDocument>().unwrap();
        found.iter().map(read).map(|it| Happened { event: it.event, at: it.at }).collect()
    }
}

#[tokio::test]
async fn a_history_is_appended_to_and_says_how_far_the_order_is() {
    let shop = Shop::open().await;
    let id = shop.place().await;
    assert_eq!(shop.copies.copy_order_events(&[id]).await.unwrap(), 1);
    shop.sell(id).await;
    assert_eq!(shop.copies.copy_order_events(&[id]).await.unwrap(), 3);
    assert_eq!(shop.copies.copy_order_events(&[id]).await.unwrap(), 0);
    let order = shop.order(id).await;
    let history = shop.history(id).await;
    assert_eq!(history, order.events);
    let folded = Progress::rebuild(history.iter().map(|happened| &happened.event)).unwrap();
    assert_eq!(folded.states(), order.states);
    assert_eq!(shop.copies.copy_order_events(&[OrderId::new()]).await.unwrap(), 0, "there is no such order");
}

#[tokio::test]
async fn histories_that_nobody_has_copied_are_found_while_their_orders_are_young() {
    let shop = Shop::open().await;
    let mut ids = Vec::new();
    for _ in 0..60 {
        ids.push(shop.place().await);
    }
    shop.sell(ids[7]).await;
    shop.copies.copy_order_events(&ids[..1]).await.unwrap();
    // The ids of orders go by the clock of the machine.
    let now = primitives::Clock::system().now();
    let synced = shop.copies.sync_order_events(now, WEEK).await.unwrap();
    assert_eq!((synced.checked, synced.repaired), (60, 59));
    assert_eq!(shop.copies.sync_order_events(now, WEEK).await.unwrap().repaired, 0);
    assert_eq!(shop.history(ids[7]).await, shop.order(ids[7]).await.events);
    let later = now.plus(2 * WEEK);
    assert_eq!(shop.copies.sync_order_events(later, WEEK).await.unwrap().checked, 0);
}

fn new_order() -> NewOrder {
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
        line_items: vec![OrderLine {
            id: LineItemId::new(),
            variant_id: VariantId::new(),
            product_id: ProductId::new(),
            title: "Mug".to_owned(),
            variant_title: None,
            sku: None,
            image_url: None,
            quantity: Quantity::try_from(1).unwrap(),
            price: Amount::new(900),
            subtotal: Amount::new(900),
            discount: Amount::ZERO,
            tax: Amount::ZERO,
            total: Amount::new(900),
        }],
        totals: Vec::new(),
        total: Amount::new(900),
    }
}
