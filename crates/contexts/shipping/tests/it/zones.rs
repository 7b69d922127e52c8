use primitives::{Amount, Currency};
use serde_json::json;
use shipping::{Shipping, Zones, default_zones};

use crate::Depot;

#[tokio::test]
async fn a_new_store_begins_with_the_built_in_zones_and_keeps_its_own_afterwards() {
    let depot = Depot::open().await;
    let shipping = Shipping::open(depot.db.clone(), Currency::EUR).await.unwrap();
    let built_in = default_zones(Currency::EUR).unwrap();
    assert_eq!(*shipping.zones(), built_in);
    let own = Zones::new(built_in.as_slice()[1..].to_vec()).unwrap();
    shipping.set_zones(own.clone()).await.unwrap();
    assert_eq!(*shipping.zones(), own);
    let again = Shipping::open(depot.db.clone(), Currency::EUR).await.unwrap();
    assert_eq!(*again.zones(), own);
}

#[tokio::test]
async fn another_handle_sees_changed_zones_once_it_is_refreshed() {
    let depot = Depot::open().await;
    let here = Shipping::open(depot.db.clone(), Currency::USD).await.unwrap();
    let there = Shipping::open(depot.db.clone(), Currency::USD).await.unwrap();
    let mut zones = here.zones().as_slice().to_vec();
    zones[0].rates[0].amount = Amount::new(700);
    here.set_zones(Zones::new(zones).unwrap()).await.unwrap();
    let standard = |shipping: &Shipping| {
        shipping.options("US".parse().unwrap(), Amount::ZERO, Currency::USD)[0].amount.minor_units()
    };
    assert_eq!((standard(&here), standard(&there)), (700, 500));
    there.refresh().await.unwrap();
    assert_eq!(standard(&there), 700);
}

#[tokio::test]
async fn the_json_of_options_is_that_of_a_checkout() {
    let depot = Depot::open().await;
    let shipping = Shipping::open(depot.db.clone(), Currency::USD).await.unwrap();
    let options = shipping.options("US".parse().unwrap(), Amount::new(24_000), Currency::USD);
    assert_eq!(
        serde_json::to_value(options).unwrap(),
        json!([
            {"id": "standard", "title": "Standard (3–5 days)", "amount": 0},
            {"id": "express", "title": "Express (1–2 days)", "amount": 1500},
        ])
    );
}
