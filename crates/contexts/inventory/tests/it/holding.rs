use inventory::{InventoryError, LocationName, Reason, Shortage, Tracking};
use primitives::VariantId;

use crate::warehouse::{MINUTES_15, Warehouse, pieces};

#[tokio::test]
async fn a_hold_reserves_all_lines_and_merges_those_of_one_variant() {
    let shop = Warehouse::open().await;
    let (shirt, cap) = (shop.stocked(10).await, shop.stocked(3).await);
    let held = shop.hold("ord_1", &[(shirt, 2), (cap, 3), (shirt, 1)]).await.unwrap();
    assert_eq!(held.expires_at, shop.now().plus(MINUTES_15));
    assert_eq!(held.allocations.len(), 2);
    assert_eq!(shop.level(shirt).await, (10, 3));
    assert_eq!(shop.level(cap).await, (3, 3));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_hold_with_a_shortage_names_it_and_reserves_nothing() {
    let shop = Warehouse::open().await;
    let (shirt, cap, unknown) = (shop.stocked(10).await, shop.stocked(1).await, VariantId::new());
    let refused = shop.hold("ord_1", &[(shirt, 2), (cap, 2), (unknown, 1)]).await;
    let Err(InventoryError::Insufficient(shortages)) = refused else { panic!("{refused:?}") };
    assert_eq!(
        shortages,
        [
            Shortage { variant: cap, wanted: 2, available: 1 },
            Shortage { variant: unknown, wanted: 1, available: 0 }
        ]
    );
    assert_eq!(shop.level(shirt).await, (10, 0));
}

#[tokio::test]
async fn holding_the_same_lines_again_answers_the_same_hold() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    let first = shop.hold("ord_1", &[(shirt, 2), (shirt, 2)]).await.unwrap();
    shop.clock.advance(MINUTES_15 / 2);
    assert_eq!(shop.hold("ord_1", &[(shirt, 4)]).await.unwrap(), first);
    assert_eq!(shop.level(shirt).await, (10, 4));
}

#[tokio::test]
async fn holding_other_lines_replaces_the_hold_and_may_use_what_it_had() {
    let shop = Warehouse::open().await;
    let (shirt, cap) = (shop.stocked(5).await, shop.stocked(5).await);
    shop.hold("ord_1", &[(shirt, 5)]).await.unwrap();
    shop.hold("ord_1", &[(shirt, 4), (cap, 1)]).await.unwrap();
    assert_eq!((shop.level(shirt).await, shop.level(cap).await), ((5, 4), (5, 1)));
    assert!(shop.hold("ord_1", &[(shirt, 6)]).await.is_err());
    assert_eq!(shop.level(shirt).await, (5, 4), "the earlier hold stays when another cannot be had");
    shop.is_sound().await;
}

#[tokio::test]
async fn a_line_is_split_over_locations_by_priority() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(2).await;
    let name: LocationName = "Back room".parse().unwrap();
    let back_room = shop.tx(move |tx, now| inventory::add_location(tx, now, &name, 200)).await.unwrap();
    shop.inventory.set_stock(shirt, Some(back_room), 8, Reason::Count).await.unwrap();
    let held = shop.hold("ord_1", &[(shirt, 5)]).await.unwrap();
    let taken = |in_back_room| {
        held.allocations.iter().find(|a| (a.location == back_room) == in_back_room).unwrap().quantity
    };
    assert_eq!((taken(false), taken(true)), (2, 3));
    shop.commit("ord_1").await.unwrap();
    shop.is_sound().await;
}

#[tokio::test]
async fn a_backorder_reserves_the_stock_there_is_and_sells_on() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked_as(Tracking::Backorder, 3).await;
    let held = shop.hold("ord_1", &[(shirt, 5)]).await.unwrap();
    assert_eq!((held.allocations[0].quantity, held.allocations[0].beyond_stock), (3, 2));
    assert_eq!(shop.hold("ord_1", &[(shirt, 5)]).await.unwrap(), held);
    shop.commit("ord_1").await.unwrap();
    assert_eq!(shop.level(shirt).await, (0, 0));
    shop.hold("ord_2", &[(shirt, 5)]).await.unwrap();
    shop.is_sound().await;
}

#[tokio::test]
async fn an_untracked_variant_is_always_sold_and_its_stock_never_moves() {
    let shop = Warehouse::open().await;
    let voucher = shop.stocked_as(Tracking::Untracked, 0).await;
    shop.hold("ord_1", &[(voucher, 9_999)]).await.unwrap();
    shop.commit("ord_1").await.unwrap();
    shop.restore("ord_1").await.unwrap();
    assert_eq!(shop.level(voucher).await, (0, 0));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_hold_needs_an_owner_and_lines_within_the_limits() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(1_000).await;
    for owner in [String::new(), "x".repeat(192)] {
        assert!(matches!(shop.hold(&owner, &[(shirt, 1)]).await, Err(InventoryError::InvalidOwner)));
    }
    for lines in [vec![], vec![(shirt, pieces(1)); 251]] {
        let refused =
            shop.tx(move |tx, now| inventory::hold(tx, now, "ord_1", &lines, now.plus(MINUTES_15))).await;
        assert!(matches!(refused, Err(InventoryError::InvalidLines)));
    }
}
