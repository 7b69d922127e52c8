use inventory::{ChangedLevel, Policy, Reason, StockChanged, StockLow, StockOut, Tracking};
use primitives::{Availability, VariantId};

use crate::warehouse::Warehouse;

#[tokio::test]
async fn availability_of_any_number_of_variants_takes_one_statement() {
    let shop = Warehouse::open().await;
    let mut asked: Vec<VariantId> = (0..3_000).map(|_| VariantId::new()).collect();
    let counts: Vec<_> = asked.iter().map(|variant| (*variant, 4)).collect();
    shop.inventory.set_stock_many(&counts, Reason::Import).await.unwrap();
    let unknown = VariantId::new();
    let (gift, preorder) =
        (shop.stocked_as(Tracking::Untracked, 0).await, shop.stocked_as(Tracking::Backorder, 0).await);
    shop.hold("ord_1", &[(asked[0], 4), (asked[1], 1)]).await.unwrap();
    asked.extend([unknown, gift, preorder]);
    let read = shop.db.read(|snapshot| {
        let before = snapshot.statements();
        inventory::availability(snapshot, &asked).map(|told| (told, snapshot.statements() - before))
    });
    let (told, statements) = read.await.unwrap();
    assert_eq!((told.len(), statements), (3_003, 1));
    assert_eq!(told[&asked[0]], Availability::NONE);
    assert_eq!(told[&asked[1]], Availability::of_stock(3));
    assert_eq!(told[&unknown], Availability::NONE);
    assert_eq!((told[&gift], told[&preorder]), (Availability::UNLIMITED, Availability::UNLIMITED));
}

#[tokio::test]
async fn a_transaction_tells_once_what_shoppers_see_differently() {
    let shop = Warehouse::open().await;
    let (shirt, cap) = (shop.stocked(10).await, shop.stocked(20).await);
    let before = shop.events::<StockChanged>().await.len();
    shop.hold("ord_1", &[(shirt, 2), (cap, 3)]).await.unwrap();
    shop.hold("ord_1", &[(shirt, 2), (cap, 3)]).await.unwrap();
    shop.commit("ord_1").await.unwrap();
    let events = shop.events::<StockChanged>().await.split_off(before);
    let level = |variant_id, left| ChangedLevel { variant_id, availability: Availability::of_stock(left) };
    assert_eq!(events, [StockChanged { levels: vec![level(shirt, 8), level(cap, 17)] }]);
    shop.restore("ord_1").await.unwrap();
    let events = shop.events::<StockChanged>().await.split_off(before + 1);
    assert_eq!(events, [StockChanged { levels: vec![level(shirt, 10), level(cap, 20)] }]);
}

#[tokio::test]
async fn low_and_sold_out_are_told_only_when_the_threshold_is_crossed() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    for (owner, number) in [("a", 4), ("b", 1), ("c", 1), ("d", 4)] {
        shop.hold(owner, &[(shirt, number)]).await.unwrap();
    }
    let low = StockLow { variant_id: shirt, quantity: 5, low_stock_at: 5 };
    assert_eq!(shop.events::<StockLow>().await, [low]);
    assert_eq!(shop.events::<StockOut>().await, [StockOut { variant_id: shirt }]);
    shop.release("a").await.unwrap();
    shop.hold("e", &[(shirt, 4)]).await.unwrap();
    assert_eq!(shop.events::<StockLow>().await.len(), 1, "it was low all the time");
    assert_eq!(shop.events::<StockOut>().await.len(), 2);
}

#[tokio::test]
async fn a_policy_that_changes_what_shoppers_see_is_told() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(0).await;
    let before = shop.events::<StockChanged>().await.len();
    let backorder = Policy { tracking: Tracking::Backorder, ..Policy::default() };
    shop.inventory.register(shirt, backorder, 0).await.unwrap();
    shop.inventory.register(shirt, backorder, 0).await.unwrap();
    let events = shop.events::<StockChanged>().await.split_off(before);
    let level = ChangedLevel { variant_id: shirt, availability: Availability::UNLIMITED };
    assert_eq!(events, [StockChanged { levels: vec![level] }]);
}

#[test]
fn the_event_has_flat_levels() {
    let variant_id = VariantId::new();
    let event =
        StockChanged { levels: vec![ChangedLevel { variant_id, availability: Availability::of_stock(3) }] };
    let expected = serde_json::json!({
        "levels": [{"variant_id": variant_id, "available": true, "quantity": 3}]
    });
    assert_eq!(serde_json::to_value(&event).unwrap(), expected);
    assert_eq!(serde_json::from_value::<StockChanged>(expected).unwrap(), event);
}
