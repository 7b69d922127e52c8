use orders::{OrderError, OrderEvent, OrderLine, States};
use primitives::LineItemId;

use crate::{Shop, new_order};

#[tokio::test]
async fn a_placed_order_is_read_back_as_it_was_placed() {
    let shop = Shop::open().await;
    let new = new_order(None);
    let placed = shop.place(new.clone()).await;
    let read = shop.order(placed.id).await;
    assert_eq!(read, placed);
    assert_eq!(read.placed, new);
    assert_eq!((read.states, read.version), (States::PLACED, 1));
    assert_eq!(read.number.to_string(), "1001");
    assert_eq!(read.events[0].event, OrderEvent::Placed { total: new.total });
}

#[tokio::test]
async fn a_checkout_makes_one_order_whatever_is_repeated() {
    let shop = Shop::open().await;
    let first = shop.place(new_order(None)).await;
    let again = orders::NewOrder { checkout_id: first.placed.checkout_id, ..new_order(None) };
    let refused = shop.try_place(again.clone()).await;
    assert!(matches!(refused, Err(OrderError::AlreadyPlaced)), "{refused:?}");
    let checkout = first.placed.checkout_id;
    let found = shop.database.read(|snapshot| orders::store::by_checkout(snapshot, checkout)).await;
    assert_eq!(found.unwrap_or_else(|error: database::Error| panic!("{error}")), Some(first));
    let none = shop.database.read(|snapshot| orders::store::order(snapshot, again.id)).await;
    assert_eq!(none.unwrap_or_else(|error: database::Error| panic!("{error}")), None);
    assert_eq!(shop.announced_names().await, ["order_placed"]);
}

#[tokio::test]
async fn the_announcement_has_what_a_mail_needs() {
    let shop = Shop::open().await;
    let order = shop.place(new_order(None)).await;
    let (name, payload) = shop.announced().await.remove(0);
    assert_eq!(name, "order_placed");
    let told: orders::OrderPlaced = serde_json::from_value(payload).unwrap();
    assert_eq!(told.order.order_id, order.id);
    assert_eq!(told.order.number, "1001");
    assert_eq!(told.order.email.as_str(), "ada@example.com");
    assert_eq!(told.order.name.as_deref(), Some("Ada Lovelace"));
    assert_eq!(told.order.line_items, order.placed.line_items);
    assert_eq!(told.order.totals, order.placed.totals);
}

#[tokio::test]
async fn an_order_is_read_with_three_statements() {
    let shop = Shop::open().await;
    let id = shop.place(new_order(None)).await.id;
    let statements = shop.database.read(|snapshot| {
        orders::store::order(snapshot, id)?.unwrap();
        Ok::<_, database::Error>(snapshot.statements())
    });
    assert_eq!(statements.await.unwrap(), 3);
}

#[tokio::test]
async fn an_order_is_placed_with_five_statements_however_many_lines_it_has() {
    let shop = Shop::open().await;
    let (now, number) = (shop.clock.clock().now(), shop.numbers.next().await.unwrap());
    let mut new = new_order(None);
    let template = new.line_items[0].clone();
    new.line_items = (0..64).map(|_| OrderLine { id: LineItemId::new(), ..template.clone() }).collect();
    let statements = shop.database.write(move |tx| {
        orders::store::place(tx, now, new.clone(), number)?;
        Ok::<_, OrderError>(tx.statements())
    });
    assert_eq!(statements.await.unwrap(), 5);
}
