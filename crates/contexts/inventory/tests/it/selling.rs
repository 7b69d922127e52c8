use inventory::InventoryError;

use crate::warehouse::{MINUTES_15, Warehouse};

#[tokio::test]
async fn a_commit_takes_the_pieces_out_of_stock_once_with_a_movement() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    let held = shop.hold("ord_1", &[(shirt, 3)]).await.unwrap();
    let sold = shop.commit("ord_1").await.unwrap();
    assert_eq!(sold.allocations, held.allocations);
    assert_eq!(shop.commit("ord_1").await.unwrap(), sold);
    assert_eq!(shop.level(shirt).await, (7, 0));
    assert_eq!(shop.journal(shirt).await, [(10, "initial".to_owned()), (-3, "sale".to_owned())]);
    shop.is_sound().await;
}

#[tokio::test]
async fn without_a_live_hold_there_is_no_commit() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    assert!(matches!(shop.commit("ord_1").await, Err(InventoryError::NoHold)));
    shop.hold("ord_1", &[(shirt, 3)]).await.unwrap();
    shop.clock.advance(MINUTES_15);
    assert!(matches!(shop.commit("ord_1").await, Err(InventoryError::NoHold)), "overdue, though not swept");
    shop.hold("ord_1", &[(shirt, 3)]).await.unwrap();
    assert_eq!(shop.level(shirt).await, (10, 3));
    shop.commit("ord_1").await.unwrap();
    shop.is_sound().await;
}

#[tokio::test]
async fn a_release_gives_back_once_and_a_sale_is_not_released() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    shop.release("ord_1").await.unwrap();
    shop.hold("ord_1", &[(shirt, 3)]).await.unwrap();
    shop.hold("ord_2", &[(shirt, 2)]).await.unwrap();
    shop.release("ord_1").await.unwrap();
    shop.release("ord_1").await.unwrap();
    assert_eq!(shop.level(shirt).await, (10, 2));
    assert!(matches!(shop.commit("ord_1").await, Err(InventoryError::NoHold)));
    shop.commit("ord_2").await.unwrap();
    assert!(matches!(shop.release("ord_2").await, Err(InventoryError::AlreadyCommitted)));
    let again = shop.hold("ord_2", &[(shirt, 2)]).await;
    assert!(matches!(again, Err(InventoryError::AlreadyCommitted)));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_restore_puts_a_sale_back_once() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    assert!(matches!(shop.restore("ord_1").await, Err(InventoryError::NotCommitted)));
    shop.hold("ord_1", &[(shirt, 3)]).await.unwrap();
    assert!(matches!(shop.restore("ord_1").await, Err(InventoryError::NotCommitted)));
    shop.commit("ord_1").await.unwrap();
    shop.restore("ord_1").await.unwrap();
    shop.restore("ord_1").await.unwrap();
    assert_eq!(shop.level(shirt).await, (10, 0));
    assert_eq!(shop.journal(shirt).await.last(), Some(&(3, "cancellation".to_owned())));
    assert!(matches!(shop.commit("ord_1").await, Err(InventoryError::NoHold)));
    shop.is_sound().await;
}

#[tokio::test]
async fn giving_back_undoes_a_hold_a_sale_or_nothing() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    shop.hold("held", &[(shirt, 1)]).await.unwrap();
    shop.hold("sold", &[(shirt, 2)]).await.unwrap();
    shop.commit("sold").await.unwrap();
    for owner in ["held", "sold", "nobody", "sold"] {
        shop.tx(move |tx, now| inventory::give_back(tx, now, owner)).await.unwrap();
    }
    assert_eq!(shop.level(shirt).await, (10, 0));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_failed_transaction_leaves_no_trace_of_a_hold() {
    let shop = Warehouse::open().await;
    let shirt = shop.stocked(10).await;
    let failed = shop
        .tx(move |tx, now| {
            let lines = [(shirt, crate::warehouse::pieces(4))];
            inventory::hold(tx, now, "ord_1", &lines, now.plus(MINUTES_15))?;
            Err::<(), _>(InventoryError::NoHold)
        })
        .await;
    assert!(failed.is_err());
    assert_eq!(shop.level(shirt).await, (10, 0));
    assert!(matches!(shop.commit("ord_1").await, Err(InventoryError::NoHold)));
    shop.is_sound().await;
}

#[tokio::test]
async fn a_purchase_of_two_lines_takes_few_statements_whatever_else_is_held() {
    let shop = Warehouse::open().await;
    let (shirt, cap) = (shop.stocked(90).await, shop.stocked(90).await);
    for number in 0..20 {
        shop.hold(&format!("ord_{number}"), &[(shirt, 1), (cap, 1)]).await.unwrap();
    }
    let lines = [(shirt, crate::warehouse::pieces(2)), (cap, crate::warehouse::pieces(1))];
    let statements = shop
        .tx(move |tx, now| {
            inventory::hold(tx, now, "ord_x", &lines, now.plus(MINUTES_15))?;
            let to_hold = tx.statements();
            inventory::commit(tx, now, "ord_x")?;
            Ok((to_hold, tx.statements() - to_hold))
        })
        .await;
    assert_eq!(statements.unwrap(), (7, 5));
}
