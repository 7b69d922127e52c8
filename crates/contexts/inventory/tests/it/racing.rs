use inventory::InventoryError;
use tokio::task::JoinSet;

use crate::warehouse::{MINUTES_15, Warehouse, pieces};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_500_parallel_holds_of_100_pieces_exactly_100_succeed() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(100).await;
    let mut all = JoinSet::new();
    for number in 0..500 {
        let (db, now) = (shop.db.clone(), shop.now());
        all.spawn(async move {
            db.write(move |tx| {
                let lines = [(shirt, pieces(1))];
                inventory::hold(tx, now, &format!("ord_{number}"), &lines, now.plus(MINUTES_15))
            })
            .await
        });
    }
    let results = all.join_all().await;
    let refused = |result: &Result<_, _>| matches!(result, Err(InventoryError::Insufficient(_)));
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 100);
    assert_eq!(results.iter().filter(|result| refused(result)).count(), 400);
    assert_eq!(shop.level(shirt).await, (100, 100));
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn holds_of_two_variants_in_opposite_orders_all_succeed() {
    let shop = Warehouse::open().await;
    let (shirt, cap) = (shop.stocked(200).await, shop.stocked(200).await);
    let mut all = JoinSet::new();
    for number in 0..200 {
        let (db, now) = (shop.db.clone(), shop.now());
        all.spawn(async move {
            db.write(move |tx| {
                let mut lines = [(shirt, pieces(1)), (cap, pieces(1))];
                if number % 2 == 0 {
                    lines.reverse();
                }
                let owner = format!("ord_{number}");
                inventory::hold(tx, now, &owner, &lines, now.plus(MINUTES_15))?;
                inventory::commit(tx, now, &owner)
            })
            .await
        });
    }
    assert!(all.join_all().await.iter().all(Result::is_ok));
    assert_eq!((shop.level(shirt).await, shop.level(cap).await), ((0, 0), (0, 0)));
    shop.is_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_owner_holding_in_parallel_holds_once() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(50).await;
    let mut all = JoinSet::new();
    for _ in 0..20 {
        let (db, now) = (shop.db.clone(), shop.now());
        all.spawn(async move {
            let lines = [(shirt, pieces(4))];
            db.write(move |tx| inventory::hold(tx, now, "ord_1", &lines, now.plus(MINUTES_15))).await
        });
    }
    assert!(all.join_all().await.iter().all(Result::is_ok));
    assert_eq!(shop.level(shirt).await, (50, 4));
}
