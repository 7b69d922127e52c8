use crate::warehouse::Warehouse;

async fn tamper(shop: &Warehouse, sql: &'static str) {
    shop.tx(move |tx, _| Ok(tx.execute(sql, &[])?)).await.unwrap();
}

#[tokio::test]
async fn wrong_counters_are_found_and_repaired_once() {
    let shop = Warehouse::open().await;
    let (shirt, cap) = (shop.stocked(10).await, shop.stocked(8).await);
    shop.hold("ord_1", &[(shirt, 2), (cap, 1)]).await.unwrap();
    tamper(&shop, "UPDATE stock_levels SET reserved = 7, on_hand = 9").await;
    let found = shop.inventory.verify(false).await.unwrap();
    assert_eq!((found.levels, found.wrong, found.repaired), (2, 2, 0));
    assert_eq!((found.differences[0].moved, found.differences[0].held), (10, 2));
    assert_eq!(shop.inventory.verify(true).await.unwrap().repaired, 2);
    assert!(shop.inventory.verify(true).await.unwrap().is_clean());
    assert_eq!((shop.level(shirt).await, shop.level(cap).await), ((9, 2), (9, 1)));
    assert_eq!(shop.journal(shirt).await.last(), Some(&(-1, "repair".to_owned())));
}

#[tokio::test]
async fn more_promised_than_there_is_needs_a_count_and_is_only_reported() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    shop.hold("ord_1", &[(shirt, 5)]).await.unwrap();
    tamper(&shop, "UPDATE stock_levels SET reserved = 1, on_hand = 3").await;
    let report = shop.inventory.verify(true).await.unwrap();
    assert_eq!((report.wrong, report.repaired), (1, 0));
    assert_eq!(shop.level(shirt).await, (3, 1));
}

#[tokio::test]
async fn a_hold_that_would_never_expire_gets_its_deadline_back() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    shop.hold("ord_1", &[(shirt, 5)]).await.unwrap();
    tamper(&shop, "DELETE FROM reservation_deadlines").await;
    assert!(!shop.inventory.verify(false).await.unwrap().is_clean());
    let report = shop.inventory.verify(true).await.unwrap();
    assert_eq!((report.holds_without_deadline, report.wrong), (1, 0));
    shop.is_sound().await;
    shop.clock.advance(crate::warehouse::MINUTES_15);
    assert_eq!(shop.inventory.expire().await.unwrap(), 1);
}
