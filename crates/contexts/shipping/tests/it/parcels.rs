use std::time::Duration;

use primitives::ShipmentId;
use serde_json::json;
use shipping::{ShipmentStatus, ShippingError};
use tokio::task::JoinSet;

use crate::{Depot, NOW, line};

#[tokio::test]
async fn creating_the_shipment_of_an_order_twice_yields_the_same_one() {
    let depot = Depot::open().await;
    let lines = [line(2), line(1)];
    let first = depot.tx(move |tx| shipping::create_shipment(tx, NOW, "ord_1", &lines)).await.unwrap();
    let later = NOW.plus(Duration::from_secs(60));
    let again = depot.tx(move |tx| shipping::create_shipment(tx, later, "ord_1", &[line(9)])).await.unwrap();
    assert_eq!(first, again);
    let digits = first.id.to_string().trim_start_matches("shp_").to_uppercase();
    assert_eq!(first.tracking_number, format!("CM{digits}"));
    assert_eq!((first.carrier.as_str(), first.status), ("manual", ShipmentStatus::Pending));
    let other = depot.tx(move |tx| shipping::create_shipment(tx, NOW, "ord_2", &lines)).await.unwrap();
    assert_ne!(first.tracking_number, other.tracking_number);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn creating_a_shipment_in_parallel_makes_one() {
    let depot = Depot::open().await;
    let (mut all, lines) = (JoinSet::new(), [line(1)]);
    for _ in 0..50 {
        let db = depot.db.clone();
        all.spawn(
            async move { db.write(move |tx| shipping::create_shipment(tx, NOW, "ord_1", &lines)).await },
        );
    }
    let mut numbers: Vec<String> =
        all.join_all().await.into_iter().map(|made| made.unwrap().tracking_number).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), 1);
    let stored = depot.db.read(|snapshot| shipping::shipments_of(snapshot, "ord_1")).await.unwrap();
    assert_eq!(stored.len(), 1);
}

#[tokio::test]
async fn an_order_may_go_in_several_parcels() {
    let depot = Depot::open().await;
    for parcel in [2, 1, 2] {
        depot.tx(move |tx| shipping::create_parcel(tx, NOW, "ord_1", parcel, &[line(1)])).await.unwrap();
    }
    depot.tx(move |tx| shipping::create_shipment(tx, NOW, "ord_2", &[line(1)])).await.unwrap();
    let stored = depot.db.read(|snapshot| shipping::shipments_of(snapshot, "ord_1")).await.unwrap();
    assert_eq!(stored.iter().map(|shipment| shipment.parcel).collect::<Vec<_>>(), [1, 2]);
    let orders = ["ord_1", "ord_2", "ord_3"].map(str::to_owned);
    let many = depot.db.read(|snapshot| shipping::shipments_of_many(snapshot, &orders)).await.unwrap();
    assert_eq!((many["ord_1"].len(), many["ord_2"].len(), many.len()), (2, 1, 2));
}

#[tokio::test]
async fn a_parcel_is_shipped_then_delivered_and_each_is_told_once() {
    let depot = Depot::open().await;
    let made = depot.tx(|tx| shipping::create_shipment(tx, NOW, "ord_1", &[line(1)])).await.unwrap();
    let id = made.id;
    let early = depot.tx(move |tx| shipping::mark_delivered(tx, NOW, id)).await;
    assert!(matches!(early, Err(ShippingError::IllegalTransition { from: ShipmentStatus::Pending, .. })));
    let shipped = depot.tx(move |tx| shipping::mark_shipped(tx, NOW, id)).await.unwrap();
    assert_eq!((shipped.status, shipped.shipped_at), (ShipmentStatus::Shipped, Some(NOW)));
    assert!(depot.tx(move |tx| shipping::mark_shipped(tx, NOW, id)).await.is_err());
    let later = NOW.plus(Duration::from_secs(86_400));
    let delivered = depot.tx(move |tx| shipping::mark_delivered(tx, later, id)).await.unwrap();
    assert_eq!((delivered.shipped_at, delivered.delivered_at), (Some(NOW), Some(later)));
    let stored = depot.db.read(|snapshot| shipping::find_shipment(snapshot, id)).await.unwrap();
    assert_eq!(stored, Some(delivered));
    let payload = json!({"order_ref": "ord_1", "shipment_id": id, "carrier": "manual", "tracking_number": made.tracking_number});
    let told = ["shipment_shipped", "shipment_delivered"].map(|name| (name.to_owned(), payload.clone()));
    assert_eq!(depot.events().await, told);
}

#[tokio::test]
async fn a_label_is_changed_only_before_the_parcel_leaves() {
    let depot = Depot::open().await;
    let made = depot.tx(|tx| shipping::create_shipment(tx, NOW, "ord_1", &[line(1)])).await.unwrap();
    let label = move |tx: &mut database::Tx<'_>| {
        shipping::label_shipment(tx, made.id, &"DHL".parse().unwrap(), &"JD0140".parse().unwrap())
    };
    let labelled = depot.tx(label).await.unwrap();
    assert_eq!((labelled.carrier.as_str(), labelled.tracking_number.as_str()), ("DHL", "JD0140"));
    let shipped = depot.tx(move |tx| shipping::mark_shipped(tx, NOW, made.id)).await.unwrap();
    assert_eq!(shipped.tracking_number, "JD0140");
    assert!(matches!(depot.tx(label).await, Err(ShippingError::AlreadyLabelled(ShipmentStatus::Shipped))));
}

#[tokio::test]
async fn what_does_not_exist_or_is_empty_is_refused() {
    let depot = Depot::open().await;
    let unknown = ShipmentId::new();
    let shipped = depot.tx(move |tx| shipping::mark_shipped(tx, NOW, unknown)).await;
    assert!(matches!(shipped, Err(ShippingError::UnknownShipment)));
    let empty = depot.tx(|tx| shipping::create_shipment(tx, NOW, "ord_1", &[])).await;
    assert!(matches!(empty, Err(ShippingError::InvalidParcel)));
    let nameless = depot.tx(|tx| shipping::create_shipment(tx, NOW, "", &[line(1)])).await;
    assert!(matches!(nameless, Err(ShippingError::InvalidOrderRef)));
}

#[tokio::test]
async fn the_json_is_that_of_an_orders_shipments() {
    let depot = Depot::open().await;
    let line = line(3);
    let made = depot.tx(move |tx| shipping::create_shipment(tx, NOW, "ord_1", &[line])).await.unwrap();
    assert_eq!(
        serde_json::to_value(&made).unwrap(),
        json!({
            "id": made.id, "carrier": "manual", "tracking_number": made.tracking_number, "status": "pending",
            "line_items": [{"line_item_id": line.line_item_id, "quantity": 3}],
        })
    );
}
