use std::time::Duration;

use inventory::InventoryError;

use crate::warehouse::{MINUTES_15, Warehouse};

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn overdue_holds_are_given_back_the_longest_overdue_first() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    for owner in ["ord_a", "ord_b", "ord_c"] {
        shop.hold(owner, &[(shirt, 2)]).await.unwrap();
        shop.clock.advance(MINUTE);
    }
    shop.commit("ord_b").await.unwrap();
    shop.clock.advance(MINUTES_15);
    let one = shop.tx(|tx, now| inventory::expire_due(tx, now, 1)).await.unwrap();
    assert_eq!(one, ["ord_a"]);
    let rest = shop.tx(|tx, now| inventory::expire_due(tx, now, 10)).await.unwrap();
    assert_eq!(rest, ["ord_c"]);
    assert_eq!(shop.tx(|tx, now| inventory::expire_due(tx, now, 10)).await.unwrap(), Vec::<String>::new());
    assert_eq!(shop.level(shirt).await, (8, 0));
    shop.is_sound().await;
}

#[tokio::test]
async fn an_extended_hold_lives_on_and_is_never_shortened() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    shop.hold("ord_1", &[(shirt, 2)]).await.unwrap();
    for time in [MINUTES_15 * 2, MINUTE, MINUTES_15 * 2] {
        shop.tx(move |tx, now| inventory::extend(tx, "ord_1", now.plus(time))).await.unwrap();
    }
    shop.clock.advance(MINUTES_15);
    assert_eq!(shop.inventory.expire().await.unwrap(), 0);
    shop.clock.advance(MINUTES_15);
    assert_eq!(shop.inventory.expire().await.unwrap(), 1);
    let gone = shop.tx(|tx, now| inventory::extend(tx, "ord_1", now.plus(MINUTE))).await;
    assert!(matches!(gone, Err(InventoryError::NoHold)));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_backlog_of_overdue_holds_is_expired_in_chunks() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(500).await;
    for number in 0..120 {
        shop.hold(&format!("ord_{number}"), &[(shirt, 1)]).await.unwrap();
    }
    shop.clock.advance(MINUTES_15);
    assert_eq!(shop.inventory.expire().await.unwrap(), 120);
    assert_eq!(shop.level(shirt).await, (500, 0));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_stray_deadline_never_ends_a_sale_or_a_hold_that_still_has_time() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    shop.hold("sold", &[(shirt, 2)]).await.unwrap();
    shop.commit("sold").await.unwrap();
    shop.hold("held", &[(shirt, 3)]).await.unwrap();
    shop.tx(|tx, _| {
        let sql = "INSERT INTO reservation_deadlines (expires_at, owner) VALUES (1, 'sold'), (1, 'held')";
        Ok(tx.execute(sql, &[])?)
    })
    .await
    .unwrap();
    assert_eq!(shop.inventory.expire().await.unwrap(), 0);
    assert_eq!(shop.level(shirt).await, (8, 3));
    shop.is_sound().await;
}
