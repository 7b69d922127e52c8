use database::{Error, Tx};
use orders::{
    FulfillmentStatus, OrderError, OrderEvent, OrderStatus, PaymentStatus, Progress, Recorded, Refusal,
    ShippedLine,
};
use primitives::{Amount, OrderId, Quantity, RefundId, ShipmentId, Timestamp};
use proptest::{prelude::*, test_runner::TestRunner};

use crate::{Shop, new_order};

impl Shop {
    async fn tell(
        &self,
        verb: impl Fn(&mut Tx<'_>, Timestamp) -> Result<Recorded, OrderError> + Send + 'static,
    ) -> Result<Recorded, OrderError> {
        let now = self.clock.clock().now();
        let told = self.database.write(move |tx| verb(tx, now)).await;
        told.inspect(Recorded::count)
    }
}

#[tokio::test]
async fn the_ordinary_course_of_an_order_is_announced_step_by_step() {
    let shop = Shop::open().await;
    let order = shop.place(new_order(None)).await;
    let (id, shipment) = (order.id, ShipmentId::new());
    let lines: Vec<_> = order
        .placed
        .line_items
        .iter()
        .map(|line| ShippedLine { line_item_id: line.id, quantity: line.quantity })
        .collect();
    for _once_more in 0..2 {
        let lines = lines.clone();
        shop.tell(move |tx, now| orders::record_payment_authorized(tx, now, id)).await.unwrap();
        shop.tell(move |tx, now| orders::record_paid(tx, now, id)).await.unwrap();
        shop.tell(move |tx, now| orders::confirm(tx, now, id)).await.unwrap();
        shop.tell(move |tx, now| orders::record_shipped(tx, now, id, shipment, &lines)).await.unwrap();
        shop.tell(move |tx, now| orders::record_delivered(tx, now, id, shipment)).await.unwrap();
    }
    let read = shop.order(id).await;
    assert_eq!(read.states.status, OrderStatus::Completed);
    assert_eq!(read.states.payment, PaymentStatus::Paid);
    assert_eq!(read.states.fulfillment, FulfillmentStatus::Delivered);
    assert_eq!((read.version, read.events.len()), (6, 6));
    let announced = shop.announced_names().await;
    assert_eq!(
        announced,
        ["order_placed", "order_paid", "order_confirmed", "order_shipped", "order_delivered"]
    );
}

#[tokio::test]
async fn a_declined_card_leaves_the_order_for_another_attempt() {
    let shop = Shop::open().await;
    let id = shop.place(new_order(None)).await.id;
    let failed = shop.tell(move |tx, now| orders::record_payment_failed(tx, now, id, "card_declined")).await;
    assert!(failed.unwrap().is_new);
    assert_eq!(shop.order(id).await.states.status, OrderStatus::Pending);
    shop.tell(move |tx, now| orders::record_payment_authorized(tx, now, id)).await.unwrap();
    assert_eq!(shop.order(id).await.states.payment, PaymentStatus::Authorized);
    let (name, payload) = shop.announced().await.remove(1);
    assert_eq!((name.as_str(), payload["reason"].as_str()), ("order_payment_failed", Some("card_declined")));
}

#[tokio::test]
async fn a_cancelled_order_can_be_refunded_but_not_paid() {
    let shop = Shop::open().await;
    let id = shop.place(new_order(None)).await.id;
    let refund = RefundId::new();
    shop.tell(move |tx, now| orders::record_paid(tx, now, id)).await.unwrap();
    shop.tell(move |tx, now| orders::record_out_of_stock(tx, now, id)).await.unwrap();
    shop.tell(move |tx, now| orders::cancel(tx, now, id, "out_of_stock")).await.unwrap();
    let amount = Amount::new(3_500);
    shop.tell(move |tx, now| orders::record_refunded(tx, now, id, refund, amount)).await.unwrap();
    let states = shop.order(id).await.states;
    assert_eq!((states.status, states.payment), (OrderStatus::Canceled, PaymentStatus::Refunded));
    let refused = shop.tell(move |tx, now| orders::confirm(tx, now, id)).await;
    let illegal = Refusal::IllegalTransition { verb: "confirmed", states };
    assert!(matches!(refused, Err(OrderError::Refused(refusal)) if refusal == illegal));
    let announced = shop.announced_names().await;
    assert_eq!(announced, ["order_placed", "order_paid", "order_cancelled", "order_refunded"]);
}

#[tokio::test]
async fn an_unknown_order_is_told_nothing() {
    let shop = Shop::open().await;
    let told = shop.tell(|tx, now| orders::record_paid(tx, now, OrderId::new())).await;
    assert!(matches!(told, Err(OrderError::UnknownOrder(_))));
}

/// One of the verbs, with the values that its number stands for.
fn verb(tx: &mut Tx<'_>, now: Timestamp, order: &orders::Order, number: u8) -> Result<Recorded, OrderError> {
    let id = order.id;
    let parcel = |n: u8| ShipmentId::from_uuid(uuid::Uuid::from_u128(n.into()));
    let line =
        |n: usize| [ShippedLine { line_item_id: order.placed.line_items[n].id, quantity: Quantity::ONE }];
    match number {
        0..3 => orders::record_payment_authorized(tx, now, id),
        3 => orders::record_payment_failed(tx, now, id, "card_declined"),
        4..7 => orders::record_paid(tx, now, id),
        7..10 => orders::confirm(tx, now, id),
        10 => orders::cancel(tx, now, id, "changed my mind"),
        11 => orders::record_out_of_stock(tx, now, id),
        12..16 => orders::record_shipped(tx, now, id, parcel(number), &line(usize::from(number % 2))),
        16..20 => orders::record_delivered(tx, now, id, parcel(number - 4)),
        20 => orders::record_refunded(tx, now, id, RefundId::from_uuid(uuid::Uuid::nil()), Amount::new(900)),
        _ => orders::record_returned(tx, now, id),
    }
}

#[test]
fn the_states_in_the_row_are_the_fold_of_the_stored_events() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let shop = runtime.block_on(Shop::open());
    let mut runner = TestRunner::new(ProptestConfig::with_cases(40));
    let sequences = proptest::collection::vec(0..22_u8, 0..30);
    let check = |numbers: Vec<u8>| {
        runtime.block_on(async {
            let order = shop.place(new_order(None)).await;
            for number in numbers {
                let told = order.clone();
                // What is refused must leave no trace either.
                let _ = shop.tell(move |tx, now| verb(tx, now, &told, number)).await;
            }
            let read = shop.order(order.id).await;
            let events: Vec<OrderEvent> = read.events.into_iter().map(|happened| happened.event).collect();
            let rebuilt = Progress::rebuild(&events).unwrap().states();
            prop_assert_eq!((rebuilt, events.len() as i64), (read.states, read.version));
            Ok(())
        })
    };
    runner.run(&sequences, check).unwrap();
}

#[tokio::test]
async fn a_refused_verb_leaves_nothing_behind() {
    let shop = Shop::open().await;
    let before = shop.place(new_order(None)).await;
    let id = before.id;
    shop.tell(move |tx, now| orders::record_delivered(tx, now, id, ShipmentId::new())).await.unwrap_err();
    assert_eq!(shop.order(id).await, before);
    let count = shop.database.read(|s| s.query_opt("SELECT COUNT(*) FROM order_events", &[], |r| r.get(0)));
    assert_eq!(count.await.unwrap_or_else(|error: Error| panic!("{error}")), Some(1_i64));
}
